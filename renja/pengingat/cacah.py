"""The count in the head of every page: quarters that wait for a person's own act."""

from collections.abc import Collection
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value

from performance.models import RealisasiTriwulan
from planning.kepala_unit import tanpa_kepala
from planning.models import LaporanTriwulan, Pengguna
from planning.models.pelaporan import StatusPelaporan
from planning.permissions import Lingkup, lingkup

# A unit and what stands above it; the tree of an agency is not deeper.
GARIS_UNIT = (
    "unit_kerja",
    "unit_kerja__induk",
    "unit_kerja__induk__induk",
    "unit_kerja__induk__induk__induk",
)


def banyak_diputus(user: Pengguna) -> int:
    """Quarters with reports to approve or returned to the person, and agency's reports alike.

    One query, two more for the head of an agency; none for who has no part in reporting.
    """
    jangkauan = lingkup(user)
    bagian = [satu for satu in (_realisasi(jangkauan), _laporan(jangkauan)) if satu is not None]
    if not bagian:
        return 0
    return bagian[0].union(*bagian[1:]).count() if len(bagian) > 1 else bagian[0].count()


def _realisasi(jangkauan: Lingkup) -> QuerySet[Any] | None:
    paraf = _di_unit(_unit(jangkauan, "kepala_bidang"))
    kepala = _pd(jangkauan, "kepala_dinas")
    if kepala:
        paraf |= Q(perangkat_daerah__in=kepala, unit_kerja__induk=None)
        paraf |= Q(unit_kerja__in=tanpa_kepala(kepala))
    lapor = _di_unit(_unit(jangkauan, "pelaksana"))
    if not paraf and not lapor:
        return None
    syarat = Q()
    if paraf:
        syarat |= paraf & Q(status=StatusPelaporan.DIAJUKAN)
    if lapor:
        syarat |= lapor & Q(status=StatusPelaporan.DIKEMBALIKAN)
    return _masa(RealisasiTriwulan.objects.filter(syarat), "realisasi")


def _laporan(jangkauan: Lingkup) -> QuerySet[Any] | None:
    kepala, perencana = _pd(jangkauan, "kepala_dinas"), _pd(jangkauan, "perencana")
    if not kepala and not perencana:
        return None
    syarat = Q(perangkat_daerah__in=kepala, status=StatusPelaporan.DIAJUKAN) | Q(
        perangkat_daerah__in=perencana, status=StatusPelaporan.DIKEMBALIKAN
    )
    return _masa(LaporanTriwulan.objects.filter(syarat), "laporan")


def _masa(semua: QuerySet[Any], jenis: str) -> QuerySet[Any]:
    """Each agency, year, quarter and status once."""
    hasil: QuerySet[Any] = (
        semua.order_by()
        .annotate(jenis=Value(jenis, output_field=CharField()), pd=F("perangkat_daerah"))
        .values_list("jenis", "pd", "tahun", "triwulan", "status")
        .distinct()
    )
    return hasil


def _di_unit(unit: Collection[int]) -> Q:
    """Rows of the units, or of ones that are part of them; an empty Q where there are none."""
    syarat = Q()
    if unit:
        for jalur in GARIS_UNIT:
            syarat |= Q(**{f"{jalur}__in": unit})
    return syarat


def _unit(jangkauan: Lingkup, peran: str) -> list[int]:
    return [unit for nama, unit in jangkauan.tugas_unit if nama == peran]


def _pd(jangkauan: Lingkup, peran: str) -> list[int]:
    return [pd for nama, pd in jangkauan.tugas if nama == peran and pd is not None]
