"""What the source document prints differently, until somebody takes over the plan's value."""

from typing import Any

from planning.models import TertulisDi
from renja.isian.jenis.dasar import Jenis, Kelompok, Kolom
from renja.isian.jenis.pembuat import bulat
from renja.isian.konteks import Konteks
from renja.laporan import FORMULIR
from renja.laporan.penyusun import isi_tertulis
from renja.tabel.bentuk import Jenis as JenisKolom
from renja.tabel.sel import teks_sel


def _formulir(_konteks: Konteks, baris: Any) -> str:
    satu = FORMULIR.get(baris.formulir)
    return satu.nama if satu else baris.formulir


def _nama(konteks: Konteks, baris: Any) -> str:
    return konteks.nama_baris.get(baris.baris, "–")


def _kolom(konteks: Konteks, baris: Any) -> str:
    """The headings over the cell, from the top."""
    judul, _ = konteks.kolom_formulir.get(baris.formulir, {}).get(baris.kolom, (baris.kolom, None))
    return judul


def _tercetak(konteks: Konteks, baris: Any) -> str:
    """The value as the form prints it."""
    _, kolom = konteks.kolom_formulir.get(baris.formulir, {}).get(baris.kolom, ("", None))
    jenis = kolom.jenis if kolom else JenisKolom.TEKS
    return teks_sel(isi_tertulis(baris.nilai, jenis), jenis)


TERTULIS = Jenis(
    kode="tertulis",
    satu="Nilai menurut dokumen sumber",
    banyak="Tercetak lain pada dokumen sumber",
    bagian="riwayat",
    model=TertulisDi,
    lingkup={"renja": "renja"},
    urut=("formulir", "baris_sumber", "id"),
    kelompok=(
        Kelompok(
            "Letak",
            (bulat("baris_sumber", "Baris pada naskah sumber", besar=1_000_000),),
            "Formulir mencetak nilai ini, bertanda †, sampai nilai rencana dipakai.",
        ),
    ),
    kolom=(
        Kolom("Formulir", _formulir, 14),
        Kolom("Baris rencana", _nama, 48),
        Kolom("Kolom", _kolom, 30),
        Kolom("Tercetak", _tercetak, 36),
        Kolom("Baris naskah", lambda _, baris: baris.baris_sumber or "–", 10, angka=True),
    ),
    tambah=False,
    kata_hapus="Pakai nilai rencana",
    penjelasan=(
        "Di sini formulir mencetak apa yang tertulis pada dokumen sumber, bukan nilai rencana. "
        "Pakai nilai rencana bila dokumen itu yang keliru."
    ),
    kosong="Semua formulir mencetak nilai rencana.",
)

KELUARGA = (TERTULIS,)
