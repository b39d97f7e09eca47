"""The pages of the grids, and what their forms and scripts send.

Each fetches through permission. GET writes nothing; whoever is no perencana of the agency
gets 403 for what is sent.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from planning.models import Perubahan, Renja
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.tabel_isian.data import Pembaca
from renja.tabel_isian.gembok import Gembok
from renja.tabel_isian.halaman import isi_halaman
from renja.tabel_isian.hasil import Hasil, Keadaan
from renja.tabel_isian.html import Ketikan
from renja.tabel_isian.jumlah import jumlah_tabel
from renja.tabel_isian.kabar import kabar
from renja.tabel_isian.kiriman import (
    Kiriman,
    KirimanRusak,
    baca_json,
    bulat,
    kiriman_formulir,
    kiriman_json,
)
from renja.tabel_isian.kolom import JENIS_TABEL, kolom_tabel
from renja.tabel_isian.simpan import Penyimpan
from renja.tabel_isian.sumber import muat_sumber
from renja.tabel_isian.susun import muat_tabel, nomor_terakhir
from renja.tabel_isian.tempel import pratinjau
from renja.tindak_lanjut.urung import HasilUrung, ambil_kembali

Pandangan = Callable[..., HttpResponse]


@never_cache
@require_safe
def awal(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The grid of the year."""
    renja = ambil_renja(request, kode, masa)
    return redirect("tabel_isian:tahun", kode, renja)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tabel(request: Permintaan, kode: str, masa: Masa, jenis: str) -> HttpResponse:
    """A grid as a page; what its plain form sends is saved, or shown again with the reasons."""
    renja = ambil_renja(request, kode, masa)
    gembok = Gembok(request.user, renja)
    if request.method != "POST":
        return render(request, "tabel_isian/tabel.html", isi_halaman(request, renja, jenis, gembok))
    _hanya_perencana(gembok)
    try:
        kiriman = kiriman_formulir(request)
    except KirimanRusak as galat:
        messages.error(request, str(galat))
        isi = isi_halaman(request, renja, jenis, gembok)
        return render(request, "tabel_isian/tabel.html", isi, status=400)
    hasil = Penyimpan(request.user, renja, jenis).simpan(
        kiriman.isian, kiriman.cara, kiriman.alasan
    )
    if hasil.beres:
        messages.success(request, _sebut(hasil))
        pilihan = urlencode({"program": p}) if (p := request.GET.get("program")) else ""
        alamat = reverse(f"tabel_isian:{jenis}", args=[kode, renja])
        return redirect(f"{alamat}?{pilihan}" if pilihan else alamat)
    ketikan = Ketikan(
        {satu.kunci: satu.teks for satu in kiriman.isian},
        {kunci: satu for kunci, satu in hasil.sel.items() if not satu.beres},
    )
    isi = isi_halaman(request, renja, jenis, gembok, ketikan)
    isi |= {"hasil": hasil, "alasan_diketik": kiriman.alasan}
    return render(request, "tabel_isian/tabel.html", isi, status=hasil.status)


def _sebut(hasil: Hasil) -> str:
    banyak = hasil.banyak(Keadaan.SIMPAN)
    return f"{banyak} sel tersimpan." if banyak else "Tidak ada sel yang berubah."


def _hanya_perencana(gembok: Gembok) -> None:
    if not gembok.menulis:
        raise PermissionDenied(gembok.alasan)


def _untuk_skrip(pandangan: Pandangan) -> Pandangan:
    """Fetch the Renja, know the grid, and answer a broken request with 400 and its sentence."""

    @wraps(pandangan)
    def dalam(request: Permintaan, kode: str, masa: Masa, jenis: str) -> HttpResponse:
        renja = ambil_renja(request, kode, masa)
        if jenis not in JENIS_TABEL:
            raise Http404("Tabel isian ini tidak ada.")
        try:
            return pandangan(request, renja, jenis)
        except KirimanRusak as galat:
            return JsonResponse({"pesan": str(galat)}, status=400)

    return dalam


