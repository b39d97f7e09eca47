"""Picking sub kegiatan from the nomenclature, by code or by words."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa


@never_cache
@require_safe
def nomenklatur(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The search with its results."""
    renja = ambil_renja(request, kode, masa)
    isi = {"renja": renja, "halaman": "susun"}
    return render(request, "penyusunan/nomenklatur.html", isi)
