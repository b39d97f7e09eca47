"""The footer and the signatures of a table, read back from every format."""

import json
import re
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from renja.ekspor import ekspor, nama_berkas
from tests.renja.pembaca_ekspor import baca_csv, baca_html, baca_xlsx, buka_xlsx, rapat
from tests.renja.tabel_contoh import KAKI, TANDA_TANGAN, tabel, tabel_berkaki

BARIS = [f"{satu.label}: {satu.isi}" for satu in KAKI]
TITIK = "." * 40
TERTANDA = [
    ["Disusun", "Kepala <Dinas>", "Dedi Kepala", "Pembina", "NIP 1"],
    ["Dievaluasi", "Kepala Bappeda", TITIK, "NIP ..."],
]
TUBUH = [["", "Jumlah", "", "", "7", ""]]


class _Kaki(HTMLParser):
    """The texts of the footer's lines and of the blocks of signatures."""

    def __init__(self) -> None:
        super().__init__()
        self.jalur: list[str] = []
        self.baris: list[str] = []
        self.blok: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.handle_data("\n")
            return
        if tag not in {"meta", "col", "wbr"}:
            self.jalur.append(f"{tag}.{dict(attrs).get('class', '')}")
        if tag == "li" and self.jalur[-2] == "ul.tabel-kaki":
            self.baris.append("")
        if tag == "div" and self.jalur[-2] == "div.tabel-tanda-tangan":
            self.blok.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.handle_data("\n")
        self.jalur.pop()

    def handle_data(self, data: str) -> None:
        if "ul.tabel-kaki" in self.jalur:
            self.baris[-1] += data
        if "div.tabel-tanda-tangan" in self.jalur:
            self.blok[-1] += data


def test_html():
    isi = ekspor(tabel_berkaki(), "html").decode()
    assert baca_html(isi).tubuh == TUBUH
    pembaca = _Kaki()
    pembaca.feed(isi)
    assert pembaca.baris == BARIS
    assert [blok.strip().split("\n") for blok in pembaca.blok] == TERTANDA


def test_xlsx():
    isi = ekspor(tabel_berkaki(), "xlsx")
    assert baca_xlsx(isi).tubuh == TUBUH
    lembar = buka_xlsx(isi)
    teks = [
        [str(sel.value) for sel in baris if sel.value not in {None, ""}]
        for baris in lembar.iter_rows()
    ]
    awal = next(n for n, baris in enumerate(teks) if baris == [BARIS[0]])
    assert [baris[0] for baris in teks[awal : awal + 3]] == BARIS
    sisa = [baris for baris in teks[awal + 3 :] if baris]
    assert sisa == [
        ["Disusun\nKepala <Dinas>", "Dievaluasi\nKepala Bappeda"],
        ["Dedi Kepala", TITIK],
        ["Pembina\nNIP 1", "NIP ..."],
    ]


def test_csv_menulis_kaki_sesudah_baris_kosong():
    isi = baca_csv(ekspor(tabel_berkaki(), "csv"))[1:]
    assert isi[0] == TUBUH[0]
    assert isi[1] == [""] * 6
    assert [tuple(baris[:2]) for baris in isi[2:5]] == [(s.label, s.isi) for s in KAKI]
    assert [baris[:2] for baris in isi[5:]] == [
        ["Tanda tangan", "\n".join(satu)] for satu in TERTANDA
    ]
    assert {len(baris) for baris in isi} == {6}


def test_json():
    isi = json.loads(ekspor(tabel_berkaki(), "json"))
    assert isi["triwulan"] == 3
    assert isi["kaki"] == [{"label": satu.label, "isi": satu.isi} for satu in KAKI]
    assert isi["tanda_tangan"] == [
        {
            "atas": ["Disusun", "Kepala <Dinas>"],
            "nama": "Dedi Kepala",
            "bawah": ["Pembina", "NIP 1"],
        },
        {"atas": ["Dievaluasi", "Kepala Bappeda"], "nama": None, "bawah": ["NIP ..."]},
    ]


def test_pdf_bertanda_struktur(tmp_path: Path):
    berkas = tmp_path / "kaki.pdf"
    berkas.write_bytes(ekspor(tabel_berkaki(), "pdf"))
    perintah = ["pdfinfo", "-struct-text", str(berkas)]
    keluaran = subprocess.run(perintah, check=True, capture_output=True, text=True).stdout
    teks = rapat("".join(re.findall(r'"(.*)"', keluaran)))
    letak = [teks.index(rapat(satu)) for satu in (*BARIS, *(s for b in TERTANDA for s in b))]
    assert letak == sorted(letak), "urutan bacanya dari atas ke bawah"


@pytest.mark.parametrize("nama", ["html", "xlsx", "pdf", "csv", "json"])
def test_tanpa_kaki_tidak_menambah_apa_pun(nama: str):
    """A table without a footer is written as if footers were unknown."""
    isi = ekspor(tabel(), nama)
    assert b'tabel-kaki"' not in isi
    assert b"Tanda tangan" not in isi


def test_triwulan_pada_nama_berkas_dan_subjudul():
    satu = tabel_berkaki()
    assert nama_berkas(satu, "pdf", "disnaker") == "tabel-9.1_disnaker_2024_tw-3.pdf"
    perubahan = replace(satu, siklus="perubahan")
    assert nama_berkas(perubahan, "csv", "dinsos") == "tabel-9.1_dinsos_2024-perubahan_tw-3.csv"
    assert "Renja Tahun 2024 · Triwulan III" in ekspor(satu, "html").decode()
    assert TANDA_TANGAN[1].nama == ""
