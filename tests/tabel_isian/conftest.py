"""People and browsers for the tests of the grids."""

from collections.abc import Callable

import pytest
from django.test import Client

from planning.models import Pengguna
from tests.orang import buat_orang


@pytest.fixture
def orang(db: None) -> dict[str, Pengguna]:
    """Three sub kegiatan in one kegiatan, each with a pagu of 1.000.000 and maju of 1.500.000."""
    return buat_orang(3)


@pytest.fixture
def klien(orang: dict[str, Pengguna]) -> Callable[[str], Client]:
    def buka(nama: str) -> Client:
        hasil = Client()
        hasil.force_login(orang[nama])
        return hasil

    return buka


@pytest.fixture
def budi(klien: Callable[[str], Client]) -> Client:
    return klien("budi")
