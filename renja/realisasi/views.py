"""The first page of this room."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.realisasi.akses import isi_kerangka
from renja.realisasi.daftar import DaftarTriwulan


@never_cache
@require_safe
def daftar(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The quarters of the year with their windows, and what is to be done next."""
    renja = ambil_renja(request, kode, masa)
    isi = {"daftar": DaftarTriwulan(request.user, renja)}
    return render(request, "realisasi/daftar.html", isi_kerangka(renja, None, "") | isi)
