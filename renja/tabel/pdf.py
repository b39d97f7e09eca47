"""A Tabel as a tagged PDF, laid out by WeasyPrint in a child process with limits."""

import logging
import os
import signal
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path
from threading import BoundedSemaphore

from renja.persiapan.debian import PAKET_PDF, cara_memasang, kurang
from renja.tabel import pencetak
from renja.tabel.bentuk import Tabel
from renja.tabel.html import penutup_html
from renja.tabel.kertas import KERTAS, Kertas
from renja.tabel.letak import baris_judul, kaki_lembar, nama_tabel, subjudul
from renja.tabel.tata import GAYA as GAYA_TABEL
from renja.tabel.tata import isi_tabel, tata_tabel

FON = Path(__file__).resolve().parents[2] / "static" / "font"
GAYA = Path(__file__).with_name("pdf.css")
# Seconds of work: about seven times what a row takes, above the start of the process.
DETIK_AWAL = 30
BARIS_PER_DETIK = 10
BITA_PER_DETIK = 20_000
MEMORI_AWAL = 1536 * 2**20
MEMORI_PER_BARIS = 2**20
# What the largest plan measured (5,300 sub kegiatan) needs, with room.
DETIK_TERLAMA = 600
MEMORI_TERBESAR = 6 * 2**30
# Children at once, and the seconds that one more request waits for a place.
SEKALIGUS = 2
TUNGGU = 20
_TEMPAT = BoundedSemaphore(SEKALIGUS)
TEPI = 10
# What the child may know of the surroundings: where things are, no secrets.
_LINGKUNGAN = ("PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "XDG_CACHE_HOME")
_TERLALU_LAMA = (
    "PDF tidak selesai dibuat dalam batas waktunya. Cetaklah bagian yang lebih kecil, "
    "atau pakai format XLSX."
)
_PENUH = "Sedang banyak PDF dibuat. Tunggu sebentar, lalu coba lagi."
_GAGAL = (
    "PDF tidak dapat dibuat karena isi tabel melampaui kemampuan pencetak. "
    "Rinciannya ada di catatan server; sementara itu pakai format XLSX."
)
logger = logging.getLogger(__name__)


class PdfGagal(Exception):
    """A PDF could not be made; the message is an Indonesian sentence."""


class PdfTidakTersedia(PdfGagal):
    """A library that PDF needs is missing on this machine."""


def tulis_pdf(tabel: Tabel, kertas: str = "A4") -> bytes:
    """The form on a lying sheet, as PDF/UA-1 with its fonts; same input, same bytes.

    Raises PdfTidakTersedia where a library is missing, and PdfGagal where the document
    cannot be laid out within the limits of time and memory.
    """
    html = dokumen_html(tabel, KERTAS[kertas])
    return _cetak(html, len(tabel.baris))


def dokumen_html(tabel: Tabel, kertas: Kertas) -> str:
    """The document that is printed: a title, the table, and what stands below it."""
    tata = tata_tabel(tabel, float(kertas.lebar - 2 * TEPI))
    nama = escape(nama_tabel(tabel))
    halaman = f"@page{{size:{kertas.lebar}mm {kertas.tinggi}mm}}"
    return (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{nama}</title>'
        f'<meta name="author" content="{escape(tabel.perangkat_daerah)}">'
        f"<style>{GAYA.read_text('utf-8')}{GAYA_TABEL.read_text('utf-8')}{halaman}{tata.css()}"
        f"</style></head><body>"
        f"<h1>{'<br>'.join(map(escape, baris_judul(tabel)))}</h1>"
        f'<p class="subjudul" data-kaki="{escape(kaki_lembar(tabel))}">'
        f"{escape(subjudul(tabel))}</p>"
        f"<table>{isi_tabel(tabel, tata)}</table>"
        f"{penutup_html(tabel)}</body></html>"
    )


def _tanpa_pustaka() -> str:
    """What is missing, and the line that installs it."""
    hilang = kurang(PAKET_PDF)
    if not hilang:
        return (
            "PDF belum tersedia: pustaka WeasyPrint tidak dapat dimuat. "
            "Jalankan `python3 manage.py mulai --tanpa-server` untuk memasangnya."
        )
    return f"PDF belum tersedia karena pustakanya belum ada di mesin ini. {cara_memasang(hilang)}"


def _cetak(html: str, banyak_baris: int) -> bytes:
    """Run the child when one of the few places is free; its failures become sentences."""
    if not _TEMPAT.acquire(timeout=TUNGGU):
        raise PdfGagal(_PENUH)
    try:
        return _jalankan(html, banyak_baris)
    finally:
        _TEMPAT.release()


def _jalankan(html: str, banyak_baris: int) -> bytes:
    isi = html.encode()
    wajar = DETIK_AWAL + banyak_baris // BARIS_PER_DETIK + len(isi) // BITA_PER_DETIK
    cpu = min(wajar, DETIK_TERLAMA)
    memori = min(MEMORI_AWAL + banyak_baris * MEMORI_PER_BARIS, MEMORI_TERBESAR)
    with tempfile.TemporaryDirectory(prefix="renja-pdf-") as tempat:
        lingkungan = {nama: os.environ[nama] for nama in _LINGKUNGAN if nama in os.environ}
        try:
            hasil = subprocess.run(
                [sys.executable, "-I", pencetak.__file__, str(FON), str(cpu), str(memori)],
                input=isi,
                capture_output=True,
                check=False,
                timeout=cpu + 60,
                cwd=tempat,
                env={**lingkungan, "TMPDIR": tempat},
            )
        except subprocess.TimeoutExpired as galat:
            raise PdfGagal(_TERLALU_LAMA) from galat
    _periksa_hasil(hasil)
    return hasil.stdout


def _periksa_hasil(hasil: subprocess.CompletedProcess[bytes]) -> None:
    """Turn the end of the child into an exception; without any font Pango kills it."""
    if hasil.returncode == 0 and hasil.stdout.startswith(b"%PDF"):
        return
    logger.error("pencetak, %d: %s", hasil.returncode, hasil.stderr.decode(errors="replace"))
    if hasil.returncode == -signal.SIGXCPU:
        raise PdfGagal(_TERLALU_LAMA)
    if hasil.returncode == pencetak.TANPA_PUSTAKA or kurang(PAKET_PDF):
        raise PdfTidakTersedia(_tanpa_pustaka())
    raise PdfGagal(_GAGAL)
