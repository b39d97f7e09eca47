"""The years of an indikator in one line. Pure.

A value keeps its agency: years of another one stand in the line by themselves, unless
someone confirmed that they compare.
"""

from dataclasses import dataclass

from planning.kuantitas import Kuantitas, kosong
from renja.dasbor.ukuran import Ukuran
from renja.rencana import Indikator, Rencana


@dataclass(frozen=True, slots=True)
class Titik:
    """The realisasi of a year; `milik` is its agency, `berjalan` marks the year at hand."""

    tahun: int
    nilai: Kuantitas
    milik: str
    sebanding: bool = True
    berjalan: bool = False


def deret_tahun(rencana: Rencana, satu: Ukuran) -> tuple[Titik, ...]:
    """Every year that has a realisasi, the year at hand with what came of it so far."""
    indikator = satu.terukur.indikator
    lalu = (_titik(rencana, indikator, tahun) for tahun in _tahun(rencana, indikator))
    kini = Titik(rencana.tahun, satu.realisasi.nilai, rencana.perangkat_daerah.nama, berjalan=True)
    return tuple(titik for titik in (*lalu, kini) if titik.nilai.ada)


def _tahun(rencana: Rencana, indikator: Indikator) -> list[int]:
    semua = {*indikator.riwayat, *indikator.realisasi, *(tahun for tahun, _ in indikator.triwulan)}
    return sorted(tahun for tahun in semua if tahun < rencana.tahun)


def _titik(rencana: Rencana, indikator: Indikator, tahun: int) -> Titik:
    """A past year: of the details where there are any, else of the history."""
    nilai = indikator.realisasi_dari(tahun)
    if nilai.ada:
        milik = indikator.milik_lain.get(tahun, rencana.perangkat_daerah.nama)
        return Titik(tahun, nilai, milik, milik == rencana.perangkat_daerah.nama)
    riwayat = indikator.riwayat.get(tahun)
    if riwayat is None:
        return Titik(tahun, kosong(indikator.satuan), rencana.perangkat_daerah.nama)
    sendiri = riwayat.milik == rencana.perangkat_daerah.nama
    return Titik(tahun, riwayat.realisasi, riwayat.milik, riwayat.sebanding or sendiri)
