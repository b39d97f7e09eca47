"""The preview: pictures of the very pages of one part, with their text."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from planning.models import Renja
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.penulisan import bahan, lembaran
from renja.penulisan.akses import SALAH, bilangan, boleh, dari_skrip, ditolak
from renja.penulisan.cetakan import PratinjauGagal, cetak_bagian
from renja.penulisan.susunan import letakkan
from renja.penulisan.teks import rapikan, terlalu_panjang

# Pages shown at once; the rest of a long table comes when it is asked for.
SEKALIGUS = 3
BERIKUTNYA = 10
# Previews printed at the same time by one server; further ones wait.
SERENTAK = threading.BoundedSemaphore(2)
# Who waits holds a thread that others need for their pages: so few may, and so many seconds.
MENUNGGU = threading.BoundedSemaphore(2)
TUNGGU = 10.0
RAMAI = "Pencetak pratinjau sedang penuh. Tunggu sebentar, lalu perbarui pratinjau ini."
USANG = 409


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pratinjau(request: Permintaan, kode: str, masa: Masa, uid: UUID) -> HttpResponse:
    """The pages of a part: as it is kept (GET), or as it is being typed (POST)."""
    renja = ambil_renja(request, kode, masa)
    ketik = request.method == "POST"
    sumber = bahan.sumber_cepat(renja) if ketik else bahan.sumber(request, renja)
    letak = next((satu for satu in letakkan(sumber.naskah) if satu.bab.uid == uid), None)
    if letak is None:
        raise Http404
    if ketik:
        jawaban = bahan.boleh_di(sumber, boleh(request.user, renja))
        if not jawaban.boleh:
            return ditolak(request, renja, jawaban)
        isi = rapikan(request.POST.get("isi", "")).teks
        if sebab := terlalu_panjang(isi):
            return _tampil(request, renja, sumber, letak, {"pesan": sebab}, SALAH)
        sumber = sumber.dengan_isi(uid, isi)
    with _giliran(request, uid) as kini:
        if kini is Giliran.USANG:
            return HttpResponse(status=USANG)
        if kini is Giliran.PENUH:
            return _tampil(request, renja, sumber, letak, {"gagal": RAMAI}, 503)
        isian = request.POST if ketik else request.GET
        konteks = _cetak(sumber, uid, semua=isian.get("semua") == "1")
    return _tampil(request, renja, sumber, letak, konteks, 503 if "gagal" in konteks else 200)


def _cetak(sumber: bahan.Sumber, uid: UUID, *, semua: bool) -> dict[str, Any]:
    """The print of a part and its first pages, or the sentence why there is none."""
    milik = sumber.renja.uid
    konteks: dict[str, Any] = {"galat": sumber.galat(uid)}
    try:
        cetak = cetak_bagian(sumber, uid, semua=semua)
        if cetak is None:
            return konteks
        cetakan = lembaran.simpan(milik, cetak.pdf)
        return konteks | {
            "cetakan": cetakan,
            "dipotong": cetak.dipotong,
            "lembar": lembaran.lembar(milik, cetakan, 1, SEKALIGUS),
            "lagi": SEKALIGUS + 1 if cetakan.banyak > SEKALIGUS else 0,
        }
    except PratinjauGagal as galat:
        return konteks | {"gagal": str(galat)}
    except OSError:
        kalimat = "Pratinjau belum dapat disimpan di server; cakramnya mungkin penuh."
        return konteks | {"gagal": kalimat}


def _tampil(
    request: Permintaan,
    renja: Renja,
    sumber: bahan.Sumber,
    letak: Any,
    konteks: dict[str, Any],
    status: int,
) -> HttpResponse:
    isi = {
        "renja": renja,
        "halaman": "dokumen",
        "sumber": sumber,
        "lihat": sumber.lihat,
        "nama": f"{letak.nomor} {sumber.judul(letak.bab)}".strip(),
        "uid": letak.bab.uid,
        **konteks,
    }
    templat = "penulisan/_pratinjau.html" if dari_skrip(request) else "penulisan/pratinjau.html"
    return render(request, templat, isi, status=status)


@never_cache
@require_safe
def lembar(request: Permintaan, kode: str, masa: Masa, sidik: str) -> HttpResponse:
    """Further pages of a print that was made (`?dari=4`)."""
    renja = ambil_renja(request, kode, masa)
    cetakan = lembaran.cari(renja.uid, sidik)
    dari = bilangan(request.GET.get("dari", "1"))
    if cetakan is None or not dari:
        raise Http404
    sampai = dari + BERIKUTNYA - 1
    isi = {
        "renja": renja,
        "halaman": "dokumen",
        "nama": "bagian ini",
        "cetakan": cetakan,
        "lembar": lembaran.lembar(renja.uid, cetakan, dari, sampai),
        "lagi": sampai + 1 if cetakan.banyak > sampai else 0,
    }
    templat = "penulisan/_lembar.html" if dari_skrip(request) else "penulisan/pratinjau.html"
    return render(request, templat, isi)


@require_safe
def gambar(request: Permintaan, kode: str, masa: Masa, sidik: str, nomor: int) -> HttpResponse:
    """One page as PNG, for those who may read the Renja alone; its address names its content."""
    renja = ambil_renja(request, kode, masa)
    tanda = f'"{sidik[:64]}-{nomor}"'
    if request.headers.get("If-None-Match") == tanda and lembaran.cari(renja.uid, sidik):
        balas: HttpResponse = HttpResponseNotModified()
    else:
        isi = lembaran.gambar(renja.uid, sidik, nomor)
        if isi is None:
            raise Http404
        balas = HttpResponse(isi, content_type="image/png")
    balas["ETag"] = tanda
    balas["Cache-Control"] = "private, no-cache"
    return balas


_terbaru: dict[str, str] = {}
_kunci = threading.Lock()


class Giliran(Enum):
    """What came of waiting: a turn, none, or the same page has asked anew meanwhile."""

    DAPAT = auto()
    PENUH = auto()
    USANG = auto()


@contextmanager
def _giliran(request: Permintaan, uid: UUID) -> Iterator[Giliran]:
    """Wait for a turn to print."""
    tiket = request.POST.get("tiket", "")[:40]
    siapa = hashlib.sha256(
        f"{request.session.session_key}:{uid}:{request.POST.get('halaman', '')[:40]}".encode()
    ).hexdigest()
    if tiket:
        with _kunci:
            _terbaru[siapa] = tiket
    dapat = _dapat_giliran()
    try:
        if not dapat:
            yield Giliran.PENUH
        elif tiket and _terbaru.get(siapa) != tiket:
            yield Giliran.USANG
        else:
            yield Giliran.DAPAT
    finally:
        if dapat:
            SERENTAK.release()
        with _kunci:
            if _terbaru.get(siapa) == tiket:
                _terbaru.pop(siapa, None)


def _dapat_giliran() -> bool:
    """Take a turn, at once or after a short wait; False where too many wait already."""
    if SERENTAK.acquire(blocking=False):
        return True
    if not MENUNGGU.acquire(blocking=False):
        return False
    try:
        return SERENTAK.acquire(timeout=TUNGGU)
    finally:
        MENUNGGU.release()
