"""Why a number is what it is: pages that take the figures of the dashboard apart."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from renja.dasbor.bahan import ambil_bahan
from renja.dasbor.penjelasan import jelaskan_indikator, jelaskan_rata, koreksi_uang, serapan_program
from renja.dasbor.percik import deret_tahun
from renja.dasbor.tampilan import gambar_bullet, gambar_percik
from renja.dasbor.ukuran import ukur_satu
from renja.halaman.akses import Permintaan
from renja.halaman.konverter import Masa
from renja.kewajiban import terukur


@never_cache
@require_safe
def penjelasan(request: Permintaan, kode: str, masa: Masa, uid: UUID) -> HttpResponse:
    """The capaian of one indikator, step by step; one without a target says so."""
    bahan = ambil_bahan(request, kode, masa)
    rencana = bahan.rencana
    satu = next((isi for isi in terukur(rencana) if isi.indikator.uid == uid), None)
    if satu is None:
        tanpa = next((isi for isi in rencana.semua_indikator() if isi.uid == uid), None)
        if tanpa is None:
            raise Http404("Indikator itu tidak ada pada rencana ini.")
        return render(request, "dasbor/tanpa_target.html", bahan.konteks(indikator=tanpa))
    ukuran = ukur_satu(rencana, satu, bahan.saringan.triwulan)
    isi = bahan.konteks(
        penjelasan=jelaskan_indikator(rencana, ukuran),
        ukuran=ukuran,
        deret=deret_tahun(rencana, ukuran),
        bullet=gambar_bullet(rencana.skala, ukuran),
        percik=gambar_percik(rencana, ukuran),
        rata=bahan.dasbor.rata,
        ikut_rata=any(ukuran.uid == u.uid for a in bahan.dasbor.rata.anggota for u in a.ukuran),
    )
    return render(request, "dasbor/penjelasan.html", isi)


@never_cache
@require_safe
def rata_rata(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The mean of the agency (or of what the filter shows): its members, and who is left out."""
    bahan = ambil_bahan(request, kode, masa)
    dasbor = bahan.dasbor
    isi = bahan.konteks(penjelasan=jelaskan_rata(bahan.rencana, dasbor.rata), rata=dasbor.rata)
    return render(request, "dasbor/rata_rata.html", isi)


@never_cache
@require_safe
def serapan(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The serapan: the sums, divided once, and the rows that they are made of."""
    bahan = ambil_bahan(request, kode, masa)
    uang = bahan.dasbor.uang
    isi = bahan.konteks(
        uang=uang, program=serapan_program(uang), koreksi=koreksi_uang(bahan.rencana, uang)
    )
    return render(request, "dasbor/serapan.html", isi)
