"""One frozen version: what was decided about it, its files, and the corrections beside it."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from planning.models import Renja
from planning.penyuntingan import Ditolak, TidakSah
from renja.beku import BekuRusak, buka
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.berkas import berikan_berkas
from renja.halaman.konverter import Masa
from renja.keabsahan.alamat import alamat_keabsahan
from renja.models import BerkasVersi, Versi
from renja.tahapan.berkas import BERKAS_TERBESAR, MIB, PenampungBerkas, daftarkan_berkas
from renja.tahapan.cetak import nama_pdf
from renja.tahapan.galat import PembekuanGagal, VersiTiada
from renja.tahapan.halaman import HalamanTahapan
from renja.tahapan.izin import boleh_beri_ralat, boleh_daftarkan_berkas
from renja.tahapan.pilihan import tiada
from renja.tahapan.ralat import MEDAN, beri_ralat
from renja.tahapan.rujukan import versi_tahap

LABEL = {
    "tempat": "Tempat yang keliru",
    "tertulis": "Tertulis",
    "seharusnya": "Seharusnya",
    "alasan": "Alasan",
}


def ambil_versi(request: Permintaan, renja: Renja, tahap: str, nomor: int) -> Versi:
    """The version of an address; 404 with a sentence where there is none."""
    try:
        satu = versi_tahap(renja, tahap, nomor)
    except VersiTiada as galat:
        raise tiada(request, str(galat)) from galat
    satu.renja = renja
    return satu


@never_cache
@require_safe
def versi(request: Permintaan, kode: str, masa: Masa, tahap: str, nomor: int) -> HttpResponse:
    """The page of one version."""
    renja = ambil_renja(request, kode, masa)
    return _tampil(request, renja, ambil_versi(request, renja, tahap, nomor))


@never_cache
@require_POST
def ralat(request: Permintaan, kode: str, masa: Masa, tahap: str, nomor: int) -> HttpResponse:
    """Write a correction beside the version."""
    renja = ambil_renja(request, kode, masa)
    satu = ambil_versi(request, renja, tahap, nomor)
    try:
        baru = beri_ralat(request.user, renja, satu, request.POST)
    except Ditolak as galat:
        return _tampil(request, renja, satu, {"": [galat.alasan]}, 403)
    except TidakSah as galat:
        return _tampil(request, renja, satu, galat.pesan, 422)
    messages.success(request, f"Ralat {baru.nomor} ditulis di samping {satu}.")
    return redirect("tahapan:versi", kode, renja, tahap, nomor)


@never_cache
@csrf_exempt
@require_POST
def berkas(request: Permintaan, kode: str, masa: Masa, tahap: str, nomor: int) -> HttpResponse:
    """Register a signed file. The handler is put in before the form is read."""
    penampung = PenampungBerkas(request)
    request.upload_handlers = [penampung]
    return _berkas(request, penampung, kode, masa, tahap, nomor)


@csrf_protect
def _berkas(
    request: Permintaan, penampung: PenampungBerkas, kode: str, masa: Masa, tahap: str, nomor: int
) -> HttpResponse:
    renja = ambil_renja(request, kode, masa)
    satu = ambil_versi(request, renja, tahap, nomor)
    # The form is read when it is asked for, and only then does the handler see the file.
    request.FILES.keys()
    try:
        if not boleh_daftarkan_berkas(request.user, renja):
            daftarkan_berkas(request.user, renja, satu, "", b"")
        baru = daftarkan_berkas(request.user, renja, satu, penampung.nama, penampung.isi)
    except Ditolak as galat:
        return _tampil(request, renja, satu, {"": [galat.alasan]}, 403)
    except TidakSah as galat:
        return _tampil(request, renja, satu, galat.pesan, 422)
    except PembekuanGagal as galat:
        return _tampil(request, renja, satu, {"": [str(galat)]}, 503)
    messages.success(request, f"{baru.nama} terdaftar di samping {satu}.")
    return redirect("tahapan:versi", kode, renja, tahap, nomor)


@never_cache
@require_safe
def unduh_berkas(
    request: Permintaan, kode: str, masa: Masa, tahap: str, nomor: int, sidik: str
) -> HttpResponse:
    """A file of the version by its SHA-256."""
    renja = ambil_renja(request, kode, masa)
    satu = ambil_versi(request, renja, tahap, nomor)
    isi = get_object_or_404(BerkasVersi, versi=satu, sidik=sidik)
    return _lampiran(bytes(isi.isi), "application/pdf", isi.nama)


@never_cache
@require_safe
def unduh_data(request: Permintaan, kode: str, masa: Masa, tahap: str, nomor: int) -> HttpResponse:
    """The canonical JSON of the version, byte for byte: its SHA-256 is the one on the document."""
    renja = ambil_renja(request, kode, masa)
    satu = ambil_versi(request, renja, tahap, nomor)
    try:
        isi = buka(bytes(satu.isi))
    except BekuRusak as galat:
        raise tiada(request, str(galat)) from galat
    return _lampiran(isi, "application/json", nama_pdf(satu).replace(".pdf", ".json"))


def _lampiran(isi: bytes, mime: str, nama: str) -> HttpResponse:
    kurung = {"Content-Security-Policy": "sandbox; default-src 'none'"}
    return berikan_berkas(isi, nama, mime, kurung)


def _tampil(
    request: Permintaan,
    renja: Renja,
    versi: Versi,
    pesan: Mapping[str, list[str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    pesan = pesan or {}
    satu = HalamanTahapan(request.user, renja)
    ketikan = request.POST if pesan else {}
    medan = [
        (nama, LABEL[nama], ketikan.get(nama, ""), pesan.get(nama, []), panjang)
        for nama, (panjang, _) in MEDAN.items()
    ]
    isi: dict[str, Any] = {
        "renja": renja,
        "halaman": "tahapan",
        "baris": next(baris for baris in satu.versi if baris.versi.pk == versi.pk),
        "ralat": versi.ralat.order_by("nomor"),
        "medan": medan,
        "pesan": pesan,
        "boleh_ralat": boleh_beri_ralat(request.user, renja),
        "boleh_berkas": boleh_daftarkan_berkas(request.user, renja),
        "alamat": alamat_keabsahan(versi.kode),
        "terbesar": BERKAS_TERBESAR // MIB,
    }
    return render(request, "tahapan/versi.html", isi, status=status)
