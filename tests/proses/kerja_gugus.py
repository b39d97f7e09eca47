"""Jobs for a real worker: one that is killed at its first attempt, and one that always fails."""

import os
import time
from pathlib import Path

from renja.proses.kerja import Hasil, Kerja, kerja
from tests.proses.pembantu import catat_efek


@kerja("uji-dibunuh")
def dibunuh(kerja: Kerja) -> None:
    """At first it says which process it is and goes on for a minute; then it has an effect."""
    if kerja.percobaan == 1:
        sementara = Path(f"{kerja.argumen['berkas']}.baru")
        sementara.write_text(str(os.getpid()))
        sementara.rename(kerja.argumen["berkas"])
        batas = time.monotonic() + 60
        while time.monotonic() < batas:
            kerja.maju(50, "Setengah jalan")
            time.sleep(0.05)
    with kerja.sekali() as tutup:
        catat_efek(kerja)
        tutup.hasil = Hasil("efek.txt", "text/plain", b"efek")


@kerja("uji-racun")
def racun(_kerja: Kerja) -> None:
    """Fails every time."""
    raise ValueError("racun")
