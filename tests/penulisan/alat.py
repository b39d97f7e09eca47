"""What the tests of this room share: a manuscript that was begun, and files to upload."""

import io
from functools import cache

from django.test import Client
from PIL import Image

from planning.models import Pengguna, Renja
from renja.models import Bab
from renja.penulisan import services

SKRIP = {"X-Penulisan": "1"}


def sebagai(orang: dict[str, Pengguna], nama: str) -> Client:
    """A browser as one of the cast."""
    klien = Client()
    klien.force_login(orang[nama])
    return klien


def renja_disnaker() -> Renja:
    """The Renja of disnaker from tests.orang."""
    return Renja.objects.select_related("perangkat_daerah__pemda", "renstra").get(
        perangkat_daerah__kode="disnaker"
    )


def mulai(budi: Pengguna) -> Renja:
    """Begin the manuscript of disnaker as Budi."""
    renja = renja_disnaker()
    services.mulai(budi, renja)
    return renja


def bab(renja: Renja, kode: str = "latar-belakang") -> Bab:
    """A part by the code of the outline, as the services want it."""
    return Bab.objects.select_related("renja__perangkat_daerah", "perangkat_daerah", "induk").get(
        renja=renja, kode=kode
    )


@cache
def png(lebar: int = 60, tinggi: int = 40) -> bytes:
    """A small picture."""
    keluaran = io.BytesIO()
    Image.new("RGB", (lebar, tinggi), (20, 90, 110)).save(keluaran, "PNG")
    return keluaran.getvalue()
