"""The pages of this room."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa


@never_cache
@require_safe
def daftar(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The first page of the room."""
    renja = ambil_renja(request, kode, masa)
    return render(request, "realisasi/daftar.html", {"renja": renja, "halaman": "realisasi"})
