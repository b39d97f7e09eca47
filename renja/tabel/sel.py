"""One cell, printed: the same text in HTML, PDF and CSV, and what XLSX shows."""

from dataclasses import replace
from decimal import Decimal

from performance.hasil import Hasil
from planning.kuantitas import (
    DESIMAL,
    STRIP,
    Keadaan,
    Kuantitas,
    bulatkan,
    desimal,
    tampil_angka,
    tampil_kuantitas,
)
from renja.tabel.bentuk import Isi, Jenis, Kolom

ANGKA = frozenset({Jenis.NOMOR, Jenis.RUPIAH, Jenis.PERSEN, Jenis.SELISIH})


def tercetak(isi: Kuantitas) -> Kuantitas:
    """A quantity as it is printed: with more places than are ever typed, rounded to two."""
    angka = isi.angka
    if not isinstance(angka, Decimal) or desimal(angka) <= DESIMAL:
        return isi
    return replace(isi, bawah=bulatkan(angka))


def teks_sel(isi: Isi, jenis: Jenis) -> str:
    """The printed text of a cell; a value that is missing prints a dash."""
    if isi is None:
        return ""
    if isinstance(isi, str):
        return isi
    if jenis is Jenis.SELISIH and (naik := kebalikan(isi)) is not None:
        return f"({teks_sel(naik, Jenis.RUPIAH)})"
    if isinstance(isi, Kuantitas):
        return tampil_kuantitas(isi)
    if isinstance(isi, Hasil):
        return STRIP if isi.nilai is None else tampil_angka(isi.nilai, 2)
    return str(isi) if jenis is Jenis.NOMOR else tampil_angka(isi)


def kebalikan(isi: Isi) -> Isi:
    """A number below nothing with its sign turned; None for whatever is none."""
    if isinstance(isi, Kuantitas):
        angka = isi.angka
        return replace(isi, bawah=-angka) if angka is not None and angka < 0 else None
    return -isi if isinstance(isi, int | Decimal) and isi < 0 else None


def alasan_sel(isi: Isi) -> str:
    """Why a derived cell has no number, or how it was worked out; empty for raw values."""
    if not isinstance(isi, Hasil):
        return ""
    return isi.alasan or "; ".join(filter(None, (isi.rumus, *isi.catatan)))


def json_sel(isi: Isi) -> object:
    """The raw value for JSON: see the docs/format-ekspor.md.

    Whole numbers are integers and others decimal strings, quantities are objects with
    their satuan, a missing value is null, a derived one {"nilai", "alasan"}.
    """
    if isi is None or isinstance(isi, str):
        return isi
    if isinstance(isi, Hasil):
        nilai = None if isi.nilai is None else f"{isi.nilai_bulat:f}"
        return {"nilai": nilai, "alasan": isi.alasan or None}
    if isinstance(isi, Kuantitas):
        return _json_kuantitas(tercetak(isi))
    return _bilangan(isi)


def _json_kuantitas(isi: Kuantitas) -> object:
    if isi.keadaan is Keadaan.KOSONG:
        return None
    if not isi.ada or isi.bawah is None:
        return {"teks": tampil_kuantitas(isi)}
    if isi.atas is not None:
        return {
            "bawah": _bilangan(isi.bawah),
            "atas": _bilangan(isi.atas),
            "satuan": isi.satuan,
        }
    return {"nilai": _bilangan(isi.bawah), "satuan": isi.satuan}


def _bilangan(nilai: int | Decimal) -> int | str:
    if isinstance(nilai, int):
        return nilai
    return int(nilai) if nilai == nilai.to_integral_value() else f"{nilai.normalize():f}"


def rata_kanan(kolom: Kolom) -> bool:
    """Whether a column's cells are figures set flush right."""
    return kolom.jenis in ANGKA
