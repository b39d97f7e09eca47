"""Where things lie in the checkout, and how the preparation speaks."""

import contextlib
import fcntl
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

AKAR = Path(__file__).resolve().parents[2]
MANAGE = AKAR / "manage.py"
VENV = AKAR / ".venv"
DATA = AKAR / ".data"
BERKAS_ENV = AKAR / ".env"

# What would lead a child process to other libraries than those in .venv.
_VARIABEL_ASING = (
    "PYTHONHOME",
    "PYTHONPATH",
    "PYTHONSAFEPATH",
    "PYTHONEXECUTABLE",
    "PYTHONDONTWRITEBYTECODE",
    "__PYVENV_LAUNCHER__",
    "VIRTUAL_ENV",
    "PIP_TARGET",
    "PIP_PREFIX",
    "PIP_ROOT",
)


class Galat(Exception):
    """Bad input or a machine that lacks something: one Indonesian sentence, exit code 2."""


def lapor(kalimat: str) -> None:
    """Print a line of progress to standard error: standard output is the command's own."""
    print(kalimat, file=sys.stderr, flush=True)


@contextlib.contextmanager
def tahap(judul: str) -> Iterator[None]:
    """Announce a step, and say how many seconds it took once it succeeded."""
    lapor(f"{judul} ...")
    mulai = time.monotonic()
    yield
    detik = f"{time.monotonic() - mulai:.1f}".replace(".", ",")
    lapor(f"  selesai dalam {detik} detik")


def lingkungan_bersih() -> dict[str, str]:
    """The environment for processes in .venv, without what points to other libraries."""
    bersih = {nama: nilai for nama, nilai in os.environ.items() if nama not in _VARIABEL_ASING}
    return bersih | {"PIP_USER": "0"}


def _buka(nama: str) -> TextIO:
    try:
        DATA.mkdir(mode=0o700, exist_ok=True)
        return (DATA / nama).open("w")
    except OSError as galat:
        raise Galat(
            f"Folder {DATA} tidak dapat ditulis ({galat.strerror}). "
            "Jalankan sebagai pemilik folder aplikasi ini."
        ) from galat


@contextlib.contextmanager
def gembok(nama: str) -> Iterator[int]:
    """Hold the lock `nama`, shared by all processes of this checkout; wait for it if need be.

    Gives the descriptor: a child process that inherits it keeps the lock for as long as it
    runs, even when this process is killed.
    """
    with _buka(f"{nama}.kunci") as berkas:
        try:
            fcntl.flock(berkas, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lapor("Menunggu perintah lain yang sedang menyiapkan hal yang sama ...")
            fcntl.flock(berkas, fcntl.LOCK_EX)
        yield berkas.fileno()
