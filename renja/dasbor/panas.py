"""Unit kerja by quarter: where its reports stand, in a word. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planning.models.pelaporan import StatusPelaporan, awal_triwulan
from renja.dasbor.saringan import Saringan
from renja.kewajiban import Terukur, terukur
from renja.pelaksanaan import UnitKerja
from renja.rencana import Rencana

DISETUJUI, DIAJUKAN = StatusPelaporan.DISETUJUI.value, StatusPelaporan.DIAJUKAN.value
LENGKAP, DITUNGGU, BELUM = "lengkap", "ditunggu", "belum"
TIADA, NANTI = "tiada", "nanti"


@dataclass(frozen=True, slots=True)
class SelPanas:
    """What a unit owes for a quarter: `teks` says it, `keadaan` gives the cell its shade."""

    triwulan: int
    keadaan: str
    teks: str
    wajib: int = 0


@dataclass(frozen=True, slots=True)
class BarisPanas:
    """A unit with its four quarters."""

    unit: UnitKerja
    sel: tuple[SelPanas, ...]


def tabel_panas(rencana: Rencana, saringan: Saringan, hari: date) -> tuple[BarisPanas, ...]:
    """Every unit that owes reports in the year, in the agency's order."""
    milik = [satu for satu in terukur(rencana) if saringan.memuat(satu)]
    mulai = {q: mulai_lapor(rencana, q) for q in range(1, 5)}
    baris = (
        BarisPanas(
            unit,
            tuple(_sel(rencana.tahun, q, unit, milik, nanti=hari < mulai[q]) for q in range(1, 5)),
        )
        for unit in rencana.pelaksanaan.unit
        if saringan.unit is None or unit.uid in saringan.unit_termasuk
    )
    return tuple(satu for satu in baris if any(sel.wajib for sel in satu.sel))


def mulai_lapor(rencana: Rencana, triwulan: int) -> date:
    """From when a quarter can be reported: its window, else its first day."""
    jadwal = rencana.pelaksanaan.jadwal.get(triwulan)
    return jadwal[0] if jadwal else awal_triwulan(rencana.tahun, triwulan)


def _sel(
    tahun: int, triwulan: int, unit: UnitKerja, milik: Sequence[Terukur], *, nanti: bool
) -> SelPanas:
    wajib = [satu for satu in milik if unit in satu.unit and satu.wajib(tahun, triwulan)]
    banyak = len(wajib)
    if not banyak:
        return SelPanas(triwulan, TIADA, "tidak ada kewajiban")
    status = Counter(_status(satu, tahun, triwulan, unit) for satu in wajib)
    masuk = status[DISETUJUI] + status[DIAJUKAN]
    if not masuk and nanti:
        return SelPanas(triwulan, NANTI, "belum waktunya", banyak)
    if status[DISETUJUI] == banyak:
        return SelPanas(triwulan, LENGKAP, f"disetujui {banyak}", banyak)
    if masuk == banyak:
        return SelPanas(triwulan, DITUNGGU, f"diajukan {status[DIAJUKAN]} dari {banyak}", banyak)
    return SelPanas(triwulan, BELUM, f"belum {banyak - masuk} dari {banyak}", banyak)


def _status(satu: Terukur, tahun: int, triwulan: int, unit: UnitKerja) -> str:
    """Where a report stands; one that is corrected is as good as approved meanwhile."""
    lapor = satu.lapor(tahun, triwulan, unit)
    if lapor is not None and lapor.dikoreksi and lapor.berlaku is not None:
        return DISETUJUI
    return satu.status(tahun, triwulan, unit)
