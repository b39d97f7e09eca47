"""The demo data, for the tests that look at a real plan."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction


@pytest.fixture(scope="module")
def data_demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Nomenclature and demo data for the tests of one file, rolled back after the last.

    What a test itself writes is rolled back before the next one, as always.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("muat_nomenklatur", edisi="900-2023", stdout=io.StringIO())
        call_command("muat_sumber_dana", stdout=io.StringIO())
        call_command("muat_demo", stdout=io.StringIO())
        yield
        transaction.set_rollback(True)
