"""The layers of pagu of a Renja side by side, to look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from budget.lapisan import JENIS as URUTAN_LAPISAN
from budget.models import LapisanPagu, Pagu
from renja.isian.jenis.rencana import BARIS, sub_sebutan
from renja.isian.konteks import Konteks


@dataclass(frozen=True, slots=True)
class IsiLapisan:
    """The layers, a line of money for each row (None where it has none), and their sums."""

    lapisan: Sequence[Any]
    baris: Sequence[tuple[Any, str, list[Any]]]
    jumlah: Sequence[Any]


def susun_lapisan(konteks: Konteks) -> IsiLapisan:
    """All layers in the order in which they follow each other."""
    lapisan = sorted(
        LapisanPagu.objects.untuk(konteks.user).filter(renja=konteks.renja),
        key=lambda satu: (URUTAN_LAPISAN.index(satu.jenis), satu.ke),
    )
    uang = {
        (baris, lap): nilai
        for baris, lap, nilai in Pagu.objects.untuk(konteks.user)
        .filter(lapisan__renja=konteks.renja)
        .values_list("baris_id", "lapisan_id", "nilai")
    }
    baris = [
        (satu, sub_sebutan(konteks, satu), [uang.get((satu.pk, lap.pk)) for lap in lapisan])
        for satu in BARIS.isi(konteks)
    ]
    jumlah = [sum(n for (_, kunci), n in uang.items() if kunci == lap.pk) for lap in lapisan]
    return IsiLapisan(lapisan, baris, jumlah)
