"""A document as its reader has it, and the parts and tables that the demo's has to have."""

from collections.abc import Iterator
from typing import Any

import pytest

from planning.models import Renja
from renja.dokumen.bentuk import Bagian, BlokTabel, Dokumen, Prosa
from renja.dokumen.markdown import teks_inline
from renja.dokumen.pemuat import dokumen_dari

RUPIAH = (
    "Rp 4.704.246.000 (empat miliar tujuh ratus empat juta dua ratus empat puluh enam ribu rupiah)"
)
BAGIAN = [
    ("I", "Pendahuluan"),
    ("1.1", "Latar Belakang"),
    ("1.2", "Landasan Hukum"),
    ("1.3", "Maksud dan Tujuan"),
    ("1.4", "Sistematika Penulisan"),
    ("II", "Hasil Evaluasi Renja Dinas Tenaga Kerja Kota Pontianak Tahun Lalu"),
    ("2.1", "Evaluasi Pelaksanaan Renja Tahun Lalu dan Capaian Renstra"),
    ("2.2", "Analisis Kinerja Pelayanan"),
    ("2.3", "Isu-Isu Penting Penyelenggaraan Tugas dan Fungsi"),
    ("2.4", "Reviu terhadap Rancangan Awal RKPD"),
    ("2.5", "Penelaahan Usulan Program dan Kegiatan Masyarakat"),
    ("III", "Tujuan dan Sasaran Dinas Tenaga Kerja Kota Pontianak"),
    ("3.1", "Telaahan terhadap Kebijakan Nasional"),
    ("3.2", "Tujuan dan Sasaran Renja"),
    ("3.3", "Program dan Kegiatan"),
    ("IV", "Rencana Kerja dan Pendanaan"),
    ("V", "Penutup"),
]
# Number in the document, code, first words of the caption, rows (of the tree: all levels).
TABEL = [
    ("2.1", "iku", "Perbandingan Target, Realisasi, dan Capaian Indikator Kinerja Utama", 3),
    ("2.2", "tabel-2.2", "Analisis Program/Kegiatan yang Menunjang Keberhasilan", 0),
    ("2.3", "tabel-2.1", "Rekapitulasi Evaluasi Hasil Pelaksanaan Renja", None),
    ("2.4", "tabel-2.3", "Sasaran, Indikator Kinerja, dan Target Capaian Tahun 2024", 1),
    ("2.5", "tc-23", "Pencapaian Kinerja Pelayanan Tahun 2020–2024", 8),
    ("2.6", "tc-24", "Anggaran dan Realisasi Pendanaan Pelayanan Tahun 2020–2024", 5),
    ("2.7", "tc-30", "Pencapaian Kinerja Pelayanan dan Proyeksi", 8),
    ("2.8", "tabel-2.5", "Pemetaan Permasalahan untuk Penentuan Prioritas", 9),
    # Five programs, 19 kegiatan and 53 sub kegiatan, with the line of the total.
    ("2.9", "tabel-2.6", "Reviu terhadap Rancangan Awal RKPD Tahun 2024", 78),
    ("2.10", "tc-32", "Usulan Program dan Kegiatan dari Para Pemangku Kepentingan", 0),
    ("3.1", "tabel-3.1", "Tujuan dan Sasaran Dinas Tenaga Kerja Kota Pontianak", 2),
    ("3.2", "tabel-3.2", "Rumusan Program, Kegiatan, dan Sub Kegiatan", None),
    ("4.1", "tabel-4.1", "Rincian Program, Kegiatan, dan Sub Kegiatan", None),
]


class Bacaan:
    """The document as a reader has it: plain lines of prose, and cells of tables."""

    def __init__(self, dokumen: Dokumen) -> None:
        self.dokumen = dokumen

    def bagian(self, kode: str) -> Bagian:
        (satu,) = [satu for satu in self.dokumen.semua() if satu.kode == kode]
        return satu

    def baris(self, kode: str) -> list[str]:
        """The prose of a part: one line per heading, paragraph or item of a list."""
        return list(_baris(self.bagian(kode)))

    def teks(self, kode: str = "") -> str:
        """The prose of a part, or of the whole document."""
        if kode:
            return "\n".join(self.baris(kode))
        return "\n".join(baris for satu in self.dokumen.semua() for baris in _baris(satu))

    def tabel(self, kode: str) -> BlokTabel:
        (satu,) = [satu for satu in self.dokumen.tabel if satu.tabel.formulir == kode]
        return satu

    def sel(self, kode: str, kunci: str, kolom: int) -> list[object]:
        """The cells of a column in the rows that one of their cells names."""
        baris = self.tabel(kode).tabel.baris
        return [satu.sel[kolom] for satu in baris if kunci in satu.sel]


def _baris(bagian: Bagian) -> Iterator[str]:
    for blok in bagian.blok:
        if isinstance(blok, Prosa):
            for token in blok.token:
                if token.type == "inline":
                    yield teks_inline(token.children or ()).replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture(scope="module")
def bacaan(data_demo: None, django_db_blocker: Any) -> Bacaan:
    """The demo's document, assembled once."""
    with django_db_blocker.unblock():
        return Bacaan(dokumen_dari(Renja.objects.milik("disnaker", 2024).get()))
