"""`python -m bench.dokumen_dingin FILE`: what `ekspor dokumen` does, start of Python included."""

import sys
from pathlib import Path

import django


def utama(ke: str) -> None:
    """Load the demo Renja, print its document, write the file."""
    django.setup()

    from planning.models import Renja
    from renja.cetak import Keterangan, cetak_dokumen, hangatkan
    from renja.dokumen.html import daftar_dokumen, potongan_dokumen
    from renja.dokumen.pemuat import dokumen_dari

    hangatkan()
    relasi = ("perangkat_daerah__pemda", "renstra")
    dokumen = dokumen_dari(
        Renja.objects.select_related(*relasi).milik("disnaker", 2024, "awal").get()
    )
    hasil = cetak_dokumen(
        potongan_dokumen(dokumen),
        Keterangan("Renja", "Dinas", "UKUR-1", "Rancangan"),
        daftar=lambda letak: daftar_dokumen(dokumen, letak),
    )
    Path(ke).write_bytes(hasil.pdf)


if __name__ == "__main__":
    utama(sys.argv[1])
