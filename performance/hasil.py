"""A derived number, or the reason there is none, with what it was worked out from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from planning.kuantitas import DESIMAL, bulatkan, desimal, tampil_angka

_SIMBOL = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True, slots=True)
class Masukan:
    """An input of a formula: its symbol there, what it is, and the cell that it stands in.

    `nilai` is exact and in `satuan`; a text only where the result is an ordinal text too.
    """

    simbol: str
    nama: str
    nilai: int | Decimal | str
    satuan: str = ""
    tempat: str = ""

    @property
    def teks(self) -> str:
        """The value as a formula prints it: four places at most, a negative one in brackets."""
        if isinstance(self.nilai, str):
            return self.nilai
        teks = tampil_angka(self.nilai, DESIMAL if desimal(self.nilai) > DESIMAL else None)
        return f"({teks})" if self.nilai < 0 else teks


@dataclass(frozen=True, slots=True)
class Hasil:
    """The value of a rule in its unit (usually %), unrounded.

    `alasan` says as an Indonesian phrase why there is no number; `belum_rilis` marks the
    one reason that is neither missing nor late. `aturan` names the rule and variant,
    `bentuk` is its arithmetic over the symbols of `masukan` (numbers, + − × /, brackets,
    `min(a; b)` and `max(a; b)`, left to right) and gives exactly `nilai` again. `catatan`
    are sentences for the explanation. Where the result is an ordinal text, `nilai` stays
    empty without an `alasan`.
    """

    nilai: Decimal | None = None
    alasan: str = ""
    aturan: str = ""
    bentuk: str = ""
    masukan: tuple[Masukan, ...] = ()
    catatan: tuple[str, ...] = ()
    belum_rilis: bool = False

    @property
    def ada(self) -> bool:
        """True when the rule gave a number."""
        return self.nilai is not None

    @property
    def nilai_bulat(self) -> Decimal:
        """The value as it is printed, two places, half up; only where there is one."""
        if self.nilai is None:
            raise ValueError(f"Tidak ada nilai: {self.alasan}")
        return bulatkan(self.nilai)

    @property
    def rumus(self) -> str:
        """The formula with the numbers put in: `59,45 / 50,22 × 100`; built when asked for."""
        isi = {satu.simbol: satu.teks for satu in self.masukan}
        rumus = _SIMBOL.sub(lambda cocok: isi.get(cocok[0], cocok[0]), self.bentuk)
        if rumus != self.bentuk or not self.masukan:
            return rumus
        daftar = "; ".join(f"{satu.nama} {satu.teks}" for satu in self.masukan)
        return f"{self.bentuk} ({self.aturan}: {daftar})"

    def di(self, tempat: Mapping[str, str]) -> "Hasil":
        """The same with the cells of its inputs named, by symbol."""
        return replace(
            self,
            masukan=tuple(
                replace(satu, tempat=tempat[satu.simbol]) if satu.simbol in tempat else satu
                for satu in self.masukan
            ),
        )


def tidak_dapat(alasan: str, aturan: str = "", *, belum_rilis: bool = False) -> Hasil:
    """No number, and why."""
    return Hasil(alasan=alasan, aturan=aturan, belum_rilis=belum_rilis)
