"""Master data of performance: the rating scales. Targets and realisasi are no master data."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from performance.models import KelasPredikat, SkalaPredikat
from performance.sumber_daya import SumberDayaPredikat
from planning.admin_simpan import Berjejak
from planning.admin_tukar import DapatDiekspor
from planning.situs import MilikBersama, Sebaris, situs


class KelasSebaris(MilikBersama, Sebaris):
    """The classes of a scale, below it."""

    model = KelasPredikat


@admin.register(SkalaPredikat, site=situs)
class SkalaPredikatAdmin(DapatDiekspor, MilikBersama, Berjejak):
    """Named rating scales with their classes; all pemda rate by them."""

    resource_classes = (SumberDayaPredikat,)
    list_display = ("nama", "kode", "dasar_hukum")
    inlines = (KelasSebaris,)

    def get_export_queryset(self, request: HttpRequest) -> QuerySet[KelasPredikat]:
        """The classes of the scales that the list shows."""
        return KelasPredikat.objects.filter(skala__in=super().get_export_queryset(request))
