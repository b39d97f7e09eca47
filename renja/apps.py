"""The renja app: the roof over planning, budget and performance."""

import importlib

from django.apps import AppConfig


class RenjaConfig(AppConfig):
    """Documents, forms and pages; registers the project's system checks."""

    name = "renja"
    verbose_name = "Renja"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the system checks, which need the apps to be loaded."""
        importlib.import_module("renja.cek_sistem")
