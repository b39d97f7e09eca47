"""Where `manage.py ekspor` writes: the whole file, or nothing."""

import errno
import os
import sys
import tempfile
from pathlib import Path

from renja.management.ekspor.pembaca import tolak

NAMA_TERPANJANG = 255
_SEBAB = {
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.EROFS: "tempatnya hanya dapat dibaca",
    errno.ENOSPC: "ruang penyimpanan penuh",
    errno.EPIPE: "penerimanya sudah berhenti",
}


def periksa_tujuan(ke: str) -> None:
    """Refuse a place where no file can be written, before any work is done."""
    tujuan = Path(os.path.realpath(ke))
    if len(tujuan.name.encode()) > NAMA_TERPANJANG:
        tolak(f"Nama berkas {tujuan.name[:40]}… terlalu panjang. Pakai nama yang lebih pendek.")
    if ke != "-" and tujuan.is_dir():
        tolak(f'"{ke}" adalah map. Sebutkan nama berkasnya.')
    if ke != "-" and not tujuan.parent.is_dir():
        tolak(f'Map untuk "{ke}" tidak ada. Buat mapnya dahulu, atau tulis ke map lain.')


def tulis_ke(ke: str, isi: bytes) -> None:
    """Write the whole file, or nothing: it is written beside and then renamed.

    Standard output and devices are written directly.
    """
    tujuan = Path(os.path.realpath(ke))
    try:
        if ke == "-":
            sys.stdout.buffer.write(isi)
            sys.stdout.buffer.flush()
        elif tujuan.exists() and not tujuan.is_file():
            tujuan.write_bytes(isi)
        else:
            _tulis_di_samping(tujuan, isi)
    except OSError as galat:
        sebab = _SEBAB.get(galat.errno or 0, "ditolak oleh sistem")
        tolak(f'Berkas "{ke}" tidak dapat ditulis: {sebab}. Pilih tempat lain.')


def _tulis_di_samping(tujuan: Path, isi: bytes) -> None:
    """Write to a new file of a name nobody knows, then give it the place and mode of the old."""
    nomor, nama = tempfile.mkstemp(prefix=".renja-", dir=tujuan.parent)
    sementara = Path(nama)
    try:
        with os.fdopen(nomor, "wb") as berkas:
            berkas.write(isi)
        sementara.chmod(tujuan.stat().st_mode & 0o777 if tujuan.exists() else 0o666 & ~_umask())
        sementara.replace(tujuan)
    finally:
        sementara.unlink(missing_ok=True)


def _umask() -> int:
    """The bits that new files of this process do not get."""
    bit = os.umask(0)
    os.umask(bit)
    return bit
