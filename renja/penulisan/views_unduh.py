"""The whole document as a file: at once, or in the background where a worker is there."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from planning.models import Renja
from renja.cetak import PdfGagal
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.berkas import berikan_berkas
from renja.halaman.konverter import Masa
from renja.models import Proses
from renja.penulisan import bahan
from renja.penulisan.akses import alamat
from renja.penulisan.pekerjaan import DOKUMEN
from renja.penulisan.unduhan import FORMAT, tulis
from renja.proses.services import mulai_proses, pekerja_hidup


@never_cache
@require_POST
def unduh(request: Permintaan, kode: str, masa: Masa, berkas: str) -> HttpResponse:
    """Write the document in a format, of today or of a frozen stage (`?tahap=`)."""
    renja = ambil_renja(request, kode, masa)
    if berkas not in FORMAT:
        raise Http404
    sumber = bahan.sumber(request, renja)
    if FORMAT[berkas].lama and pekerja_hidup():
        return redirect("proses:satu", _latar(request, sumber, berkas).pk)
    try:
        hasil = tulis(sumber, berkas)
    except PdfGagal as galat:
        return _tidak_dapat(request, renja, str(galat))
    return berikan_berkas(hasil.isi, hasil.nama, hasil.mime)


def _latar(request: Permintaan, sumber: bahan.Sumber, berkas: str) -> Proses:
    """Have it made in the background."""
    renja = sumber.renja
    tahap = sumber.rujukan
    nama = f"{FORMAT[berkas].nama} {sumber.sebutan or 'dokumen'} {renja}"
    kunci = f"{DOKUMEN}:{request.user.pk}:{renja.pk}:{berkas}:{tahap}"
    argumen = {"format": berkas, "tahap": tahap}
    return mulai_proses(request.user, renja, DOKUMEN, nama, argumen, kunci)


def _tidak_dapat(request: Permintaan, renja: Renja, kalimat: str) -> HttpResponse:
    isi = {
        "judul": "Dokumen belum dapat dibuat",
        "kalimat": kalimat,
        "kembali": alamat(renja, "daftar"),
        "tempat": "daftar isi naskah",
    }
    return render(request, "renja/tidak_dapat.html", isi, status=503)
