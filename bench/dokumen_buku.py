"""`python -m bench.dokumen_buku FILE`: print segments from a JSON file, and say what it took."""

import json
import resource
import sys
import time
from pathlib import Path

from renja.cetak import Keterangan, Potongan, Simpanan, cetak_dokumen
from renja.cetak.induk import INDUK

MIB = 1024


def utama(dari: str) -> None:
    """Print, and write the peaks in MiB, the pages and the seconds as JSON."""
    potongan = [Potongan(*satu) for satu in json.loads(Path(dari).read_text("utf-8"))]
    pelayan = INDUK.hangatkan().proses.pid
    mulai = time.monotonic()
    hasil = cetak_dokumen(potongan, Keterangan("Buku", "Kota", "B", "R"), simpanan=Simpanan())
    detik = time.monotonic() - mulai
    keadaan = Path(f"/proc/{pelayan}/status").read_text("ascii")
    puncak = next(baris for baris in keadaan.splitlines() if baris.startswith("VmHWM"))
    print(
        json.dumps(
            {
                "induk": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MIB,
                "anak": hasil.puncak // MIB,
                "pelayan": int(puncak.split()[1]) // MIB,
                "halaman": hasil.banyak_halaman,
                "detik": round(detik, 2),
                "kib": len(hasil.pdf) // MIB,
            }
        )
    )


if __name__ == "__main__":
    utama(sys.argv[1])
