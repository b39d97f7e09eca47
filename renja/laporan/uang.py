"""The money of a node of the tree: pagu in force, spending, planned cash, other years. Pure.

Every sum is over the rows below the node; None where no row has a value, never 0 for it.
"""

from collections.abc import Iterable, Sequence

from planning.kuantitas import Rupiah
from renja.pelaksanaan import Lapisan
from renja.rencana import Kegiatan, SubKegiatan

BULAN_TRIWULAN = 3


def jumlah(nilai: Iterable[Rupiah | None]) -> Rupiah | None:
    """The sum in rupiah of what is there; None where nothing is."""
    ada = [satu for satu in nilai if satu is not None]
    return sum(ada) if ada else None


def selisih(satu: Rupiah | None, lain: Rupiah | None) -> Rupiah | None:
    """The difference in rupiah; None where one of the two is missing."""
    return None if satu is None or lain is None else satu - lain


def kelompok_sub(kegiatan: Kegiatan, *, lain: bool = False) -> list[tuple[SubKegiatan, ...]]:
    """The rows of a kegiatan by sub kegiatan, one of several unit kerja together.

    With `lain` also those of the Renstra that are not in this year's plan.
    """
    hasil: dict[object, list[SubKegiatan]] = {}
    for sub in (*kegiatan.sub_kegiatan, *(kegiatan.sub_lain if lain else ())):
        hasil.setdefault(sub.uid_renstra, []).append(sub)
    return [tuple(isi) for isi in hasil.values()]


def pagu_berlaku(baris: Sequence[SubKegiatan], lapisan: Lapisan | None) -> Rupiah | None:
    """The pagu of a layer in rupiah."""
    if lapisan is None:
        return None
    isi = (sub.pagu.get(lapisan.kunci) for sub in baris)
    return jumlah(satu.nilai for satu in isi if satu is not None)


def realisasi_triwulan(baris: Sequence[SubKegiatan], dari: int, sampai: int) -> Rupiah | None:
    """What was spent from the quarter `dari` to `sampai`, in rupiah."""
    awal, akhir = BULAN_TRIWULAN * (dari - 1) + 1, BULAN_TRIWULAN * sampai
    return jumlah(
        nilai
        for sub in baris
        for bulan, nilai in sub.uang.per_bulan.items()
        if awal <= bulan <= akhir
    )


def rencana_kas(baris: Sequence[SubKegiatan], sampai: int) -> Rupiah | None:
    """The planned cash from January to the end of a quarter, in rupiah."""
    akhir = BULAN_TRIWULAN * sampai
    return jumlah(nilai for sub in baris for bulan, nilai in sub.uang.kas.items() if bulan <= akhir)


def pagu_renstra(baris: Sequence[SubKegiatan], tahun: Iterable[int]) -> Rupiah | None:
    """The Renstra's pagu over years in rupiah."""
    tahun = set(tahun)
    return jumlah(
        nilai for sub in baris for t, nilai in sub.uang.pagu_renstra.items() if t in tahun
    )


def realisasi_lalu(baris: Sequence[SubKegiatan], tahun: Iterable[int]) -> Rupiah | None:
    """What earlier years of the Renstra spent, in rupiah."""
    tahun = set(tahun)
    return jumlah(
        nilai for sub in baris for t, nilai in sub.uang.realisasi_lalu.items() if t in tahun
    )
