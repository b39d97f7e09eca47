"""The sections of the DOCX: sheets, margins, headers, feet, page numbers."""

from copy import deepcopy
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm

from renja.dokumen.lembar import Lembar
from renja.dokumen.word.xml import Alinea, alinea, bidang, larik, unsur

ROMAWI, ARAB = "lowerRoman", "decimal"
# An empty paragraph that has to be there: as good as nothing.
_TIPIS = (
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr>'
)


class PenyusunBagian:
    """Starts sections one after another; the first is the one that a new document has."""

    def __init__(self, dokumen: Document, kode: str) -> None:
        self._dokumen = dokumen
        self._kode = kode
        self._pertama = True
        self._nomor = ""

    def sampul(self, lembar: Lembar) -> None:
        """A section without header, foot and number."""
        self._siapkan(self._baru(), lembar)

    def mulai(self, lembar: Lembar, kepala: str, nomor: str, *, awal: bool) -> None:
        """A section; where `awal`, its first page opens a chapter and has no header.

        `nomor` is ROMAWI or ARAB; each counts from 1 where it is used first.
        """
        bagian = self._baru()
        self._siapkan(bagian, lembar)
        mulai = ' w:start="1"' if nomor != self._nomor else ""
        self._nomor = nomor
        sifat = self._dokumen.element.body.sectPr
        sifat.append(unsur(f'<w:pgNumType w:fmt="{nomor}"{mulai}/>'))
        _urutkan(sifat)
        bagian.different_first_page_header_footer = awal
        self._isi(bagian.header, alinea(larik(kepala), "Header") if kepala else "")
        kaki = self._kaki(lembar)
        self._isi(bagian.footer, kaki)
        if awal:
            self._isi(bagian.first_page_header, "")
            self._isi(bagian.first_page_footer, kaki)

    def _kaki(self, lembar: Lembar) -> str:
        sifat = Alinea("Footer", tab=(("kanan", lembar.isi),))
        tab = "<w:r><w:tab/></w:r>"
        return alinea(f"{larik(self._kode)}{tab}{bidang('PAGE', '1')}", sifat)

    def _isi(self, tempat: Any, xml: str) -> None:
        tempat.is_linked_to_previous = False
        akar = tempat.part.element
        for lama in list(akar):
            akar.remove(lama)
        akar.append(unsur(xml or "<w:p/>"))

    def _baru(self) -> Section:
        if self._pertama:
            self._pertama = False
            return self._dokumen.sections[0]
        bagian: Section = self._dokumen.add_section()
        sifat = self._dokumen.element.body.sectPr
        for nama in ("w:pgNumType", "w:titlePg"):
            for satu in sifat.findall(qn(nama)):
                sifat.remove(satu)
        return bagian

    def _siapkan(self, bagian: Section, lembar: Lembar) -> None:
        atas, kanan, bawah, kiri = lembar.tepi
        bagian.page_width, bagian.page_height = Mm(lembar.lebar), Mm(lembar.tinggi)
        ukuran = self._dokumen.element.body.sectPr.find(qn("w:pgSz"))
        ukuran.set(qn("w:orient"), "landscape" if lembar.rebah else "portrait")
        bagian.top_margin, bagian.right_margin = Mm(atas), Mm(kanan)
        bagian.bottom_margin, bagian.left_margin = Mm(bawah), Mm(kiri)
        bagian.header_distance, bagian.footer_distance = Mm(13), Mm(9)


_URUTAN = (
    *("headerReference", "footerReference", "type", "pgSz", "pgMar", "pgNumType"),
    *("cols", "titlePg", "docGrid"),
)


def _urutkan(sifat: Any) -> None:
    """Put the properties of a section into the order that the format asks for."""
    anak = sorted(sifat, key=lambda satu: _URUTAN.index(satu.tag.rpartition("}")[2]))
    for satu in anak:
        sifat.append(satu)


def rapikan_batas(badan: Any) -> None:
    """Let a section end with its last paragraph instead of an empty one behind it."""
    for satu in list(badan.iter(qn("w:sectPr"))):
        batas = satu.getparent()
        if batas.tag != qn("w:pPr"):
            continue
        kosong = batas.getparent()
        sebelum = kosong.getprevious()
        if sebelum is None or sebelum.tag != qn("w:p") or _berbatas(sebelum):
            _tipiskan(kosong, satu)
            continue
        sifat = sebelum.find(qn("w:pPr"))
        if sifat is None:
            sifat = unsur("<w:pPr/>")
            sebelum.insert(0, sifat)
        sifat.append(deepcopy(satu))
        badan.remove(kosong)


def _berbatas(alinea_akhir: Any) -> bool:
    return alinea_akhir.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None


def _tipiskan(kosong: Any, batas: Any) -> None:
    baru = unsur(_TIPIS)
    baru.append(batas)
    for lama in list(kosong):
        kosong.remove(lama)
    kosong.append(baru)
