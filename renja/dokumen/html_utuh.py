"""The document as one HTML file that needs no server: text, tables, pictures and rules in it."""

from html import escape

from renja.cetak.bentuk import Letak
from renja.dokumen.alur import alur, tampil
from renja.dokumen.bentuk import Bagian, Blok, BlokTabel, Dokumen
from renja.dokumen.blok import KOSONG, Potong, blok_html, judul_html
from renja.dokumen.daftar import DAFTAR, daftar_html
from renja.dokumen.keabsahan import keabsahan_html
from renja.dokumen.lembar import Lembar, gaya, gaya_tabel
from renja.dokumen.naskah import JenisBab
from renja.dokumen.sampul import sampul_html

_KEBIJAKAN = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def tulis_html_utuh(dokumen: Dokumen) -> bytes:
    """The whole document in one file; the same document gives the same bytes."""
    potong = [_atas(dokumen, satu) for satu in dokumen.bagian if tampil(dokumen, satu)]
    gaya_css = "".join(
        (
            *(gaya("dasar"), gaya("dokumen"), gaya_tabel(), gaya("utuh")),
            *(satu.css for satu in potong),
        )
    )
    isi = "".join(satu.html for satu in potong)
    identitas = dokumen.identitas
    kaki = escape(f"{identitas.kode} · {identitas.tahap}")
    halaman = (
        f'<!DOCTYPE html>\n<html lang="id"><head><meta charset="utf-8">'
        f"<title>{escape(dokumen.judul)}</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_KEBIJAKAN}">'
        f"<style>{gaya_css}</style></head><body><main>{isi}"
        f"<section>{keabsahan_html(dokumen)}</section></main><footer>{kaki}</footer></body></html>\n"
    )
    return halaman.replace('href="dok:', 'href="#').encode()


def _atas(dokumen: Dokumen, bagian: Bagian) -> Potong:
    """A part that stands by itself as a section."""
    if bagian.jenis is JenisBab.SAMPUL:
        return Potong(f"<section>{sampul_html(dokumen, bagian)}</section>")
    if bagian.jenis in DAFTAR:
        isi = judul_html(dokumen, bagian) + daftar_html(dokumen, bagian, Letak(), halaman=False)
        return Potong(f"<nav>{isi}</nav>")
    html, css = [], []
    for lembar, daftar_isi in alur(bagian):
        for satu in daftar_isi:
            html += [judul_html(dokumen, kepala) for kepala in satu.kepala]
            if satu.blok is None:
                html.append(KOSONG)
                continue
            potong = blok_html(dokumen, satu.bagian, satu.blok, lembar)
            html.append(_bingkai(satu.blok, potong.html, lembar))
            css.append(potong.css)
    return Potong(f"<section>{''.join(html)}</section>", "".join(css))


def _bingkai(blok: Blok, html: str, lembar: Lembar) -> str:
    """A table in a frame that scrolls sideways, so that no page does."""
    if not isinstance(blok, BlokTabel):
        return html
    nama = escape(f"{blok.sebutan} {blok.judul}")
    kelas = "bingkai rebah" if lembar.rebah else "bingkai"
    return f'<div class="{kelas}" role="region" aria-label="{nama}" tabindex="0">{html}</div>'
