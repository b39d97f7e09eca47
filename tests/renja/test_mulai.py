"""`manage.py mulai`, from an empty machine to a page in the browser, and again."""

import http.client
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db.models import Model
from django_q.models import OrmQ
from pytest_django import Settings

from planning.models import Pengguna, SubKegiatan
from renja import kesiapan

AKAR = Path(__file__).resolve().parents[2]
KUNCI = "kunci-uji-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ"
JUDUL_PENGGUNA = "Pengguna contoh (nama pengguna / kata sandi):"


def lingkungan(data: Path, **tambahan: str) -> dict[str, str]:
    """The environment of a person whose data lies in `data`."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(data),
        "LANG": "C.UTF-8",
        "SECRET_KEY": KUNCI,
        "DEBUG": "on",
        "DATA_DIR": str(data),
    } | tambahan


def jalankan(data: Path, *argv: str, **tambahan: str) -> subprocess.Popen[str]:
    """Start `mulai` in a group of its own, as a terminal does."""
    return subprocess.Popen(
        [sys.executable, "manage.py", "mulai", *argv],
        cwd=AKAR,
        env=lingkungan(data, **tambahan),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def mulai(data: Path, *argv: str, **tambahan: str) -> subprocess.CompletedProcess[str]:
    """Run `mulai` to its end."""
    proses = jalankan(data, *argv, **tambahan)
    keluaran, catatan = proses.communicate(timeout=120)
    return subprocess.CompletedProcess(proses.args, proses.returncode, keluaran, catatan)


def jumlah(data: Path, model: type[Model]) -> int:
    """How many rows of `model` the database in `data` holds."""
    with closing(sqlite3.connect(data / "renja.sqlite3")) as basis_data:
        tabel = model._meta.db_table
        hasil: int = basis_data.execute(f'SELECT count(*) FROM "{tabel}"').fetchone()[0]
    return hasil


@dataclass(frozen=True)
class Riwayat:
    """What `mulai` said on a new machine: first with DEBUG off, then two at once with it on."""

    data: Path
    tanpa_debug: subprocess.CompletedProcess[str]
    jumlah_tanpa_debug: tuple[int, int]
    bersamaan: list[tuple[int, str, str]]


@pytest.fixture(scope="module")
def riwayat(tmp_path_factory: pytest.TempPathFactory) -> Riwayat:
    data = tmp_path_factory.mktemp("data")
    tanpa_debug = mulai(data, "--tanpa-server", DEBUG="off", ALLOWED_HOSTS="renja.example.go.id")
    banyak = (jumlah(data, Pengguna), jumlah(data, SubKegiatan))
    proses = [jalankan(data, "--tanpa-server") for _ in range(2)]
    keluaran = [satu.communicate(timeout=120) for satu in proses]
    bersamaan = [(p.returncode, *teks) for p, teks in zip(proses, keluaran, strict=True)]
    return Riwayat(data, tanpa_debug, banyak, bersamaan)


def test_tanpa_debug_tidak_ada_pengguna_contoh(riwayat: Riwayat) -> None:
    hasil = riwayat.tanpa_debug
    assert hasil.returncode == 0, hasil.stderr
    assert JUDUL_PENGGUNA not in hasil.stdout
    assert "Data contoh tidak dimuat, karena DEBUG tidak menyala." in hasil.stderr
    assert riwayat.jumlah_tanpa_debug == (0, 0)


def test_dua_mulai_bersamaan_memuat_sekali(riwayat: Riwayat) -> None:
    assert [kode for kode, _, _ in riwayat.bersamaan] == [0, 0], riwayat.bersamaan
    assert sum("Memuat data contoh" in catatan for _, _, catatan in riwayat.bersamaan) == 1
    assert jumlah(riwayat.data, SubKegiatan) >= 53


def test_pengguna_contoh_dicetak(riwayat: Riwayat) -> None:
    for _, keluaran, _ in riwayat.bersamaan:
        siap, judul, *pengguna = keluaran.splitlines()
        assert siap == "Renja siap. Jalankan `python3 manage.py mulai` untuk servernya."
        assert judul == JUDUL_PENGGUNA
        nama = [satu.split()[0] for satu in pengguna]
        assert nama[:5] == ["ani", "budi", "citra", "dedi", "eka"]
        assert len(nama) == jumlah(riwayat.data, Pengguna)


@contextmanager
def server(data: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """`mulai` in the background; stopped like a person does, with Ctrl-C."""
    proses = jalankan(data, "--alamat", f"127.0.0.1:{port}")
    try:
        yield proses
    finally:
        os.killpg(proses.pid, signal.SIGINT)


def halaman(port: int, jalur: str, proses: subprocess.Popen[str]) -> tuple[int, str, str]:
    """(status, Location, content) of a page, once the server answers."""
    batas = time.monotonic() + 60
    while proses.poll() is None and time.monotonic() < batas:
        sambungan = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        with closing(sambungan), suppress(ConnectionRefusedError):
            sambungan.request("GET", jalur)
            jawaban = sambungan.getresponse()
            return jawaban.status, jawaban.headers["Location"] or "", jawaban.read().decode()
        time.sleep(0.05)
    raise AssertionError("Server tidak menjawab.")


def _pekerja_bekerja(data: Path) -> bool:
    """Whether a worker gives signs of life, which it does once it has started."""
    batas = time.monotonic() + 30
    while not jumlah(data, OrmQ) and time.monotonic() < batas:
        time.sleep(0.1)
    return jumlah(data, OrmQ) == 1


def test_server_kedua_kalinya(riwayat: Riwayat) -> None:
    assert jumlah(riwayat.data, OrmQ) == 0
    with socket.create_server(("127.0.0.1", 0)) as soket:
        port = soket.getsockname()[1]
    with server(riwayat.data, port) as proses:
        assert halaman(port, "/", proses)[:2] == (302, "/masuk/?next=/")
        status, _, isi = halaman(port, "/masuk/", proses)
        bekerja = _pekerja_bekerja(riwayat.data)
        ditolak = mulai(riwayat.data, "--alamat", f"127.0.0.1:{port}")
    keluaran, catatan = proses.communicate(timeout=30)
    assert status == 200
    assert bekerja
    assert '<html lang="id"' in isi
    assert (ditolak.returncode, ditolak.stdout) == (2, "")
    assert ditolak.stderr.startswith(f"Port {port} di 127.0.0.1 sudah dipakai program lain.")
    assert proses.returncode == 0
    assert keluaran.startswith(f"Renja: http://127.0.0.1:{port}/ ")
    # Nothing is loaded again, and Ctrl-C ends it without a traceback.
    assert [baris for baris in catatan.splitlines() if not baris.startswith(" ")] == [
        "Memeriksa tabel basis data ..."
    ]


def test_basis_data_lain_diisi_lagi_walau_capnya_cocok(db: None, tmp_path: Path) -> None:
    cap = tmp_path / "data.siap"
    cap.write_text(kesiapan.sidik_data())
    assert not kesiapan._sudah_dimuat(cap, kesiapan.sidik_data())


def test_sidik_berbeda_bila_data_contoh_tidak_boleh(settings: Settings) -> None:
    boleh = kesiapan.sidik_data()
    settings.DEMO_DIIZINKAN = False
    assert kesiapan.sidik_data() != boleh
