"""What printing can fail with, and the sentences that say so."""

from enum import Enum

from renja.persiapan.debian import PAKET_PDF, cara_memasang, kurang

PENUH = "Sedang banyak PDF dibuat. Tunggu sebentar, lalu coba lagi."


class PdfGagal(Exception):
    """A PDF could not be made; the message is an Indonesian sentence."""


class PdfTidakTersedia(PdfGagal):
    """A library that PDF needs is missing on this machine."""


class Sebab(Enum):
    """Why a child gave no PDF."""

    WAKTU = "waktu"
    ISI = "isi"
    GAMBAR = "gambar"


class GagalCetak(Exception):
    """One HTML document was not printed: which (index among those asked for), why, details.

    Whoever asked turns it into a PdfGagal whose sentence suits what is printed.
    """

    def __init__(self, nomor: int, sebab: Sebab, rinci: str):
        super().__init__(nomor, sebab, rinci)
        self.nomor = nomor
        self.sebab = sebab
        self.rinci = rinci


def tanpa_pustaka() -> str:
    """What is missing, and the line that installs it."""
    hilang = kurang(PAKET_PDF)
    if not hilang:
        return (
            "PDF belum tersedia: pustaka WeasyPrint tidak dapat dimuat. "
            "Jalankan `python3 manage.py mulai --tanpa-server` untuk memasangnya."
        )
    return f"PDF belum tersedia karena pustakanya belum ada di mesin ini. {cara_memasang(hilang)}"
