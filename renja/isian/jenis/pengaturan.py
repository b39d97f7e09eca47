"""The settings of a year: how it is worked out, and what its forms print."""

from typing import Any

from planning.models import Renja
from renja.isian.jenis import pilihan
from renja.isian.jenis.dasar import Jenis, Kelompok, Kolom
from renja.isian.jenis.pembuat import pengaturan, pengaturan_teks
from renja.isian.konteks import Konteks
from renja.pengaturan import TINGKAT_RATA_RATA


def _varian(_konteks: Konteks, _baris: Any) -> list[tuple[str, str]]:
    return [("A", "Varian A: (2T − R) / T × 100"), ("B", "Varian B: T / R × 100")]


def _cetak(_konteks: Konteks, _baris: Any) -> list[tuple[str, str]]:
    return [("ya", "Cetak")]


def _tanpa(_konteks: Konteks, _baris: Any) -> list[tuple[str, str]]:
    return [("ya", "Tidak dicetak")]


def _batas(_konteks: Konteks, _baris: Any) -> list[tuple[str, str]]:
    return [("100", "Paling tinggi 100 %"), ("120", "Paling tinggi 120 %")]


def _tingkat(_konteks: Konteks, _baris: Any) -> list[tuple[str, str]]:
    return [(satu, SEBUTAN_TINGKAT[satu]) for satu in TINGKAT_RATA_RATA]


def _belum_lapor(_konteks: Konteks, _baris: Any) -> list[tuple[str, str]]:
    return [("ya", "Dihitung nol")]


SEBUTAN_TINGKAT = {
    "sub_kegiatan": "Sub kegiatan",
    "kegiatan": "Kegiatan",
    "program": "Program",
    "iku": "Indikator kinerja utama",
}

PENGATURAN = Jenis(
    kode="pengaturan",
    satu="Pengaturan Renja",
    banyak="Pengaturan Renja",
    bagian="renja",
    model=Renja,
    lingkup={"pk": "id_renja"},
    kelompok=(
        Kelompok(
            "Cara menghitung dan mencetak",
            (
                pengaturan(
                    "varian_negatif",
                    "Rumus bila makin rendah makin baik",
                    _varian,
                    "Kosong berarti varian A. Variannya tercetak di bawah tabel.",
                ),
                pengaturan(
                    "skala_predikat",
                    "Skala predikat",
                    pilihan.skala_predikat,
                    "Skala yang memberi kategori pada capaian.",
                ),
                pengaturan(
                    "kolom_5",
                    "Kolom 5 pada T-C.29",
                    _cetak,
                    "Realisasi sampai dengan tahun n-3; dokumen lama tidak mencetaknya.",
                ),
            ),
        ),
        Kelompok(
            "Realisasi dan capaian",
            (
                pengaturan(
                    "batas_capaian",
                    "Batas capaian",
                    _batas,
                    "Dikenakan pada tiap indikator sebelum dirata-ratakan; yang tercetak pada "
                    "barisnya tetap apa adanya. Kosong berarti tanpa batas.",
                ),
                pengaturan(
                    "tingkat_rata_rata",
                    "Rata-rata capaian diambil atas",
                    _tingkat,
                    "Kosong berarti sub kegiatan. Tingkatnya tercetak di bawah tabel.",
                ),
                pengaturan(
                    "belum_lapor_nol",
                    "Indikator yang belum dilaporkan",
                    _belum_lapor,
                    "Kosong berarti tidak ikut dihitung, dan predikat belum diberikan.",
                ),
                pengaturan(
                    "kolom_12_7",
                    "Kolom 12/7 pada E.81",
                    _cetak,
                    "Tingkat capaian tahun ini, sebagaimana formulir yang lama.",
                ),
                pengaturan(
                    "tanpa_keterangan",
                    "Kolom 16 (Keterangan) pada E.81",
                    _tanpa,
                    "Belum rilis, koreksi, dan yang diisi atas nama unit; kosong berarti dicetak.",
                ),
                pengaturan_teks(
                    "catatan_realisasi",
                    "Catatan realisasi",
                    "Satu kalimat yang tercetak di bawah setiap tabel yang memuat realisasi "
                    "tahun ini.",
                    maks=300,
                ),
            ),
        ),
    ),
    kolom=(Kolom("Renja", lambda _, b: b, 40),),
    tambah=False,
    hapus=False,
    penjelasan="Pilihan yang berlaku bagi Renja tahun ini.",
)

KELUARGA = (PENGATURAN,)
