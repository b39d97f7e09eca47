"""Master data of performance: the rating scales. Targets and realisasi are no master data."""

from django.contrib import admin

from performance.models import KelasPredikat, SkalaPredikat
from planning.situs import DataInduk, Sebaris, situs


class KelasSebaris(Sebaris):
    """The classes of a scale, below it."""

    model = KelasPredikat


@admin.register(SkalaPredikat, site=situs)
class SkalaPredikatAdmin(DataInduk):
    """Named rating scales with their classes."""

    list_display = ("nama", "kode", "dasar_hukum")
    inlines = (KelasSebaris,)
