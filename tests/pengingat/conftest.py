"""The cast with windows."""

from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone

from planning.models import Pengguna
from tests.pengingat.contoh import siapkan


@pytest.fixture
def orang(db: None) -> dict[str, Pengguna]:
    return siapkan()


@pytest.fixture
def pada(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Makes today another day."""

    def ubah(hari: date) -> None:
        monkeypatch.setattr(timezone, "localdate", lambda *_: hari)

    return ubah
