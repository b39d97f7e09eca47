"""How a Tabel is laid out on paper: its type, the widths of its columns, its rows in groups.

What a form printed alone and a form inside a document both need; sizes in mm and pt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from renja.tabel.bentuk import Baris, Tabel
from renja.tabel.html import kepala_html, siapkan_kolom, tubuh_html
from renja.tabel.lebar import (
    bagi_lebar,
    banyak_garis,
    imbangkan,
    lebar_minimum,
    panjang_teks,
)
from renja.tabel.letak import gugus

# The rules for tables on paper, for WeasyPrint.
GAYA = Path(__file__).with_name("tata.css")
# Sizes of type in pt, and the sum of `lebar` that the smallest comfortable one takes on A4.
# The last two are for a sheet that is too small for its form.
UKURAN = (8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0)
UKURAN_NYAMAN = 7.0
LEBAR_PADA_7PT = 200
LEBAR_A4 = 277
# Broader tables, by the sum of `lebar`, lie.
LEBAR_TEGAK = 160
PT = 25.4 / 72
BANTALAN = 1.9
# More rows than this under one spanning cell may be parted by the end of a page.
GUGUS_UTUH = 8
# A cell of more lines than this may be parted, and only long texts are measured.
BARIS_TEKS_UTUH = 25
PANJANG_PATUT_DIUKUR = 300


@dataclass(frozen=True, slots=True)
class Tata:
    """The layout chosen for a table: the type in pt, and the widths of its columns in mm."""

    ukuran: float
    lebar: list[float]

    def css(self, dalam: str = "") -> str:
        """The rules that differ from one table to another; `dalam` is a selector around it."""
        jumlah = sum(self.lebar)
        kolom = "".join(
            f"{dalam}.k{n}{{width:{mm / jumlah:.3%}}}" for n, mm in enumerate(self.lebar)
        )
        return f"{dalam}table{{font-size:{self.ukuran}pt}}{kolom}"

    def panjang(self, baris: Baris) -> bool:
        """Whether a row may take so much of a page that it has to be free to break."""
        return any(
            isinstance(isi, str)
            and len(isi) > PANJANG_PATUT_DIUKUR
            and banyak_garis(isi, (lebar - BANTALAN) / self.ukuran / PT) > BARIS_TEKS_UTUH
            for isi, lebar in zip(baris.sel, self.lebar, strict=True)
        )


def tata_tabel(tabel: Tabel, tersedia: float, terbesar: float = 0) -> Tata:
    """Type and columns as large as a page with `tersedia` mm between its margins allows.

    The type suits the breadth of the table; `terbesar` (pt) allows more where figures fit.
    """
    minimum = lebar_minimum(tabel)
    ukuran = _ukuran_huruf(tabel, minimum, tersedia, terbesar)
    perlu = [_milimeter(em, ukuran) for em in minimum]
    lebar = bagi_lebar(tabel.daun, perlu, tersedia)
    panjang = [em * ukuran * PT for em in panjang_teks(tabel)]
    return Tata(ukuran, imbangkan(lebar, panjang, perlu, tersedia))


def muat_tegak(tabel: Tabel, tersedia: float) -> bool:
    """Whether a table reads well on a standing page with `tersedia` mm between its margins."""
    if sum(kolom.lebar for kolom in tabel.daun) > LEBAR_TEGAK:
        return False
    return sum(_milimeter(em, UKURAN[1]) for em in lebar_minimum(tabel)) <= tersedia


def isi_tabel(tabel: Tabel, tata: Tata) -> str:
    """Header and rows; one table, so that its header is repeated on every page."""
    kolom = siapkan_kolom(tabel, layar=False)
    tubuh = "".join(
        f"<tbody{kelas}>{''.join(tubuh_html(tabel, baris, kolom, None))}</tbody>"
        for baris, kelas in _gugus(tabel, tata)
    )
    return f"{kepala_html(tabel, layar=False)}{tubuh}"


def _gugus(tabel: Tabel, tata: Tata) -> Iterator[tuple[Sequence[Baris], str]]:
    """Groups of rows with their class: kept together, free to break, or ordinary."""
    for baris in gugus(tabel.baris, tata.panjang) or [()]:
        if baris and tata.panjang(baris[0]):
            yield baris, ' class="panjang"'
        elif 1 < len(baris) <= GUGUS_UTUH and baris[1].lanjut:
            yield baris, ' class="utuh"'
        else:
            yield baris, ""


def _ukuran_huruf(tabel: Tabel, minimum: list[float], tersedia: float, terbesar: float) -> float:
    """The largest type in pt that suits the breadth of the table and breaks no figure."""
    pantas = max(UKURAN_NYAMAN, terbesar, _ukuran_pantas(tabel, tersedia))
    for ukuran in UKURAN:
        if ukuran <= pantas and sum(_milimeter(em, ukuran) for em in minimum) <= tersedia:
            return ukuran
    return UKURAN[-1]


def _ukuran_pantas(tabel: Tabel, tersedia: float) -> float:
    """The type in pt that suits how broad a table is by the `lebar` of its columns."""
    lebar = sum(kolom.lebar for kolom in tabel.daun)
    return UKURAN_NYAMAN * LEBAR_PADA_7PT / lebar * tersedia / LEBAR_A4


def _milimeter(em: float, ukuran: float) -> float:
    return em * ukuran * PT + BANTALAN
