"""The cast, and Budi's own Renja."""

import pytest

from planning.models import Pengguna, Renja
from tests.orang import buat_orang


@pytest.fixture
def orang() -> dict[str, Pengguna]:
    return buat_orang()


@pytest.fixture
def budi(orang: dict[str, Pengguna]) -> Pengguna:
    return orang["budi"]


@pytest.fixture
def renja(budi: Pengguna) -> Renja:
    return Renja.objects.milik("disnaker", 2024).get()
