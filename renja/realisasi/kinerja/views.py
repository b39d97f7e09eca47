"""The page on which a unit kerja reports its kinerja of a quarter, and what its form sends.

Each fetches through permission. GET writes nothing; whoever reports nothing in this agency
gets 403 for what is sent.
"""

import json
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from performance.pelaporan import ajukan, tarik_pengajuan
from planning.models import Pengguna, Renja
from planning.penyuntingan import Bentrok, Ditolak, TidakSah
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.realisasi.akses import isi_kerangka
from renja.realisasi.kinerja.baris import BACA_SAJA, Baris, Kinerja, boleh_melapor
from renja.realisasi.kinerja.halaman import (
    LENCANA,
    LENCANA_LAIN,
    Halaman,
    Saringan,
    nama_status,
    ringkas,
)
from renja.realisasi.kinerja.hasil import Hasil, Keadaan
from renja.realisasi.kinerja.hitung import hitung
from renja.realisasi.kinerja.kiriman import (
    KirimanRusak,
    kiriman_formulir,
    kiriman_json,
)
from renja.realisasi.kinerja.lampiran import lampirkan_semua, lepas_dari_formulir
from renja.realisasi.kinerja.simpan import Penyimpan
from renja.tabel_isian.kiriman import baca_json
from renja.tabel_isian.skrip import Pandangan
from renja.tabel_isian.skrip import untuk_skrip as untuk_skrip_kisi
from renja.tindak_lanjut.kabarkan import kabarkan
from renja.tindak_lanjut.urung import ambil_kembali_sendiri


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def kinerja(request: Permintaan, kode: str, masa: Masa, triwulan: int) -> HttpResponse:
    """The rows of a quarter; what the plain form sends is saved, or shown again with reasons."""
    renja = ambil_renja(request, kode, masa)
    if request.method != "POST":
        return _tampilkan(request, renja, triwulan)
    minta_pelapor(request.user, renja)
    try:
        isian = kiriman_formulir(request)
    except KirimanRusak as galat:
        messages.error(request, str(galat))
        return _tampilkan(request, renja, triwulan, status=400)
    hasil = Penyimpan(request.user, renja, triwulan).simpan(isian, "halaman")
    if hasil.banyak(Keadaan.SIMPAN):
        sebut = f"{hasil.banyak(Keadaan.SIMPAN)} realisasi tersimpan."
        kabarkan(request, sebut, renja, hasil.perubahan, request.get_full_path())
    berkas = lampirkan_semua(request, renja, triwulan, hasil)
    lepas = lepas_dari_formulir(request, renja, triwulan)
    aksi = request.POST.get("aksi", "")
    if hasil.beres and aksi in AKSI:
        _jalankan(request, renja, triwulan, aksi)
    elif hasil.beres and not (isian or berkas or lepas):
        messages.info(request, "Tidak ada isian yang berubah.")
    if not hasil.beres:
        if aksi in AKSI:
            messages.warning(request, "Belum diajukan: perbaiki dahulu isian yang ditandai.")
        return _tampilkan(request, renja, triwulan, hasil, status=hasil.status)
    return redirect(request.get_full_path())


def minta_pelapor(user: Pengguna, renja: Renja) -> None:
    """Raise PermissionDenied for whoever reports nothing in this agency."""
    if not boleh_melapor(user, renja):
        raise PermissionDenied(BACA_SAJA)


def _tampilkan(
    request: Permintaan,
    renja: Renja,
    triwulan: int,
    hasil: Hasil | None = None,
    status: int = 200,
) -> HttpResponse:
    isi = Kinerja(request.user, renja, triwulan)
    halaman = Halaman(isi, Saringan.dari(request.GET), hasil.gagal if hasil else None)
    bagian = halaman.bagian()
    dasar = reverse("tindak_lanjut:panel", args=[renja.perangkat_daerah.kode, renja, UID_KOSONG])
    konteks = isi_kerangka(renja, triwulan, "kinerja") | {
        "kinerja": isi,
        "isi_halaman": halaman,
        "daftar_bagian": bagian,
        "hasil": hasil if hasil and not hasil.beres else None,
        "asal": _asal(halaman),
        "panel": dasar.partition(UID_KOSONG)[0],
        "terisi": any(satu.terbuka for satu in halaman.dipilih),
    }
    return render(request, "realisasi/kinerja.html", konteks, status=status)


