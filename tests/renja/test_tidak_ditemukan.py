"""What is shown with 404 while somebody tries the demo: our page, but a view's own page stays."""

from collections.abc import Iterator

import pytest
from django.test import Client, override_settings

from tests.orang import buat_orang

pytestmark = pytest.mark.django_db


@pytest.fixture
def klien() -> Iterator[Client]:
    """A visitor of the demo, which runs with DEBUG on."""
    with override_settings(DEBUG=True):
        yield Client()


def _isi(klien: Client, alamat: str) -> str:
    jawaban = klien.get(alamat)
    assert jawaban.status_code == 404
    return jawaban.content.decode()


def test_halaman_milik_view_tetap(klien: Client) -> None:
    assert "Dokumen tidak dikenal" in _isi(klien, "/keabsahan/2222-2222-2222/")


@pytest.mark.parametrize("alamat", ["/a/b/c/d/e/f/", "/keabsahan/a/b/c/"])
def test_alamat_yang_tiada_mendapat_halaman_kita(klien: Client, alamat: str) -> None:
    assert "<h1>Halaman tidak ditemukan</h1>" in _isi(klien, alamat)


def test_view_yang_menolak_mendapat_halaman_kita(klien: Client) -> None:
    klien.force_login(buat_orang()["budi"])
    assert "<h1>Halaman tidak ditemukan</h1>" in _isi(klien, "/dinsos/2024/")
