"""What came of each row of a save, for the page and for the script."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from planning.models import Perubahan
from renja.realisasi.kinerja.nilai import Ketikan
from renja.tabel_isian.hasil import jam

MEDAN = {
    "nilai": "Realisasi",
    "pembilang": "Pembilang",
    "penyebut": "Penyebut",
    "rilis": "Bulan rilis",
    "pendorong": "Faktor pendorong",
    "penghambat": "Faktor penghambat",
    "lanjut": "Tindak lanjut",
}


class Keadaan(StrEnum):
    """The state of a row after a save."""

    SIMPAN = "simpan"
    TETAP = "tetap"
    TIDAK_SAH = "tidak"
    TERKUNCI = "kunci"
    BENTROK = "bentrok"


@dataclass(frozen=True, slots=True)
class Bentrokan:
    """Somebody saved the row in between: what stands now and what was typed, field by field."""

    oleh: str
    waktu: datetime | None
    kini: Ketikan
    ketik: Ketikan

    @property
    def beda(self) -> list[tuple[str, str, str]]:
        """The fields that differ: label, the stored text, the typed one."""
        kini, ketik = self.kini.baku, self.ketik.baku
        return [
            (MEDAN[nama], kini[nama] or "(kosong)", ketik[nama] or "(kosong)")
            for nama in kini
            if kini[nama] != ketik[nama]
        ]


@dataclass(slots=True)
class HasilBaris:
    """What came of one row; `galat` are sentences by field, "" for the row as a whole."""

    keadaan: Keadaan
    ketikan: Ketikan
    galat: Mapping[str, str] = field(default_factory=dict)
    bentrok: Bentrokan | None = None
    berkas: tuple[str, ...] = ()

    @property
    def beres(self) -> bool:
        """Whether the row now holds what was typed, and every file was taken."""
        return self.keadaan in {Keadaan.SIMPAN, Keadaan.TETAP} and not self.berkas

    def json(self) -> dict[str, Any]:
        """The row as the script reads it."""
        isi: dict[str, Any] = {"s": self.keadaan.value, "galat": dict(self.galat)}
        if self.bentrok is not None:
            isi |= {
                "oleh": self.bentrok.oleh or "orang lain",
                "waktu": jam(self.bentrok.waktu),
                "beda": self.bentrok.beda,
                "kini": self.bentrok.kini.kolom(),
            }
        return isi


@dataclass(slots=True)
class Hasil:
    """What came of a save: by row, and how to undo it."""

    baris: dict[str, HasilBaris] = field(default_factory=dict)
    perubahan: Perubahan | None = None

    @property
    def beres(self) -> bool:
        """Whether every row now holds what was typed."""
        return all(satu.beres for satu in self.baris.values())

    def banyak(self, keadaan: Keadaan) -> int:
        """How many rows are in that state."""
        return sum(satu.keadaan is keadaan for satu in self.baris.values())

    @property
    def gagal(self) -> dict[str, HasilBaris]:
        """The rows that do not hold what was typed."""
        return {kunci: satu for kunci, satu in self.baris.items() if not satu.beres}

    @property
    def status(self) -> int:
        """The status of the answer: the worst of what happened."""
        ada = {satu.keadaan for satu in self.baris.values()}
        if Keadaan.BENTROK in ada:
            return 409
        if Keadaan.TIDAK_SAH in ada or any(satu.berkas for satu in self.baris.values()):
            return 422
        return 409 if Keadaan.TERKUNCI in ada else 200
