"""Check the audit trail: every chain of hashes, and heads that were noted elsewhere."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from planning.penyuntingan.jangkar import (
    JangkarKeliru,
    Kepala,
    baca_jangkar,
    cocokkan,
    kepala,
    periksa,
    semua_rantai,
    tulis_jangkar,
)
from planning.penyuntingan.jejak import Kerusakan

TIDAK_DAPAT = 2


class Command(BaseCommand):
    """`periksa_jejak [--jangkar FILE] [--tulis-jangkar FILE]`: 0 whole, 1 damaged, 2 could not run.

    On PostgreSQL a trigger refuses UPDATE and DELETE of entries. TRUNCATE stays possible, as
    tests empty their tables with it; a chain that lost its entries so is found here.
    """

    help = "Memeriksa jejak audit: rantai hash setiap pemilik, dan jangkar yang dicatat di luar."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the heads are noted, and where to note them."""
        parser.add_argument(
            "--jangkar",
            metavar="FILE",
            type=Path,
            help="Periksa juga apakah kepala rantai pada berkas ini masih ada.",
        )
        parser.add_argument(
            "--tulis-jangkar",
            metavar="FILE",
            type=Path,
            help="Catat kepala setiap rantai ke berkas ini; simpan di luar basis data.",
        )

    def handle(self, *_: Any, **pilihan: Any) -> None:
        """Print every fault and every head; leaves with 1 where anything is damaged."""
        jangkar = _baca(pilihan["jangkar"])
        kerusakan: list[Kerusakan] = []
        kepala_semua: list[Kepala] = []
        for rantai in semua_rantai():
            satu = kepala(rantai)
            rusak = periksa(rantai)
            kepala_semua.append(satu)
            kerusakan += rusak
            keadaan = "rusak" if rusak else "utuh"
            self.stdout.write(f"{rantai}: {keadaan}, {satu.nomor} entri, kepala {satu.hash or '-'}")
        kerusakan += cocokkan(jangkar)
        for masalah in kerusakan:
            self.stderr.write(f"{masalah.rantai}, nomor {masalah.nomor}: {masalah.kalimat}.")
        if kerusakan:
            # A damaged trail is never noted as a good one.
            raise SystemExit(1)
        if pilihan["tulis_jangkar"]:
            _tulis(pilihan["tulis_jangkar"], kepala_semua)
        self.stdout.write(f"Jejak audit utuh: {len(kepala_semua)} rantai.")


def _baca(berkas: Path | None) -> list[Kepala]:
    if berkas is None:
        return []
    try:
        return baca_jangkar(berkas.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as galat:
        kalimat = f"Berkas jangkar {berkas} tidak dapat dibuka: periksa letak dan izinnya."
        raise CommandError(kalimat, returncode=TIDAK_DAPAT) from galat
    except JangkarKeliru as galat:
        raise CommandError(str(galat), returncode=TIDAK_DAPAT) from galat


def _tulis(berkas: Path, kepala_semua: list[Kepala]) -> None:
    try:
        berkas.write_text(tulis_jangkar(kepala_semua), encoding="utf-8")
    except OSError as galat:
        kalimat = f"Jangkar tidak dapat ditulis ke {berkas}: periksa letak dan izinnya."
        raise CommandError(kalimat, returncode=TIDAK_DAPAT) from galat
