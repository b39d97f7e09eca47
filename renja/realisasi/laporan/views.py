"""The page of the agency's report of a quarter: its footer, handing in, signing, returning."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from performance.laporan_triwulan import (
    ajukan_laporan,
    kembalikan_laporan,
    perpanjang,
    setujui_laporan,
)
from planning.models import LaporanTriwulan, Perubahan, Renja
from planning.penyuntingan import Bentrok, Ditolak, TidakSah, suntingan
from planning.permissions import lingkup, mitra
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.realisasi.akses import isi_kerangka
from renja.realisasi.laporan.perangkat_daerah import (
    KOLOM_KAKI,
    TERPANJANG,
    LaporanPerangkatDaerah,
    ambil_laporan,
)
from renja.tabel_isian.kiriman import bulat
from renja.tindak_lanjut.kabarkan import kabarkan

BERUBAH = (
    "Laporan ini berubah sejak halaman ini dibuka, sehingga tidak ada yang disimpan. "
    "Periksa sekali lagi, lalu ulangi."
)
HANYA_PERENCANA = "Laporan triwulan diisi oleh perencana perangkat daerahnya."
HANYA_MITRA = "Jadwal diperpanjang oleh verifikator Bappeda yang mendampingi perangkat daerah ini."


class Gagal(NamedTuple):
    """Why nothing was done: a sentence, the form that it belongs to, and the status."""

    pesan: str
    aksi: str
    status: int


class Kerja(NamedTuple):
    """A request about a report that was fetched."""

    request: Permintaan
    renja: Renja
    laporan: LaporanTriwulan

    def isian(self, nama: str) -> str:
        """A field of the form."""
        return self.request.POST.get(nama, "")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def laporan(request: Permintaan, kode: str, masa: Masa, triwulan: int) -> HttpResponse:
    """The report; what its forms ask for is done, or the page says why it cannot be."""
    renja = ambil_renja(request, kode, masa)
    if request.method != "POST":
        return _tampilkan(request, renja, triwulan)
    aksi = request.POST.get("aksi", "").partition("/")[0]
    if aksi == "ambil":
        return _ambil(request, renja, triwulan)
    if aksi not in AKSI:
        gagal = Gagal("Tindakan ini tidak dikenal. Muat ulang halaman ini.", "", 400)
        return _tampilkan(request, renja, triwulan, gagal)
    return _kerjakan(aksi, Kerja(request, renja, ambil_laporan(renja, triwulan)))


def _kerjakan(aksi: str, kerja: Kerja) -> HttpResponse:
    request, renja, laporan = kerja
    triwulan = laporan.triwulan
    if laporan.pk:
        # The version that was seen: whoever decides over another one is told so.
        laporan.versi = bulat(kerja.isian("versi"))
    try:
        lain = AKSI[aksi](kerja)
    except Ditolak as galat:
        return _tampilkan(request, renja, triwulan, Gagal(galat.alasan, aksi, 403))
    except TidakSah as galat:
        return _tampilkan(request, renja, triwulan, Gagal(str(galat), aksi, 422))
    except Bentrok:
        return _tampilkan(request, renja, triwulan, Gagal(BERUBAH, aksi, 409))
    if lain:
        return _tampilkan(request, renja, triwulan, None, **lain)
    return redirect("realisasi:laporan", renja.perangkat_daerah.kode, renja, triwulan)


def _tampilkan(
    request: Permintaan, renja: Renja, triwulan: int, gagal: Gagal | None = None, **lain: Any
) -> HttpResponse:
    satu = LaporanPerangkatDaerah(request.user, renja, triwulan)
    ketikan = lain.pop("ketikan", None)
    if ketikan is None and gagal is not None and gagal.aksi == "simpan":
        ketikan = {kolom: request.POST.get(kolom, "") for kolom in KOLOM_KAKI}
    kaki = [
        (kolom, label, (ketikan or {}).get(kolom, tersimpan), tersimpan, usulan)
        for kolom, label, tersimpan, usulan in satu.kaki
    ]
    isi = isi_kerangka(renja, triwulan, "laporan") | {
        "satu": satu,
        "laporan": satu.laporan,
        "versi": _versi(satu.laporan),
        "kaki": kaki,
        "gagal": gagal,
        "isian": request.POST if gagal else {},
        "catatan_realisasi": satu.rencana.catatan_realisasi,
        "mengambil": ketikan is not None and gagal is None,
    }
    return render(
        request, "realisasi/laporan.html", isi | lain, status=gagal.status if gagal else 200
    )


def _versi(satu: LaporanTriwulan) -> int:
    """The version that the page shows, 0 where nothing is stored yet."""
    return satu.versi if satu.pk else 0


def _simpan(kerja: Kerja) -> None:
    """Save the footer, with its undo."""
    perubahan = _tulis_kaki(kerja)
    pd = kerja.renja.perangkat_daerah
    alamat = reverse("realisasi:laporan", args=[pd.kode, kerja.renja, kerja.laporan.triwulan])
    kabarkan(kerja.request, "Laporan tersimpan.", kerja.renja, perubahan, alamat)


def _tulis_kaki(kerja: Kerja) -> Perubahan | None:
    """Write the footer as it was typed; None where nothing differed."""
    laporan = kerja.laporan
    if not lingkup(kerja.request.user).bertugas("perencana", laporan.perangkat_daerah_id):
        raise Ditolak(HANYA_PERENCANA)
    isi = {kolom: _rapi(kerja.isian(kolom)) for kolom in KOLOM_KAKI}
    panjang = [kolom for kolom, teks in isi.items() if len(teks) > TERPANJANG]
    if panjang:
        raise TidakSah({panjang[0]: [f"Isian paling panjang {TERPANJANG} huruf. Ringkaskan."]})
    judul = f"Mengisi laporan {str(laporan).replace('Triwulan', 'triwulan')}"
    with suntingan(kerja.request.user, renja=kerja.renja, judul=judul) as s:
        if not laporan.pk:
            for kolom, teks in isi.items():
                setattr(laporan, kolom, teks)
            s.tambah(laporan)
        else:
            s.ubah(laporan, laporan.versi, isi)
    return s.perubahan


def _rapi(teks: str) -> str:
    return teks.replace("\r\n", "\n").replace("\x00", "").strip()


def _ambil(request: Permintaan, renja: Renja, triwulan: int) -> HttpResponse:
    """Put what the units wrote into a field of the form; nothing is saved yet."""
    kolom = request.POST.get("aksi", "").partition("/")[2]
    satu = LaporanPerangkatDaerah(request.user, renja, triwulan)
    if not satu.dapat_mengisi:
        raise PermissionDenied(satu.sebab if satu.perencana else HANYA_PERENCANA)
    ketikan = {nama: _rapi(request.POST.get(nama, "")) for nama in KOLOM_KAKI}
    for nama, _, _, usulan in satu.kaki:
        if nama == kolom:
            baru = [baris for baris in usulan.teks.split("\n") if baris not in ketikan[nama]]
            ketikan[nama] = "\n".join(filter(None, [ketikan[nama], *baru]))
    return _tampilkan(request, renja, triwulan, None, ketikan=ketikan, diambil=kolom)


def _ajukan(kerja: Kerja) -> dict[str, Any] | None:
    """Hand the report in with what was typed; with rows missing it asks once more."""
    user, laporan = kerja.request.user, kerja.laporan
    diketik = any(kerja.isian(kolom).strip() for kolom in KOLOM_KAKI)
    if KOLOM_KAKI[0] in kerja.request.POST and (diketik or laporan.pk):
        _tulis_kaki(kerja)
    if kerja.isian("tetap") != "ya":
        satu = LaporanPerangkatDaerah(user, kerja.renja, laporan.triwulan)
        if satu.dapat_mengisi and (satu.belum_lapor or satu.belum_diparaf or satu.tanpa_uang):
            return {"tanya": True}
    ajukan_laporan(user, laporan, kerja.renja)
    messages.success(kerja.request, "Laporan diajukan kepada kepala perangkat daerah.")
    return None


def _setujui(kerja: Kerja) -> None:
    """Sign it."""
    setujui_laporan(kerja.request.user, kerja.laporan, kerja.renja)
    messages.success(kerja.request, "Laporan disetujui.")


def _kembalikan(kerja: Kerja) -> None:
    """Give it back with a reason."""
    kembalikan_laporan(
        kerja.request.user, kerja.laporan, kerja.isian("alasan_kembali"), kerja.renja
    )
    messages.success(kerja.request, "Laporan dikembalikan kepada perencana.")


def _perpanjang(kerja: Kerja) -> None:
    """Keep the quarter open longer for this agency."""
    try:
        sampai = date.fromisoformat(kerja.isian("sampai"))
    except ValueError as galat:
        # Whoever may not is told so whatever was typed.
        if kerja.laporan.perangkat_daerah_id not in mitra(kerja.request.user):
            raise Ditolak(HANYA_MITRA) from galat
        raise TidakSah({"sampai": ["Isi tanggal perpanjangan."]}) from galat
    alasan = kerja.isian("alasan_perpanjang")
    perpanjang(kerja.request.user, kerja.laporan, sampai, alasan, kerja.renja)
    messages.success(kerja.request, f"Pengisian diperpanjang sampai {sampai:%d-%m-%Y}.")


AKSI: dict[str, Callable[[Kerja], dict[str, Any] | None]] = {
    "simpan": _simpan,
    "ajukan": _ajukan,
    "setujui": _setujui,
    "kembalikan": _kembalikan,
    "perpanjang": _perpanjang,
}
