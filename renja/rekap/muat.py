"""The Renja of many agencies at once, each as a `Rencana` of what the roll-up needs.

`JUMLAH_KUERI` queries whatever the number of agencies: one per kind of row, over all of them.
The trees, the reports and what counts of them are put together as for a single Renja, so that
the same functions give the same numbers; texts, places and other years stay behind.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Sum

from budget.lapisan import lapisan_pada
from budget.models import LapisanPagu, Pagu, RealisasiAnggaran
from performance.models import RealisasiTriwulan
from planning import models as m
from planning.kuantitas import Kuantitas, Rupiah
from planning.models.pelaporan import akhir_triwulan
from renja import pelaksanaan as p
from renja import rencana as r
from renja.pemuat.dasar import NILAI, kelompok, nilai_tersimpan, tanpa_pemungut_sampah
from renja.pemuat.deret import PEMILIK, TARGET, TRIWULAN
from renja.pemuat.laporan import laporan_unit
from renja.pemuat.pohon import (
    BARIS,
    KEGIATAN,
    KOLOM_BARIS,
    KOLOM_PROGRAM,
    PROGRAM,
    SUB_KEGIATAN,
    BahanPohon,
    Pohon,
)

JUMLAH_KUERI = 15
ASAL = ("renja", "perubahan", "renstra")
# Made once: what a query selects is resolved here, and only its filter at every load.
INDIKATOR = m.Indikator.objects.order_by("urutan", "id").values_list(
    *("id", "renstra_id", *PEMILIK, "uid", "uraian", "satuan", "arah", "agregasi", "iku"),
    *("cara_tulis", "skala_ordinal", "penanggung_jawab__uid"),
)
LAPORAN = RealisasiTriwulan.objects.order_by("unit_kerja__urutan", "unit_kerja_id").values_list(
    *("indikator_id", "tahun", "triwulan", "uid", "unit_kerja__uid", "unit_kerja__nama"),
    *("status", "pembilang", "penyebut", *NILAI),
)
KOREKSI = m.KoreksiRealisasi.objects.filter(selesai_pada=None).values_list(
    "objek", "tahun", "triwulan", "lama"
)
UNIT = m.UnitKerja.objects.order_by("urutan", "id").values_list(
    "perangkat_daerah_id", "uid", "nama", "jenis", "induk__uid"
)
LAPISAN = LapisanPagu.objects.values_list(
    *("perangkat_daerah_id", "id", "renja__siklus", "jenis", "ke", "nomor", "tanggal")
)
PROGRAM_RENSTRA = PROGRAM.values_list("renstra_id", *KOLOM_PROGRAM)
BARIS_SEMUA = BARIS.values_list("renja_id", *KOLOM_BARIS)
BARIS_UANG = ("baris__sub_kegiatan_id", "baris__unit_kerja_id")
TANPA_UANG = p.UangBaris()
Kunci = tuple[int, int]


def muat_banyak(renja: Sequence[m.Renja], triwulan: int) -> dict[int, r.Rencana]:
    """The plans by the key of their Renja, with the reports and the money up to a quarter.

    All are of one year, each of another agency; the caller has fetched them through permission.
    The money of a row is that of the layer in force at the quarter's end, under its own key.
    """
    if not renja:
        return {}
    with tanpa_pemungut_sampah():
        return _Pemuat(renja, triwulan).rencana()


class _Uang:
    """No money of the plan: that of the year is all the roll-up shows."""

    pagu: Mapping[int, Mapping[str, r.Pagu]] = {}
    maju: Mapping[int, Rupiah] = {}

    def tahunan(self, _nomor: int, _nomenklatur: int, /) -> Mapping[int, r.AnggaranTahunan]:
        """None."""
        return {}


class _UangTahun:
    """The spending up to a quarter and the pagu in force, by (sub kegiatan, unit kerja)."""

    def __init__(self, renja: Sequence[m.Renja], triwulan: int) -> None:
        self.tahun, self.triwulan = renja[0].tahun, triwulan
        self.milik = [satu.perangkat_daerah_id for satu in renja]
        self.lapisan = self._lapisan()
        self.pagu_lain: Mapping[Kunci, Mapping[str, r.Pagu]] = self._pagu()
        self.realisasi = self._realisasi()

    def untuk(self, sub: int, unit: int, _letak: int, /) -> p.UangBaris:
        """The money of a row, its months put together into the last one of the quarter."""
        jumlah = self.realisasi.get((sub, unit))
        if jumlah is None:
            return TANPA_UANG
        return p.UangBaris({3 * self.triwulan: (p.BagianBulan("", "", jumlah),)})

    def pagu_lepas(self, _sub: int, _unit: Collection[int], /) -> Mapping[str, r.Pagu]:
        """Nothing of rows that are not in the plan."""
        return {}

    def lalu_dari(self, _sub: int, /) -> p.UangBaris:
        """Nothing of other years."""
        return TANPA_UANG

    def _lapisan(self) -> dict[int, p.Lapisan]:
        """The layer in force of each agency, over both cycles; its key is that of its row."""
        semua: dict[int, list[p.Lapisan]] = defaultdict(list)
        pilih = LAPISAN.filter(perangkat_daerah__in=self.milik, renja__tahun=self.tahun)
        for milik, pk, siklus, jenis, ke, nomor, tanggal in pilih:
            nama = str(LapisanPagu(jenis=jenis, ke=ke))
            semua[milik].append(p.Lapisan(str(pk), siklus, jenis, ke, nama, nomor, tanggal))
        hari = akhir_triwulan(self.tahun, self.triwulan)
        berlaku = {milik: lapisan_pada(isi, hari) for milik, isi in semua.items()}
        return {milik: satu for milik, satu in berlaku.items() if satu is not None}

    def _pagu(self) -> dict[Kunci, dict[str, r.Pagu]]:
        hasil: dict[Kunci, dict[str, r.Pagu]] = defaultdict(dict)
        semua = Pagu.objects.filter(lapisan__in=[satu.kunci for satu in self.lapisan.values()])
        for sub, unit, lapisan, nilai in semua.values_list(*BARIS_UANG, "lapisan_id", "nilai"):
            hasil[sub, unit][str(lapisan)] = r.Pagu(nilai)
        return hasil

    def _realisasi(self) -> dict[Kunci, Rupiah]:
        semua = (
            RealisasiAnggaran.objects.filter(
                perangkat_daerah__in=self.milik,
                baris__renja__tahun=self.tahun,
                bulan__lte=3 * self.triwulan,
            )
            .order_by()
            .values_list(*BARIS_UANG)
            .annotate(jumlah=Sum("nilai"))
        )
        return {(sub, unit): jumlah for sub, unit, jumlah in semua}


class _Indikator:
    """The indikator of many Renstra by the row that they measure, with the year's series."""

    def __init__(self, renja: Sequence[m.Renja], triwulan: int) -> None:
        renstra = {satu.renstra_id for satu in renja}
        baris = list(INDIKATOR.filter(renstra__in=renstra))
        self.satuan = {satu[0]: satu[9] for satu in baris}
        milik = {"indikator__renstra__in": renstra, "tahun": renja[0].tahun}
        self.target: dict[int, dict[tuple[str, int], Kuantitas]] = defaultdict(dict)
        for nomor, asal, masa, *isi in TARGET.filter(asal__in=ASAL, **milik):
            self.target[nomor][asal, masa] = nilai_tersimpan(isi, self.satuan[nomor])
        self.rencana: dict[int, dict[tuple[int, int], Kuantitas]] = defaultdict(dict)
        for nomor, masa, q, *isi in TRIWULAN.filter(triwulan__lte=triwulan, **milik):
            self.rencana[nomor][masa, q] = nilai_tersimpan(isi, self.satuan[nomor])
        self.laporan: dict[int, dict[tuple[int, int], tuple[p.LaporanUnit, ...]]] = defaultdict(
            dict
        )
        self._isi_laporan(renja, LAPORAN.filter(triwulan__lte=triwulan, **milik))
        self.menurut_pemilik: dict[Any, list[r.Indikator]] = defaultdict(list)
        for satu in baris:
            self.menurut_pemilik[_pemilik(satu)].append(self._satu(satu[0], satu[7:]))

    def milik(self, pemilik: tuple[str, int] | None) -> tuple[r.Indikator, ...]:
        """Those of a row; of a whole Renstra by ("renstra_id", its key)."""
        return tuple(self.menurut_pemilik.get(pemilik, ()))

    def _satu(self, nomor: int, isi: Sequence[Any]) -> r.Indikator:
        uid, uraian, satuan, arah, agregasi, iku, cara_tulis, skala, penanggung_jawab = isi
        return r.Indikator(
            *(uid, uraian, satuan, arah, agregasi, iku),
            target=self.target.get(nomor, {}),
            cara_tulis=cara_tulis,
            skala_ordinal=tuple(skala) if isinstance(skala, list) else (),
            penanggung_jawab=penanggung_jawab,
            triwulan=self.laporan.get(nomor, {}),
            target_triwulan=self.rencana.get(nomor, {}),
        )

    def _isi_laporan(self, renja: Sequence[m.Renja], baris: Iterable[Sequence[Any]]) -> None:
        milik = [satu.perangkat_daerah_id for satu in renja]
        koreksi = KOREKSI.filter(perangkat_daerah__in=milik, tahun=renja[0].tahun)
        lama = {(objek, masa, q): isi for objek, masa, q, isi in koreksi}
        for nomor, masa, q, *isi in baris:
            # What the roll-up does not show: month of release, texts, on behalf, evidence.
            kolom = (*isi[:6], None, "", "", "", False, 0, *isi[6:])
            satu = laporan_unit(self.satuan[nomor], kolom, lama.get((isi[0], masa, q)))
            menurut = self.laporan[nomor]
            menurut[masa, q] = (*menurut.get((masa, q), ()), satu)


