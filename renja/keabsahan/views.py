"""The public pages: what a document code stands for, and which document a file is.

Nobody has to sign in; nothing of a plan's content is shown. An uploaded file is read once.
"""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from renja.keabsahan.batas import LIHAT, UNGGAH, dibatasi
from renja.keabsahan.queries import cari_kode, cari_sidik
from renja.keabsahan.unggahan import BERKAS_TERBESAR, MIB, PenghitungSidik
from renja.tahapan.kode import rapikan_kode

TERBESAR_MB = BERKAS_TERBESAR // MIB


@login_not_required
@never_cache
@require_safe
@dibatasi(LIHAT)
def awal(request: HttpRequest) -> HttpResponse:
    """Ask for a code; `?kode=` leads to its page."""
    ketikan = request.GET.get("kode", "").strip()
    kode = rapikan_kode(ketikan)
    if kode:
        return redirect("keabsahan:periksa", kode)
    return _tampil(request, "keabsahan/awal.html", {"ketikan": ketikan[:40]})


@login_not_required
@never_cache
@require_safe
@dibatasi(LIHAT)
def periksa(request: HttpRequest, kode: str) -> HttpResponse:
    """What a code stands for; an unknown one answers 404."""
    bukti = cari_kode(kode)
    isi = {"bukti": bukti, "kode": rapikan_kode(kode) or kode[:40]}
    return _tampil(request, "keabsahan/periksa.html", isi, 200 if bukti else 404)


@login_not_required
@never_cache
@csrf_exempt
@require_POST
@dibatasi(UNGGAH)
def berkas(request: HttpRequest) -> HttpResponse:
    """Which version a file belongs to. The handler is put in before the form is read."""
    penghitung = PenghitungSidik(request)
    request.upload_handlers = [penghitung]
    return _berkas(request, penghitung)


@csrf_protect
def _berkas(request: HttpRequest, penghitung: PenghitungSidik) -> HttpResponse:
    ketikan = request.POST.get("kode", "")[:40]
    if penghitung.galat:
        galat = {"galat": penghitung.galat, "ketikan": ketikan}
        return _tampil(request, "keabsahan/awal.html", galat, 422)
    kode = rapikan_kode(ketikan)
    cocok = cari_sidik(penghitung.sidik)
    isi = {
        "cocok": cocok,
        "sidik": penghitung.sidik,
        "ukuran": penghitung.ukuran,
        "kode": kode,
        "sesuai": not kode or any(satu.bukti.versi.kode == kode for satu in cocok),
    }
    return _tampil(request, "keabsahan/berkas.html", isi)


def _tampil(
    request: HttpRequest, templat: str, isi: dict[str, Any], status: int = 200
) -> HttpResponse:
    jawaban = render(request, templat, isi | {"terbesar": TERBESAR_MB}, status=status)
    jawaban["X-Robots-Tag"] = "noindex"
    return jawaban
