"""Where a gap of the plan is filled: the grid, or the form of the row."""

from django.urls import reverse

from planning.models import Renja
from renja.halaman.kelengkapan import Kekurangan, Tempat


def tempat_mengisi(renja: Renja, kelompok: Kekurangan, tempat: Tempat) -> str:
    """The page on which the gap of a row is filled; targets of any row stand in the grid."""
    awal = (renja.perangkat_daerah.kode, renja)
    if kelompok.pada_indikator:
        return reverse("tabel_isian:tahun", args=awal)
    return reverse("isian:ubah", args=[*awal, "baris", tempat.uid])
