"""Child process of `renja.tabel.pdf`: HTML on standard input, tagged PDF on standard output.

Run as `python -I pencetak.py FONTS CPU_SECONDS MEMORY_BYTES`. It opens nothing but the
fonts of the project, uses no network, and is ended by the system at its limits. Exit
codes: 0 done, 3 a library is missing (which one is on standard error), else failed.
"""

import gc
import importlib
import os
import resource
import sys
from pathlib import Path
from typing import Any

TANPA_PUSTAKA = 3
SKEMA_FON = "huruf:"
# At its limit a process is told so; these seconds later it is killed without a word.
JEDA_AKHIR = 5


def cetak(weasyprint: Any, html: str, fon: Path) -> bytes:
    """Render a document as PDF/UA-1; the same input gives the same bytes.

    The collector stays off: the boxes of a layout live until the end anyway.
    """
    gc.disable()
    dokumen = weasyprint.HTML(string=html, url_fetcher=_pengambil_fon(weasyprint, fon))
    return bytes(dokumen.write_pdf(pdf_variant="pdf/ua-1", finisher=_beri_arah))


def _beri_arah(_dokumen: object, pdf: Any) -> None:
    """Say of every heading cell what it heads: its column, or its row.

    WeasyPrint lists the headings of each cell instead, and counts columns wrongly beside a
    cell that spans rows: a screen reader would read the wrong ones.
    """
    kamus = filter(lambda objek: isinstance(objek, dict), pdf.objects)
    unsur: dict[Any, Any] = {objek.reference: objek for objek in kamus}
    for objek in unsur.values():
        if objek.get("S") == "/TD":
            objek.get("A", {}).pop("Headers", None)
        elif objek.get("S") == "/TH" and "A" in objek:
            kelompok = unsur[unsur[objek["P"]]["P"]]
            objek["A"]["Scope"] = "/Column" if kelompok["S"] == "/THead" else "/Row"


def _pengambil_fon(weasyprint: Any, fon: Path) -> object:
    """A fetcher that opens the project's fonts by their private scheme, and nothing else."""
    urls = weasyprint.urls
    boleh = {f"{SKEMA_FON}{berkas.name}": berkas for berkas in fon.glob("*.woff2")}

    def ambil(_pengambil: object, url: str, _kepala: object = None) -> object:
        if url not in boleh:
            raise ValueError(f"Alamat ini tidak boleh dibuka: {url}")
        return urls.URLFetcherResponse(url, boleh[url].read_bytes())

    return type("PengambilFon", (urls.URLFetcher,), {"fetch": ambil})()


def batasi(cpu: int, memori: int) -> None:
    """Let the system end this process at `cpu` seconds of work or `memori` bytes."""
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + JEDA_AKHIR))
    resource.setrlimit(resource.RLIMIT_AS, (memori, memori))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def utama(argumen: list[str]) -> int:
    """Read, render, write; returns the exit code."""
    fon, cpu, memori = argumen
    batasi(int(cpu), int(memori))
    try:
        weasyprint = importlib.import_module("weasyprint")
    except (ImportError, OSError) as galat:
        sys.stderr.write(str(galat))
        return TANPA_PUSTAKA
    hasil = cetak(weasyprint, sys.stdin.buffer.read().decode(), Path(fon))
    sys.stdout.buffer.write(hasil)
    sys.stdout.buffer.flush()
    # The file is whole: leave at once. Taking the libraries down crashed now and then, after which
    # a good file looked like a failure.
    os._exit(0)


if __name__ == "__main__":
    sys.exit(utama(sys.argv[1:]))
