"""The panel of a row: its history and the comments on it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.tindak_lanjut.baris import ambil_baris


@never_cache
@require_safe
def panel(request: Permintaan, kode: str, masa: Masa, uid: UUID) -> HttpResponse:
    """Who changed a row, when, from what to what, and what is said about it."""
    renja = ambil_renja(request, kode, masa)
    isi = {"renja": renja, "halaman": "perubahan", "baris": ambil_baris(renja, uid)}
    return render(request, "tindak_lanjut/panel.html", isi)
