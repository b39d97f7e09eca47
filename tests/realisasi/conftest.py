"""People and browsers for the tests of this room: two bidang, each with a sub kegiatan."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from planning.models import BarisRenja, Pengguna, Penugasan, UnitKerja
from tests.orang import buat_orang
from tests.pabrik import MULAI


@pytest.fixture
def orang(db: None) -> dict[str, Pengguna]:
    """Fajar and Gita belong to Bidang Pelatihan, which has the first of two sub kegiatan.

    Each indikator (two sub kegiatan, their kegiatan, their program) has the target 12 Dokumen.
    """
    semua = buat_orang(2)
    akar = UnitKerja.objects.get(perangkat_daerah__kode="disnaker")
    unit = [
        UnitKerja.objects.create(
            perangkat_daerah=akar.perangkat_daerah,
            induk=akar,
            jenis="bidang",
            nama=nama,
            urutan=n,
            berlaku_dari=MULAI,
        )
        for n, nama in enumerate(("Bidang Pelatihan", "Bidang Penempatan"), 1)
    ]
    Penugasan.objects.filter(unit_kerja=akar).update(unit_kerja=unit[0])
    baris = BarisRenja.objects.filter(renja__perangkat_daerah__kode="disnaker").order_by("pk")
    for satu, milik in zip(baris, unit, strict=True):
        BarisRenja.objects.filter(pk=satu.pk).update(unit_kerja=milik)
    return semua


@pytest.fixture
def klien(orang: dict[str, Pengguna]) -> Callable[[str], Client]:
    """Opens a browser of the person named."""

    def buka(nama: str) -> Client:
        hasil = Client()
        hasil.force_login(orang[nama])
        return hasil

    return buka


@pytest.fixture
def fajar(klien: Callable[[str], Client]) -> Client:
    return klien("fajar")


@pytest.fixture
def budi(klien: Callable[[str], Client]) -> Client:
    return klien("budi")


@pytest.fixture(autouse=True)
def bukti_root(settings: object, tmp_path: Path) -> Path:
    """Evidence is kept in a place of the test's own."""
    letak = tmp_path / "bukti"
    settings.BUKTI_ROOT = letak
    return letak
