"""Which pagu counts: the latest layer of the year."""

import pytest

from budget.lapisan import JENIS, lapisan_berlaku
from budget.models import LapisanPagu


def test_dpa_menggantikan_indikatif_dan_pergeseran_menggantikan_dpa():
    awal = [("awal", "dpa", 1), ("awal", "indikatif", 1)]
    assert lapisan_berlaku(awal) == ("awal", "dpa", 1)
    geser = [*awal, ("awal", "pergeseran", 1), ("awal", "pergeseran", 2)]
    assert lapisan_berlaku(geser) == ("awal", "pergeseran", 2)


def test_perubahan_menggantikan_yang_awal():
    lapisan = [("perubahan", "indikatif", 1), ("awal", "dpa", 1)]
    assert lapisan_berlaku(lapisan) == ("perubahan", "indikatif", 1)


def test_tanpa_lapisan_adalah_kesalahan():
    with pytest.raises(ValueError, match="empty"):
        lapisan_berlaku([])


def test_setiap_jenis_lapisan_punya_urutan():
    assert set(JENIS) == set(LapisanPagu.Jenis.values)