UID_KOSONG = "00000000-0000-0000-0000-000000000000"


def _asal(halaman: Halaman) -> str:
    """Version and texts of every open row, for the form and the script."""
    isi = {
        satu.kunci: {"versi": satu.versi, **satu.tersimpan.kolom()}
        for satu in halaman.dipilih
        if satu.terbuka
    }
    return json.dumps(isi, ensure_ascii=False)


# --- Handing in ------------------------------------------------------------------------------


def _ajukan(request: Permintaan, renja: Renja, halaman: Halaman) -> str:
    siap = [satu.lapor for satu in halaman.siap_diajukan if satu.lapor is not None]
    banyak = ajukan(request.user, siap, renja)
    if not banyak:
        return "Belum ada isian baru yang dapat diajukan."
    return f"{banyak} realisasi diajukan kepada kepala unit kerjanya."


def _tarik(request: Permintaan, renja: Renja, halaman: Halaman) -> str:
    siap = [satu.lapor for satu in halaman.dapat_ditarik if satu.lapor is not None]
    banyak = tarik_pengajuan(request.user, siap, renja)
    return f"Pengajuan {banyak} realisasi ditarik." if banyak else "Tidak ada yang ditarik."


AKSI = {"ajukan": _ajukan, "tarik": _tarik}


def _jalankan(request: Permintaan, renja: Renja, triwulan: int, aksi: str) -> None:
    """Hand in, or take back, the person's rows of the page."""
    halaman = Halaman(Kinerja(request.user, renja, triwulan), Saringan.dari(request.GET))
    try:
        messages.success(request, AKSI[aksi](request, renja, halaman))
    except (Ditolak, Bentrok, TidakSah) as galat:
        messages.error(request, f"Belum berubah. {galat}")


# --- For the script ----------------------------------------------------------------------------


def untuk_skrip(pandangan: Pandangan) -> Pandangan:
    """Fetch the Renja for who reports here; a broken request gets 400 and its sentence."""

    @untuk_skrip_kisi
    @wraps(pandangan)
    def dalam(request: Permintaan, renja: Renja, triwulan: int) -> HttpResponse:
        minta_pelapor(request.user, renja)
        return pandangan(request, renja, triwulan)

    return dalam


@never_cache
@require_POST
@untuk_skrip
def simpan(request: Permintaan, renja: Renja, triwulan: int) -> HttpResponse:
    """Save rows in one act; answers what came of each."""
    isian, cara = kiriman_json(request)
    hasil = Penyimpan(request.user, renja, triwulan).simpan(isian, cara)
    isi = keadaan(Kinerja(request.user, renja, triwulan), hasil.baris)
    for kunci, satu in hasil.baris.items():
        isi["baris"].setdefault(kunci, {}).update(satu.json())
    if hasil.perubahan is not None:
        isi |= {"perubahan": str(hasil.perubahan.pk), "judul": hasil.perubahan.judul}
    return JsonResponse(isi, status=hasil.status)


@never_cache
@require_POST
@untuk_skrip
def urungkan_simpanan(request: Permintaan, renja: Renja, triwulan: int) -> HttpResponse:
    """Undo one of the person's own saves."""
    uid = baca_json(request).get("perubahan")
    hasil = ambil_kembali_sendiri(request.user, renja, uid)
    isi = Kinerja(request.user, renja, triwulan)
    return JsonResponse({**keadaan(isi, isi.baris), "pesan": hasil.kalimat}, status=hasil.status)


def keadaan(isi: Kinerja, kunci: Any) -> dict[str, Any]:
    """Rows as they stand, as the script reads them."""
    return {"baris": {k: _satu(isi, isi.baris[k]) for k in kunci if k in isi.baris}}


def _satu(isi: Kinerja, baris: Baris) -> dict[str, Any]:
    angka = hitung(isi.rencana, baris, isi.tahun, isi.triwulan)
    return {
        "versi": baris.versi,
        "kolom": baris.tersimpan.kolom(),
        "angka": angka.json(),
        "status": nama_status(baris),
        "lencana": LENCANA.get(baris.status, LENCANA_LAIN),
        "atas_nama": bool(baris.lapor and baris.lapor.atas_nama),
        "ringkas": ringkas(baris),
    }
