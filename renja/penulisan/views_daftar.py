"""The outline: beginning the manuscript, adding, renaming, moving and removing its parts."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from planning.models import Komentar, Renja
from planning.penyuntingan import Bentrok, Ditolak, TidakSah, gantungan
from renja.dokumen.naskah import JenisBab
from renja.dokumen.pemuat import muat_naskah
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.models import Bab
from renja.penulisan import bahan, services
from renja.penulisan.akses import (
    BENTROK,
    SALAH,
    alamat,
    ambil_bab,
    boleh,
    ditolak,
    versi_kirim,
)
from renja.penulisan.jawab import kalimat_bentrok, katakan, kerjakan
from renja.penulisan.susunan import letakkan, susun
from renja.penulisan.unduhan import unduhan


@never_cache
@require_safe
def daftar(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """Every part of the manuscript with its state, and what the document is written as."""
    renja = ambil_renja(request, kode, masa)
    sumber = bahan.sumber(request, renja)
    galat = bahan.banyak_galat(sumber)
    isi = {
        "renja": renja,
        "halaman": "dokumen",
        "sumber": sumber,
        "lihat": sumber.lihat,
        "bagian": susun(sumber, galat),
        "dimulai": sumber.dimulai,
        "boleh": bahan.boleh_di(sumber, boleh(request.user, renja)),
        "galat": sum(galat.values()),
        "unduhan": unduhan(renja, sumber),
        "tersisa": [
            (satu.kode, bahan.sebutan(satu.judul)) for satu in services.bagian_tersisa(renja)
        ]
        if sumber.dimulai and not sumber.beku
        else [],
    }
    return render(request, "penulisan/daftar.html", isi)


@never_cache
@require_POST
def mulai(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """Begin the manuscript from the outline's template."""
    renja = ambil_renja(request, kode, masa)
    jawaban = boleh(request.user, renja)
    if not jawaban.boleh:
        return ditolak(request, renja, jawaban)
    try:
        perubahan = services.mulai(request.user, renja)
    except Ditolak as galat:
        return ditolak(request, renja, galat)
    except TidakSah as galat:
        messages.info(request, str(galat))
    else:
        katakan(request, "Naskah dimulai dari kerangka.", renja, perubahan)
    return redirect(alamat(renja, "daftar"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tambah(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """Add a chapter, or a sub-chapter to one; also puts a deleted part's text back as a new one."""
    renja = ambil_renja(request, kode, masa)
    jawaban = boleh(request.user, renja)
    if not jawaban.boleh:
        return ditolak(request, renja, jawaban)
    isian = {nama: request.POST.get(nama, "") for nama in ("judul", "isi")}
    isian["induk"] = request.POST.get("induk", request.GET.get("induk", ""))
    galat: dict[str, list[str]] = {}
    if request.method == "POST":
        try:
            baru = services.tambah_bagian(
                request.user, renja, _induk(renja, isian["induk"]), isian["judul"], isian["isi"]
            )
        except Ditolak as tolak:
            return ditolak(request, renja, tolak)
        except TidakSah as tak_sah:
            galat = tak_sah.pesan
        else:
            messages.success(request, f"“{baru.judul}” ditambahkan. Tulis isinya di bawah ini.")
            return redirect(alamat(renja, "sunting", baru.uid))
    isi = {
        "renja": renja,
        "halaman": "dokumen",
        "isian": isian,
        "galat": galat,
        "induk": _pilihan_induk(renja),
    }
    return render(request, "penulisan/tambah.html", isi, status=SALAH if galat else 200)


@never_cache
@require_POST
def masukkan(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """Put a part of the template back that the manuscript has no more."""
    renja = ambil_renja(request, kode, masa)
    jawaban = boleh(request.user, renja)
    if not jawaban.boleh:
        return ditolak(request, renja, jawaban)
    try:
        baru = services.masukkan_kembali(request.user, renja, request.POST.get("bagian", ""))
    except Ditolak as galat:
        return ditolak(request, renja, galat)
    except TidakSah as galat:
        messages.info(request, str(galat))
        return redirect(alamat(renja, "daftar"))
    messages.success(request, f"“{bahan.sebutan(baru.judul)}” dimasukkan kembali.")
    return redirect(f"{alamat(renja, 'daftar')}#b-{baru.uid}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def judul(request: Permintaan, kode: str, masa: Masa, uid: UUID) -> HttpResponse:
    """Rename a part, or move a sub-chapter to another chapter."""
    renja = ambil_renja(request, kode, masa)
    bab = ambil_bab(renja, uid)
    jawaban = boleh(request.user, renja, bab)
    if not jawaban.boleh:
        return ditolak(request, renja, jawaban)
    isian = {"judul": bab.judul, "induk": str(bab.induk.uid) if bab.induk else ""}
    galat: dict[str, list[str]] = {}
    status = 200
    if request.method == "POST":
        isian = {nama: request.POST.get(nama, "") for nama in isian}
        try:
            perubahan = services.ubah_judul(
                request.user,
                bab,
                versi_kirim(request),
                isian["judul"],
                _induk(renja, isian["induk"]),
            )
        except Ditolak as tolak:
            return ditolak(request, renja, tolak)
        except TidakSah as tak_sah:
            galat, status = tak_sah.pesan, SALAH
        except Bentrok as bentrok:
            galat, status = {"": [kalimat_bentrok(bentrok)]}, BENTROK
            if not isinstance(bentrok.baris, Bab):
                raise Http404 from bentrok
            bab = bentrok.baris
        else:
            katakan(request, "Judul dan letaknya disimpan.", renja, perubahan)
            return redirect(f"{alamat(renja, 'daftar')}#b-{uid}")
    isi = {
        "renja": renja,
        "halaman": "dokumen",
        "bab": bab,
        "isian": isian,
        "galat": galat,
        "induk": _pilihan_induk(renja) if bab.jenis == JenisBab.SUB_BAB else [],
    }
    return render(request, "penulisan/judul.html", isi, status=status)


@never_cache
@require_POST
def pindah(request: Permintaan, kode: str, masa: Masa, uid: UUID) -> HttpResponse:
    """Move a part up or down by one."""
    renja = ambil_renja(request, kode, masa)
    bab = ambil_bab(renja, uid)
    jawaban = boleh(request.user, renja, bab)
    if not jawaban.boleh:
        return ditolak(request, renja, jawaban)
    naik = request.POST.get("arah") == "naik"
    kata = "naik" if naik else "turun"
    tolakan = kerjakan(
        request,
        renja,
        lambda: services.pindah(request.user, bab, versi_kirim(request), naik=naik),
        f"“{bahan.sebutan(bab.judul)}” dipindahkan {kata}.",
        "Urutannya tidak diubah.",
    )
    return tolakan or redirect(f"{alamat(renja, 'daftar')}#b-{uid}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hapus(request: Permintaan, kode: str, masa: Masa, uid: UUID) -> HttpResponse:
    """Say what hangs on a part, and remove it with that."""
    renja = ambil_renja(request, kode, masa)
    bab = ambil_bab(renja, uid)
    jawaban = boleh(request.user, renja, bab)
    if not jawaban.boleh:
        return ditolak(request, renja, jawaban)
    if request.method == "POST":
        tolakan = kerjakan(
            request,
            renja,
            lambda: services.hapus_bagian(request.user, bab, versi_kirim(request)),
            f"“{bahan.sebutan(bab.judul)}” dihapus.",
            "Tidak ada yang dihapus.",
        )
        return tolakan or redirect(alamat(renja, "daftar"))
    milik = [bab.uid, *bab.anak.values_list("uid", flat=True)]
    komentar = Komentar.objects.filter(renja=renja, objek__in=milik, induk=None, selesai_pada=None)
    isi = {
        "renja": renja,
        "halaman": "dokumen",
        "bab": bab,
        "judul": bahan.sebutan(bab.judul),
        "sebab": services.sebab_tetap(bab),
        "gantungan": gantungan(bab),
        "komentar": komentar.count(),
        "huruf": len(bab.isi),
    }
    return render(request, "penulisan/hapus.html", isi)


@never_cache
@require_POST
def teks_awal(request: Permintaan, kode: str, masa: Masa, uid: UUID) -> HttpResponse:
    """Put the starter text of a part back."""
    renja = ambil_renja(request, kode, masa)
    bab = ambil_bab(renja, uid)
    jawaban = boleh(request.user, renja, bab)
    if not jawaban.boleh:
        return ditolak(request, renja, jawaban)
    tolakan = kerjakan(
        request,
        renja,
        lambda: services.kembalikan_awal(request.user, bab, versi_kirim(request)),
        "Teks awal dikembalikan.",
        "Teksnya tidak diganti.",
    )
    return tolakan or redirect(alamat(renja, "sunting", uid))


def _induk(renja: Renja, uid: str) -> Bab | None:
    """The chapter of that uid, None for no chapter; raises TidakSah for one that is not there."""
    if not uid:
        return None
    try:
        induk = Bab.objects.filter(renja=renja, uid=UUID(uid), jenis=JenisBab.BAB).first()
    except ValueError:
        induk = None
    if induk is None:
        raise TidakSah({"induk": ["Bab itu sudah tidak ada; pilih bab lain."]})
    return induk


def _pilihan_induk(renja: Renja) -> list[tuple[str, str]]:
    """The chapters to choose from: (uid, number and title)."""
    return [
        (str(satu.bab.uid), f"{satu.nomor} {bahan.sebutan(satu.bab.judul)}")
        for satu in letakkan(muat_naskah(renja))
        if satu.bab.jenis == JenisBab.BAB
    ]
