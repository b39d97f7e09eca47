"""From the values of the dashboard to what its templates print: texts and pictures. Pure."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.safestring import SafeString

from performance.predikat import Skala
from planning.kuantitas import Rupiah, tampil_angka, tampil_kuantitas
from planning.models.pelaporan import NAMA_BULAN, ROMAWI, StatusPelaporan
from renja.dasbor.gambar import Nama, TitikGaris, bullet, kurva, percik
from renja.dasbor.kata import teks_persen, teks_tanggal
from renja.dasbor.percik import Titik, deret_tahun
from renja.dasbor.risiko import batas_waktu
from renja.dasbor.susun import Dasbor
from renja.dasbor.uang import Kurva
from renja.dasbor.ukuran import Ukuran
from renja.rencana import Rencana


@dataclass(frozen=True, slots=True)
class UkurTampil:
    """An indikator as a line of the dashboard."""

    ukuran: Ukuran
    kode: str
    nama: str
    unit: str
    target: str
    realisasi: str
    capaian: str
    kini: str
    gambar: SafeString
    percik: SafeString


@dataclass(frozen=True, slots=True)
class KelompokUkur:
    """The indikator of one level; `terbuka` when they are shown at once."""

    judul: str
    isi: tuple[UkurTampil, ...]
    terbuka: bool = False


@dataclass(frozen=True, slots=True)
class BulanKurva:
    """A month of the S-curve's table: sums since January in rupiah, None where not known."""

    nama: str
    kas: Rupiah | None
    realisasi: Rupiah | None


@dataclass(frozen=True, slots=True)
class Tunggu:
    """Something that waits for the head: `jenis` is "laporan" or "paraf", `banyak` how many."""

    jenis: str
    triwulan: int
    banyak: int = 1

    @property
    def romawi(self) -> str:
        """The quarter's numeral."""
        return ROMAWI[self.triwulan]


def kelompok_ukur(rencana: Rencana, ukuran: Sequence[Ukuran]) -> tuple[KelompokUkur, ...]:
    """Tujuan, sasaran, IKU and program first, then kegiatan, then sub kegiatan."""
    bagian = (
        ("Tujuan, sasaran, IKU, dan program", [satu for satu in ukuran if satu.utama]),
        ("Kegiatan", _pada(ukuran, "kegiatan")),
        ("Sub kegiatan", _pada(ukuran, "sub_kegiatan")),
    )
    return tuple(
        KelompokUkur(judul, tuple(tampilkan(rencana, isi)), terbuka=not letak)
        for letak, (judul, isi) in enumerate(bagian)
        if isi
    )


def tampilkan(rencana: Rencana, ukuran: Iterable[Ukuran]) -> Iterator[UkurTampil]:
    """Each indikator as a line with its pictures."""
    for satu in ukuran:
        yield UkurTampil(
            satu,
            satu.terukur.kode,
            satu.terukur.nama,
            ", ".join(satu.terukur.nama_unit),
            tampil_kuantitas(satu.target),
            tampil_kuantitas(satu.realisasi.nilai),
            teks_persen(satu.hasil.nilai),
            teks_persen(satu.hasil_kini.nilai),
            gambar_bullet(rencana.skala, satu),
            gambar_percik(rencana, satu),
        )


def gambar_bullet(skala: Skala | None, satu: Ukuran) -> SafeString:
    """The bullet graph of an indikator over the classes of the scale."""
    bagian = [f"Capaian {teks_persen(satu.hasil.nilai)}"]
    if satu.kelas:
        bagian.append(f"kelas {satu.kelas}")
    if satu.tanda.ada:
        bagian.append(f"{satu.nama_dasar} setara {teks_persen(satu.tanda.nilai)}")
    if not satu.hasil.ada:
        bagian = [f"Capaian tidak dapat dihitung: {satu.alasan}"]
    nama = Nama(f"b-{satu.uid}", satu.terukur.indikator.uraian, "; ".join(bagian))
    batas = [kelas.batas for kelas in skala.kelas] if skala else [Decimal(100)]
    return _aman(bullet(nama, satu.hasil.nilai, satu.tanda.nilai, batas))


def gambar_percik(rencana: Rencana, satu: Ukuran) -> SafeString:
    """The sparkline of an indikator's years; empty for less than two that are numbers."""
    deret = [titik for titik in deret_tahun(rencana, satu) if titik.nilai.angka is not None]
    nama = Nama(
        f"p-{satu.uid}", f"Realisasi per tahun: {satu.terukur.indikator.uraian}", sebut_tahun(deret)
    )
    return _aman(percik(nama, list(_garis(deret))))


def sebut_tahun(deret: Iterable[Titik]) -> str:
    """The years and their values in a sentence."""
    return "; ".join(f"{satu.tahun} {tampil_kuantitas(satu.nilai)}" for satu in deret)


