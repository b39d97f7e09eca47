"""Prose: Markdown read with a narrow set of rules, and written as HTML that holds nothing else.

What HTML the text holds is text, pictures come by their own tag only, and links lead into the
document or to https. Headings are put below that of their part, and numbered there.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from renja.dokumen.bentuk import JudulProsa, Prosa
from renja.dokumen.ikatan import tandai_html, tanpa_tanda
from renja.dokumen.ikatan.lolos import AKHIR, AWAL, ISI

TINGKAT_TERENDAH = 4
SKEMA_DOKUMEN = "dok:"
# The class of a paragraph that stays with what follows it.
LEKAT = "lekat"
# Items of a list that is not parted.
DAFTAR_PENDEK = 5
_DAFTAR = frozenset({"ordered_list_open", "bullet_list_open"})
_TAUTAN = re.compile(r"(?:https|dok):", re.IGNORECASE)
# A heading that was numbered by hand keeps that number alone.
_BERNOMOR = re.compile(r"(?:[A-Za-z]|[IVXLC]+|\d{1,3}(?:\.\d{1,3})*)[.)]\s|\d+\.\d")
# A bound number that begins an item of a list; marks around it would hide that it does.
_BUTIR = re.compile(rf"^([ \t>]*){AWAL}[^{ISI}\n]*{ISI}(\d{{1,9}}){AKHIR}(?=[.)]\s)", re.MULTILINE)
_RATA = {"text-align:right": "angka", "text-align:center": "tengah"}
_UNSUR = {"p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "a", "span"}
_UNSUR |= {"ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "h2", "h3", "h4"}
_ATRIBUT: dict[str, set[str]] = {
    "a": {"href"},
    "ol": {"start", "class"},
    "ul": {"class"},
    "p": {"class"},
    "span": {"class"},
    "th": {"class", "scope"},
    "td": {"class"},
    **{satu: {"id", "class"} for satu in ("h2", "h3", "h4")},
}
# A tag that could not be filled. It holds no other one: without its end, every beginning in a
# long line would be followed to the end of the line.
RUSAK = re.compile(r"\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}")
# What a line may not part: `Rp 5.000`, `78 %`.
_LEKAT = re.compile(r"(?<=\bRp) (?=\d)|(?<=\d) (?=%)")
_SEL = re.compile(r"<[^>]*>|[^<]+")
# A word in capitals that is long enough to be hyphenated, and short enough for any line.
_KAPITAL = re.compile(r"(?<![\w-])(?=[A-Z-]{8,24}(?![\w-]))[A-Z]+(?:-[A-Z]+)*")


def _boleh(alamat: str) -> bool:
    return bool(_TAUTAN.match(alamat.strip()))


@cache
def pembaca() -> MarkdownIt:
    """The reader of prose; indented text is no program, and lines under a text no heading."""
    md = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    md.disable(["code", "lheading", "image", "html_block", "html_inline", "reference"])
    vars(md)["validateLink"] = _boleh
    md.add_render_rule("nomor", _cetak_nomor)
    return md


@cache
def _pembaca_baris() -> MarkdownIt:
    """The reader of a title: plain, but for what bound values are escaped with."""
    md = MarkdownIt("zero").enable(["escape", "entity", "link"])
    vars(md)["validateLink"] = _boleh
    return md


def polos(teks: str) -> str:
    """A title in one line as plain text: escapes resolved, links as their words."""
    token = _pembaca_baris().parseInline(" ".join(teks.split()))
    return tanpa_tanda(teks_inline(token[0].children or ())).strip()


def teks_inline(token: Iterable[Token]) -> str:
    """The words of inline tokens."""
    return "".join(
        " " if satu.type in {"softbreak", "hardbreak"} else satu.content for satu in token
    )


@dataclass(slots=True)
class PenyusunJudul:
    """Puts the headings of one part below its own: levels without gaps, numbers, anchors.

    `induk` is the number that theirs begin with ("2.1"), "" where they have none; `awalan` that
    of their anchors; `tingkat` the level of the part's own heading.
    """

    tingkat: int
    induk: str
    awalan: str
    peta: dict[int, int] = field(default_factory=dict)
    ke: int = 0
    semua: int = 0
    terakhir: int = 0

    def siapkan(self, teks: Iterable[str]) -> None:
        """See which levels the part uses, over all of its prose."""
        dipakai = sorted(
            {
                int(token.tag[1])
                for satu in teks
                if "#" in satu
                for token in pembaca().parse(_baca_butir(satu))
                if token.type == "heading_open"
            }
        )
        self.peta = {asal: self.tingkat + n for n, asal in enumerate(dipakai, start=1)}
        self.terakhir = self.tingkat

    def baca(self, teks: str) -> Prosa:
        """Prose with its headings in place."""
        token = pembaca().parse(_baca_butir(teks))
        judul = []
        for letak, satu in enumerate(token):
            if satu.children:
                _lekatkan(satu.children)
            elif satu.type == "heading_open":
                judul.append(self._judul(satu, token[letak + 1], token[letak + 2]))
            elif satu.type in _DAFTAR:
                _rapikan_daftar(token, letak)
            elif satu.type in {"th_open", "td_open"}:
                _rapikan_sel(satu)
            elif satu.type == "paragraph_open" and _lekat(token, letak):
                satu.attrSet("class", LEKAT)
        return Prosa(tuple(token), tuple(judul))

    def _judul(self, buka: Token, isi: Token, tutup: Token) -> JudulProsa:
        tingkat = min(self.peta[int(buka.tag[1])], self.terakhir + 1, TINGKAT_TERENDAH)
        self.terakhir = tingkat
        self.semua += 1
        buka.tag = tutup.tag = f"h{tingkat}"
        teks = tanpa_tanda(teks_inline(isi.children or ())).strip()
        nomor, anker = "", f"{self.awalan}-j{self.semua}"
        if self.induk and tingkat == self.tingkat + 1 and not _BERNOMOR.match(teks):
            self.ke += 1
            nomor = f"{self.induk}.{self.ke}"
            isi.children = [Token("nomor", "", 0, content=nomor), *(isi.children or ())]
        else:
            buka.attrSet("class", "lepas")
        buka.attrSet("id", anker)
        return JudulProsa(nomor, teks, anker, tingkat)


def _baca_butir(teks: str) -> str:
    return _BUTIR.sub(r"\1\2", teks) if AWAL in teks else teks


def _lekatkan(isi: Iterable[Token]) -> None:
    """Keep what belongs together on one line."""
    for satu in isi:
        if satu.type == "text":
            satu.content = _LEKAT.sub("\u00a0", satu.content)


def _rapikan_daftar(token: Sequence[Token], letak: int) -> None:
    """The sign behind its numbers as a class; a short list keeps to one page."""
    buka = token[letak]
    if buka.markup == ")":
        buka.attrJoin("class", "kurung")
    akhir = next(n for n in range(letak, len(token)) if _menutup(token[n], buka))
    isi = token[letak:akhir]
    butir = sum(satu.type == "list_item_open" for satu in isi)
    if butir <= DAFTAR_PENDEK and sum(len(satu.content) for satu in isi) <= DAFTAR_PENDEK * 80:
        buka.attrJoin("class", "utuh")


def _menutup(satu: Token, buka: Token) -> bool:
    return satu.level == buka.level and satu.type == buka.type.replace("_open", "_close")


def lekatkan_akhir(prosa: Prosa) -> None:
    """Let the last paragraph stay with what follows: no signature stands alone on a page."""
    akhir = prosa.token[-3:]
    if akhir and akhir[0].type == "paragraph_open":
        akhir[0].attrSet("class", LEKAT)


def _lekat(token: Sequence[Token], letak: int) -> bool:
    """Whether a paragraph announces what follows: a list comes next, or it is all bold."""
    isi = [satu for satu in token[letak + 1].children or () if satu.type != "text" or satu.content]
    tebal = bool(isi) and isi[0].type == "strong_open" and isi[-1].type == "strong_close"
    berikut = token[letak + 3].type if letak + 3 < len(token) else ""
    return tebal or berikut in {"ordered_list_open", "bullet_list_open", "table_open"}


def _rapikan_sel(sel: Token) -> None:
    """Alignment as a class; a heading says that it is one of its column."""
    kelas = _RATA.get(str(sel.attrs.pop("style", "")))
    if kelas:
        sel.attrSet("class", kelas)
    if sel.type == "th_open":
        sel.attrSet("scope", "col")


def _cetak_nomor(_: Any, token: Sequence[Token], letak: int, *__: Any) -> str:
    return f'<span class="no">{token[letak].content}</span> '


def html_prosa(prosa: Prosa, *, tanda: bool = False, rusak: bool = False) -> str:
    """The prose as HTML; with `tanda` bound values are marked, with `rusak` broken ones."""
    md = pembaca()
    html = nh3.clean(
        md.renderer.render(prosa.token, md.options, {}),
        tags=_UNSUR,
        attributes=_ATRIBUT,
        url_schemes={"https", "dok"},
        link_rel=None,
    )
    html = tandai_html(html) if tanda else tanpa_tanda(html)
    html = _bungkus(html, _KAPITAL, "kapital")
    return tandai_rusak(html) if rusak else html


def tandai_rusak(html: str) -> str:
    """HTML with the tags that could not be filled marked, where they stand in text."""
    return _bungkus(html, RUSAK, "galat")


def _bungkus(html: str, pola: re.Pattern[str], kelas: str) -> str:
    """HTML with what a pattern finds in its text put into a span of a class."""
    ganti = rf'<span class="{kelas}">\g<0></span>'
    return _SEL.sub(lambda x: x[0] if x[0].startswith("<") else pola.sub(ganti, x[0]), html)
