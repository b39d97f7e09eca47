"""Bandingkan dengan SIPD: as a page, and as a workbook to work through."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from renja.ekspor import FORMAT
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.berkas import berikan_berkas
from renja.halaman.konverter import Masa
from renja.impor.acuan import Acuan
from renja.impor.akses import ambil_impor, boleh_mengimpor, halaman_ditolak
from renja.impor.berkas import baca_berkas
from renja.impor.forms import FormulirUnggah
from renja.impor.kini import Kini
from renja.impor.services import SIPD, buka_impor, pemetaan_impor, simpan_unggahan
from renja.impor.sipd import Sandingan, ringkas, sandingkan, tulis_sandingan
from renja.impor.views import lanjut, terakhir
from renja.lembar.nilai import LembarDitolak
from renja.models import Impor
from renja.pemuat import muat_rencana

PER_HALAMAN = 100


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sipd(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """Send the print or the JSON of SIPD-RI to be compared; the plan stays as it is."""
    renja = ambil_renja(request, kode, masa)
    jawaban = boleh_mengimpor(request, renja, SIPD)
    formulir = FormulirUnggah()
    if request.method == "POST":
        if not jawaban.boleh:
            return halaman_ditolak(request, renja, jawaban.alasan)
        formulir = FormulirUnggah(request.POST, request.FILES)
        if formulir.is_valid():
            try:
                impor = simpan_unggahan(request.user, renja, SIPD, formulir.berkas_dibuka, {})
            except LembarDitolak as galat:
                formulir.add_error("berkas", str(galat))
            else:
                return lanjut(kode, renja, impor)
    isi = {
        "renja": renja,
        "halaman": "impor",
        "jawaban": jawaban,
        "formulir": formulir,
        "terakhir": terakhir(request, renja, SIPD),
    }
    return render(request, "impor/sipd.html", isi, status=422 if formulir.errors else 200)


def susun_sandingan(impor: Impor) -> Sandingan:
    """The comparison of a kept upload; raises LembarDitolak."""
    berkas = buka_impor(impor)
    acuan, kini = Acuan(impor.renja), Kini(impor.renja)
    bacaan = baca_berkas(berkas, pemetaan_impor(impor), impor.renja, acuan, kini)
    bidang = [kini.bidang] if kini.bidang else list(acuan.nomenklatur.bidang_urusan)
    return sandingkan(muat_rencana(impor.renja), bacaan, bidang)


def halaman_sandingan(request: Permintaan, impor: Impor) -> HttpResponse:
    """The comparison as a page."""
    sandingan = susun_sandingan(impor)
    isian = request.GET.get("isian", "")
    beda = [satu for satu in sandingan.beda if isian in {"", satu.isian or "Baris"}]
    isi = {
        "renja": impor.renja,
        "halaman": "impor",
        "impor": impor,
        "sandingan": sandingan,
        "ringkasan": ringkas(sandingan.beda).items(),
        "isian": isian,
        "beda": Paginator(beda, PER_HALAMAN).get_page(request.GET.get("hal")),
    }
    return render(request, "impor/sandingan.html", isi)


@never_cache
@require_safe
def unduh_sandingan(request: Permintaan, kode: str, masa: Masa, nomor: int) -> HttpResponse:
    """The comparison as a workbook."""
    impor = ambil_impor(request, kode, masa, nomor)
    if impor.jenis != SIPD or impor.status != Impor.Status.DIPETAKAN:
        return redirect("impor:pratinjau", kode, impor.renja, impor.pk)
    try:
        sandingan = susun_sandingan(impor)
    except LembarDitolak:
        return redirect("impor:pratinjau", kode, impor.renja, impor.pk)
    judul = f"Bandingkan dengan SIPD: {impor.renja} {impor.renja.perangkat_daerah}"
    nama = f"sandingan-sipd-{kode}-{impor.renja.tahun}.xlsx"
    return berikan_berkas(tulis_sandingan(sandingan, judul), nama, FORMAT["xlsx"].mime)
