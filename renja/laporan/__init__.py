"""The official forms of a Renja: each a pure function from a `Rencana` to a `Tabel`."""

from collections.abc import Callable
from dataclasses import dataclass

from renja.laporan import (
    daftar,
    iku,
    kinerja_pelayanan,
    pendanaan,
    reviu_rkpd,
    rincian_program,
    sipd_ri,
    tc_29,
    tujuan_sasaran,
)
from renja.laporan.formulir import daftar_bentuk
from renja.rencana import Rencana
from renja.tabel.bentuk import Tabel


@dataclass(frozen=True, slots=True)
class Formulir:
    """A form under its code: the number in use, the regulation's name, and how to fill it."""

    kode: str
    susun: Callable[[Rencana], Tabel]

    @property
    def nama(self) -> str:
        """The number in use, such as Tabel 4.1."""
        return daftar_bentuk()[self.kode].nama

    @property
    def sebutan(self) -> str:
        """The regulation's own name, such as T-C.33."""
        return daftar_bentuk()[self.kode].sebutan


FORMULIR: dict[str, Formulir] = {
    satu.kode: satu
    for satu in (
        Formulir("iku", iku.susun),
        Formulir("tabel-2.1", tc_29.susun),
        Formulir("tabel-2.2", daftar.susun_2_2),
        Formulir("tabel-2.3", tujuan_sasaran.susun_2_3),
        Formulir("tc-23", kinerja_pelayanan.susun_23),
        Formulir("tc-24", pendanaan.susun),
        Formulir("tc-30", kinerja_pelayanan.susun_30),
        Formulir("tabel-2.5", daftar.susun_2_5),
        Formulir("tabel-2.6", reviu_rkpd.susun),
        Formulir("tc-32", daftar.susun_32),
        Formulir("tabel-3.1", tujuan_sasaran.susun_3_1),
        Formulir("tabel-3.2", rincian_program.susun_3_2),
        Formulir("tabel-4.1", rincian_program.susun_4_1),
        Formulir("sipd-ri", sipd_ri.susun),
    )
}
