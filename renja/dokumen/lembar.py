"""The sheets of the document: sizes, margins, running headers, and complete HTML for each.

A segment is a complete HTML document that is laid out apart (renja.cetak); its rules depend on
nothing but itself, so that it is printed again only where its own content changed.
"""

from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from renja.tabel.kertas import BAKU, KERTAS
from renja.tabel.tata import GAYA as GAYA_TABEL

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Lembar:
    """A sheet: its sides and margins in mm (top, right, bottom, left)."""

    lebar: int
    tinggi: int
    tepi: tuple[int, int, int, int]
    rebah: bool = False

    @property
    def isi(self) -> float:
        """The breadth between the margins."""
        return float(self.lebar - self.tepi[1] - self.tepi[3])


TEGAK = Lembar(210, 297, (30, 26, 28, 36))
# For lists, which gain by ending on the page that they begin on.
LAPANG = Lembar(210, 297, (24, 26, 23, 36))


@cache
def rebah(kertas: str = BAKU) -> Lembar:
    """A lying sheet of a size; it is bound at its upper edge."""
    ukuran = KERTAS[kertas]
    return Lembar(ukuran.lebar, ukuran.tinggi, (26, 15, 17, 15), rebah=True)


@cache
def gaya(nama: str) -> str:
    """The rules of one file, read once."""
    return (FOLDER / f"{nama}.css").read_text("utf-8")


@cache
def gaya_tabel() -> str:
    """The rules of tables on paper."""
    return GAYA_TABEL.read_text("utf-8")


def teks_css(teks: str) -> str:
    """A text as a CSS string that ends nowhere early."""
    isi = "".join(
        satu if satu.isalnum() or satu in " .,()·–" else f"\\{ord(satu):x} " for satu in teks
    )
    return f'"{isi}"'


def aturan_lembar(lembar: Lembar, kepala: str, *, awal: bool) -> str:
    """Size, margins and running header; `awal`: the first page opens a chapter, without one."""
    tepi = " ".join(f"{satu}mm" for satu in lembar.tepi)
    halaman = f"@page{{size:{lembar.lebar}mm {lembar.tinggi}mm;margin:{tepi}"
    if kepala:
        halaman += (
            f";@top-left{{width:100%;content:{teks_css(kepala)};color:#4c5a57;"
            'font:600 8.5pt "Source Sans 3","DejaVu Sans",sans-serif;text-align:right;'
            "vertical-align:bottom;padding-bottom:1.5mm;margin-bottom:5mm;"
            "border-bottom:0.5pt solid #76847f;white-space:nowrap;overflow:hidden}"
        )
    halaman += "}"
    if kepala and awal:
        halaman += "@page:first{@top-left{content:none;border:0}}"
    return halaman


def halaman_html(judul: str, gaya_css: str, isi: str, kelas: str = "") -> str:
    """A complete HTML document for the printer."""
    atribut = f' class="{kelas}"' if kelas else ""
    return (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{escape(judul)}'
        f"</title><style>{gaya_css}</style></head><body{atribut}>{isi}</body></html>"
    )
