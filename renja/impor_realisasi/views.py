"""The page "Impor realisasi": taking the workbook along, sending it back, mapping."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from planning.models import Renja
from planning.models.pelaporan import ROMAWI, sebab_triwulan_tertutup
from planning.penyuntingan import Bentrok, Ditolak, TidakSah
from renja.ekspor import FORMAT
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.berkas import berikan_berkas
from renja.halaman.konverter import Masa
from renja.halaman.triwulan import triwulan_dari
from renja.impor.kiriman import pemetaan_terkirim
from renja.impor.services import batalkan, bersidik
from renja.impor.services import petakan as simpan_pemetaan
from renja.impor.views import terakhir
from renja.impor_realisasi.akses import (
    RUANG,
    ambil_impor,
    boleh_mengimpor,
    halaman_ditolak,
    hanya_uang,
)
from renja.impor_realisasi.buku import isi_buku
from renja.impor_realisasi.forms import FormulirRealisasi
from renja.impor_realisasi.services import (
    REALISASI,
    buka_impor,
    buku_sendiri,
    ingatan_cocok,
    pemetaan_impor,
    simpan_unggahan,
)
from renja.lembar.nilai import Buku, LembarDitolak
from renja.lembar.tata_letak import Pemetaan, PemetaanKeliru, Usulan, contoh_kolom
from renja.lembar.tata_letak_realisasi import PILIHAN_PEMETAAN, UANG, periksa, usulkan
from renja.lembar.tulis_realisasi import tulis_realisasi
from renja.models import Impor

PETUNJUK = (
    "kode sub kegiatan harus dipilih, dan kolom tiap bulan, atau kolom bulan beserta nilainya."
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unggah(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The realisasi as a workbook to take along, and a file or a pasted block to send."""
    renja = ambil_renja(request, kode, masa)
    jawaban = boleh_mengimpor(request, renja)
    formulir = FormulirRealisasi()
    if request.method == "POST":
        if not jawaban.boleh:
            return halaman_ditolak(request, renja, jawaban.alasan)
        formulir = FormulirRealisasi(request.POST, request.FILES)
        if formulir.is_valid():
            try:
                impor = simpan_unggahan(request.user, renja, formulir.berkas_dibuka)
            except LembarDitolak as galat:
                formulir.add_error("berkas", str(galat))
            else:
                return lanjut(kode, renja, impor)
    isi = {
        **RUANG,
        "renja": renja,
        "jawaban": jawaban,
        "hanya_uang": hanya_uang(request, renja),
        "formulir": formulir,
        "triwulan": triwulan_dari(request, renja),
        "pilihan": [
            (nomor, romawi, sebab_triwulan_tertutup(renja.perangkat_daerah, renja.tahun, nomor))
            for nomor, romawi in ROMAWI.items()
        ],
        "terakhir": terakhir(request, renja, REALISASI),
    }
    status = 422 if formulir.errors else 200
    return render(request, "impor_realisasi/unggah.html", isi, status=status)


def lanjut(kode: str, renja: Renja, impor: Impor) -> HttpResponse:
    """On to the mapping, or to the preview where the layout is known."""
    siap = impor.status == Impor.Status.DIPETAKAN
    tujuan = "impor_realisasi:pratinjau" if siap else "impor_realisasi:petakan"
    return redirect(tujuan, kode, renja, impor.pk)


@never_cache
@require_safe
def unduh(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The workbook of a quarter (`?triwulan=3`), for who may read the plan."""
    renja = ambil_renja(request, kode, masa)
    triwulan = triwulan_dari(request, renja)
    isi = tulis_realisasi(isi_buku(request.user, renja, triwulan))
    akhiran = "" if renja.siklus == Renja.Siklus.AWAL else f"-{renja.siklus}"
    nama = f"realisasi-{kode}-{renja.tahun}{akhiran}-tw-{triwulan}.xlsx"
    return berikan_berkas(isi, nama, FORMAT["xlsx"].mime)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def petakan(request: Permintaan, kode: str, masa: Masa, nomor: int) -> HttpResponse:
    """Say which column of a foreign sheet holds what, with a sample of each shown."""
    impor = ambil_impor(request, kode, masa, nomor)
    if impor.status == Impor.Status.DITERAPKAN or buku_sendiri(impor):
        return redirect("impor_realisasi:pratinjau", kode, impor.renja, impor.pk)
    buku = buka_impor(impor)
    semua = usulkan(buku)
    usulan, nama = _usulan(request, impor, buku, semua)
    galat = ""
    if request.method == "POST":
        nama = request.POST.get("nama", "").replace("\0", "").strip()[:100]
        try:
            pemetaan = pemetaan_terkirim(request.POST, usulan, UANG, periksa)
            lembar = buku.bernama(pemetaan.lembar)
            pemetaan = bersidik(pemetaan, lembar) if lembar is not None else pemetaan
            simpan_pemetaan(request.user, impor, pemetaan, nama)
        except (PemetaanKeliru, Ditolak, Bentrok, TidakSah) as salah:
            galat = str(salah)
        else:
            return redirect("impor_realisasi:pratinjau", kode, impor.renja, impor.pk)
    isi = {
        **RUANG,
        "renja": impor.renja,
        "impor": impor,
        "usulan": usulan,
        "lembar": [satu.pemetaan.lembar for satu in semua],
        "ingatan": ingatan_cocok(buku, impor.renja),
        "isian": PILIHAN_PEMETAAN,
        "nama": nama,
        "galat": galat,
        "petunjuk": PETUNJUK,
    }
    return render(request, "impor/petakan.html", isi, status=422 if galat else 200)


def _usulan(
    request: Permintaan, impor: Impor, buku: Buku, semua: tuple[Usulan, ...]
) -> tuple[Usulan, str]:
    """The mapping that the page starts from: a remembered one, the kept one, or a suggestion."""
    asal = request.POST if request.method == "POST" else request.GET
    dipilih, lembar = asal.get("ingatan", ""), asal.get("lembar", "")
    for satu, pemetaan in ingatan_cocok(buku, impor.renja):
        bawaan = not dipilih and not impor.pemetaan and not lembar
        if dipilih == str(satu.pk) or bawaan:
            return _terpetakan(buku, pemetaan), satu.nama
    if impor.pemetaan and not lembar:
        return _terpetakan(buku, pemetaan_impor(impor)), ""
    return next((satu for satu in semua if satu.pemetaan.lembar == lembar), semua[0]), ""


def _terpetakan(buku: Buku, pemetaan: Pemetaan) -> Usulan:
    lembar = buku.bernama(pemetaan.lembar)
    contoh = contoh_kolom(lembar, pemetaan) if lembar is not None else ()
    return Usulan(pemetaan, dikenal=False, contoh=contoh)


@never_cache
@require_POST
def batal(request: Permintaan, kode: str, masa: Masa, nomor: int) -> HttpResponse:
    """Let an upload go."""
    impor = ambil_impor(request, kode, masa, nomor)
    batalkan(impor)
    messages.success(request, f"Impor {impor.nama_berkas} dibatalkan. Tidak ada yang diubah.")
    return redirect("impor_realisasi:unggah", kode, impor.renja)
