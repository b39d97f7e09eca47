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


class MilikPerangkatDaerahQuerySet(models.QuerySet):
    """Rows that carry `perangkat_daerah`."""

    def untuk(self, user: "Pengguna") -> Self:
        """The rows of the agencies whose plans the person may read."""
        jangkauan = lingkup(user)
        return self.filter(
            Q(perangkat_daerah__in=jangkauan.perangkat_daerah)
            | Q(perangkat_daerah__pemda__in=jangkauan.pemda)
        )


class RenjaQuerySet(MilikPerangkatDaerahQuerySet):
    """Yearly plans."""

    def milik(self, kode: str, tahun: int, siklus: str = "awal") -> Self:
        """The Renja of an agency's code and a year."""
        return self.filter(perangkat_daerah__kode=kode, tahun=tahun, siklus=siklus)
