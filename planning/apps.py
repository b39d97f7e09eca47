"""The planning app: who plans what."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate

from planning.penjaga import sebelum_migrasi, sesudah_migrasi


class PlanningConfig(AppConfig):
    """Agencies, people, nomenclature, Renstra, Renja and indikator."""

    name = "planning"
    verbose_name = "Perencanaan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the guards between agencies taken off and put back around every migrate."""
        # This app as the only sender: once per migrate, not once per app.
        pre_migrate.connect(sebelum_migrasi, sender=self, dispatch_uid="penjaga_copot")
        post_migrate.connect(sesudah_migrasi, sender=self, dispatch_uid="penjaga_pasang")
