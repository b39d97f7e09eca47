"""What came of the year: money by month and row, layers of both cycles, reports, corrections.

Spending and layers are matched by sub kegiatan and unit kerja over both cycles of the year, so
that the Renja and its perubahan tell of the same money.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Sum

from budget.models import (
    AnggaranKas,
    JenisLapisanPagu,
    LapisanPagu,
    Pagu,
    PaguRenstra,
    PaguSumber,
    RealisasiAnggaran,
)
from planning import models as m
from planning.kuantitas import Rupiah
from renja import pelaksanaan as p
from renja import rencana as r
from renja.pemuat.dasar import kelompok

# The key of a row over both cycles: (sub kegiatan, unit kerja).
Kunci = tuple[int, int]
BARIS = ("baris__sub_kegiatan_id", "baris__unit_kerja_id")
SUMBER = ("sumber_dana__kode", "sumber_dana__cetak", "sumber_dana__uraian")
BERLAPIS = ("id", "renja_id", "renja__siklus", "jenis", "ke", "nomor", "tanggal")


class UangTahun:
    """The money of the year by row; empty where only the plan is wanted."""

    def __init__(self, renja: m.Renja, *, lengkap: bool) -> None:
        self.baris: dict[Kunci, p.UangBaris] = {}
        self.lapisan: tuple[p.Lapisan, ...] = ()
        self.pagu_lain: dict[Kunci, dict[str, r.Pagu]] = {}
        self.pagu_sub: dict[int, dict[int, dict[str, r.Pagu]]] = defaultdict(dict)
        self.renstra: dict[int, dict[int, Rupiah]] = {}
        self.lalu: dict[int, dict[int, Rupiah]] = {}
        if not lengkap:
            return
        realisasi, kas = _realisasi(renja), _kas(renja)
        self.renstra, self.lalu = _renstra(renja), _lalu(renja)
        self.baris = {
            satu: p.UangBaris(
                {bulan: tuple(isi) for bulan, isi in realisasi.get(satu, {}).items()},
                kas.get(satu, {}),
            )
            for satu in {*realisasi, *kas}
        }
        self.lapisan, lain = _lapisan(renja)
        self.pagu_lain = _pagu_lain(lain)
        for (sub, unit), isi in self.pagu_lain.items():
            self.pagu_sub[sub][unit] = isi

    def untuk(self, sub: int, unit: int, letak: int, /) -> p.UangBaris:
        """The money of a row; what belongs to its sub kegiatan stands at the first one, 0."""
        uang = self.baris.get((sub, unit), p.UangBaris())
        if letak:
            return uang
        milik = self.lalu_dari(sub)
        return p.UangBaris(uang.realisasi, uang.kas, milik.pagu_renstra, milik.realisasi_lalu)

    def pagu_lepas(self, sub: int, unit: Collection[int], /) -> dict[str, r.Pagu]:
        """The other cycle's layers of a sub kegiatan for all units but these, summed."""
        hasil: dict[str, r.Pagu] = {}
        for satu, isi in self.pagu_sub.get(sub, {}).items():
            for kunci, pagu in isi.items() if satu not in unit else ():
                ada = hasil.get(kunci, r.Pagu(0))
                hasil[kunci] = r.Pagu(ada.nilai + pagu.nilai, (*ada.sumber, *pagu.sumber))
        return hasil

    def lalu_dari(self, sub: int, /) -> p.UangBaris:
        """The other years of a sub kegiatan, whichever unit kerja had it then."""
        return p.UangBaris(
            pagu_renstra=self.renstra.get(sub, {}), realisasi_lalu=self.lalu.get(sub, {})
        )


def _tahun_ini(renja: m.Renja) -> dict[str, int]:
    return {
        "baris__renja__perangkat_daerah": renja.perangkat_daerah_id,
        "baris__renja__tahun": renja.tahun,
    }


def _realisasi(renja: m.Renja) -> dict[Kunci, dict[int, list[p.BagianBulan]]]:
    hasil: dict[Kunci, dict[int, list[p.BagianBulan]]] = defaultdict(dict)
    semua = (
        RealisasiAnggaran.objects.filter(**_tahun_ini(renja))
        .order_by("bulan", "sumber_dana__kode")
        .values_list(*BARIS, "bulan", *SUMBER, "nilai")
    )
    for sub, unit, bulan, kode, cetak, uraian, nilai in semua:
        satu = p.BagianBulan(kode or "", cetak or uraian or "", nilai)
        hasil[sub, unit].setdefault(bulan, []).append(satu)
    return hasil


def _kas(renja: m.Renja) -> dict[Kunci, dict[int, Rupiah]]:
    """The planned cash: that of the perubahan replaces the Renja's, row by row and month."""
    hasil: dict[Kunci, dict[int, Rupiah]] = defaultdict(dict)
    semua = (
        AnggaranKas.objects.filter(**_tahun_ini(renja))
        .order_by("baris__renja__siklus")
        .values_list(*BARIS, "bulan", "nilai")
    )
    for sub, unit, bulan, nilai in semua:
        hasil[sub, unit][bulan] = nilai
    return hasil


