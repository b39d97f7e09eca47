"""The mean of a group: who is counted, who is not and why, and when there is a predikat."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from performance.capaian import BELUM_RILIS
from performance.hasil import Hasil, tidak_dapat
from performance.kelompok import (
    Anggota,
    RataRata,
    capaian_baris,
    predikat_kelompok,
    rata_rata_kelompok,
)
from performance.predikat import Predikat
from performance.skala import LAN

BELUM = tidak_dapat("realisasi belum dilaporkan")
NANTI = tidak_dapat(BELUM_RILIS, belum_rilis=True)
TARGET_NOL = tidak_dapat("target nol")


def persen(nilai: str | int) -> Hasil:
    return Hasil(Decimal(nilai))


def anggota(*nilai: str | int) -> list[Anggota]:
    return [Anggota(f"Kegiatan {nomor}", persen(isi)) for nomor, isi in enumerate(nilai, 1)]


DIAM = Anggota("Kegiatan yang diam", BELUM, lapor=False)
BERBAGAI = [
    *anggota(100, 40),
    Anggota("BPS", NANTI, lapor=False),
    Anggota("Tidak direncanakan", BELUM, wajib=False, lapor=False),
    Anggota("Target nol", TARGET_NOL),
    DIAM,
]


def test_administrasi_keuangan_55_bukan_67():
    rata = rata_rata_kelompok(anggota(100, 40, 25), "sub kegiatan")
    assert rata.hasil.nilai_bulat == Decimal("55.00")
    assert rata.hasil.aturan == "rata-rata sub kegiatan"
    assert rata.hasil.rumus == "(100 + 40 + 25) / 3"
    assert [satu.nama for satu in rata.hasil.masukan] == ["Kegiatan 1", "Kegiatan 2", "Kegiatan 3"]
    assert rata.keterangan == "3 dari 3 sub kegiatan dihitung"
    assert predikat_kelompok(rata, LAN) == Predikat("Cukup Berhasil")


def test_setiap_anggota_dicacah_menurut_sebabnya():
    rata = rata_rata_kelompok(BERBAGAI, "kegiatan")
    assert rata.hasil.nilai == 70
    assert (rata.banyak, rata.terhitung, rata.belum_lapor) == (6, 2, 1)
    assert (rata.belum_rilis, rata.tidak_wajib, rata.tanpa_nilai) == (1, 1, 1)
    assert rata.sebab == (("target nol", 1),)
    assert rata.keterangan == (
        "2 dari 6 kegiatan dihitung; 1 belum lapor; 1 belum rilis; 1 tidak wajib lapor; "
        "1 tanpa capaian (1 target nol)"
    )


def test_yang_diam_menahan_predikat():
    rata = rata_rata_kelompok(BERBAGAI, "kegiatan")
    assert predikat_kelompok(rata, LAN) == Predikat(alasan="1 kegiatan belum lapor")
    tanpa_diam = rata_rata_kelompok(BERBAGAI[:-1], "kegiatan")
    assert predikat_kelompok(tanpa_diam, LAN) == Predikat("Berhasil")


def test_belum_lapor_nol_bila_disetel():
    rata = rata_rata_kelompok(BERBAGAI, "kegiatan", belum_lapor_nol=True)
    assert rata.hasil.nilai_bulat == Decimal("46.67")  # (100 + 40 + 0) / 3
    assert (rata.terhitung, rata.belum_lapor) == (3, 1)
    assert "1 belum lapor (dihitung 0)" in rata.keterangan
    assert predikat_kelompok(rata, LAN, belum_lapor_nol=True) == Predikat("Kurang Berhasil")
    assert predikat_kelompok(rata, LAN).alasan == "1 kegiatan belum lapor"


def test_nilai_triwulan_lalu_dihitung_tetapi_menahan_predikat():
    isi = [*anggota(100), Anggota("Hanya TW I", persen(40), lapor=False)]
    rata = rata_rata_kelompok(isi, "kegiatan")
    assert (rata.hasil.nilai, rata.terhitung, rata.belum_lapor, rata.nilai_lama) == (70, 2, 1, 1)
    assert rata.keterangan == (
        "2 dari 2 kegiatan dihitung; 1 belum lapor (1 dihitung dengan nilai terakhirnya)"
    )
    assert predikat_kelompok(rata, LAN).alasan == "1 kegiatan belum lapor"
    nol = rata_rata_kelompok(isi, "kegiatan", belum_lapor_nol=True)
    assert (nol.hasil.nilai, nol.terhitung, nol.nilai_lama) == (50, 2, 0)


def test_setelan_predikat_saja_tidak_membuat_diam_menguntungkan():
    rata = rata_rata_kelompok(BERBAGAI, "kegiatan")
    assert predikat_kelompok(rata, LAN, belum_lapor_nol=True).alasan == "1 kegiatan belum lapor"


def test_batas_dipakai_pada_tiap_anggota_sebelum_dirata_rata():
    isi = anggota("155.88", "50")
    assert rata_rata_kelompok(isi, "IKU").hasil.nilai == Decimal("102.94")
    dibatasi = rata_rata_kelompok(isi, "IKU", 100)
    assert dibatasi.hasil.nilai == Decimal(75), "bukan rata-rata 102,94 yang lalu dipotong"
    assert dibatasi.hasil.aturan == "rata-rata IKU; capaian tiap IKU dibatasi 100 %"
    assert rata_rata_kelompok(isi, "IKU", 120).hasil.nilai == Decimal(85)
    assert isi[0].hasil.nilai == Decimal("155.88"), "yang dicetak sendiri tidak dipotong"


def test_capaian_baris_dengan_beberapa_indikator():
    satu = [persen("155.88")]
    assert capaian_baris(satu) == satu[0]
    dua = [persen(200), persen(50), BELUM]
    assert capaian_baris(dua).nilai == Decimal(125)
    assert capaian_baris(dua, 100).nilai == Decimal(75)
    assert capaian_baris(dua).catatan == ("2 dari 3 indikator dihitung",)
    assert capaian_baris([BELUM]).alasan == "realisasi belum dilaporkan"
    assert capaian_baris([]).alasan == "tidak ada indikator yang dapat dihitung"


@pytest.mark.parametrize(
    ("isi", "alasan"),
    [
        ([], "tidak ada program yang dapat dihitung"),
        ([Anggota("BPS", NANTI)], "tidak ada program yang dapat dihitung"),
        ([DIAM], "1 program belum lapor"),
    ],
)
def test_tanpa_angka_tanpa_predikat(isi, alasan):
    rata = rata_rata_kelompok(isi, "program")
    assert rata.hasil.nilai is None
    assert predikat_kelompok(rata, LAN) == Predikat(alasan=alasan)


def test_tanpa_skala_tanpa_predikat():
    rata = rata_rata_kelompok(anggota(80), "program")
    assert predikat_kelompok(rata, None) == Predikat(alasan="skala predikat belum dipilih")


ANGGOTA = st.builds(
    Anggota,
    st.just("x"),
    st.builds(Hasil, st.decimals(0, 300, places=2)) | st.sampled_from([BELUM, NANTI, TARGET_NOL]),
    st.booleans(),
    st.booleans(),
)
KELOMPOK = st.lists(ANGGOTA, max_size=12)


def berjumlah_benar(rata: RataRata) -> bool:
    diam = 0 if rata.belum_lapor_nol else rata.belum_lapor - rata.nilai_lama
    lain = rata.belum_rilis + rata.tidak_wajib + rata.tanpa_nilai
    return rata.terhitung + diam + lain == rata.banyak


@given(KELOMPOK, st.sampled_from([None, 100, 120]), st.booleans())
def test_setiap_anggota_dicacah_tepat_sekali(isi, batas, nol):
    rata = rata_rata_kelompok(isi, "kegiatan", batas, belum_lapor_nol=nol)
    assert berjumlah_benar(rata)
    assert rata.terhitung == len(rata.hasil.masukan)
    assert sum(banyak for _, banyak in rata.sebab) == rata.tanpa_nilai


@given(KELOMPOK, KELOMPOK)
def test_yang_tanpa_nilai_tidak_mengubah_rata_rata(isi, lain):
    tanpa = [satu for satu in lain if not satu.hasil.ada]
    sendiri = rata_rata_kelompok(isi, "kegiatan").hasil
    assert rata_rata_kelompok([*tanpa, *isi], "kegiatan").hasil.nilai == sendiri.nilai


@given(KELOMPOK.flatmap(lambda isi: st.tuples(st.just(isi), st.permutations(isi))))
def test_urutan_anggota_tidak_berpengaruh(dua):
    satu, lain = (rata_rata_kelompok(isi, "kegiatan", 100).hasil.nilai for isi in dua)
    assert satu == lain


@given(KELOMPOK, st.sampled_from([100, 120]))
def test_rata_rata_yang_dibatasi_tidak_melebihi_batasnya(isi, batas):
    nilai = rata_rata_kelompok(isi, "kegiatan", batas).hasil.nilai
    assert nilai is None or nilai <= batas


@given(KELOMPOK)
def test_belum_lapor_nol_tidak_pernah_menaikkan(isi):
    biasa = rata_rata_kelompok(isi, "kegiatan").hasil.nilai
    nol = rata_rata_kelompok(isi, "kegiatan", belum_lapor_nol=True).hasil.nilai
    assert biasa is None or (nol is not None and nol <= biasa)


@given(KELOMPOK, st.booleans())
def test_predikat_ada_atau_beralasan_tidak_keduanya(isi, nol):
    rata = rata_rata_kelompok(isi, "kegiatan", belum_lapor_nol=nol)
    hasil = predikat_kelompok(rata, LAN, belum_lapor_nol=nol)
    assert bool(hasil.nama) != bool(hasil.alasan)
    if rata.belum_lapor and not nol:
        assert not hasil.nama
