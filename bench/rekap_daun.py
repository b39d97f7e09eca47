"""The roll-up as one would write it first: every leaf row of the year, summed in Python.

One plain query a table over all agencies, dictionaries, and the same rules of performance. It
knows only what the made-up cities hold: every indikator names its unit kerja, no code has
moved, money has one cycle.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from budget.lapisan import lapisan_pada
from budget.models import LapisanPagu, Pagu, RealisasiAnggaran
from performance.agregasi import NilaiTriwulan
from performance.capaian import capaian_terhitung
from performance.hasil import Hasil
from performance.kelompok import Anggota, RataRata, capaian_baris, rata_rata_kelompok
from performance.models import RealisasiTriwulan
from planning import models as m
from planning.kuantitas import Keadaan, Kuantitas, kosong
from planning.models.pelaporan import TERKUNCI, akhir_triwulan
from renja.pelaksanaan import Lapisan, LaporanUnit, berjalan
from renja.pemuat.dasar import NILAI, nilai_tersimpan
from renja.pemuat.laporan import nilai_lama
from renja.rata_rata import SEBUTAN_TINGKAT
from renja.rekap.baris import Pengaturan

TINGKAT = ("program", "kegiatan", "sub_kegiatan")


@dataclass(frozen=True, slots=True)
class Daun:
    """An agency's mean, its indikator that owe a report, and its sums in rupiah."""

    rata: RataRata
    belum: int
    realisasi: Decimal | int | None
    pagu: Decimal | int | None


@dataclass(slots=True)
class _Ukuran:
    """An indikator with its year."""

    milik: int
    tingkat: str
    baris: int
    arah: str
    aturan: tuple[str, str, str]
    skala: tuple[str, ...]
    unit: str
    iku: int | None


def rekap_daun(pemda: m.Pemda, tahun: int, triwulan: int) -> dict[int, Daun]:
    """Where each agency of the pemda stands, by the key of the agency."""
    milik = {"perangkat_daerah__pemda": pemda, "tahun": tahun}
    renja = dict(
        m.Renja.objects.filter(siklus="awal", **milik).values_list(
            "perangkat_daerah_id", "pengaturan"
        )
    )
    terpakai = _terpakai(pemda, tahun)
    ukuran = _ukuran(pemda, terpakai)
    target = _target(milik, ukuran)
    rencana = _rencana(milik, ukuran)
    lapor = _lapor(milik, ukuran)
    menurut: dict[int, list[int]] = defaultdict(list)
    for pk, satu in ukuran.items():
        if pk in target:
            menurut[satu.milik].append(pk)
    uang = _uang(pemda, tahun, triwulan)
    return {
        pd: _satu(
            Pengaturan(pengaturan),
            [
                (ukuran[pk], target[pk], rencana.get(pk, {}), lapor.get(pk, {}))
                for pk in menurut[pd]
            ],
            triwulan,
            uang.get(pd, (None, None)),
        )
        for pd, pengaturan in renja.items()
    }


def _terpakai(pemda: m.Pemda, tahun: int) -> dict[str, set[int]]:
    """The rows of each level that are in the year's plans."""
    hasil: dict[str, set[int]] = {tingkat: set() for tingkat in TINGKAT}
    baris = m.BarisRenja.objects.filter(
        perangkat_daerah__pemda=pemda, renja__tahun=tahun, renja__siklus="awal"
    )
    for isi in baris.values_list(
        "sub_kegiatan__kegiatan__program_id", "sub_kegiatan__kegiatan_id", "sub_kegiatan_id"
    ):
        for tingkat, pk in zip(TINGKAT, isi, strict=True):
            hasil[tingkat].add(pk)
    return hasil


def _ukuran(pemda: m.Pemda, terpakai: Mapping[str, set[int]]) -> dict[int, _Ukuran]:
    hasil = {}
    semua = m.Indikator.objects.filter(perangkat_daerah__pemda=pemda).order_by("urutan", "id")
    kolom = [f"{tingkat}_id" for tingkat in TINGKAT]
    for pk, milik, arah, agregasi, cara, satuan, skala, unit, iku, *pemilik in semua.values_list(
        *("id", "perangkat_daerah_id", "arah", "agregasi", "cara_tulis", "satuan"),
        *("skala_ordinal", "penanggung_jawab__nama", "iku", *kolom),
    ):
        tingkat, baris = next(
            ((nama, isi) for nama, isi in zip(TINGKAT, pemilik, strict=True) if isi), ("iku", pk)
        )
        if tingkat != "iku" and baris not in terpakai[tingkat]:
            continue
        aturan = (agregasi, cara, satuan)
        hasil[pk] = _Ukuran(milik, tingkat, baris, arah, aturan, tuple(skala), unit, iku)
    return hasil


def _target(milik: Mapping[str, Any], ukuran: Mapping[int, _Ukuran]) -> dict[int, Kuantitas]:
    """The year's target: the Renja's own before the Renstra's; only those that are there."""
    hasil: dict[int, Kuantitas] = {}
    semua = m.Target.objects.filter(asal__in=("renja", "renstra"), **milik).order_by("-asal")
    for pk, *isi in semua.values_list("indikator_id", *NILAI):
        if pk in ukuran:
            hasil[pk] = nilai_tersimpan(isi, ukuran[pk].aturan[2])
    return {pk: satu for pk, satu in hasil.items() if satu.ada}


def _rencana(
    milik: Mapping[str, Any], ukuran: Mapping[int, _Ukuran]
) -> dict[int, dict[int, Kuantitas]]:
    hasil: dict[int, dict[int, Kuantitas]] = defaultdict(dict)
    semua = m.TargetTriwulan.objects.filter(**milik)
    for pk, q, *isi in semua.values_list("indikator_id", "triwulan", *NILAI):
        if pk in ukuran:
            hasil[pk][q] = nilai_tersimpan(isi, ukuran[pk].aturan[2])
    return hasil


