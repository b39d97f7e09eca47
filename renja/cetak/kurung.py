"""The walls around a printing process: limits, no network, nothing to read but libraries.

The document is hostile until shown otherwise. The first wall is the fetcher, which opens
nothing; these stand behind it. What the system does not offer (an old kernel, a container
that forbids it) is left out silently: the first wall does not need it.
"""

import ctypes
import os
import resource
import signal
import sys
from collections.abc import Iterable
from pathlib import Path

# At its limit a process is told so; these seconds later it is killed without a word.
JEDA_AKHIR = 5
BERKAS_TERBUKA = 64
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38
# Landlock has the same numbers on every machine that Linux runs on.
_BUAT, _TAMBAH, _KENAKAN = 444, 445, 446
_SEMUA_AKSES_BERKAS = (1 << 13) - 1
_BACA = (1 << 2) | (1 << 3)
_DI_BAWAH_JALUR = 1
# Beside Python itself: shared libraries, the fonts of the system and their configuration.
_TERBACA = (
    *("/usr", "/lib", "/lib64", "/etc/ld.so.cache"),
    *("/etc/fonts", "/var/cache/fontconfig"),
    *("/proc/self", "/dev/null", "/dev/urandom"),
)
_libc = ctypes.CDLL(None, use_errno=True)


class _Aturan(ctypes.Structure):
    _fields_ = (("akses", ctypes.c_uint64),)


class _Jalur(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("akses", ctypes.c_uint64), ("berkas", ctypes.c_int32))


def ikut_induk() -> None:
    """Let the system kill this process as soon as the one that forked it is gone."""
    if sys.platform == "linux":
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def tanpa_jaringan() -> bool:
    """Leave the network, for this process and its children; whether that was possible."""
    if sys.platform != "linux":
        return False
    bendera = _CLONE_NEWNET if os.geteuid() == 0 else _CLONE_NEWNET | _CLONE_NEWUSER
    return bool(_libc.unshare(bendera) == 0)


def hanya_baca_pustaka(lagi: Iterable[str] = ()) -> bool:
    """Let this process read libraries and system fonts only; whether that was possible."""
    if sys.platform != "linux":
        return False
    aturan = _Aturan(_SEMUA_AKSES_BERKAS)
    nomor = _libc.syscall(_BUAT, ctypes.byref(aturan), ctypes.c_size_t(ctypes.sizeof(aturan)), 0)
    if nomor < 0:
        return False
    try:
        for jalur in {*_TERBACA, *lagi, sys.prefix, sys.base_prefix}:
            _izinkan(nomor, jalur)
        if _libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
            return False
        return bool(_libc.syscall(_KENAKAN, nomor, 0) == 0)
    finally:
        os.close(nomor)


def _izinkan(nomor: int, jalur: str) -> None:
    try:
        berkas = os.open(jalur, getattr(os, "O_PATH", os.O_RDONLY))
    except OSError:
        return
    try:
        akses = _BACA if Path(jalur).is_dir() else 1 << 2
        izin = _Jalur(akses, berkas)
        _libc.syscall(_TAMBAH, nomor, _DI_BAWAH_JALUR, ctypes.byref(izin), 0)
    finally:
        os.close(berkas)


def batasi(cpu: int, memori: int) -> None:
    """Let the system end this process at `cpu` seconds of work or `memori` bytes.

    It writes no file and leaves no core behind.
    """
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + JEDA_AKHIR))
    resource.setrlimit(resource.RLIMIT_AS, (memori, memori))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (BERKAS_TERBUKA, BERKAS_TERBUKA))
