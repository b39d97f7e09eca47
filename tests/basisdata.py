"""The database of this leg of the tests: a SQLite file, or a PostgreSQL started for it.

Both live in a directory of their own under the system's temporary directory, which is gone
when the process has ended.
"""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
NAMA_LEG = ("sqlite", "pg")
# A lost write after a power cut does not matter to a test.
PILIHAN_PG = "&options=-c%20synchronous_commit%3Doff"


def leg() -> str:
    """The leg that this process runs, from `UJI_DB`: "sqlite" (also when unset) or "pg"."""
    nama = os.environ.get("UJI_DB", "sqlite")
    if nama not in NAMA_LEG:
        raise ValueError(f"UJI_DB harus salah satu dari {', '.join(NAMA_LEG)}, bukan {nama!r}.")
    return nama


def url_basis_data() -> str:
    """A DATABASE_URL for this leg; starts the server where the leg needs one.

    Processes that a test starts inherit it, and make no database of their own.
    """
    nama = f"UJI_URL_{leg().upper()}"
    if nama not in os.environ:
        ruang = Path(tempfile.mkdtemp(prefix="renja-uji-"))
        os.environ[nama] = mulai_postgresql(ruang) if leg() == "pg" else mulai_sqlite(ruang)
    return os.environ[nama]


def mulai_sqlite(ruang: Path) -> str:
    """A file in `ruang`, which is removed when this process ends."""
    atexit.register(shutil.rmtree, ruang, ignore_errors=True)
    return f"sqlite:///{ruang / 'renja.sqlite3'}"


def mulai_postgresql(ruang: Path) -> str:
    """Start PostgreSQL in `ruang`, on a socket only; raises RuntimeError where it will not."""
    penjaga = subprocess.Popen(
        [sys.executable, "-m", "tests.penjaga_postgresql", str(ruang)],
        cwd=AKAR,
        # Its lock file lies in the same place, so that nothing stays behind.
        env={**os.environ, "XDG_RUNTIME_DIR": str(ruang)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    atexit.register(penjaga.communicate)
    assert penjaga.stdout is not None
    url = penjaga.stdout.readline().strip()
    if not url:
        raise RuntimeError("PostgreSQL untuk uji tidak mau berjalan; sebabnya tertulis di atas.")
    return url + PILIHAN_PG
