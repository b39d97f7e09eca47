"""Master data of performance: the rating scales. Targets and realisasi are no master data."""

from django.contrib import admin

from performance.models import KelasPredikat, SkalaPredikat
from planning.admin_simpan import Berjejak
from planning.situs import MilikBersama, Sebaris, situs


class KelasSebaris(MilikBersama, Sebaris):
    """The classes of a scale, below it."""

    model = KelasPredikat


@admin.register(SkalaPredikat, site=situs)
class SkalaPredikatAdmin(MilikBersama, Berjejak):
    """Named rating scales with their classes; all pemda rate by them."""

    list_display = ("nama", "kode", "dasar_hukum")
    inlines = (KelasSebaris,)
