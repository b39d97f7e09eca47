"""The file that was sent, given back with the refused cells marked and the reasons beside them.

openpyxl keeps values, formats, drop-downs and protection; results of formulas are worked
out anew when the file is opened.
"""

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from renja.lembar.isian import ISIAN
from renja.lembar.masukan import Penolakan
from renja.lembar.nilai import Buku
from renja.lembar.pembuka import buka

LEMBAR_DITOLAK = "Yang ditolak"
_PENULIS = "Renja"
_WARNA = PatternFill("solid", start_color="F9DEDC")
_POLOS = PatternFill()
_BATAS_KOMENTAR = 2_000
_KEPALA = ("Sel", "Isian", "Yang tertulis", "Alasan")
_LEBAR = (26, 26, 40, 90)


def tandai(nama: str, isi: bytes, ditolak: Sequence[Penolakan]) -> bytes:
    """The same workbook with marks and a list; a text file comes back as a workbook.

    Raises `LembarDitolak` for a file that would not have been read.
    """
    asal = buka(nama, isi)
    if asal.jenis != "xlsx":
        return tandai_buku(asal, ditolak)
    try:
        buku = load_workbook(io.BytesIO(isi))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        # Something beside the cells that openpyxl stumbles over: the cells are at hand.
        return tandai_buku(asal, ditolak)
    return _selesai(buku, ditolak)


def tandai_buku(asal: Buku, ditolak: Sequence[Penolakan]) -> bytes:
    """A new workbook with the texts of what was read, marked in the same way."""
    buku = Workbook()
    for bawaan in buku.worksheets:
        buku.remove(bawaan)
    for lembar in asal.lembar:
        tujuan = buku.create_sheet(lembar.nama)
        for sel in lembar.sel_terisi():
            _tulis(tujuan, sel.baris, sel.kolom + 1, sel.tampil)
    return _selesai(buku, ditolak)


def _selesai(buku: Workbook, ditolak: Sequence[Penolakan]) -> bytes:
    if LEMBAR_DITOLAK in buku.sheetnames:
        buku.remove(buku[LEMBAR_DITOLAK])
    for lembar in buku.worksheets:
        _bersihkan(lembar)
    for satu in ditolak[:_BATAS_KOMENTAR]:
        _tandai_sel(buku, satu)
    _daftar(buku, ditolak)
    if buku.calculation is not None:
        buku.calculation.fullCalcOnLoad = True
    berkas = io.BytesIO()
    buku.save(berkas)
    return berkas.getvalue()


def _bersihkan(lembar: Worksheet) -> None:
    """Take off the marks of an earlier round."""
    for baris in lembar.iter_rows():
        for sel in baris:
            if isinstance(sel, Cell) and sel.comment and sel.comment.author == _PENULIS:
                sel.comment = None
                sel.fill = _POLOS


def _tandai_sel(buku: Workbook, ditolak: Penolakan) -> None:
    nama, _, letak = ditolak.alamat.rpartition("!")
    if nama not in buku.sheetnames or not letak:
        return
    lembar = buku[nama]
    sel = _sel_atas(lembar, letak)
    if sel is None:
        return
    teks = ditolak.kalimat
    if sel.comment is not None and sel.comment.text != teks:
        teks = f"{sel.comment.text}\n{teks}"
    sel.comment = Comment(teks, _PENULIS, width=320, height=110)
    sel.fill = _WARNA


def _sel_atas(lembar: Worksheet, letak: str) -> Cell | None:
    """The cell, or the one that covers it."""
    try:
        kolom, baris, *_ = range_boundaries(letak)
    except ValueError:
        return None
    if not kolom or not baris:
        return None
    sel = lembar.cell(baris, kolom)
    if isinstance(sel, MergedCell):
        for rentang in lembar.merged_cells.ranges:
            if sel.coordinate in rentang:
                sel = lembar.cell(rentang.min_row, rentang.min_col)
                break
    return sel if isinstance(sel, Cell) else None


def _daftar(buku: Workbook, ditolak: Iterable[Penolakan]) -> None:
    """The sheet that lists everything that was refused."""
    lembar = buku.create_sheet(LEMBAR_DITOLAK)
    for kolom, (teks, lebar) in enumerate(zip(_KEPALA, _LEBAR, strict=True), start=1):
        _tulis(lembar, 1, kolom, teks).font = Font(bold=True)
        lembar.column_dimensions["ABCD"[kolom - 1]].width = lebar
    for baris, satu in enumerate(ditolak, start=2):
        judul = ISIAN[satu.isian].judul if satu.isian in ISIAN else satu.isian
        for kolom, teks in enumerate((satu.alamat, judul, satu.nilai, satu.kalimat), start=1):
            _tulis(lembar, baris, kolom, teks).alignment = Alignment(wrap_text=True, vertical="top")
    lembar.freeze_panes = "A2"


def _tulis(lembar: Worksheet, baris: int, kolom: int, teks: str) -> Cell:
    """A text as text, whatever it begins with."""
    sel = lembar.cell(baris, kolom)
    if not isinstance(sel, Cell):
        raise TypeError(sel)
    sel.value = teks
    sel.data_type = "s"
    return sel
