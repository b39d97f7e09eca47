"""Disnaker's year with one row of everything, and the cast in their browsers."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.test import Client

from planning.models import Pengguna, Renja
from tests.isian.contoh import Bahan, buat_bahan, buat_peraturan_kedua
from tests.orang import buat_orang

DASAR = "/disnaker/2024/isian/"


@pytest.fixture
def orang(db: None) -> dict[str, Pengguna]:
    return buat_orang()


@pytest.fixture
def renja(orang: dict[str, Pengguna]) -> Renja:
    return Renja.objects.milik("disnaker", 2024).select_related("renstra").get()


@pytest.fixture
def bahan(renja: Renja) -> Bahan:
    buat_peraturan_kedua()
    return buat_bahan(renja)


@pytest.fixture
def klien(orang: dict[str, Pengguna]) -> Callable[[str], Client]:
    def buka(nama: str) -> Client:
        hasil = Client()
        hasil.force_login(orang[nama])
        return hasil

    return buka


def isi_halaman(klien: Client, alamat: str) -> dict[str, Any]:
    """What the form of a page would send as it stands: every input with its value."""
    form = klien.get(alamat).context["form"]
    hasil: dict[str, Any] = {"keadaan": form.keadaan}
    if hasattr(form, "baris"):
        hasil["versi"] = str(form.baris.versi)
    for bound in form:
        nilai = bound.field.prepare_value(bound.initial)
        if nilai and isinstance(nilai, list) and isinstance(nilai[0], tuple):
            hasil[bound.name] = [satu for satu, _ in nilai]
            hasil[f"{bound.name}-bagian"] = [satu for _, satu in nilai]
        else:
            hasil[bound.name] = "" if nilai is None else nilai
    return hasil


def kirim(klien: Client, alamat: str, isi: Mapping[str, Any], **lain: Any) -> Any:
    """Send what a page would send, with other values for some fields."""
    return klien.post(alamat, {**isi_halaman(klien, alamat), **isi, **lain})
