"""The page on which the head of a unit approves or returns what was handed in."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from performance.models import RealisasiTriwulan
from performance.pelaporan import kembalikan, setujui
from planning.models import Renja
from planning.penyuntingan import Bentrok, Ditolak, TidakSah
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.realisasi.akses import isi_kerangka
from renja.realisasi.laporan.paraf import Paraf, memaraf

BERUBAH = (
    "Tidak ada yang diparaf: ada baris yang berubah sejak halaman ini dibuka. "
    "Periksa nilainya sekali lagi, lalu ulangi."
)
BUKAN_PEMARAF = (
    "Realisasi diparaf oleh kepala unit kerjanya, milik perangkat daerah sendiri oleh kepalanya."
)


class Kiriman(NamedTuple):
    """What the form asks for: an act, the reports with the versions seen, and a reason."""

    aksi: str
    tanda: dict[UUID, int]
    alasan: str
    baris: str = ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def paraf(request: Permintaan, kode: str, masa: Masa, triwulan: int) -> HttpResponse:
    """What waits for the person, and how far each unit is."""
    renja = ambil_renja(request, kode, masa)
    if request.method != "POST":
        return tampilkan_paraf(request, renja, triwulan)
    if not memaraf(request.user, renja):
        raise PermissionDenied(BUKAN_PEMARAF)
    kiriman = baca_kiriman(request)
    if not kiriman.tanda:
        pesan = "Pilih dahulu baris yang akan disetujui atau dikembalikan."
        return tampilkan_paraf(request, renja, triwulan, kiriman, pesan, 422)
    lapor = _ambil(renja, triwulan, kiriman)
    if len(lapor) != len(kiriman.tanda):
        return tampilkan_paraf(request, renja, triwulan, kiriman, BERUBAH, 409)
    return _kerjakan(request, renja, triwulan, kiriman, lapor)


def baca_kiriman(request: Permintaan) -> Kiriman:
    """The act and its rows; what does not read as a report with a version is left out."""
    aksi, _, satu = request.POST.get("aksi", "").partition("/")
    if satu:
        uid = satu.partition(":")[0]
        return Kiriman(aksi, _tanda([satu]), request.POST.get(f"alasan-{uid}", ""), uid)
    nama = "semua" if aksi == "setujui_semua" else "pilih"
    tanda = _tanda(request.POST.getlist(nama))
    return Kiriman(aksi.removesuffix("_semua"), tanda, request.POST.get("alasan", ""))


def _tanda(teks: Sequence[str]) -> dict[UUID, int]:
    hasil = {}
    for satu in teks:
        uid, _, versi = satu.partition(":")
        try:
            hasil[UUID(uid)] = int(versi)
        except ValueError:
            continue
    return hasil


def _ambil(renja: Renja, triwulan: int, kiriman: Kiriman) -> list[RealisasiTriwulan]:
    """The reports as they were seen: of this agency and quarter, handed in, not changed since."""
    semua = RealisasiTriwulan.objects.filter(
        uid__in=kiriman.tanda,
        perangkat_daerah=renja.perangkat_daerah_id,
        tahun=renja.tahun,
        triwulan=triwulan,
        status=RealisasiTriwulan.Status.DIAJUKAN,
    ).select_related("indikator", "perangkat_daerah", "unit_kerja__induk__induk")
    return [satu for satu in semua if kiriman.tanda[satu.uid] == satu.versi]


def _kerjakan(
    request: Permintaan,
    renja: Renja,
    triwulan: int,
    kiriman: Kiriman,
    lapor: Sequence[RealisasiTriwulan],
) -> HttpResponse:
    try:
        if kiriman.aksi == "kembalikan":
            kembalikan(request.user, lapor, kiriman.alasan, renja)
            kalimat = f"{len(lapor)} realisasi dikembalikan kepada unit kerjanya."
        elif kiriman.aksi == "setujui":
            setujui(request.user, lapor, renja)
            kalimat = f"{len(lapor)} realisasi disetujui."
        else:
            pesan = "Tindakan ini tidak dikenal. Muat ulang halaman ini."
            return tampilkan_paraf(request, renja, triwulan, kiriman, pesan, 400)
    except Ditolak as galat:
        return tampilkan_paraf(request, renja, triwulan, kiriman, galat.alasan, 403)
    except TidakSah as galat:
        return tampilkan_paraf(request, renja, triwulan, kiriman, str(galat), 422)
    except Bentrok:
        return tampilkan_paraf(request, renja, triwulan, kiriman, BERUBAH, 409)
    messages.success(request, kalimat)
    return redirect("realisasi:paraf", renja.perangkat_daerah.kode, renja, triwulan)


def tampilkan_paraf(
    request: Permintaan,
    renja: Renja,
    triwulan: int,
    kiriman: Kiriman | None = None,
    pesan: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page, with the reason where nothing was done."""
    isi: dict[str, Any] = isi_kerangka(renja, triwulan, "paraf")
    satu = Paraf(request.user, renja, triwulan)
    isi |= {
        "paraf": satu,
        "pesan": pesan,
        "kiriman": kiriman,
        "dipilih": {str(uid) for uid in kiriman.tanda} if kiriman else set(),
        "catatan_realisasi": satu.kinerja.rencana.catatan_realisasi,
    }
    return render(request, "realisasi/paraf.html", isi, status=status)
