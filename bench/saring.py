"""Template filters of the plain way that the page is measured against."""

from django import template

from planning.kuantitas import Keadaan, Kuantitas, tampil_angka, tampil_kuantitas
from planning.models import Indikator

register = template.Library()


@register.filter
def rupiah(nilai: int | None) -> str:
    """Rupiah the Indonesian way."""
    return "–" if nilai is None else tampil_angka(nilai)


@register.filter
def target(indikator: Indikator, tahun: int) -> str:
    """The Renja's target of a year, from the prefetched targets."""
    return _cari(indikator, "renja", tahun)


@register.filter
def maju(indikator: Indikator, tahun: int) -> str:
    """The prakiraan maju's target of the next year."""
    return _cari(indikator, "maju", tahun + 1)


def _cari(indikator: Indikator, asal: str, tahun: int) -> str:
    for satu in indikator.target.all():
        if satu.asal == asal and satu.tahun == tahun:
            return tampil_kuantitas(
                Kuantitas(
                    satu.bawah,
                    satu.atas,
                    satu.satuan or indikator.satuan,
                    satu.teks,
                    Keadaan(satu.keadaan),
                )
            )
    return "–"
