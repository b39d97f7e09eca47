"""The sets of changes of a Renja, taking one back, and the audit trail of an agency."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import (
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header, url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from planning.models import JejakAudit, Pengguna, Perubahan, RantaiJejak, Renja
from planning.models.jejak import AsalPerubahan
from planning.penyuntingan.jangkar import periksa
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.tindak_lanjut.audit import boleh_audit, csv_jejak
from renja.tindak_lanjut.riwayat import halaman_entri
from renja.tindak_lanjut.urung import ambil_kembali, boleh_urung, ringkasan_set

PER_HALAMAN = 25


@never_cache
@require_safe
def daftar(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The sets of changes, the newest first; by person and by the way they came in."""
    renja = ambil_renja(request, kode, masa)
    semua = Perubahan.objects.filter(renja=renja)
    oleh, asal = request.GET.get("oleh", ""), request.GET.get("asal", "")
    isi = semua
    if oleh.isascii() and oleh.isdigit():
        isi = isi.filter(pelaku=int(oleh[:15]))
    if asal in AsalPerubahan.values:
        isi = isi.filter(asal=asal)
    urut = isi.select_related("pelaku", "pengurung__pelaku").order_by("-waktu", "pk")
    halaman = Paginator(urut, PER_HALAMAN).get_page(request.GET.get("hal"))
    konteks = {
        "renja": renja,
        "halaman": "perubahan",
        "perubahan": halaman,
        "boleh": boleh_urung(request.user, renja, list(halaman.object_list)),
        "orang": Pengguna.objects.filter(pk__in=semua.values("pelaku")).order_by("nama"),
        "pilihan_asal": AsalPerubahan.choices,
        "oleh": oleh,
        "asal": asal,
        "boleh_audit": boleh_audit(request.user, renja),
    }
    return render(request, "tindak_lanjut/perubahan.html", konteks)


@never_cache
@require_safe
def satu_set(request: Permintaan, kode: str, masa: Masa, uid: UUID) -> HttpResponse:
    """The entries of one set of changes."""
    renja = ambil_renja(request, kode, masa)
    satu = _ambil_set(renja, uid)
    entri = JejakAudit.objects.filter(perubahan=satu).order_by("rantai", "nomor")
    isi = {
        "renja": renja,
        "halaman": "perubahan",
        "satu": satu,
        "entri": halaman_entri(entri, request.GET.get("hal"), dengan_induk=True),
        "dapat_urung": satu.pk in boleh_urung(request.user, renja, [satu]),
        "mengurungkan": Perubahan.objects.filter(pengurung=satu).first(),
    }
    return render(request, "tindak_lanjut/satu_set.html", isi)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def urungkan_set(request: Permintaan, kode: str, masa: Masa, uid: UUID) -> HttpResponse:
    """What taking a set back will do (GET), and doing it (POST); 409 where rows are in the way.

    Afterwards back to the page that is sent as `kembali`, or to the list of the sets.
    """
    renja = ambil_renja(request, kode, masa)
    satu = _ambil_set(renja, uid)
    if satu.pengurung_id is None and satu.pk not in boleh_urung(request.user, renja, [satu]):
        raise PermissionDenied
    kembali = _kembali(request.POST.get("kembali", ""))
    galat = None
    if request.method == "POST":
        hasil = ambil_kembali(request.user, satu)
        if hasil.jadi:
            messages.success(request, hasil.kalimat)
            semula = reverse("tindak_lanjut:perubahan", args=[kode, renja])
            return HttpResponseRedirect(kembali or semula)
        galat = hasil
    isi = {
        "renja": renja,
        "halaman": "perubahan",
        "satu": satu,
        "ringkasan": ringkasan_set(satu),
        "galat": galat,
        "kembali": kembali,
    }
    return render(
        request, "tindak_lanjut/urungkan.html", isi, status=galat.status if galat else 200
    )


@never_cache
@require_safe
def jejak(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The whole audit trail of the agency, for APIP and verifikator; `?periksa=ya` checks it."""
    renja = _untuk_audit(request, kode, masa)
    rantai = _rantai(renja)
    semua = JejakAudit.objects.filter(rantai=rantai).order_by("-nomor")
    isi: dict[str, Any] = {
        "renja": renja,
        "halaman": "perubahan",
        "rantai": rantai,
        "entri": halaman_entri(semua, request.GET.get("hal"), dengan_induk=True),
        "diperiksa": "periksa" in request.GET,
        "kerusakan": periksa(rantai) if rantai and "periksa" in request.GET else [],
    }
    return render(request, "tindak_lanjut/jejak.html", isi)


@never_cache
@require_safe
def unduh_jejak(request: Permintaan, kode: str, masa: Masa) -> HttpResponseBase:
    """The same as CSV: text that starts like a formula comes out as text."""
    renja = _untuk_audit(request, kode, masa)
    nama = f"jejak-audit-{kode}.csv"
    kepala = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=nama)}
    isi = csv_jejak(_rantai(renja))
    return StreamingHttpResponse(isi, content_type="text/csv; charset=utf-8", headers=kepala)


def _kembali(alamat: str) -> str:
    """The address where it is a path of our own, else ""."""
    milik = alamat.startswith("/") and url_has_allowed_host_and_scheme(alamat, allowed_hosts=None)
    return alamat if milik else ""


def _ambil_set(renja: Renja, uid: UUID) -> Perubahan:
    semua = Perubahan.objects.filter(renja=renja).select_related("pelaku", "pengurung__pelaku")
    return get_object_or_404(semua, pk=uid)


def _untuk_audit(request: Permintaan, kode: str, masa: Masa) -> Renja:
    renja = ambil_renja(request, kode, masa)
    if not boleh_audit(request.user, renja):
        raise PermissionDenied
    return renja


def _rantai(renja: Renja) -> RantaiJejak | None:
    milik = RantaiJejak.objects.filter(perangkat_daerah=renja.perangkat_daerah_id)
    return milik.select_related("perangkat_daerah", "pemda").first()
