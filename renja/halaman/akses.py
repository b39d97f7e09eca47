"""Fetching through permission, for the pages of every room."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from planning.models import Pengguna, Renja
from renja.halaman.konverter import Masa


class Permintaan(HttpRequest):
    """A request of a signed-in person: LoginRequiredMiddleware lets no other one through."""

    user: Pengguna


def ambil_renja(request: Permintaan, kode: str, masa: Masa) -> Renja:
    """The Renja of an address, where the person may read it; otherwise there is none (404)."""
    milik = Renja.objects.untuk(request.user).milik(kode, masa.tahun, masa.siklus)
    return get_object_or_404(milik.select_related("perangkat_daerah__pemda", "renstra", "edisi"))
