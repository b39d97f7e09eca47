"""Debian packages: which are missing, and installing them by apt where that is allowed."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from renja.persiapan.tempat import lapor, tahap

DAFTAR_APT = Path("/var/lib/apt/lists")
FON = Path("/usr/share/fonts")


@dataclass(frozen=True)
class Paket:
    """A Debian package, and how to see whether what it brings is there (from any source)."""

    nama: str
    ada: Callable[[], bool]


def _modul(nama: str) -> Callable[[], bool]:
    def ada() -> bool:
        importlib.invalidate_caches()
        return importlib.util.find_spec(nama) is not None

    return ada


def _pustaka(*nama: str) -> Callable[[], bool]:
    def ada() -> bool:
        return any(_dapat_dimuat(berkas) for berkas in nama)

    return ada


def _dapat_dimuat(berkas: str) -> bool:
    try:
        ctypes.CDLL(berkas)
    except OSError:
        return False
    return True


def _program(*nama: str) -> Callable[[], bool]:
    return lambda: all(shutil.which(satu) for satu in nama)


PAKET_VENV = (Paket("python3-venv", _modul("ensurepip")),)
PAKET_PDF = (
    Paket("libpango-1.0-0", _pustaka("libpango-1.0.so.0", "libpango-1.0.0.dylib")),
    Paket("libpangoft2-1.0-0", _pustaka("libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib")),
    Paket("libharfbuzz-subset0", _pustaka("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib")),
    Paket("fonts-dejavu-core", lambda: any(FON.rglob("DejaVuSans.ttf"))),
)
PAKET_UJI = (
    Paket("chromium", _program("chromium")),
    Paket("poppler-utils", _program("pdftoppm", "pdftotext")),
    Paket("qpdf", _program("qpdf")),
    Paket("default-jre-headless", _program("java")),
    # The browser driver's own Node.js asks for it.
    Paket("libatomic1", _pustaka("libatomic.so.1", "libSystem.B.dylib")),
)


def kurang(paket: Sequence[Paket]) -> list[Paket]:
    """Those of `paket` that this machine lacks."""
    return [satu for satu in paket if not satu.ada()]


def pasang(paket: Sequence[Paket]) -> list[Paket]:
    """Install what is missing of `paket`, as root or by sudo without a password.

    Gives what is still missing afterwards: everything where apt is absent or not allowed.
    """
    hilang = kurang(paket)
    apt = _apt() if hilang else None
    if apt is None:
        return hilang
    nama = [satu.nama for satu in hilang]
    with tahap(f"Memasang paket Debian: {' '.join(nama)}"):
        pemasangan = [*apt, "install", "-y", "--no-install-recommends", *nama]
        berhasil = _ada_daftar_apt() and _jalankan(pemasangan).returncode == 0
        if not berhasil:
            _jalankan([*apt, "update"])
            hasil = _jalankan(pemasangan)
            if hasil.returncode:
                lapor("\n".join(hasil.stderr.strip().splitlines()[-3:]))
    return kurang(hilang)


def cara_memasang(paket: Sequence[Paket]) -> str:
    """A sentence with the exact line that installs `paket`."""
    nama = " ".join(satu.nama for satu in paket)
    if shutil.which("apt-get") is None:
        return f"Pasanglah padanan paket Debian ini di mesin Anda: {nama}."
    return (
        f"Jalankan: sudo apt-get update && sudo apt-get install -y --no-install-recommends {nama}"
    )


def _apt() -> list[str] | None:
    """The start of an apt-get command that may install, or None."""
    if shutil.which("apt-get") is None:
        return None
    lingkungan = ["env", "DEBIAN_FRONTEND=noninteractive"]
    apt = [*lingkungan, "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    if os.geteuid() == 0:
        return apt
    if shutil.which("sudo") and _jalankan(["sudo", "-n", "true"]).returncode == 0:
        return ["sudo", "-n", *apt]
    return None


def _ada_daftar_apt() -> bool:
    return any(DAFTAR_APT.glob("*_Packages*"))


def _jalankan(perintah: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        perintah, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
