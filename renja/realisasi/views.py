"""The first page of this room, and the pages that are being furnished."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.realisasi.akses import isi_kerangka


@never_cache
@require_safe
def daftar(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The quarters of the year with their windows, and what is to be done next."""
    renja = ambil_renja(request, kode, masa)
    return render(request, "realisasi/daftar.html", isi_kerangka(renja, None, ""))


@never_cache
@require_safe
def anggaran(request: Permintaan, kode: str, masa: Masa, triwulan: int) -> HttpResponse:
    """The money by month."""
    return _kosong(request, kode, masa, triwulan, "anggaran")


@never_cache
@require_safe
def paraf(request: Permintaan, kode: str, masa: Masa, triwulan: int) -> HttpResponse:
    """What waits for the heads of the units."""
    return _kosong(request, kode, masa, triwulan, "paraf")


@never_cache
@require_safe
def laporan(request: Permintaan, kode: str, masa: Masa, triwulan: int) -> HttpResponse:
    """The agency's report of the quarter."""
    return _kosong(request, kode, masa, triwulan, "laporan")


def _kosong(request: Permintaan, kode: str, masa: Masa, triwulan: int, bagian: str) -> HttpResponse:
    renja = ambil_renja(request, kode, masa)
    return render(request, "realisasi/kerangka.html", isi_kerangka(renja, triwulan, bagian))