def _garis(deret: Sequence[Titik]) -> Iterator[TitikGaris]:
    for letak, satu in enumerate(deret):
        sambung = satu.sebanding and letak > 0 and deret[letak - 1].sebanding
        kosong = satu.berjalan or not satu.sebanding
        yield TitikGaris(satu.tahun, satu.nilai.angka or 0, sambung, kosong)


def gambar_kurva(isi: Kurva, tahun: int) -> SafeString:
    """The S-curve; empty where there is nothing to draw."""
    bagian = []
    if isi.realisasi:
        bulan, nilai = isi.realisasi[-1]
        bagian.append(f"realisasi s/d {NAMA_BULAN[bulan - 1]} Rp {tampil_angka(nilai)}")
        kas = dict(isi.kas).get(bulan)
        if kas is not None:
            bagian.append(f"anggaran kas s/d bulan itu Rp {tampil_angka(kas)}")
    if isi.pagu is not None:
        bagian.append(f"pagu Rp {tampil_angka(isi.pagu)}")
    nama = Nama("kurva", f"Serapan {tahun} menurut bulan", "; ".join(bagian) or "Belum ada angka")
    return _aman(kurva(nama, isi.kas, isi.realisasi, isi.pagu))


def tabel_kurva(isi: Kurva) -> tuple[BulanKurva, ...]:
    """The S-curve as a table."""
    kas, nyata = dict(isi.kas), dict(isi.realisasi)
    return tuple(
        BulanKurva(nama, kas.get(bulan), nyata.get(bulan))
        for bulan, nama in enumerate(NAMA_BULAN, start=1)
    )


def menunggu_kepala(
    rencana: Rencana, dasbor: Dasbor, tanpa_kepala: Collection[UUID]
) -> tuple[Tunggu, ...]:
    """What waits for the head of the agency: reports to sign, and what units handed in to him.

    Those are the agency's own, and the units without a head of their own.
    """
    tahun = rencana.tahun
    laporan = [
        Tunggu("laporan", triwulan)
        for (milik, triwulan), satu in sorted(rencana.pelaksanaan.laporan.items())
        if milik == tahun and satu.status == StatusPelaporan.DIAJUKAN
    ]
    akar = {satu.uid for satu in rencana.pelaksanaan.unit if satu.induk is None}
    unit = akar.union(tanpa_kepala)
    paraf = [
        Tunggu("paraf", triwulan, banyak)
        for triwulan in ROMAWI
        if (banyak := _menunggu_paraf(dasbor.ukuran, tahun, triwulan, unit))
    ]
    return (*laporan, *paraf)


def kalimat_jadwal(rencana: Rencana, triwulan: int, hari: date) -> str:
    """Until when the quarter may be reported, in words; "" without a schedule."""
    jadwal = rencana.pelaksanaan.jadwal.get(triwulan)
    batas = batas_waktu(rencana, triwulan)
    if jadwal is None or batas is None:
        return ""
    nama = f"Pengisian TW {ROMAWI[triwulan]}"
    if hari < jadwal[0]:
        return f"{nama} dibuka {teks_tanggal(jadwal[0])}"
    sisa = (batas - hari).days
    if sisa < 0:
        return f"{nama} ditutup {teks_tanggal(batas)}, {tampil_angka(-sisa)} hari yang lalu"
    lagi = f"{sisa} hari lagi" if sisa else "hari ini"
    return f"{nama} ditutup {teks_tanggal(batas)}, {lagi}"


def status_laporan(rencana: Rencana, triwulan: int) -> str:
    """Where the agency's report of a quarter stands, in words."""
    laporan = rencana.pelaksanaan.laporan.get((rencana.tahun, triwulan))
    if laporan is None or not laporan.status:
        return "belum disusun"
    if laporan.status == StatusPelaporan.DIAJUKAN:
        return "diajukan, menunggu tanda tangan kepala perangkat daerah"
    return str(StatusPelaporan(laporan.status).label).lower()


def _menunggu_paraf(ukuran: Iterable[Ukuran], tahun: int, triwulan: int, unit: set[UUID]) -> int:
    return sum(
        1
        for satu in ukuran
        for lapor in satu.terukur.indikator.triwulan.get((tahun, triwulan), ())
        if lapor.unit in unit and lapor.status == StatusPelaporan.DIAJUKAN
    )


def _pada(ukuran: Iterable[Ukuran], tingkat: str) -> list[Ukuran]:
    return [satu for satu in ukuran if satu.terukur.tingkat == tingkat and not satu.utama]


def _aman(gambar: str) -> SafeString:
    """A picture whose texts were escaped where it was drawn."""
    return SafeString(gambar)
