"""What can stand in the way of an act of the stages; each message is an Indonesian sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class GalatBagian:
    """What is wrong in one part of the manuscript: `uid` its part, `tempat` "baris 3, kolom 7"."""

    uid: UUID | None
    judul: str
    tempat: str
    pesan: str


class NaskahBergalat(Exception):
    """The manuscript holds what cannot be frozen; nothing was."""

    def __init__(self, daftar: Iterable[GalatBagian]) -> None:
        self.daftar = tuple(daftar)
        super().__init__(
            f"Naskah memuat {len(self.daftar)} kesalahan, sehingga belum dapat diajukan. "
            "Perbaiki dahulu yang tertera di bawah ini."
        )


class PembekuanGagal(Exception):
    """Freezing went wrong; nothing was written."""


class PdfBelumAda(Exception):
    """A version has no PDF yet, and so cannot be signed."""


class VersiTiada(LookupError):
    """There is no such frozen version."""
