"""The Renja document before any renderer: numbered parts with their blocks, as frozen values.

`renja.dokumen.susun` makes it of a plan and its manuscript; html and docx print it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from markdown_it.token import Token

from renja.dokumen.ikatan import BagianSistematika
from renja.dokumen.naskah import DI_DEPAN, GambarNaskah, JenisBab
from renja.tabel.bentuk import Tabel, TandaTangan


@dataclass(frozen=True, slots=True)
class ButirRalat:
    """A correction beside a frozen version: where, what is printed, what it should be."""

    nomor: int
    tempat: str
    tertulis: str
    seharusnya: str


@dataclass(frozen=True, slots=True)
class Identitas:
    """What a document is known by: it stands in the foot of each page and on the last one.

    `tahap` are words ("Rancangan awal, versi 2"); `sidik` is the SHA-256 of the frozen data and
    `alamat` that of the public page that proves it, "" for a draft; `tanggal` is for the file.
    """

    kode: str
    tahap: str
    sidik: str = ""
    alamat: str = ""
    tanggal: datetime | None = None
    ralat: tuple[ButirRalat, ...] = ()

    @property
    def draf(self) -> bool:
        """Whether it was not handed in."""
        return not self.sidik


@dataclass(frozen=True, slots=True)
class JudulProsa:
    """A heading inside prose: its number ("2.1.1", "" where it has none), text and level."""

    nomor: str
    teks: str
    anker: str
    tingkat: int


@dataclass(frozen=True, slots=True)
class Prosa:
    """Prose after binding, read: Markdown tokens, and the headings among them."""

    token: tuple[Token, ...]
    judul: tuple[JudulProsa, ...] = ()


@dataclass(frozen=True, slots=True)
class BlokTabel:
    """A form placed in the document, with the number that the document gave it."""

    tabel: Tabel
    nomor: str
    anker: str
    sumber: str
    kertas: str

    @property
    def sebutan(self) -> str:
        """Such as `Tabel 2.1`."""
        return self.tabel.sebutan

    @property
    def judul(self) -> str:
        """The caption below the number, in one line."""
        return ", ".join(self.tabel.judul)


@dataclass(frozen=True, slots=True)
class BlokGambar:
    """A picture placed in the document with its bytes; the emblem has no number."""

    gambar: GambarNaskah
    isi: bytes
    nomor: str = ""
    anker: str = ""

    @property
    def sebutan(self) -> str:
        """Such as `Gambar 2.1`."""
        return f"Gambar {self.nomor}"

    @property
    def judul(self) -> str:
        """The caption beside the number."""
        return self.gambar.keterangan

    @property
    def sumber(self) -> str:
        """The line below the caption, "" where none is known."""
        return f"Sumber: {self.gambar.sumber}" if self.gambar.sumber else ""

    @property
    def alternatif(self) -> str:
        """What those who cannot see it are told."""
        return self.gambar.alternatif or self.gambar.keterangan


@dataclass(frozen=True, slots=True)
class BlokTandaTangan:
    """The signature block."""

    tanda_tangan: TandaTangan


Blok = Prosa | BlokTabel | BlokGambar | BlokTandaTangan


@dataclass(frozen=True, slots=True)
class Bagian:
    """A part of the document; `nomor` is "II" for a chapter, "2.1" below it, "" in front.

    `tingkat` is the level of its heading, 1 for those that stand by themselves.
    """

    kode: str
    uid: UUID
    jenis: JenisBab
    nomor: str
    judul: str
    anker: str
    tingkat: int
    blok: tuple[Blok, ...] = ()
    anak: tuple["Bagian", ...] = ()

    @property
    def sebutan(self) -> str:
        """The number as it is printed before the title: `BAB II`, `2.1`."""
        return f"BAB {self.nomor}" if self.jenis is JenisBab.BAB and self.nomor else self.nomor

    @property
    def lengkap(self) -> str:
        """Number and title in one line."""
        return f"{self.sebutan} {self.judul}".strip()

    @property
    def di_depan(self) -> bool:
        """Whether it stands before the chapters, on pages with roman numbers."""
        return self.jenis in DI_DEPAN

    def semua(self) -> Iterator["Bagian"]:
        """The part itself and all below, in order."""
        yield self
        for anak in self.anak:
            yield from anak.semua()


@dataclass(frozen=True, slots=True, order=True)
class GalatBagian:
    """An error at its place in a part: line and column from 1, length, one sentence.

    `medan` is "isi" or "judul".
    """

    uid: UUID
    medan: str
    baris: int
    kolom: int
    panjang: int
    pesan: str


@dataclass(frozen=True, slots=True)
class Dokumen:
    """The whole document; it may not be frozen while `galat` holds anything.

    `tanda`: bound values are marked, as the editor shows them. `sistematika` is what prose
    knows of the chapters.
    """

    identitas: Identitas
    judul: str
    perangkat_daerah: str
    tahun: int
    bagian: tuple[Bagian, ...]
    galat: tuple[GalatBagian, ...] = ()
    lambang: BlokGambar | None = None
    tanda: bool = False
    sistematika: tuple[BagianSistematika, ...] = ()

    def semua(self) -> Iterator[Bagian]:
        """Every part, in the order of the document."""
        for satu in self.bagian:
            yield from satu.semua()

    @property
    def tabel(self) -> tuple[BlokTabel, ...]:
        """Every table, in order."""
        return tuple(
            blok for satu in self.semua() for blok in satu.blok if isinstance(blok, BlokTabel)
        )

    @property
    def gambar(self) -> tuple[BlokGambar, ...]:
        """Every figure, in order."""
        return tuple(
            blok for satu in self.semua() for blok in satu.blok if isinstance(blok, BlokGambar)
        )

    def galat_bagian(self, uid: UUID) -> tuple[GalatBagian, ...]:
        """What is wrong in one part."""
        return tuple(satu for satu in self.galat if satu.uid == uid)

    def ambil(self, uid: UUID) -> Bagian | None:
        """A part, None where there is none of that uid."""
        return next((satu for satu in self.semua() if satu.uid == uid), None)
