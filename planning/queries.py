"""QuerySets whose first verb is permission: `.untuk(user)`."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from planning.permissions import lingkup

if TYPE_CHECKING:
    from planning.models import Pengguna


class PerangkatDaerahQuerySet(models.QuerySet):
    """Agencies."""

    def untuk(self, user: "Pengguna") -> Self:
        """The agencies whose plans the person may read."""
        jangkauan = lingkup(user)
        return self.filter(Q(pk__in=jangkauan.perangkat_daerah) | Q(pemda__in=jangkauan.pemda))


def milik_terbaca(user: "Pengguna") -> Q:
    """Of rows that carry `perangkat_daerah`: those of the agencies whose plans one may read."""
    jangkauan = lingkup(user)
    return Q(perangkat_daerah__in=jangkauan.perangkat_daerah) | Q(
        perangkat_daerah__pemda__in=jangkauan.pemda
    )


class MilikPerangkatDaerahQuerySet(models.QuerySet):
    """Rows that carry `perangkat_daerah`."""

    def untuk(self, user: "Pengguna") -> Self:
        """The rows of the agencies whose plans the person may read."""
        return self.filter(milik_terbaca(user))


class MilikPemdaQuerySet(models.QuerySet):
    """Rows that the agencies of a pemda share; the model's JALUR_PEMDA leads to it."""

    def untuk(self, user: "Pengguna") -> Self:
        """The rows of the pemda in which the person may read a plan; those without a pemda all."""
        jalur = getattr(self.model, "JALUR_PEMDA", "")
        jangkauan = lingkup(user)
        if not jalur:
            return self if jangkauan.peran else self.none()
        asal = self.model._meta.apps.get_model("planning", "PerangkatDaerah").objects
        sendiri = asal.filter(pk__in=jangkauan.perangkat_daerah).values("pemda")
        return self.filter(
            Q(**{f"{jalur}__in": jangkauan.pemda_semua}) | Q(**{f"{jalur}__in": sendiri})
        )


class RenjaQuerySet(MilikPerangkatDaerahQuerySet):
    """Yearly plans."""

    def milik(self, kode: str, tahun: int, siklus: str = "awal") -> Self:
        """The Renja of an agency's code and a year."""
        return self.filter(perangkat_daerah__kode=kode, tahun=tahun, siklus=siklus)
