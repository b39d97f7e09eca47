"""Sums and counts of a plan; every expected value can be checked on paper."""

from decimal import Decimal

from renja.rencana import cacah, daun, jumlah_maju, jumlah_pagu
from tests.renja.contoh import kegiatan, program, rencana, sub


def test_pagu_dijumlah_per_tingkat_dan_seluruhnya():
    pertama = kegiatan(
        sub(1, "Proses", 450_000_000, 452_000_000), sub(2, "Koordinasi", 15_000_000, 18_000_000)
    )
    kedua = kegiatan(sub(3, "Pembinaan", 50_000_000, None), nomor=201)
    rencana_kecil = rencana(program(pertama, kedua))
    assert jumlah_pagu(pertama) == 465_000_000
    assert jumlah_pagu(rencana_kecil) == 515_000_000
    assert jumlah_maju(pertama) == 470_000_000
    assert jumlah_maju(rencana_kecil) == 470_000_000


def test_sen_tidak_hilang():
    satu = kegiatan(sub(1, "a", Decimal("0.10"), None), sub(2, "b", Decimal("0.20"), None))
    assert jumlah_pagu(satu) == Decimal("0.30")


def test_tanpa_pagu_bukan_nol():
    assert jumlah_pagu(kegiatan(sub(1, "a", None, None))) is None
    assert jumlah_pagu(kegiatan(sub(1, "a", 0, None))) == 0


def test_lapisan_lain_tidak_ikut_dijumlah():
    assert jumlah_pagu(kegiatan(sub(1, "a", 5, None)), "dpa") is None


def test_sub_kegiatan_dua_unit_kerja_dihitung_sekali():
    kembar = sub(1, "Rapat", 10, None)
    rencana_kecil = rencana(
        program(kegiatan(kembar, kembar), kegiatan(sub(2, "b", 1, 1), nomor=201))
    )
    jumlah = cacah(rencana_kecil)
    assert (jumlah.program, jumlah.kegiatan, jumlah.sub_kegiatan) == (1, 2, 2)
    assert [satu.nama for satu in daun(rencana_kecil)] == ["Rapat", "Rapat", "b"]


def test_rencana_kosong():
    jumlah = cacah(rencana())
    assert (jumlah.program, jumlah.kegiatan, jumlah.sub_kegiatan) == (0, 0, 0)
    assert jumlah_pagu(rencana()) is None
