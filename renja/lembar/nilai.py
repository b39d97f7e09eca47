"""A sheet as it was sent: cells with address, value and text; the limits of a file.

Numbers are `int` or `Decimal`, never float. A cell that spans others leaves them covered.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import NamedTuple

BATAS_UNGGAHAN = 16 * 2**20
BATAS_TERBUKA = 64 * 2**20
BATAS_BARIS = 20_000
BATAS_KOLOM = 200
# Cells that hold something, and elements of the XML, empty formatted cells included.
BATAS_SEL_TERISI = 400_000
BATAS_UNSUR = 1_000_000
BATAS_TEKS = 32_767

NilaiSel = str | int | Decimal | date | None


class LembarDitolak(ValueError):
    """A file that is not read; the message is one Indonesian sentence: cause and remedy."""


class Tanda(StrEnum):
    """What is to be known of a cell beside its value."""

    BIASA = ""
    RUMUS_TANPA_NILAI = "rumus_tanpa_nilai"
    GALAT = "galat"


class Sel(NamedTuple):
    """A cell: `baris` from 1, `kolom` from 0; `tampil` is its text as a person sees it.

    `satuan` is the unit that only the number format shows: 15 with `0" Dokumen"`, and "%"
    where Excel keeps 0.65 for 65 % (`nilai` is 65 then).
    """

    lembar: str
    baris: int
    kolom: int
    nilai: NilaiSel
    tampil: str
    tanda: Tanda = Tanda.BIASA
    rumus: bool = False
    satuan: str = ""

    @property
    def alamat(self) -> str:
        """Where it stands: "Rencana!F12"."""
        return alamat_sel(self.lembar, self.baris, self.kolom)


@dataclass(frozen=True, slots=True)
class Baris:
    """A row that holds something: its number from 1, and its cells by column from 0."""

    nomor: int
    sel: Mapping[int, Sel]
    tersembunyi: bool = False


@dataclass(frozen=True, slots=True)
class Lembar:
    """A sheet. `tertutup` leads from a covered cell (row, column) to the one that covers it."""

    nama: str
    baris: tuple[Baris, ...]
    tersembunyi: bool = False
    tertutup: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    @property
    def banyak_kolom(self) -> int:
        """One more than the last column that holds something."""
        return 1 + max((max(satu.sel, default=-1) for satu in self.baris), default=-1)

    def sel_terisi(self) -> Iterator[Sel]:
        """Every cell that holds something, row by row."""
        for baris in self.baris:
            yield from baris.sel.values()


@dataclass(frozen=True, slots=True)
class Buku:
    """A file or a pasted block: `jenis` is "xlsx", "teks" or "tempelan"."""

    nama: str
    jenis: str
    lembar: tuple[Lembar, ...]

    def bernama(self, nama: str) -> Lembar | None:
        """The sheet of that name, None where there is none."""
        return next((satu for satu in self.lembar if satu.nama == nama), None)


def alamat_sel(lembar: str, baris: int, kolom: int) -> str:
    """An address: sheet, column letters, row number."""
    return f"{lembar}!{huruf_kolom(kolom)}{baris}"


@cache
def huruf_kolom(kolom: int) -> str:
    """The letters of a column: 0 is A, 25 Z, 26 AA."""
    hasil = ""
    nomor = kolom + 1
    while nomor > 0:
        nomor, sisa = divmod(nomor - 1, 26)
        hasil = chr(65 + sisa) + hasil
    return hasil


class Kuota:
    """Counts what is read of one file; raises `LembarDitolak` beyond a limit."""

    def __init__(self) -> None:
        self.terisi = 0
        self.unsur = 0

    def tambah_unsur(self, lembar: str, banyak: int) -> None:
        """Note `banyak` more rows and cells of the XML, filled or not."""
        self.unsur += banyak
        if self.unsur > BATAS_UNSUR:
            raise LembarDitolak(
                f'Lembar "{lembar}" berformat sampai jauh di luar tabelnya. Hapus baris dan kolom '
                "kosong di bawah dan di kanan tabel, simpan, lalu unggah lagi."
            )

    def periksa_tempat(self, lembar: str, baris: int, kolom: int) -> None:
        """Refuse a filled cell outside the limits of rows and columns, or one too many."""
        if baris > BATAS_BARIS:
            raise LembarDitolak(
                f'Lembar "{lembar}" berisi lebih dari 20.000 baris. Hapus baris yang bukan bagian '
                "rencana atau bagi berkas ini, lalu unggah lagi."
            )
        if kolom >= BATAS_KOLOM:
            raise LembarDitolak(
                f'Lembar "{lembar}" berisi lebih dari 200 kolom. Hapus kolom yang bukan bagian '
                "rencana, lalu unggah lagi."
            )
        self.terisi += 1
        if self.terisi > BATAS_SEL_TERISI:
            raise LembarDitolak(
                "Berkas ini berisi lebih dari 400.000 sel. Sisakan lembar yang memuat rencana "
                "saja, lalu unggah lagi."
            )


def periksa_teks(teks: str, lembar: str, baris: int, kolom: int) -> str:
    """The text itself; refuses one longer than a cell of Excel holds."""
    if len(teks) > BATAS_TEKS:
        raise LembarDitolak(
            f"Teks pada {alamat_sel(lembar, baris, kolom)} lebih panjang dari 32.767 karakter. "
            "Pendekkan teks itu, lalu unggah lagi."
        )
    return teks
