"""Sumber dana as the grid names them: by their printed name where it is the only one."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from budget.models import SumberDana
from planning.kuantitas import STRIP

# A part of a pagu: the key of its sumber dana, and its rupiah where they are known.
Bagian = tuple[int, int | Decimal | None]


@dataclass(frozen=True, slots=True)
class DaftarSumber:
    """All sumber dana: their names by key, keys by what a person may type, and those offered."""

    nama: dict[int, str]
    dikenal: dict[str, list[int]]
    ditawarkan: tuple[str, ...]

    def teks(self, bagian: Sequence[Bagian], pagu: int | Decimal) -> str:
        """The names of the parts of a pagu; parts that do not make it up are named as such."""
        isi = " / ".join(self.nama[kunci] for kunci, _ in bagian)
        rinci = [nilai for _, nilai in bagian if nilai is not None]
        if len(rinci) == len(bagian) > 1 and sum(rinci) != pagu:
            isi += f" {STRIP} bagiannya belum sama dengan pagu"
        return isi


def muat_sumber() -> DaftarSumber:
    """The master list, in one query."""
    baris = list(
        SumberDana.objects.order_by("kode").values_list("id", "kode", "uraian", "cetak", "anak")
    )
    semua = {kunci: (kode, cetak or uraian, cetak) for kunci, kode, uraian, cetak, _ in baris}
    berinduk = {kunci for kunci, *_, anak in baris if anak is not None}
    cacah = Counter(nama.casefold() for _, nama, _ in semua.values())
    nama_sel, dikenal = {}, defaultdict(list)
    for kunci, (kode, nama, _) in semua.items():
        tunggal = cacah[nama.casefold()] == 1
        nama_sel[kunci] = nama if tunggal else f"{nama} ({kode})"
        for ketikan in {kode, nama, f"{kode} {nama}", f"{nama} ({kode})"}:
            dikenal[ketikan.casefold()].append(kunci)
    ditawarkan = tuple(
        nama_sel[kunci] for kunci, (_, _, cetak) in semua.items() if cetak or kunci not in berinduk
    )
    return DaftarSumber(nama_sel, dict(dikenal), ditawarkan)
