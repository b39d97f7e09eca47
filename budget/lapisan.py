"""Which layer of pagu is in force: the latest one that the money has reached. Pure."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

SIKLUS = ("awal", "perubahan")
JENIS = ("indikatif", "plafon", "rka", "dpa", "pergeseran", "dppa")
# The layers that money may be spent from.
ANGGARAN = ("dpa", "pergeseran", "dppa")


class Berlapis(Protocol):
    """A layer with what decides over its place; `tanggal` None where the date is not known."""

    @property
    def siklus(self) -> str:
        """The cycle of its Renja."""

    @property
    def jenis(self) -> str:
        """Its kind."""

    @property
    def ke(self) -> int:
        """Which of its kind."""

    @property
    def tanggal(self) -> date | None:
        """The date of its document."""


Satu = TypeVar("Satu", bound=Berlapis)


def lapisan_berlaku(lapisan: Iterable[tuple[str, str, int]]) -> tuple[str, str, int]:
    """The last of the layers (siklus, jenis, ke) in the order of the budget's year.

    Raises ValueError where there is none.
    """
    return max(lapisan, key=lambda satu: (SIKLUS.index(satu[0]), JENIS.index(satu[1]), satu[2]))


def lapisan_pada(lapisan: Iterable[Satu], hari: date) -> Satu | None:
    """The layer in force on a day: of DPA, pergeseran and DPPA the one dated last by then.

    A document without a date counts from the beginning, in the order of the kinds. Where there
    is no DPA by then, the last of the earlier kinds (RKA, plafon, indikatif) stands in; its
    name then says so on the page. None where there is no layer at all.
    """
    ada = [satu for satu in lapisan if satu.tanggal is None or satu.tanggal <= hari]
    anggaran = [satu for satu in ada if satu.jenis in ANGGARAN]
    if anggaran:
        return max(anggaran, key=lambda satu: (satu.tanggal or date.min, *_urutan(satu)))
    return max(ada, key=_urutan) if ada else None


def _urutan(satu: Berlapis) -> tuple[int, int, int]:
    return SIKLUS.index(satu.siklus), JENIS.index(satu.jenis), satu.ke
