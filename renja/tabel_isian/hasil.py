"""What came of each cell of a save, for the page and for the script."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.utils import timezone

from planning.models import Perubahan
from renja.tabel_isian.data import Kini


class Keadaan(StrEnum):
    """The state of a cell after a save."""

    SIMPAN = "simpan"
    TETAP = "tetap"
    TIDAK_SAH = "tidak"
    TERKUNCI = "kunci"
    BENTROK = "bentrok"


@dataclass(slots=True)
class HasilSel:
    """What came of one cell: its value and version now, and why it was not saved."""

    keadaan: Keadaan
    kini: Kini = field(default_factory=lambda: Kini("", 0))
    pesan: str = ""
    oleh: str = ""
    waktu: datetime | None = None

    @property
    def beres(self) -> bool:
        """Whether the cell now holds what was typed."""
        return self.keadaan in {Keadaan.SIMPAN, Keadaan.TETAP}

    def json(self) -> dict[str, Any]:
        """The cell as the script reads it: s, n (value now), v (version), and why."""
        isi: dict[str, Any] = {"s": self.keadaan.value, "n": self.kini.teks, "v": self.kini.versi}
        if self.pesan:
            isi["pesan"] = self.pesan
        if self.keadaan is Keadaan.BENTROK:
            isi |= {"oleh": self.oleh or "orang lain", "waktu": jam(self.waktu)}
        return isi


@dataclass(slots=True)
class Hasil:
    """What came of a save: by cell, what stands beside them, and how to undo it."""

    sel: dict[str, HasilSel] = field(default_factory=dict)
    # Other cells of the same stored rows, whose version moved with them.
    ikut: dict[str, Kini] = field(default_factory=dict)
    perubahan: Perubahan | None = None
    # A sentence about the whole save: a reason is asked for.
    alasan: str = ""

    @property
    def beres(self) -> bool:
        """Whether every cell now holds what was typed."""
        return all(satu.beres for satu in self.sel.values())

    def banyak(self, keadaan: Keadaan) -> int:
        """How many cells are in that state."""
        return sum(satu.keadaan is keadaan for satu in self.sel.values())

    @property
    def kalimat(self) -> str:
        """What was saved, as a sentence."""
        banyak = self.banyak(Keadaan.SIMPAN)
        return f"{banyak} sel tersimpan." if banyak else "Tidak ada sel yang berubah."

    @property
    def status(self) -> int:
        """The status of the answer: the worst of what happened."""
        ada = {satu.keadaan for satu in self.sel.values()}
        if Keadaan.BENTROK in ada:
            return 409
        if Keadaan.TIDAK_SAH in ada:
            return 422
        return 403 if Keadaan.TERKUNCI in ada else 200


def jam(waktu: datetime | None) -> str:
    """When something was saved: the hour today, else the day before it."""
    if waktu is None:
        return ""
    setempat = timezone.localtime(waktu)
    if setempat.date() == timezone.localdate():
        return f"{setempat:%H.%M}"
    return f"{setempat:%d-%m-%Y %H.%M}"
