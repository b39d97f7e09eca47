"""The roll-up of a pemda, in a constant number of queries, and kept as long as nothing changes.

What an agency's figures were worked out from is told by the heads of the audit trail: every
change of a row moves the head of its chain. A kept figure carries the heads that were read
before its rows were, so one that is shown is never older than the request. What the trail
does not cover (statuses, windows, scales) is read each time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db.models import Count, Q
from django.utils import timezone

from performance.kelompok import predikat_kelompok
from performance.models import KelasPredikat
from performance.predikat import Kelas, Predikat, Skala
from planning.models import (
    JadwalPengisian,
    KoreksiRealisasi,
    LaporanTriwulan,
    Pemda,
    Pengguna,
    PerangkatDaerah,
    RantaiJejak,
    Renja,
)
from planning.permissions import lingkup
from renja.halaman.konverter import Masa
from renja.halaman.triwulan import triwulan_kini
from renja.kewajiban import BELUM_DIISI
from renja.rekap.baris import BarisRekap, Pengaturan
from renja.rekap.hitung import Kedudukan, kedudukan, tanpa_rincian
from renja.rekap.muat import muat_banyak

# Another number makes every process forget what an older release has kept.
TERBITAN = 1
# Seconds; only to let go of what nobody asks for.
SIMPAN = 24 * 60 * 60
Cap = tuple[UUID, int, date, tuple[Any, ...], tuple[Any, ...], tuple[Any, ...]]
BELUM_ADA = (0, "")


@dataclass(frozen=True, slots=True)
class Rekap:
    """All agencies of a pemda at the end of a quarter; `batas` is the end of its window."""

    pemda: Pemda
    masa: Masa
    triwulan: int
    baris: tuple[BarisRekap, ...]
    batas: date | None


def ambil_pemda(user: Pengguna, kode: str) -> Pemda | None:
    """The pemda in which a person reads a plan, None where there is no such one."""
    jangkauan = lingkup(user)
    return (
        Pemda.objects.filter(kode=kode)
        .filter(Q(pk__in=jangkauan.pemda) | Q(perangkat_daerah__in=jangkauan.perangkat_daerah))
        .distinct()
        .first()
    )


def boleh_melihat(user: Pengguna, pemda: Pemda) -> bool:
    """Whether the person reads all agencies of the pemda, and not just some."""
    return pemda.pk in lingkup(user).pemda


def susun_rekap(user: Pengguna, pemda: Pemda, masa: Masa, triwulan: int | None = None) -> Rekap:
    """Every agency that existed in the year, with and without a Renja.

    Without a quarter it is the one that is reported now.
    """
    jadwal = _jadwal(pemda, masa.tahun)
    triwulan = triwulan or triwulan_kini(masa.tahun, jadwal)
    awal, akhir = date(masa.tahun, 1, 1), date(masa.tahun, 12, 31)
    ada = Renja.objects.untuk(user).filter(
        perangkat_daerah__pemda=pemda, tahun=masa.tahun, siklus=masa.siklus
    )
    renja = {satu.perangkat_daerah_id: satu for satu in ada.select_related("perangkat_daerah")}
    berlaku = Q(berlaku_dari__lte=akhir) & (
        Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=awal)
    )
    semua = PerangkatDaerah.objects.untuk(user).filter(berlaku | Q(pk__in=renja), pemda=pemda)
    isi = kedudukan_semua(pemda, masa, list(renja.values()), triwulan)
    laporan = {
        milik: tuple(sisa)
        for milik, *sisa in LaporanTriwulan.objects.untuk(user)
        .filter(perangkat_daerah__pemda=pemda, tahun=masa.tahun, triwulan=triwulan)
        .values_list("perangkat_daerah_id", "status", "diperpanjang_sampai")
    }
    skala = _skala()
    koreksi = _koreksi(user, pemda, masa, triwulan)
    baris = tuple(
        replace(
            _baris(satu, renja.get(satu.pk), isi, skala, laporan.get(satu.pk, (BELUM_DIISI, None))),
            koreksi=koreksi.get(satu.pk, 0),
        )
        for satu in semua.order_by("nama")
    )
    _, batas = jadwal.get(triwulan, (None, None))
    return Rekap(pemda, masa, triwulan, baris, batas)


def _jadwal(pemda: Pemda, tahun: int) -> dict[int, tuple[date, date]]:
    """The windows of the year by quarter, first and last day."""
    semua = JadwalPengisian.objects.filter(pemda=pemda, tahun=tahun)
    return {
        triwulan: (mulai, selesai)
        for triwulan, mulai, selesai in semua.values_list("triwulan", "mulai", "selesai")
    }


def _koreksi(user: Pengguna, pemda: Pemda, masa: Masa, triwulan: int) -> dict[int, int]:
    """How many approved values each agency reopened, up to the quarter."""
    semua = KoreksiRealisasi.objects.untuk(user).filter(
        perangkat_daerah__pemda=pemda, tahun=masa.tahun, triwulan__lte=triwulan
    )
    cacah = semua.order_by().values_list("perangkat_daerah_id")
    return dict(cacah.annotate(banyak=Count("pk")))


def kedudukan_semua(
    pemda: Pemda, masa: Masa, renja: Sequence[Renja], triwulan: int
) -> dict[int, Kedudukan]:
    """Where each agency stands, by the key of its Renja; only what has changed is worked out."""
    cap = _cap(pemda, renja)
    kunci = f"rekap:{TERBITAN}:{pemda.pk}:{masa.tahun}:{masa.siklus}:{triwulan}"
    tersimpan: Mapping[int, tuple[Cap, Kedudukan]] = cache.get(kunci, {})
    hasil = {pk: tersimpan[pk][1] for pk in cap if pk in tersimpan and tersimpan[pk][0] == cap[pk]}
    basi = [satu for satu in renja if satu.pk not in hasil]
    if basi:
        for pk, rencana in muat_banyak(basi, triwulan).items():
            hasil[pk] = tanpa_rincian(kedudukan(rencana, triwulan))
        cache.set(kunci, {pk: (cap[pk], satu) for pk, satu in hasil.items()}, SIMPAN)
    return hasil


def _cap(pemda: Pemda, renja: Sequence[Renja]) -> dict[int, Cap]:
    """What the figures of each Renja depend on: itself, the day, the heads of three chains."""
    kepala: dict[tuple[int | None, int | None], tuple[Any, ...]] = {
        (milik, bersama): (nomor, sidik)
        for milik, bersama, nomor, sidik in RantaiJejak.objects.filter(
            Q(perangkat_daerah__in=[satu.perangkat_daerah_id for satu in renja])
            | Q(perangkat_daerah=None, pemda=pemda)
            | Q(perangkat_daerah=None, pemda=None)
        ).values_list("perangkat_daerah_id", "pemda_id", "nomor", "hash")
    }
    umum = (kepala.get((None, pemda.pk), BELUM_ADA), kepala.get((None, None), BELUM_ADA))
    hari = timezone.localdate()
    return {
        satu.pk: (
            *(satu.uid, satu.versi, hari),
            kepala.get((satu.perangkat_daerah_id, None), BELUM_ADA),
            *umum,
        )
        for satu in renja
    }


def _skala() -> dict[str, Skala]:
    """Every rating scale by its code."""
    kelas: dict[tuple[str, str], list[Kelas]] = {}
    for kode, nama, batas, sebutan, termasuk in KelasPredikat.objects.values_list(
        "skala__kode", "skala__nama", "batas", "nama", "termasuk"
    ):
        kelas.setdefault((kode, nama), []).append(Kelas(Decimal(batas), sebutan, termasuk))
    return {kode: Skala(kode, nama, tuple(isi)) for (kode, nama), isi in kelas.items()}


def _baris(
    perangkat_daerah: PerangkatDaerah,
    renja: Renja | None,
    isi: Mapping[int, Kedudukan],
    skala: Mapping[str, Skala],
    laporan: tuple[Any, ...],
) -> BarisRekap:
    status, diperpanjang = laporan
    if renja is None:
        return BarisRekap(perangkat_daerah, status=status, diperpanjang=diperpanjang)
    satu = isi[renja.pk]
    atur = renja.pengaturan if isinstance(renja.pengaturan, dict) else {}
    dipakai = skala.get(str(atur.get("skala_predikat", "")))
    return BarisRekap(
        perangkat_daerah,
        renja,
        satu,
        _predikat(satu, dipakai),
        Pengaturan(atur, dipakai.nama if dipakai else ""),
        status,
        diperpanjang,
    )


def _predikat(satu: Kedudukan, skala: Skala | None) -> Predikat:
    """By the agency's scale, from its mean."""
    return predikat_kelompok(satu.rata, skala, belum_lapor_nol=satu.rata.belum_lapor_nol)
