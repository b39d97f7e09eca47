"""Differences in templates."""

from django import template

from planning.kuantitas import STRIP, Rupiah
from renja.tabel.bentuk import Jenis
from renja.tabel.sel import teks_sel

register = template.Library()


@register.filter
def selisih(nilai: Rupiah | None) -> str:
    """`1.500`, or `(1.500)` for what went down; None, where neither side has a value, a dash."""
    return STRIP if nilai is None else teks_sel(nilai, Jenis.SELISIH)
