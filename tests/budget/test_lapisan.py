"""Which pagu counts: the latest layer of the year."""

from datetime import date
from typing import NamedTuple

import pytest

from budget.lapisan import JENIS, lapisan_berlaku, lapisan_pada
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


class Lapis(NamedTuple):
    siklus: str
    jenis: str
    ke: int = 1
    tanggal: date | None = None


AWAL_TAHUN, AKHIR_MARET = date(2024, 1, 5), date(2024, 3, 31)


def test_pada_suatu_hari_berlaku_dokumen_yang_sudah_bertanggal():
    dpa = Lapis("awal", "dpa", tanggal=AWAL_TAHUN)
    geser = Lapis("awal", "pergeseran", tanggal=date(2024, 4, 1))
    dppa = Lapis("perubahan", "dppa", tanggal=date(2024, 10, 1))
    semua = [dppa, geser, dpa]
    assert lapisan_pada(semua, AKHIR_MARET) == dpa
    assert lapisan_pada(semua, date(2024, 4, 1)) == geser
    assert lapisan_pada(semua, date(2024, 12, 31)) == dppa


def test_tanggal_mendahului_urutan_jenis():
    """A DPA that was issued anew after a pergeseran counts from then on."""
    geser = Lapis("awal", "pergeseran", tanggal=date(2024, 2, 1))
    dpa = Lapis("awal", "dpa", 2, date(2024, 3, 1))
    assert lapisan_pada([geser, dpa], AKHIR_MARET) == dpa


def test_dokumen_tanpa_tanggal_berlaku_sejak_awal():
    dpa = Lapis("awal", "dpa")
    assert lapisan_pada([dpa, Lapis("awal", "indikatif")], AKHIR_MARET) == dpa
    geser = Lapis("awal", "pergeseran", tanggal=AWAL_TAHUN)
    assert lapisan_pada([dpa, geser], AKHIR_MARET) == geser


def test_sebelum_ada_dpa_yang_terakhir_sebelumnya_menggantikan():
    indikatif, rka = Lapis("awal", "indikatif"), Lapis("awal", "rka")
    assert lapisan_pada([indikatif, rka], AKHIR_MARET) == rka
    nanti = Lapis("awal", "dpa", tanggal=date(2024, 4, 1))
    assert lapisan_pada([indikatif, nanti], AKHIR_MARET) == indikatif
    assert lapisan_pada([nanti], AKHIR_MARET) is None
