"""What a printing child does: one HTML document, laid out by WeasyPrint as tagged PDF.

Runs in a child of `renja.cetak.pelayan`. Opens nothing but the project's fonts: pictures
come inside the document, and every other address is refused.
"""

import base64
import binascii
import io
import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote_to_bytes

from renja.cetak.protokol import bungkus
from renja.cetak.tanda import rapikan, rapikan_benda

# The fonts of static/font, unpacked: unpacking takes longer than starting everything else.
HURUF = Path(__file__).with_name("huruf")
KELUARGA = "Source Sans 3"
# Weight and slant of every font file as fontconfig counts them.
FON = {
    "SourceSans3-Regular.ttf": (80, 0),
    "SourceSans3-It.ttf": (80, 100),
    "SourceSans3-Semibold.ttf": (180, 0),
    "SourceSans3-Bold.ttf": (200, 0),
    "SourceSans3-BoldIt.ttf": (200, 100),
}
MEGAPIKSEL_TERBESAR = 25
# What stands for a character that no font has: one without a glyph is no PDF/UA.
PENGGANTI = "\N{WHITE SQUARE}"
# Characters of private use mean nothing elsewhere, but for what Word makes of its bullets.
HURUF_WORD = {
    "\uf0b7": "\N{BULLET}",
    "\uf0a7": "\N{BLACK SMALL SQUARE}",
    "\uf0fc": "\N{CHECK MARK}",
    "\uf0e0": "\N{RIGHTWARDS ARROW}",
}
_HURUF_SENDIRI = re.compile("[\ue000-\uf8ff]")
_TAK_ASCII = 0x80
# CSS pixels are 1/96 inch, PDF units 1/72.
PT = 0.75
# Layout gives up at about 150; reading takes time by the square of the depth.
TERDALAM = 400
_UNSUR = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
# Elements that are empty, or end by themselves where the next one begins.
_TANPA_PENUTUP = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"),
        *("param", "source", "track", "wbr", "html", "head", "body", "p", "li", "dt", "dd"),
        *("tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup"),
    )
)
_DATA = re.compile(r"data:image/(png|jpeg)(;base64)?,", re.IGNORECASE)
_GAMBAR_TERLALU_BESAR = "gambar melebihi {} megapiksel"


@dataclass(frozen=True, slots=True)
class Alat:
    """WeasyPrint and its parts, loaded once."""

    weasyprint: Any
    ffi: Any


def siapkan(weasyprint: Any, ffi: Any, pydyf: Any) -> Alat:
    """The tools, their compression at zlib's own level: the highest costs a twentieth more time."""
    pydyf.zlib = SimpleNamespace(compressobj=lambda level: zlib.compressobj(min(level, 6)))
    return Alat(weasyprint, ffi)


def cetak(alat: Alat, html: str, *, bertanda: bool) -> bytes:
    """Render a document; a packet of PDF/UA-1 and what the join has to know of its pages.

    `bertanda` False: without tags, for what is drawn as an artifact. The same input gives
    the same bytes.
    """
    _periksa_kedalaman(html)
    html = _HURUF_SENDIRI.sub(lambda cocok: HURUF_WORD.get(cocok[0], PENGGANTI), html)
    dokumen, pdf, ditolak = _susun(alat, html, bertanda=bertanda)
    hilang = {kode for fon in dokumen.fonts.values() for kode in fon.missing if kode >= _TAK_ASCII}
    if hilang:
        dokumen, pdf, ditolak = _susun(alat, _tanpa_huruf(html, hilang), bertanda=bertanda)
    return bungkus({**_keterangan(dokumen.pages), "ditolak": ditolak}, pdf)


def _susun(alat: Alat, html: str, *, bertanda: bool) -> tuple[Any, bytes, list[str]]:
    """The document laid out, as PDF, and the addresses that it wanted to open."""
    ditolak: list[str] = []
    sumber = alat.weasyprint.HTML(string=html, url_fetcher=_pengambil(alat.weasyprint, ditolak))
    varian = "pdf/ua-1" if bertanda else None
    dokumen = sumber.render(font_config=_huruf(alat), pdf_variant=varian)
    pdf = dokumen.write_pdf(pdf_variant=varian, finisher=rapikan if bertanda else rapikan_benda)
    return dokumen, pdf, ditolak


def _tanpa_huruf(html: str, hilang: set[int]) -> str:
    """The document with a square for each character that no font has, in its rules too."""
    for kode in hilang:
        html = html.replace(f"\\{kode:x} ", PENGGANTI)
    return html.translate(dict.fromkeys(hilang, PENGGANTI))


def _periksa_kedalaman(html: str) -> None:
    """ValueError for elements nested so deep that reading them would take minutes."""
    dalam = 0
    for penutup, nama in _UNSUR.findall(html):
        if nama.lower() in _TANPA_PENUTUP:
            continue
        dalam = max(dalam - 1, 0) if penutup else dalam + 1
        if dalam > TERDALAM:
            raise ValueError(f"unsur bersarang lebih dari {TERDALAM} tingkat")


