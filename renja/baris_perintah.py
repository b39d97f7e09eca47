"""Django's command line, with one Indonesian sentence and exit code 2 for what goes wrong."""

import io
import os
import sys
from collections.abc import Sequence

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import BaseCommand, CommandError, ManagementUtility, get_commands
from django.core.management.base import OutputWrapper
from django.db import DatabaseError, OperationalError, ProgrammingError

from renja.persiapan.tempat import Galat


class _Keluhan(io.StringIO):
    """Standard error of a command: the sentence alone, without the name of the exception."""

    def write(self, teks: str, /) -> int:
        return sys.stderr.write(teks.replace("CommandError: ", "", 1))

    def isatty(self) -> bool:
        return sys.stderr.isatty()

    def flush(self) -> None:
        sys.stderr.flush()


class _Utama(ManagementUtility):
    """Finds commands, and speaks Indonesian about those it does not find."""

    def fetch_command(self, subcommand: str) -> BaseCommand:
        """The command of that name; raises Galat where there is none."""
        # Wrong settings hide the project's own commands: they are told first.
        if settings.INSTALLED_APPS and subcommand not in get_commands():
            raise Galat(
                f"Perintah {subcommand!r} tidak dikenal. "
                "Jalankan `python3 manage.py help` untuk daftarnya."
            )
        perintah = super().fetch_command(subcommand)
        perintah.stderr = OutputWrapper(_Keluhan())
        return perintah


def jalankan(argv: Sequence[str]) -> int:
    """Carry out `manage.py` with `argv`; gives the exit code.

    2 for bad input, wrong settings, or a database that is away or has no tables yet; with
    `--traceback` the exception itself comes out.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "renja.settings")
    if "--traceback" in argv:
        _Utama(list(argv)).execute()
        return 0
    try:
        _Utama(list(argv)).execute()
    except SystemExit as keluar:
        # Django leaves with 1 from within its handler of CommandError.
        if isinstance(keluar.__context__, CommandError) and keluar.code == 1:
            return 2
        raise
    except (Galat, ImproperlyConfigured) as galat:
        return _tolak(str(galat))
    except (OperationalError, ProgrammingError) as galat:
        if isinstance(galat, ProgrammingError) and not _tanpa_tabel(galat):
            raise
        return _tolak(kalimat_basis_data(galat))
    except KeyboardInterrupt:
        return _tolak("\nDihentikan.", 130)
    return 0


def kalimat_basis_data(galat: DatabaseError) -> str:
    """What is wrong with the database, and what to do."""
    sebab = str(galat).strip().partition("\n")[0]
    if _tanpa_tabel(galat):
        return (
            f"Basis data belum disiapkan ({sebab}). "
            "Jalankan `python3 manage.py mulai --tanpa-server`."
        )
    return (
        f"Basis data tidak dapat dipakai ({sebab}). "
        "Periksa DATABASE_URL dan apakah basis datanya berjalan, lalu coba lagi."
    )


def _tanpa_tabel(galat: DatabaseError) -> bool:
    """Whether a table is not there: SQLite and PostgreSQL say so differently."""
    return "no such table" in str(galat) or type(galat.__cause__).__name__ == "UndefinedTable"


def _tolak(kalimat: str, kode: int = 2) -> int:
    sys.stderr.write(f"{kalimat}\n")
    return kode
