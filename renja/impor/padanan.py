"""Names that mean the same: exactly, but for case and punctuation, or nearly. Pure.

Nothing that is only near is ever taken by itself: it is offered, the nearest first.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

_BUKAN_KATA = re.compile(r"[\W_]+")
_ANGKA = re.compile(r"\d+")
_SARAN = 5
_TERENDAH = 0.45
_KATA_MIRIP = 0.82
_KATA_TERPOTONG = 5
_KATA_PENDEK = 4
_BOBOT_KATA = 0.7
_PENGHUBUNG = frozenset(
    ("atas", "atau", "bagi", "dalam", "dan", "dengan", "di", "kepada", "oleh", "pada", "serta")
) | frozenset(("untuk", "yang"))
_BOBOT_KEBALIKAN = 0.25


@lru_cache(maxsize=8192)
def baku(teks: str) -> str:
    """A name without case, punctuation and doubled spaces."""
    return _BUKAN_KATA.sub(" ", teks.casefold()).strip()


def menurut_nama(isi: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    """Values by their normalised names; one name may stand for several."""
    hasil: dict[str, list[T]] = {}
    for nama, nilai in isi:
        hasil.setdefault(baku(nama), []).append(nilai)
    return hasil


def terdekat(nama: str, pilihan: Mapping[str, Sequence[T]], banyak: int = _SARAN) -> list[T]:
    """The values whose (normalised) names are nearest to a name, the nearest first."""
    dicari = baku(nama)
    bernilai = sorted(
        ((kemiripan(dicari, calon), calon) for calon in pilihan), key=lambda satu: -satu[0]
    )
    hasil: list[T] = []
    for nilai, calon in bernilai:
        if nilai < _TERENDAH or len(hasil) >= banyak:
            break
        hasil.extend(pilihan[calon])
    return hasil[:banyak]


def kemiripan(a: str, b: str) -> float:
    """How near two normalised names are, 0 to 1: by their words first, then by their letters.

    A name that was cut off, or has a word more, is nearer than one with another word.
    """
    kata_a, kata_b = _kata_isi(a), _kata_isi(b)
    if not kata_a or not kata_b:
        return 0.0
    sama = _kata_sama(kata_a, kata_b)
    dari_a, dari_b = sama / len(kata_a), sama / len(kata_b)
    kata = (1 - _BOBOT_KEBALIKAN) * dari_a + _BOBOT_KEBALIKAN * dari_b
    if kata < _TERENDAH / 2:
        return _BOBOT_KATA * kata
    huruf = SequenceMatcher(None, a, b, autojunk=False).ratio()
    return _BOBOT_KATA * kata + (1 - _BOBOT_KATA) * huruf


def _kata_isi(teks: str) -> list[str]:
    """The words that carry the meaning; all of them where there are no others."""
    kata = teks.split()
    return [satu for satu in kata if satu not in _PENGHUBUNG] or kata


def _kata_sama(kata_a: Sequence[str], kata_b: Sequence[str]) -> float:
    """How many words of a are in b; one that is nearly the same counts a little less."""
    sisa = list(kata_b)
    hasil = 0.0
    belum = []
    for kata in kata_a:
        if kata in sisa:
            sisa.remove(kata)
            hasil += 1
        else:
            belum.append(kata)
    for kata in belum:
        mirip = next((lain for lain in sisa if _kata_mirip(kata, lain)), None)
        if mirip is not None:
            sisa.remove(mirip)
            hasil += _KATA_MIRIP
    return hasil


@lru_cache(maxsize=16384)
def _kata_mirip(a: str, b: str) -> bool:
    """A slip of the keyboard or a cut, not another word: cetak and cetakan, not mikro and makro."""
    if min(len(a), len(b)) < _KATA_PENDEK or a[0] != b[0] or _ANGKA.search(a + b):
        return False
    return a.startswith(b) or b.startswith(a) or _rasio(a, b) > _KATA_MIRIP


def _rasio(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def serupa(a: str, b: str) -> bool:
    """Whether two texts differ by slips of the keyboard only, or one was cut off at its end.

    Word for word, with equal figures.
    """
    kata_a, kata_b = baku(a).split(), baku(b).split()
    if len(kata_a) != len(kata_b) and min(len(kata_a), len(kata_b)) < _KATA_TERPOTONG:
        return False
    return all(
        satu == lain or _kata_mirip(satu, lain) for satu, lain in zip(kata_a, kata_b, strict=False)
    )
