"""Numbers over many Renja in one query; a Subquery per measure, as joined sums multiply."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from budget.models import LapisanPagu, Pagu, PrakiraanMaju
from planning.kuantitas import Rupiah
from planning.models import BarisRenja, Renja


@dataclass(frozen=True, slots=True)
class RenjaBerangka:
    """A Renja with its counts, its indikatif pagu and its prakiraan maju in rupiah.

    A sub kegiatan that two unit kerja share counts once. Money is None where no row has any.
    """

    renja: Renja
    program: int
    kegiatan: int
    sub_kegiatan: int
    pagu: Rupiah | None
    maju: Rupiah | None


def daftar_berangka(renja: QuerySet[Renja]) -> list[RenjaBerangka]:
    """The Renja of a queryset, in its order, with their agency and Renstra: one query."""
    isi = renja.select_related("perangkat_daerah", "renstra").annotate(
        program=_banyak("sub_kegiatan__kegiatan__program"),
        kegiatan=_banyak("sub_kegiatan__kegiatan"),
        sub_kegiatan=_banyak("sub_kegiatan"),
        pagu=_jumlah(
            Pagu.objects.filter(lapisan__jenis=LapisanPagu.Jenis.INDIKATIF, lapisan__ke=1),
            "lapisan__renja",
        ),
        maju=_jumlah(PrakiraanMaju.objects.all(), "baris__renja"),
    )
    return [
        RenjaBerangka(satu, satu.program, satu.kegiatan, satu.sub_kegiatan, satu.pagu, satu.maju)
        for satu in isi
    ]


def _banyak(jalur: str) -> Coalesce:
    """How many different rows the Renja's rows lead to."""
    baris = BarisRenja.objects.filter(renja=OuterRef("pk")).order_by().values("renja")
    return Coalesce(Subquery(baris.annotate(n=Count(jalur, distinct=True)).values("n")), 0)


def _jumlah(uang: QuerySet, milik: str) -> Subquery:
    """The sum of `nilai` over the rows whose path `milik` leads to the Renja."""
    baris = uang.filter(**{milik: OuterRef("pk")}).order_by().values(milik)
    return Subquery(baris.annotate(n=Sum("nilai")).values("n"))
