"""What reading a sheet gives: rows with cells, what was refused, totals, what was skipped."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from planning.kuantitas import Kuantitas

NilaiIsian = str | int | Decimal | Kuantitas | None


class IsiSel(NamedTuple):
    """A cell of a field: address, text as seen, and its value or why it was refused.

    `nilai` is `str` for texts, whole rupiah (`int`, None for "-") for money, `Kuantitas`
    for targets. A blank cell of a mapped column is not there at all.
    """

    alamat: str
    mentah: str
    nilai: NilaiIsian = None
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class BarisMasuk:
    """A row: its number in the sheet, level, code in the edition's form, cells by field.

    `induk` is the row number of the node above (program over kegiatan over sub kegiatan).
    `lanjutan` marks a further indikator row of the node in row `induk`. A row without code
    is found by its name; `kode_pendek` marks a sub kegiatan number of one or two digits.
    """

    nomor: int
    tingkat: str
    kode: str = ""
    induk: int | None = None
    lanjutan: bool = False
    kode_pendek: bool = False
    tersembunyi: bool = False
    uid: str = ""
    versi: str = ""
    sel: Mapping[str, IsiSel] = field(default_factory=dict)

    def nilai(self, isian: str) -> NilaiIsian:
        """The value of a field, None where the cell is blank or refused."""
        return self.sel[isian].nilai if isian in self.sel else None

    def teks(self, isian: str) -> str:
        """The value of a text field, "" where the cell is blank."""
        nilai = self.nilai(isian)
        return nilai if isinstance(nilai, str) else ""


@dataclass(frozen=True, slots=True)
class Penolakan:
    """A cell (or with `isian` "" a row) that is refused: where, what stood there, why."""

    alamat: str
    isian: str
    nilai: str
    kalimat: str


@dataclass(frozen=True, slots=True)
class BarisJumlah:
    """A totals row, kept for a check: its number, text, and printed sums by field."""

    nomor: int
    teks: str
    sel: Mapping[str, IsiSel]


@dataclass(frozen=True, slots=True)
class Bacaan:
    """A sheet read through a mapping. `dilewati` are rows left out, with the reason."""

    lembar: str
    baris: tuple[BarisMasuk, ...]
    ditolak: tuple[Penolakan, ...]
    jumlah: tuple[BarisJumlah, ...] = ()
    dilewati: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Selisih:
    """A printed sum that differs from that of its rows, both in rupiah."""

    alamat: str
    isian: str
    tercetak: int
    terhitung: int


def selisih_jumlah(bacaan: Bacaan) -> tuple[Selisih, ...]:
    """Sums printed on program, kegiatan and totals rows that their rows do not give."""
    hasil: list[Selisih] = []
    for isian in ("pagu", "pagu_maju"):
        terhitung = _terhitung(bacaan, isian)
        for baris in bacaan.baris:
            if baris.nomor in terhitung:
                hasil += _beda(baris.sel.get(isian), isian, terhitung[baris.nomor])
        if bacaan.jumlah and 0 in terhitung:
            hasil += _beda(bacaan.jumlah[-1].sel.get(isian), isian, terhitung[0])
    return tuple(hasil)


def _terhitung(bacaan: Bacaan, isian: str) -> dict[int, int]:
    """By row number of a node above, the sum of its sub kegiatan; 0 is the whole sheet."""
    induk = {baris.nomor: baris.induk for baris in bacaan.baris if not baris.lanjutan}
    hasil: dict[int, int] = {}
    for baris in bacaan.baris:
        nilai = baris.nilai(isian)
        if baris.tingkat != "sub_kegiatan" or baris.lanjutan or not isinstance(nilai, int):
            continue
        atas: int | None = baris.induk
        while atas is not None:
            hasil[atas] = hasil.get(atas, 0) + nilai
            atas = induk.get(atas)
        hasil[0] = hasil.get(0, 0) + nilai
    return hasil


def _beda(isi: IsiSel | None, isian: str, terhitung: int) -> list[Selisih]:
    if isi is None or not isinstance(isi.nilai, int) or isi.nilai == terhitung:
        return []
    return [Selisih(isi.alamat, isian, isi.nilai, terhitung)]
