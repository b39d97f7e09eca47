"""The one description of an official form: columns, rows and cells, before any renderer.

A `laporan` module turns a `Rencana` into a `Tabel`; html, xlsx, pdf, csv and json print
it. A cell is one of: `None` (blank by design), `str`, `int`/`Decimal` (rupiah or a
number), `Kuantitas` (a value with its satuan, or missing), `Hasil` (a derived number or
the reason there is none).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from performance.hasil import Hasil
from planning.kuantitas import Kuantitas

Isi = None | str | int | Decimal | Kuantitas | Hasil


class Jenis(StrEnum):
    """What a column holds; decides alignment, number format and JSON shape."""

    TEKS = "teks"
    NOMOR = "nomor"
    KUANTITAS = "kuantitas"
    RUPIAH = "rupiah"
    PERSEN = "persen"
    # A difference: what went down stands in brackets.
    SELISIH = "selisih"


class Tingkat(StrEnum):
    """What a row stands for."""

    URUSAN = "urusan"
    BIDANG_URUSAN = "bidang_urusan"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB_KEGIATAN = "sub_kegiatan"
    TUJUAN = "tujuan"
    SASARAN = "sasaran"
    INDIKATOR = "indikator"
    BARIS = "baris"
    JUMLAH = "jumlah"


@dataclass(frozen=True, slots=True)
class Kolom:
    """A heading: a leaf with a stable `kunci`, or a group over its `anak`.

    `lebar` is relative: a leaf's share of the page is its width over the sum of all. `nama`
    marks the leaf that names its row where that is not the first text, `nomor` is its number
    where the form does not number by place.
    """

    judul: str
    kunci: str = ""
    jenis: Jenis = Jenis.TEKS
    lebar: int = 10
    anak: tuple["Kolom", ...] = ()
    nama: bool = False
    nomor: str = ""

    def daun(self) -> Iterator["Kolom"]:
        """The leaves below, left to right; a leaf yields itself."""
        if not self.anak:
            yield self
        for anak in self.anak:
            yield from anak.daun()

    @property
    def tinggi(self) -> int:
        """Levels of heading, this one included."""
        return 1 + max((anak.tinggi for anak in self.anak), default=0)


@dataclass(frozen=True, slots=True)
class Kepala:
    """A heading cell placed on the grid of the header: row and column from 0, with spans."""

    judul: str
    baris: int
    kolom: int
    rentang_baris: int
    rentang_kolom: int
    daun: bool


@dataclass(frozen=True, slots=True)
class Baris:
    """A row: one cell per leaf column, in order.

    `bentang` maps a column index to how many columns its cell spans (the cells that it
    covers are None). `lanjut` holds the indexes of cells that continue the cell above
    (same value repeated, printed once). `tertulis` maps a column index to the plan's own
    value where the cell shows what the source document prints instead.
    """

    tingkat: Tingkat
    sel: tuple[Isi, ...]
    uid: UUID | None = None
    bentang: Mapping[int, int] = field(default_factory=dict)
    lanjut: frozenset[int] = frozenset()
    tertulis: Mapping[int, Isi] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BarisKaki:
    """A line of the footer below the rows: what it is, and what stands there."""

    label: str
    isi: str


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """A place to sign: the lines above it, the name ("" where unknown), the lines below."""

    atas: tuple[str, ...]
    nama: str = ""
    bawah: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tabel:
    """An official form, filled.

    `sebutan` is the table's number, `judul` the lines of its title below that,
    `catatan` the notes printed below the table, `nihil` the sentence that stands in
    place of rows where there are none. `kaki` and `tanda_tangan` are the official footer;
    `triwulan` is the quarter that the form is about, None where it has none. `utuh` keeps its
    rows in one part on screen, whatever programs they belong to.
    """

    formulir: str
    sebutan: str
    judul: tuple[str, ...]
    kolom: tuple[Kolom, ...]
    baris: tuple[Baris, ...]
    tahap: str
    perangkat_daerah: str
    tahun: int
    nomor_kolom: bool = False
    catatan: tuple[str, ...] = ()
    nihil: str = ""
    siklus: str = "awal"
    triwulan: int | None = None
    kaki: tuple[BarisKaki, ...] = ()
    tanda_tangan: tuple[TandaTangan, ...] = ()
    utuh: bool = False

    @property
    def daun(self) -> tuple[Kolom, ...]:
        """The leaf columns, left to right."""
        return tuple(daun for kolom in self.kolom for daun in kolom.daun())

    def kepala(self) -> tuple[tuple[Kepala, ...], ...]:
        """The header as rows of placed cells; spans are worked out here, once."""
        tinggi = max(kolom.tinggi for kolom in self.kolom)
        baris: list[list[Kepala]] = [[] for _ in range(tinggi)]
        letak = 0
        for kolom in self.kolom:
            letak = _letakkan(kolom, 0, letak, tinggi, baris)
        return tuple(tuple(isi) for isi in baris)


def _letakkan(kolom: Kolom, tingkat: int, letak: int, tinggi: int, baris: list) -> int:
    """Place a heading and those below it; return the column after its last leaf."""
    if not kolom.anak:
        baris[tingkat].append(Kepala(kolom.judul, tingkat, letak, tinggi - tingkat, 1, daun=True))
        return letak + 1
    akhir = letak
    for anak in kolom.anak:
        akhir = _letakkan(anak, tingkat + 1, akhir, tinggi, baris)
    baris[tingkat].append(Kepala(kolom.judul, tingkat, letak, 1, akhir - letak, daun=False))
    return akhir
