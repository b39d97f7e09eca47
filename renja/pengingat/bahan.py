"""What duties are made of: roles, windows, reports and gaps, for any number of people at once.

A constant number of queries for each year that still has reports to come (`TAHUN_TERAKHIR` of an
agency), whatever the number of people and of agencies.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from performance.models import RealisasiTriwulan
from planning.kepala_unit import tanpa_kepala
from planning.models import (
    JadwalPengisian,
    JadwalTahap,
    KoreksiRealisasi,
    LaporanTriwulan,
    Penugasan,
    Renja,
    UnitKerja,
)
from planning.models.pelaporan import ROMAWI, TERKUNCI, StatusPelaporan, akhir_triwulan
from planning.silsilah import ke_atas
from renja.kewajiban import terukur
from renja.rekap.muat import muat_banyak
from renja.rencana import Rencana
from renja.tahapan.tunggu import alasan_kembali, belum_ditetapkan

# The years whose reports are asked for: the one that runs, and the one before, whose last
# quarter is reported in January.
TAHUN_TERAKHIR = 2
PELAPOR = frozenset({"pelaksana", "perencana"})

# An agency, a year and a quarter.
Masa = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Peranan:
    """A role that a person holds on the day; `mitra` are the agencies of a verifikator."""

    pengguna: int
    peran: str
    pemda: int
    pd: int | None
    unit: UUID | None
    mitra: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Jendela:
    """When a quarter is filled in by an agency: `batas` None where nobody set a last day."""

    mulai: date
    batas: date | None


@dataclass(frozen=True, slots=True)
class Isi:
    """How many reports a unit owes for a quarter, and how many of them are still to come."""

    wajib: int = 0
    belum: int = 0
    dikembalikan: int = 0


@dataclass(frozen=True, slots=True)
class Menunggu:
    """Reports of a unit that wait: for the paraf, or to be corrected after it."""

    paraf: int = 0
    koreksi: int = 0


@dataclass(frozen=True, slots=True)
class LaporanMasa:
    """Where the agency's report of a quarter stands; `status` "" where there is none."""

    status: str = ""
    diperpanjang: date | None = None
    alasan: str = ""


@dataclass(slots=True)
class Bahan:
    """Everything that duties are made of, by the agency's key and the quarter."""

    hari: date
    peranan: list[Peranan]
    renja: dict[tuple[int, int], Renja] = field(default_factory=dict)
    ditagih: set[tuple[int, int]] = field(default_factory=set)
    terbuka: list[Renja] = field(default_factory=list)
    # Plans that wait for a decision about their stage, and why others were given back.
    diajukan: list[Renja] = field(default_factory=list)
    dikembalikan: dict[int, str] = field(default_factory=dict)
    jendela: dict[Masa, Jendela] = field(default_factory=dict)
    laporan: dict[Masa, LaporanMasa] = field(default_factory=dict)
    isi: dict[Masa, dict[UUID, Isi]] = field(default_factory=dict)
    menunggu: dict[Masa, dict[UUID, Menunggu]] = field(default_factory=dict)
    koreksi_anggaran: dict[Masa, int] = field(default_factory=dict)
    tahap: dict[tuple[int, int, str, str], tuple[date, date]] = field(default_factory=dict)
    induk: dict[UUID, UUID | None] = field(default_factory=dict)
    tanpa_kepala: frozenset[UUID] = frozenset()

    def dibuka(self, pd: int) -> list[Masa]:
        """The quarters of an agency whose window has begun, the oldest first."""
        return [
            masa for masa, satu in self.jendela.items() if masa[0] == pd and satu.mulai <= self.hari
        ]

    def terkunci(self, masa: Masa) -> bool:
        """Whether the agency's report was handed in: nothing of the quarter is owed any more."""
        return self.laporan.get(masa, LaporanMasa()).status in TERKUNCI

    def diparaf_kepala_dinas(self, unit: UUID) -> bool:
        """Whether the head of the agency approves for a unit: the root, or one without a head."""
        return self.induk.get(unit) is None or unit in self.tanpa_kepala

    def di_bawah(self, unit: UUID, atas: Collection[UUID]) -> bool:
        """Whether a unit is one of those given, or part of one."""
        return any(satu in atas for satu in ke_atas(unit, self.induk.get))


def kumpulkan(pengguna: Iterable[int], hari: date) -> Bahan:
    """What the people (by key) have to do with on a day."""
    bahan = Bahan(hari, _peranan(pengguna, hari))
    semua = {satu.pd for satu in bahan.peranan if satu.pd is not None}
    semua = semua.union(*(satu.mitra for satu in bahan.peranan))
    if not semua:
        return bahan
    kepala = {
        satu.pd
        for satu in bahan.peranan
        if satu.pd is not None and satu.peran == Penugasan.Peran.KEPALA_DINAS
    }
    bahan.tanpa_kepala = frozenset(tanpa_kepala(kepala, hari).values() if kepala else ())
    _renja(bahan, semua)
    _jendela(bahan, semua)
    _tahap(bahan)
    bahan.dikembalikan = alasan_kembali(bahan.terbuka)
    _menunggu(bahan, semua)
    _kekurangan(bahan)
    return bahan


