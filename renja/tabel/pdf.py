"""A Tabel as a tagged PDF, printed by `renja.cetak`."""

from html import escape
from pathlib import Path

from renja.cetak.galat import GagalCetak, PdfGagal, PdfTidakTersedia, Sebab
from renja.cetak.satu import cetak_html
from renja.tabel.bentuk import Tabel
from renja.tabel.html import penutup_html
from renja.tabel.kertas import KERTAS, Kertas
from renja.tabel.letak import baris_judul, kaki_lembar, nama_tabel, subjudul
from renja.tabel.tata import GAYA as GAYA_TABEL
from renja.tabel.tata import isi_tabel, tata_tabel

GAYA = Path(__file__).with_name("pdf.css")
TEPI = 10
_TERLALU_LAMA = (
    "PDF tidak selesai dibuat dalam batas waktunya. Cetaklah bagian yang lebih kecil, "
    "atau pakai format XLSX."
)
_GAGAL = (
    "PDF tidak dapat dibuat karena isi tabel melampaui kemampuan pencetak. "
    "Rinciannya ada di catatan server; sementara itu pakai format XLSX."
)

__all__ = ["PdfGagal", "PdfTidakTersedia", "dokumen_html", "tulis_pdf"]


def tulis_pdf(tabel: Tabel, kertas: str = "A4") -> bytes:
    """The form on a lying sheet, as PDF/UA-1 with its fonts; same input, same bytes.

    Raises PdfTidakTersedia where a library is missing, and PdfGagal where the document
    cannot be laid out within the limits of time and memory.
    """
    try:
        return cetak_html(dokumen_html(tabel, KERTAS[kertas]))
    except GagalCetak as galat:
        raise PdfGagal(_TERLALU_LAMA if galat.sebab is Sebab.WAKTU else _GAGAL) from galat


def dokumen_html(tabel: Tabel, kertas: Kertas) -> str:
    """The document that is printed: a title, the table, and what stands below it."""
    tata = tata_tabel(tabel, float(kertas.lebar - 2 * TEPI))
    nama = escape(nama_tabel(tabel))
    halaman = f"@page{{size:{kertas.lebar}mm {kertas.tinggi}mm}}"
    return (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{nama}</title>'
        f'<meta name="author" content="{escape(tabel.perangkat_daerah)}">'
        f"<style>{GAYA.read_text('utf-8')}{GAYA_TABEL.read_text('utf-8')}{halaman}{tata.css()}"
        f"</style></head><body>"
        f"<h1>{'<br>'.join(map(escape, baris_judul(tabel)))}</h1>"
        f'<p class="subjudul" data-kaki="{escape(kaki_lembar(tabel))}">'
        f"{escape(subjudul(tabel))}</p>"
        f"<table>{isi_tabel(tabel, tata)}</table>"
        f"{penutup_html(tabel)}</body></html>"
    )
