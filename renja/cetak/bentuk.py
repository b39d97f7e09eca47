"""The values that go into printing a document made of segments, and what comes out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from renja.cetak.protokol import buka

Penomoran = Literal["tanpa", "romawi", "arab"]


@dataclass(frozen=True, slots=True)
class Potongan:
    """One segment: a complete HTML document that is laid out apart.

    `kunci` names it in messages and progress. `penomoran`: "tanpa" (cover: no label, no
    foot), "romawi" (front matter, from i) or "arab" (body, from 1). A link to an anchor of
    another segment is written `href="dok:ANCHOR"`.
    """

    kunci: str
    html: str
    penomoran: Penomoran = "arab"


@dataclass(frozen=True, slots=True)
class Keterangan:
    """What the file says of itself: never of the moment in which it was made.

    `kode` and `tahap` stand in the foot of each page; `pengenal` is a stable id of the
    document (hex or bytes); `tanggal` a date for the metadata, or None.
    """

    judul: str
    penulis: str
    kode: str
    tahap: str
    bahasa: str = "id"
    tanggal: datetime | None = None
    pengenal: str | bytes = b""


@dataclass(frozen=True, slots=True)
class Lampiran:
    """A file inside an archive PDF: its name, media type, content and what it is.

    `tanggal`: since when it is so, which an archive has to say; None: as the document.
    """

    nama: str
    mime: str
    isi: bytes
    keterangan: str
    tanggal: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tempat:
    """Where an anchor stands: the page's label as printed, and its index from 0."""

    label: str
    indeks: int


@dataclass(frozen=True, slots=True)
class Letak:
    """Where everything stands: every anchor, and the label of every page."""

    jangkar: Mapping[str, Tempat] = field(default_factory=dict)
    halaman: tuple[str, ...] = ()

    def label(self, jangkar: str, kosong: str = "") -> str:
        """The printed number of the page on which an anchor stands; `kosong` where nowhere."""
        tempat = self.jangkar.get(jangkar)
        return tempat.label if tempat else kosong

    def memuat(self, lain: "Letak") -> bool:
        """Whether everything that another knows stands where it says."""
        return lain.jangkar.items() <= self.jangkar.items()


@dataclass(frozen=True, slots=True)
class Cetakan:
    """A printed document.

    `tautan_putus`: anchors that links name and no segment has, as (kunci, anchor).
    `ditolak`: addresses that segments wanted to open, as (kunci, address).
    `puncak`: peak memory of a child in KiB, 0 where all segments came from the cache.
    """

    pdf: bytes
    banyak_halaman: int
    letak: Letak
    tautan_putus: tuple[tuple[str, str], ...] = ()
    ditolak: tuple[tuple[str, str], ...] = ()
    puncak: int = 0


@dataclass(frozen=True, slots=True)
class Halaman:
    """A page's sides and margins in PDF units (1/72 inch)."""

    lebar: float
    tinggi: float
    kiri: float
    kanan: float
    bawah: float


@dataclass(frozen=True, slots=True)
class Penanda:
    """A bookmark: level, words, page index within the segment, position, open or closed."""

    tingkat: int
    judul: str
    halaman: int
    x: float
    y: float
    terbuka: bool


@dataclass(frozen=True, slots=True)
class Tercetak:
    """A segment as PDF, and what is known of it. `jangkar`: anchor -> (page index, x, y)."""

    pdf: bytes
    halaman: tuple[Halaman, ...]
    jangkar: Mapping[str, tuple[int, float, float]]
    penanda: tuple[Penanda, ...]
    putus: tuple[str, ...]
    ditolak: tuple[str, ...]


def baca_tercetak(paket: bytes) -> Tercetak:
    """Open the packet of a child; ValueError, KeyError or TypeError where it is damaged."""
    isi, pdf = buka(paket)
    return Tercetak(
        pdf=pdf,
        halaman=tuple(Halaman(*satu) for satu in isi["halaman"]),
        jangkar={nama: (int(hal), x, y) for nama, (hal, x, y) in isi["jangkar"].items()},
        penanda=tuple(_penanda(isi["penanda"])),
        putus=tuple(isi["putus"]),
        ditolak=tuple(isi["ditolak"]),
    )


def _penanda(daftar: list[list[Any]]) -> Iterator[Penanda]:
    for satu in daftar:
        yield Penanda(*satu)
