"""Corrections of what was approved: reopening a row's money or a report, and ending it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from performance.models import RealisasiTriwulan
from performance.pelaporan import buka_kembali, buka_kembali_anggaran, selesaikan_koreksi
from planning.models import BarisRenja, KoreksiRealisasi, Renja
from planning.penyuntingan import Bentrok, Ditolak, TidakSah
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.realisasi.akses import isi_kerangka
from renja.realisasi.anggaran.data import baris_asli, muat_baris
from renja.realisasi.anggaran.rincian import isi_rincian
from renja.realisasi.koreksi import daftar_koreksi
from renja.realisasi.laporan.views_paraf import tampilkan_paraf


@never_cache
@require_safe
def koreksi(request: Permintaan, kode: str, masa: Masa, triwulan: int) -> HttpResponse:
    """The corrections of a quarter."""
    return _daftar(request, ambil_renja(request, kode, masa), triwulan)


def _daftar(
    request: Permintaan, renja: Renja, triwulan: int, pesan: str = "", status: int = 200
) -> HttpResponse:
    isi = isi_kerangka(renja, triwulan, "laporan") | {
        "koreksi": daftar_koreksi(request.user, renja, triwulan),
        "pesan": pesan,
    }
    return render(request, "realisasi/koreksi.html", isi, status=status)


@never_cache
@require_POST
def buka_anggaran(
    request: Permintaan, kode: str, masa: Masa, triwulan: int, uid: UUID
) -> HttpResponse:
    """Reopen the months of a row, with a reason."""
    renja = ambil_renja(request, kode, masa)
    milik = next((satu for satu in muat_baris(renja).values() if satu.uid == uid), None)
    if milik is None:
        raise Http404("Baris ini tidak ada pada Renja ini.")
    baris: BarisRenja = baris_asli([milik.catat])[milik.catat]
    alasan = request.POST.get("alasan", "")
    try:
        buka_kembali_anggaran(request.user, baris, triwulan, alasan)
    except Ditolak as galat:
        isi = isi_rincian(request, renja, triwulan, uid) | {"pesan": galat.alasan}
        return render(request, "realisasi/anggaran_baris.html", isi, status=403)
    except TidakSah as galat:
        isi = isi_rincian(request, renja, triwulan, uid)
        isi |= {"galat_alasan": str(galat), "alasan_diketik": alasan}
        return render(request, "realisasi/anggaran_baris.html", isi, status=422)
    messages.success(
        request, "Baris dibuka kembali. Nilai semula tetap tersimpan di samping nilai yang baru."
    )
    return redirect("realisasi:anggaran_baris", kode, renja, triwulan, uid)


@never_cache
@require_POST
def selesai(request: Permintaan, kode: str, masa: Masa, triwulan: int, uid: UUID) -> HttpResponse:
    """End the correction of a row's money."""
    renja = ambil_renja(request, kode, masa)
    satu = get_object_or_404(
        KoreksiRealisasi.objects.select_related("perangkat_daerah"),
        uid=uid,
        perangkat_daerah=renja.perangkat_daerah_id,
        tahun=renja.tahun,
        triwulan=triwulan,
    )
    baris = get_object_or_404(BarisRenja.objects.select_related("renja"), uid=satu.objek)
    try:
        selesaikan_koreksi(request.user, satu, baris)
    except Ditolak as galat:
        return _daftar(request, renja, triwulan, galat.alasan, 403)
    except Bentrok:
        return _daftar(request, renja, triwulan, "Koreksi ini baru saja diselesaikan.", 409)
    messages.success(request, f"Koreksi {satu.sebutan} selesai.")
    return redirect("realisasi:koreksi", kode, renja, triwulan)


@never_cache
@require_POST
def buka_kinerja(
    request: Permintaan, kode: str, masa: Masa, triwulan: int, uid: UUID
) -> HttpResponse:
    """Reopen an approved report of kinerja, with a reason."""
    renja = ambil_renja(request, kode, masa)
    satu = ambil_lapor(renja, triwulan, uid)
    try:
        buka_kembali(request.user, satu, request.POST.get("alasan", ""), renja)
    except Ditolak as galat:
        return tampilkan_paraf(request, renja, triwulan, None, galat.alasan, 403)
    except (TidakSah, Bentrok) as galat:
        status = 409 if isinstance(galat, Bentrok) else 422
        return tampilkan_paraf(request, renja, triwulan, None, str(galat), status)
    kalimat = "Realisasi dibuka kembali. Nilai semula berlaku sampai nilai yang baru diparaf."
    messages.success(request, kalimat)
    return redirect("realisasi:paraf", kode, renja, triwulan)


def ambil_lapor(renja: Renja, triwulan: int, uid: UUID) -> Any:
    """A report of the Renja's agency, year and quarter; otherwise there is none (404)."""
    return get_object_or_404(
        RealisasiTriwulan.objects.select_related(
            "indikator", "perangkat_daerah", "unit_kerja__induk__induk"
        ),
        uid=uid,
        perangkat_daerah=renja.perangkat_daerah_id,
        tahun=renja.tahun,
        triwulan=triwulan,
    )
