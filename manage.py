#!/usr/bin/env python3
"""Prepares its own environment, then is Django's manage.py.

python3 manage.py mulai    environment, database, demo data, server
python3 manage.py uji      the same environment with the test tools; all tests
python3 manage.py NAMA     any other command of Django or of this project

This file itself stays readable by old Pythons, so that they can say what is wrong.
"""

import os
import sys


def main() -> int:
    """Run the command of the command line; gives the exit code."""
    if sys.version_info < (3, 11):
        versi = ".".join(str(angka) for angka in sys.version_info[:3])
        sys.stderr.write(
            "Renja memerlukan Python 3.11 atau yang lebih baru; yang dipakai ini Python "
            + versi
            + ". Pasang Python yang lebih baru, lalu jalankan lagi.\n"
        )
        return 2
    if os.name != "posix":
        sys.stderr.write("Renja berjalan di Linux dan macOS; di Windows pakailah WSL.\n")
        return 2
    from renja.persiapan.awal import siapkan
    from renja.persiapan.tempat import Galat

    try:
        siapkan(sys.argv[1:])
    except Galat as galat:
        sys.stderr.write(str(galat) + "\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("\nDihentikan.\n")
        return 130
    from renja.baris_perintah import jalankan

    return jalankan(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
