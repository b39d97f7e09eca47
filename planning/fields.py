"""Exact numbers in integer columns, the same on SQLite and PostgreSQL.

A DecimalField on SQLite is stored as a float: sums over money are then inexact.
"""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.expressions import Combinable

BATAS_BIGINT = 2**63 - 1


class BilanganTetapField(models.Field):
    """A fixed-point number kept as an integer of its smallest part.

    Python sees an `int` where the value is whole and a `Decimal` otherwise; `Sum()`
    over the column stays exact. `desimal` is the number of places kept.
    """

    if TYPE_CHECKING:
        _pyi_private_set_type: int | Decimal | Combinable
        _pyi_private_get_type: int | Decimal

    desimal = 0
    description = "Bilangan tetap"
    empty_strings_allowed = False

    def get_internal_type(self) -> str:
        """The column is a big integer on every database."""
        return "BigIntegerField"

    def to_python(self, value: Any) -> int | Decimal | None:
        """Accept int and Decimal (never float); raise ValidationError otherwise."""
        if value is None:
            return None
        if isinstance(value, float):
            raise ValidationError("Nilai pecahan biner tidak diterima; pakai angka desimal.")
        try:
            return _ringkas(Decimal(value))
        except ArithmeticError as galat:
            raise ValidationError(f'"{value}" bukan angka.') from galat

    def get_prep_value(self, value: Any) -> int | None:
        """Scale to the stored integer; refuse more places than the column keeps."""
        nilai = self.to_python(value)
        if nilai is None:
            return None
        terskala = Decimal(nilai).scaleb(self.desimal)
        if terskala != terskala.to_integral_value():
            raise ValidationError(
                f"Nilai {value} memuat lebih dari {self.desimal} angka di belakang koma."
            )
        if abs(terskala) > BATAS_BIGINT:
            raise ValidationError(f"Nilai {value} terlalu besar untuk disimpan.")
        return int(terskala)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> int | Decimal | None:
        """Turn the stored integer (or a SUM over it) back into the exact number."""
        return None if value is None else urai_simpanan(int(value), self.desimal)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """Scale exactly once."""
        return value if prepared else self.get_prep_value(value)

    def formfield(self, **kwargs: Any) -> Any:
        """Edit as a decimal number with the places that the column keeps."""
        return super().formfield(
            form_class=forms.DecimalField, decimal_places=self.desimal, **kwargs
        )


class UangField(BilanganTetapField):
    """Rupiah, exact to the sen."""

    desimal = 2
    description = "Rupiah"


class AngkaField(BilanganTetapField):
    """A measured value with up to four places, to plus or minus 922 trillion."""

    desimal = 4
    description = "Angka kinerja"


def urai_simpanan(nilai: int, desimal: int) -> int | Decimal:
    """The exact number behind a stored integer of `desimal` places."""
    bulat, sisa = divmod(nilai, 10**desimal)
    return Decimal(nilai).scaleb(-desimal) if sisa else bulat


def _ringkas(nilai: Decimal) -> int | Decimal:
    return int(nilai) if nilai == nilai.to_integral_value() else nilai
