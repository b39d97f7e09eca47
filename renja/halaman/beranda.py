"""What the first page shows a person: the own agency's Renja, then those of the pemda by year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q, QuerySet
from django.utils import timezone

from planning.kuantitas import Rupiah
from planning.models import Pemda, Pengguna, Penugasan, PerangkatDaerah, Renja
from planning.permissions import lingkup
from renja.halaman.queries import RenjaBerangka, daftar_berangka
from renja.halaman.ringkasan import arah_maju


@dataclass(frozen=True, slots=True)
class Kelompok:
    """The Renja of one year and siklus over many agencies, with their sums in rupiah."""

    nama: str
    tahun: int
    renja: tuple[RenjaBerangka, ...]
    pagu: Rupiah | None
    maju: Rupiah | None


@dataclass(frozen=True, slots=True)
class Beranda:
    """`utama` is the newest Renja of the person's own agency, `milik_lain` its other ones.

    `kelompok` are those of other agencies within reach, by year and siklus; `tanpa_renja`
    the agencies of today that have none yet. `hanya_admin` is set where the only role carries no
    figures, `tanpa_tugas` where there is no role at all. `pemda` are those that the person reads
    whole.
    """

    utama: RenjaBerangka | None
    arah_maju: str
    milik_lain: tuple[RenjaBerangka, ...]
    kelompok: tuple[Kelompok, ...]
    tanpa_renja: tuple[PerangkatDaerah, ...]
    hanya_admin: bool
    tanpa_tugas: bool
    pemda: tuple[Pemda, ...] = ()


def susun_beranda(user: Pengguna) -> Beranda:
    """Everything of the first page in four queries, whatever the number of agencies."""
    jangkauan = lingkup(user)
    renja = daftar_berangka(
        Renja.objects.untuk(user).order_by("-tahun", "siklus", "perangkat_daerah__nama")
    )
    milik, lain = _pisah(renja, jangkauan.perangkat_daerah)
    utama = milik[0] if milik else None
    berisi = {satu.renja.perangkat_daerah_id for satu in renja}
    return Beranda(
        utama=utama,
        arah_maju=arah_maju(utama.pagu, utama.maju, utama.renja.tahun) if utama else "",
        milik_lain=tuple(milik[1:]),
        kelompok=tuple(_kelompok(lain)),
        tanpa_renja=tuple(
            satu for satu in _berlaku(PerangkatDaerah.objects.untuk(user)) if satu.pk not in berisi
        ),
        hanya_admin=jangkauan.peran == {Penugasan.Peran.ADMIN},
        tanpa_tugas=not jangkauan.peran,
        pemda=tuple(Pemda.objects.filter(pk__in=jangkauan.pemda)) if jangkauan.pemda else (),
    )


def _berlaku(perangkat_daerah: QuerySet[PerangkatDaerah]) -> QuerySet[PerangkatDaerah]:
    """Those that still exist: an agency that was dissolved owes no Renja."""
    return perangkat_daerah.filter(
        Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=timezone.localdate())
    )


def _pisah(
    renja: Iterable[RenjaBerangka], sendiri: frozenset[int]
) -> tuple[list[RenjaBerangka], list[RenjaBerangka]]:
    """Those of the person's own agencies, and the others."""
    milik: list[RenjaBerangka] = []
    lain: list[RenjaBerangka] = []
    for satu in renja:
        (milik if satu.renja.perangkat_daerah_id in sendiri else lain).append(satu)
    return milik, lain


def _kelompok(renja: Iterable[RenjaBerangka]) -> Iterator[Kelompok]:
    for (tahun, _), isi in groupby(renja, key=lambda satu: (satu.renja.tahun, satu.renja.siklus)):
        anggota = tuple(isi)
        yield Kelompok(
            str(anggota[0].renja),
            tahun,
            anggota,
            _jumlah(satu.pagu for satu in anggota),
            _jumlah(satu.maju for satu in anggota),
        )


def _jumlah(nilai: Iterable[Rupiah | None]) -> Rupiah | None:
    ada = [satu for satu in nilai if satu is not None]
    return sum(ada) if ada else None
