"""Which layer of pagu is in force: the latest one that the money has reached. Pure."""

from collections.abc import Iterable

SIKLUS = ("awal", "perubahan")
JENIS = ("indikatif", "plafon", "rka", "dpa", "pergeseran", "dppa")


def lapisan_berlaku(lapisan: Iterable[tuple[str, str, int]]) -> tuple[str, str, int]:
    """The last of the layers (siklus, jenis, ke) in the order of the budget's year.

    Raises ValueError where there is none.
    """
    return max(lapisan, key=lambda satu: (SIKLUS.index(satu[0]), JENIS.index(satu[1]), satu[2]))
