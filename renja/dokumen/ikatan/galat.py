"""What is wrong in a text with bound values, and where."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

# More than these in one text help nobody.
GALAT_TERBANYAK = 100
PANJANG_DIBANDING, KEMIRIPAN = 100, 0.55


@dataclass(frozen=True, slots=True, order=True)
class Posisi:
    """A place in a text: line and column from 1, both counted in characters, and a length."""

    baris: int
    kolom: int
    panjang: int


@dataclass(frozen=True, slots=True, order=True)
class Galat:
    """An error at its place; `pesan` is one Indonesian sentence that says what to do."""

    baris: int
    kolom: int
    panjang: int
    pesan: str

    @classmethod
    def di(cls, tempat: Posisi, pesan: str) -> "Galat":
        """The error at a place."""
        return cls(tempat.baris, tempat.kolom, tempat.panjang, pesan)


class Keliru(Exception):
    """Raised inside this package only: the error that a part of a text ends with."""

    def __init__(self, tempat: Posisi, pesan: str) -> None:
        super().__init__(pesan)
        self.galat = Galat.di(tempat, pesan)


def terdekat(kata: str, pilihan: Iterable[str]) -> str:
    """The one of the choices that is nearest to a word, "" where none is near."""
    return _terdekat(kata.casefold()[:PANJANG_DIBANDING], tuple(pilihan))


@lru_cache(maxsize=512)
def _terdekat(kata: str, pilihan: tuple[str, ...]) -> str:
    """The comparison itself; the same slip is often made many times in one text."""
    menurut = {satu.casefold(): satu for satu in pilihan}
    dekat = get_close_matches(kata, list(menurut), n=1, cutoff=KEMIRIPAN)
    return menurut[dekat[0]] if dekat else ""


def anjuran(kata: str, pilihan: Iterable[str], lain: str) -> str:
    """The end of a sentence about an unknown word: the nearest one, else what to do."""
    dekat = terdekat(kata, pilihan)
    return f'maksud Anda "{dekat}"?' if dekat else f"{lain}."


def sebut(pilihan: Iterable[str], terbanyak: int = 8) -> str:
    """A few names for a sentence: `a, b, c`, and how many more there are."""
    semua = list(pilihan)
    if len(semua) <= terbanyak:
        return ", ".join(semua)
    return f"{', '.join(semua[:terbanyak])}, dan {len(semua) - terbanyak} lainnya"
