"""The official forms of a Renja: each a pure function from a `Rencana` to a `Tabel`."""

from collections.abc import Callable
from dataclasses import dataclass

from renja.laporan import (
    daftar,
    e81,
    evaluasi_renstra,
    iku,
    iku_triwulan,
    kinerja_pelayanan,
    pendanaan,
    reviu_rkpd,
    rincian_program,
    semula_menjadi,
    serapan,
    sipd_ri,
    tc_29,
    tujuan_sasaran,
)
from renja.laporan.formulir import daftar_bentuk
from renja.rencana import Rencana
from renja.tabel.bentuk import Tabel

AKHIR_TAHUN = 4
Isian = Callable[[Rencana, int], Tabel]


@dataclass(frozen=True, slots=True)
class Formulir:
    """A form under its code: the number in use, the regulation's name, and how to fill it.

    `bertriwulan` marks one about a quarter, `pelaksanaan` one that needs what came of the
    plan (`muat_rencana(renja, pelaksanaan=True)`).
    """

    kode: str
    isi: Isian
    bertriwulan: bool = False
    pelaksanaan: bool = False

    def susun(self, rencana: Rencana, triwulan: int = AKHIR_TAHUN) -> Tabel:
        """The form, filled up to a quarter where it is about one."""
        return self.isi(rencana, triwulan)

    @property
    def nama(self) -> str:
        """The number in use, such as Tabel 4.1."""
        return daftar_bentuk()[self.kode].nama

    @property
    def sebutan(self) -> str:
        """The regulation's own name, such as T-C.33."""
        return daftar_bentuk()[self.kode].sebutan

    @property
    def anjuran(self) -> str:
        """What to do where the form is empty, for the page alone."""
        return daftar_bentuk()[self.kode].anjuran

    @property
    def kertas(self) -> str:
        """The sheet that the form is printed on where nobody chooses another."""
        return daftar_bentuk()[self.kode].kertas


def _tahunan(susun: Callable[[Rencana], Tabel]) -> Isian:
    """A form that is about no quarter."""
    return lambda rencana, _: susun(rencana)


FORMULIR: dict[str, Formulir] = {
    satu.kode: satu
    for satu in (
        Formulir("iku", _tahunan(iku.susun), pelaksanaan=True),
        Formulir("tabel-2.1", _tahunan(tc_29.susun), pelaksanaan=True),
        Formulir("tabel-2.2", _tahunan(daftar.susun_2_2)),
        Formulir("tabel-2.3", _tahunan(tujuan_sasaran.susun_2_3)),
        Formulir("tc-23", _tahunan(kinerja_pelayanan.susun_23), pelaksanaan=True),
        Formulir("tc-24", _tahunan(pendanaan.susun), pelaksanaan=True),
        Formulir("tc-30", _tahunan(kinerja_pelayanan.susun_30), pelaksanaan=True),
        Formulir("tabel-2.5", _tahunan(daftar.susun_2_5)),
        Formulir("tabel-2.6", _tahunan(reviu_rkpd.susun)),
        Formulir("tc-32", _tahunan(daftar.susun_32)),
        Formulir("tabel-3.1", _tahunan(tujuan_sasaran.susun_3_1)),
        Formulir("tabel-3.2", _tahunan(rincian_program.susun_3_2)),
        Formulir("tabel-4.1", _tahunan(rincian_program.susun_4_1)),
        Formulir("semula-menjadi", _tahunan(semula_menjadi.susun), pelaksanaan=True),
        Formulir("sipd-ri", _tahunan(sipd_ri.susun)),
        Formulir("e81", e81.susun, bertriwulan=True, pelaksanaan=True),
        Formulir("evaluasi-renstra", _tahunan(evaluasi_renstra.susun), pelaksanaan=True),
        Formulir("iku-triwulan", iku_triwulan.susun, bertriwulan=True, pelaksanaan=True),
        Formulir("serapan", serapan.susun, bertriwulan=True, pelaksanaan=True),
    )
}
