"""The layers of pagu: read by everybody who reads the plan, imported by penganggaran."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.impor.akses import boleh_mengimpor, halaman_ditolak
from renja.impor.forms import FormulirLapisan
from renja.impor.services import LAPISAN, simpan_unggahan
from renja.impor.services_lapisan import sandingan_lapisan
from renja.impor.views import lanjut, terakhir
from renja.lembar.nilai import LembarDitolak


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lapisan(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """Every layer beside the indikatif, and the form for a layer's file."""
    renja = ambil_renja(request, kode, masa)
    jawaban = boleh_mengimpor(request, renja, LAPISAN)
    formulir = FormulirLapisan()
    if request.method == "POST":
        if not jawaban.boleh:
            return halaman_ditolak(request, renja, jawaban.alasan)
        formulir = FormulirLapisan(request.POST, request.FILES)
        if formulir.is_valid():
            try:
                berkas = formulir.berkas_dibuka
                impor = simpan_unggahan(request.user, renja, LAPISAN, berkas, formulir.pilihan())
            except LembarDitolak as galat:
                formulir.add_error("berkas", str(galat))
            else:
                return lanjut(kode, renja, impor)
    isi = {
        "renja": renja,
        "halaman": "impor",
        "jawaban": jawaban,
        "formulir": formulir,
        "sandingan": sandingan_lapisan(renja),
        "terakhir": terakhir(request, renja, LAPISAN) if jawaban.boleh else [],
    }
    return render(request, "impor/lapisan.html", isi, status=422 if formulir.errors else 200)
