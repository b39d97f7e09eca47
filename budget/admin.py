"""Master data of budget: the funding sources. Pagu and realisasi are no master data."""

from django.contrib import admin

from budget.models import SumberDana
from planning.situs import HanyaBaca, situs


@admin.register(SumberDana, site=situs)
class SumberDanaAdmin(HanyaBaca):
    """Funding sources by code, as loaded."""

    list_display = ("kode", "uraian", "cetak", "tingkat")
    list_filter = ("tingkat",)
    search_fields = ("kode", "uraian", "cetak")
