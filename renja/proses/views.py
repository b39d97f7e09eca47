"""The pages of one's own work in the background.

Whoever did not ask for a piece of work, or may no longer read its plan, finds nothing (404).
"""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.berkas import berikan_berkas
from renja.halaman.konverter import Masa
from renja.halaman.triwulan import triwulan_dari
from renja.laporan import AKHIR_TAHUN, Formulir
from renja.models import HasilProses, Proses
from renja.proses.pekerjaan import FORMULIR_PDF, argumen_formulir
from renja.proses.services import (
    TidakDapatDiulangi,
    batalkan,
    mulai_proses,
    proses_saya,
    ulangi,
)
from renja.proses.tampilan import daftar_keadaan, keadaan
from renja.tabel.kertas import KERTAS

PALING_BANYAK = 50


@never_cache
@require_safe
def daftar(request: Permintaan) -> HttpResponse:
    """What the person asked for, newest first."""
    semua = list(proses_saya(request.user)[: PALING_BANYAK + 1])
    isi = {
        "daftar": daftar_keadaan(semua[:PALING_BANYAK]),
        "dipotong": len(semua) > PALING_BANYAK,
        "banyak": PALING_BANYAK,
    }
    return render(request, "proses/daftar.html", isi)


@never_cache
@require_safe
def satu(request: Permintaan, uid: UUID) -> HttpResponse:
    """One piece of work: how far it is, and what came of it."""
    proses = _ambil(request, uid)
    return render(request, "proses/satu.html", {"keadaan": keadaan(proses)})


@never_cache
@require_safe
def status(request: Permintaan, uid: UUID) -> JsonResponse:
    """The state for the page's script: status, kemajuan (%), kalimat, and the part to show."""
    kini = keadaan(_ambil(request, uid))
    return JsonResponse(
        {
            "status": kini.proses.status,
            "bergerak": kini.bergerak,
            "kemajuan": kini.proses.kemajuan,
            "kalimat": kini.kalimat,
            "html": render_to_string("proses/_keadaan.html", {"keadaan": kini}, request),
        }
    )


@never_cache
@require_safe
def hasil(request: Permintaan, uid: UUID) -> HttpResponse:
    """The file that came of it, kept for a week."""
    proses = _ambil(request, uid)
    berkas = HasilProses.objects.filter(proses=proses).first()
    if berkas is None:
        raise Http404
    return berikan_berkas(bytes(berkas.isi), berkas.nama, berkas.mime)


@require_POST
def batal(request: Permintaan, uid: UUID) -> HttpResponseRedirect:
    """Cancel what waits or is under way."""
    proses = _ambil(request, uid)
    if batalkan(proses):
        messages.success(request, f"{proses.judul} dibatalkan.")
    else:
        messages.warning(request, "Pekerjaan ini sudah berakhir, jadi tidak dibatalkan.")
    return redirect("proses:satu", uid)


@require_POST
def ulang(request: Permintaan, uid: UUID) -> HttpResponseRedirect:
    """Start what failed or was cancelled again."""
    try:
        ulangi(_ambil(request, uid))
    except TidakDapatDiulangi as galat:
        messages.warning(request, str(galat))
    return redirect("proses:satu", uid)


@require_POST
def formulir(
    request: Permintaan, kode: str, masa: Masa, formulir: Formulir
) -> HttpResponseRedirect:
    """Print a form in the background; the quarter stands in the address, as on its page."""
    renja = ambil_renja(request, kode, masa)
    kertas = request.POST.get("kertas", "")
    kertas = kertas if kertas in KERTAS else formulir.kertas
    triwulan = triwulan_dari(request, renja) if formulir.bertriwulan else AKHIR_TAHUN
    proses = mulai_proses(
        request.user,
        renja,
        FORMULIR_PDF,
        f"PDF {formulir.nama} {renja} di {kertas}",
        argumen_formulir(formulir.kode, kertas, triwulan),
        kunci=f"{FORMULIR_PDF}:{request.user.pk}:{renja.pk}:{formulir.kode}:{kertas}:{triwulan}",
    )
    return redirect("proses:satu", proses.pk)


def _ambil(request: Permintaan, uid: UUID) -> Proses:
    return get_object_or_404(proses_saya(request.user), pk=uid)
