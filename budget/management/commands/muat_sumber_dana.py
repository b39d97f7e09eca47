"""Load the funding sources from `fixtures/` or from one file."""

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from budget.pemuatan import baca_daftar, muat_sumber_dana, tulis_hasil
from planning.pemuatan.perintah import PerintahMuat


class Command(PerintahMuat):
    """`muat_sumber_dana [--berkas FILE] [--rinci]`; safe to run again."""

    help = "Memuat kode sumber dana dari fixtures/ atau dari satu berkas."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which file, how much to say."""
        parser.add_argument("--berkas", metavar="FILE", type=Path, help="Berkas CSV lain.")
        parser.add_argument("--rinci", action="store_true", help="Tampilkan daftar selengkapnya.")

    def muat(self, pilihan: dict[str, Any]) -> Iterable[str]:
        """Load the file and give the lines of the report."""
        sumber, cetak = baca_daftar()
        hasil = muat_sumber_dana(pilihan["berkas"] or sumber, cetak)
        return tulis_hasil(hasil, rinci=pilihan["rinci"])
