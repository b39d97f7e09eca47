"""Fetching through permission for the pages of this room, and what is answered where it lacks."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from planning.models import Pengguna, Renja
from planning.penyuntingan import Ditolak, Jawaban, boleh_tulis, boleh_tulis_baris
from renja.halaman.akses import Permintaan
from renja.models import Bab, Gambar

SALAH, BENTROK, HILANG = 422, 409, 410
ANGKA_TERPANJANG = 9
# A script asks for the inside of a page, or for JSON, with this header.
SKRIP = "X-Penulisan"


def ambil_bab(renja: Renja, uid: UUID) -> Bab:
    """A part of the Renja's manuscript with what permission asks of it; otherwise 404."""
    milik = Bab.objects.filter(renja=renja).select_related(
        "renja__perangkat_daerah", "perangkat_daerah", "induk"
    )
    return get_object_or_404(milik, uid=uid)


def ambil_gambar(renja: Renja, uid: UUID) -> Gambar:
    """A picture of the Renja without its bytes; otherwise 404."""
    milik = Gambar.objects.filter(renja=renja).select_related(
        "renja__perangkat_daerah", "perangkat_daerah"
    )
    return get_object_or_404(milik, uid=uid)


def boleh(user: Pengguna, renja: Renja, baris: Bab | Gambar | None = None) -> Jawaban:
    """Whether the person may write the manuscript, or this very row of it."""
    if baris is None:
        return boleh_tulis(user, renja)
    return boleh_tulis_baris(user, baris, renja)


def dari_skrip(request: Permintaan) -> bool:
    """Whether a script asks, which wants no whole page."""
    return SKRIP in request.headers


def ditolak(request: Permintaan, renja: Renja, galat: Ditolak | Jawaban) -> HttpResponse:
    """Why nothing was written: a page, or the sentence alone for a script."""
    if dari_skrip(request):
        return JsonResponse({"pesan": galat.alasan}, status=403)
    isi = {"renja": renja, "halaman": "dokumen", "alasan": galat.alasan}
    return render(request, "penulisan/ditolak.html", isi, status=403)


def alamat(renja: Renja, nama: str, *lain: Any) -> str:
    """An address of this room below a Renja."""
    return reverse(f"penulisan:{nama}", args=[renja.perangkat_daerah.kode, renja, *lain])


def versi_kirim(request: Permintaan) -> int:
    """The version that a page was made from; 0, which nobody has, where it is not a number."""
    return bilangan(request.POST.get("versi", "")) or 0


def bilangan(teks: str) -> int | None:
    """A plain whole number from an address or a form, None for anything else."""
    wajar = teks.isascii() and teks.isdigit() and len(teks) <= ANGKA_TERPANJANG
    return int(teks) if wajar else None
