"""Opening what a person sends: a workbook, a text file or a pasted block, safely.

Every refusal is a `LembarDitolak` with one Indonesian sentence, made before the whole
file has been read wherever that is possible.
"""

from renja.lembar.isi_xlsx import (
    daftar_lembar,
    periksa_jenis,
    periksa_sisa,
    pola_gaya,
    teks_bersama,
)
from renja.lembar.lembar_xlsx import Bersama, baca_lembar
from renja.lembar.nilai import Buku, Kuota, Lembar, LembarDitolak
from renja.lembar.teks import dari_teks, dari_tempelan
from renja.lembar.wadah import BUKAN_XLSX, KOSONG, MAGIS_ZIP, MAKRO, Wadah, periksa_luar

__all__ = ["buka", "buka_wadah", "dari_tempelan"]

_TEKS = (".csv", ".tsv", ".txt")
_MAKRO = (".xlsm", ".xlam", ".xltm")


def buka(nama: str, isi: bytes) -> Buku:
    """Read .xlsx, .csv or .tsv whole; raises `LembarDitolak`."""
    periksa_luar(nama, isi)
    if isi.startswith(MAGIS_ZIP):
        return _buka_xlsx(nama, isi)
    if not nama.lower().endswith(_TEKS):
        raise LembarDitolak(BUKAN_XLSX.format(nama=nama))
    return dari_teks(nama, isi)


def buka_wadah(nama: str, isi: bytes) -> Wadah:
    """A workbook whose container and kind have been found sound; raises `LembarDitolak`."""
    periksa_luar(nama, isi)
    if not isi.startswith(MAGIS_ZIP):
        raise LembarDitolak(BUKAN_XLSX.format(nama=nama))
    wadah = Wadah(nama, isi)
    if nama.lower().endswith(_MAKRO):
        raise LembarDitolak(MAKRO)
    periksa_jenis(wadah, nama)
    return wadah


def _buka_xlsx(nama: str, isi: bytes) -> Buku:
    wadah = buka_wadah(nama, isi)
    daftar = daftar_lembar(wadah, nama)
    bersama = Bersama(teks_bersama(wadah), pola_gaya(wadah), daftar.sejak_1904, Kuota())
    lembar: list[Lembar] = [
        baca_lembar(wadah, anggota, sebutan, bersama, tersembunyi=tersembunyi)
        for sebutan, tersembunyi, anggota in daftar.lembar
    ]
    terurai = {anggota for _, _, anggota in daftar.lembar}
    periksa_sisa(
        wadah,
        terurai
        | {"[Content_Types].xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"},
    )
    if not any(satu.baris for satu in lembar):
        raise LembarDitolak(KOSONG)
    return Buku(nama, "xlsx", tuple(lembar))
