"""The reports of quarters by indikator, with what of each counts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from performance.agregasi import NilaiTriwulan
from performance.models import BuktiRealisasi, RealisasiTriwulan
from planning import models as m
from planning.kuantitas import Kuantitas
from planning.models.pelaporan import TERKUNCI
from renja.pelaksanaan import LaporanUnit
from renja.pemuat.dasar import NILAI, nilai_tersimpan

KOLOM = (
    *("indikator_id", "tahun", "triwulan", "uid", "unit_kerja__uid", "unit_kerja__nama"),
    *("status", "pembilang", "penyebut", "rilis_bulan", "faktor_pendorong"),
    *("faktor_penghambat", "tindak_lanjut", "atas_nama"),
)
BUKTI = Coalesce(
    Subquery(
        BuktiRealisasi.objects.filter(realisasi=OuterRef("pk"))
        .order_by()
        .values("realisasi")
        .annotate(n=Count("pk"))
        .values("n")
    ),
    0,
)
# What a correction keeps of a value as text, since JSON has no exact decimals.
ANGKA = frozenset({"bawah", "atas", "pembilang", "penyebut"})
# Made once: what a query selects is resolved here, and only its filter at every load.
SEMUA = RealisasiTriwulan.objects.order_by("unit_kerja__urutan", "unit_kerja_id")
LENGKAP = SEMUA.annotate(banyak_bukti=BUKTI)
RINGKAS = SEMUA.annotate(banyak_bukti=Value(0))
Laporan = dict[int, dict[tuple[int, int], tuple[LaporanUnit, ...]]]


def muat_laporan(renja: m.Renja, satuan: Mapping[int, str], *, lengkap: bool) -> Laporan:
    """Reports by indikator and (tahun, triwulan); past years alone unless `lengkap`.

    One query, and one more for values that are being corrected where some report is.
    """
    milik = {"indikator__renstra": renja.renstra_id}
    pilih = LENGKAP if lengkap else RINGKAS.filter(tahun__lt=renja.tahun)
    semua = list(pilih.filter(**milik).values_list(*KOLOM, "banyak_bukti", *NILAI))
    diperbaiki = [isi[3] for isi in semua if isi[6] not in TERKUNCI]
    lama = _lama(diperbaiki) if diperbaiki else {}
    hasil: dict[int, dict[tuple[int, int], list[LaporanUnit]]] = defaultdict(dict)
    for nomor, tahun, triwulan, *isi in semua:
        satu = laporan_unit(satuan[nomor], isi, lama.get((isi[0], tahun, triwulan)))
        hasil[nomor].setdefault((tahun, triwulan), []).append(satu)
    return {
        nomor: {masa: tuple(isi) for masa, isi in menurut.items()}
        for nomor, menurut in hasil.items()
    }


def _lama(uid: list[UUID]) -> dict[tuple[UUID, int, int], Mapping[str, Any]]:
    """The approved values that stay in force while their rows are corrected."""
    terbuka = m.KoreksiRealisasi.objects.filter(objek__in=uid, selesai_pada=None)
    return {
        (objek, tahun, triwulan): lama
        for objek, tahun, triwulan, lama in terbuka.values_list(
            "objek", "tahun", "triwulan", "lama"
        )
    }


def laporan_unit(satuan: str, isi: Sequence[Any], lama: Mapping[str, Any] | None) -> LaporanUnit:
    """A report from its columns (KOLOM from `uid` on, how many bukti, NILAI), and what counts.

    `lama` is the value that stays in force while an approved one is corrected.
    """
    uid, unit, nama, status, pembilang, penyebut, rilis, *isi = isi
    pendorong, penghambat, tindak_lanjut, atas_nama, bukti, *kolom = isi
    nilai = nilai_tersimpan(kolom, satuan)
    berlaku = None
    if status in TERKUNCI:
        berlaku = NilaiTriwulan(nilai, pembilang, penyebut, nama)
    elif lama is not None:
        berlaku = nilai_lama(lama, satuan, nama)
    return LaporanUnit(
        *(uid, unit, nama, status, nilai, pembilang, penyebut, rilis),
        *(pendorong, penghambat, tindak_lanjut, atas_nama, bukti, berlaku),
        dikoreksi=lama is not None,
    )


def nilai_lama(lama: Mapping[str, Any], satuan: str, unit: str) -> NilaiTriwulan:
    """A value as `performance.pelaporan.nilai_lapor` wrote it into a correction."""
    baca = {
        kolom.name: kolom.to_python(lama.get(kolom.name))
        for kolom in RealisasiTriwulan._meta.concrete_fields
        if kolom.name in ANGKA
    }
    isi = (baca["bawah"], baca["atas"], lama["satuan"], lama["teks"], lama["keadaan"])
    nilai: Kuantitas = nilai_tersimpan(isi, satuan)
    return NilaiTriwulan(nilai, baca["pembilang"], baca["penyebut"], unit)
