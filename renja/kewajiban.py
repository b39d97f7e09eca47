"""Who owes a report of what: each indikator of the year, its unit kerja and its quarters. Pure.

An indikator is reported by the unit that it names; without one, by the units of its rows: a
sub kegiatan by each unit that has it, kegiatan and program by the unit that all their rows
have in common (the nearest one above them), tujuan, sasaran and the agency's own by the agency.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from performance.agregasi import Terhitung
from planning.kuantitas import Keadaan, Kuantitas, kosong
from planning.silsilah import ke_atas
from renja.pelaksanaan import LaporanUnit, UnitKerja
from renja.rencana import (
    ASAL_TAHUN_INI,
    Indikator,
    Kegiatan,
    Program,
    Rencana,
    SubKegiatan,
    daun,
)

BELUM_DIISI = "belum_diisi"
TINGKAT = ("tujuan", "sasaran", "iku", "program", "kegiatan", "sub_kegiatan")


@dataclass(frozen=True, slots=True)
class Terukur:
    """An indikator of the year with the row that it measures and the units that report it.

    `tingkat` is one of TINGKAT ("iku" for the agency's own), `kode` and `nama` those of the
    row, `jalur` the uids of the rows above it, the program first.
    """

    indikator: Indikator
    tingkat: str
    kode: str
    nama: str
    unit: tuple[UnitKerja, ...]
    jalur: tuple[UUID, ...] = ()

    @property
    def nama_unit(self) -> tuple[str, ...]:
        """The names of the units, as reports carry them."""
        return tuple(satu.nama for satu in self.unit)

    def wajib(self, tahun: int, triwulan: int) -> bool:
        """Whether a report is owed in a quarter: not where the plan leaves it out."""
        target = self.indikator.target_triwulan.get((tahun, triwulan))
        return target is None or target.keadaan is not Keadaan.TIDAK_DIRENCANAKAN

    def lapor(self, tahun: int, triwulan: int, unit: UnitKerja) -> LaporanUnit | None:
        """The unit's report of a quarter, None where there is none."""
        isi = self.indikator.triwulan.get((tahun, triwulan), ())
        return next((satu for satu in isi if satu.unit == unit.uid), None)

    def status(self, tahun: int, triwulan: int, unit: UnitKerja) -> str:
        """Where the unit's report stands; "belum_diisi" where there is none."""
        satu = self.lapor(tahun, triwulan, unit)
        return satu.status if satu else BELUM_DIISI

    def belum_lapor(self, tahun: int, sampai: int) -> tuple[tuple[int, UnitKerja], ...]:
        """The due quarters up to one in which a unit has not handed anything in."""
        return tuple(
            (q, unit)
            for q in range(1, sampai + 1)
            if self.wajib(tahun, q)
            for unit in self.unit
            if (satu := self.lapor(tahun, q, unit)) is None or satu.berlaku is None
        )

    def berjalan(self, tahun: int, sampai: int = 4) -> Terhitung:
        """The realisasi of the year up to a quarter."""
        return self.indikator.berjalan(tahun, sampai, self.nama_unit)


def terukur(rencana: Rencana) -> tuple[Terukur, ...]:
    """Every indikator with a target in the Renja's year, in the order of the plan.

    One that is "tidak direncanakan" in the year is left out: it owes nothing.
    """
    return tuple(satu for satu in _semua(rencana) if target_tahun(rencana, satu.indikator).ada)


def target_tahun(rencana: Rencana, indikator: Indikator) -> Kuantitas:
    """The target that the year is measured against: the Renja's own, else the Renstra's."""
    asal = (*ASAL_TAHUN_INI[rencana.siklus], "renstra")
    return indikator.target_dari(rencana.tahun, *asal)


def target_triwulan(satu: Terukur, tahun: int, sampai: int) -> Kuantitas:
    """The target up to a quarter, missing where the quarters have none.

    Written "pada triwulan" and cumulative, the quarters add up; otherwise the last one counts.
    """
    indikator = satu.indikator
    isi = {
        q: nilai
        for q in range(1, sampai + 1)
        if (nilai := indikator.target_triwulan.get((tahun, q))) is not None and nilai.ada
    }
    if not isi:
        return kosong(indikator.satuan)
    if indikator.agregasi != "kumulatif" or indikator.cara_tulis != "pada":
        return isi[max(isi)]
    angka = [nilai.angka for nilai in isi.values()]
    if any(nilai is None for nilai in angka):
        return kosong(indikator.satuan)
    return Kuantitas(sum(nilai for nilai in angka if nilai is not None), satuan=indikator.satuan)


def unit_bersama(unit: Iterable[UUID], semua: Mapping[UUID, UnitKerja]) -> UnitKerja | None:
    """The nearest unit that is, or stands above, every one of those given."""
    garis = [
        list(ke_atas(satu, lambda kini: semua[kini].induk))
        for satu in dict.fromkeys(unit)
        if satu in semua
    ]
    if not garis:
        return None
    bersama = set.intersection(*(set(satu) for satu in garis))
    return next((semua[satu] for satu in garis[0] if satu in bersama), None)


def _semua(rencana: Rencana) -> Iterator[Terukur]:
    penyusun = _Penyusun(rencana)
    for tujuan in rencana.tujuan:
        yield from penyusun.milik(tujuan.indikator, "tujuan", str(tujuan.nomor), tujuan.uraian)
        for sasaran in tujuan.sasaran:
            kode = f"{tujuan.nomor}.{sasaran.nomor}"
            yield from penyusun.milik(sasaran.indikator, "sasaran", kode, sasaran.uraian)
    nama = rencana.perangkat_daerah.nama
    yield from penyusun.milik(rencana.indikator_lain, "iku", "", nama)
    for program in rencana.program:
        yield from penyusun.program(program)


class _Penyusun:
    """Finds the units of each row."""

    def __init__(self, rencana: Rencana) -> None:
        self.unit = {satu.uid: satu for satu in rencana.pelaksanaan.unit}
        akar = next((satu for satu in self.unit.values() if satu.induk is None), None)
        self.akar = (akar,) if akar else ()

    def milik(
        self,
        indikator: Sequence[Indikator],
        tingkat: str,
        kode: str,
        nama: str,
        unit: tuple[UnitKerja, ...] = (),
        jalur: tuple[UUID, ...] = (),
    ) -> Iterator[Terukur]:
        """The indikator of one row."""
        for satu in indikator:
            sendiri = self.unit.get(satu.penanggung_jawab) if satu.penanggung_jawab else None
            milik = (sendiri,) if sendiri else unit or self.akar
            yield Terukur(satu, tingkat, kode, nama, milik, jalur)

    def program(self, program: Program) -> Iterator[Terukur]:
        """A program with what stands below it."""
        dasar = (program.indikator, "program", program.kode, program.nama)
        yield from self.milik(*dasar, self._bersama(program), (program.uid,))
        for kegiatan in program.kegiatan:
            jalur = (program.uid, kegiatan.uid)
            dasar = (kegiatan.indikator, "kegiatan", kegiatan.kode, kegiatan.nama)
            yield from self.milik(*dasar, self._bersama(kegiatan), jalur)
            sudah: set[UUID] = set()
            for sub in kegiatan.sub_kegiatan:
                if sub.uid_renstra in sudah:
                    continue
                sudah.add(sub.uid_renstra)
                unit = self._unit_sub(kegiatan, sub)
                dasar = (sub.indikator, "sub_kegiatan", sub.kode, sub.nama)
                yield from self.milik(*dasar, unit, (*jalur, sub.uid))

    def _bersama(self, simpul: Program | Kegiatan) -> tuple[UnitKerja, ...]:
        satu = unit_bersama((sub.uid_unit for sub in daun(simpul) if sub.uid_unit), self.unit)
        return (satu,) if satu else ()

    def _unit_sub(self, kegiatan: Kegiatan, sub: SubKegiatan) -> tuple[UnitKerja, ...]:
        """The units of all the rows of one sub kegiatan."""
        uid = [
            satu.uid_unit
            for satu in kegiatan.sub_kegiatan
            if satu.uid_renstra == sub.uid_renstra and satu.uid_unit is not None
        ]
        return tuple(self.unit[satu] for satu in uid if satu in self.unit)
