"""Which quarter a page shows where its address does not say."""

from datetime import date

import pytest
from django.test import RequestFactory

from planning.models import JadwalPengisian
from renja.halaman import triwulan
from tests.pabrik import buat_renja


@pytest.fixture
def hari_ini(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(triwulan.timezone, "localdate", lambda: date(2024, 11, 24))


@pytest.mark.parametrize(("tahun", "hasil"), [(2023, 4), (2024, 3), (2025, 1)])
def test_tanpa_jadwal_triwulan_terakhir_yang_sudah_lewat(
    hari_ini: None, tahun: int, hasil: int
) -> None:
    assert triwulan.triwulan_kini(tahun) == hasil


def test_dengan_jadwal_triwulan_terakhir_yang_sudah_dibuka(hari_ini: None) -> None:
    awal_oktober, akhir = date(2024, 10, 1), date(2025, 1, 31)
    assert triwulan.triwulan_kini(2024, {4: (awal_oktober, akhir)}) == 4
    assert triwulan.triwulan_kini(2023, {4: (date(2024, 12, 1), akhir)}) == 3


@pytest.mark.parametrize(("alamat", "hasil"), [("?triwulan=2", 2), ("?triwulan=5", 3), ("", 3)])
def test_alamat_mendahului_jadwal(db: None, hari_ini: None, alamat: str, hasil: int) -> None:
    renja = buat_renja(1)
    JadwalPengisian.objects.create(
        pemda=renja.perangkat_daerah.pemda,
        tahun=2024,
        triwulan=4,
        mulai=date(2025, 1, 2),
        selesai=date(2025, 1, 15),
    )
    request = RequestFactory().get(f"/{alamat}")
    assert triwulan.triwulan_dari(request, renja) == hasil