def _lapor(
    milik: Mapping[str, Any], ukuran: Mapping[int, _Ukuran]
) -> dict[int, dict[int, list[LaporanUnit]]]:
    """The reports by quarter, with what counts of them."""
    koreksi = m.KoreksiRealisasi.objects.filter(selesai_pada=None, **milik)
    lama = dict(koreksi.values_list("objek", "lama"))
    hasil: dict[int, dict[int, list[LaporanUnit]]] = defaultdict(lambda: defaultdict(list))
    for pk, q, uid, unit, nama, status, atas, bawah, *isi in RealisasiTriwulan.objects.filter(
        **milik
    ).values_list(
        *("indikator_id", "triwulan", "uid", "unit_kerja__uid", "unit_kerja__nama", "status"),
        *("pembilang", "penyebut", *NILAI),
    ):
        if pk not in ukuran:
            continue
        satuan = ukuran[pk].aturan[2]
        nilai = nilai_tersimpan(isi, satuan)
        berlaku = None
        if status in TERKUNCI:
            berlaku = NilaiTriwulan(nilai, atas, bawah, nama)
        elif uid in lama:
            berlaku = nilai_lama(lama[uid], satuan, nama)
        satu = LaporanUnit(uid, unit, nama, status, nilai, atas, bawah, berlaku=berlaku)
        hasil[pk][q].append(satu)
    return hasil


Isi = tuple[_Ukuran, Kuantitas, Mapping[int, Kuantitas], Mapping[int, list[LaporanUnit]]]


def _satu(
    atur: Pengaturan,
    isi: Iterable[Isi],
    triwulan: int,
    uang: tuple[Decimal | int | None, Decimal | int | None],
) -> Daun:
    """One agency: capaian of the rows of its level, the mean, and who owes a report."""
    baris: dict[int, list[tuple[Hasil, bool, bool]]] = defaultdict(list)
    belum = 0
    for ukuran, target, rencana, lapor in isi:
        wajib = [q for q in range(1, triwulan + 1) if _wajib(rencana.get(q))]
        diam = any(not any(x.berlaku for x in lapor.get(q, ())) for q in wajib)
        belum += diam
        kunci = _kunci(ukuran, atur.tingkat_rata_rata)
        if kunci is None:
            continue
        empat = {q: rencana.get(q) for q in range(1, 5)}
        isi_tahun = berjalan(lapor, empat, ukuran.aturan, triwulan, [ukuran.unit])
        hasil = capaian_terhitung(target, isi_tahun, ukuran.arah, atur.varian_negatif, ukuran.skala)
        baris[kunci].append((hasil, bool(wajib), diam))
    anggota = [
        Anggota(
            "",
            capaian_baris([hasil for hasil, _, _ in satu], atur.batas_capaian),
            any(wajib for _, wajib, _ in satu),
            any(wajib for _, wajib, _ in satu) and not any(diam for _, _, diam in satu),
        )
        for satu in baris.values()
    ]
    rata = rata_rata_kelompok(
        anggota,
        SEBUTAN_TINGKAT[atur.tingkat_rata_rata],
        atur.batas_capaian,
        belum_lapor_nol=atur.belum_lapor_nol,
    )
    return Daun(rata, belum, *uang)


def _wajib(rencana: Kuantitas | None) -> bool:
    return (rencana or kosong()).keadaan is not Keadaan.TIDAK_DIRENCANAKAN


def _kunci(ukuran: _Ukuran, tingkat: str) -> int | None:
    """The row that an indikator counts for in the mean, None where it does not."""
    if tingkat == "iku":
        return ukuran.iku
    return ukuran.baris if ukuran.tingkat == tingkat else None


def _uang(
    pemda: m.Pemda, tahun: int, triwulan: int
) -> dict[int, tuple[Decimal | int | None, Decimal | int | None]]:
    """Every month and every pagu of the year, added up by agency."""
    lapisan: dict[int, list[Lapisan]] = defaultdict(list)
    milik = {"perangkat_daerah__pemda": pemda}
    for pd, pk, jenis, ke, nomor, tanggal in LapisanPagu.objects.filter(
        renja__tahun=tahun, **milik
    ).values_list("perangkat_daerah_id", "id", "jenis", "ke", "nomor", "tanggal"):
        lapisan[pd].append(Lapisan(str(pk), "awal", jenis, ke, "", nomor, tanggal))
    hari = akhir_triwulan(tahun, triwulan)
    berlaku = {pd: lapisan_pada(isi, hari) for pd, isi in lapisan.items()}
    dipakai = {int(satu.kunci) for satu in berlaku.values() if satu}
    pagu: dict[int, Decimal | int] = {}
    for pd, pk, nilai in Pagu.objects.filter(lapisan__renja__tahun=tahun, **milik).values_list(
        "perangkat_daerah_id", "lapisan_id", "nilai"
    ):
        if pk in dipakai:
            pagu[pd] = pagu.get(pd, 0) + nilai
    realisasi: dict[int, Decimal | int] = {}
    for pd, bulan, nilai in RealisasiAnggaran.objects.filter(
        baris__renja__tahun=tahun, **milik
    ).values_list("perangkat_daerah_id", "bulan", "nilai"):
        if bulan <= 3 * triwulan:
            realisasi[pd] = realisasi.get(pd, 0) + nilai
    return {pd: (realisasi.get(pd), pagu.get(pd)) for pd in lapisan}