def _pemilik(baris: Sequence[Any]) -> tuple[str, int]:
    """The row that an indikator measures; the agency's own belong to their Renstra."""
    for nama, kunci in zip(PEMILIK, baris[2:7], strict=True):
        if kunci is not None:
            return nama, kunci
    return "renstra_id", baris[1]


class _Pemuat:
    """Fetches in sets, and parts what came by Renja."""

    def __init__(self, renja: Sequence[m.Renja], triwulan: int) -> None:
        self.renja = renja
        renstra = {satu.renstra_id for satu in renja}
        dalam = {"program__renstra__in": renstra}
        self.indikator = _Indikator(renja, triwulan)
        self.uang, self.uang_tahun = _Uang(), _UangTahun(renja, triwulan)
        self.program = kelompok(PROGRAM_RENSTRA.filter(renstra__in=renstra))
        self.kegiatan = kelompok(KEGIATAN.filter(**dalam))
        self.sub = kelompok(SUB_KEGIATAN.filter(kegiatan__program__renstra__in=renstra))
        self.baris = _baris(renja)
        self.tujuan = _tujuan(renstra, self.indikator)
        self.unit = kelompok(UNIT.filter(perangkat_daerah__in=self.uang_tahun.milik))

    def rencana(self) -> dict[int, r.Rencana]:
        """Every Renja as a plan."""
        return {satu.pk: self._satu(satu) for satu in self.renja}

    def _satu(self, renja: m.Renja) -> r.Rencana:
        bahan = BahanPohon(
            self.program.get(renja.renstra_id, ()),
            self.kegiatan,
            self.sub,
            self.baris.get(renja.pk, {}),
            {},
        )
        pohon = Pohon(bahan, self.indikator, self.uang, self.uang_tahun)
        lapisan = self.uang_tahun.lapisan.get(renja.perangkat_daerah_id)
        pengaturan = renja.pengaturan if isinstance(renja.pengaturan, dict) else {}
        return r.Rencana(
            r.Pemilik(renja.perangkat_daerah.kode, renja.perangkat_daerah.nama, ""),
            *(renja.tahun, renja.siklus, renja.tahap),
            r.Periode("", renja.tahun, renja.tahun),
            program=tuple(satu for satu in pohon.program if satu.kegiatan),
            tujuan=self.tujuan.get(renja.renstra_id, ()),
            indikator_lain=self.indikator.milik(("renstra_id", renja.renstra_id)),
            pengaturan=pengaturan,
            pelaksanaan=p.Pelaksanaan(
                unit=tuple(
                    p.UnitKerja(*isi) for isi in self.unit.get(renja.perangkat_daerah_id, ())
                ),
                lapisan=(lapisan,) if lapisan else (),
            ),
        )


