"""Tabel 4.1 as a page: database to HTML, against prefetch plus a Django template."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.cara_biasa import tabel_4_1
from bench.ukur import laporkan, selang_seling
from planning.models import Renja
from renja.laporan import FORMULIR
from renja.pemuat import muat_rencana
from renja.tabel.html import bagian_html


def ukur(renja: dict[int, Renja]) -> None:
    """Print time and queries of both ways at every size; both give the same cells."""
    for banyak, satu in renja.items():
        cara: dict[str, Callable[[], str]] = {
            "prefetch + Django template": lambda satu=satu: _biasa(satu),
            "Rencana -> Tabel -> page": lambda satu=satu: halaman(satu),
        }
        sama = _sel(cara["prefetch + Django template"]()) == _sel(halaman(satu))
        laporkan(
            f"Tabel 4.1 as a page, {banyak} sub kegiatan (same cells: {sama}; queries: "
            + ", ".join(f"{_kueri(jalan)}" for jalan in cara.values())
            + ")",
            selang_seling(cara),
            "prefetch + Django template",
            "0.35",
        )


def halaman(renja: Renja) -> str:
    """The page's way."""
    return bagian_html(FORMULIR["tabel-4.1"].susun(muat_rencana(renja)))


def _biasa(renja: Renja) -> str:
    return tabel_4_1(renja, ["kolom"] * 14)


def _kueri(jalankan: Callable[[], str]) -> int:
    with CaptureQueriesContext(connection) as terekam:
        jalankan()
    return len(terekam)


class _Sel(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.isi: list[str] = []
        self.dalam_tubuh = False
        self.dalam_sel = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.dalam_tubuh |= tag == "tbody"
        if tag in ("td", "th") and self.dalam_tubuh:
            self.isi.append("")
            self.dalam_sel = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.dalam_sel = False
        self.dalam_tubuh &= tag != "tbody"

    def handle_data(self, data: str) -> None:
        if self.dalam_sel:
            self.isi[-1] += data


def _sel(halaman: str) -> list[str]:
    """The texts of the body's cells that have one; blanks differ by colspan only."""
    pembaca = _Sel()
    pembaca.feed(halaman)
    return [teks for isi in pembaca.isi if (teks := re.sub(r"\s+", " ", isi).strip())]
