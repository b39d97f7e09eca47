"""Reads an export back into a grid of texts, by other means than those that wrote it.

A grid is a list of rows of printed texts, spans undone: a cell over several rows repeats
its text in each, one over several columns has it in the first and blanks after it.
"""

import csv
import io
import json
import re
import subprocess
from dataclasses import dataclass, field
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

Kisi = list[list[str]]


@dataclass
class Sel:
    """A cell as it stands in a document."""

    teks: str = ""
    kolom: int = 1
    baris: int = 1


@dataclass
class Terbaca:
    """What a reader found: the header's and the body's grid."""

    kepala: Kisi = field(default_factory=list)
    tubuh: Kisi = field(default_factory=list)


def angka_indonesia(nilai: Decimal | int, desimal: int) -> str:
    """`4.704.246.000` and `65,50`, by Python's own grouping."""
    return f"{nilai:,.{desimal}f}".translate(str.maketrans(",.", ".,"))


def urai_rentang(baris: list[list[Sel]], banyak: int) -> Kisi:
    """Undo the spans of rows of cells over `banyak` columns."""
    hasil: Kisi = []
    dari_atas: dict[int, tuple[int, str]] = {}
    for isi in baris:
        kisi: list[str | None] = [None] * banyak
        for kolom, (sisa, teks) in list(dari_atas.items()):
            kisi[kolom] = teks
            dari_atas[kolom] = (sisa - 1, teks)
            if sisa == 1:
                del dari_atas[kolom]
        for sel in isi:
            awal = kisi.index(None)
            for kolom in range(awal, awal + sel.kolom):
                teks = sel.teks if kolom == awal else ""
                kisi[kolom] = teks
                if sel.baris > 1:
                    dari_atas[kolom] = (sel.baris - 1, teks)
        hasil.append([teks or "" for teks in kisi])
    return hasil


# --- HTML --------------------------------------------------------------------------------


