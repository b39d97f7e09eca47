"""What an import is about to do: rows to add, cells to set, and what stands in the way. Pure.

A `Tuju` is a row that a line of the file is about, there already or still to be made. A
`UbahSel` is one cell, old and new; the accepted ones are what `terapkan` writes.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from renja.impor.kini import Baris, Simpul, Ukuran
from renja.lembar.masukan import Penolakan, Selisih


class Keadaan(StrEnum):
    """What becomes of a line of the file."""

    BARU = "baru"
    BERUBAH = "berubah"
    TETAP = "tetap"
    BENTROK = "bentrok"
    DITOLAK = "ditolak"


SEBUTAN_KEADAAN = {
    Keadaan.BARU: "Baru",
    Keadaan.BERUBAH: "Berubah",
    Keadaan.TETAP: "Tetap",
    Keadaan.BENTROK: "Bentrok",
    Keadaan.DITOLAK: "Ditolak",
}


@dataclass(slots=True, eq=False)
class Tuju:
    """A row of the plan, `kini` None where it is new; `isi` are the values it is made with.

    `jenis` is program, kegiatan, sub_kegiatan, baris (of the Renja) or indikator. `tolak`
    says why nothing below can be added.
    """

    jenis: str
    kini: Simpul | Baris | Ukuran | None = None
    induk: "Tuju | None" = field(default=None, repr=False)
    isi: dict[str, Any] = field(default_factory=dict)
    nomor: int = 0
    tolak: str = ""
    bunyi: dict[str, int] = field(default_factory=dict)

    @property
    def baru(self) -> bool:
        """Whether it is still to be made."""
        return self.kini is None

    def rantai(self) -> "Iterator[Tuju]":
        """Itself and the rows above it."""
        satu: Tuju | None = self
        while satu is not None:
            yield satu
            satu = satu.induk


@dataclass(frozen=True, slots=True)
class UbahSel:
    """A cell that differs: its address, field, heading, and both values as they are read.

    `nilai` is what `tuju` is to hold in the field; None clears it.
    """

    alamat: str
    isian: str
    judul: str
    lama: str
    baru: str
    tuju: Tuju = field(repr=False)
    nilai: Any = field(repr=False, default=None)


@dataclass(frozen=True, slots=True)
class Campur:
    """Who changed a row since the workbook was made, and when; "" and None where unknown."""

    oleh: str = ""
    waktu: datetime | None = None


@dataclass(slots=True)
class HasilBaris:
    """A line of the file and what becomes of it."""

    nomor: int
    tingkat: str
    kode: str
    nama: str
    keadaan: Keadaan = Keadaan.TETAP
    ubah: list[UbahSel] = field(default_factory=list)
    ditolak: list[Penolakan] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)
    campur: Campur | None = None
    pakai_berkas: bool = False
    baru: bool = False

    @property
    def kunci(self) -> str:
        """By which the form of the preview names the line."""
        return str(self.nomor)

    @property
    def sebutan(self) -> str:
        """The state as it is read."""
        return SEBUTAN_KEADAAN[self.keadaan]

    @property
    def ditulis(self) -> bool:
        """Whether its cells are written."""
        if self.keadaan is Keadaan.BENTROK:
            return self.pakai_berkas
        return self.keadaan in {Keadaan.BARU, Keadaan.BERUBAH}


@dataclass(frozen=True, slots=True)
class Calon:
    """One of the things that a text may mean."""

    nilai: str
    label: str


@dataclass(frozen=True, slots=True)
class Keputusan:
    """What a person has to say: `pilihan` is the one taken, "" as long as there is none.

    `kelompok` is "nama" (which code a name means), "dana" or "serupa"; only "nama" keeps
    its line from being written.
    """

    kunci: str
    kelompok: str
    alamat: str
    teks: str
    kalimat: str
    calon: tuple[Calon, ...]
    pilihan: str = ""

    @property
    def menunggu(self) -> bool:
        """Whether its line waits for it."""
        return self.kelompok == "nama" and not self.pilihan


@dataclass(frozen=True, slots=True)
class Total:
    """Pagu and prakiraan maju of a program, or of all, before and after; in rupiah."""

    nama: str
    pagu: tuple[int, int]
    maju: tuple[int, int]

    @property
    def selisih(self) -> int:
        """How much the pagu grows."""
        return self.pagu[1] - self.pagu[0]

    @property
    def selisih_maju(self) -> int:
        """How much the prakiraan maju grows."""
        return self.maju[1] - self.maju[0]


class Berbaris:
    """What every preview counts over its lines, which have `keadaan` and `ditolak`."""

    __slots__ = ()

    baris: list[Any]

    @property
    def cacah(self) -> Mapping[Keadaan, int]:
        """How many lines of each state."""
        hasil = dict.fromkeys(Keadaan, 0)
        for satu in self.baris:
            hasil[satu.keadaan] += 1
        return hasil

    @property
    def ditolak(self) -> list[Penolakan]:
        """Every refused cell."""
        return [satu for baris in self.baris for satu in baris.ditolak]


@dataclass(slots=True)
class Pratinjau(Berbaris):
    """Everything that is shown before anything is written."""

    baris: list[HasilBaris]
    keputusan: list[Keputusan] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)
    selisih: tuple[Selisih, ...] = ()
    total: list[Total] = field(default_factory=list)
    tak_disebut: list[Baris] = field(default_factory=list)
    hapus: list[Baris] = field(default_factory=list)
    butuh_alasan: bool = False
    penutup: str = ""

    @property
    def sel_berubah(self) -> int:
        """How many cells differ, conflicts included, refused lines not."""
        return sum(len(satu.ubah) for satu in self.baris if satu.keadaan is not Keadaan.DITOLAK)

    @property
    def ditulis(self) -> list[UbahSel]:
        """The cells that are going to be written."""
        return [sel for satu in self.baris if satu.ditulis for sel in satu.ubah]

    @property
    def sidik(self) -> str:
        """A fingerprint of what is going to be written: the same before and at applying it."""
        sari = hashlib.sha256()
        for sel in self.ditulis:
            sari.update(f"{sel.alamat}\0{sel.isian}\0{sel.lama}\0{sel.baru}\1".encode())
        for baris in self.hapus:
            sari.update(f"-{baris.uid}\1".encode())
        return sari.hexdigest()
