"""The rules of capaian against cases worked by hand, most of them from the 2024 Renja."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from performance.capaian import (
    capaian,
    capaian_negatif_a,
    capaian_negatif_b,
    capaian_positif,
    capaian_stabil,
    pertumbuhan,
    rasio,
    rata_rata,
)
from performance.hasil import Hasil
from performance.predikat import Kelas, Skala, predikat
from planning.kuantitas import Keadaan, Kuantitas, kosong, urai_kuantitas

LAN = Skala(
    "lan",
    "LAN",
    (
        Kelas(Decimal(85), "Sangat Berhasil"),
        Kelas(Decimal(70), "Berhasil"),
        Kelas(Decimal(55), "Cukup Berhasil"),
        Kelas(Decimal(0), "Kurang Berhasil"),
    ),
)
PERMENDAGRI = Skala(
    "86-2017",
    "Permendagri 86/2017",
    (
        Kelas(Decimal(90), "Sangat Tinggi", termasuk=False),
        Kelas(Decimal(75), "Tinggi", termasuk=False),
        Kelas(Decimal(65), "Sedang", termasuk=False),
        Kelas(Decimal(50), "Rendah", termasuk=False),
        Kelas(Decimal(0), "Sangat Rendah"),
    ),
)


def q(teks: str) -> Kuantitas:
    return urai_kuantitas(teks)


@pytest.mark.parametrize(
    ("target", "realisasi", "persen"),
    [
        ("50,22 %", "59,45 %", "118.38"),
        ("62 %", "28,28 %", "45.61"),
        ("68 %", "106 %", "155.88"),
        ("72 %", "99 %", "137.50"),
        ("53 %", "86 %", "162.26"),
        ("52 %", "94 %", "180.77"),
        ("89,30-89,98 %", "90,87 %", "100.99"),
        ("89,30-89,98 %", "89,30 %", "100.00"),
        ("80 %", "0 %", "0.00"),
        ("Rp 145.970.000", "Rp 145.970.000", "100.00"),
    ],
)
def test_makin_tinggi_makin_baik(target, realisasi, persen):
    assert capaian_positif(q(target), q(realisasi)).nilai_bulat == Decimal(persen)


@pytest.mark.parametrize(
    ("target", "realisasi", "varian_a", "varian_b"),
    [
        ("8,35-10,25 %", "7,00 %", "116.17", "119.29"),
        ("8,35-10,25 %", "9 %", "100.00", "100.00"),
        ("8,35-10,25 %", "12 %", "82.93", "85.42"),
        ("10 %", "25 %", "0.00", "40.00"),
        ("0 kasus", "0 kasus", "100.00", "100.00"),
        ("0 kasus", "3 kasus", "0.00", "0.00"),
    ],
)
def test_makin_rendah_makin_baik(target, realisasi, varian_a, varian_b):
    assert capaian_negatif_a(q(target), q(realisasi)).nilai_bulat == Decimal(varian_a)
    assert capaian_negatif_b(q(target), q(realisasi)).nilai_bulat == Decimal(varian_b)


def test_stabil_lebih_buruk_di_kedua_sisi():
    assert capaian_stabil(q("100 %"), q("90 %")).nilai_bulat == Decimal("90.00")
    assert capaian_stabil(q("100 %"), q("110 %")).nilai_bulat == Decimal("90.00")


@pytest.mark.parametrize(
    ("target", "realisasi", "alasan"),
    [
        (q("80 %"), kosong("%"), "realisasi belum dilaporkan"),
        (q("80 %"), kosong("%", Keadaan.BELUM_RILIS), "realisasi belum rilis"),
        (kosong("%"), q("80 %"), "target tidak ada"),
        (kosong("%", Keadaan.TIDAK_DIRENCANAKAN), q("80 %"), "tidak direncanakan pada tahun ini"),
        (q("0 %"), q("80 %"), "target nol"),
        (q("200 Orang"), q("54 %"), "satuan berbeda: target Orang, realisasi %"),
    ],
)
def test_tanpa_angka_disebut_alasannya(target, realisasi, alasan):
    hasil = capaian_positif(target, realisasi)
    assert (hasil.nilai, hasil.alasan) == (None, alasan)


def test_nol_yang_dilaporkan_bukan_kosong():
    assert capaian_positif(q("80 %"), q("0 %")).nilai == 0
    assert capaian_positif(q("80 %"), kosong("%")).nilai is None


def test_serapan_hubungan_industrial_2021():
    assert rasio(162_164_977, 168_303_977).nilai_bulat == Decimal("96.35")
    assert rasio(None, 168_303_977).alasan == "realisasi belum ada"
    assert rasio(0, 0).alasan == "anggaran nol"


def test_pertumbuhan_program_penunjang_2021_bertanda():
    assert pertumbuhan(9_589_454_559, 8_587_460_539).nilai_bulat == Decimal("-10.45")
    assert pertumbuhan(8_633_405_871, 8_091_418_630).nilai_bulat == Decimal("-6.28")
    assert pertumbuhan(0, 5).alasan == "tahun sebelumnya nol"


def test_rata_rata_administrasi_keuangan_55_bukan_67():
    hasil = rata_rata([Hasil(Decimal(100)), Hasil(Decimal(40)), Hasil(Decimal(25))])
    assert hasil.nilai_bulat == Decimal("55.00")
    assert rata_rata([Hasil(alasan="realisasi belum dilaporkan")]).nilai is None


@pytest.mark.parametrize(
    ("nilai", "lan", "permendagri"),
    [
        ("84.994", "Berhasil", "Tinggi"),
        ("84.995", "Sangat Berhasil", "Tinggi"),
        ("90.00", "Sangat Berhasil", "Tinggi"),
        ("90.01", "Sangat Berhasil", "Sangat Tinggi"),
        ("41.59", "Kurang Berhasil", "Sangat Rendah"),
    ],
)
def test_predikat_dari_nilai_yang_dicetak(nilai, lan, permendagri):
    assert predikat(Hasil(Decimal(nilai)), LAN) == lan
    assert predikat(Hasil(Decimal(nilai)), PERMENDAGRI) == permendagri


@given(st.decimals(0, 200, places=4))
def test_tidak_ada_celah_antarkelas(nilai):
    for skala in (LAN, PERMENDAGRI):
        assert predikat(Hasil(nilai), skala) in {kelas.nama for kelas in skala.kelas}


@given(
    st.decimals(1, 1000, places=2),
    st.decimals(0, 1000, places=2),
    st.sampled_from(["positif", "negatif", "stabil"]),
)
def test_capaian_tidak_pernah_negatif(target, realisasi, arah):
    hasil = capaian(Kuantitas(target, satuan="%"), Kuantitas(realisasi, satuan="%"), arah)
    assert hasil.nilai is not None
    assert hasil.nilai >= 0
