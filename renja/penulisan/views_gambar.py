"""The pictures of a Renja: the list, uploading, what is said of each, and their bytes."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from planning.penyuntingan import Bentrok, Ditolak, TidakSah
from renja.dokumen.gambar import GambarBersih
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.models import Gambar, IsiGambar
from renja.penulisan import bahan
from renja.penulisan import gambar as layanan
from renja.penulisan.akses import (
    BENTROK,
    SALAH,
    alamat,
    ambil_gambar,
    boleh,
    ditolak,
    versi_kirim,
)
from renja.penulisan.jawab import katakan
from renja.realisasi.kinerja.unggahan import AWALAN, terlalu_besar

ASLI, KECIL = "asli", "kecil"
# A name of its kind is counted while it comes in, and cut off once it is too large.
BERKAS = f"{AWALAN}gambar"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """Every picture with what it is called by; POST uploads one."""
    renja = ambil_renja(request, kode, masa)
    jawaban = boleh(request.user, renja)
    isian: Mapping[str, str] = {"nama": request.GET.get("nama", "")[:60]}
    galat: dict[str, list[str]] = {}
    if request.method == "POST":
        if not jawaban.boleh:
            return ditolak(request, renja, jawaban)
        isian = {nama: request.POST.get(nama, "") for nama in layanan.KOLOM}
        try:
            baru = layanan.tambah(request.user, renja, isian, _berkas(request))
        except Ditolak as tolak:
            return ditolak(request, renja, tolak)
        except TidakSah as tak_sah:
            galat = tak_sah.pesan
        else:
            messages.success(request, f"Gambar {baru.nama} disimpan.")
            return redirect(f"{alamat(renja, 'gambar')}#g-{baru.uid}")
    isi = {
        "renja": renja,
        "halaman": "dokumen",
        "gambar": Gambar.objects.filter(renja=renja),
        "lambang": Gambar.LAMBANG,
        "boleh": jawaban,
        "isian": isian,
        "galat": galat,
        "batas": bahan.batas_gambar(),
    }
    return render(request, "penulisan/gambar.html", isi, status=SALAH if galat else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Permintaan, kode: str, masa: Masa, uid: UUID) -> HttpResponse:
    """Change what is said of a picture, or replace its file."""
    renja = ambil_renja(request, kode, masa)
    satu = ambil_gambar(renja, uid)
    jawaban = boleh(request.user, renja, satu)
    if not jawaban.boleh:
        return ditolak(request, renja, jawaban)
    isian: Mapping[str, str] = {nama: getattr(satu, nama) for nama in layanan.KOLOM}
    galat: dict[str, list[str]] = {}
    status = HTTPStatus.OK.value
    if request.method == "POST":
        isian = {nama: request.POST.get(nama, "") for nama in layanan.KOLOM}
        try:
            berkas = _berkas(request) if _diunggah(request) else None
            perubahan = layanan.ubah(request.user, satu, versi_kirim(request), isian, berkas)
        except Ditolak as tolak:
            return ditolak(request, renja, tolak)
        except TidakSah as tak_sah:
            galat, status = tak_sah.pesan, SALAH
        except Bentrok as bentrok:
            galat, status = {"": [str(bentrok)]}, BENTROK
            if not isinstance(bentrok.baris, Gambar):
                raise Http404 from bentrok
            satu = bentrok.baris
        else:
            katakan(request, f"Gambar {satu.nama} disimpan.", renja, perubahan)
            return redirect(f"{alamat(renja, 'gambar')}#g-{uid}")
    isi = {
        "renja": renja,
        "halaman": "dokumen",
        "satu": satu,
        "isian": isian,
        "galat": galat,
        "pakai": layanan.pemakaian(renja, satu.nama),
        "batas": bahan.batas_gambar(),
    }
    return render(request, "penulisan/gambar_ubah.html", isi, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hapus(request: Permintaan, kode: str, masa: Masa, uid: UUID) -> HttpResponse:
    """Ask, and remove a picture that is placed nowhere."""
    renja = ambil_renja(request, kode, masa)
    satu = ambil_gambar(renja, uid)
    jawaban = boleh(request.user, renja, satu)
    if not jawaban.boleh:
        return ditolak(request, renja, jawaban)
    if request.method == "POST":
        try:
            perubahan = layanan.hapus(request.user, satu, versi_kirim(request))
        except Ditolak as galat:
            return ditolak(request, renja, galat)
        except (Bentrok, TidakSah) as galat:
            messages.warning(request, f"{galat} Tidak ada yang dihapus.")
        else:
            katakan(request, f"Gambar {satu.nama} dihapus.", renja, perubahan)
        return redirect(alamat(renja, "gambar"))
    isi = {
        "renja": renja,
        "halaman": "dokumen",
        "satu": satu,
        "pakai": layanan.pemakaian(renja, satu.nama),
    }
    return render(request, "penulisan/gambar_hapus.html", isi)


@require_safe
def berkas(request: Permintaan, kode: str, masa: Masa, uid: UUID, ukuran: str) -> HttpResponse:
    """The bytes of a picture, whole or small, for those who may read the Renja alone."""
    renja = ambil_renja(request, kode, masa)
    satu = ambil_gambar(renja, uid)
    if ukuran not in {ASLI, KECIL}:
        raise Http404
    tanda = f'"{satu.isi_id}-{ukuran}"'
    if request.headers.get("If-None-Match") == tanda:
        balas: HttpResponse = HttpResponseNotModified()
    else:
        isi = bytes(IsiGambar.objects.values_list("isi", flat=True).get(pk=satu.isi_id))
        if ukuran == KECIL:
            isi = layanan.kecil(isi, satu.bentuk)
        balas = HttpResponse(isi, content_type=f"image/{satu.bentuk}")
    balas["ETag"] = tanda
    balas["Cache-Control"] = "private, no-cache"
    return balas


def _berkas(request: Permintaan) -> GambarBersih:
    """The uploaded file, read and written anew; raises TidakSah."""
    unggahan: Any = request.FILES.get(BERKAS)
    batas = bahan.batas_gambar()
    besar = any(nama == BERKAS for nama, _ in terlalu_besar(request))
    if unggahan is None and not besar:
        raise TidakSah({"berkas": ["Pilih berkas PNG atau JPEG."]})
    if besar or unggahan.size > batas.bita:
        kalimat = f"Berkas ini lebih dari {batas.mib} MiB. Perkecil, lalu unggah lagi."
        raise TidakSah({"berkas": [kalimat]})
    return layanan.baca(unggahan.read())


def _diunggah(request: Permintaan) -> bool:
    return BERKAS in request.FILES or bool(terlalu_besar(request))
