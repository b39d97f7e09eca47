""".venv: made once, stamped only when complete, never by two at once."""

import subprocess
import sys
from pathlib import Path

import pytest

from renja.persiapan import lingkungan, tempat
from renja.persiapan.tempat import Galat

AKAR = Path(__file__).resolve().parents[2]


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of its own with two locks, a Python already in its .venv, and no stamp."""
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").touch()
    (tmp_path / "requirements.lock").write_text("django==5.2\n")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "requirements.lock").write_text("django==5.2\npytest==9\n")
    monkeypatch.setattr(tempat, "DATA", tmp_path / ".data")
    for nama, tujuan in {
        "AKAR": "", "VENV": ".venv", "PYTHON": ".venv/bin/python",
        "BELUM_SELESAI": ".venv/belum-selesai", "KUNCI_JALAN": "requirements.lock",
        "KUNCI_UJI": "tests/requirements.lock",
    }.items():  # fmt: skip
        monkeypatch.setattr(lingkungan, nama, tmp_path / tujuan)
    return tmp_path / ".venv"


class Pip:
    """Stands in for `python -m venv` and `pip install`: notes what was run, gives a code."""

    def __init__(self, kode: int | type[BaseException] = 0) -> None:
        self.kode, self.dijalankan = kode, list[str]()

    def __call__(self, perintah: list[str], _pegangan: int) -> subprocess.CompletedProcess[str]:
        self.dijalankan.append("venv" if "venv" in perintah else Path(perintah[-1]).parent.name)
        if self.dijalankan[-1] == "venv":
            return subprocess.CompletedProcess(perintah, 0, "", "")
        if not isinstance(self.kode, int):
            raise self.kode
        return subprocess.CompletedProcess(perintah, self.kode, "", "ERROR: tidak ada jaringan")


def pasang(monkeypatch: pytest.MonkeyPatch, kunci: Path, pip: Pip) -> list[str]:
    monkeypatch.setattr(lingkungan, "_jalankan", pip)
    lingkungan.siapkan(kunci)
    return pip.dijalankan


def test_kedua_kalinya_tidak_memasang(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    akar = venv.parent.name
    assert pasang(monkeypatch, lingkungan.KUNCI_JALAN, Pip()) == ["venv", akar]
    assert pasang(monkeypatch, lingkungan.KUNCI_JALAN, Pip()) == []
    assert pasang(monkeypatch, lingkungan.KUNCI_UJI, Pip()) == ["tests"]
    assert pasang(monkeypatch, lingkungan.KUNCI_UJI, Pip()) == []
    assert pasang(monkeypatch, lingkungan.KUNCI_JALAN, Pip()) == []


def test_kunci_yang_berubah_membuat_venv_baru(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pasang(monkeypatch, lingkungan.KUNCI_JALAN, Pip())
    lingkungan.KUNCI_JALAN.write_text("django==5.2.1\n")
    assert pasang(monkeypatch, lingkungan.KUNCI_JALAN, Pip()) == ["venv", venv.parent.name]


def test_python_yang_berubah_membuat_venv_baru(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pasang(monkeypatch, lingkungan.KUNCI_JALAN, Pip())
    monkeypatch.setattr(lingkungan.platform, "machine", lambda: "lain")
    assert not lingkungan.siap(lingkungan.KUNCI_JALAN)


def test_gagal_tidak_meninggalkan_cap(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Galat, match=r"^Pustaka dari requirements\.lock gagal dipasang"):
        pasang(monkeypatch, lingkungan.KUNCI_JALAN, Pip(1))
    assert [berkas.name for berkas in venv.iterdir()] == ["bin"]


def test_terputus_tidak_meninggalkan_cap(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KeyboardInterrupt):
        pasang(monkeypatch, lingkungan.KUNCI_JALAN, Pip(KeyboardInterrupt))
    assert not lingkungan.siap(lingkungan.KUNCI_JALAN)
    assert pasang(monkeypatch, lingkungan.KUNCI_JALAN, Pip()) == ["venv", venv.parent.name]


def test_alat_uji_yang_gagal_tidak_merusak_mulai(
    venv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pasang(monkeypatch, lingkungan.KUNCI_JALAN, Pip())
    with pytest.raises(KeyboardInterrupt):
        pasang(monkeypatch, lingkungan.KUNCI_UJI, Pip(KeyboardInterrupt))
    assert pasang(monkeypatch, lingkungan.KUNCI_JALAN, Pip()) == []
    assert pasang(monkeypatch, lingkungan.KUNCI_UJI, Pip()) == ["venv", "tests"]


def test_pip_memeriksa_sidik_dan_tidak_membangun(
    venv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    perintah = list[list[str]]()

    def catat(satu: list[str], _pegangan: int) -> subprocess.CompletedProcess[str]:
        perintah.append(satu)
        return subprocess.CompletedProcess(satu, 0, "", "")

    monkeypatch.setattr(lingkungan, "_jalankan", catat)
    lingkungan.siapkan(lingkungan.KUNCI_JALAN)
    pip = " ".join(perintah[-1])
    assert "--require-hashes --only-binary :all: --no-deps -r " in pip


def test_lingkungan_anak_tidak_menunjuk_pustaka_lain(monkeypatch: pytest.MonkeyPatch) -> None:
    for nama in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET"):
        monkeypatch.setenv(nama, "/tempat/lain")
    monkeypatch.setenv("PIP_USER", "1")
    anak = tempat.lingkungan_bersih()
    assert not {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET"} & anak.keys()
    assert anak["PIP_USER"] == "0"


SKRIP_GEMBOK = """
import sys, time
from pathlib import Path
from renja.persiapan import tempat
tempat.DATA = Path(sys.argv[1])
with tempat.gembok("coba"):
    catatan = tempat.DATA / "catatan"
    with catatan.open("a") as f: f.write("masuk ")
    time.sleep(0.2)
    with catatan.open("a") as f: f.write("keluar ")
"""


def test_dua_persiapan_tidak_berjalan_bersama(tmp_path: Path) -> None:
    perintah = [sys.executable, "-c", SKRIP_GEMBOK, str(tmp_path)]
    proses = [
        subprocess.Popen(perintah, cwd=AKAR, stderr=subprocess.PIPE, text=True) for _ in range(3)
    ]
    galat = [satu.communicate(timeout=30)[1] for satu in proses]
    assert [satu.returncode for satu in proses] == [0, 0, 0]
    assert (tmp_path / "catatan").read_text() == "masuk keluar " * 3
    assert any("Menunggu perintah lain" in teks for teks in galat)
