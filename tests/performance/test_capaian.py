"""The rules of capaian against cases worked by hand, most of them from the 2024 Renja."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from performance.agregasi import NilaiTriwulan, tahun_dari_triwulan
from performance.capaian import (
    batasi,
    capaian,
    capaian_negatif_a,
    capaian_negatif_b,
    capaian_positif,
    capaian_stabil,
    capaian_terhitung,
    pertumbuhan,
    rasio,
    rata_rata,
)
from performance.hasil import Hasil, tidak_dapat
from planning.kuantitas import Keadaan, Kuantitas, kosong, urai_kuantitas

SAKIP = ("D", "C", "CC", "B", "BB", "A", "AA")


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
        ("0-2 kasus", "0 kasus", "100.00", "100.00"),
        ("0-2 kasus", "3 kasus", "50.00", "66.67"),
    ],
)
def test_makin_rendah_makin_baik(target, realisasi, varian_a, varian_b):
    assert capaian_negatif_a(q(target), q(realisasi)).nilai_bulat == Decimal(varian_a)
    assert capaian_negatif_b(q(target), q(realisasi)).nilai_bulat == Decimal(varian_b)


def test_stabil_lebih_buruk_di_kedua_sisi():
    assert capaian_stabil(q("100 %"), q("90 %")).nilai_bulat == Decimal("90.00")
    assert capaian_stabil(q("100 %"), q("110 %")).nilai_bulat == Decimal("90.00")
    assert capaian_stabil(q("100 %"), q("250 %")).nilai == 0
    assert capaian_stabil(q("80-90 %"), q("72 %")).nilai_bulat == Decimal("90.00")
    assert capaian_stabil(q("80-90 %"), q("99 %")).nilai_bulat == Decimal("90.00")


@pytest.mark.parametrize(
    ("target", "realisasi", "alasan"),
    [
        (q("80 %"), kosong("%"), "realisasi belum dilaporkan"),
        (q("80 %"), kosong("%", Keadaan.BELUM_RILIS), "realisasi belum rilis"),
        (kosong("%"), q("80 %"), "target tidak ada"),
        (kosong("%", Keadaan.TIDAK_DIRENCANAKAN), q("80 %"), "tidak direncanakan pada tahun ini"),
        (kosong("%", Keadaan.TIDAK_DIRENCANAKAN), kosong("%"), "tidak direncanakan pada tahun ini"),
        (q("-5 %"), q("-4 %"), "target negatif"),
        (q("80 %"), q("70-75 %"), "realisasi bukan satu angka"),
        (q("80 %"), Kuantitas(teks="WTP"), "realisasi bukan satu angka"),
        (Kuantitas(teks="WTP"), q("80 %"), "target bukan angka"),
        (q("0 %"), q("80 %"), "target nol"),
        (q("200 Orang"), q("54 %"), "satuan berbeda: target Orang, realisasi %"),
    ],
)
def test_tanpa_angka_disebut_alasannya(target, realisasi, alasan):
    hasil = capaian_positif(target, realisasi)
    assert (hasil.nilai, hasil.alasan) == (None, alasan)


def test_ejaan_satuan_tidak_membedakan():
    hasil = capaian_positif(q("12 Orang/Bulan"), q("9 orang / bulan"))
    assert hasil.nilai_bulat == Decimal("75.00")


def test_nol_yang_dilaporkan_bukan_kosong():
    assert capaian_positif(q("80 %"), q("0 %")).nilai == 0
    assert capaian_positif(q("80 %"), kosong("%")).nilai is None


def test_hanya_belum_rilis_yang_ditandai():
    belum = kosong("%", Keadaan.BELUM_RILIS)
    assert capaian_positif(q("80 %"), belum).belum_rilis
    assert not capaian_positif(q("80 %"), kosong("%")).belum_rilis
    assert not capaian_positif(kosong("%"), belum).belum_rilis, (
        "tanpa target tidak ada yang dinanti"
    )


@pytest.mark.parametrize(
    ("realisasi", "alasan"),
    [("0 kali", "realisasi nol"), ("-1 kali", "realisasi negatif")],
)
def test_varian_b_tidak_membagi_dengan_nol_atau_negatif(realisasi, alasan):
    assert capaian_negatif_b(q("5 kali"), q(realisasi)).alasan == alasan
    assert capaian_negatif_a(q("5 kali"), q("0 kali")).nilai_bulat == Decimal("200.00")


@pytest.mark.parametrize(
    ("arah", "target", "realisasi", "persen"),
    [
        ("positif", "BB", "A", "120.00"),  # 6 / 5
        ("positif", "BB", "B", "80.00"),  # 4 / 5
        ("positif", "BB", "bb ", "100.00"),
        ("negatif", "BB", "B", "133.33"),  # from the other end 4 / 3
        ("negatif", "BB", "A", "66.67"),  # 2 / 3
        ("stabil", "BB", "A", "80.00"),  # (2 x 5 - 6) / 5
        ("stabil", "BB", "B", "80.00"),
    ],
)
def test_nilai_ordinal_menurut_peringkatnya(arah, target, realisasi, persen):
    hasil = capaian(Kuantitas(teks=target), Kuantitas(teks=realisasi), arah, "A", SAKIP)
    assert hasil.nilai_bulat == Decimal(persen)
    assert hasil.aturan == "skala ordinal: peringkat R / peringkat T"
    ujung = "tertinggi" if arah == "negatif" else "terendah"
    assert hasil.catatan == (f"Peringkat 1 bagi nilai {ujung} pada skala D, C, CC, B, BB, A, AA.",)


@pytest.mark.parametrize(
    ("target", "realisasi", "skala", "alasan"),
    [
        ("BB", "A", (), "target berupa teks tanpa skala ordinal"),
        ("BB", "A+", SAKIP, 'realisasi "A+" tidak ada pada skala ordinal'),
        ("WTP", "A", SAKIP, 'target "WTP" tidak ada pada skala ordinal'),
    ],
)
def test_nilai_di_luar_skala_ordinal_disebut(target, realisasi, skala, alasan):
    hasil = capaian(Kuantitas(teks=target), Kuantitas(teks=realisasi), "positif", "A", skala)
    assert (hasil.nilai, hasil.alasan) == (None, alasan)


def test_realisasi_ordinal_yang_belum_ada_bukan_peringkat_terendah():
    target = Kuantitas(teks="BB")
    belum = capaian(target, kosong(), "positif", "A", SAKIP)
    assert (belum.nilai, belum.alasan) == (None, "realisasi belum dilaporkan")
    nanti = capaian(target, kosong("", Keadaan.BELUM_RILIS), "positif", "A", SAKIP)
    assert (nanti.alasan, nanti.belum_rilis) == ("realisasi belum rilis", True)
    angka = capaian(target, q("5 %"), "positif", "A", SAKIP)
    assert angka.alasan == 'realisasi "5 %" tidak ada pada skala ordinal'


@pytest.mark.parametrize(
    ("persen", "batas", "dibatasi"),
    [
        ("155.88", None, "155.88"),
        ("155.88", 120, "120"),
        ("155.88", 100, "100"),
        ("120", 120, "120"),
        ("45.61", 100, "45.61"),
        ("0", 100, "0"),
    ],
)
def test_batas_memotong_dari_atas_saja(persen, batas, dibatasi):
    assert batasi(Hasil(Decimal(persen)), batas).nilai == Decimal(dibatasi)


def test_batas_menyebut_dirinya():
    hasil = batasi(capaian_positif(q("68 %"), q("106 %")), 120)
    assert hasil.rumus == "min(120; 106 / 68 × 100)"
    assert hasil.aturan.endswith("; dibatasi 120 %")
    kosong_tetap = batasi(capaian_positif(q("68 %"), kosong("%")), 120)
    assert (kosong_tetap.nilai, kosong_tetap.alasan) == (None, "realisasi belum dilaporkan")


def test_capaian_tahun_menyebut_triwulan_yang_kurang():
    laporan = {1: [NilaiTriwulan(q("5 Dokumen"))]}
    tahun = tahun_dari_triwulan(laporan, "kumulatif", "pada", "Dokumen", 2)
    hasil = capaian_terhitung(q("12 Dokumen"), tahun, "positif")
    assert (hasil.nilai, hasil.alasan) == (None, "TW II belum dilaporkan")
    tanpa_target = capaian_terhitung(kosong("Dokumen"), tahun, "positif")
    assert tanpa_target.alasan == "target tidak ada"
    lengkap = tahun_dari_triwulan(laporan, "kumulatif", "pada", "Dokumen", 1)
    assert capaian_terhitung(q("20 Dokumen"), lengkap, "positif").nilai_bulat == Decimal("25.00")


def test_serapan_hubungan_industrial_2021():
    assert rasio(162_164_977, 168_303_977).nilai_bulat == Decimal("96.35")
    assert rasio(None, 168_303_977).alasan == "realisasi belum ada"
    assert rasio(0, 168_303_977).nilai == 0
    assert rasio(5, None, ("realisasi", "pagu DPA")).alasan == "pagu DPA tidak ada"
    assert rasio(0, 0).alasan == "anggaran nol"


ANGGARAN_PENUNJANG = (9_589_454_559, 8_587_460_539, 633_634_120, 3_990_545_128, 3_535_388_000)


def test_pertumbuhan_program_penunjang_2021_bertanda():
    assert pertumbuhan(9_589_454_559, 8_587_460_539).nilai_bulat == Decimal("-10.45")
    assert pertumbuhan(8_633_405_871, 8_091_418_630).nilai_bulat == Decimal("-6.28")
    assert pertumbuhan(0, 5).alasan == "tahun sebelumnya nol"
    assert pertumbuhan(-5, 5).alasan == "tahun sebelumnya negatif"
    assert pertumbuhan(None, 5).alasan == "salah satu tahun tidak ada nilainya"


def test_rata_rata_pertumbuhan_tiga_tahun_dan_empat_tahun():
    tumbuh = [pertumbuhan(lama, baru) for lama, baru in pairwise(ANGGARAN_PENUNJANG)]
    assert rata_rata(tumbuh, "pertumbuhan").nilai_bulat == Decimal("103.83")
    tumbuh[2] = tidak_dapat("perangkat daerahnya berbeda")
    tiga = rata_rata(tumbuh, "pertumbuhan")
    assert tiga.nilai_bulat == Decimal("-38.16")
    assert tiga.catatan == ("3 dari 4 pertumbuhan dihitung",)
    assert tiga.rumus == "((-10,4489) + (-92,6214) + (-11,4059)) / 3"


def test_rata_rata_administrasi_keuangan_55_bukan_67():
    hasil = rata_rata([Hasil(Decimal(100)), Hasil(Decimal(40)), Hasil(Decimal(25))])
    assert hasil.nilai_bulat == Decimal("55.00")
    assert rata_rata([Hasil(alasan="realisasi belum dilaporkan")]).nilai is None


@given(
    st.decimals(1, 1000, places=2),
    st.decimals(0, 1000, places=2),
    st.sampled_from(["positif", "negatif", "stabil"]),
)
def test_capaian_tidak_pernah_negatif(target, realisasi, arah):
    hasil = capaian(Kuantitas(target, satuan="%"), Kuantitas(realisasi, satuan="%"), arah)
    assert hasil.nilai is not None
    assert hasil.nilai >= 0
