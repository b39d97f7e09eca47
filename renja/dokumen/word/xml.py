"""WordprocessingML as strings: runs, paragraphs, fields; every text escaped once, here.

Strings, because a table of a thousand cells made element by element takes seconds.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_RUANG = nsdecls("w", "r")
# Signs that XML does not hold.
_TERLARANG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PENANDA = re.compile(r"[^A-Za-z0-9_]")
PENANDA_TERPANJANG = 40
TWIP_PER_MM = 1440 / 25.4


def twip(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * TWIP_PER_MM)


def isi(teks: str) -> str:
    """A text inside an element."""
    return escape(_TERLARANG.sub("", teks))


def atribut(teks: str) -> str:
    """A text as an attribute, with its quotes."""
    return quoteattr(_TERLARANG.sub("", teks))


def penanda(anker: str) -> str:
    """An anchor as the name of a bookmark."""
    return f"_{_PENANDA.sub('_', anker)}"[:PENANDA_TERPANJANG]


def unsur(xml: str) -> Any:
    """One element from its XML; the namespaces are put in."""
    awal = re.match(r"<[\w:]+", xml)
    akhir = awal.end() if awal else 0
    return parse_xml(f"{xml[:akhir]} {_RUANG}{xml[akhir:]}")


@dataclass(frozen=True, slots=True)
class Huruf:
    """How a run looks; `ukuran` in pt, 0 for that of its paragraph."""

    tebal: bool = False
    miring: bool = False
    coret: bool = False
    naik: bool = False
    rusak: bool = False
    ukuran: float = 0

    def dengan(self, **ubah: bool) -> "Huruf":
        """The same with something changed."""
        return replace(self, **ubah)

    @property
    def xml(self) -> str:
        """The properties of the run."""
        bagian = (
            "<w:b/><w:bCs/>" if self.tebal else "",
            "<w:i/><w:iCs/>" if self.miring else "",
            "<w:strike/>" if self.coret else "",
            '<w:color w:val="7C150E"/>' if self.rusak else "",
            f'<w:sz w:val="{round(self.ukuran * 2)}"/>' if self.ukuran else "",
            '<w:shd w:val="clear" w:color="auto" w:fill="FBDCD8"/>' if self.rusak else "",
            '<w:vertAlign w:val="superscript"/>' if self.naik else "",
        )
        dalam = "".join(bagian)
        return f"<w:rPr>{dalam}</w:rPr>" if dalam else ""


BIASA = Huruf()


def larik(teks: str, huruf: Huruf = BIASA) -> str:
    """A run of text; line ends become breaks."""
    potong = "<w:br/>".join(
        f'<w:t xml:space="preserve">{isi(baris)}</w:t>' for baris in teks.split("\n")
    )
    return f"<w:r>{huruf.xml}{potong}</w:r>"


TAB = "<w:r><w:tab/></w:r>"
GANTI_BARIS = "<w:r><w:br/></w:r>"


@dataclass(frozen=True, slots=True)
class Alinea:
    """The properties of a paragraph: its style, and what differs from it.

    `nomor` is (numId, level); `kiri` and `gantung` in mm; `sebelum` in pt.
    """

    gaya: str = ""
    lekat: bool = False
    nomor: tuple[int, int] | None = None
    tab: tuple[tuple[str, float], ...] = ()
    sebelum: float = 0
    kiri: float | None = None
    gantung: float = 0
    rata: str = ""

    @property
    def xml(self) -> str:
        """The properties in the order that the format asks for."""
        bagian = [
            f'<w:pStyle w:val="{self.gaya}"/>' if self.gaya else "",
            "<w:keepNext/>" if self.lekat else "",
        ]
        if self.nomor:
            nomor, tingkat = self.nomor
            bagian.append(
                f'<w:numPr><w:ilvl w:val="{tingkat}"/><w:numId w:val="{nomor}"/></w:numPr>'
            )
        if self.tab:
            bagian.append(f"<w:tabs>{''.join(_tab(*satu) for satu in self.tab)}</w:tabs>")
        if self.sebelum:
            bagian.append(f'<w:spacing w:before="{round(self.sebelum * 20)}"/>')
        if self.kiri is not None:
            gantung = f' w:hanging="{twip(self.gantung)}"' if self.gantung else ""
            bagian.append(f'<w:ind w:left="{twip(self.kiri)}"{gantung}/>')
        bagian.append(f'<w:jc w:val="{self.rata}"/>' if self.rata else "")
        dalam = "".join(bagian)
        return f"<w:pPr>{dalam}</w:pPr>" if dalam else ""


def _tab(jenis: str, mm: float) -> str:
    titik = ' w:leader="dot"' if jenis == "titik" else ""
    sisi = "right" if jenis in {"titik", "kanan"} else "left"
    return f'<w:tab w:val="{sisi}"{titik} w:pos="{twip(mm)}"/>'


def alinea(dalam: str, sifat: Alinea | str = "") -> str:
    """A paragraph of runs."""
    satu = sifat if isinstance(sifat, Alinea) else Alinea(sifat)
    return f"<w:p>{satu.xml}{dalam}</w:p>"


def bertanda(dalam: str, anker: str, nomor: int) -> str:
    """Runs inside a bookmark that links lead to."""
    awal = f'<w:bookmarkStart w:id="{nomor}" w:name="{penanda(anker)}"/>'
    return f'{awal}{dalam}<w:bookmarkEnd w:id="{nomor}"/>'


def tautan_dalam(dalam: str, anker: str) -> str:
    """Runs that lead to a bookmark."""
    return f'<w:hyperlink w:anchor="{penanda(anker)}" w:history="1">{dalam}</w:hyperlink>'


def tautan_luar(dalam: str, hubungan: str) -> str:
    """Runs that lead outside, by the id of a relationship."""
    return f'<w:hyperlink r:id="{hubungan}" w:history="1">{dalam}</w:hyperlink>'


def awal_bidang(perintah: str) -> str:
    """The beginning of a field, up to where its present result stands."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {isi(perintah)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


AKHIR_BIDANG = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def bidang(perintah: str, hasil: str = "") -> str:
    """A field with its present result."""
    return f"{awal_bidang(perintah)}{larik(hasil)}{AKHIR_BIDANG}"


def tambahkan(badan: Any, xml: Iterable[str]) -> None:
    """Put elements into a body, before the properties of its last section."""
    akhir = badan[-1]
    for satu in xml:
        akhir.addprevious(unsur(satu))
