"""One of several writers at one row: `python -m tests.penyuntingan.penulis_serentak KEY TIMES`.

Reads the row's version, then saves with it; prints how many saves were accepted and how many
met a conflict. The database comes from DATABASE_URL, as for the application.
"""

import os
import sys

import django


def main(kunci: int, kali: int, nama: str) -> None:
    """Save `kali` times as Budi."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "renja.settings")
    django.setup()
    from planning.models import Pengguna, Program
    from planning.penyuntingan import Bentrok, suntingan

    budi = Pengguna.objects.get(username="budi")
    diterima = bentrok = 0
    for nomor in range(kali):
        program = Program.objects.get(pk=kunci)
        try:
            with suntingan(budi) as s:
                s.ubah(program, program.versi, {"nama": f"{nama} {nomor}"})
        except Bentrok:
            bentrok += 1
        else:
            diterima += 1
    sys.stdout.write(f"{diterima} {bentrok}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
