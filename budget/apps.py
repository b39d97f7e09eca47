"""The budget app: what it costs and who pays."""

from django.apps import AppConfig


class BudgetConfig(AppConfig):
    """Pagu in layers, sumber dana, prakiraan maju, anggaran kas, realisasi anggaran."""

    name = "budget"
    verbose_name = "Anggaran"
    default_auto_field = "django.db.models.BigAutoField"
