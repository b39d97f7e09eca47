"""The plan as a tree to read: each row with what is measured, how much, and its money. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from planning.kuantitas import Kuantitas, Rupiah
from renja.rencana import (
    Indikator,
    Kegiatan,
    Program,
    Rencana,
    SubKegiatan,
    jumlah_maju,
    jumlah_pagu,
)
from renja.tabel.bentuk import Tingkat


@dataclass(frozen=True, slots=True)
class Ukuran:
    """An indikator with its target for the Renja's year."""

    indikator: str
    target: Kuantitas


@dataclass(frozen=True, slots=True)
class Simpul:
    """A row of the tree; pagu and prakiraan maju are sums in rupiah, None where unknown."""

    tingkat: Tingkat
    uid: UUID
    kode: str
    nama: str
    pagu: Rupiah | None
    maju: Rupiah | None
    ukuran: tuple[Ukuran, ...]
    anak: tuple["Simpul", ...] = ()
    sub: SubKegiatan | None = None

    @property
    def lokasi(self) -> str:
        """The places of a sub kegiatan, as the forms print them."""
        return self.sub.teks_lokasi if self.sub else ""

    @property
    def sumber_dana(self) -> str:
        """The funding sources of a sub kegiatan's pagu, as the forms print them."""
        return self.sub.teks_sumber_dana if self.sub else ""


def susun_pohon(rencana: Rencana) -> tuple[Simpul, ...]:
    """The programs of a plan with everything below them, in the plan's order."""
    return tuple(_program(program, rencana) for program in rencana.program)


def _program(program: Program, rencana: Rencana) -> Simpul:
    return Simpul(
        Tingkat.PROGRAM,
        program.uid,
        program.kode,
        program.nama,
        jumlah_pagu(program),
        jumlah_maju(program),
        _ukuran(program.indikator, rencana),
        tuple(_kegiatan(kegiatan, rencana) for kegiatan in program.kegiatan),
    )


def _kegiatan(kegiatan: Kegiatan, rencana: Rencana) -> Simpul:
    return Simpul(
        Tingkat.KEGIATAN,
        kegiatan.uid,
        kegiatan.kode,
        kegiatan.nama,
        jumlah_pagu(kegiatan),
        jumlah_maju(kegiatan),
        _ukuran(kegiatan.indikator, rencana),
        tuple(_sub(sub, rencana) for sub in kegiatan.sub_kegiatan),
    )


def _sub(sub: SubKegiatan, rencana: Rencana) -> Simpul:
    return Simpul(
        Tingkat.SUB_KEGIATAN,
        sub.uid,
        sub.kode,
        sub.nama,
        jumlah_pagu(sub),
        sub.prakiraan_maju,
        _ukuran(sub.indikator, rencana),
        sub=sub,
    )


def _ukuran(indikator: Sequence[Indikator], rencana: Rencana) -> tuple[Ukuran, ...]:
    """The indikator of the year; all of them, without a target, where none is planned."""
    return tuple(
        Ukuran(satu.uraian, rencana.target_tahun_ini(satu))
        for satu in rencana.direncanakan(indikator) or indikator
    )
