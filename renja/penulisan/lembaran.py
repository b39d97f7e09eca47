"""Pages of a printed part as pictures, kept by the SHA-256 of their PDF in the Renja's folder.

What is kept can be made anew at any time; old prints go when a new one comes. PDFium reads what
this program has printed itself, and one thread at a time.
"""

import hashlib
import io
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import pypdfium2
from django.conf import settings

TITIK_PER_INCI = 110
DISIMPAN_TERBANYAK = 40
HALAMAN_TERBANYAK = 99_999
# Not there, cleared away this moment, or damaged: it is as if it was never printed.
TAK_TERBACA = (OSError, pypdfium2.PdfiumError)
SEHARI = 24 * 60 * 60
_SIDIK = re.compile(r"[0-9a-f]{64}")
_PENGGAL = re.compile("[\ufffe\x02]\\s*")
_PDFIUM = threading.Lock()


class Lembar(NamedTuple):
    """A page of a print: its number from 1, and its text for those who cannot see it."""

    nomor: int
    teks: str


class Cetakan(NamedTuple):
    """A print: its name by content, and how many pages it has."""

    sidik: str
    banyak: int


def simpan(milik: UUID, pdf: bytes) -> Cetakan:
    """Keep a print of a Renja (by the Renja's uid); raises OSError where the disk is full."""
    sidik = hashlib.sha256(pdf).hexdigest()
    berkas = _pdf(milik, sidik)
    # One that the machine went down over is there, but short.
    if not berkas.exists() or berkas.stat().st_size != len(pdf):
        berkas.parent.mkdir(parents=True, exist_ok=True)
        _tulis(berkas, pdf)
        _buang_lama(berkas.parent)
    with _dokumen(berkas) as dokumen:
        return Cetakan(sidik, len(dokumen))


def lembar(milik: UUID, cetakan: Cetakan, dari: int, sampai: int) -> list[Lembar]:
    """Pages of a kept print with their text, from one to another, both included."""
    with _dokumen(_pdf(milik, cetakan.sidik)) as dokumen:
        akhir = min(sampai, len(dokumen))
        return [Lembar(n, _teks(dokumen[n - 1])) for n in range(max(1, dari), akhir + 1)]


def cari(milik: UUID, sidik: str) -> Cetakan | None:
    """A kept print of that Renja, None where there is none (any more)."""
    if not _SIDIK.fullmatch(sidik):
        return None
    berkas = _pdf(milik, sidik)
    try:
        with _dokumen(berkas) as dokumen:
            return Cetakan(sidik, len(dokumen))
    except TAK_TERBACA:
        return None


def gambar(milik: UUID, sidik: str, nomor: int) -> bytes | None:
    """A page of a kept print as PNG, None where there is none."""
    if not _SIDIK.fullmatch(sidik) or nomor > HALAMAN_TERBANYAK:
        return None
    berkas = _pdf(milik, sidik)
    png = berkas.with_name(f"{sidik}-{nomor}.png")
    if png.exists():
        return png.read_bytes()
    try:
        with _dokumen(berkas) as dokumen:
            if not 1 <= nomor <= len(dokumen):
                return None
            isi = _gambar(dokumen[nomor - 1])
    except TAK_TERBACA:
        return None
    # A full disk costs the next reader the same work again, and nothing else.
    with suppress(OSError):
        _tulis(png, isi)
    return isi


def _gambar(halaman: pypdfium2.PdfPage) -> bytes:
    peta = halaman.render(scale=TITIK_PER_INCI / 72)
    keluaran = io.BytesIO()
    peta.to_pil().convert("P", palette=1, colors=64).save(keluaran, "PNG")
    return keluaran.getvalue()


def _teks(halaman: pypdfium2.PdfPage) -> str:
    # A word that was cut at the end of a line is whole again.
    teks = _PENGGAL.sub("", halaman.get_textpage().get_text_range())
    baris = (" ".join(satu.split()) for satu in teks.replace("\r", "\n").split("\n"))
    return "\n".join(satu for satu in baris if satu)


@contextmanager
def _dokumen(berkas: Path) -> Iterator[pypdfium2.PdfDocument]:
    with _PDFIUM:
        dokumen = pypdfium2.PdfDocument(berkas)
        try:
            yield dokumen
        finally:
            dokumen.close()


def _pdf(milik: UUID, sidik: str) -> Path:
    return Path(settings.DATA_DIR) / "pratinjau" / milik.hex / f"{sidik}.pdf"


def _tulis(berkas: Path, isi: bytes) -> None:
    """Write a file whole, or not at all."""
    sementara = berkas.with_name(f".{berkas.name}.{threading.get_ident()}")
    try:
        sementara.write_bytes(isi)
        sementara.replace(berkas)
    except OSError:
        with suppress(OSError):
            sementara.unlink()
        raise


def _buang_lama(folder: Path) -> None:
    """Keep the newest prints, and none that is older than a day."""
    semua = sorted(folder.glob("*.pdf"), key=lambda satu: satu.stat().st_mtime, reverse=True)
    batas = time.time() - SEHARI
    for letak, satu in enumerate(semua):
        if letak < DISIMPAN_TERBANYAK and satu.stat().st_mtime >= batas:
            continue
        for lama in [*folder.glob(f"{satu.stem}-*.png"), satu]:
            lama.unlink(missing_ok=True)