def _baris(renja: Sequence[m.Renja]) -> dict[int, dict[int, list[tuple[Any, ...]]]]:
    """The rows by Renja, then by sub kegiatan."""
    hasil: dict[int, dict[int, list[tuple[Any, ...]]]] = defaultdict(lambda: defaultdict(list))
    for milik, sub, *isi in BARIS_SEMUA.filter(renja__in=renja):
        hasil[milik][sub].append(tuple(isi))
    return hasil


def _tujuan(renstra: Collection[int], indikator: _Indikator) -> dict[int, tuple[r.Tujuan, ...]]:
    """Tujuan with their sasaran by Renstra."""
    sasaran = kelompok(
        m.Sasaran.objects.filter(tujuan__renstra__in=renstra)
        .order_by("nomor")
        .values_list("tujuan_id", "id", "uid", "nomor", "uraian")
    )
    hasil: dict[int, list[r.Tujuan]] = defaultdict(list)
    tujuan = m.Tujuan.objects.filter(renstra__in=renstra).order_by("nomor")
    for milik, pk, uid, nomor, uraian in tujuan.values_list(
        "renstra_id", "id", "uid", "nomor", "uraian"
    ):
        anak = tuple(
            r.Sasaran(kode, angka, isi, indikator.milik(("sasaran_id", kunci)))
            for kunci, kode, angka, isi in sasaran.get(pk, ())
        )
        hasil[milik].append(r.Tujuan(uid, nomor, uraian, indikator.milik(("tujuan_id", pk)), anak))
    return {milik: tuple(isi) for milik, isi in hasil.items()}