def _lalu(renja: m.Renja) -> dict[int, dict[int, Rupiah]]:
    """What earlier years of the same Renstra spent, by sub kegiatan."""
    hasil: dict[int, dict[int, Rupiah]] = defaultdict(dict)
    semua = (
        RealisasiAnggaran.objects.filter(
            baris__sub_kegiatan__kegiatan__program__renstra=renja.renstra_id,
            baris__renja__tahun__lt=renja.tahun,
        )
        .order_by()
        .values_list("baris__sub_kegiatan_id", "baris__renja__tahun")
        .annotate(jumlah=Sum("nilai"))
    )
    for sub, tahun, jumlah in semua:
        hasil[sub][tahun] = jumlah
    return hasil


def _renstra(renja: m.Renja) -> dict[int, dict[int, Rupiah]]:
    isi = kelompok(
        PaguRenstra.objects.filter(
            sub_kegiatan__kegiatan__program__renstra=renja.renstra_id
        ).values_list("sub_kegiatan_id", "tahun", "nilai")
    )
    return {sub: dict(deret) for sub, deret in isi.items()}


def _lapisan(renja: m.Renja) -> tuple[tuple[p.Lapisan, ...], dict[int, str]]:
    """The layers of the year, and the keys of those that belong to the other cycle."""
    nama = dict(JenisLapisanPagu.choices)
    hasil: list[p.Lapisan] = []
    lain: dict[int, str] = {}
    semua = LapisanPagu.objects.filter(
        renja__perangkat_daerah=renja.perangkat_daerah_id, renja__tahun=renja.tahun
    )
    for pk, milik, siklus, jenis, ke, nomor, tanggal in semua.values_list(*BERLAPIS):
        kunci = jenis if ke == 1 else f"{jenis}-{ke}"
        if milik != renja.pk:
            kunci = lain[pk] = f"{siklus}/{kunci}"
        sebutan = nama[jenis] + (f" ke-{ke}" if jenis == JenisLapisanPagu.PERGESERAN else "")
        hasil.append(p.Lapisan(kunci, siklus, jenis, ke, sebutan, nomor, tanggal))
    return tuple(hasil), lain


def _pagu_lain(lain: Mapping[int, str]) -> dict[Kunci, dict[str, r.Pagu]]:
    """The pagu of the other cycle's layers, by row."""
    hasil: dict[Kunci, dict[str, r.Pagu]] = defaultdict(dict)
    if not lain:
        return hasil
    sumber = kelompok(
        PaguSumber.objects.filter(pagu__lapisan__in=lain)
        .order_by("urutan", "id")
        .values_list("pagu_id", *SUMBER, "nilai")
    )
    semua = Pagu.objects.filter(lapisan__in=lain).values_list("id", *BARIS, "lapisan_id", "nilai")
    for pk, sub, unit, lapisan, nilai in semua:
        bagian = tuple(
            r.BagianSumber(kode, cetak or uraian, isi)
            for kode, cetak, uraian, isi in sumber.get(pk, ())
        )
        hasil[sub, unit][lain[lapisan]] = r.Pagu(nilai, bagian)
    return hasil


def muat_pelaksanaan(renja: m.Renja, lapisan: tuple[p.Lapisan, ...]) -> p.Pelaksanaan:
    """What hangs on the agency and the year: units, reports, corrections, signatures, windows."""
    milik: dict[str, Any] = {"perangkat_daerah": renja.perangkat_daerah_id}
    return p.Pelaksanaan(
        unit=tuple(
            p.UnitKerja(*isi)
            for isi in m.UnitKerja.objects.filter(**milik)
            .order_by("urutan", "id")
            .values_list("uid", "nama", "jenis", "induk__uid")
        ),
        lapisan=lapisan,
        laporan={
            (tahun, triwulan): p.Laporan(*isi)
            for tahun, triwulan, *isi in m.LaporanTriwulan.objects.filter(**milik).values_list(
                *("tahun", "triwulan", "status", "faktor_pendorong", "faktor_penghambat"),
                *("tindak_lanjut_triwulan", "tindak_lanjut_renja", "alasan_kembali"),
                *("disetujui_pada", "diperpanjang_sampai"),
            )
        },
        koreksi=tuple(
            p.Koreksi(*isi)
            for isi in m.KoreksiRealisasi.objects.filter(**milik)
            .order_by("dibuka_pada", "pk")
            .values_list(
                *("jenis", "objek", "sebutan", "tahun", "triwulan", "lama", "baru", "alasan"),
                *("dibuka_pada", "selesai_pada"),
            )
        ),
        tanda_tangan=tuple(
            p.TandaTangan(*isi)
            for isi in m.Penandatangan.objects.filter(**milik).values_list(
                *("jabatan", "sebagai", "nama", "pangkat", "nip", "tempat"),
                *("berlaku_dari", "berlaku_sampai"),
            )
        ),
        jadwal={
            triwulan: (mulai, selesai)
            for triwulan, mulai, selesai in m.JadwalPengisian.objects.filter(
                pemda=renja.perangkat_daerah.pemda_id, tahun=renja.tahun
            ).values_list("triwulan", "mulai", "selesai")
        },
    )
