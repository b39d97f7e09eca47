"""What the grid is made of: columns, rows and cells, as plain values."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class Jenis(StrEnum):
    """What a column holds."""

    TARGET = "target"
    UANG = "uang"
    SUMBER = "sumber"
    # Values to read beside the others; never typed.
    SEMULA = "semula"


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of values.

    `kunci` is its short key in the page, `nama` the one under which comments are kept.
    `asal` and `tahun` say which Target a cell holds; `tahun` alone which money.
    `lebar` is a width class of tabel.css.
    """

    kunci: str
    nama: str
    judul: str
    jenis: Jenis
    lebar: int
    asal: str = ""
    tahun: int = 0


@dataclass(slots=True)
class Sel:
    """A cell that is stored: `kunci` names it, `versi` is 0 where nothing is stored yet.

    `terkunci` is the reason why it cannot be typed into now, "" where it can.
    """

    kunci: str
    teks: str
    versi: int
    terkunci: str = ""
    komentar: int = 0


@dataclass(slots=True)
class Baris:
    """A row: a node of the tree with its first indikator, or a further indikator below it.

    `sel` holds by column key a stored cell, or the text of one that is computed or read only;
    a column that is not in it does not exist for the row. `uid` opens the row's panel.
    """

    kunci: str
    tingkat: str
    level: int
    kode: str
    nama: str
    uid: UUID
    indikator: str = ""
    satuan: str = ""
    kunci_indikator: str = ""
    sel: dict[str, Sel | str] = field(default_factory=dict)
    induk: str = ""
    beranak: bool = False
    komentar: int = 0


@dataclass(frozen=True, slots=True)
class Pilihan:
    """A program in the list of pages of a plan that is too large for one."""

    kunci: str
    kode: str
    nama: str


@dataclass(slots=True)
class Tabel:
    """One page of a grid with all that its pages and its saves need to know."""

    jenis: str
    kolom: tuple[Kolom, ...]
    baris: list[Baris]
    # Sums by row key ("k4", "p3", "total") and column key, as printed.
    jumlah: dict[str, dict[str, str]]
    nomor: int
    alasan: str
    sumber: tuple[str, ...] = ()
    halaman: tuple[Pilihan, ...] = ()
    pilihan: str = ""

    @property
    def terisi(self) -> int:
        """How many cells can be typed into."""
        return sum(
            isinstance(sel, Sel) and not sel.terkunci
            for baris in self.baris
            for sel in baris.sel.values()
        )

    def sel(self, kunci: str) -> Sel | None:
        """The stored cell of a key, where it is on this page."""
        return self.menurut_kunci().get(kunci)

    def menurut_kunci(self) -> dict[str, Sel]:
        """Every stored cell by its key."""
        return {
            sel.kunci: sel
            for baris in self.baris
            for sel in baris.sel.values()
            if isinstance(sel, Sel)
        }
