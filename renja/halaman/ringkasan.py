"""A Renja at a glance: its counts, its money, and each program's share of it. Pure."""

from dataclasses import dataclass
from uuid import UUID

from performance.capaian import pertumbuhan, rasio
from performance.hasil import Hasil
from planning.kuantitas import Rupiah, tampil_angka
from renja.rencana import Cacah, Program, Rencana, cacah, daun, jumlah_maju, jumlah_pagu


@dataclass(frozen=True, slots=True)
class BagianProgram:
    """One program: how much of it there is, and its share of the whole pagu in %."""

    uid: UUID
    kode: str
    nama: str
    kegiatan: int
    sub_kegiatan: int
    pagu: Rupiah | None
    bagian: Hasil
    maju: Rupiah | None


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """A Renja's counts and sums (rupiah; None where no row has a value), and its programs."""

    cacah: Cacah
    pagu: Rupiah | None
    maju: Rupiah | None
    program: tuple[BagianProgram, ...]


def ringkas(rencana: Rencana) -> Ringkasan:
    """The numbers that the page of a Renja opens with."""
    total = jumlah_pagu(rencana)
    return Ringkasan(
        cacah(rencana),
        total,
        jumlah_maju(rencana),
        tuple(_bagian(program, total) for program in rencana.program),
    )


def arah_maju(pagu: Rupiah | None, maju: Rupiah | None, tahun: int) -> str:
    """How the prakiraan maju differs from the pagu, as a phrase; empty where it cannot be said."""
    tumbuh = pertumbuhan(pagu, maju)
    if not tumbuh.ada:
        return ""
    selisih = tumbuh.nilai_bulat
    if selisih.is_zero():
        return f"Sama dengan pagu {tahun}"
    arah = "Naik" if selisih > 0 else "Turun"
    return f"{arah} {tampil_angka(abs(selisih), 2)} % dari pagu {tahun}"


def _bagian(program: Program, total: Rupiah | None) -> BagianProgram:
    pagu = jumlah_pagu(program)
    return BagianProgram(
        program.uid,
        program.kode,
        program.nama,
        len(program.kegiatan),
        len({sub.uid_renstra for sub in daun(program)}),
        pagu,
        rasio(pagu, total, ("pagu program", "pagu seluruhnya")),
        jumlah_maju(program),
    )
