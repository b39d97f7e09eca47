"""The page "Impor dan ekspor": taking the plan along as a workbook, sending it back, mapping."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from planning.models import Renja
from planning.penyuntingan import Bentrok, Ditolak, TidakSah
from renja.ekspor import FORMAT
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.berkas import berikan_berkas
from renja.halaman.konverter import Masa
from renja.impor.acuan import Acuan
from renja.impor.akses import ambil_impor, boleh_mengimpor, halaman_ditolak
from renja.impor.berkas import Berkas
from renja.impor.forms import FormulirRencana
from renja.impor.kini import Kini, pilihan_buku
from renja.impor.kiriman import pemetaan_terkirim
from renja.impor.services import (
    RENCANA,
    batalkan,
    bersidik,
    buka_impor,
    ingatan_cocok,
    simpan_unggahan,
)
from renja.impor.services import (
    petakan as simpan_pemetaan,
)
from renja.lembar.isian import PILIHAN_PEMETAAN
from renja.lembar.nilai import LembarDitolak
from renja.lembar.tata_letak import (
    Pemetaan,
    PemetaanKeliru,
    Usulan,
    contoh_kolom,
    periksa_rencana,
)
from renja.lembar.tulis_rencana import Pilihan, tulis_rencana
from renja.models import Impor
from renja.pemuat import muat_rencana

TERAKHIR = 8


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unggah(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The plan as a workbook to take along, and a file or a pasted block to send."""
    renja = ambil_renja(request, kode, masa)
    jawaban = boleh_mengimpor(request, renja, RENCANA)
    formulir = FormulirRencana(renja)
    if request.method == "POST":
        if not jawaban.boleh:
            return halaman_ditolak(request, renja, jawaban.alasan)
        formulir = FormulirRencana(renja, request.POST, request.FILES)
        if formulir.is_valid():
            try:
                berkas = formulir.berkas_dibuka
                impor = simpan_unggahan(request.user, renja, RENCANA, berkas, formulir.pilihan())
            except LembarDitolak as galat:
                formulir.add_error("berkas", str(galat))
            else:
                return lanjut(kode, renja, impor)
    isi = {
        "renja": renja,
        "halaman": "impor",
        "jawaban": jawaban,
        "formulir": formulir,
        "terakhir": terakhir(request, renja, RENCANA),
    }
    return render(request, "impor/unggah.html", isi, status=422 if formulir.errors else 200)


def lanjut(kode: str, renja: Renja, impor: Impor) -> HttpResponse:
    """On to the mapping, or to the preview where the layout is known."""
    siap = impor.status == Impor.Status.DIPETAKAN
    return redirect("impor:pratinjau" if siap else "impor:petakan", kode, renja, impor.pk)


def terakhir(request: Permintaan, renja: Renja, jenis: str) -> list[Impor]:
    """The person's own last uploads, without their files."""
    milik = Impor.objects.filter(renja=renja, pengguna=request.user, jenis=jenis)
    return list(milik.defer("berkas").select_related("perubahan")[:TERAKHIR])


