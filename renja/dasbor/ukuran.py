"""How far each indikator of the year has come up to a quarter. Pure.

The capaian is that of E.81: realisasi of the year (column 12) over the year's target
(column 7). Whether it is on its way is asked of the target to date: the one set for the
quarters; without any, the part of the year that has gone for what adds up over the year;
for the rest the year's target itself, from the third quarter on.
"""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from performance.agregasi import Terhitung
from performance.capaian import capaian, capaian_terhitung
from performance.hasil import Hasil
from performance.predikat import predikat
from planning.kuantitas import Kuantitas
from planning.models.pelaporan import ROMAWI
from renja.dasbor.kata import sebut_triwulan
from renja.dasbor.saringan import Saringan
from renja.kewajiban import Terukur, target_tahun, target_triwulan, terukur
from renja.pelaksanaan import UnitKerja
from renja.rencana import Rencana

TERHITUNG, BELUM_LAPOR = "terhitung", "belum_lapor"
BELUM_RILIS, TANPA_NILAI, TIDAK_WAJIB = "belum_rilis", "tanpa_nilai", "tidak_wajib"
TRIWULANAN, BAGIAN, TAHUNAN = "triwulan", "bagian", "tahun"
UTAMA = frozenset({"tujuan", "sasaran", "iku", "program"})
# From this quarter on much of the year has gone.
LANJUT = 3


@dataclass(frozen=True, slots=True)
class Ukuran:
    """An indikator up to the quarter `sampai`: its target, what came of it, and the capaian in %.

    `hasil` is the capaian of the year, `hasil_kini` that against `target_kini`, which was
    found by `dasar` (TRIWULANAN, BAGIAN or TAHUNAN). `tanda` is where on the scale of
    `hasil` the target to date stands. `belum_lapor` are the due quarters without a report;
    `wajib` is off while no quarter was due yet.
    """

    terukur: Terukur
    sampai: int
    target: Kuantitas
    target_kini: Kuantitas
    dasar: str
    realisasi: Terhitung
    hasil: Hasil
    hasil_kini: Hasil
    tanda: Hasil
    kelas: str
    belum_lapor: tuple[tuple[int, UnitKerja], ...]
    wajib: bool = True

    @property
    def uid(self) -> UUID:
        """The indikator's."""
        return self.terukur.indikator.uid

    @property
    def utama(self) -> bool:
        """Whether it measures more than a kegiatan or sub kegiatan."""
        return self.terukur.tingkat in UTAMA or self.terukur.indikator.iku is not None

    @property
    def keadaan(self) -> str:
        """TERHITUNG, BELUM_LAPOR, BELUM_RILIS, TANPA_NILAI or TIDAK_WAJIB."""
        if self.hasil.ada:
            return TERHITUNG
        if self.hasil.belum_rilis:
            return BELUM_RILIS
        if not self.wajib:
            return TIDAK_WAJIB
        return BELUM_LAPOR if self.belum_lapor else TANPA_NILAI

    @property
    def alasan(self) -> str:
        """Why there is no capaian, "" where there is one."""
        if self.keadaan == TIDAK_WAJIB:
            return "belum ada triwulan yang wajib dilaporkan"
        return self.hasil.alasan

    @property
    def nama_dasar(self) -> str:
        """What the target to date is, in words."""
        return NAMA_DASAR[self.dasar]

    @property
    def kurang(self) -> str:
        """The due quarters without a report: `TW II, III`; "" where there is none."""
        return sebut_triwulan(sorted({q for q, _ in self.belum_lapor}))


NAMA_DASAR = {
    TRIWULANAN: "target s/d triwulan ini",
    BAGIAN: "bagian target tahun menurut waktu yang sudah lewat",
    TAHUNAN: "target tahun, karena triwulan tidak bertarget",
}


def ukur(rencana: Rencana, saringan: Saringan) -> tuple[Ukuran, ...]:
    """Every indikator of the year that the filter shows, in the order of the plan."""
    return tuple(
        ukur_satu(rencana, satu, saringan.triwulan)
        for satu in terukur(rencana)
        if saringan.memuat(satu)
    )


def ukur_satu(rencana: Rencana, satu: Terukur, sampai: int) -> Ukuran:
    """One indikator up to a quarter."""
    indikator, tahun = satu.indikator, rencana.tahun
    target = target_tahun(rencana, indikator)
    realisasi = satu.berjalan(tahun, sampai)
    aturan = (indikator.arah, rencana.varian_negatif, indikator.skala_ordinal)
    kini, dasar = _target_kini(satu, target, tahun, sampai)
    hasil = capaian_terhitung(target, realisasi, *aturan)
    return Ukuran(
        terukur=satu,
        sampai=sampai,
        target=target,
        target_kini=kini,
        dasar=dasar,
        realisasi=realisasi,
        hasil=hasil.di(_sel(f"target {tahun}, E.81 kolom 7", sampai)),
        hasil_kini=capaian_terhitung(kini, realisasi, *aturan).di(_sel(NAMA_DASAR[dasar], sampai)),
        tanda=Hasil()
        if dasar == TAHUNAN
        else capaian(target, _titik(kini, indikator.arah), *aturan),
        kelas=predikat(hasil, rencana.skala) if rencana.skala else "",
        belum_lapor=satu.belum_lapor(tahun, sampai),
        wajib=any(satu.wajib(tahun, q) for q in range(1, sampai + 1)),
    )


def _sel(target: str, sampai: int) -> dict[str, str]:
    """The cells of the inputs of a capaian."""
    realisasi = f"realisasi s/d TW {ROMAWI[sampai]}, E.81 kolom 12"
    return {"T": target, "L": target, "U": target, "R": realisasi}


def _target_kini(
    satu: Terukur, target: Kuantitas, tahun: int, sampai: int
) -> tuple[Kuantitas, str]:
    """The target to date, and what it was taken from."""
    triwulanan = target_triwulan(satu, tahun, sampai)
    if triwulanan.ada:
        return triwulanan, TRIWULANAN
    if satu.indikator.agregasi == "kumulatif" and target.bawah is not None:
        bagian = Decimal(sampai) / 4
        atas = None if target.atas is None else target.atas * bagian
        return Kuantitas(target.bawah * bagian, atas, target.satuan), BAGIAN
    return target, TAHUNAN


def _titik(target: Kuantitas, arah: str) -> Kuantitas:
    """A target to date as if it had been reached; of a range the end that just meets it."""
    if target.atas is None:
        return target
    tepi = target.atas if arah == "negatif" else target.bawah
    return Kuantitas(tepi, satuan=target.satuan)
