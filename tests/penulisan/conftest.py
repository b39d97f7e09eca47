"""The cast of these tests."""

import pytest

from planning.models import Pengguna
from tests.orang import buat_orang


@pytest.fixture
def orang(db: None) -> dict[str, Pengguna]:
    """The cast."""
    return buat_orang()
