"""The jobs that only a test's worker cluster has."""

import importlib

from django.apps import AppConfig


class AplikasiUji(AppConfig):
    """Registers them."""

    name = "tests.proses"
    label = "uji_proses"

    def ready(self) -> None:
        """Import them once the models are there."""
        importlib.import_module("tests.proses.kerja_gugus")
