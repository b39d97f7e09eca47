"""Freezing: a plan and its manuscript as canonical JSON, and its fingerprint."""

import hashlib
import json
from pathlib import PurePath

from renja.beku.format import FORMAT
from renja.beku.pengubah import pengubah
from renja.dokumen.naskah import Naskah
from renja.laporan.formulir import BERKAS
from renja.rencana import Rencana

# The regulation whose forms are printed, by its code.
FORMULIR = PurePath(BERKAS).stem


def bekukan(rencana: Rencana, naskah: Naskah) -> bytes:
    """The plan and its manuscript as canonical JSON (see renja.beku).

    Raises TypeError where a value is none that can be frozen.
    """
    ubah = pengubah()
    isi = {
        "format": FORMAT,
        "formulir": FORMULIR,
        "rencana": ubah.unstructure(rencana, Rencana),
        "naskah": ubah.unstructure(naskah, Naskah),
    }
    teks = json.dumps(
        isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return teks.encode()


def sidik(isi: bytes) -> str:
    """The SHA-256 of frozen bytes, in hex."""
    return hashlib.sha256(isi).hexdigest()
