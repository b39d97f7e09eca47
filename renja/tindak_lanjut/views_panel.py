"""The panel of a row: its history, the comments on it, and unlocking it.

The same address answers as a page or, for the side panel (header `X-Panel`), as its inside
alone. What is refused comes back on the panel with what was typed, as 422.
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from planning.models import BukaBaris, Komentar, Renja
from planning.penyuntingan import Bentrok, Ditolak, TidakSah
from planning.penyuntingan.izin import tahap_terbuka
from planning.penyuntingan.tahap import akhiri_baris, boleh_atur_tahap, buka_baris
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.tindak_lanjut.baris import Baris, ambil_baris
from renja.tindak_lanjut.formulir import (
    FormulirAlasan,
    FormulirBukaBaris,
    FormulirKomentar,
    FormulirSelesai,
    usul_sampai,
)
from renja.tindak_lanjut.percakapan import (
    atur_selesai,
    balas,
    boleh_mengembalikan,
    kembalikan,
    pembaca,
    sebutan_kolom,
    tulis_komentar,
    utas_baris,
)
from renja.tindak_lanjut.riwayat import riwayat_baris

PANJANG_JUDUL = 100


@never_cache
@require_safe
def panel(request: Permintaan, kode: str, masa: Masa, uid: UUID) -> HttpResponse:
    """Who changed a row, when, from what to what, and what is said about it."""
    renja = ambil_renja(request, kode, masa)
    return _tampil(request, renja, ambil_baris(renja, uid))


@never_cache
@require_POST
def komentari(request: Permintaan, kode: str, masa: Masa, uid: UUID) -> HttpResponse:
    """Write a comment on the row, or an answer to one of its threads."""
    renja = ambil_renja(request, kode, masa)
    baris = ambil_baris(renja, uid)
    isian = FormulirKomentar(request.POST)
    if not isian.is_valid():
        return _tampil(request, renja, baris, komentar=isian)
    data = isian.cleaned_data
    try:
        if data["induk"]:
            milik = Komentar.objects.filter(renja=renja, objek__in=baris.keluarga, induk=None)
            baru = balas(
                request.user, renja, get_object_or_404(milik, uid=data["induk"]), data["isi"]
            )
        else:
            baru = tulis_komentar(request.user, renja, baris, data["isi"], kolom=data["kolom"])
    except TidakSah as galat:
        return _tampil(request, renja, baris, komentar=_dengan_galat(isian, galat))
    return _kembali(request, renja, baris, "Komentar tersimpan.", f"#k-{baru.uid}")


@never_cache
@require_POST
def kembalikan_baris(request: Permintaan, kode: str, masa: Masa, uid: UUID) -> HttpResponse:
    """Return the row with a reason to who is answerable for it."""
    renja = ambil_renja(request, kode, masa)
    baris = ambil_baris(renja, uid)
    if not boleh_mengembalikan(request.user, renja):
        raise PermissionDenied
    isian = FormulirAlasan(request.POST)
    if not isian.is_valid():
        return _tampil(request, renja, baris, kembalikan=isian)
    baru = kembalikan(request.user, renja, baris, isian.cleaned_data["alasan"])
    kepada = baru.ditujukan.nama if baru.ditujukan else "perencana berikutnya"
    return _kembali(request, renja, baris, f"Baris dikembalikan kepada {kepada}.", f"#k-{baru.uid}")


@never_cache
@require_POST
def buka(request: Permintaan, kode: str, masa: Masa, uid: UUID) -> HttpResponse:
    """Unlock the row for a time, with a reason."""
    renja = ambil_renja(request, kode, masa)
    baris = ambil_baris(renja, uid)
    if not boleh_atur_tahap(request.user, renja).boleh:
        raise PermissionDenied
    isian = FormulirBukaBaris(request.POST)
    if not isian.is_valid():
        return _tampil(request, renja, baris, buka=isian)
    data = isian.cleaned_data
    nama = _judul(baris)
    try:
        buka_baris(request.user, renja, baris.uid, data["sampai"], data["alasan"], nama=nama)
    except TidakSah as galat:
        return _tampil(request, renja, baris, buka=_dengan_galat(isian, galat))
    return _kembali(request, renja, baris, "Baris dibuka untuk perencana.")


@never_cache
@require_POST
def akhiri(request: Permintaan, kode: str, masa: Masa, uid: UUID) -> HttpResponse:
    """End the unlocking of a row before its time."""
    renja = ambil_renja(request, kode, masa)
    satu = get_object_or_404(BukaBaris.objects.filter(renja=renja), uid=uid)
    baris = ambil_baris(renja, satu.objek)
    try:
        akhiri_baris(request.user, renja, satu, nama=_judul(baris))
    except Ditolak as galat:
        raise PermissionDenied(galat.alasan) from galat
    except Bentrok as galat:
        messages.error(request, str(galat))
    return _kembali(request, renja, baris, "Baris ditutup kembali.")


@never_cache
@require_POST
def selesai(request: Permintaan, kode: str, masa: Masa, uid: UUID) -> HttpResponse:
    """Resolve or reopen a thread."""
    renja = ambil_renja(request, kode, masa)
    awal = get_object_or_404(Komentar.objects.filter(renja=renja, induk=None), uid=uid)
    baris = ambil_baris(renja, awal.objek)
    isian = FormulirSelesai(request.POST)
    tutup = isian.is_valid() and isian.cleaned_data["selesai"]
    try:
        atur_selesai(request.user, renja, awal, selesai=tutup)
    except Ditolak as galat:
        raise PermissionDenied(galat.alasan) from galat
    except Bentrok as galat:
        messages.error(request, str(galat))
    kalimat = "Komentar diselesaikan." if tutup else "Komentar dibuka kembali."
    return _kembali(request, renja, baris, kalimat, f"#k-{awal.uid}")


def _tampil(request: Permintaan, renja: Renja, baris: Baris, **isian: Form) -> HttpResponse:
    """The panel; with a form that was refused it answers 422."""
    kini = timezone.now()
    pembukaan = BukaBaris.objects.filter(renja=renja, objek__in=baris.keluarga)
    kolom = request.GET.get("kolom", "")[:60]
    sepotong = "X-Panel" in request.headers
    isi: dict[str, Any] = {
        "renja": renja,
        "halaman": "perubahan",
        "baris": baris,
        "sepotong": sepotong,
        "utas": utas_baris(request.user, renja, baris),
        "riwayat": riwayat_baris(renja, baris, request.GET.get("hal")),
        "pembukaan": [
            (satu, satu.mulai <= kini < satu.sampai)
            for satu in pembukaan.select_related("oleh").order_by("-mulai")[:10]
        ],
        "tahap": tahap_terbuka(renja),
        "atur_tahap": boleh_atur_tahap(request.user, renja).boleh and baris.isi is not None,
        "mengembalikan": boleh_mengembalikan(request.user, renja) and baris.isi is not None,
        "orang": pembaca(renja.perangkat_daerah),
        "kolom": kolom,
        "nama_kolom": sebutan_kolom(kolom),
        "usul_sampai": usul_sampai(),
        "isian": isian,
    }
    templat = "tindak_lanjut/_panel.html" if sepotong else "tindak_lanjut/panel.html"
    return render(request, templat, isi, status=422 if isian else 200)


def _kembali(
    request: Permintaan, renja: Renja, baris: Baris, kalimat: str, jangkar: str = ""
) -> HttpResponse:
    messages.success(request, kalimat)
    alamat = reverse("tindak_lanjut:panel", args=[renja.perangkat_daerah.kode, renja, baris.uid])
    return redirect(f"{alamat}{jangkar}")


def _dengan_galat(isian: Form, galat: TidakSah) -> Form:
    """The form with the sentences of the service at its fields."""
    for kolom, kalimat in galat.pesan.items():
        for satu in kalimat:
            isian.add_error(kolom if kolom in isian.fields else None, satu)
    return isian


def _judul(baris: Baris) -> str:
    nama = f"{baris.kode} {baris.nama}".strip()
    return nama if len(nama) <= PANJANG_JUDUL else f"{nama[: PANJANG_JUDUL - 1]}…"
