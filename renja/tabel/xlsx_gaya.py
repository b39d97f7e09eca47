"""How an XLSX sheet looks: its formats, each made once, and the heights of its rows."""

import math
from collections.abc import Iterable, Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from renja.tabel.bentuk import Jenis, Kolom, Tingkat
from renja.tabel.lebar import banyak_garis
from renja.tabel.letak import NOMOR
from renja.tabel.sel import rata_kanan

_HURUF = {"font_name": "Arial", "font_size": 9}
_SEL = {**_HURUF, "border": 1, "border_color": "#76847F", "valign": "top", "text_wrap": True}
_KEPALA = {**_SEL, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E6EAE7"}
_WARNA = {
    Tingkat.URUSAN: "#D3E0E3",
    Tingkat.BIDANG_URUSAN: "#D3E0E3",
    Tingkat.PROGRAM: "#E2EBED",
    Tingkat.TUJUAN: "#E2EBED",
    Tingkat.KEGIATAN: "#F1F5F5",
    Tingkat.SASARAN: "#F1F5F5",
    Tingkat.JUMLAH: "#F3EAD6",
}
# Widths are in characters of the default font, 7 pixels each; heights in points. Texts are
# measured a tenth wider than they are, for bold type and for fonts that stand in for Arial.
_PIKSEL_PER_SATUAN = 7.0
_PIKSEL_PER_EM = 12.0 * 1.1
_BANTALAN = 6.0
_TINGGI_GARIS = 11.0
_TAMBAHAN = 3.0
# A figure with a long satuan shrinks to a column of this many em.
LEBAR_ANGKA_TERBESAR = 8.5
# What a lying A4 takes at full size, and at the smallest size that is still read with ease.
LEBAR_LEMBAR = 140
LEBAR_TERBESAR = 185
TINGGI_TERKECIL = _TINGGI_GARIS + _TAMBAHAN
TINGGI_TERBESAR = 409.0
RUANG_TANDA_TANGAN = 48.0


class Gaya:
    """The formats of a file by level, alignment and number format."""

    def __init__(self, buku: Workbook) -> None:
        self._buku = buku
        self._jadi: dict[Tingkat, dict[tuple[str, str], Format]] = {
            tingkat: {} for tingkat in Tingkat
        }
        self.kepala = buku.add_format(_KEPALA)
        self.nomor = buku.add_format({**_KEPALA, "bold": False, "font_size": 8})
        self.judul = buku.add_format(
            {**_HURUF, "bold": True, "font_size": 12, "align": "center", "text_wrap": True}
        )
        self.subjudul = buku.add_format({**_HURUF, "align": "center", "font_color": "#4C5A57"})
        self.catatan = buku.add_format(
            {**_HURUF, "text_wrap": True, "valign": "top", "font_color": "#4C5A57"}
        )
        self.kaki = buku.add_format({**_HURUF, "text_wrap": True, "valign": "top"})
        tengah = {**_HURUF, "align": "center", "valign": "top", "text_wrap": True}
        self.tanda_tangan = buku.add_format(tengah)
        self.nama = buku.add_format({**tengah, "bold": True})

    def sel(self, tingkat: Tingkat, rata: str, format_angka: str = "") -> Format:
        """The format of a cell of the body; a figure shrinks rather than turn into #####."""
        tersedia = self._jadi[tingkat]
        hasil = tersedia.get((rata, format_angka))
        if hasil is None:
            hasil = tersedia[rata, format_angka] = self._buat(tingkat, rata, format_angka)
        return hasil

    def _buat(self, tingkat: Tingkat, rata: str, format_angka: str) -> Format:
        isian: dict[str, object] = {**_SEL, "align": rata}
        if tingkat in _WARNA:
            isian |= {"bg_color": _WARNA[tingkat], "bold": True}
        if format_angka:
            teks = format_angka.startswith("@")
            isian |= {"num_format": format_angka, "text_wrap": teks, "shrink": not teks}
        return self._buku.add_format(isian)


def rata(kolom: Kolom) -> str:
    """How the cells of a column are aligned."""
    if kolom.kunci in NOMOR or kolom.jenis is Jenis.KUANTITAS:
        return "center"
    return "right" if rata_kanan(kolom) else "left"


def lebar_dasar(kolom: Sequence[Kolom]) -> list[int]:
    """The widths that the form asks for, so that it fills a sheet and stays legible on it."""
    jumlah = sum(satu.lebar for satu in kolom)
    pantas = min(max(jumlah, LEBAR_LEMBAR), LEBAR_TERBESAR)
    return [math.ceil(satu.lebar * pantas / jumlah) for satu in kolom]


def lebar_satuan(em: float) -> int:
    """A width in em of the type as one of the sheet."""
    return math.ceil((em * _PIKSEL_PER_EM + _BANTALAN) / _PIKSEL_PER_SATUAN)


def tinggi_teks(teks: str, lebar: float) -> float:
    """How high a text is in points when it wraps within `lebar` units of the sheet."""
    em = (lebar * _PIKSEL_PER_SATUAN - _BANTALAN) / _PIKSEL_PER_EM
    return banyak_garis(teks, em) * _TINGGI_GARIS + _TAMBAHAN


def susun_tinggi(banyak: int, perlu: Iterable[tuple[int, int, float]]) -> list[float]:
    """Heights of rows in which every cell fits: (its row, how many it spans, its height).

    What a cell over several rows needs beyond them is added to the last of these.
    """
    hasil = [TINGGI_TERKECIL] * banyak
    merentang = []
    for baris, rentang, tinggi in perlu:
        if rentang == 1:
            hasil[baris] = max(hasil[baris], tinggi)
        else:
            merentang.append((baris + rentang, rentang, tinggi))
    for akhir, rentang, tinggi in sorted(merentang):
        hasil[akhir - 1] += max(0.0, tinggi - sum(hasil[akhir - rentang : akhir]))
    return [min(tinggi, TINGGI_TERBESAR) for tinggi in hasil]
