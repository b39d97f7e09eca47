"""Values made safe for Markdown, and the marks around them that an editor shows.

A mark is made of characters for private use: AWAL, the expression (each byte of it moved to
U+E100 and up, so that Markdown sees nothing in it), ISI, the value, AKHIR.
"""

import re
from html import escape
from urllib.parse import quote

from renja.dokumen.ikatan.rujukan import Tujuan

AWAL, ISI, AKHIR = "\ue000", "\ue001", "\ue002"
_GESER = 0xE100
_TANDA = re.compile(f"[{AWAL}-{AKHIR}\ue100-\ue1ff]")
_BUKA = re.compile(f"{AWAL}([\ue100-\ue1ff]*){ISI}")
# The same characters inside the address of a link, where Markdown writes them so.
_DI_ALAMAT = re.compile(r"%EE%80%8[0-2]|%EE%8[4-7]%[89AB][0-9A-F]")
_POTONGAN_HTML = re.compile(r"<[^>]*>|[^<]+|<")
_RAPAT = re.compile(r"[^\S\u00a0\u202f]+")
_KENDALI = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_KHUSUS = re.compile(r"[\\`*_\[\]<>&|~]")
# What makes a heading, a list, a quote, a rule or an address at the start of a line.
_PEMBUKA = re.compile(r"(\d{1,9}(?=[.)](?:\s|$))|)([-+#=:.()!])")
_ENTITAS = {"\\": "&#92;", "|": "&#124;"}


def bersih(teks: str) -> str:
    """A text without the characters that marks are made of."""
    return _TANDA.sub("", teks)


def lolos(teks: str) -> str:
    """A value as Markdown that reads as just this text on one line, wherever it stands.

    Blanks and line breaks become one blank. A backslash and a bar become entities: in the row
    of a table, both would mean something even when escaped.
    """
    rapi = _RAPAT.sub(" ", _KENDALI.sub("", bersih(teks))).strip()
    cocok = _PEMBUKA.match(rapi)
    awal = ""
    if cocok:
        awal, rapi = f"{cocok[1]}\\{cocok[2]}", rapi[cocok.end() :]
    isi = _KHUSUS.sub(lambda satu: _ENTITAS.get(satu[0], f"\\{satu[0]}"), rapi)
    # A mark of exclamation before a link of the text around it would make it a picture.
    return awal + (f"{isi[:-1]}\\!" if isi.endswith("!") else isi)


def tautan(tujuan: Tujuan) -> str:
    """A reference as a Markdown link: `[Tabel 4.1](dok:tabel-4-1)`."""
    return f"[{lolos(tujuan.sebutan)}](dok:{quote(tujuan.anker, safe='-._')})"


def bertanda(ungkapan: str, isi: str) -> str:
    """Markdown of a value between the marks that carry its expression."""
    kode = "".join(chr(_GESER + satu) for satu in ungkapan.encode())
    return f"{AWAL}{kode}{ISI}{isi}{AKHIR}"


def tanpa_tanda(teks: str) -> str:
    """A rendered text without marks and the expressions in them."""
    return bersih(_DI_ALAMAT.sub("", teks))


def tandai_html(html: str) -> str:
    """Rendered HTML with every mark made a `<span class="ikatan" data-ikatan="…">`.

    Marks inside a tag (the address of a link, the text of a picture) are left out.
    """
    buka = 0
    hasil: list[str] = []
    for satu in _POTONGAN_HTML.findall(html):
        if satu.startswith("<") and satu.endswith(">"):
            hasil.append(tanpa_tanda(satu))
            continue
        teks = _BUKA.sub(_span, satu)
        bagian = teks.split(AKHIR)
        for letak, potong in enumerate(bagian):
            hasil.append(bersih(potong))
            buka += potong.count('<span class="ikatan"')
            if letak < len(bagian) - 1 and buka:
                hasil.append("</span>")
                buka -= 1
    return "".join(hasil) + "</span>" * buka


def _span(cocok: re.Match[str]) -> str:
    ungkapan = bytes(ord(satu) - _GESER for satu in cocok[1]).decode(errors="replace")
    return f'<span class="ikatan" data-ikatan="{escape(ungkapan)}">'
