"""What the loading commands share: one transaction, and exit code 2 with one sentence."""

from abc import abstractmethod
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from planning.pemuatan.berkas import BerkasKeliru

KODE_MASUKAN_KELIRU = 2


class PerintahMuat(BaseCommand):
    """Load files all or none: a fault is told in one sentence and changes nothing."""

    @abstractmethod
    def muat(self, pilihan: dict[str, Any]) -> Iterable[str]:
        """Do what the options ask for and give the lines to print; raises `BerkasKeliru`."""

    def handle(self, *_: Any, **pilihan: Any) -> None:
        """Run `muat` in one transaction and print what it did."""
        try:
            with transaction.atomic():
                baris = list(self.muat(pilihan))
        except BerkasKeliru as galat:
            for kesalahan in galat.kesalahan if pilihan.get("rinci") else ():
                self.stderr.write(kesalahan)
            raise CommandError(str(galat), returncode=KODE_MASUKAN_KELIRU) from galat
        for satu in baris:
            self.stdout.write(satu)
