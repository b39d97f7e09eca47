"""Kinds of values, the closed table of what a record holds, and how each kind prints."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from performance.hasil import Hasil
from planning.kuantitas import STRIP, Kuantitas, bulatkan, tampil_angka
from planning.models.pelaporan import NAMA_BULAN
from renja.dokumen.ikatan.rujukan import Tujuan
from renja.tabel.bentuk import Jenis as JenisKolom
from renja.tabel.sel import teks_sel


class Jenis(StrEnum):
    """What a value is; the words are those of the documentation and of messages."""

    TEKS = "teks"
    BILANGAN = "bilangan"
    TAHUN = "tahun"
    UANG = "uang"
    PERSEN = "persen"
    KUANTITAS = "kuantitas"
    TANGGAL = "tanggal"
    YA_TIDAK = "ya/tidak"
    TAUTAN = "tautan"
    DAFTAR = "daftar"
    PETA = "menurut kunci"
    REKAMAN = "kumpulan nilai"


TUNGGAL = frozenset(set(Jenis) - {Jenis.YA_TIDAK, Jenis.DAFTAR, Jenis.PETA, Jenis.REKAMAN})
BERANGKA = frozenset({Jenis.BILANGAN, Jenis.UANG, Jenis.PERSEN, Jenis.KUANTITAS, Jenis.TAHUN})


@dataclass(frozen=True, slots=True)
class Tipe:
    """A kind, with that of the elements of a list or map, or with the table of a record."""

    jenis: Jenis
    unsur: "Tipe | None" = None
    skema: "Skema | None" = None


@dataclass(frozen=True, slots=True)
class Bidang:
    """A name of the table: its kind, what it is, an example, and how its value is taken.

    `ambil` gets the record that the table describes. `contoh` is what it prints; "" for lists.
    """

    nama: str
    tipe: Tipe
    keterangan: str
    ambil: Callable[[Any], object]
    contoh: str = ""


@dataclass(frozen=True, slots=True)
class Skema:
    """The closed table of a record: nothing else of it can be reached."""

    bidang: Mapping[str, Bidang]


def skema(*bidang: Bidang) -> Skema:
    """A table of names in the order given."""
    return Skema({satu.nama: satu for satu in bidang})


TEKS, BILANGAN, TAHUN, UANG = (
    Tipe(Jenis.TEKS),
    Tipe(Jenis.BILANGAN),
    Tipe(Jenis.TAHUN),
    Tipe(Jenis.UANG),
)
PERSEN, KUANTITAS, TANGGAL, YA_TIDAK, TAUTAN = (
    Tipe(Jenis.PERSEN),
    Tipe(Jenis.KUANTITAS),
    Tipe(Jenis.TANGGAL),
    Tipe(Jenis.YA_TIDAK),
    Tipe(Jenis.TAUTAN),
)


def daftar(unsur: Tipe | Skema) -> Tipe:
    """A list of values of one kind, or of records."""
    return Tipe(Jenis.DAFTAR, rekaman(unsur) if isinstance(unsur, Skema) else unsur)


def peta(unsur: Tipe) -> Tipe:
    """Values of one kind by key."""
    return Tipe(Jenis.PETA, unsur)


def rekaman(isi: Skema) -> Tipe:
    """A record."""
    return Tipe(Jenis.REKAMAN, skema=isi)


def hilang(nilai: object) -> bool:
    """Whether there is no value: none, an empty text, a quantity or a result without one."""
    if isinstance(nilai, str):
        return not nilai.strip()
    if isinstance(nilai, Kuantitas):
        return not nilai.ada
    if isinstance(nilai, Hasil):
        return nilai.nilai is None
    return nilai is None


def benar(tipe: Tipe, nilai: object) -> bool:
    """Whether a condition holds: a value is there, a list has members, a count is not 0."""
    if tipe.jenis in {Jenis.DAFTAR, Jenis.PETA, Jenis.YA_TIDAK, Jenis.BILANGAN}:
        return bool(nilai)
    return not hilang(nilai)


def angka(nilai: object) -> int | Decimal | None:
    """The one number in a value as it is printed, None where there is none."""
    if isinstance(nilai, bool):
        return None
    if isinstance(nilai, Hasil):
        return None if nilai.nilai is None else nilai.nilai_bulat
    if isinstance(nilai, Kuantitas):
        return nilai.angka
    return nilai if isinstance(nilai, int | Decimal) else None


def tampil_tanggal(hari: date) -> str:
    """`24 November 2026`."""
    return f"{hari.day} {NAMA_BULAN[hari.month - 1]} {hari.year}"


def teks_nilai(tipe: Tipe, nilai: object) -> str:
    """A single value as it is printed; a dash where there is none."""
    if isinstance(nilai, Kuantitas):
        return teks_sel(nilai, JenisKolom.KUANTITAS) or STRIP
    if hilang(nilai):
        return STRIP
    if isinstance(nilai, date):
        teks = tampil_tanggal(nilai)
    elif isinstance(nilai, Tujuan):
        teks = nilai.sebutan
    elif tipe.jenis is Jenis.PERSEN and (bulat := angka(nilai)) is not None:
        teks = tampil_angka(bulatkan(Decimal(bulat)), 2)
    elif isinstance(nilai, int | Decimal) and tipe.jenis is not Jenis.TAHUN:
        teks = tampil_angka(nilai)
    else:
        teks = str(nilai)
    return teks
