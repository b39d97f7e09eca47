"""The page on which a unit kerja reports its kinerja of a quarter."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.realisasi.akses import isi_kerangka


@never_cache
@require_safe
def kinerja(request: Permintaan, kode: str, masa: Masa, triwulan: int) -> HttpResponse:
    """The rows of a quarter."""
    renja = ambil_renja(request, kode, masa)
    return render(request, "realisasi/kinerja.html", isi_kerangka(renja, triwulan, "kinerja"))
