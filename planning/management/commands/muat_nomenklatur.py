"""Load the official nomenclature: every edition of the list, or one file into one edition."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from planning.pemuatan.berkas import BerkasKeliru
from planning.pemuatan.edisi import baca_daftar_edisi, pilih_edisi
from planning.pemuatan.laporan import tulis_hasil
from planning.pemuatan.perintah import PerintahMuat
from planning.pemuatan.satuan import muat_satuan
from planning.pemuatan.simpan import muat_edisi


class Command(PerintahMuat):
    """`muat_nomenklatur [--edisi KODE [--berkas FILE]] [--rinci]`; safe to run again."""

    help = "Memuat nomenklatur resmi: semua edisi, atau satu berkas ke satu edisi."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which edition, which file, how much to say."""
        parser.add_argument("--edisi", metavar="KODE", help="Muat edisi ini saja, misalnya 2027.")
        parser.add_argument(
            "--berkas",
            metavar="FILE",
            type=Path,
            help="Berkas CSV untuk edisi itu; tanpa ini dipakai berkas pada fixtures/.",
        )
        parser.add_argument("--rinci", action="store_true", help="Tampilkan daftar selengkapnya.")

    def muat(self, pilihan: dict[str, Any]) -> Iterator[str]:
        """Load what was asked for and give the lines of the report."""
        kode, berkas = pilihan["edisi"], pilihan["berkas"]
        if berkas and not kode:
            raise BerkasKeliru("Pilihan --berkas memerlukan --edisi; sebutkan kode edisinya.")
        daftar = baca_daftar_edisi()
        for edisi in [pilih_edisi(kode, daftar)] if kode else daftar:
            sumber = berkas or edisi.berkas
            if sumber is None:
                raise BerkasKeliru(
                    f'Edisi "{edisi.kode}" tidak punya berkas pada fixtures; sebutkan --berkas.'
                )
            yield from tulis_hasil(muat_edisi(edisi, sumber), rinci=pilihan["rinci"])
        satuan = muat_satuan()
        if satuan:
            yield f"Satuan ditambahkan: {satuan}."
