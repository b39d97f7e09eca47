"""Printing a document made of segments: each laid out in a limited child, kept, and joined.

Knows HTML and PDF, nothing of plans: no models, and of the settings only where the data is.
"""

from renja.cetak.bentuk import Cetakan, Keterangan, Lampiran, Letak, Potongan, Tempat
from renja.cetak.dokumen import cetak_dokumen, hangatkan
from renja.cetak.galat import PdfGagal, PdfTidakTersedia
from renja.cetak.simpanan import Simpanan

__all__ = [
    "Cetakan",
    "Keterangan",
    "Lampiran",
    "Letak",
    "PdfGagal",
    "PdfTidakTersedia",
    "Potongan",
    "Simpanan",
    "Tempat",
    "cetak_dokumen",
    "hangatkan",
]
