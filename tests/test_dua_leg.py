"""The two legs of a run: which test runs where, what is counted, and that a skip fails."""

import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection

from tests.basisdata import leg
from tests.dua_leg import leg_untuk

AKAR = Path(__file__).resolve().parents[1]
DUA_LEG = ("--dist=each", "--tx=popen//id=sqlite", "--tx=popen//id=pg", "--max-worker-restart=0")


def item(*fixture: str, marker: str = "", berkas: str = "test_apa_saja.py") -> Any:
    return SimpleNamespace(
        fixturenames=list(fixture),
        get_closest_marker=lambda nama: nama == marker or None,
        path=Path(berkas),
    )


@pytest.mark.parametrize(
    ("satu", "milik"),
    [
        (item(), ("sqlite",)),
        (item("tmp_path", "client"), ("sqlite",)),
        (item("db"), ("sqlite", "pg")),
        (item("transactional_db"), ("sqlite", "pg")),
        (item(marker="django_db"), ("sqlite", "pg")),
        (item("live_server"), ("sqlite", "pg")),
        (item("db", berkas="test_hak_akses.py"), ("sqlite",)),
        (item("live_server", "page"), ("pg",)),
        (item(marker="peramban"), ("pg",)),
        (item(marker="peramban", berkas="tests/peramban/test_isian.py"), ("sqlite",)),
    ],
)
def test_leg_sebuah_uji(satu: pytest.Item, milik: tuple[str, ...]) -> None:
    assert leg_untuk(satu) == milik


def test_leg_memakai_basis_datanya(db: None) -> None:
    assert connection.vendor == {"sqlite": "sqlite", "pg": "postgresql"}[leg()]


def jalankan(tempat: Path, isi: str, *argv: str) -> subprocess.CompletedProcess[str]:
    """Run pytest on a test file of its own, with the two legs and without Django."""
    (tempat / "test_isi.py").write_text(isi)
    (tempat / "pytest.ini").write_text("[pytest]\nmarkers = django_db\n  peramban\n")
    tanpa = [bagian for nama in ("django", "playwright") for bagian in ("-p", f"no:{nama}")]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *tanpa, "-p", "tests.dua_leg", *DUA_LEG, *argv],
        cwd=tempat,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(AKAR)},
        capture_output=True,
        text=True,
        check=False,
    )


SEMUA_JENIS = """
import pytest

def test_murni(): pass

@pytest.mark.django_db
def test_basis_data(): pass

@pytest.mark.django_db
@pytest.mark.peramban
def test_peramban(): pass
"""


def test_tiap_uji_berjalan_di_legnya_dan_dihitung(tmp_path: Path) -> None:
    hasil = jalankan(tmp_path, SEMUA_JENIS)
    assert hasil.returncode == 0, hasil.stdout
    assert "leg sqlite: 2 uji dijalankan, 1 milik leg lain, " in hasil.stdout
    assert "leg pg: 2 uji dijalankan, 1 milik leg lain, " in hasil.stdout
    assert re.search(r"= 4 passed in ", hasil.stdout.splitlines()[-1])


@pytest.mark.parametrize(("pilihan", "kode"), [("murni", 0), ("peramban", 0), ("tidak_ada", 5)])
def test_satu_leg_boleh_tanpa_uji(tmp_path: Path, pilihan: str, kode: int) -> None:
    hasil = jalankan(tmp_path, SEMUA_JENIS, "-k", pilihan)
    assert hasil.returncode == kode, hasil.stdout


@pytest.mark.parametrize(
    "isi",
    [
        "import pytest\ndef test_murni(): pass\ndef test_lewat(): pytest.skip('x')\n",
        "import pytest\ndef test_murni(): pass\n@pytest.mark.skip\ndef test_lewat(): pass\n",
        "import pytest\npytest.skip('x', allow_module_level=True)\n",
    ],
)
def test_uji_yang_dilewati_menggagalkan(tmp_path: Path, isi: str) -> None:
    hasil = jalankan(tmp_path, isi)
    assert hasil.returncode == 1, hasil.stdout
    assert "dilewati, jadi gagal: test_isi.py" in hasil.stdout


def test_uji_yang_gagal_tetap_gagal(tmp_path: Path) -> None:
    hasil = jalankan(tmp_path, "def test_murni(): assert False\n")
    assert hasil.returncode == 1
    assert "= 1 failed in " in hasil.stdout.splitlines()[-1]


def test_leg_yang_mati_menggagalkan(tmp_path: Path) -> None:
    isi = (
        "import os, pytest\n"
        "def test_murni(): pass\n"
        "@pytest.mark.peramban\ndef test_mati(): os._exit(1)\n"
    )
    hasil = jalankan(tmp_path, isi)
    assert hasil.returncode == 1, hasil.stdout
    assert "leg pg mati sebelum selesai, jadi gagal\n" in hasil.stdout


def test_leg_yang_tidak_pernah_mulai_menggagalkan(tmp_path: Path) -> None:
    isi = (
        "import os\n"
        "if os.environ['PYTEST_XDIST_WORKER'] == 'pg': os._exit(1)\n"
        "def test_murni(): pass\n"
    )
    hasil = jalankan(tmp_path, isi)
    assert hasil.returncode == 1, hasil.stdout
    assert "leg pg mati sebelum selesai, jadi gagal\n" in hasil.stdout
