"""Rows that are written once: whoever tries to change or delete one is refused.

`TETAP` has the database itself refuse it (planning.penjaga_tetap); these classes say so before
the database is asked.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Self

from django.db import models

from planning.penjaga_tetap import PESAN_TETAP
from planning.queries import milik_terbaca

if TYPE_CHECKING:
    from planning.models import Pengguna


class BarisTetapDiubah(Exception):
    """A row that is written once was to be changed or deleted."""

    def __init__(self, nama: str) -> None:
        super().__init__(f"{PESAN_TETAP}: {nama}")


class TetapQuerySet(models.QuerySet):
    """Rows that are written once: refuses what changes or deletes those that are there."""

    def update(self, **_: Any) -> NoReturn:
        """Refused."""
        raise BarisTetapDiubah(str(self.model._meta.verbose_name))

    def delete(self) -> NoReturn:
        """Refused."""
        raise BarisTetapDiubah(str(self.model._meta.verbose_name))

    def bulk_update(self, *_: Any, **__: Any) -> NoReturn:
        """Refused."""
        raise BarisTetapDiubah(str(self.model._meta.verbose_name))

    def bulk_create(self, objs: Iterable[Any], *argumen: Any, **pilihan: Any) -> list[Any]:
        """Add rows; one that is there already is never written over."""
        if pilihan.get("update_conflicts"):
            raise BarisTetapDiubah(str(self.model._meta.verbose_name))
        return super().bulk_create(objs, *argumen, **pilihan)


class TetapMilikQuerySet(TetapQuerySet):
    """Rows of an agency that are written once."""

    def untuk(self, user: "Pengguna") -> Self:
        """The rows of the agencies whose plans the person may read."""
        return self.filter(milik_terbaca(user))


class BarisTetap(models.Model):
    """A row that is written once."""

    TETAP: ClassVar[bool] = True

    class Meta:
        abstract = True

    def save(self, **pilihan: Any) -> None:
        """Write a new row; raises BarisTetapDiubah for one that was read."""
        if not self._state.adding:
            raise BarisTetapDiubah(str(self._meta.verbose_name))
        # Never an UPDATE, also where the key of a row that is there was put in by hand.
        super().save(force_insert=True, using=pilihan.get("using"))

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        """Refused."""
        raise BarisTetapDiubah(str(self._meta.verbose_name))
