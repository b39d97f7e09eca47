"""What was printed once: kept by the hash of its HTML, in memory and on disk, within bounds."""

import contextlib
import hashlib
import logging
import os
import tempfile
import threading
from collections import OrderedDict
from pathlib import Path

MEMORI_TERBESAR = 48 * 2**20
DISK_TERBESAR = 256 * 2**20
# What is written between two clearings of the disk, as a part of what it may hold.
BAGIAN_RAPIKAN = 16
_TANDA = b"CTK1"
_PANJANG_SIDIK = 32
logger = logging.getLogger(__name__)


class Simpanan:
    """Bytes by key, least recently used out. Safe among threads and processes.

    `folder` None keeps everything in memory. A file is written beside and renamed, so it
    is whole or not there; what is damaged is as if it were not there; a disk that is full
    or read-only costs time later, never the print.
    """

    def __init__(
        self,
        folder: Path | None = None,
        memori_terbesar: int = MEMORI_TERBESAR,
        disk_terbesar: int = DISK_TERBESAR,
    ):
        self.folder = folder
        self.memori_terbesar = memori_terbesar
        self.disk_terbesar = disk_terbesar
        self._isi: OrderedDict[str, bytes] = OrderedDict()
        self._besar = 0
        self._tertulis: int | None = None
        self._kunci = threading.Lock()

    def ambil(self, kunci: str) -> bytes | None:
        """What was kept under a key, or None."""
        with self._kunci:
            isi = self._isi.get(kunci)
            if isi is not None:
                self._isi.move_to_end(kunci)
                return isi
        isi = self._baca(kunci)
        if isi is not None:
            self._ingat(kunci, isi)
        return isi

    def simpan(self, kunci: str, isi: bytes) -> None:
        """Keep bytes under a key."""
        self._ingat(kunci, isi)
        if self.folder is None or len(isi) > self.disk_terbesar // 4:
            return
        try:
            self._tulis(self.folder, kunci, isi)
        except OSError as galat:
            logger.warning("simpanan cetakan tidak dapat ditulis: %s", galat)

    def kosong(self) -> bool:
        """Whether nothing is kept at all, as far as a glance can tell."""
        if self._isi:
            return False
        try:
            return self.folder is None or not any(self.folder.iterdir())
        except OSError:
            return True

    def _ingat(self, kunci: str, isi: bytes) -> None:
        if len(isi) > self.memori_terbesar // 4:
            return
        with self._kunci:
            self._besar += len(isi) - len(self._isi.pop(kunci, b""))
            self._isi[kunci] = isi
            while self._besar > self.memori_terbesar:
                _, lama = self._isi.popitem(last=False)
                self._besar -= len(lama)

    def _baca(self, kunci: str) -> bytes | None:
        if self.folder is None:
            return None
        berkas = self.folder / kunci
        try:
            isi = berkas.read_bytes()
            os.utime(berkas)
        except OSError:
            return None
        awal = len(_TANDA) + _PANJANG_SIDIK
        badan = isi[awal:]
        if isi[:awal] != _TANDA + hashlib.sha256(badan).digest():
            logger.warning("simpanan cetakan %s rusak, diabaikan", kunci)
            return None
        return badan

    def _tulis(self, folder: Path, kunci: str, isi: bytes) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._rapikan(folder, len(isi))
        nomor, nama = tempfile.mkstemp(prefix=".", dir=folder)
        try:
            with os.fdopen(nomor, "wb") as berkas:
                berkas.write(_TANDA + hashlib.sha256(isi).digest() + isi)
            Path(nama).replace(folder / kunci)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(nama).unlink()
            raise

    def _rapikan(self, folder: Path, akan_ditulis: int) -> None:
        """Once in a while, take away what was not used for longest."""
        with self._kunci:
            batas = self.disk_terbesar // BAGIAN_RAPIKAN
            perlu = self._tertulis is None or self._tertulis + akan_ditulis > batas
            self._tertulis = akan_ditulis if perlu else (self._tertulis or 0) + akan_ditulis
        if not perlu:
            return
        daftar = []
        for satu in folder.iterdir():
            with contextlib.suppress(OSError):
                keadaan = satu.stat()
                daftar.append((keadaan.st_mtime_ns, keadaan.st_size, satu))
        besar = sum(ukuran for _, ukuran, _ in daftar) + batas
        for _, ukuran, jalur in sorted(daftar):
            if besar <= self.disk_terbesar:
                return
            with contextlib.suppress(OSError):
                jalur.unlink()
            besar -= ukuran