def berlaku(hari: date) -> Q:
    """Roles that are valid on a day."""
    sampai = Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=hari)
    return Q(berlaku_dari__lte=hari) & sampai


def _peranan(pengguna: Iterable[int], hari: date) -> list[Peranan]:
    tugas: list[tuple[Any, ...]] = list(
        Penugasan.objects.filter(berlaku(hari), pengguna__in=pengguna).values_list(
            "pk", "pengguna_id", "peran", "pemda_id", "perangkat_daerah_id", "unit_kerja__uid"
        )
    )
    mitra: dict[int, set[int]] = defaultdict(set)
    pasangan = Penugasan.mitra.through.objects.filter(
        penugasan__in=[satu[0] for satu in tugas if satu[2] == Penugasan.Peran.VERIFIKATOR]
    )
    for pk, pd in pasangan.values_list("penugasan_id", "perangkatdaerah_id"):
        mitra[pk].add(pd)
    return [
        Peranan(orang, peran, pemda, pd, unit, frozenset(mitra.get(pk, ())))
        for pk, orang, peran, pemda, pd, unit in tugas
    ]


def _renja(bahan: Bahan, semua: Collection[int]) -> None:
    """The plan of each year that has begun, and the plans that are open for changes.

    A year's perubahan takes the place of the plan itself once it was set. Reports are asked for
    (`ditagih`) for the last years only.
    """
    milik = Renja.objects.filter(perangkat_daerah__in=semua).select_related(
        "perangkat_daerah__pemda", "renstra", "edisi"
    )
    belum = belum_ditetapkan(semua)
    menurut: dict[int, dict[int, Renja]] = defaultdict(dict)
    for satu in milik.order_by("-tahun", "siklus", "pk"):
        if satu.pengajuan != Renja.Pengajuan.DISUSUN or satu.pk in belum:
            bahan.diajukan.append(satu)
        elif satu.terbuka:
            bahan.terbuka.append(satu)
        tahun = menurut[satu.perangkat_daerah_id]
        if satu.tahun > bahan.hari.year:
            continue
        ditetapkan = satu.tahap == Renja.Tahap.PENETAPAN
        if satu.tahun not in tahun or (satu.siklus != Renja.Siklus.AWAL and ditetapkan):
            tahun[satu.tahun] = satu
    bahan.renja = {
        (pd, angka): satu for pd, tahun in menurut.items() for angka, satu in tahun.items()
    }
    bahan.ditagih = {
        (pd, angka)
        for pd, tahun in menurut.items()
        for angka in sorted(tahun, reverse=True)[:TAHUN_TERAKHIR]
    }


def _jendela(bahan: Bahan, semua: Collection[int]) -> None:
    """The windows of every quarter, an agency's extension taken into account."""
    tahun = {angka for _, angka in bahan.renja}
    for pd, angka, triwulan, *isi in LaporanTriwulan.objects.filter(
        perangkat_daerah__in=semua, tahun__in=tahun
    ).values_list(
        *("perangkat_daerah_id", "tahun", "triwulan"),
        *("status", "diperpanjang_sampai", "alasan_kembali"),
    ):
        bahan.laporan[pd, angka, triwulan] = LaporanMasa(*isi)
    pemda = {satu.perangkat_daerah.pemda_id for satu in bahan.renja.values()}
    jadwal = {
        tuple(kunci): (mulai, selesai)
        for *kunci, mulai, selesai in JadwalPengisian.objects.filter(
            pemda__in=pemda, tahun__in=tahun
        ).values_list("pemda_id", "tahun", "triwulan", "mulai", "selesai")
    }
    for (pd, angka), renja in sorted(bahan.renja.items()):
        for triwulan in ROMAWI:
            masa = (pd, angka, triwulan)
            batas = jadwal.get((renja.perangkat_daerah.pemda_id, angka, triwulan))
            if batas is None and not _dilaksanakan(renja):
                continue
            diperpanjang = bahan.laporan.get(masa, LaporanMasa()).diperpanjang
            bahan.jendela[masa] = jendela(angka, triwulan, batas, diperpanjang)


def _dilaksanakan(renja: Renja) -> bool:
    """Whether reports are asked for without a schedule: not before the plan was set."""
    return renja.tahap == Renja.Tahap.PENETAPAN


