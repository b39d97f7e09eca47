"""The performance app: what came of it."""

from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    """Realisasi per triwulan and year, faktor, tindak lanjut, rating scales."""

    name = "performance"
    verbose_name = "Kinerja"
    default_auto_field = "django.db.models.BigAutoField"
