"""What an upload of realisasi is about to do: lines with their cells, old and new. Pure.

A report of kinerja is written whole or not at all; of a line of money each month stands for
itself, so that a closed month takes nothing else along.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from planning.kuantitas import Rupiah
from renja.impor.rancangan import SEBUTAN_KEADAAN, Berbaris, Campur, Keadaan, Keputusan
from renja.lembar.masukan import Penolakan
from renja.realisasi.anggaran.data import BarisUang
from renja.realisasi.kinerja.baris import Baris as BarisKinerja

KINERJA, UANG = "k", "u"


@dataclass(frozen=True, slots=True)
class Ubah:
    """A cell that differs: where it stands, its heading, both values as they are read.

    For money `bulan` and `nilai` are what is to be stored, None clears; `pk` and `versi` the
    stored month, `semula` its rupiah. `bentrok` marks a cell that somebody saved since the
    workbook was made.
    """

    alamat: str
    isian: str
    judul: str
    lama: str
    baru: str
    bentrok: bool = False
    bulan: int = 0
    nilai: Rupiah | None = None
    pk: int | None = None
    versi: int = 0
    semula: Rupiah = 0


@dataclass(slots=True)
class HasilBaris:
    """A line of the file and what becomes of it."""

    jenis: str
    nomor: int
    kode: str
    nama: str
    ubah: list[Ubah] = field(default_factory=list)
    ditolak: list[Penolakan] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)
    peringatan: list[str] = field(default_factory=list)
    campur: Campur | None = None
    pakai_berkas: bool = False
    baru: bool = False
    kinerja: BarisKinerja | None = field(default=None, repr=False)
    isi: Mapping[str, Any] = field(default_factory=dict, repr=False)
    uang: BarisUang | None = field(default=None, repr=False)
    dana: int | None = None

    @property
    def kunci(self) -> str:
        """By which the form of the preview names the line."""
        return f"{self.jenis}{self.nomor}"

    @property
    def bentrok(self) -> bool:
        """Whether somebody saved what the file changes, since the workbook was made."""
        return any(satu.bentrok for satu in self.ubah)

    @property
    def keadaan(self) -> Keadaan:
        """What becomes of it."""
        if self.ditolak:
            return Keadaan.DITOLAK
        if not self.ubah:
            return Keadaan.TETAP
        if self.bentrok:
            return Keadaan.BENTROK
        return Keadaan.BARU if self.baru else Keadaan.BERUBAH

    @property
    def sebutan(self) -> str:
        """The state as it is read."""
        return SEBUTAN_KEADAAN[self.keadaan]

    @property
    def ditulis(self) -> list[Ubah]:
        """The cells that are going to be written."""
        if self.jenis == KINERJA and self.ditolak:
            return []
        return [satu for satu in self.ubah if self.pakai_berkas or not satu.bentrok]


@dataclass(slots=True)
class Pratinjau(Berbaris):
    """Everything that is shown before anything is written; money in rupiah.

    `dilewati` says which lines were left out and why; `uang` the sum before and after.
    """

    baris: list[HasilBaris]
    keputusan: list[Keputusan] = field(default_factory=list)
    dilewati: Sequence[str] = ()
    uang: tuple[Rupiah, Rupiah] = (0, 0)
    triwulan: int = 0

    @property
    def sel_berubah(self) -> int:
        """How many cells differ, conflicts included."""
        return sum(len(satu.ubah) for satu in self.baris if satu.jenis == UANG or not satu.ditolak)

    @property
    def ditulis(self) -> list[tuple[HasilBaris, list[Ubah]]]:
        """The lines that are going to be written, with their cells."""
        return [(satu, sel) for satu in self.baris if (sel := satu.ditulis)]

    @property
    def peringatan(self) -> int:
        """How many lines carry a warning."""
        return sum(1 for satu in self.baris if satu.peringatan)

    @property
    def sidik(self) -> str:
        """A fingerprint of what is going to be written: the same before and at applying it."""
        sari = hashlib.sha256()
        for baris, isi in self.ditulis:
            for sel in isi:
                kunci = f"{baris.kunci}\0{baris.dana}\0{sel.isian}"
                sari.update(f"{sel.alamat}\0{kunci}\0{sel.lama}\0{sel.baru}\1".encode())
        return sari.hexdigest()
