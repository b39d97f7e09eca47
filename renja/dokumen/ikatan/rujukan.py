"""What a document knows of its own tables and pictures: the numbers that it gave them."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Tujuan:
    """Where a reference leads: number ("4.1"), wording ("Tabel 4.1"), and the anchor there."""

    nomor: str
    sebutan: str
    anker: str


class Rujukan(Protocol):
    """Finds a table or picture of the document; None where it is not placed in it."""

    def tabel(self, kunci: str, /) -> Tujuan | None:
        """A table by its code, its number in use, or its official name."""

    def gambar(self, nama: str, /) -> Tujuan | None:
        """A picture by the name that it is placed with."""


class TanpaRujukan:
    """A document in which nothing is placed yet."""

    def tabel(self, _kunci: str, /) -> Tujuan | None:
        """None."""
        return None

    def gambar(self, _nama: str, /) -> Tujuan | None:
        """None."""
        return None