@never_cache
@require_POST
@_untuk_skrip
def simpan(request: Permintaan, renja: Renja, jenis: str) -> HttpResponse:
    """Save the cells of a row, or of a block in one act; answers what came of each."""
    gembok = Gembok(request.user, renja)
    _hanya_perencana(gembok)
    kiriman: Kiriman = kiriman_json(request)
    penyimpan = Penyimpan(request.user, renja, jenis)
    hasil = penyimpan.simpan(
        kiriman.isian, kiriman.cara, kiriman.alasan, semua=kiriman.cara == "tempel"
    )
    isi = _sesudah(request, penyimpan.pembaca, kiriman.nomor, hasil)
    return JsonResponse(isi, status=hasil.status)


def _sesudah(
    request: Permintaan, pembaca: Pembaca, nomor: int, hasil: Hasil | None = None
) -> dict[str, Any]:
    """What every answer brings: cells, what others changed since, and the true sums."""
    hasil = hasil or Hasil()
    isi = kabar(pembaca.renja, pembaca, nomor, set(hasil.sel) | set(hasil.ikut)).json()
    isi["sel"] = {kunci: satu.json() for kunci, satu in hasil.sel.items()}
    isi["ikut"] = {kunci: {"n": k.teks, "v": k.versi} for kunci, k in hasil.ikut.items()}
    isi["alasan"] = hasil.alasan
    if hasil.perubahan is not None:
        isi["perubahan"] = str(hasil.perubahan.pk)
        isi["judul"] = hasil.perubahan.judul
    program = bulat(request.GET.get("p")) or None
    isi["jumlah"] = jumlah_tabel(pembaca.renja, pembaca.jenis, pembaca.kolom, program)
    return isi


@never_cache
@require_safe
@_untuk_skrip
def lihat_kabar(request: Permintaan, renja: Renja, jenis: str) -> HttpResponse:
    """What others changed after the number in `sejak`; one query tells where nothing did."""
    sejak = bulat(request.GET.get("sejak"))
    if nomor_terakhir(renja) <= sejak:
        return JsonResponse({"nomor": sejak, "lain": {}, "susunan": False})
    kolom = kolom_tabel(renja, jenis)
    pembaca = Pembaca(renja, jenis, kolom, muat_sumber())
    return JsonResponse(_sesudah(request, pembaca, sejak))


@never_cache
@require_POST
@_untuk_skrip
def tempel(request: Permintaan, renja: Renja, jenis: str) -> HttpResponse:
    """What a pasted block would do; nothing is written."""
    gembok = Gembok(request.user, renja)
    _hanya_perencana(gembok)
    isi = baca_json(request)
    blok, baris, kolom = isi.get("blok"), _daftar_teks(isi.get("baris")), isi.get("kolom")
    if not isinstance(blok, str):
        raise KirimanRusak("Blok yang ditempel tidak terbaca. Salin ulang bloknya.")
    penyimpan = Penyimpan(request.user, renja, jenis)
    satu = muat_tabel(renja, request.user, jenis, request.GET.get("program", ""), gembok)
    hasil = pratinjau(penyimpan, satu, blok, baris, _daftar_teks(kolom))
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
def urungkan_simpanan(request: Permintaan, renja: Renja, jenis: str) -> HttpResponse:
    """Undo one of the person's own saves, for the script."""
    gembok = Gembok(request.user, renja)
    _hanya_perencana(gembok)
    kiriman = baca_json(request)
    milik = Perubahan.objects.filter(renja=renja, pelaku=request.user)
    uid = _uid(kiriman.get("perubahan"))
    satu = milik.filter(pk=uid).first() if uid else None
    hasil = HasilUrung("Simpanan itu tidak ditemukan.", HTTPStatus.NOT_FOUND)
    if satu is not None:
        hasil = ambil_kembali(request.user, satu)
    pembaca = Pembaca(renja, jenis, kolom_tabel(renja, jenis), muat_sumber())
    isi = _sesudah(request, pembaca, bulat(kiriman.get("nomor")))
    return JsonResponse({**isi, "pesan": hasil.kalimat}, status=hasil.status)


def _uid(nilai: object) -> UUID | None:
    try:
        return UUID(str(nilai))
    except ValueError:
        return None
