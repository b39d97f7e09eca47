""".venv: made from the locked, hashed wheels, and stamped only once it is complete."""

import hashlib
import importlib.util
import os
import platform
import subprocess
import sys
from pathlib import Path

from renja.persiapan import debian
from renja.persiapan.tempat import (
    AKAR,
    MANAGE,
    VENV,
    Galat,
    gembok,
    lapor,
    lingkungan_bersih,
    tahap,
)

PYTHON = VENV / "bin" / "python"
KUNCI_JALAN = AKAR / "requirements.lock"
# Holds everything of the first lock too, in the same versions.
KUNCI_UJI = AKAR / "tests" / "requirements.lock"
BELUM_SELESAI = VENV / "belum-selesai"


def di_dalam_venv() -> bool:
    """Whether this process already runs on the Python of .venv."""
    return Path(sys.prefix).resolve() == VENV.resolve()


def sidik(kunci: Path) -> str:
    """The fingerprint of a lock on this Python at this place: a change means a new .venv."""
    mesin = f"{platform.python_implementation()} {sys.version_info[:2]} {platform.machine()}"
    bagian = [kunci.read_bytes(), mesin.encode(), os.fsencode(AKAR)]
    return hashlib.sha256(b"\0".join(bagian)).hexdigest()


def siap(kunci: Path) -> bool:
    """Whether .venv holds exactly what `kunci` asks for."""
    cap = _cap(kunci)
    return PYTHON.exists() and cap.is_file() and cap.read_text() == sidik(kunci)


def siapkan(kunci: Path) -> None:
    """Make .venv hold what `kunci` asks for; quick when it already does.

    Raises Galat where Python cannot make environments or the wheels cannot be fetched.
    """
    if siap(kunci):
        return
    with gembok("persiapan") as pegangan:
        if siap(kunci):
            return
        # Tools of the tests are added to a sound .venv; anything else makes it anew, also
        # after an interruption, which may have left a library half there.
        if not siap(KUNCI_JALAN) or BELUM_SELESAI.exists():
            for cap in VENV.glob("siap-*"):
                cap.unlink()
            _buat_venv(pegangan)
        _pasang(kunci, pegangan)
        for terpasang in {KUNCI_JALAN, kunci}:
            _beri_cap(terpasang)


def pindah(argv: list[str]) -> None:
    """Go on as `python argv` of .venv: replaces this process, so it never returns."""
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(PYTHON, [str(PYTHON), *argv], lingkungan_bersih())


def pastikan(argv: list[str]) -> None:
    """Return only inside a complete .venv; else make it and run `manage.py argv` there."""
    if not di_dalam_venv():
        siapkan(KUNCI_JALAN)
        pindah([str(MANAGE), *argv])
    if not siap(KUNCI_JALAN):
        # A .venv cannot be made anew from within: the Python it came from does that.
        dasar = _python_dasar()
        os.execve(dasar, [dasar, str(MANAGE), *argv], lingkungan_bersih())


def _python_dasar() -> str:
    """The Python that environments are made from, also when this one is inside one."""
    dasar = Path(sys.base_prefix, "bin", f"python{sys.version_info[0]}.{sys.version_info[1]}")
    return str(dasar) if dasar.exists() else sys.executable


def _cap(kunci: Path) -> Path:
    return VENV / ("siap-uji" if kunci == KUNCI_UJI else "siap-jalan")


def _beri_cap(kunci: Path) -> None:
    sementara = VENV / "cap-sementara"
    sementara.write_text(sidik(kunci))
    sementara.replace(_cap(kunci))


def _buat_venv(pegangan: int) -> None:
    """A fresh, empty .venv; whatever was there is removed."""
    if importlib.util.find_spec("ensurepip") is None:
        sisa = debian.pasang(debian.PAKET_VENV)
        if sisa:
            raise Galat(f"Python ini tidak dapat membuat .venv. {debian.cara_memasang(sisa)}")
    with tahap("Membuat lingkungan Python di .venv"):
        perintah = [_python_dasar(), "-m", "venv", "--clear", str(VENV)]
        hasil = _jalankan(perintah, pegangan)
    if hasil.returncode:
        raise Galat(f"Lingkungan Python di .venv gagal dibuat: {_akhir(hasil)}")


def _pasang(kunci: Path, pegangan: int) -> None:
    """Install the locked wheels; nothing is built, and nothing outside the lock comes in."""
    nama = kunci.relative_to(AKAR)
    pilihan = "--quiet --no-input --disable-pip-version-check --retries 3"
    aman = "--require-hashes --only-binary :all: --no-deps"
    perintah = [str(PYTHON), "-m", "pip", "install", *pilihan.split(), *aman.split()]
    BELUM_SELESAI.touch()
    with tahap(f"Memasang pustaka dari {nama}"):
        hasil = _jalankan([*perintah, "-r", str(kunci)], pegangan)
        # Unless it was killed: pip fetches everything before it installs anything.
        if hasil.returncode >= 0:
            BELUM_SELESAI.unlink()
        if hasil.returncode:
            lapor(_akhir(hasil))
            raise Galat(
                f"Pustaka dari {nama} gagal dipasang; penyebabnya tertulis di atas. "
                "Periksa sambungan ke internet atau ke cermin PyPI, lalu jalankan lagi "
                "perintah yang sama."
            )


def _jalankan(perintah: list[str], pegangan: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        perintah,
        env=lingkungan_bersih(),
        pass_fds=[pegangan],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def _akhir(hasil: subprocess.CompletedProcess[str]) -> str:
    """The last lines that a failed command said."""
    baris = (hasil.stdout + hasil.stderr).strip().splitlines()
    return "\n".join(baris[-3:])
