"""Numbers of performance and money for prose, taken from the forms that print them. Pure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from performance.capaian import rasio
from performance.hasil import Hasil
from performance.predikat import Kelas, Skala
from planning.kuantitas import Kuantitas, Rupiah, tampil_angka
from planning.models.organisasi import SebagaiPenugasan
from planning.models.pelaporan import ROMAWI
from renja.kewajiban import target_tahun
from renja.laporan import FORMULIR
from renja.laporan.serapan import SumberDana, menurut_sumber
from renja.laporan.uang import pagu_berlaku, realisasi_triwulan
from renja.pelaksanaan import TandaTangan
from renja.rencana import INDIKATIF, Indikator, Rencana, daun
from renja.tabel.bentuk import Isi
from renja.tabel.sel import alasan_sel

DESEMBER, HARI_TERAKHIR = 12, 31


@dataclass(frozen=True, slots=True)
class TampilIku:
    """An IKU as Tabel 2.1a prints it: cells of year n-2, and the target of the plan's year."""

    indikator: Indikator
    tahun: int
    target: Isi
    realisasi: Isi
    capaian: Isi
    kategori: Isi
    target_kini: Kuantitas

    @property
    def kode(self) -> str:
        """The key that it is named by: `IKU-2`."""
        return f"IKU-{self.indikator.iku}"

    @property
    def alasan(self) -> str:
        """Why there is no capaian, "" where there is one."""
        ada = isinstance(self.capaian, Hasil) and self.capaian.ada
        return "" if ada else alasan_sel(self.capaian)


@dataclass(frozen=True, slots=True)
class TampilKelas:
    """A class of the scale and the percentages that it covers, in words."""

    nama: str
    rentang: str


@dataclass(frozen=True, slots=True)
class Serapan:
    """Pagu in force and spending up to the end of a quarter, in rupiah."""

    pagu: Rupiah | None
    realisasi: Rupiah | None

    @property
    def persen(self) -> Hasil:
        """Spending over pagu."""
        return rasio(self.realisasi, self.pagu)


class Kinerja:
    """The numbers of one plan, worked out when they are asked for."""

    def __init__(self, rencana: Rencana) -> None:
        self.rencana = rencana

    @cached_property
    def iku(self) -> tuple[TampilIku, ...]:
        """The IKU in the order of their numbers, cell by cell what the form prints."""
        rencana = self.rencana
        tabel = FORMULIR["iku"].susun(rencana)
        letak = {kolom.kunci: n for n, kolom in enumerate(tabel.daun)}
        menurut = {satu.uid: satu for satu in rencana.semua_indikator()}
        sel = [(baris.uid, baris.sel) for baris in tabel.baris if baris.uid is not None]
        return tuple(
            TampilIku(
                menurut[uid],
                rencana.tahun - 2,
                isi[letak["target"]],
                isi[letak["realisasi"]],
                isi[letak["capaian"]],
                isi[letak["kategori"]],
                target_tahun(rencana, menurut[uid]),
            )
            for uid, isi in sel
        )

    @cached_property
    def serapan(self) -> dict[str, Serapan]:
        """By quarter of the plan's year ("TW III"), each up to its end."""
        baris = list(daun(self.rencana))
        hasil = {}
        for triwulan, nama in ROMAWI.items():
            lapisan = self.rencana.pelaksanaan.lapisan_berlaku(self.rencana.tahun, triwulan)
            pagu = pagu_berlaku(baris, lapisan)
            hasil[f"TW {nama}"] = Serapan(pagu, realisasi_triwulan(baris, 1, triwulan))
        return hasil

    @cached_property
    def sumber_dana(self) -> list[SumberDana]:
        """The indikatif pagu by sumber dana, whatever is not told apart last."""
        return menurut_sumber(daun(self.rencana), INDIKATIF, 0)

    @cached_property
    def skala(self) -> tuple[TampilKelas, ...]:
        """The classes of the year's scale from the highest down."""
        return kelas_skala(self.rencana.skala) if self.rencana.skala else ()

    @cached_property
    def penanda_tangan(self) -> TandaTangan | None:
        """Who signs the document."""
        return penanda_tangan(self.rencana)


def hari_dokumen(rencana: Rencana) -> date:
    """The day that a document is dated at: of its penetapan, else the last one for it.

    A Renja is set before its year begins, a changed one within its year.
    """
    tahun = rencana.tahun - 1 if rencana.siklus == "awal" else rencana.tahun
    return rencana.konteks.penetapan.tanggal or date(tahun, DESEMBER, HARI_TERAKHIR)


def penanda_tangan(rencana: Rencana) -> TandaTangan | None:
    """Who signs on the day of the document; of those not in office then, the latest."""
    semua = rencana.pelaksanaan.tanda_tangan
    tepat = rencana.pelaksanaan.penanda_tangan(hari_dokumen(rencana))
    return tepat or max(semua, key=lambda satu: satu.dari, default=None)


def jabatan_penanda_tangan(satu: TandaTangan) -> str:
    """The post, with Plt. or Plh. before it where it is held for the time being."""
    if satu.sebagai in {"", SebagaiPenugasan.DEFINITIF}:
        return satu.jabatan
    sebutan = dict(SebagaiPenugasan.choices).get(satu.sebagai, satu.sebagai)
    return f"{sebutan} {satu.jabatan}"


def kelas_skala(skala: Skala) -> tuple[TampilKelas, ...]:
    """The classes with their range in words: `70 sampai kurang dari 85`."""
    hasil = []
    atas: Kelas | None = None
    for letak, kelas in enumerate(skala.kelas):
        terendah = letak == len(skala.kelas) - 1
        hasil.append(TampilKelas(kelas.nama, _rentang(kelas, atas, terendah=terendah)))
        atas = kelas
    return tuple(hasil)


def _rentang(kelas: Kelas, atas: Kelas | None, *, terendah: bool) -> str:
    """The lower bound belongs to the class where `termasuk`; the one above begins there."""
    bawah = tampil_angka(Decimal(kelas.batas))
    if atas is None:
        return f"{bawah} ke atas" if kelas.termasuk else f"lebih dari {bawah}"
    batas = tampil_angka(Decimal(atas.batas))
    akhir = f"kurang dari {batas}" if atas.termasuk else batas
    if terendah:
        return akhir if atas.termasuk else f"{akhir} ke bawah"
    return f"{bawah if kelas.termasuk else f'lebih dari {bawah}'} sampai {akhir}"
