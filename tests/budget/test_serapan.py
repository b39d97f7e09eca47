"""Serapan: exact sums, what is not there counted and never 0."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget.serapan import Serapan, jumlah_serapan, sampai_bulan
from performance.capaian import rasio


def test_serapan_dibagi_sekali_dari_kedua_jumlah():
    # 95 / 170; the mean of the ratios 100, 25 and 100 would be 75
    satu = jumlah_serapan([(50, 50), (25, 100), (20, 20)])
    assert (satu.realisasi, satu.pagu, satu.baris) == (95, 170, 3)
    assert rasio(satu.realisasi, satu.pagu).nilai_bulat == Decimal("55.88")


def test_baris_tanpa_realisasi_dan_tanpa_pagu_dicacah():
    isi = jumlah_serapan([(None, 100), (0, 100), (30, None), (150, 100), (100, 100), (None, None)])
    assert isi == Serapan(
        realisasi=280, pagu=400, baris=6, tanpa_realisasi=2, tanpa_pagu=2, melebihi=1
    )


@pytest.mark.parametrize("baris", [[], [(None, None)]])
def test_tanpa_nilai_tidak_ada_jumlahnya(baris):
    isi = jumlah_serapan(baris)
    assert (isi.realisasi, isi.pagu) == (None, None)
    assert rasio(isi.realisasi, isi.pagu).nilai is None


def test_belum_lapor_bukan_nol():
    belum, nol = jumlah_serapan([(None, 80)]), jumlah_serapan([(0, 80)])
    assert rasio(belum.realisasi, belum.pagu).alasan == "realisasi belum ada"
    assert rasio(nol.realisasi, nol.pagu).nilai == 0


def test_sen_tidak_hilang():
    isi = jumlah_serapan([(Decimal("0.10"), 1), (Decimal("0.20"), 1), (4_704_246_000, 1)])
    assert isi.realisasi == Decimal("4704246000.30")


def test_sampai_bulan_menjumlah_yang_dilaporkan():
    bulanan = {1: 10, 2: Decimal("5.25"), 4: -3, 12: 100}
    assert sampai_bulan(bulanan, 3) == Decimal("15.25")
    assert sampai_bulan(bulanan, 4) == Decimal("12.25")
    assert sampai_bulan(bulanan, 12) == Decimal("112.25")


def test_sampai_bulan_membedakan_nol_dari_belum_dilaporkan():
    assert sampai_bulan({4: 10}, 3) is None
    assert sampai_bulan({}, 12) is None
    assert sampai_bulan({1: None}, 12) is None
    assert sampai_bulan({1: 0}, 3) == 0


SEN = st.integers(0, 99_000_000_000_000_00)


@given(st.lists(st.tuples(SEN, SEN), min_size=1, max_size=50))
def test_jumlah_tepat_sampai_sen(baris):
    isi = jumlah_serapan([(Decimal(a) / 100, Decimal(b) / 100) for a, b in baris])
    assert isi.realisasi is not None
    assert isi.pagu is not None
    assert isi.realisasi * 100 == sum(a for a, _ in baris)
    assert isi.pagu * 100 == sum(b for _, b in baris)


@given(st.dictionaries(st.integers(1, 12), SEN, min_size=1), st.integers(1, 12))
def test_urutan_bulan_tidak_berpengaruh(bulanan, bulan):
    terbalik = dict(reversed(bulanan.items()))
    assert sampai_bulan(terbalik, bulan) == sampai_bulan(bulanan, bulan)
