"""The pages of a quarter's money: the grid, what its script sends, and a row by sumber dana."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from planning.models import BarisRenja, Renja
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.realisasi.anggaran.gembok import PEMBACA, GembokAnggaran
from renja.realisasi.anggaran.halaman import isi_halaman, pilihan_alamat
from renja.realisasi.anggaran.kabar import kabar
from renja.realisasi.anggaran.rincian import isi_rincian
from renja.realisasi.anggaran.simpan import PenyimpanAnggaran
from renja.tabel_isian.hasil import Hasil
from renja.tabel_isian.kiriman import (
    KirimanRusak,
    baca_json,
    bulat,
    kiriman_formulir,
    kiriman_json,
    kiriman_tempel,
)
from renja.tabel_isian.skrip import isi_hasil, jawab_tempel, ketikan_dari, untuk_skrip
from renja.tabel_isian.tempel import pratinjau
from renja.tindak_lanjut.kabarkan import kabarkan
from renja.tindak_lanjut.urung import ambil_kembali_sendiri

HALAMAN = "realisasi/anggaran.html"
RINCIAN = "realisasi/anggaran_baris.html"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def anggaran(request: Permintaan, kode: str, masa: Masa, triwulan: int) -> HttpResponse:
    """The grid as a page; what its plain form sends is saved, or shown again with the reasons."""
    renja = ambil_renja(request, kode, masa)
    if request.method != "POST":
        return render(request, HALAMAN, isi_halaman(request, renja, triwulan))
    _hanya_penulis(request, renja, triwulan)
    try:
        kiriman = kiriman_formulir(request)
    except KirimanRusak as galat:
        messages.error(request, str(galat))
        return render(request, HALAMAN, isi_halaman(request, renja, triwulan), status=400)
    hasil = PenyimpanAnggaran(request.user, renja, triwulan).simpan(kiriman.isian, kiriman.cara)
    alamat = reverse("realisasi:anggaran", args=[kode, renja, triwulan])
    alamat += f"?{pilihan}" if (pilihan := urlencode(pilihan_alamat(request))) else ""
    if hasil.beres:
        _kabarkan(request, renja, hasil, alamat)
        return redirect(alamat)
    isi = isi_halaman(request, renja, triwulan, ketikan_dari(kiriman, hasil))
    return render(request, HALAMAN, isi | {"hasil": hasil}, status=hasil.status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def anggaran_baris(
    request: Permintaan, kode: str, masa: Masa, triwulan: int, uid: UUID
) -> HttpResponse:
    """A row's months by sumber dana, its corrections; what the form sends is saved."""
    renja = ambil_renja(request, kode, masa)
    if request.method != "POST":
        return render(request, RINCIAN, isi_rincian(request, renja, triwulan, uid))
    get_object_or_404(BarisRenja, renja=renja, uid=uid)
    _hanya_penulis(request, renja, triwulan)
    try:
        kiriman = kiriman_formulir(request)
    except KirimanRusak as galat:
        messages.error(request, str(galat))
        return render(request, RINCIAN, isi_rincian(request, renja, triwulan, uid), status=400)
    hasil = PenyimpanAnggaran(request.user, renja, triwulan).simpan(kiriman.isian, kiriman.cara)
    if hasil.beres:
        alamat = reverse("realisasi:anggaran_baris", args=[kode, renja, triwulan, uid])
        _kabarkan(request, renja, hasil, alamat)
        return redirect(alamat)
    isi = isi_rincian(request, renja, triwulan, uid, ketikan_dari(kiriman, hasil))
    return render(request, RINCIAN, isi | {"hasil": hasil}, status=hasil.status)


def _hanya_penulis(request: Permintaan, renja: Renja, triwulan: int) -> None:
    if not GembokAnggaran(request.user, renja, triwulan).menulis:
        raise PermissionDenied(PEMBACA)


def _kabarkan(request: Permintaan, renja: Renja, hasil: Hasil, alamat: str) -> None:
    kabarkan(request, hasil.kalimat, renja, hasil.perubahan, alamat)


# --- For the script ----------------------------------------------------------------------


@never_cache
@require_POST
@untuk_skrip
def simpan(request: Permintaan, renja: Renja, triwulan: int) -> HttpResponse:
    """Save the cells of a row, or of a block in one act; answers what came of each."""
    _hanya_penulis(request, renja, triwulan)
    kiriman = kiriman_json(request)
    penyimpan = PenyimpanAnggaran(request.user, renja, triwulan)
    hasil = penyimpan.simpan(kiriman.isian, kiriman.cara, semua=kiriman.cara == "tempel")
    isi = _sesudah(penyimpan, kiriman.nomor, hasil)
    return JsonResponse(isi, status=hasil.status)


def _sesudah(
    penyimpan: PenyimpanAnggaran, nomor: int, hasil: Hasil | None = None
) -> dict[str, Any]:
    """What every answer brings: cells, and what others changed since."""
    hasil = hasil or Hasil()
    return kabar(penyimpan.pembaca, nomor, frozenset(hasil.sel)) | isi_hasil(hasil)


@never_cache
@require_safe
@untuk_skrip
def lihat_kabar(request: Permintaan, renja: Renja, triwulan: int) -> HttpResponse:
    """What others changed after the number in `sejak`."""
    penyimpan = PenyimpanAnggaran(request.user, renja, triwulan)
    return JsonResponse(_sesudah(penyimpan, bulat(request.GET.get("sejak"))))


@never_cache
@require_POST
@untuk_skrip
def tempel(request: Permintaan, renja: Renja, triwulan: int) -> HttpResponse:
    """What a pasted block would do; nothing is written."""
    _hanya_penulis(request, renja, triwulan)
    blok = kiriman_tempel(request)
    penyimpan = PenyimpanAnggaran(request.user, renja, triwulan)
    satu = isi_halaman(request, renja, triwulan)["isi"].tabel
    hasil = pratinjau(penyimpan, satu, blok.teks, blok.baris, blok.kolom)
    return jawab_tempel(hasil, blok)


@never_cache
@require_POST
@untuk_skrip
def urungkan_simpanan(request: Permintaan, renja: Renja, triwulan: int) -> HttpResponse:
    """Undo one of the person's own saves, for the script."""
    _hanya_penulis(request, renja, triwulan)
    kiriman = baca_json(request)
    hasil = ambil_kembali_sendiri(request.user, renja, kiriman.get("perubahan"))
    penyimpan = PenyimpanAnggaran(request.user, renja, triwulan)
    isi = _sesudah(penyimpan, bulat(kiriman.get("nomor")))
    return JsonResponse({**isi, "pesan": hasil.kalimat}, status=hasil.status)
