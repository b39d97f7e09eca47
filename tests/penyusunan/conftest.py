"""The demo data of 2024, and a Renja 2025 to fill."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from budget.models import RealisasiAnggaran
from planning.models import Pengguna, Renja


@pytest.fixture(scope="module")
def data_demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Both editions of the nomenclature and the demo data, for the tests of one file."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("muat_nomenklatur", stdout=io.StringIO())
        call_command("muat_sumber_dana", stdout=io.StringIO())
        call_command("muat_demo", stdout=io.StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def budi(data_demo: None, db: None) -> Pengguna:
    """The perencana of disnaker."""
    return Pengguna.objects.get(username="budi")


@pytest.fixture
def belum_dilaporkan(lalu: Renja) -> None:
    """No money was spent yet in the Renja 2024: its rows may leave it."""
    RealisasiAnggaran.objects.filter(baris__renja=lalu).delete()


@pytest.fixture
def lalu(budi: Pengguna) -> Renja:
    """The seed's Renja 2024."""
    return Renja.objects.select_related("perangkat_daerah__pemda", "renstra", "edisi").get(
        perangkat_daerah__kode="disnaker", tahun=2024
    )


@pytest.fixture
def renja(lalu: Renja) -> Renja:
    """An empty Renja 2025 of the same Renstra."""
    return Renja.objects.create(
        perangkat_daerah=lalu.perangkat_daerah,
        renstra=lalu.renstra,
        edisi=lalu.edisi,
        tahun=2025,
    )


@pytest.fixture
def klien(budi: Pengguna) -> Client:
    """A browser in which Budi is signed in."""
    peramban = Client()
    peramban.force_login(budi, backend="planning.autentikasi.BackendPengguna")
    return peramban
