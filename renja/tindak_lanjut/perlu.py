"""What waits for a person: duties with dates, returned rows, comments, gaps, unlocked rows, mitra.

A constant number of queries, beside one load of the plan for each open Renja that is planned.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from planning.models import BukaBaris, JadwalTahap, Komentar, Pengguna, Penugasan, Renja
from planning.permissions import lingkup, mitra
from renja.halaman.kelengkapan import Kekurangan, kekurangan
from renja.pemuat import muat_rencana
from renja.pengingat.cacah import banyak_diputus
from renja.pengingat.tugas import Tugas, tugas_untuk
from renja.tahapan.tunggu import banyak_menunggu
from renja.tindak_lanjut.baris import nama_menurut_uid

# A planner has one or two open plans; more than that are looked at one by one.
PALING_BANYAK_RENJA = 3
PALING_BANYAK = 50


@dataclass(frozen=True, slots=True)
class Urusan:
    """A comment that waits, with the name of its row; `dijawab`: the person has answered it."""

    komentar: Komentar
    nama: str
    dijawab: bool

    @property
    def hari(self) -> int:
        """For how many whole days it has waited."""
        return (timezone.now() - self.komentar.ditulis_pada).days


@dataclass(frozen=True, slots=True)
class Kurang:
    """The gaps of one open Renja, and until when its stage runs (None where nobody said)."""

    renja: Renja
    isi: tuple[Kekurangan, ...]
    selesai: date | None

    @property
    def lewat(self) -> bool:
        """Whether the schedule has passed."""
        return self.selesai is not None and self.selesai < timezone.localdate()

    @property
    def banyak(self) -> int:
        """How many gaps in all."""
        return sum(satu.banyak for satu in self.isi)


@dataclass(frozen=True, slots=True)
class Terbuka:
    """A row that was unlocked, and its name."""

    buka: BukaBaris
    nama: str


@dataclass(frozen=True, slots=True)
class Mitra:
    """A Renja of an agency that a verifikator accompanies."""

    renja: Renja
    dikembalikan: int
    komentar: int
    selesai: date | None

    @property
    def lewat(self) -> bool:
        """Whether the schedule of its stage has passed."""
        return self.selesai is not None and self.selesai < timezone.localdate()


@dataclass(frozen=True, slots=True)
class Perlu:
    """Everything that waits for one person, what is overdue first."""

    tugas: tuple[Tugas, ...]
    dikembalikan: tuple[Urusan, ...]
    sebutan: tuple[Urusan, ...]
    komentar: tuple[Urusan, ...]
    kurang: tuple[Kurang, ...]
    terbuka: tuple[Terbuka, ...]
    mitra: tuple[Mitra, ...]

    @property
    def kosong(self) -> bool:
        """Whether nothing waits."""
        return not any(
            (
                *(self.tugas, self.dikembalikan, self.sebutan, self.komentar),
                *(self.kurang, self.terbuka, self.mitra),
            )
        )


def banyak_perlu(user: Pengguna) -> int:
    """How many returned rows, mentions, quarters and stages to be decided wait for the person.

    One query beside their roles, and one more for those who report or decide on reports, and
    for those who sign or verify a plan.
    """
    komentar = _milik(user, Q(pk__in=_dikembalikan(user)) | Q(pk__in=_sebutan(user)))
    return komentar.count() + banyak_diputus(user) + banyak_menunggu(user)


def susun_perlu(user: Pengguna) -> Perlu:
    """What waits for the person today."""
    kembali = list(_lengkap(_milik(user, Q(pk__in=_dikembalikan(user))), user))
    sebut = list(_lengkap(_milik(user, Q(pk__in=_sebutan(user))), user))
    sudah = {satu.pk for satu in (*kembali, *sebut)}
    rencana = _direncanakan(user)
    lain = [satu for satu in _lengkap(_pada_dinasku(user, rencana), user) if satu.pk not in sudah]
    buka = _dibuka(rencana)
    komentar = {satu.objek for satu in (*kembali, *sebut, *lain)}
    nama = nama_menurut_uid(komentar | {satu.objek for satu in buka})
    return Perlu(
        tugas_untuk(user),
        _urusan(kembali, nama),
        _urusan(sebut, nama),
        _urusan(lain, nama),
        tuple(_kurang(rencana)),
        tuple(Terbuka(satu, nama.get(satu.objek, "Baris")) for satu in buka),
        tuple(_mitra(user)),
    )


def _milik(user: Pengguna, saring: Q) -> QuerySet[Komentar]:
    """Comments that the person may read; who reads nothing has none."""
    return Komentar.objects.untuk(user).filter(saring)


def _dikembalikan(user: Pengguna) -> QuerySet[Any]:
    return Komentar.objects.filter(
        jenis=Komentar.Jenis.DIKEMBALIKAN, ditujukan=user, selesai_pada=None
    ).values("pk")


def _sebutan(user: Pengguna) -> QuerySet[Any]:
    """Mentions in open threads that the person has not answered since."""
    return (
        Komentar.objects.filter(sebut=user)
        .exclude(penulis=user)
        .filter(Q(induk=None, selesai_pada=None) | Q(induk__isnull=False, induk__selesai_pada=None))
        .annotate(utas=Coalesce("induk_id", "pk"))
        .filter(~Exists(_jawaban(user)))
        .values("pk")
    )


def _jawaban(user: Pengguna) -> QuerySet[Komentar]:
    return Komentar.objects.filter(
        induk=OuterRef("utas"), penulis=user, ditulis_pada__gte=OuterRef("ditulis_pada")
    )


def _pada_dinasku(user: Pengguna, rencana: Sequence[Renja]) -> QuerySet[Komentar]:
    """Open threads of others on the agencies that the person plans for."""
    pd = {satu.perangkat_daerah_id for satu in rencana}
    return Komentar.objects.filter(perangkat_daerah__in=pd, induk=None, selesai_pada=None).exclude(
        penulis=user
    )


def _lengkap(komentar: QuerySet[Komentar], user: Pengguna) -> list[Komentar]:
    """The oldest first, with what is printed of them and whether the person has answered."""
    isi = komentar.select_related("penulis", "renja__perangkat_daerah").annotate(
        utas=Coalesce("induk_id", "pk")
    )
    return list(
        isi.annotate(dijawab=Exists(_jawaban(user))).order_by("ditulis_pada", "pk")[:PALING_BANYAK]
    )


def _urusan(komentar: Iterable[Any], nama: dict[Any, str]) -> tuple[Urusan, ...]:
    isi = [Urusan(satu, nama.get(satu.objek, "Baris"), satu.dijawab) for satu in komentar]
    return tuple(sorted(isi, key=lambda satu: satu.dijawab))


def _direncanakan(user: Pengguna) -> list[Renja]:
    """The Renja that the person plans and that are not set yet, the newest first."""
    jangkauan = lingkup(user)
    pd = [satu for peran, satu in jangkauan.tugas if peran == Penugasan.Peran.PERENCANA]
    if not pd:
        return []
    semua = Renja.objects.untuk(user).filter(perangkat_daerah__in=pd)
    return list(
        _berjadwal(semua)
        .select_related("perangkat_daerah__pemda", "renstra", "edisi")
        .order_by("-tahun", "siklus", "pk")
    )


def _berjadwal(renja: QuerySet[Renja]) -> QuerySet[Any]:
    """Each with the last day of its present stage, where there is a schedule."""
    jadwal = JadwalTahap.objects.filter(
        pemda=OuterRef("perangkat_daerah__pemda"),
        tahun=OuterRef("tahun"),
        siklus=OuterRef("siklus"),
        tahap=OuterRef("tahap"),
    )
    return renja.annotate(jadwal_selesai=Subquery(jadwal.values("selesai")[:1]))


def _kurang(rencana: Sequence[Any]) -> list[Kurang]:
    terbuka = [satu for satu in rencana if satu.terbuka][:PALING_BANYAK_RENJA]
    isi = [Kurang(satu, kekurangan(muat_rencana(satu)), satu.jadwal_selesai) for satu in terbuka]
    ada = [satu for satu in isi if satu.isi]
    return sorted(ada, key=lambda satu: (not satu.lewat, satu.selesai or date.max))


def _dibuka(rencana: Sequence[Renja]) -> list[BukaBaris]:
    """What ends soonest comes first."""
    if not rencana:
        return []
    kini = timezone.now()
    return list(
        BukaBaris.objects.filter(renja__in=rencana, mulai__lte=kini, sampai__gt=kini)
        .select_related("renja__perangkat_daerah", "oleh")
        .order_by("sampai")[:PALING_BANYAK]
    )


def _mitra(user: Pengguna) -> list[Mitra]:
    """The Renja not set yet of the agencies that a verifikator accompanies, overdue ones first."""
    if Penugasan.Peran.VERIFIKATOR not in lingkup(user).peran:
        return []
    terbuka = Q(komentar__selesai_pada=None, komentar__induk=None)
    kembali = Q(komentar__jenis=Komentar.Jenis.DIKEMBALIKAN)
    semua = (
        _berjadwal(Renja.objects.untuk(user).filter(perangkat_daerah__in=mitra(user)))
        .exclude(tahap=Renja.Tahap.PENETAPAN)
        .annotate(
            kembali=Count("komentar", filter=terbuka & kembali),
            lain=Count("komentar", filter=terbuka & ~kembali),
        )
        .select_related("perangkat_daerah")
        .order_by(F("jadwal_selesai").asc(nulls_last=True), "-tahun", "perangkat_daerah__nama")
    )
    return [
        Mitra(satu, satu.kembali, satu.lain, satu.jadwal_selesai) for satu in semua[:PALING_BANYAK]
    ]
