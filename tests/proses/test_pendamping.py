"""The worker beside the server: it ends with it, however that ends, and is missed by nobody."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from renja.proses import pendamping
from renja.proses.pendamping import pekerja_pendamping
from tests.proses.test_gugus import grup_ada, tunggu

# A server that only waits. The database has no tables: the cluster runs, and finds nothing.
SERVER = """
import signal
# Whoever runs the tests in the background has SIGINT ignored, and children inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)
import time
from renja.proses.pendamping import pekerja_pendamping
with pekerja_pendamping(print):
    time.sleep(60)
"""


def anak(pid: int) -> list[int]:
    """The processes that a process has started."""
    berkas = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(satu) for satu in berkas.read_text().split()] if berkas.exists() else []


@pytest.fixture
def server(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A server with its worker, once that has all of its processes."""
    proses = subprocess.Popen(
        [sys.executable, "-c", SERVER],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], "SECRET_KEY": "x" * 60, "DATA_DIR": str(tmp_path)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    # Head, guard, and the three that the guard looks after.
    tunggu(lambda: any(len(anak(j)) == 3 for k in anak(proses.pid) for j in anak(k)), "gugus")
    try:
        yield proses
    finally:
        proses.kill()
        proses.wait()


@pytest.mark.parametrize("isyarat", [signal.SIGINT, signal.SIGKILL])
def test_pekerja_berakhir_bersama_server(
    server: subprocess.Popen[bytes], isyarat: signal.Signals
) -> None:
    (kepala,) = anak(server.pid)
    server.send_signal(isyarat)
    server.wait(40)
    tunggu(lambda: not grup_ada(kepala), "seluruh gugus berakhir")


def test_server_jalan_walau_pekerja_tidak_mau(monkeypatch: pytest.MonkeyPatch) -> None:
    kabar: list[str] = []
    monkeypatch.setattr(pendamping.sys, "executable", "/tidak/ada/python")
    with pekerja_pendamping(kabar.append):
        kabar.append("server")
    assert kabar == [
        (
            "Pekerja latar tidak dapat dijalankan (No such file or directory). Server tetap jalan; "
            "pekerjaan yang perlu waktu menunggu sampai `python3 manage.py qcluster` dijalankan."
        ),
        "server",
    ]


def test_pekerja_yang_berhenti_sendiri_dikabarkan(monkeypatch: pytest.MonkeyPatch) -> None:
    kabar: list[str] = []
    monkeypatch.setattr(pendamping, "PERINTAH", "perintah-yang-tidak-ada")
    with pekerja_pendamping(kabar.append):
        batas = time.monotonic() + 30
        while not kabar and time.monotonic() < batas:
            time.sleep(0.05)
    assert [satu.partition(". ")[0] for satu in kabar] == [
        "Pekerja latar tidak dapat dijalankan (berhenti dengan kode 2)"
    ]
