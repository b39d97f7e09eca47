"""Frozen bytes packed for the database, with a limit when they are unpacked."""

import gzip
import io
import zlib

from renja.beku.galat import BekuRusak

# The demo's plan takes about 1 MB; the largest plan thinkable some ten times that.
UKURAN_TERBESAR = 64 * 1024 * 1024
_RUSAK = "Isi versi terkunci rusak: kemasannya tidak dapat dibuka."
_TERLALU_BESAR = (
    f"Isi versi terkunci melebihi {UKURAN_TERBESAR // (1024 * 1024)} MB, sehingga tidak dibuka."
)


def kemas(isi: bytes) -> bytes:
    """The bytes gzipped; the same bytes give the same package."""
    return gzip.compress(isi, mtime=0)


def buka(kemasan: bytes) -> bytes:
    """The bytes of a package; BekuRusak where it is damaged or too large."""
    if not kemasan:
        raise BekuRusak(_RUSAK)
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(kemasan)) as berkas:
            isi = berkas.read(UKURAN_TERBESAR + 1)
    except (OSError, EOFError, zlib.error) as galat:
        raise BekuRusak(_RUSAK) from galat
    periksa_ukuran(isi)
    return isi


def periksa_ukuran(isi: bytes) -> None:
    """Refuse what no plan can be."""
    if len(isi) > UKURAN_TERBESAR:
        raise BekuRusak(_TERLALU_BESAR)
