"""The pages of the grids, and what their forms and scripts send.

Each fetches through permission. GET writes nothing; whoever is no perencana of the agency
gets 403 for what is sent.
"""

from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from planning.models import Renja
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.tabel_isian.data import Pembaca
from renja.tabel_isian.gembok import Gembok
from renja.tabel_isian.halaman import isi_halaman
from renja.tabel_isian.hasil import Hasil
from renja.tabel_isian.jumlah import jumlah_tabel
from renja.tabel_isian.kabar import kabar
from renja.tabel_isian.kiriman import (
    Kiriman,
    KirimanRusak,
    baca_json,
    bulat,
    kiriman_formulir,
    kiriman_json,
    kiriman_tempel,
)
from renja.tabel_isian.kolom import JENIS_TABEL, kolom_tabel
from renja.tabel_isian.simpan import Penyimpan
from renja.tabel_isian.skrip import (
    Pandangan,
    isi_hasil,
    jawab_tempel,
    ketikan_dari,
    untuk_skrip,
)
from renja.tabel_isian.sumber import muat_sumber
from renja.tabel_isian.susun import muat_tabel, nomor_terakhir
from renja.tabel_isian.tempel import pratinjau
from renja.tindak_lanjut.urung import ambil_kembali_sendiri


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
        messages.success(request, hasil.kalimat)
        pilihan = urlencode({"program": p}) if (p := request.GET.get("program")) else ""
        alamat = reverse(f"tabel_isian:{jenis}", args=[kode, renja])
        return redirect(f"{alamat}?{pilihan}" if pilihan else alamat)
    isi = isi_halaman(request, renja, jenis, gembok, ketikan_dari(kiriman, hasil))
    isi |= {"hasil": hasil, "alasan_diketik": kiriman.alasan}
    return render(request, "tabel_isian/tabel.html", isi, status=hasil.status)


def _hanya_perencana(gembok: Gembok) -> None:
    if not gembok.menulis:
        raise PermissionDenied(gembok.alasan)


def _untuk_skrip(pandangan: Pandangan) -> Pandangan:
    """Fetch the Renja, know the grid, and answer a broken request with 400 and its sentence."""

    @untuk_skrip
    @wraps(pandangan)
    def dalam(request: Permintaan, renja: Renja, jenis: str) -> HttpResponse:
        if jenis not in JENIS_TABEL:
            raise Http404("Tabel isian ini tidak ada.")
        return pandangan(request, renja, jenis)

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
    isi |= isi_hasil(hasil)
    isi["ikut"] = {kunci: {"n": k.teks, "v": k.versi} for kunci, k in hasil.ikut.items()}
    isi["alasan"] = hasil.alasan
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
    blok = kiriman_tempel(request)
    penyimpan = Penyimpan(request.user, renja, jenis)
    satu = muat_tabel(renja, request.user, jenis, request.GET.get("program", ""), gembok)
    hasil = pratinjau(penyimpan, satu, blok.teks, blok.baris, blok.kolom)
    return jawab_tempel(hasil, blok)


@never_cache
@require_POST
@_untuk_skrip
def urungkan_simpanan(request: Permintaan, renja: Renja, jenis: str) -> HttpResponse:
    """Undo one of the person's own saves, for the script."""
    gembok = Gembok(request.user, renja)
    _hanya_perencana(gembok)
    kiriman = baca_json(request)
    hasil = ambil_kembali_sendiri(request.user, renja, kiriman.get("perubahan"))
    pembaca = Pembaca(renja, jenis, kolom_tabel(renja, jenis), muat_sumber())
    isi = _sesudah(request, pembaca, bulat(kiriman.get("nomor")))
    return JsonResponse({**isi, "pesan": hasil.kalimat}, status=hasil.status)
