"""Codes of the nomenclature as a plan prints them."""

from collections.abc import Sequence

from django import template

from renja.lembar.kode import konkret

register = template.Library()


@register.filter
def kode_cetak(kode: str, bidang: Sequence[str]) -> str:
    """`X.XX.01.2.01` under the first of the agency's bidang urusan: `2.07.01.2.01`."""
    return konkret(kode, bidang[0]) if bidang else kode
