"""The demo plan with a year of reports, and who writes them."""

import pytest

from planning.models import Pengguna, Renja
from tests.impor.alat import ambil_renja
from tests.renja.conftest import data_demo

__all__ = ["data_demo"]


@pytest.fixture
def disnaker(data_demo: None, db: None) -> Renja:
    """The demo's Renja 2024 of Dinas Tenaga Kerja: TW I and II approved, TW III partly reported."""
    return ambil_renja("disnaker")


@pytest.fixture
def budi(disnaker: Renja) -> Pengguna:
    """The perencana of disnaker."""
    return Pengguna.objects.get(username="budi")


@pytest.fixture
def fajar(disnaker: Renja) -> Pengguna:
    """Pelaksana of one bidang of disnaker."""
    return Pengguna.objects.get(username="fajar")


@pytest.fixture
def hadi(disnaker: Renja) -> Pengguna:
    """Penganggaran of the pemda."""
    return Pengguna.objects.get(username="hadi")
