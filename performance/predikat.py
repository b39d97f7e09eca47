"""Rating classes: a scale of lower bounds, so that no gap can open between two classes."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from performance.hasil import Hasil


@dataclass(frozen=True, slots=True)
class Kelas:
    """A class from `batas` percent up; the bound itself belongs to it where `termasuk`."""

    batas: Decimal
    nama: str
    termasuk: bool = True


@dataclass(frozen=True, slots=True)
class Skala:
    """A named scale; `kelas` from the highest bound to the lowest, which catches the rest."""

    kode: str
    nama: str
    kelas: tuple[Kelas, ...]


def predikat(hasil: Hasil, skala: Skala) -> str:
    """The class of a capaian, taken from the value as printed; empty where there is none."""
    if not hasil.ada:
        return ""
    return _kelas(hasil.nilai_bulat, skala.kelas)


def _kelas(nilai: Decimal, kelas: Sequence[Kelas]) -> str:
    for satu in kelas[:-1]:
        if nilai > satu.batas or (satu.termasuk and nilai == satu.batas):
            return satu.nama
    return kelas[-1].nama
