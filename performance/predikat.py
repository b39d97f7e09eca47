"""Rating classes: a scale of lower bounds, so that no gap can open between two classes."""

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

    def __post_init__(self) -> None:
        """Put the classes in order, whatever order they came in."""
        urut = sorted(self.kelas, key=lambda satu: satu.batas, reverse=True)
        object.__setattr__(self, "kelas", tuple(urut))


@dataclass(frozen=True, slots=True)
class Predikat:
    """The class of a group's mean, or the reason why it has none."""

    nama: str = ""
    alasan: str = ""


def predikat(hasil: Hasil, skala: Skala) -> str:
    """The class of a capaian, taken from the value as printed; empty where there is none."""
    if not hasil.ada or not skala.kelas:
        return ""
    nilai = hasil.nilai_bulat
    for satu in skala.kelas:
        if nilai > satu.batas or (satu.termasuk and nilai == satu.batas):
            return satu.nama
    return skala.kelas[-1].nama
