"""The master data of budget as a sheet; it is loaded by a command, so it only goes out."""

from budget.models import SumberDana
from planning.sumber_daya_dasar import Bilangan, SumberDaya, kolom


class SumberDayaSumberDana(SumberDaya):
    """Funding sources by code."""

    kode = kolom("kode", "kode")
    uraian = kolom("uraian", "uraian")
    cetak = kolom("cetak", "sebutan pada formulir")
    tingkat = kolom("tingkat", "tingkat", Bilangan())

    class Meta:
        model = SumberDana
