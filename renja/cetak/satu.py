"""One HTML document as one PDF, without segments: a form on its own, a preview."""

from renja.cetak.induk import INDUK, Tugas, tempat_cetak
from renja.cetak.protokol import buka


def cetak_html(html: str) -> bytes:
    """A document as PDF/UA-1 with its fonts; the same input gives the same bytes.

    Raises GagalCetak where it cannot be laid out within the limits of time and memory,
    PdfTidakTersedia where a library is missing, PdfGagal where no place becomes free.
    """
    with tempat_cetak():
        (jadi,) = INDUK.cetak([Tugas(html)])
    return buka(jadi.paket)[1]
