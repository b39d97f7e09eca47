"""The window of a quarter: when it may be filled in, and how long it is still open. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planning.models.pelaporan import awal_triwulan
from renja.pelaksanaan import Laporan, Pelaksanaan

KOSONG = Laporan()


@dataclass(frozen=True, slots=True)
class Jendela:
    """From when to when, both ends included; `selesai` None where no end was set."""

    mulai: date
    selesai: date | None
    diperpanjang: date | None
    hari: date

    @property
    def akhir(self) -> date | None:
        """The last day for this agency, its own extension counted."""
        if self.selesai is None or self.diperpanjang is None:
            return self.selesai
        return max(self.selesai, self.diperpanjang)

    @property
    def belum(self) -> bool:
        """Whether it has not opened yet."""
        return self.hari < self.mulai

    @property
    def terbuka(self) -> bool:
        """Whether it may be filled in today."""
        return not self.belum and (self.akhir is None or self.hari <= self.akhir)

    @property
    def sisa(self) -> int | None:
        """How many days are left, today not counted; None where it is not open or has no end."""
        return (self.akhir - self.hari).days if self.terbuka and self.akhir else None

    @property
    def sebutan(self) -> str:
        """What stands on a page: since when, until when, how long."""
        if self.belum:
            return f"Dibuka {self.mulai:%d-%m-%Y}"
        if self.akhir is None:
            return f"Dibuka sejak {self.mulai:%d-%m-%Y}, tanpa batas akhir"
        if not self.terbuka:
            return f"Ditutup sejak {self.akhir:%d-%m-%Y}"
        sisa = {0: "hari terakhir", 1: "tinggal 1 hari"}.get(
            self.sisa or 0, f"tinggal {self.sisa} hari"
        )
        return f"Dibuka sampai {self.akhir:%d-%m-%Y}, {sisa}"


def jendela(pelaksanaan: Pelaksanaan, tahun: int, triwulan: int, hari: date) -> Jendela:
    """The window of a quarter for the agency on a day; by the rule of `sebab_triwulan_tertutup`."""
    jadwal: Mapping[int, tuple[date, date]] = pelaksanaan.jadwal
    mulai, selesai = jadwal.get(triwulan, (awal_triwulan(tahun, triwulan), None))
    laporan = pelaksanaan.laporan.get((tahun, triwulan), KOSONG)
    return Jendela(mulai, selesai, laporan.diperpanjang_sampai, hari)
