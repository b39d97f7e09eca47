"""A small document of six segments, whose pages and numbers can be counted by hand.

Cover (1 page, no number), contents (i), list of tables (ii), BAB I (1-2), a lying table
(3-4), BAB II (5): the heading 1.2 stands on page 2, the table begins on page 3.
"""

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pypdf

from renja.cetak import Cetakan, Keterangan, Letak, Potongan, Simpanan, cetak_dokumen

TEGAK = "@page{size:A4;margin:25mm 20mm 25mm 30mm;@top-left{content:'Kepala berjalan'}}"
REBAH = "@page{size:A4 landscape;margin:15mm}tr{break-inside:avoid}"
BARIS = 40
KETERANGAN = Keterangan(
    judul="Renja <Dinas> & Uji 2024",
    penulis="Dinas Uji",
    kode="UJI-2024-01",
    tahap="Rancangan akhir",
    tanggal=datetime(2024, 7, 1, 8, 0, tzinfo=UTC),
    pengenal="renja-uji-2024",
)


def html(isi: str, gaya: str = TEGAK) -> str:
    """A complete document around some content."""
    return (
        '<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Uji</title>'
        f'<style>{gaya}body{{font:11pt "Source Sans 3"}}td,th{{border:1pt solid}}</style>'
        f"</head><body>{isi}</body></html>"
    )


def tabel(banyak: int = BARIS, isi: str = "Isi sel") -> str:
    """A table with column and row headings; 40 rows of this height take two lying pages."""
    baris = "".join(
        f'<tr><th scope="row">{nomor}</th><td style="height:5mm">{isi} {nomor}</td></tr>'
        for nomor in range(1, banyak + 1)
    )
    return (
        '<table id="tabel-1"><thead><tr><th>No</th><th>Uraian</th></tr></thead>'
        f"<tbody>{baris}</tbody></table>"
    )


def potongan(isi_sel: str = "Isi sel") -> list[Potongan]:
    """The six segments, contents and list of tables still empty."""
    bab_1 = (
        '<h1 id="bab-1">BAB I PENDAHULUAN</h1><p>Lihat <a href="dok:tabel-1">Tabel 1</a>, '
        '<a href="dok:bab-2">BAB II</a>, <a href="#b12">1.2</a>, <a href="dok:tiada">hilang</a>'
        ' dan <a href="https://contoh.go.id/">alamat luar</a>.</p><h2 id="b11">1.1 Latar</h2>'
        "<p>Teks <strong>tebal</strong> dan <em>miring</em>.</p>"
        '<h2 id="b12" style="break-before:page">1.2 Maksud</h2><p>Teks.</p>'
    )
    return [
        Potongan("sampul", html("<h1>RENJA</h1>"), "tanpa"),
        Potongan("isi", html("<p>Menyusul</p>"), "romawi"),
        Potongan("daftar-tabel", html("<p>Menyusul</p>"), "romawi"),
        Potongan("bab-1", html(bab_1)),
        Potongan("tabel-1", html(f"<h3>Tabel 1</h3>{tabel(isi=isi_sel)}", REBAH)),
        Potongan("bab-2", html('<h1 id="bab-2">BAB II EVALUASI</h1><p>Penutup.</p>')),
    ]


def daftar(letak: Letak) -> Mapping[str, str]:
    """Contents and list of tables with the numbers of `letak`."""
    bab = {"bab-1": "BAB I", "b12": "1.2", "bab-2": "BAB II"}
    isi = "".join(
        f'<li><a href="dok:{anker}">{nama} ~ {letak.label(anker)} ~</a></li>'
        for anker, nama in bab.items()
    )
    return {
        "isi": html(f'<h1 id="daftar-isi">Daftar isi</h1><ul>{isi}</ul>'),
        "daftar-tabel": html(
            f'<h1>Daftar tabel</h1><p><a href="dok:tabel-1">Tabel 1 ~ {letak.label("tabel-1")} ~'
            "</a></p>"
        ),
    }


def cetak(**pilihan: Any) -> Cetakan:
    """The document, printed with a cache of its own unless another is given."""
    pilihan.setdefault("simpanan", Simpanan())
    bagian = pilihan.pop("potongan", None) or potongan()
    return cetak_dokumen(bagian, KETERANGAN, daftar=daftar, **pilihan)


def baca(isi: bytes) -> pypdf.PdfReader:
    """A PDF as pypdf reads it."""
    return pypdf.PdfReader(io.BytesIO(isi))
