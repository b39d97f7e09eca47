"""Nothing is kept from one test to the next."""

import pytest
from django.core.cache import cache

from tests.rekap.kota import Kota, buat_kota_uji


@pytest.fixture(autouse=True)
def _tanpa_simpanan() -> None:
    cache.clear()


@pytest.fixture
def kota(db: None) -> Kota:
    """The city whose numbers the tests know."""
    return buat_kota_uji()
