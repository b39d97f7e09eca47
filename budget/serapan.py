"""Realised money against the pagu: sums over rows, exact, with what is not there counted. Pure.

The percentage is the quotient of the two sums, divided once, by whoever prints it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planning.kuantitas import Rupiah


@dataclass(frozen=True, slots=True)
class Serapan:
    """Sums in rupiah (None where no row has a value) over `baris` rows.

    `tanpa_realisasi` and `tanpa_pagu` count rows without one; `melebihi` those that spent
    more than their pagu.
    """

    realisasi: Rupiah | None
    pagu: Rupiah | None
    baris: int
    tanpa_realisasi: int
    tanpa_pagu: int
    melebihi: int


def jumlah_serapan(baris: Iterable[tuple[Rupiah | None, Rupiah | None]]) -> Serapan:
    """Add up rows of (realisasi, pagu); a missing one is left out and counted, never 0."""
    semua = list(baris)
    realisasi = [satu for satu, _ in semua if satu is not None]
    pagu = [satu for _, satu in semua if satu is not None]
    return Serapan(
        _jumlah(realisasi),
        _jumlah(pagu),
        baris=len(semua),
        tanpa_realisasi=len(semua) - len(realisasi),
        tanpa_pagu=len(semua) - len(pagu),
        melebihi=sum(
            1 for satu, batas in semua if satu is not None and batas is not None and satu > batas
        ),
    )


def sampai_bulan(bulanan: Mapping[int, Rupiah | None], bulan: int) -> Rupiah | None:
    """What was realised from January to `bulan`, in rupiah; None where no month was reported.

    A reported 0 is 0, and a contra post may be negative.
    """
    return _jumlah([isi for ke, isi in bulanan.items() if ke <= bulan and isi is not None])


def _jumlah(nilai: list[Rupiah]) -> Rupiah | None:
    return sum(nilai) if nilai else None
