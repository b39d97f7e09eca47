"""Debian packages: what is missing, who may install it, and what is said otherwise."""

import os
import subprocess
from pathlib import Path

import pytest

from renja.persiapan import awal, debian
from renja.persiapan.debian import Paket
from renja.persiapan.tempat import Galat


class Apt:
    """Stands in for running commands: notes them, and makes packages appear."""

    def __init__(self, kode: list[int], *, muncul: bool = True) -> None:
        self.kode, self.muncul, self.dipanggil = kode, muncul, list[str]()

    def __call__(self, perintah: list[str]) -> subprocess.CompletedProcess[str]:
        self.dipanggil.append(" ".join(perintah))
        return subprocess.CompletedProcess(perintah, self.kode.pop(0), "", "E: galat apt\n")

    @property
    def selesai(self) -> bool:
        return self.muncul and not self.kode


AWALAN = "env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120"
PEMASANGAN = f"{AWALAN} install -y --no-install-recommends paket-a"


@pytest.fixture
def daftar_apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with apt and no lists of packages yet."""
    monkeypatch.setattr(debian, "DAFTAR_APT", tmp_path)
    monkeypatch.setattr(debian.shutil, "which", lambda nama: f"/usr/bin/{nama}")
    return tmp_path


def jadi(apt: Apt, monkeypatch: pytest.MonkeyPatch, *, uid: int) -> list[str]:
    """The names still missing after installing paket-a with `apt` as user `uid`."""
    monkeypatch.setattr(debian, "_jalankan", apt)
    monkeypatch.setattr(os, "geteuid", lambda: uid)
    paket = [Paket("paket-a", lambda: apt.selesai), Paket("paket-b", lambda: True)]
    return [satu.nama for satu in debian.pasang(paket)]


def test_root_memasang_yang_kurang_saja(daftar_apt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (daftar_apt / "deb.example_Packages.lz4").touch()
    apt = Apt([0])
    assert jadi(apt, monkeypatch, uid=0) == []
    assert apt.dipanggil == [PEMASANGAN]


def test_daftar_paket_diambil_dulu_bila_kosong(
    daftar_apt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apt = Apt([0, 0])
    assert jadi(apt, monkeypatch, uid=0) == []
    assert apt.dipanggil == [f"{AWALAN} update", PEMASANGAN]


def test_daftar_paket_yang_usang_diperbarui(
    daftar_apt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (daftar_apt / "deb.example_Packages").touch()
    apt = Apt([100, 0, 0])
    assert jadi(apt, monkeypatch, uid=0) == []
    assert apt.dipanggil == [PEMASANGAN, f"{AWALAN} update", PEMASANGAN]


def test_pengguna_biasa_memakai_sudo_tanpa_sandi(
    daftar_apt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (daftar_apt / "deb.example_Packages").touch()
    apt = Apt([0, 0])
    assert jadi(apt, monkeypatch, uid=1000) == []
    assert apt.dipanggil == ["sudo -n true", f"sudo -n {PEMASANGAN}"]


def test_tanpa_hak_tidak_ada_yang_dijalankan(
    daftar_apt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apt = Apt([1], muncul=False)
    assert jadi(apt, monkeypatch, uid=1000) == ["paket-a"]
    assert apt.dipanggil == ["sudo -n true"]


def test_apt_yang_gagal_menyebut_sebabnya(
    daftar_apt: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    apt = Apt([100, 100], muncul=False)
    assert jadi(apt, monkeypatch, uid=0) == ["paket-a"]
    assert "E: galat apt" in capsys.readouterr().err


def test_baris_apt_yang_harus_diketik() -> None:
    assert debian.cara_memasang(debian.PAKET_PDF) == (
        "Jalankan: sudo apt-get update && sudo apt-get install -y --no-install-recommends "
        "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core"
    )


def test_alat_uji_ada_di_mesin_ini() -> None:
    assert debian.kurang([*debian.PAKET_VENV, *debian.PAKET_PDF, *debian.PAKET_UJI]) == []


def test_uji_tidak_berjalan_bila_alatnya_kurang(monkeypatch: pytest.MonkeyPatch) -> None:
    kurang = Paket("chromium", lambda: False)
    monkeypatch.setattr(debian, "pasang", lambda _: [kurang])
    with pytest.raises(Galat) as galat:
        awal.siapkan(["uji"])
    assert str(galat.value) == (
        "Uji tidak dijalankan, karena alatnya belum ada. Jalankan: sudo apt-get update && "
        "sudo apt-get install -y --no-install-recommends chromium"
    )
