"""The page of the verifikator's queue."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from planning.models.renja import TahapRenja
from renja.halaman.akses import Permintaan
from renja.halaman.konverter import Masa
from renja.rekap.queries import ambil_pemda, boleh_melihat
from renja.tahapan.antrean import GILIRAN, SaringanAntrean, susun_antrean


@never_cache
@require_safe
def antrean(request: Permintaan, pemda: str, masa: Masa) -> HttpResponse:
    """All agencies of a pemda: no such pemda 404, no right over all of it 403."""
    milik = ambil_pemda(request.user, pemda)
    if milik is None:
        raise Http404("Pemda ini tidak ditemukan.")
    if not boleh_melihat(request.user, milik):
        raise PermissionDenied
    semua = susun_antrean(request.user, milik, masa)
    ambil = request.GET.get
    saringan = SaringanAntrean(
        ambil("giliran", "") if ambil("giliran") in GILIRAN else "",
        ambil("tahap", "") if ambil("tahap") in TahapRenja.values else "",
        ambil("kata", "").strip()[:100],
        ambil("mitra") == "ya",
    )
    isi = {
        "pemda": milik,
        "masa": masa,
        "baris": [satu for satu in semua if saringan.memuat(satu)],
        "banyak": len(semua),
        "cacah": [(k, nama, sum(s.giliran == k for s in semua)) for k, nama in GILIRAN.items()],
        "saringan": saringan,
        "pilihan_tahap": TahapRenja.choices,
        "bermitra": any(satu.mitra for satu in semua),
    }
    return render(request, "tahapan/antrean.html", isi)
