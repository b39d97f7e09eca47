"""How `manage.py ekspor` reads its words: complaints are Indonesian sentences, exit code 2."""

import re
from typing import NoReturn

from django.core.management.base import CommandError, CommandParser

BANTUAN = "Lihat `python3 manage.py ekspor --help`."
_KELUHAN = (
    (r"argument (\S+): expected one argument", "Pilihan {} memerlukan satu nilai."),
    (r"unrecognized arguments: (.+)", "Argumen {} tidak dikenal."),
    (r"ambiguous option: (\S+) could match (.+)", "Pilihan {} dapat berarti {}; tulis lengkap."),
    (r"argument (\S+): ignored explicit argument .+", "Pilihan {} tidak memakai nilai."),
    (r"argument (\S+): .+", "Nilai untuk {} tidak dikenal."),
)


class Pembaca(CommandParser):
    """An argument parser whose complaints are Indonesian sentences."""

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2, or raise CommandError where Python code called."""
        kalimat = f"{terjemahkan(message)} {BANTUAN}"
        if not self.called_from_command_line:
            raise CommandError(kalimat, returncode=2)
        self.exit(2, f"{kalimat}\n")


def terjemahkan(keluhan: str) -> str:
    """What argparse says in English, as an Indonesian sentence."""
    for pola, kalimat in _KELUHAN:
        cocok = re.fullmatch(pola, keluhan, re.DOTALL)
        if cocok:
            return kalimat.format(*cocok.groups())
    return "Argumen perintah tidak terbaca."


def tolak(kalimat: str) -> NoReturn:
    """Refuse bad input: one sentence, exit code 2."""
    raise CommandError(kalimat, returncode=2)
