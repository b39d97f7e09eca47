"""Parts of an address: the year of a Renja, a form, a file format."""

import re
from dataclasses import dataclass
from typing import Protocol

from planning.models import Renja
from renja.ekspor import FORMAT
from renja.laporan import FORMULIR, Formulir


class BertahunSiklus(Protocol):
    """Anything that names the year and the cycle of a Renja: a `Masa`, or a `Renja` itself."""

    tahun: int
    siklus: str


@dataclass(frozen=True, slots=True)
class Masa:
    """Which Renja of an agency: the year, and the plan itself or its perubahan."""

    tahun: int
    siklus: str


def _salah_satu(pilihan: list[str]) -> str:
    """A pattern of exactly these words, longer ones first."""
    return "|".join(re.escape(satu) for satu in sorted(pilihan, key=len, reverse=True))


class KonverterMasa:
    """`2024` is the Renja of that year, `2024-perubahan` its perubahan."""

    regex = "[0-9]{4}(?:-perubahan)?"

    def to_python(self, value: str) -> Masa:
        """The year and the cycle."""
        tahun, _, siklus = value.partition("-")
        return Masa(int(tahun), siklus or Renja.Siklus.AWAL.value)

    def to_url(self, value: BertahunSiklus) -> str:
        """The plain year for the Renja itself."""
        akhiran = "" if value.siklus == Renja.Siklus.AWAL else f"-{value.siklus}"
        return f"{value.tahun}{akhiran}"


class KonverterFormulir:
    """The code of a form; any other word is no address."""

    regex = _salah_satu(list(FORMULIR))

    def to_python(self, value: str) -> Formulir:
        """The form of that code."""
        return FORMULIR[value]

    def to_url(self, value: Formulir | str) -> str:
        """The code of the form."""
        return value if isinstance(value, str) else value.kode


class KonverterFormat:
    """The ending of a file that a form can be written as."""

    regex = _salah_satu(list(FORMAT))

    def to_python(self, value: str) -> str:
        """The format's name."""
        return value

    def to_url(self, value: str) -> str:
        """The format's name."""
        return value
