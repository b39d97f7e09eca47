"""The signed file of a version: an electronic signature or a scan, whose bytes differ.

It is registered beside its version with its own SHA-256; either hash proves the document.
"""

import hashlib
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler
from django.utils import timezone

from performance.bukti import nama_bersih
from planning.models import Pengguna, Renja
from planning.penyuntingan import Ditolak, TidakSah, jejak
from renja.models import BerkasVersi, Versi
from renja.models.versi import JenisBerkas, JenisKeputusan
from renja.tahapan.galat import PembekuanGagal
from renja.tahapan.izin import boleh_daftarkan_berkas
from renja.tahapan.pembekuan import SEBAB_SIMPAN
from renja.tahapan.rujukan import label_versi
from renja.tahapan.suntingan import tindakan

MIB = 1024 * 1024
BERKAS_TERBESAR = 30 * MIB
BERKAS_TERBANYAK = 20
EKOR_PDF = 2_048
HANYA = (
    "Berkas yang ditandatangani didaftarkan oleh perencana atau kepala perangkat daerahnya, atau "
    "oleh verifikator Bappeda yang menjadi mitranya."
)
TERLALU_BESAR = (
    f"Berkas ini lebih dari {BERKAS_TERBESAR // MIB} MB. Perkecil (misalnya pindai 200 dpi), lalu "
    "unggah lagi."
)
BUKAN_PDF = "Isi berkas ini bukan PDF. Simpan sebagai PDF, lalu unggah lagi."
TERPOTONG = "Berkas PDF ini rusak atau terpotong. Simpan lagi, lalu unggah lagi."
TIDAK_BERLAKU = (
    "Versi ini ditarik atau dikembalikan, sehingga berkas yang ditandatangani tidak didaftarkan "
    "padanya. Pilih versi yang berlaku."
)
GAGAL = (
    "Berkas belum terdaftar karena penyimpanannya gagal (ruang penyimpanan penuh atau basis data "
    "terganggu). Tidak ada yang berubah. Coba lagi nanti; bila berulang, hubungi admin."
)


class PenampungBerkas(FileUploadHandler):
    """Takes one file into memory, and lets what goes beyond its limit pass unread."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.bagian: list[bytes] = []
        self.nama = ""
        self.ukuran = 0

    def new_file(self, field_name: str, file_name: str, *lain: Any, **pilihan: Any) -> None:
        """Begin a file; only the last one of a form counts."""
        super().new_file(field_name, file_name, *lain, **pilihan)
        self.bagian, self.nama, self.ukuran = [], file_name, 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece, as long as there is room."""
        self.ukuran = start + len(raw_data)
        if self.ukuran > BERKAS_TERBESAR:
            self.bagian = []
        else:
            self.bagian.append(raw_data)

    def file_complete(self, file_size: int) -> None:
        """Nothing is handed on: `isi` gives the bytes."""
        self.ukuran = file_size

    @property
    def isi(self) -> bytes:
        """The bytes; raises TidakSah where there are none, or too many."""
        if self.ukuran > BERKAS_TERBESAR:
            raise TidakSah({"berkas": [TERLALU_BESAR]})
        if not self.ukuran:
            raise TidakSah({"berkas": ["Pilih berkas PDF yang sudah ditandatangani."]})
        return b"".join(self.bagian)


def daftarkan_berkas(
    user: Pengguna, renja: Renja, versi: Versi, nama: str, isi: bytes
) -> BerkasVersi:
    """Register a signed file; raises Ditolak, TidakSah (by "berkas") or PembekuanGagal."""
    if not boleh_daftarkan_berkas(user, renja):
        raise Ditolak(HANYA)
    _minta_pdf(isi)
    satu = BerkasVersi(
        perangkat_daerah=renja.perangkat_daerah,
        versi=versi,
        jenis=JenisBerkas.TERTANDA,
        nama=nama_bersih(nama, "pdf"),
        sidik=hashlib.sha256(isi).hexdigest(),
        ukuran=len(isi),
        isi=isi,
        oleh=user,
        waktu=timezone.now(),
    )
    catatan = {"versi_id": versi.pk, "jenis": satu.jenis, "nama": satu.nama, "sidik": satu.sidik}
    try:
        with tindakan(user, renja, f"Mendaftarkan berkas {label_versi(versi).lower()}") as s:
            jejak.pegang((renja.perangkat_daerah_id, None))
            _minta_baru(versi, satu.sidik)
            s.sisipkan_tetap(satu, catatan)
    except SEBAB_SIMPAN as galat:
        raise PembekuanGagal(GAGAL) from galat
    return satu


def _minta_pdf(isi: bytes) -> None:
    if len(isi) > BERKAS_TERBESAR:
        raise TidakSah({"berkas": [TERLALU_BESAR]})
    if not isi.startswith(b"%PDF-"):
        raise TidakSah({"berkas": [BUKAN_PDF]})
    if b"%%EOF" not in isi[-EKOR_PDF:]:
        raise TidakSah({"berkas": [TERPOTONG]})


def _minta_baru(versi: Versi, sidik: str) -> None:
    """Raise where the version takes no file, or this one is known already."""
    gugur = (JenisKeputusan.DITARIK, JenisKeputusan.DIKEMBALIKAN)
    if versi.keputusan.filter(jenis__in=gugur).exists():
        raise Ditolak(TIDAK_BERLAKU)
    ada = BerkasVersi.objects.filter(sidik=sidik).select_related("versi").defer("isi", "versi__isi")
    lama = ada.filter(versi__renja=versi.renja_id).first()
    if lama is not None:
        raise TidakSah({"berkas": [_sudah_ada(versi, lama)]})
    if versi.berkas.filter(jenis=JenisBerkas.TERTANDA).count() >= BERKAS_TERBANYAK:
        raise TidakSah({"berkas": [f"Versi ini sudah memuat {BERKAS_TERBANYAK} berkas."]})


def _sudah_ada(versi: Versi, lama: BerkasVersi) -> str:
    if lama.versi_id != versi.pk:
        return f"Berkas ini sudah terdaftar pada {label_versi(lama.versi).lower()}."
    if lama.jenis == JenisBerkas.PDF:
        return (
            "Berkas ini sama persis dengan PDF versi ini, jadi belum ditandatangani. Unggah "
            "berkas yang sudah ditandatangani."
        )
    return "Berkas ini sudah terdaftar pada versi ini."
