"""Numbers in templates, printed the Indonesian way."""

from datetime import timedelta
from decimal import Decimal

from django import template

from planning.kuantitas import STRIP, tampil_angka

register = template.Library()


@register.filter
def angka(nilai: int | Decimal | None) -> str:
    """`4704246000` is `4.704.246.000`; None, a value that is missing, is a dash."""
    return STRIP if nilai is None else tampil_angka(nilai)


@register.filter
def dua_desimal(nilai: int | Decimal | None) -> str:
    """`Decimal("75.1534")` is `75,15`, rounded half up; None is a dash."""
    return STRIP if nilai is None else tampil_angka(nilai, 2)


@register.filter
def menit(lama: timedelta) -> int:
    """A span of time in whole minutes, rounded up."""
    return -(-int(lama.total_seconds()) // 60)
