"""Words of the dashboard in templates."""

from django import template

from planning.kuantitas import Kuantitas, tampil_kuantitas
from planning.models.pelaporan import NAMA_BULAN, ROMAWI
from renja.dasbor.penjelasan import kalimat_koreksi
from renja.pelaksanaan import Koreksi

register = template.Library()


@register.filter
def kuantitas(nilai: Kuantitas) -> str:
    """A quantity with its satuan, as it is printed."""
    return tampil_kuantitas(nilai)


@register.filter
def romawi(triwulan: int) -> str:
    """The numeral of a quarter."""
    return ROMAWI.get(triwulan, "")


@register.filter
def bulan(ke: int) -> str:
    """The name of a month; "" where there is none."""
    return NAMA_BULAN[ke - 1] if ke else ""


@register.filter
def koreksi(satu: Koreksi) -> str:
    """A correction as a sentence."""
    return kalimat_koreksi(satu)
