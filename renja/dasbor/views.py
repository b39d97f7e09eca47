"""The dashboard of the head, and the rows behind its figures."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from planning.models import Renja
from planning.models.pelaporan import ROMAWI, awal_triwulan
from renja.dasbor.bahan import Bahan, ambil_bahan
from renja.dasbor.baris import SEMUA, daftar_baris
from renja.dasbor.panas import mulai_lapor
from renja.dasbor.susun import triwulan_terlapor
from renja.dasbor.tampilan import (
    gambar_kurva,
    kalimat_jadwal,
    kelompok_ukur,
    status_laporan,
    tabel_kurva,
    tampilkan,
)
from renja.halaman.akses import Permintaan
from renja.halaman.konverter import KonverterMasa, Masa


@never_cache
@require_safe
def dasbor(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """Where the agency stands: what is at risk, the figures, the indikator.

    `?renja=2025` leads to the same page of another year.
    """
    bahan = ambil_bahan(request, kode, masa)
    semua = list(
        Renja.objects.untuk(request.user)
        .filter(perangkat_daerah=bahan.renja.perangkat_daerah_id)
        .order_by("-tahun", "siklus")
    )
    pilih = request.GET.get("renja", "")
    lain = next((satu for satu in semua if _masa(satu) == pilih), None)
    if lain is not None and lain.pk != bahan.renja.pk:
        sisa = {kunci: isi for kunci, isi in request.GET.items() if kunci != "renja"}
        return redirect(f"{reverse('dasbor:dasbor', args=[kode, lain])}?{urlencode(sisa)}")
    tahun = [(_masa(satu), str(satu), satu.pk == bahan.renja.pk) for satu in semua]
    isi = bahan.konteks(semua_renja=tahun, **_isi_dasbor(bahan))
    return render(request, "dasbor/dasbor.html", isi)


@never_cache
@require_safe
def baris(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The rows behind a figure (`?apa=belum-lapor`), with the dashboard's filter."""
    bahan = ambil_bahan(request, kode, masa)
    apa = request.GET.get("apa", SEMUA)
    sel = (request.GET.get("sel_unit", ""), request.GET.get("sel_triwulan", ""))
    daftar = daftar_baris(bahan.rencana, bahan.dasbor, apa, request.GET.get("kelas", ""), sel)
    if daftar is None:
        raise Http404("Tidak ada angka dasbor dengan nama itu.")
    isi = bahan.konteks(
        daftar=daftar, ukuran=tuple(tampilkan(bahan.rencana, daftar.ukuran)), uang=bahan.dasbor.uang
    )
    return render(request, "dasbor/baris.html", isi)


def _masa(satu: Renja) -> str:
    return KonverterMasa().to_url(satu)


def _isi_dasbor(bahan: Bahan) -> dict[str, object]:
    rencana, dasbor, triwulan = bahan.rencana, bahan.dasbor, bahan.saringan.triwulan
    terlapor = triwulan_terlapor(rencana)
    return {
        "dasbor": dasbor,
        "kepala": bahan.kepala,
        "tunggu": bahan.tunggu,
        "status_laporan": status_laporan(rencana, triwulan),
        "jadwal": kalimat_jadwal(rencana, triwulan, bahan.hari),
        "terlapor": terlapor,
        "terlapor_romawi": ROMAWI.get(terlapor, ""),
        "belum_mulai": bahan.hari < awal_triwulan(rencana.tahun, 1),
        "mulai": mulai_lapor(rencana, 1),
        "triwulan_lain": [
            (q, angka, bahan.saringan.kueri(triwulan=q)) for q, angka in ROMAWI.items()
        ],
        "kurva": gambar_kurva(dasbor.kurva, rencana.tahun),
        "tabel_kurva": tabel_kurva(dasbor.kurva),
        "kelompok": kelompok_ukur(rencana, dasbor.ukuran),
    }