@never_cache
@require_safe
def unduh(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The plan as a workbook with drop-downs, for who may read it."""
    renja = ambil_renja(request, kode, masa)
    isi = tulis_rencana(muat_rencana(renja), pilihan_unduh(renja))
    akhiran = "" if renja.siklus == Renja.Siklus.AWAL else f"-{renja.siklus}"
    nama = f"renja-{kode}-{renja.tahun}{akhiran}.xlsx"
    return berikan_berkas(isi, nama, FORMAT["xlsx"].mime)


def pilihan_unduh(renja: Renja) -> Pilihan:
    """Versions and lists for the workbook, in a constant number of queries."""
    kini, acuan = Kini(renja), Acuan(renja)
    versi, versi_sel = pilihan_buku(kini)
    dipakai = [acuan.sumber_dana.menurut_pk[pk] for pk in sorted(kini.dana_dipakai)]
    dana = [satu.nama for satu in (*dipakai, *acuan.sumber_dana.isi)]
    satuan = {satu.satuan for satu in kini.indikator.values()} | set(acuan.satuan)
    return Pilihan(
        unit_kerja=[satu.nama for satu in acuan.unit_kerja.isi],
        sumber_dana=list(dict.fromkeys(dana)),
        satuan=sorted(satuan, key=str.casefold),
        lokasi=list(dict.fromkeys(satu.nama for satu in acuan.lokasi.isi)),
        versi=versi,
        versi_sel=versi_sel,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def petakan(request: Permintaan, kode: str, masa: Masa, nomor: int) -> HttpResponse:
    """Say which column of a foreign layout holds what, with a sample of each shown."""
    impor = ambil_impor(request, kode, masa, nomor, tulis=request.method == "POST")
    if impor.status == Impor.Status.DITERAPKAN:
        return redirect("impor:pratinjau", kode, impor.renja, impor.pk)
    berkas = buka_impor(impor)
    if berkas.json:
        return redirect("impor:pratinjau", kode, impor.renja, impor.pk)
    usulan, nama = _usulan(request, impor, berkas)
    galat = ""
    if request.method == "POST":
        nama = request.POST.get("nama", "").replace("\0", "").strip()[:100]
        try:
            pemetaan = pemetaan_terkirim(request.POST, usulan, "lain", _periksa)
            pemetaan = bersidik(pemetaan, berkas.lembar(pemetaan.lembar))
            simpan_pemetaan(request.user, impor, pemetaan, nama)
        except (PemetaanKeliru, Ditolak, Bentrok, TidakSah) as salah:
            galat = str(salah)
        else:
            return redirect("impor:pratinjau", kode, impor.renja, impor.pk)
    isi = {
        "renja": impor.renja,
        "halaman": "impor",
        "impor": impor,
        "usulan": usulan,
        "lembar": [satu.pemetaan.lembar for satu in berkas.usulan],
        "ingatan": ingatan_cocok(berkas, impor.renja),
        "isian": PILIHAN_PEMETAAN,
        "nama": nama,
        "galat": galat,
    }
    return render(request, "impor/petakan.html", isi, status=422 if galat else 200)


def _usulan(request: Permintaan, impor: Impor, berkas: Berkas) -> tuple[Usulan, str]:
    """The mapping that the page starts from: a remembered one, the kept one, or a suggestion."""
    asal = request.POST if request.method == "POST" else request.GET
    dipilih = asal.get("ingatan", "")
    cocok = ingatan_cocok(berkas, impor.renja)
    for satu, pemetaan in cocok:
        bawaan = not dipilih and not impor.pemetaan and "lembar" not in asal
        if dipilih == str(satu.pk) or bawaan:
            lembar = berkas.lembar(pemetaan.lembar)
            return Usulan(pemetaan, dikenal=False, contoh=contoh_kolom(lembar, pemetaan)), satu.nama
    pilihan = berkas.usulan_lembar(asal.get("lembar", "")) or berkas.usulan[0]
    if impor.pemetaan and "lembar" not in asal:
        lama = Pemetaan.dari_json(impor.pemetaan)
        lembar = berkas.lembar(lama.lembar)
        return Usulan(lama, dikenal=False, contoh=contoh_kolom(lembar, lama)), ""
    return pilihan, ""


def _periksa(pemetaan: Pemetaan) -> None:
    """Only what the page offers is mapped, not the hidden keys of our own workbook."""
    if not set(pemetaan.kolom.values()) <= {satu.kunci for satu in PILIHAN_PEMETAAN}:
        raise PemetaanKeliru("Salah satu isian tidak dikenal. Pilih lagi dari daftarnya.")
    periksa_rencana(pemetaan)


@never_cache
@require_POST
def batal(request: Permintaan, kode: str, masa: Masa, nomor: int) -> HttpResponse:
    """Let an upload go."""
    impor = ambil_impor(request, kode, masa, nomor)
    batalkan(impor)
    messages.success(request, f"Impor {impor.nama_berkas} dibatalkan. Tidak ada yang diubah.")
    tujuan = {"lapisan": "impor:lapisan", "sipd": "impor:sipd"}.get(impor.jenis, "impor:unggah")
    return redirect(tujuan, kode, impor.renja)
