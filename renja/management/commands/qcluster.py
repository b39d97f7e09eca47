"""`manage.py qcluster`: django-q2's worker cluster, whose processes end together."""

from argparse import ArgumentParser
from typing import Any

from django_q.management.commands import qcluster

from renja.proses.kaitan import ikat_anak, ikut_induk


class Command(qcluster.Command):
    help = "Menjalankan pekerja latar: pekerjaan yang perlu waktu, misalnya mencetak dokumen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--induk",
            type=int,
            metavar="PID",
            help="berakhir bersama proses ini, yang menjalankannya",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["induk"]:
            ikut_induk(options["induk"])
        ikat_anak()
        super().handle(*args, **options)
