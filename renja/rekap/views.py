"""The roll-up over all agencies of a pemda, as a page and as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from planning.models.pelaporan import ROMAWI
from renja.cek_sistem import alasan_pdf_mati
from renja.ekspor import FORMAT, ekspor, nama_berkas
from renja.halaman.akses import Permintaan
from renja.halaman.berkas import berikan_berkas
from renja.halaman.konverter import Masa
from renja.rekap.baris import (
    STATUS,
    TANPA_PREDIKAT,
    BarisRekap,
    Saringan,
    daftar_predikat,
    jumlahkan,
    saring,
    urutkan,
)
from renja.rekap.pesan import belum_menyampaikan, susun_pesan
from renja.rekap.queries import Rekap, ambil_pemda, boleh_melihat, susun_rekap
from renja.rekap.tabel import catatan_rekap, susun_tabel, teks_belum, teks_dihitung
from renja.tabel.kertas import KERTAS
from renja.tabel.pdf import PdfGagal

TAHUN = range(2000, 2101)
# Column key, heading, and whether its first click sorts from the highest down.
KOLOM = (
    ("nama", "Perangkat daerah", False),
    ("capaian", "Rata-rata capaian (%)", True),
    ("predikat", "Predikat", True),
    ("serapan", "Serapan (%)", True),
    ("pagu", "Pagu yang berlaku (Rp)", True),
    ("realisasi", "Realisasi anggaran (Rp)", True),
    ("belum", "Belum lapor", True),
    ("laporan", "Laporan", False),
)
UNDUHAN = ("xlsx", "pdf", "csv", "json")


@dataclass(frozen=True, slots=True)
class Judul:
    """A heading that sorts: its address, and how its column is sorted now ("" where it is not)."""

    kunci: str
    nama: str
    alamat: str
    arah: str


@dataclass(frozen=True, slots=True)
class Permohonan:
    """What the address asks for."""

    rekap: Rekap
    saringan: Saringan
    urut: str

    def alamat(self, **ganti: str | int) -> str:
        """The query of the same page with some of it changed; empty parts are left out."""
        isi: dict[str, str | int] = {
            "triwulan": self.rekap.triwulan,
            "predikat": self.saringan.predikat,
            "status": self.saringan.status,
            "kata": self.saringan.kata,
            "urut": self.urut,
        }
        return "?" + urlencode({kunci: nilai for kunci, nilai in (isi | ganti).items() if nilai})

    def baris(self) -> list[BarisRekap]:
        """The rows that are shown, in order."""
        return urutkan(saring(self.rekap.baris, self.saringan), self.urut)


@never_cache
@require_safe
def capaian(request: Permintaan, pemda: str, masa: Masa) -> HttpResponse:
    """Where every agency stands at the end of a quarter."""
    mohon = _permohonan(request, pemda, masa)
    rekap, baris = mohon.rekap, mohon.baris()
    isi = {
        "rekap": rekap,
        "pemda": rekap.pemda,
        "masa": masa,
        "triwulan": rekap.triwulan,
        "romawi": ROMAWI[rekap.triwulan],
        "pilihan_triwulan": [(q, huruf, mohon.alamat(triwulan=q)) for q, huruf in ROMAWI.items()],
        "saringan": mohon.saringan,
        "urut": mohon.urut,
        "judul_kolom": list(_judul(mohon)),
        "baris": [(satu, teks_dihitung(satu), teks_belum(satu)) for satu in baris],
        "jumlah": jumlahkan(baris),
        "jumlah_semua": jumlahkan(rekap.baris),
        "pilihan_predikat": daftar_predikat(rekap.baris),
        "pilihan_status": list(STATUS.items()),
        "tanpa_predikat": TANPA_PREDIKAT,
        "catatan": catatan_rekap(baris),
        "pesan": susun_pesan(rekap.baris, masa.tahun, rekap.triwulan, rekap.batas),
        "banyak_belum": len(belum_menyampaikan(rekap.baris)),
        "unduhan": [(jenis, _alamat_unduh(mohon, jenis)) for jenis in UNDUHAN],
        "alasan_pdf": alasan_pdf_mati(),
    }
    return render(request, "rekap/capaian.html", isi)


@never_cache
@require_safe
def unduh(request: Permintaan, pemda: str, masa: Masa, jenis: str) -> HttpResponse:
    """The same as a file; an unknown sheet of paper answers 400, a PDF that fails 503."""
    mohon = _permohonan(request, pemda, masa)
    kertas = request.GET.get("kertas", "A4")
    if kertas not in KERTAS:
        kalimat = f'Ukuran kertas "{kertas[:20]}" tidak dikenal. Pakai {" atau ".join(KERTAS)}.'
        return _tidak_dapat(request, mohon, "Ukuran kertas tidak dikenal", kalimat, 400)
    tabel = susun_tabel(mohon.rekap, mohon.baris(), _kalimat_saringan(mohon))
    try:
        isi = ekspor(tabel, jenis, kertas)
    except PdfGagal as galat:
        return _tidak_dapat(request, mohon, "PDF belum dapat dibuat", str(galat), 503)
    nama = nama_berkas(tabel, jenis, f"{pemda}-tw{mohon.rekap.triwulan}")
    return berikan_berkas(isi, nama, FORMAT[jenis].mime)


def _permohonan(request: Permintaan, kode: str, masa: Masa) -> Permohonan:
    """What is asked for, where the person may see it: no such pemda 404, no such right 403."""
    pemda = ambil_pemda(request.user, kode)
    if pemda is None or masa.tahun not in TAHUN:
        raise Http404
    if not boleh_melihat(request.user, pemda):
        raise PermissionDenied
    ambil = request.GET.get
    teks = ambil("triwulan", "")
    triwulan = int(teks) if teks in {str(satu) for satu in ROMAWI} else None
    rekap = susun_rekap(request.user, pemda, masa, triwulan)
    saringan = Saringan(ambil("predikat", ""), ambil("status", ""), ambil("kata", "").strip())
    return Permohonan(rekap, saringan, ambil("urut", ""))


def _judul(mohon: Permohonan) -> Iterator[Judul]:
    """The headings; a click on the one that sorts now turns its order around."""
    kini, turun = mohon.urut.removeprefix("-"), mohon.urut.startswith("-")
    if kini not in {kunci for kunci, _, _ in KOLOM}:
        kini, turun = "nama", False
    for kunci, nama, besar_dulu in KOLOM:
        aktif = kunci == kini
        balik = not turun if aktif else besar_dulu
        arah = ("descending" if turun else "ascending") if aktif else ""
        yield Judul(kunci, nama, mohon.alamat(urut=f"{'-' if balik else ''}{kunci}"), arah)


def _alamat_unduh(mohon: Permohonan, jenis: str) -> str:
    bagian = [mohon.rekap.pemda.kode, mohon.rekap.masa, jenis]
    return reverse("rekap:unduh", args=bagian) + mohon.alamat()


def _kalimat_saringan(mohon: Permohonan) -> str:
    """What a file says of the rows that it leaves out."""
    saringan = mohon.saringan
    if not saringan.ada:
        return ""
    predikat = "tanpa predikat" if saringan.predikat == TANPA_PREDIKAT else saringan.predikat
    bagian = [
        *([f"predikat {predikat}"] if saringan.predikat else []),
        *([f"laporan {STATUS.get(saringan.status, '?').lower()}"] if saringan.status else []),
        *([f'nama memuat "{saringan.kata}"'] if saringan.kata else []),
    ]
    return f"Disaring menurut {', '.join(bagian)}; perangkat daerah lain tidak ikut dijumlahkan."


def _tidak_dapat(
    request: Permintaan, mohon: Permohonan, judul: str, kalimat: str, status: int
) -> HttpResponse:
    """A page that says why a file could not be given, with the way back."""
    kembali = reverse("rekap:capaian", args=[mohon.rekap.pemda.kode, mohon.rekap.masa])
    isi = {
        "judul": judul,
        "kalimat": kalimat,
        "kembali": kembali + mohon.alamat(),
        "tempat": "rekap",
    }
    return render(request, "renja/tidak_dapat.html", isi, status=status)
