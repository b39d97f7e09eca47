"""Load the demo data: one real Renja, a second agency, and users whose passwords are known."""

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from planning.pemuatan.perintah import KODE_MASUKAN_KELIRU, PerintahMuat
from renja.demo.muat import DemoDitolak, muat_data_demo
from renja.demo.pengguna import AKAR


class Command(PerintahMuat):
    """`muat_demo [--ulang] [--dari FOLDER]`; safe to run again."""

    help = "Memuat data demo: Renja 2024 Dinas Tenaga Kerja Kota Pontianak dan pengguna contoh."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to start anew, and from which folder."""
        parser.add_argument(
            "--ulang",
            action="store_true",
            help="Hapus isi perangkat daerah demo, lalu muat lagi seperti semula.",
        )
        parser.add_argument(
            "--dari",
            metavar="FOLDER",
            type=Path,
            default=AKAR,
            help="Folder berkas data demo; tanpa ini dipakai fixtures/demo.",
        )

    def muat(self, pilihan: dict[str, Any]) -> Iterable[str]:
        """Load, and give the lines to print."""
        try:
            return muat_data_demo(pilihan["dari"], ulang=pilihan["ulang"])
        except DemoDitolak as galat:
            raise CommandError(str(galat), returncode=KODE_MASUKAN_KELIRU) from galat
