"""The owner's side of the warm printing process: started when needed, shared by threads.

One per process of the server or worker. When it dies (whoever killed it), what was being
printed is asked again of a new one; a document that fails is told from a process that fails.
"""

import atexit
import contextlib
import itertools
import logging
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from renja.cetak.galat import (
    PENUH,
    GagalCetak,
    PdfGagal,
    PdfTidakTersedia,
    Sebab,
    tanpa_pustaka,
)
from renja.cetak.protokol import SambunganPutus, kirim, terima
from renja.persiapan.debian import PAKET_PDF, kurang

PELAYAN = Path(__file__).with_name("pelayan.py")
# Seconds of work: about seven times what a row takes, above the start of the process.
DETIK_AWAL = 30
BARIS_PER_DETIK = 10
BITA_PER_DETIK = 20_000
MEMORI_AWAL = 1536 * 2**20
MEMORI_PER_BARIS = 2**20
# What the largest plan measured (5,300 sub kegiatan) needs, with room.
DETIK_TERLAMA = 600
MEMORI_TERBESAR = 6 * 2**30
# Documents at once, and the seconds that one more waits for a place.
SEKALIGUS = 2
TUNGGU = 20
TEMPAT = threading.BoundedSemaphore(SEKALIGUS)
# Times that a new process is tried for one document.
COBA = 3
# What the process may know of the surroundings: where things are, no secrets.
_LINGKUNGAN = ("PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "XDG_CACHE_HOME")
_MATI = "Pencetak PDF berhenti berulang kali. Coba lagi nanti; rinciannya ada di catatan server."
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tugas:
    """One HTML document to print, with tags or (for what is drawn as an artifact) without."""

    html: str
    bertanda: bool = True


@dataclass(frozen=True, slots=True)
class Jadi:
    """The packet of one document: its index among those asked for, peak in KiB, CPU seconds."""

    nomor: int
    paket: bytes
    puncak: int
    cpu: float


class _Sambungan:
    """A running process, the thread that listens to it, and who waits for which answer."""

    def __init__(self) -> None:
        lingkungan = {nama: os.environ[nama] for nama in _LINGKUNGAN if nama in os.environ}
        self.proses = subprocess.Popen(
            [sys.executable, "-I", str(PELAYAN)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env=lingkungan,
        )
        self.penunggu: dict[int, queue.SimpleQueue[tuple[dict[str, Any], bytes] | None]] = {}
        self.kunci = threading.Lock()
        self.hidup = True
        self.sebab = ""
        threading.Thread(target=self._dengar, name="cetak", daemon=True).start()

    def kirim(self, pesan: dict[str, Any], isi: bytes = b"") -> None:
        """Hand a message over; SambunganPutus where nobody is there any more."""
        arus = self.proses.stdin
        with self.kunci:
            if arus is None or not self.hidup:
                raise SambunganPutus
            try:
                kirim(arus, pesan, isi)
            except (OSError, ValueError) as galat:
                raise SambunganPutus from galat

    def tutup(self) -> None:
        """End the process, which has nothing to lose."""
        self.hidup = False
        self.proses.kill()
        self.proses.wait()
        with contextlib.suppress(OSError):
            if self.proses.stdin:
                self.proses.stdin.close()

    def lepas(self) -> None:
        """In a forked copy of the owner: let go of pipes that belong to the original.

        Their numbers stay taken, so that closing them later closes nothing else.
        """
        self.proses.returncode = 0
        hampa = os.open(os.devnull, os.O_RDWR)
        for arus in (self.proses.stdin, self.proses.stdout):
            if arus is not None and not arus.closed:
                os.dup2(hampa, arus.fileno(), inheritable=False)
        os.close(hampa)

    def _dengar(self) -> None:
        arus = self.proses.stdout
        try:
            while arus is not None:
                pesan, isi = terima(arus)
                if "siap" in pesan:
                    self.sebab = "" if pesan["siap"] else pesan["rinci"] or "?"
                elif penunggu := self.penunggu.get(pesan["id"]):
                    penunggu.put((pesan, isi))
        except (SambunganPutus, OSError, ValueError):
            pass
        self.hidup = False
        for penunggu in list(self.penunggu.values()):
            penunggu.put(None)
        if arus is not None:
            arus.close()
        self.proses.wait()


class Induk:
    """Keeps one warm process, and prints through it."""

    def __init__(self) -> None:
        self._kunci = threading.Lock()
        self._kini: _Sambungan | None = None
        self._nomor = itertools.count(1)

    def hangatkan(self) -> _Sambungan:
        """The running process; a new one where there is none or it died."""
        with self._kunci:
            if self._kini is None or not self._kini.hidup:
                if self._kini is not None:
                    self._kini.tutup()
                self._kini = _Sambungan()
            return self._kini

    def tutup(self) -> None:
        """End the process, if there is one."""
        with self._kunci:
            if self._kini is not None:
                self._kini.tutup()
                self._kini = None

    def lupakan(self) -> None:
        """After a fork of the owner: the process belongs to the original."""
        self._kunci = threading.Lock()
        if self._kini is not None:
            self._kini.lepas()
            self._kini = None

    def cetak(self, tugas: Sequence[Tugas]) -> Iterator[Jadi]:
        """Print documents, at most two at once; each as soon as it is ready.

        Raises GagalCetak for the first that fails (the rest is called off), PdfTidakTersedia
        where a library is missing, PdfGagal where the process cannot be kept alive.
        """
        sisa = dict(enumerate(tugas))
        for _ in range(COBA):
            for jadi in self._sekali(sisa):
                del sisa[jadi.nomor]
                yield jadi
            if not sisa:
                return
        logger.error("pencetak berhenti %d kali", COBA)
        raise PdfGagal(_MATI)

    def _sekali(self, tugas: dict[int, Tugas]) -> Iterator[Jadi]:
        """Ask one process for all; ends early where it dies."""
        sambungan = self.hangatkan()
        kotak: queue.SimpleQueue[tuple[dict[str, Any], bytes] | None] = queue.SimpleQueue()
        kelompok = next(self._nomor)
        diminta: dict[int, int] = {}
        try:
            for nomor, satu in sorted(tugas.items(), key=lambda isi: -len(isi[1].html)):
                kunci = next(self._nomor)
                diminta[kunci] = nomor
                sambungan.penunggu[kunci] = kotak
                sambungan.kirim(_pesan(kunci, kelompok, satu), satu.html.encode())
            while diminta:
                jawaban = kotak.get()
                if jawaban is None:
                    break
                pesan, isi = jawaban
                sambungan.penunggu.pop(pesan["id"], None)
                yield _jadi(diminta.pop(pesan["id"]), pesan, isi)
            else:
                return
            _periksa_pustaka(sambungan)
        except SambunganPutus:
            _periksa_pustaka(sambungan)
        finally:
            for kunci in diminta:
                sambungan.penunggu.pop(kunci, None)
            if diminta:
                with contextlib.suppress(SambunganPutus):
                    sambungan.kirim({"batal": list(diminta)})


def _pesan(kunci: int, kelompok: int, tugas: Tugas) -> dict[str, Any]:
    """The request for one document, with limits by its bytes and rows of tables."""
    baris = tugas.html.count("<tr")
    wajar = DETIK_AWAL + baris // BARIS_PER_DETIK + len(tugas.html) // BITA_PER_DETIK
    return {
        "id": kunci,
        "kelompok": kelompok,
        "bertanda": tugas.bertanda,
        "cpu": min(wajar, DETIK_TERLAMA),
        "memori": min(MEMORI_AWAL + baris * MEMORI_PER_BARIS, MEMORI_TERBESAR),
    }


def _jadi(nomor: int, pesan: dict[str, Any], isi: bytes) -> Jadi:
    if pesan["hasil"] == "jadi":
        return Jadi(nomor, isi, pesan["puncak"], pesan["cpu"])
    logger.error("pencetak: %s, %s", pesan["hasil"], pesan["rinci"])
    raise GagalCetak(nomor, Sebab(pesan["hasil"]), pesan["rinci"])


def _periksa_pustaka(sambungan: _Sambungan) -> None:
    """Where the process ended because of a library: say which; without a font Pango kills it."""
    sambungan.proses.wait()
    if sambungan.sebab or kurang(PAKET_PDF):
        logger.error("pencetak: %s", sambungan.sebab)
        raise PdfTidakTersedia(tanpa_pustaka())


@contextlib.contextmanager
def tempat_cetak() -> Iterator[None]:
    """One of the few places for printing; PdfGagal where none becomes free."""
    if not TEMPAT.acquire(timeout=TUNGGU):
        raise PdfGagal(PENUH)
    try:
        yield
    finally:
        TEMPAT.release()


INDUK = Induk()
atexit.register(INDUK.tutup)
os.register_at_fork(after_in_child=INDUK.lupakan)
