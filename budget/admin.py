"""Master data of budget: the funding sources. Pagu and realisasi are no master data."""

from django.contrib import admin

from budget.models import SumberDana
from budget.sumber_daya import SumberDayaSumberDana
from planning.admin_tukar import DapatDiekspor
from planning.situs import HanyaBaca, situs


@admin.register(SumberDana, site=situs)
class SumberDanaAdmin(DapatDiekspor, HanyaBaca):
    """Funding sources by code, as loaded."""

    resource_classes = (SumberDayaSumberDana,)
    list_display = ("kode", "uraian", "cetak", "tingkat")
    list_filter = ("tingkat",)
    search_fields = ("kode", "uraian", "cetak")
