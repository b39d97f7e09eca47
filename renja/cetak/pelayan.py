"""The warm printing process: `python -I pelayan.py`, owned by a server or a worker.

It loads WeasyPrint once, prints one tiny document, and then forks a child for every
document that is asked for: at most two at once, those asked by different callers in turn,
the longest first. Messages on standard input and output (see `renja.cetak.protokol`):

in    {"id", "kelompok", "cpu", "memori", "bertanda"} + HTML;  {"batal": [id, ...]}
out   {"siap": bool, "rinci"};  {"id", "hasil", "rinci", "puncak", "cpu"} + packet

`hasil` is "jadi", "waktu", "gambar" or "isi"; `puncak` the child's peak memory in KiB,
`cpu` its seconds of work. Ends when its owner closes the pipe, and after a quarter of an
hour without work.
"""

import gc
import importlib
import os
import selectors
import signal
import sys
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, NoReturn

AKAR = Path(__file__).resolve().parents[2]
ANAK_SEKALIGUS = 2
DETIK_MENGANGGUR = 15 * 60
# Wall clock: seconds beyond the limit of work, on a machine that does other things too.
KELONGGARAN = 60
RINCI_TERPANJANG = 8000
KELUAR_GAMBAR = 4
CONTOH = '<html lang="id"><title>x</title><style>@page{{size:9cm}}</style><p>{}<b>1</b><i>2</i>'


@dataclass(slots=True)
class Anak:
    """A running child: what it was asked, until when, and what it has said so far."""

    tugas: dict[str, Any]
    pid: int
    batas: float
    hasil: bytearray = field(default_factory=bytearray)
    rinci: bytearray = field(default_factory=bytearray)
    terbuka: int = 2
    terlambat: bool = False


class Pelayan:
    """The queue, the children, and the loop between them."""

    def __init__(self, cetak: Any, masuk: Any, keluar: IO[bytes], kirim: Any, terima: Any):
        self.cetak = cetak
        self.masuk = masuk
        self.keluar = keluar
        self.kirim = kirim
        self.terima = terima
        self.antrean: list[tuple[dict[str, Any], bytes]] = []
        self.anak: dict[int, Anak] = {}
        self.pemilih = selectors.DefaultSelector()
        self.pemilih.register(masuk, selectors.EVENT_READ)

    def layani(self) -> None:
        """Work until the owner is gone, or nothing was asked for a long time."""
        terakhir = time.monotonic()
        while True:
            for kunci, _ in self.pemilih.select(1 if self.anak else 30):
                terakhir = time.monotonic()
                if kunci.data is None:
                    self._terima()
                else:
                    self._dengar(kunci.fileobj, *kunci.data)
            self._tegur()
            while self.antrean and len(self.anak) < ANAK_SEKALIGUS:
                self._mulai(*self._berikut())
            if not self.anak and time.monotonic() - terakhir > DETIK_MENGANGGUR:
                return

    def _terima(self) -> None:
        kepala, isi = self.terima(self.masuk)
        if "batal" not in kepala:
            self.antrean.append((kepala, isi))
            return
        batal = set(kepala["batal"])
        self.antrean = [satu for satu in self.antrean if satu[0]["id"] not in batal]
        for anak in self.anak.values():
            if anak.tugas["id"] in batal:
                os.kill(anak.pid, signal.SIGKILL)

    def _berikut(self) -> tuple[dict[str, Any], bytes]:
        """The longest document of the caller who has the fewest children."""
        sibuk = [anak.tugas["kelompok"] for anak in self.anak.values()]

        def giliran(satu: tuple[dict[str, Any], bytes]) -> tuple[int, int, int]:
            return sibuk.count(satu[0]["kelompok"]), -len(satu[1]), satu[0]["id"]

        pilihan = min(self.antrean, key=giliran)
        self.antrean.remove(pilihan)
        return pilihan

    def _mulai(self, tugas: dict[str, Any], isi: bytes) -> None:
        hasil, rinci = os.pipe(), os.pipe()
        pid = os.fork()
        if pid == 0:
            self._kerjakan(tugas, isi, hasil[1], rinci[1])
        anak = Anak(tugas, pid, time.monotonic() + tugas["cpu"] + KELONGGARAN)
        self.anak[pid] = anak
        for (baca, tulis), tampung in ((hasil, anak.hasil), (rinci, anak.rinci)):
            os.close(tulis)
            self.pemilih.register(baca, selectors.EVENT_READ, (anak, tampung))

    def _kerjakan(self, tugas: dict[str, Any], isi: bytes, hasil: int, rinci: int) -> NoReturn:
        """The life of a child: walls up, print, hand over, leave without tidying up.

        Taking the libraries down crashed now and then, after which a good file looked bad.
        """
        kode = 1
        try:
            os.dup2(rinci, 2)
            os.close(0)
            os.close(1)
            gc.disable()
            paket = self.cetak(tugas, isi)
            with os.fdopen(hasil, "wb", closefd=False) as arus:
                arus.write(paket)
            kode = 0
        finally:
            galat = sys.exc_info()[0]
            if galat is not None:
                os.write(2, traceback.format_exc()[-RINCI_TERPANJANG:].encode())
                kode = KELUAR_GAMBAR if galat.__name__ == "FatalURLFetchingError" else 1
            os._exit(kode)

    def _dengar(self, berkas: Any, anak: Anak, tampung: bytearray) -> None:
        isi = os.read(berkas, 1 << 20)
        if isi:
            tampung.extend(isi)
            return
        self.pemilih.unregister(berkas)
        os.close(berkas)
        anak.terbuka -= 1
        if not anak.terbuka:
            self._selesai(anak)

    def _selesai(self, anak: Anak) -> None:
        _, keadaan, pakai = os.wait4(anak.pid, 0)
        del self.anak[anak.pid]
        kode = os.waitstatus_to_exitcode(keadaan)
        kepala = {
            "id": anak.tugas["id"],
            "hasil": _sebutan(kode, terlambat=anak.terlambat),
            "rinci": f"{kode}: {anak.rinci[-RINCI_TERPANJANG:].decode(errors='replace')}",
            "puncak": pakai.ru_maxrss,
            "cpu": pakai.ru_utime + pakai.ru_stime,
        }
        self.kirim(self.keluar, kepala, bytes(anak.hasil) if kode == 0 else b"")

    def _tegur(self) -> None:
        """Kill what hangs: it does not work, so its limit of work never comes."""
        for anak in self.anak.values():
            if time.monotonic() > anak.batas:
                anak.terlambat = True
                os.kill(anak.pid, signal.SIGKILL)