def _keterangan(halaman: list[Any]) -> dict[str, Any]:
    """Sizes and margins of pages, anchors, bookmarks and dead links, in PDF units."""
    jangkar: dict[str, tuple[int, float, float]] = {}
    penanda = []
    for nomor, satu in enumerate(halaman):
        for nama, (x, y, *_) in satu.anchors.items():
            jangkar.setdefault(nama, (nomor, *_titik(satu, x, y)))
        for tingkat, judul, (x, y), keadaan in satu.bookmarks:
            penanda.append((tingkat, judul, nomor, *_titik(satu, x, y), keadaan == "open"))
    tautan = (tautan for satu in halaman for tautan in satu.links)
    putus = {tujuan for jenis, tujuan, *_ in tautan if jenis == "internal"} - jangkar.keys()
    return {
        "halaman": [_ukuran(satu) for satu in halaman],
        "jangkar": jangkar,
        "penanda": penanda,
        "putus": sorted(putus),
    }


def _titik(halaman: Any, x: float, y: float) -> tuple[float, float]:
    return round(x * PT, 2), round((halaman.height - y) * PT, 2)


def _ukuran(halaman: Any) -> list[float]:
    """Width, height, and the margins left, right and below."""
    kotak = halaman._page_box
    sisi = (halaman.width, halaman.height)
    tepi = (kotak.margin_left, kotak.margin_right, kotak.margin_bottom)
    return [round(satu * PT, 2) for satu in (*sisi, *tepi)]


def _pengambil(weasyprint: Any, ditolak: list[str]) -> object:
    """A fetcher that opens pictures inside the document, and nothing else."""
    urls = weasyprint.urls

    def ambil(_pengambil: object, url: str, _kepala: object = None) -> object:
        isi = _gambar(url)
        if isi is None:
            ditolak.append(url[:200])
            raise ValueError(f"Alamat ini tidak boleh dibuka: {url[:200]}")
        if _piksel(isi) > MEGAPIKSEL_TERBESAR * 10**6:
            pesan = _GAMBAR_TERLALU_BESAR.format(MEGAPIKSEL_TERBESAR)
            raise urls.FatalURLFetchingError(pesan)
        return urls.URLFetcherResponse(url[:30], isi, {"Content-Type": f"image/{_jenis(isi)}"})

    return type("Pengambil", (urls.URLFetcher,), {"fetch": ambil})()


def _gambar(url: str) -> bytes | None:
    """The bytes of a picture that stands in its address; None for anything else."""
    cocok = _DATA.match(url)
    if not cocok:
        return None
    isi = unquote_to_bytes(url[cocok.end() :])
    try:
        isi = base64.b64decode(isi, validate=True) if cocok[2] else isi
    except binascii.Error:
        return None
    return isi if _jenis(isi) else None


def _jenis(isi: bytes) -> str:
    if isi.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    return "jpeg" if isi.startswith(b"\xff\xd8\xff") else ""


def _piksel(isi: bytes) -> int:
    """The size that a picture claims; nothing is unpacked."""
    pil = __import__("PIL.Image", fromlist=["open"])
    try:
        with pil.open(io.BytesIO(isi), formats=("PNG", "JPEG")) as gambar:
            return int(gambar.width * gambar.height)
    except pil.DecompressionBombError:
        return MEGAPIKSEL_TERBESAR * 10**6 + 1
    except (OSError, ValueError, SyntaxError):
        return 0


def _huruf(alat: Alat) -> object:
    """A font configuration that knows the project's fonts and takes none from documents.

    It is made in the child: the threads of one made before the fork would not be there.
    """
    asal = alat.weasyprint.text.fonts.FontConfiguration
    huruf = type("Huruf", (asal,), {"add_font_face": lambda *_: None})()
    for nama, (tebal, miring) in FON.items():
        jalur = str(HURUF / nama)
        xml = _ATURAN.format(jalur=jalur, keluarga=KELUARGA, tebal=tebal, miring=miring)
        pustaka = alat.ffi.fontconfig
        pustaka.FcConfigParseAndLoadFromMemory(huruf._config, xml.encode(), True)
        pustaka.FcConfigAppFontAddFile(huruf._config, jalur.encode())
    peta = alat.ffi.ffi.cast("PangoFcFontMap *", huruf.font_map)
    alat.ffi.pangoft2.pango_fc_font_map_config_changed(peta)
    return huruf


_ATURAN = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><match target="scan">
<test name="file" compare="eq"><string>{jalur}</string></test>
<edit name="family" mode="prepend"><string>{keluarga}</string></edit>
<edit name="weight" mode="assign_replace"><int>{tebal}</int></edit>
<edit name="slant" mode="assign_replace"><int>{miring}</int></edit>
</match></fontconfig>"""
