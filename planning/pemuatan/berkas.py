"""Reading files that a person may have edited: strict, and saying where a fault is."""

import csv
import io
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

UKURAN_TERBESAR = 20 * 1024 * 1024


class BerkasKeliru(ValueError):
    """A file that cannot be loaded; `kesalahan` holds each fault as an Indonesian sentence."""

    def __init__(self, *kesalahan: str) -> None:
        self.kesalahan = kesalahan
        super().__init__(*kesalahan)

    def __str__(self) -> str:
        """The first fault, and how many more there are."""
        lain = len(self.kesalahan) - 1
        if not lain:
            return self.kesalahan[0]
        return f"{self.kesalahan[0].rstrip('.')} (dan {lain} kesalahan lain pada berkas itu)."


@dataclass(frozen=True, slots=True)
class BarisBerkas:
    """One record of a file: the line on which it starts (from 1) and its cells by column."""

    nomor: int
    sel: dict[str, str]


def baca_csv(berkas: Path, wajib: Sequence[str], pilihan: Sequence[str] = ()) -> list[BarisBerkas]:
    """Read a comma-separated UTF-8 file (a BOM is fine) with the named columns.

    Cells have their white space tidied; empty lines are left out and a column of
    `pilihan` that is missing reads as empty. Raises `BerkasKeliru`.
    """
    catatan = _catatan(berkas, baca_teks(berkas))
    nomor, judul = next(catatan, (1, []))
    letak = _letak_kolom(berkas, nomor, judul, wajib, pilihan)
    kosong = dict.fromkeys(pilihan, "")
    hasil = []
    for nomor, sel in catatan:
        if len(sel) != len(judul):
            raise BerkasKeliru(
                f'Berkas "{berkas.name}" baris {nomor} berisi {len(sel)} sel, padahal judulnya '
                f"{len(judul)} kolom; periksa tanda koma dan tanda kutip pada baris itu."
            )
        hasil.append(BarisBerkas(nomor, kosong | {nama: sel[i] for nama, i in letak.items()}))
    if not hasil:
        raise BerkasKeliru(
            f'Berkas "{berkas.name}" tidak berisi satu baris data pun; periksa isinya.'
        )
    return hasil


def _letak_kolom(
    berkas: Path, nomor: int, judul: list[str], wajib: Sequence[str], pilihan: Sequence[str]
) -> dict[str, int]:
    """Where each known column stands in the line of titles."""
    nama = [isi.lower() for isi in judul]
    hilang = [kolom for kolom in wajib if kolom not in nama]
    if hilang:
        raise BerkasKeliru(
            f'Berkas "{berkas.name}" baris {nomor} tidak memuat judul kolom '
            f"{', '.join(hilang)}; tulis judul {', '.join(wajib)} dipisah koma."
        )
    ganda = sorted({kolom for kolom in nama if kolom and nama.count(kolom) > 1})
    if ganda:
        raise BerkasKeliru(
            f'Berkas "{berkas.name}" baris {nomor} memuat judul kolom {", ".join(ganda)} lebih '
            "dari sekali; hapus kolom yang berlebih."
        )
    return {kolom: nama.index(kolom) for kolom in (*wajib, *pilihan) if kolom in nama}


def baca_toml(berkas: Path) -> dict[str, Any]:
    """Read a TOML file; raises `BerkasKeliru`."""
    try:
        return tomllib.loads(baca_teks(berkas))
    except tomllib.TOMLDecodeError as galat:
        raise BerkasKeliru(
            f'Berkas "{berkas.name}" bukan TOML yang utuh ({galat}); pulihkan dari sumbernya.'
        ) from galat


def baca_teks(berkas: Path) -> str:
    """The text of a UTF-8 file of at most 20 MB; raises `BerkasKeliru`."""
    try:
        if not berkas.is_file():
            raise BerkasKeliru(f'Berkas "{berkas}" tidak ditemukan; periksa nama dan foldernya.')
        ukuran = berkas.stat().st_size
        if ukuran > UKURAN_TERBESAR:
            raise BerkasKeliru(
                f'Berkas "{berkas.name}" berukuran {ukuran / 1024**2:.0f} MB, melebihi batas '
                f"{UKURAN_TERBESAR // 1024**2} MB; pastikan ini berkas yang dimaksud."
            )
        return berkas.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as galat:
        raise BerkasKeliru(
            f'Berkas "{berkas.name}" bukan teks UTF-8 (mulai byte ke-{galat.start + 1}); '
            'simpan ulang sebagai "CSV UTF-8".'
        ) from galat
    except OSError as galat:
        raise BerkasKeliru(
            f'Berkas "{berkas}" tidak dapat dibaca; periksa hak akses dan cakramnya.'
        ) from galat


def _catatan(berkas: Path, teks: str) -> Iterator[tuple[int, list[str]]]:
    """The records that are not empty, each with the line on which it starts."""
    if "\0" in teks:
        baris = teks[: teks.index("\0")].count("\n") + 1
        raise BerkasKeliru(
            f'Berkas "{berkas.name}" baris {baris} memuat karakter NUL; simpan ulang berkasnya.'
        )
    pembaca = csv.reader(io.StringIO(teks, newline=""), strict=True)
    mulai = 1
    try:
        for catatan in pembaca:
            sel = [" ".join(isi.split()) for isi in catatan]
            if any(sel):
                yield mulai, sel
            mulai = pembaca.line_num + 1
    except csv.Error as galat:
        raise BerkasKeliru(
            f'Berkas "{berkas.name}" rusak pada catatan yang mulai di baris {mulai}: tanda '
            "kutipnya tidak berpasangan atau selnya terlalu panjang; perbaiki baris itu."
        ) from galat
