"""The pages of a quarter's money: the grid, what its script sends, and a row by sumber dana."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from planning.models import BarisRenja, Perubahan, Renja
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.realisasi.anggaran.gembok import PEMBACA, GembokAnggaran
from renja.realisasi.anggaran.halaman import isi_halaman, pilihan_alamat
from renja.realisasi.anggaran.kabar import kabar
from renja.realisasi.anggaran.rincian import isi_rincian
from renja.realisasi.anggaran.simpan import PenyimpanAnggaran
from renja.tabel_isian.hasil import Hasil, Keadaan
from renja.tabel_isian.html import Ketikan
from renja.tabel_isian.kiriman import (
    Kiriman,
    KirimanRusak,
    baca_json,
    bulat,
    kiriman_formulir,
    kiriman_json,
)
from renja.tabel_isian.tempel import pratinjau
from renja.tindak_lanjut.kabarkan import kabarkan
from renja.tindak_lanjut.urung import HasilUrung, ambil_kembali

Pandangan = Callable[..., HttpResponse]
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
    isi = isi_halaman(request, renja, triwulan, _ketikan(kiriman, hasil))
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
    isi = isi_rincian(request, renja, triwulan, uid, _ketikan(kiriman, hasil))
    return render(request, RINCIAN, isi | {"hasil": hasil}, status=hasil.status)


def _hanya_penulis(request: Permintaan, renja: Renja, triwulan: int) -> None:
    if not GembokAnggaran(request.user, renja, triwulan).menulis:
        raise PermissionDenied(PEMBACA)


def _kabarkan(request: Permintaan, renja: Renja, hasil: Hasil, alamat: str) -> None:
    banyak = hasil.banyak(Keadaan.SIMPAN)
    kalimat = f"{banyak} sel tersimpan." if banyak else "Tidak ada sel yang berubah."
    kabarkan(request, kalimat, renja, hasil.perubahan, alamat)


def _ketikan(kiriman: Kiriman, hasil: Hasil) -> Ketikan:
    return Ketikan(
        {satu.kunci: satu.teks for satu in kiriman.isian},
        {kunci: satu for kunci, satu in hasil.sel.items() if not satu.beres},
    )


# --- For the script ----------------------------------------------------------------------


def _untuk_skrip(pandangan: Pandangan) -> Pandangan:
    """Fetch the Renja, and answer a broken request with 400 and its sentence."""

    @wraps(pandangan)
    def dalam(request: Permintaan, kode: str, masa: Masa, triwulan: int) -> HttpResponse:
        renja = ambil_renja(request, kode, masa)
        try:
            return pandangan(request, renja, triwulan)
        except KirimanRusak as galat:
            return JsonResponse({"pesan": str(galat)}, status=400)

    return dalam


@never_cache
@require_POST
@_untuk_skrip
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
    isi = kabar(penyimpan.pembaca, nomor, frozenset(hasil.sel))
    isi["sel"] = {kunci: satu.json() for kunci, satu in hasil.sel.items()}
    if hasil.perubahan is not None:
        isi["perubahan"] = str(hasil.perubahan.pk)
        isi["judul"] = hasil.perubahan.judul
    return isi


@never_cache
@require_safe
@_untuk_skrip
def lihat_kabar(request: Permintaan, renja: Renja, triwulan: int) -> HttpResponse:
    """What others changed after the number in `sejak`."""
    penyimpan = PenyimpanAnggaran(request.user, renja, triwulan)
    return JsonResponse(_sesudah(penyimpan, bulat(request.GET.get("sejak"))))


@never_cache
@require_POST
@_untuk_skrip
def tempel(request: Permintaan, renja: Renja, triwulan: int) -> HttpResponse:
    """What a pasted block would do; nothing is written."""
    _hanya_penulis(request, renja, triwulan)
    isi = baca_json(request)
    blok = isi.get("blok")
    if not isinstance(blok, str):
        raise KirimanRusak("Blok yang ditempel tidak terbaca. Salin ulang bloknya.")
    penyimpan = PenyimpanAnggaran(request.user, renja, triwulan)
    satu = isi_halaman(request, renja, triwulan)["isi"].tabel
    baris, kolom = _daftar_teks(isi.get("baris")), _daftar_teks(isi.get("kolom"))
    hasil = pratinjau(penyimpan, satu, blok, baris, kolom)
    html = render_to_string(
        "tabel_isian/_tempel.html", {"pratinjau": hasil, "tersembunyi": isi.get("tersembunyi")}
    )
    return JsonResponse({"html": html, "sel": [list(isian) for isian in hasil.diterima]})


def _daftar_teks(isi: object) -> list[str]:
    if isinstance(isi, list) and all(isinstance(satu, str) for satu in isi):
        return isi
    raise KirimanRusak("Blok yang ditempel tidak terbaca. Salin ulang bloknya.")


@never_cache
@require_POST
@_untuk_skrip
def urungkan_simpanan(request: Permintaan, renja: Renja, triwulan: int) -> HttpResponse:
    """Undo one of the person's own saves, for the script."""
    _hanya_penulis(request, renja, triwulan)
    kiriman = baca_json(request)
    try:
        uid = UUID(str(kiriman.get("perubahan")))
    except ValueError:
        uid = UUID(int=0)
    satu = Perubahan.objects.filter(renja=renja, pelaku=request.user, pk=uid).first()
    hasil = HasilUrung("Simpanan itu tidak ditemukan.", HTTPStatus.NOT_FOUND)
    if satu is not None:
        hasil = ambil_kembali(request.user, satu)
    penyimpan = PenyimpanAnggaran(request.user, renja, triwulan)
    isi = _sesudah(penyimpan, bulat(kiriman.get("nomor")))
    return JsonResponse({**isi, "pesan": hasil.kalimat}, status=hasil.status)
