"""The worker that `mulai` runs beside its server."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from renja.persiapan.tempat import MANAGE

PERINTAH = "qcluster"
# Seconds until a worker that is busy is ended; what it did is taken up at the next start.
TUNGGU = 3
TIDAK_MAU = (
    "Pekerja latar tidak dapat dijalankan ({sebab}). Server tetap jalan; pekerjaan yang perlu "
    "waktu menunggu sampai `python3 manage.py qcluster` dijalankan."
)


@contextmanager
def pekerja_pendamping(lapor: Callable[[str], object]) -> Iterator[None]:
    """Run a worker while the block lasts; it ends with it, and with this process.

    What goes wrong is told by `lapor` in a sentence; the block runs all the same.
    """
    try:
        pekerja = subprocess.Popen(
            [sys.executable, str(MANAGE), PERINTAH, "--induk", str(os.getpid())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            # Ctrl-C is for the server, which then ends the worker.
            start_new_session=True,
        )
    except OSError as galat:
        lapor(TIDAK_MAU.format(sebab=galat.strerror))
        yield
        return
    henti = Event()
    Thread(target=_jaga, args=(pekerja, henti, lapor), daemon=True).start()
    try:
        yield
    finally:
        henti.set()
        _hentikan(pekerja)


def _jaga(pekerja: subprocess.Popen[bytes], henti: Event, lapor: Callable[[str], object]) -> None:
    """Tell it when the worker ends by itself."""
    kode = pekerja.wait()
    if not henti.is_set():
        lapor(TIDAK_MAU.format(sebab=f"berhenti dengan kode {kode}"))


def _hentikan(pekerja: subprocess.Popen[bytes]) -> None:
    pekerja.terminate()
    try:
        pekerja.wait(TUNGGU)
    except subprocess.TimeoutExpired:
        pekerja.kill()
        pekerja.wait()
