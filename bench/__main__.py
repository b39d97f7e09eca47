"""`python -m bench [PART ...]`: measures and prints ratios; asserts nothing.

Parts: halaman, peramban, xlsx, pdf, dokumen, tabel_isian, impor, papan_ketik, rekap; without
any, all of them. `rekap` measures the roll-up and the head's dashboard (bench.dasbor), on
SQLite and on a PostgreSQL of its own. `python -m bench.periksa_libreoffice` is apart: it
compares, and measures nothing.

Makes a database of its own in a temporary folder; BENCH_DATABASE_URL names another one.
Run it with the Python of .venv, on a machine that does nothing else.
"""

import os
import platform
import sys
import tempfile

import django

BAGIAN = (
    *("halaman", "peramban", "xlsx", "pdf", "dokumen"),
    *("tabel_isian", "impor", "papan_ketik", "rekap"),
)
# The parts that make their own data.
TANPA_RENCANA = {"rekap"}


def jalankan(bagian: list[str]) -> None:
    """Prepare the plans, then measure the parts asked for."""
    salah = [nama for nama in bagian if nama not in BAGIAN]
    if salah:
        sys.exit(f"Unknown part {', '.join(salah)}; known are {', '.join(BAGIAN)}.")
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            SECRET_KEY="hanya-untuk-pengukuran-" + "0" * 40,
            DEBUG="off",
            HTTPS="off",
            ALLOWED_HOSTS="testserver,localhost",
            DATA_DIR=folder,
            DATABASE_URL=os.environ.get("BENCH_DATABASE_URL", f"sqlite:///{folder}/ukur.sqlite3"),
            DJANGO_SETTINGS_MODULE="renja.settings",
            DJANGO_ALLOW_ASYNC_UNSAFE="true",
        )
        django.setup()
        _ukur(bagian or list(BAGIAN))


def _ukur(bagian: list[str]) -> None:
    from bench import berkas, dokumen, halaman, impor, papan_ketik, peramban, rekap, tabel_isian
    from bench.siapkan import buat_rencana_terukur, siapkan_basis_data

    siapkan_basis_data()
    renja = buat_rencana_terukur() if set(bagian) - TANPA_RENCANA else {}
    beban = os.getloadavg()[0]
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {beban:.2f}")
    cara = {
        "halaman": halaman.ukur,
        "peramban": peramban.ukur,
        "xlsx": berkas.ukur_xlsx,
        "pdf": berkas.ukur_pdf,
        "dokumen": dokumen.ukur,
        "tabel_isian": tabel_isian.ukur,
        "impor": impor.ukur,
        "papan_ketik": papan_ketik.ukur,
        "rekap": rekap.ukur,
    }
    for nama in bagian:
        cara[nama](renja)


if __name__ == "__main__":
    if {"-h", "--help"} & set(sys.argv[1:]):
        print(__doc__)
    else:
        jalankan(sys.argv[1:])