class _PembacaHtml(HTMLParser):
    """Collects rows of cells; what only a screen reader hears is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.tabel: list[tuple[list[list[Sel]], list[list[Sel]]]] = []
        self.sel: Sel | None = None
        self.di_kepala = False
        self.diam = 0
        self.unsur: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        isian = {kunci: nilai or "" for kunci, nilai in attrs}
        self.unsur.append(tag)
        if tag == "table":
            self.tabel.append(([], []))
        elif tag in {"thead", "tbody"}:
            self.di_kepala = tag == "thead"
        elif tag == "tr":
            self.tabel[-1][0 if self.di_kepala else 1].append([])
        elif tag in {"td", "th"}:
            self.sel = Sel("", int(isian.get("colspan", 1)), int(isian.get("rowspan", 1)))
            self.tabel[-1][0 if self.di_kepala else 1][-1].append(self.sel)
        elif tag == "br" and self.sel:
            self.sel.teks += "\n"
        if tag == "sup" or "visually-hidden" in isian.get("class", ""):
            self.diam += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in {"sup", "caption"} or (tag == "span" and self.diam):
            self.diam = max(0, self.diam - 1)
        if tag in {"td", "th"}:
            self.sel = None

    def handle_data(self, data: str) -> None:
        if self.sel and not self.diam:
            self.sel.teks += data


def baca_html(isi: str) -> Terbaca:
    """All parts of the table, one after the other."""
    pembaca = _PembacaHtml()
    pembaca.feed(isi)
    pembaca.close()
    hasil = Terbaca()
    for kepala, tubuh in pembaca.tabel:
        banyak = sum(sel.kolom for sel in kepala[0])
        hasil.kepala = urai_rentang(kepala, banyak)
        hasil.tubuh += urai_rentang(tubuh, banyak)
    return hasil


def unsur_html(isi: str) -> set[str]:
    """The names of all elements."""
    pembaca = _PembacaHtml()
    pembaca.feed(isi)
    return set(pembaca.unsur)


# --- XLSX --------------------------------------------------------------------------------


def buka_xlsx(isi: bytes) -> Worksheet:
    """The only sheet of a file."""
    lembar = openpyxl.load_workbook(io.BytesIO(isi)).worksheets[0]
    assert isinstance(lembar, Worksheet)
    return lembar


def baca_xlsx(isi: bytes) -> Terbaca:
    """Values with their number formats applied; frozen panes say where the body starts."""
    lembar = buka_xlsx(isi)
    beku = re.fullmatch(r"[A-Z]+(\d+)", str(lembar.freeze_panes))
    judul = re.fullmatch(r"\$(\d+):\$(\d+)", str(lembar.print_title_rows))
    assert beku is not None
    assert judul is not None
    awal, kepala = int(beku[1]), int(judul[1])
    kisi = _kisi_xlsx(lembar)
    akhir = next((n for n in range(awal, len(kisi)) if not _berbingkai(lembar, n + 1)), len(kisi))
    return Terbaca(kisi[kepala - 1 : awal - 1], kisi[awal - 1 : akhir])


def _berbingkai(lembar: Worksheet, baris: int) -> bool:
    """Rows of the table have borders, the notes below have none."""
    return lembar.cell(baris, 1).border.left.style is not None


def _kisi_xlsx(lembar: Worksheet) -> Kisi:
    kisi = [[tampak(sel) for sel in baris] for baris in lembar.iter_rows()]
    for gabungan in lembar.merged_cells.ranges:
        for baris in range(gabungan.min_row, gabungan.max_row):
            kisi[baris][gabungan.min_col - 1] = kisi[gabungan.min_row - 1][gabungan.min_col - 1]
    return kisi


def tampak(sel: Cell | Any) -> str:
    """What a person sees in a cell: its value in its number format, without the mark."""
    assert sel.data_type != "f"
    if sel.value is None or isinstance(sel.value, str):
        return sel.value or ""
    pola = sel.number_format.replace('"†"', "")
    if pola == "0":
        return str(sel.value)
    pola, kurung, _ = pola.partition(";[$-421](")
    cocok = re.fullmatch(r"\[\$-421\](.*?)#,##0(\.0+)?(.*)", pola)
    assert cocok is not None, pola
    desimal = len(cocok[2] or ".") - 1
    turun = bool(kurung) and sel.value < 0
    angka = angka_indonesia(Decimal(str(abs(sel.value) if turun else sel.value)), desimal)
    teks = f"{_literal(cocok[1])}{angka}{_literal(cocok[3])}"
    return f"({teks})" if turun else teks


def _literal(pola: str) -> str:
    """The literal text in a number format: quoted parts, and signs after a backslash."""
    bagian = re.findall(r'"([^"]*)"|\\(.)', pola)
    return "".join(kutip or tunggal for kutip, tunggal in bagian)


# --- CSV and JSON ------------------------------------------------------------------------


def baca_csv(isi: bytes) -> Kisi:
    """Rows of texts, the header first; a guarding apostrophe is taken off."""
    assert isi.startswith(b"\xef\xbb\xbf")
    baris = csv.reader(io.StringIO(isi.decode("utf-8-sig"), newline=""))
    return [[re.sub(r"^'(?=[=+\-@\t\r])", "", teks) for teks in satu] for satu in baris]


def baca_json(isi: bytes) -> Kisi:
    """The printed texts of raw values."""
    tabel = json.loads(isi)
    jenis = {kolom["kunci"]: kolom["jenis"] for kolom in tabel["kolom"]}
    return [
        [teks_json(baris["sel"][kunci], satu) for kunci, satu in jenis.items()]
        for baris in tabel["baris"]
    ]


def teks_json(nilai: Any, jenis: str) -> str:
    """How a raw value is printed; null is blank or a dash, which print differently."""
    if nilai is None:
        return "–?"
    desimal = isinstance(nilai, str) and re.fullmatch(r"-?\d+\.\d+", nilai)
    if isinstance(nilai, str) and (jenis == "teks" or not desimal):
        return nilai
    if isinstance(nilai, dict):
        return _teks_objek(nilai)
    if jenis == "selisih" and str(nilai).startswith("-"):
        return f"({_angka_json(str(nilai)[1:])})"
    return str(nilai) if jenis == "nomor" else _angka_json(nilai)


def _teks_objek(nilai: dict[str, Any]) -> str:
    if "alasan" in nilai:
        return "–" if nilai["nilai"] is None else angka_indonesia(Decimal(nilai["nilai"]), 2)
    if "teks" in nilai:
        return str(nilai["teks"])
    batas = [_angka_json(nilai[kunci]) for kunci in ("nilai", "bawah", "atas") if kunci in nilai]
    angka, satuan = "–".join(batas), nilai["satuan"]
    return f"Rp {angka}" if satuan == "Rp" else f"{angka} {satuan}".strip()


def _angka_json(nilai: int | str) -> str:
    desimal = len(str(nilai).partition(".")[2])
    return angka_indonesia(Decimal(nilai), desimal)


# --- PDF ---------------------------------------------------------------------------------


def baca_pdf(isi: bytes, folder: Path) -> Terbaca:
    """The structure tree of a tagged PDF, as poppler tells it; blanks are taken out.

    A line of text that was wrapped leaves nothing to tell a space from a break in a word.
    """
    berkas = folder / "tabel.pdf"
    berkas.write_bytes(isi)
    perintah = ["pdfinfo", "-struct-text", str(berkas)]
    keluaran = subprocess.run(perintah, check=True, capture_output=True, text=True).stdout
    kepala, tubuh = _baris_pdf(keluaran.splitlines())
    banyak = sum(sel.kolom for sel in kepala[0])
    tinggi = next((n for n in range(1, len(kepala)) if kepala[n][0] == kepala[0][0]), len(kepala))
    return Terbaca(urai_rentang(kepala[:tinggi], banyak), urai_rentang(tubuh, banyak))


def _baris_pdf(baris: list[str]) -> tuple[list[list[Sel]], list[list[Sel]]]:
    kepala: list[list[Sel]] = []
    tubuh: list[list[Sel]] = []
    tujuan = kepala
    sel: Sel | None = None
    for satu in baris:
        teks = satu.strip()
        if teks in {"THead", "TBody"}:
            tujuan = kepala if teks == "THead" else tubuh
        elif teks == "TR":
            tujuan.append([])
        elif re.match(r"T[HD]\b", teks):
            sel = Sel()
            tujuan[-1].append(sel)
        elif teks == "L (block)" or teks.startswith("L "):
            sel = None
        elif sel:
            _tambah(sel, teks)
    return kepala, tubuh


def _tambah(sel: Sel, teks: str) -> None:
    rentang = re.fullmatch(r"/(Col|Row)Span (\d+)", teks)
    if rentang and rentang[1] == "Col":
        sel.kolom = int(rentang[2])
    elif rentang:
        sel.baris = int(rentang[2])
    elif teks.startswith('"'):
        sel.teks += rapat(teks[1:-1])


def rapat(teks: str) -> str:
    """A text without blanks and marks, as the PDF reader gives it."""
    return re.sub(r"[\s†]", "", teks)
