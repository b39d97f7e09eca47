"""Tabel 4.1 as XLSX and as PDF, against the plain ways to the same file."""

import io
import resource
from collections.abc import Callable

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from bench.cara_cetak import chromium, dengan_huruf, polos
from bench.ukur import laporkan, selang_seling
from planning.models import Renja
from renja.laporan import FORMULIR
from renja.pemuat import muat_rencana
from renja.tabel.bentuk import Tabel
from renja.tabel.kertas import KERTAS
from renja.tabel.pdf import dokumen_html, tulis_pdf
from renja.tabel.sel import teks_sel
from renja.tabel.xlsx import tulis_xlsx

# A PDF of 5,300 rows takes a minute: it is made once, the others five times.
ULANG_PDF = {53: 5, 530: 3, 5300: 1}


def ukur_xlsx(renja: dict[int, Renja]) -> None:
    """Print the time of both writers at every size, and the growth of ours per row."""
    for banyak, satu in renja.items():
        tabel = FORMULIR["tabel-4.1"].susun(muat_rencana(satu))
        cara: dict[str, Callable[[], object]] = {
            "openpyxl, normal mode": lambda tabel=tabel: _openpyxl(tabel),
            "xlsx.tulis_xlsx": lambda tabel=tabel: tulis_xlsx(tabel),
        }
        waktu = selang_seling(cara, 5 if banyak < 5300 else 3)
        laporkan(f"XLSX, {banyak} sub kegiatan", waktu, "openpyxl, normal mode", "0.3, linear")
        per_baris = min(waktu["xlsx.tulis_xlsx"]) / len(tabel.baris) * 1e6
        print(f"  {'ours per row':<44} {per_baris:>10.1f} µs")


def _openpyxl(tabel: Tabel) -> bytes:
    """The usual way: a styled cell at a time, and merges for the header and the levels."""
    buku = Workbook()
    lembar = buku.active
    tepi = Side(style="thin")
    for baris in tabel.kepala():
        for isi in baris:
            awal, kiri = isi.baris + 3, isi.kolom + 1
            lembar.cell(awal, kiri, isi.judul).font = Font(bold=True)
            if isi.rentang_baris > 1 or isi.rentang_kolom > 1:
                lembar.merge_cells(
                    start_row=awal,
                    start_column=kiri,
                    end_row=awal + isi.rentang_baris - 1,
                    end_column=kiri + isi.rentang_kolom - 1,
                )
    for nomor, baris in enumerate(tabel.baris, start=7):
        for letak, (isi, kolom) in enumerate(zip(baris.sel, tabel.daun, strict=True), start=1):
            angka = isinstance(isi, int)
            sel = lembar.cell(nomor, letak, isi if angka else teks_sel(isi, kolom.jenis))
            sel.alignment = Alignment(wrap_text=True, vertical="top")
            sel.border = Border(left=tepi, right=tepi, top=tepi, bottom=tepi)
            if angka:
                sel.number_format = "#,##0"
        for letak, lebar in baris.bentang.items():
            lembar.merge_cells(
                start_row=nomor, start_column=letak + 1, end_row=nomor, end_column=letak + lebar
            )
    for letak, kolom in enumerate(tabel.daun, start=1):
        lembar.column_dimensions[get_column_letter(letak)].width = kolom.lebar
    isi = io.BytesIO()
    buku.save(isi)
    return isi.getvalue()


def ukur_pdf(renja: dict[int, Renja]) -> None:
    """Print the time of a whole PDF, process start included, in three ways."""
    for banyak, satu in renja.items():
        tabel = FORMULIR["tabel-4.1"].susun(muat_rencana(satu))
        html = dengan_huruf(dokumen_html(tabel, KERTAS["A4"]))
        cara: dict[str, Callable[[], object]] = {
            "plain HTML().write_pdf(), untagged": lambda html=html: polos(html),
            "pdf.tulis_pdf, tagged PDF/UA-1": lambda tabel=tabel: tulis_pdf(tabel),
            "headless Chromium, tagged": lambda html=html: chromium(html),
        }
        laporkan(
            f"PDF, {banyak} sub kegiatan ({len(html) // 1024} KiB of HTML)",
            selang_seling(cara, ULANG_PDF[banyak]),
            "plain HTML().write_pdf(), untagged",
        )
    puncak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"  peak memory of a child process: {puncak} MiB")
