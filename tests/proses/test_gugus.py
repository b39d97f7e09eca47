"""A real worker cluster on the database of this leg: killed in the middle of its work."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from planning.models import Komentar, Renja
from renja.models import Proses
from renja.proses.services import mulai_proses, pekerja_hidup
from tests.basisdata import leg
from tests.orang import buat_orang
from tests.proses import kerja_gugus

S = Proses.Status
SABAR = 45


def tunggu(syarat: Callable[[], bool], apa: str) -> None:
    """Wait until something is so."""
    batas = time.monotonic() + SABAR
    while not syarat():
        assert time.monotonic() < batas, f"Ditunggu {SABAR} detik: {apa}."
        time.sleep(0.05)


def grup_ada(grup: int) -> bool:
    """Whether a process of that group is still there."""
    try:
        os.killpg(grup, 0)
    except ProcessLookupError:
        return False
    return True


@contextmanager
def gugus(catatan: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A worker cluster as `manage.py qcluster` starts it."""
    lingkungan = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.proses.setelan_gugus",
        "UJI_DB": leg(),
        "UJI_NAMA_BASIS_DATA": str(connection.settings_dict["NAME"]),
    }
    with catatan.open("wb") as tulis:
        proses = subprocess.Popen(
            [sys.executable, "manage.py", "qcluster", "--induk", str(os.getpid())],
            cwd=settings.BASE_DIR,
            env=lingkungan,
            stdin=subprocess.DEVNULL,
            stdout=tulis,
            stderr=tulis,
            start_new_session=True,
        )
    try:
        yield proses
    finally:
        if grup_ada(proses.pid):
            os.killpg(proses.pid, signal.SIGKILL)
        proses.wait()


@pytest.mark.django_db(transaction=True)
def test_pekerja_dibunuh_dikerjakan_yang_lain_sekali(tmp_path: Path) -> None:
    budi = buat_orang()["budi"]
    renja = Renja.objects.get(perangkat_daerah__kode="disnaker")
    tanda = tmp_path / "pekerja"
    assert not pekerja_hidup()
    assert kerja_gugus.dibunuh is not None
    proses = mulai_proses(budi, renja, "uji-dibunuh", "Dibunuh", {"berkas": str(tanda)})
    racun = mulai_proses(budi, renja, "uji-racun", "Racun", {})

    def status(satu: Proses) -> str:
        satu.refresh_from_db()
        return satu.status

    with gugus(tmp_path / "catatan") as kepala:
        tunggu(tanda.exists, "pekerja pertama mulai")
        assert pekerja_hidup()
        os.kill(int(tanda.read_text()), signal.SIGKILL)
        tunggu(lambda: status(proses) == S.SELESAI, "pekerja lain selesai")
        tunggu(lambda: status(racun) == S.GAGAL, "racun berakhir gagal")
        # The head of the cluster is killed: the others do not stay behind.
        kepala.kill()
        kepala.wait()
        tunggu(lambda: not grup_ada(kepala.pid), "seluruh gugus berakhir")
    assert (proses.percobaan, proses.galat, proses.kemajuan) == (2, "", 100)
    assert (Komentar.objects.count(), bytes(proses.hasil.isi)) == (1, b"efek")
    assert (racun.percobaan, racun.galat.split(".")[0]) == (
        3,
        "Terjadi kesalahan yang tidak terduga",
    )