def _sebutan(kode: int, *, terlambat: bool) -> str:
    if kode == 0:
        return "jadi"
    if terlambat or kode == -signal.SIGXCPU:
        return "waktu"
    return "gambar" if kode == KELUAR_GAMBAR else "isi"


def utama() -> int:
    """Load, say whether that worked, and serve."""
    sys.path.append(str(AKAR))
    protokol = importlib.import_module("renja.cetak.protokol")
    kurung = importlib.import_module("renja.cetak.kurung")
    # Without a buffer: what waits in one would not wake the loop.
    masuk = os.fdopen(sys.stdin.fileno(), "rb", buffering=0, closefd=False)
    keluar = sys.stdout.buffer
    try:
        pencetak = importlib.import_module("renja.cetak.pencetak")
        weasyprint = importlib.import_module("weasyprint")
        ffi = importlib.import_module("weasyprint.text.ffi")
        alat = pencetak.siapkan(weasyprint, ffi, importlib.import_module("pydyf"))
    except (ImportError, OSError) as galat:
        protokol.kirim(keluar, {"siap": False, "rinci": str(galat)})
        return 1
    pencetak.cetak(alat, CONTOH.format("hangat"), bertanda=True)
    kurung.tanpa_jaringan()
    kurung.hanya_baca_pustaka([str(pencetak.HURUF)])
    gc.collect()
    gc.freeze()

    def cetak(tugas: dict[str, Any], isi: bytes) -> bytes:
        kurung.ikut_induk()
        kurung.batasi(tugas["cpu"], tugas["memori"])
        return bytes(pencetak.cetak(alat, isi.decode(), bertanda=tugas["bertanda"]))

    protokol.kirim(keluar, {"siap": True, "rinci": ""})
    try:
        Pelayan(cetak, masuk, keluar, protokol.kirim, protokol.terima).layani()
    except (protokol.SambunganPutus, BrokenPipeError):
        return 0
    return 0


if __name__ == "__main__":
    sys.exit(utama())
