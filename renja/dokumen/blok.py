"""The blocks of a document as HTML for paper: prose, tables, figures, signatures, headings."""

import base64
from dataclasses import dataclass
from html import escape

from renja.dokumen.bentuk import (
    Bagian,
    Blok,
    BlokGambar,
    BlokTabel,
    BlokTandaTangan,
    Dokumen,
    Prosa,
)
from renja.dokumen.lembar import Lembar
from renja.dokumen.markdown import html_prosa, tandai_rusak
from renja.tabel.html import penutup_html
from renja.tabel.letak import nama_terang
from renja.tabel.tata import UKURAN, isi_tabel, tata_tabel

KALIMAT_KOSONG = "Bagian ini belum diisi."
KOSONG = f'<p class="kosong-bagian">{KALIMAT_KOSONG}</p>'
# A picture of so many pixels, or more, takes the whole breadth.
PIKSEL_SELEBAR = 1000
TINGGI_TERBESAR = 185.0


@dataclass(frozen=True, slots=True)
class Potong:
    """A piece of HTML, and the rules that it alone needs."""

    html: str
    css: str = ""


def judul_html(dokumen: Dokumen, bagian: Bagian) -> str:
    """The heading of a part: a chapter's in two lines, those below it with a hanging number."""
    judul = escape(bagian.judul)
    if any(satu.medan == "judul" for satu in dokumen.galat_bagian(bagian.uid)):
        judul = tandai_rusak(judul)
    atribut = f'id="{escape(bagian.anker)}" data-judul="{escape(bagian.lengkap)}"'
    if bagian.tingkat == 1:
        baris = f"{escape(bagian.sebutan)}<br>{judul}" if bagian.nomor else judul
        return f"<h1 {atribut}>{baris}</h1>"
    tag = f"h{min(bagian.tingkat, 4)}"
    if not bagian.nomor:
        return f'<{tag} {atribut} class="lepas">{judul}</{tag}>'
    return f'<{tag} {atribut}><span class="no">{escape(bagian.nomor)}</span> {judul}</{tag}>'


def blok_html(dokumen: Dokumen, bagian: Bagian, blok: Blok, lembar: Lembar) -> Potong:
    """A block on its sheet."""
    if isinstance(blok, Prosa):
        rusak = bool(dokumen.galat_bagian(bagian.uid))
        html = html_prosa(blok, tanda=dokumen.tanda, rusak=rusak)
        return Potong(html.replace("<table>", '<table class="prosa-tabel">'))
    if isinstance(blok, BlokTabel):
        return tabel_html(blok, lembar)
    if isinstance(blok, BlokGambar):
        return Potong(gambar_html(blok, lembar))
    return Potong(tanda_tangan_html(blok))


def tabel_html(blok: BlokTabel, lembar: Lembar) -> Potong:
    """A table with its caption above and its source and notes below."""
    tata = tata_tabel(blok.tabel, lembar.isi, 0 if lembar.rebah else UKURAN[0])
    judul = "<br>".join(map(escape, (blok.sebutan, *blok.tabel.judul)))
    return Potong(
        f'<div class="tabel-dok {blok.anker}" id="{blok.anker}">'
        f"<table><caption>{judul}</caption>{isi_tabel(blok.tabel, tata)}</table>"
        f'<p class="sumber">{escape(blok.sumber)}</p>{penutup_html(blok.tabel)}</div>',
        tata.css(f".{blok.anker} "),
    )


def gambar_html(blok: BlokGambar, lembar: Lembar) -> str:
    """A figure with its caption below; its size follows from its pixels."""
    judul = f"{escape(blok.sebutan)}<br>{escape(blok.judul)}"
    sumber = f'<p class="sumber">{escape(blok.sumber)}</p>' if blok.sumber else ""
    return (
        f'<figure id="{blok.anker}">{foto_html(blok, lembar.isi)}'
        f"<figcaption>{judul}</figcaption>{sumber}</figure>"
    )


def foto_html(blok: BlokGambar, tersedia: float) -> str:
    """The picture itself inside the document, as broad as its pixels are worth."""
    lebar = lebar_gambar(blok, tersedia)
    isi = base64.b64encode(blok.isi).decode()
    return (
        f'<img src="data:image/{blok.gambar.bentuk};base64,{isi}" '
        f'alt="{escape(blok.alternatif)}" style="width:{lebar:.1f}mm">'
    )


def lebar_gambar(blok: BlokGambar, tersedia: float) -> float:
    """How broad a picture stands, in mm, so that it also fits a page in height."""
    foto = blok.gambar
    lebar = tersedia * min(1.0, foto.lebar / PIKSEL_SELEBAR)
    return min(lebar, TINGGI_TERBESAR * foto.lebar / foto.tinggi)


def tanda_tangan_html(blok: BlokTandaTangan) -> str:
    """The signature block at the right, with room to sign."""
    satu = blok.tanda_tangan
    atas = "".join(f"<p>{escape(teks)}</p>" for teks in satu.atas)
    bawah = "".join(f"<p>{escape(teks)}</p>" for teks in satu.bawah)
    nama = f'<p class="nama">{escape(nama_terang(satu))}</p>'
    return f'<div class="tanda-tangan">{atas}{nama}{bawah}</div>'
