"""What a page of this room shows: quarter, unit kerja, program. The address holds it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from renja.kewajiban import Terukur
from renja.pelaksanaan import UnitKerja
from renja.rencana import Rencana


@dataclass(frozen=True, slots=True)
class Saringan:
    """Up to which quarter, and of which unit (with those below it) and program; None is all.

    `catatan` are sentences about parts of the address that are not known here.
    """

    triwulan: int
    unit: UUID | None = None
    program: UUID | None = None
    unit_termasuk: frozenset[UUID] = frozenset()
    nama_unit: str = ""
    nama_program: str = ""
    catatan: tuple[str, ...] = ()
    # What else the address keeps: the frozen version that is shown.
    tetap: tuple[tuple[str, str], ...] = ()

    @property
    def menyaring(self) -> bool:
        """Whether only a part of the agency is shown."""
        return self.unit is not None or self.program is not None

    @property
    def sebutan(self) -> str:
        """The part that is shown, in words."""
        bagian = [self.nama_unit or "semua unit kerja", self.nama_program or "semua program"]
        return ", ".join(bagian) if self.menyaring else "seluruh perangkat daerah"

    def kueri(self, **lain: object) -> str:
        """The part of an address behind `?`, with other values put in; None takes one out."""
        isi: dict[str, object | None] = {
            "triwulan": self.triwulan,
            "unit": self.unit,
            "program": self.program,
            **dict(self.tetap),
            **lain,
        }
        return urlencode({kunci: str(nilai) for kunci, nilai in isi.items() if nilai is not None})

    def memuat(self, satu: Terukur) -> bool:
        """Whether an indikator is shown: one of its units and its program are chosen."""
        if self.unit is not None and not any(u.uid in self.unit_termasuk for u in satu.unit):
            return False
        return self.program is None or self.program in satu.jalur

    def memuat_baris(self, unit: UUID | None, program: UUID) -> bool:
        """Whether a row of the plan is shown."""
        if self.unit is not None and unit not in self.unit_termasuk:
            return False
        return self.program is None or self.program == program


def baca_saringan(alamat: Mapping[str, str], rencana: Rencana, triwulan: int) -> Saringan:
    """The filter of an address; what is not known is left out, and said."""
    unit = {satu.uid: satu for satu in rencana.pelaksanaan.unit}
    program = {satu.uid: satu for satu in rencana.program}
    catatan = []
    pilih_unit = _uid(alamat.get("unit", ""))
    if alamat.get("unit") and pilih_unit not in unit:
        catatan.append("Unit kerja pada alamat tidak dikenal, jadi semua unit kerja ditampilkan.")
        pilih_unit = None
    pilih_program = _uid(alamat.get("program", ""))
    if alamat.get("program") and pilih_program not in program:
        catatan.append("Program pada alamat tidak ada pada tahun ini, jadi semua ditampilkan.")
        pilih_program = None
    return Saringan(
        triwulan,
        pilih_unit,
        pilih_program,
        _termasuk(pilih_unit, unit) if pilih_unit else frozenset(),
        unit[pilih_unit].nama if pilih_unit else "",
        program[pilih_program].nama if pilih_program else "",
        tuple(catatan),
    )


def _uid(teks: str) -> UUID | None:
    try:
        return UUID(teks)
    except ValueError:
        return None


def _termasuk(pilih: UUID, unit: Mapping[UUID, UnitKerja]) -> frozenset[UUID]:
    """A unit with those below it."""
    hasil = {pilih}
    bertambah = True
    while bertambah:
        anak = {uid for uid, satu in unit.items() if satu.induk in hasil} - hasil
        hasil |= anak
        bertambah = bool(anak)
    return frozenset(hasil)