def jendela(
    tahun: int, triwulan: int, jadwal: tuple[date, date] | None, diperpanjang: date | None
) -> Jendela:
    """When an agency fills in a quarter; without a schedule from its end on, without a last day."""
    if jadwal is None:
        return Jendela(akhir_triwulan(tahun, triwulan) + timedelta(days=1), None)
    mulai, selesai = jadwal
    return Jendela(mulai, max(selesai, diperpanjang or selesai))


def _tahap(bahan: Bahan) -> None:
    """The schedule of stages by pemda, year, cycle and stage."""
    pemda = {satu.perangkat_daerah.pemda_id for satu in (*bahan.terbuka, *bahan.diajukan)}
    for milik, tahun, siklus, tahap, *batas in JadwalTahap.objects.filter(
        pemda__in=pemda
    ).values_list("pemda_id", "tahun", "siklus", "tahap", "mulai", "selesai"):
        bahan.tahap[milik, tahun, siklus, tahap] = (batas[0], batas[1])


def _menunggu(bahan: Bahan, semua: Collection[int]) -> None:
    """Reports that wait for the paraf, open corrections, and the tree of units."""
    bahan.induk = dict(
        UnitKerja.objects.filter(perangkat_daerah__in=semua).values_list("uid", "induk__uid")
    )
    koreksi = KoreksiRealisasi.objects.filter(perangkat_daerah__in=semua, selesai_pada=None)
    dibuka = Exists(
        koreksi.filter(
            objek=OuterRef("uid"), tahun=OuterRef("tahun"), triwulan=OuterRef("triwulan")
        )
    )
    isi = (
        RealisasiTriwulan.objects.filter(perangkat_daerah__in=semua)
        .annotate(dibuka=dibuka)
        .filter(Q(status=StatusPelaporan.DIAJUKAN) | Q(dibuka=True))
        .values_list("perangkat_daerah_id", "tahun", "triwulan", "unit_kerja__uid", "status")
        .annotate(banyak=Count("pk"))
        .order_by()
    )
    for *masa, unit, status, banyak in isi:
        menurut = bahan.menunggu.setdefault(tuple(masa), {})
        lama = menurut.get(unit, Menunggu())
        if status == StatusPelaporan.DIAJUKAN:
            menurut[unit] = Menunggu(lama.paraf + banyak, lama.koreksi)
        else:
            menurut[unit] = Menunggu(lama.paraf, lama.koreksi + banyak)
    anggaran = koreksi.filter(jenis=KoreksiRealisasi.Jenis.ANGGARAN).values_list(
        "perangkat_daerah_id", "tahun", "triwulan"
    )
    for *masa, banyak in anggaran.annotate(banyak=Count("pk")).order_by():
        bahan.koreksi_anggaran[tuple(masa)] = banyak


def _kekurangan(bahan: Bahan) -> None:
    """What is still to be reported, from the plans that wait for reports: one load a year."""
    pelapor = {satu.pd for satu in bahan.peranan if satu.peran in PELAPOR}
    menurut: dict[int, dict[int, list[int]]] = defaultdict(dict)
    for pd, tahun in sorted(bahan.ditagih):
        triwulan = [
            q
            for _, angka, q in bahan.dibuka(pd)
            if angka == tahun and not bahan.terkunci((pd, angka, q))
        ]
        if pd in pelapor and triwulan:
            menurut[tahun][pd] = triwulan
    for tahun, isi in menurut.items():
        renja = [bahan.renja[pd, tahun] for pd in isi]
        rencana = muat_banyak(renja, max(max(satu) for satu in isi.values()))
        for satu in renja:
            pd = satu.perangkat_daerah_id
            hasil = hitung(rencana[satu.pk], isi[pd])
            bahan.isi |= {(pd, tahun, q): unit for q, unit in hasil.items()}


def hitung(rencana: Rencana, triwulan: Iterable[int]) -> dict[int, dict[UUID, Isi]]:
    """By quarter and unit: reports owed, not handed in, and returned among these.

    A report that is corrected after its approval is a duty of its own and not among them.
    """
    tahun, semua = rencana.tahun, terukur(rencana)
    hasil: dict[int, dict[UUID, Isi]] = {}
    for satu in triwulan:
        jumlah: Mapping[UUID, list[int]] = defaultdict(lambda: [0, 0, 0])
        for ukuran in semua:
            if not ukuran.wajib(tahun, satu):
                continue
            for unit in ukuran.unit:
                lapor = ukuran.lapor(tahun, satu, unit)
                selesai = lapor is not None and lapor.berlaku is not None
                kembali = lapor is not None and lapor.status == StatusPelaporan.DIKEMBALIKAN
                angka = jumlah[unit.uid]
                angka[0] += 1
                angka[1] += not selesai
                angka[2] += kembali and not selesai
        hasil[satu] = {uid: Isi(*angka) for uid, angka in jumlah.items()}
    return hasil
