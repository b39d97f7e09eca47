"""The preview of an upload of realisasi: choosing, getting it back marked, applying it."""

import re

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from renja.ekspor import FORMAT
from renja.halaman.akses import Permintaan
from renja.halaman.berkas import berikan_berkas
from renja.halaman.konverter import Masa
from renja.impor.kemajuan import jawab, setuju_dari
from renja.impor.saringan import halaman_baris, hitungan, saringan_dari, tersaring
from renja.impor.services import simpan_pilihan
from renja.impor_realisasi.akses import RUANG, ambil_impor
from renja.impor_realisasi.banding_uang import tampil_rupiah
from renja.impor_realisasi.services import buka_impor, jalankan
from renja.impor_realisasi.services import pratinjau as susun_pratinjau
from renja.lembar.nilai import LembarDitolak
from renja.lembar.tandai import tandai, tandai_buku
from renja.lembar.tata_letak import PemetaanKeliru
from renja.models import Impor

_BARIS_PILIHAN = re.compile(r"p-([ku][0-9]{1,9})")
_KUNCI_TERPANJANG = 120


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pratinjau(request: Permintaan, kode: str, masa: Masa, nomor: int) -> HttpResponse:
    """What an upload would change; POST keeps what the person chose."""
    impor = ambil_impor(request, kode, masa, nomor)
    if impor.status == Impor.Status.DIUNGGAH:
        return redirect("impor_realisasi:petakan", kode, impor.renja, impor.pk)
    if impor.status == Impor.Status.DITERAPKAN:
        isi = {**RUANG, "renja": impor.renja, "impor": impor}
        return render(request, "impor/selesai.html", isi)
    if request.method == "POST":
        _simpan_pilihan(impor, request.POST)
        alamat = reverse("impor_realisasi:pratinjau", args=[kode, impor.renja, impor.pk])
        kueri = request.GET.urlencode()
        return redirect(f"{alamat}?{kueri}" if kueri else alamat)
    try:
        return _halaman(request, impor)
    except (LembarDitolak, PemetaanKeliru) as galat:
        isi = {**RUANG, "renja": impor.renja, "impor": impor, "alasan": str(galat)}
        return render(request, "impor/tidak_terbaca.html", isi, status=422)


def _halaman(request: Permintaan, impor: Impor) -> HttpResponse:
    hasil = susun_pratinjau(impor, request.user)
    isi = hasil.pratinjau
    saring = saringan_dari(request)
    konteks = {
        **RUANG,
        "renja": impor.renja,
        "impor": impor,
        "pratinjau": isi,
        "uang": [tampil_rupiah(satu) for satu in isi.uang],
        "catatan_realisasi": hasil.kinerja.rencana.catatan_realisasi,
        "hitungan": hitungan(isi.cacah, saring),
        "saring": saring,
        "baris": halaman_baris(tersaring(isi.baris, saring), request),
        "menunggu": [k for k in isi.keputusan if k.menunggu],
        "ditolak": len(isi.ditolak),
        "ada": bool(isi.ditulis),
    }
    return render(request, "impor_realisasi/pratinjau.html", konteks)


def _simpan_pilihan(impor: Impor, kiriman: QueryDict) -> None:
    """Keep decisions and conflicts; what was not sent stays as it was."""
    putusan = dict(impor.pilihan.get("putusan") or {})
    pakai = set(impor.pilihan.get("pakai_berkas") or [])
    for nama, nilai in kiriman.items():
        # A database keeps no NUL in JSON.
        kunci, teks = (satu.replace("\0", "")[:200] for satu in (nama, str(nilai)))
        if kunci.startswith(("k-nu-", "k-nd-")):
            putusan[kunci[2:][:_KUNCI_TERPANJANG]] = teks
        elif baris := _BARIS_PILIHAN.fullmatch(kunci):
            (pakai.add if teks == "berkas" else pakai.discard)(baris[1])
    isi = {**impor.pilihan, "putusan": putusan, "pakai_berkas": sorted(pakai)}
    simpan_pilihan(impor, isi)


@never_cache
@require_safe
def bertanda(request: Permintaan, kode: str, masa: Masa, nomor: int) -> HttpResponse:
    """The same file with the refused cells marked and the reasons as comments."""
    impor = ambil_impor(request, kode, masa, nomor)
    if impor.status != Impor.Status.DIPETAKAN:
        return redirect("impor_realisasi:pratinjau", kode, impor.renja, impor.pk)
    try:
        ditolak = susun_pratinjau(impor, request.user).pratinjau.ditolak
        buku = buka_impor(impor)
        if buku.jenis == "xlsx":
            isi = tandai(impor.nama_berkas, bytes(impor.berkas), ditolak)
        else:
            isi = tandai_buku(buku, ditolak)
    except (LembarDitolak, PemetaanKeliru) as galat:
        messages.error(request, str(galat))
        return redirect("impor_realisasi:pratinjau", kode, impor.renja, impor.pk)
    nama = f"{impor.nama_berkas.rsplit('.', 1)[0]}-bertanda.xlsx"
    return berikan_berkas(isi, nama, FORMAT["xlsx"].mime)


@never_cache
@require_POST
def terapkan(request: Permintaan, kode: str, masa: Masa, nomor: int) -> HttpResponseBase:
    """Apply an upload; a client that asks for NDJSON is told of every part as it is done."""
    impor = ambil_impor(request, kode, masa, nomor)
    langkah = jalankan(request.user, impor, setuju_dari(request))
    tujuan = reverse("impor_realisasi:pratinjau", args=[kode, impor.renja, impor.pk])
    return jawab(request, langkah, impor.nama_berkas, tujuan)
