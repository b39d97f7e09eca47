"""A plan, its planner, and jobs that only tests have."""

from collections.abc import Callable
from typing import Any

import pytest

from planning.models import Pengguna, Renja
from renja.proses import kerja as modul_kerja
from renja.proses.kerja import Fungsi, cari_kerja
from tests.orang import buat_orang


@pytest.fixture
def orang(db: None) -> dict[str, Pengguna]:
    """The cast."""
    return buat_orang()


@pytest.fixture
def budi(orang: dict[str, Pengguna]) -> Pengguna:
    """The planner of disnaker."""
    return orang["budi"]


@pytest.fixture
def renja(orang: dict[str, Pengguna]) -> Renja:
    """The plan of disnaker."""
    return Renja.objects.select_related("perangkat_daerah").get(perangkat_daerah__kode="disnaker")


@pytest.fixture
def pasang(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Fungsi], None]:
    """Registers a job for this test."""
    with pytest.raises(KeyError):
        cari_kerja("tidak-ada")
    daftar: dict[str, Any] = modul_kerja._DAFTAR

    def pasangkan(jenis: str, fungsi: Fungsi) -> None:
        monkeypatch.setitem(daftar, jenis, fungsi)

    return pasangkan
