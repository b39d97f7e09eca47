"""The preview of an upload: choosing, getting it back marked, applying it."""

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
from renja.impor import services, services_lapisan
from renja.impor.akses import ambil_impor
from renja.impor.kemajuan import jawab, setuju_dari
from renja.impor.rancangan import Pratinjau
from renja.impor.saringan import halaman_baris, hitungan, saringan_dari, tersaring
from renja.impor.services import (
    LAPISAN,
    SIPD,
    buka_impor,
)
from renja.impor.services import (
    pratinjau as susun_pratinjau,
)
from renja.impor.views_sipd import halaman_sandingan
from renja.lembar.masukan import Penolakan
from renja.lembar.nilai import Buku, LembarDitolak
from renja.lembar.tandai import tandai, tandai_buku
from renja.lembar.tata_letak import PemetaanKeliru
from renja.models import Impor

_BARIS_PILIHAN = re.compile(r"p-([0-9]{1,9})")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pratinjau(request: Permintaan, kode: str, masa: Masa, nomor: int) -> HttpResponse:
    """What an upload would change; POST keeps what the person chose."""
    impor = ambil_impor(request, kode, masa, nomor, tulis=request.method == "POST")
    if impor.status == Impor.Status.DIUNGGAH:
        return redirect("impor:petakan", kode, impor.renja, impor.pk)
    if impor.status == Impor.Status.DITERAPKAN:
        isi = {"renja": impor.renja, "halaman": "impor", "impor": impor}
        return render(request, "impor/selesai.html", isi)
    if request.method == "POST":
        _simpan_pilihan(impor, request.POST)
        alamat = reverse("impor:pratinjau", args=[kode, impor.renja, impor.pk])
        kueri = request.GET.urlencode()
        return redirect(f"{alamat}?{kueri}" if kueri else alamat)
    try:
        return _halaman(request, impor)
    except (LembarDitolak, PemetaanKeliru) as galat:
        isi = {"renja": impor.renja, "halaman": "impor", "impor": impor, "alasan": str(galat)}
        return render(request, "impor/tidak_terbaca.html", isi, status=422)


def _halaman(request: Permintaan, impor: Impor) -> HttpResponse:
    if impor.jenis == SIPD:
        return halaman_sandingan(request, impor)
    if impor.jenis == LAPISAN:
        return _halaman_lapisan(request, impor)
    isi = susun_pratinjau(impor, request.user).pratinjau
    saring = saringan_dari(request)
    konteks = {
        "renja": impor.renja,
        "halaman": "impor",
        "impor": impor,
        "pratinjau": isi,
        "hitungan": hitungan(isi.cacah, saring),
        "saring": saring,
        "baris": halaman_baris(tersaring(isi.baris, saring), request),
        "menunggu": [k for k in isi.keputusan if k.menunggu],
        "ditolak": len([satu for satu in isi.baris if satu.ditolak]),
        "ada": bool(isi.ditulis or isi.hapus),
    }
    return render(request, "impor/pratinjau.html", konteks)


def _halaman_lapisan(request: Permintaan, impor: Impor) -> HttpResponse:
    isi = services_lapisan.pratinjau(impor)
    saring = saringan_dari(request)
    konteks = {
        "renja": impor.renja,
        "halaman": "impor",
        "impor": impor,
        "pratinjau": isi,
        "hitungan": hitungan(isi.cacah, saring),
        "saring": saring,
        "baris": halaman_baris(tersaring(isi.baris, saring), request),
        "ditolak": len([satu for satu in isi.baris if satu.ditolak]),
        "ada": bool(isi.ditulis) or isi.kepala_berubah,
    }
    return render(request, "impor/pratinjau_lapisan.html", konteks)


def _simpan_pilihan(impor: Impor, kiriman: QueryDict) -> None:
    """Keep decisions, conflicts and the tick for deleting; what was not sent stays as it was."""
    pilihan = dict(impor.pilihan)
    putusan = dict(pilihan.get("putusan") or {})
    pakai = set(pilihan.get("pakai_berkas") or [])
    for nama, nilai in kiriman.items():
        # A database keeps no NUL in JSON.
        kunci, nilai_teks = (satu.replace("\0", "")[:200] for satu in (nama, str(nilai)))
        if kunci.startswith(("k-n", "k-d", "k-s")):
            putusan[kunci[2:][:120]] = nilai_teks
        elif nomor := _BARIS_PILIHAN.fullmatch(kunci):
            (pakai.add if nilai_teks == "berkas" else pakai.discard)(int(nomor[1]))
    if "saran" in kiriman:
        hasil = susun_pratinjau(impor, None).pratinjau
        putusan |= {k.kunci: k.calon[0].nilai for k in hasil.keputusan if k.menunggu}
    if "ada_hapus" in kiriman:
        pilihan["hapus"] = kiriman.get("hapus") == "1"
    pilihan |= {"putusan": putusan, "pakai_berkas": sorted(pakai)}
    impor.pilihan = pilihan
    impor.save(update_fields=["pilihan"])


@never_cache
@require_safe
def bertanda(request: Permintaan, kode: str, masa: Masa, nomor: int) -> HttpResponse:
    """The same workbook with the refused cells marked and the reasons as comments."""
    impor = ambil_impor(request, kode, masa, nomor)
    if impor.status != Impor.Status.DIPETAKAN:
        return redirect("impor:pratinjau", kode, impor.renja, impor.pk)
    try:
        ditolak = _penolakan(request, impor)
        berkas = buka_impor(impor)
        if berkas.buku is None:
            isi = tandai_buku(Buku(berkas.nama, "teks", ()), ditolak)
        elif berkas.buku.jenis != "xlsx":
            isi = tandai_buku(berkas.buku, ditolak)
        else:
            isi = tandai(impor.nama_berkas, berkas.isi, ditolak)
    except (LembarDitolak, PemetaanKeliru) as galat:
        messages.error(request, str(galat))
        return redirect("impor:pratinjau", kode, impor.renja, impor.pk)
    nama = f"{impor.nama_berkas.rsplit('.', 1)[0]}-bertanda.xlsx"
    return berikan_berkas(isi, nama, FORMAT["xlsx"].mime)


def _penolakan(request: Permintaan, impor: Impor) -> list[Penolakan]:
    if impor.jenis == LAPISAN:
        return services_lapisan.pratinjau(impor).ditolak
    hasil: Pratinjau = susun_pratinjau(impor, request.user).pratinjau
    return hasil.ditolak


@never_cache
@require_POST
def terapkan(request: Permintaan, kode: str, masa: Masa, nomor: int) -> HttpResponseBase:
    """Apply an upload; a client that asks for NDJSON is told of every part as it is done."""
    impor = ambil_impor(request, kode, masa, nomor, tulis=True)
    jalan = services_lapisan if impor.jenis == LAPISAN else services
    langkah = jalan.jalankan(request.user, impor, setuju_dari(request))
    tujuan = reverse("impor:pratinjau", args=[kode, impor.renja, impor.pk])
    return jawab(request, langkah, impor.nama_berkas, tujuan)
