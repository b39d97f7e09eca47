"""The styles of the DOCX: real headings, body, lists, captions, contents; language Indonesian."""

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from renja.dokumen.word.xml import twip, unsur

HURUF = "Arial"
BAHASA = "id-ID"
TINTA = "16211F"
SUMBER, CATATAN, ISI_TABEL = "Sumber", "Catatan", "Isi Tabel"
_AWAL_BERURUT, _AWAL_KURUNG, _AWAL_BUTIR = 101, 102, 103
Sifat = tuple[float, bool, bool, float, float, str, int, int]
# Style, size in pt, bold, italic, before and after in pt, alignment, indent and hanging in mm.
_SIFAT: dict[str, Sifat] = {
    "Normal": (11, False, False, 0, 6, "both", 0, 0),
    "Heading 1": (14, True, False, 0, 22, "center", 0, 0),
    "Heading 2": (12, True, False, 16, 6, "left", 11, 11),
    "Heading 3": (11, True, False, 12, 4, "left", 14, 14),
    "Heading 4": (11, True, True, 8, 4, "left", 0, 0),
    "Title": (20, True, False, 0, 8, "center", 0, 0),
    "Subtitle": (14, False, False, 0, 8, "center", 0, 0),
    "List Paragraph": (11, False, False, 0, 3, "both", 8, 0),
    "Quote": (11, False, False, 6, 10, "center", 10, 0),
    "Caption": (10, True, False, 10, 4, "center", 0, 0),
    "Header": (8.5, True, False, 0, 0, "right", 0, 0),
    "Footer": (8, False, False, 0, 0, "left", 0, 0),
    SUMBER: (8.5, False, False, 3, 3, "left", 0, 0),
    CATATAN: (8, False, False, 0, 1, "left", 0, 0),
    ISI_TABEL: (8, False, False, 0, 0, "left", 0, 0),
    "TOC 1": (11, True, False, 5, 2, "left", 18, 18),
    "TOC 2": (11, False, False, 0, 2, "left", 17, 11),
    "TOC 3": (10, False, False, 0, 1, "left", 31, 14),
    "Table of Figures": (11, False, False, 0, 4, "left", 25, 25),
}
# Word knows these by names in small letters.
_BAWAAN = frozenset({"TOC 1", "TOC 2", "TOC 3", "Table of Figures"})
_KAPITAL = frozenset({"Heading 1"})


def pasang_gaya(dokumen: Document) -> dict[str, str]:
    """Give a new document the styles of this one; their ids by name."""
    bawaan = dokumen.styles.element.find(qn("w:docDefaults"))
    bahasa = bawaan.find(f".//{qn('w:lang')}")
    for nama in ("w:val", "w:eastAsia"):
        bahasa.set(qn(nama), BAHASA)
    ada = {satu.name for satu in dokumen.styles}
    hasil = {}
    for nama, sifat in _SIFAT.items():
        if nama not in ada:
            dokumen.styles.add_style(nama, WD_STYLE_TYPE.PARAGRAPH, builtin=nama in _BAWAAN)
        gaya = dokumen.styles[nama]
        hasil[nama] = str(gaya.style_id)
        _tulis(gaya.element, nama, sifat)
        if nama in _BAWAAN:
            gaya.element.find(qn("w:name")).set(qn("w:val"), nama.lower())
    _pasang_penomoran(dokumen)
    return hasil


def _tulis(
    gaya: Any, nama: str, sifat: tuple[float, bool, bool, float, float, str, int, int]
) -> None:
    """Write the properties of a style anew; what the template had of them goes."""
    ukuran, tebal, miring, sebelum, sesudah, rata, kiri, gantung = sifat
    for lama in ("w:pPr", "w:rPr"):
        for satu in gaya.findall(qn(lama)):
            gaya.remove(satu)
    judul = nama.startswith("Heading")
    lekat = "<w:keepNext/><w:keepLines/>" if judul or nama == "Caption" else ""
    garis = "" if nama in {ISI_TABEL, CATATAN, SUMBER} else ' w:line="288" w:lineRule="auto"'
    if nama in {ISI_TABEL, CATATAN, SUMBER, "Caption"}:
        garis = ' w:line="240" w:lineRule="auto"'
    tingkat = f'<w:outlineLvl w:val="{int(nama[-1]) - 1}"/>' if judul else ""
    gantung_xml = f' w:hanging="{twip(gantung)}"' if gantung else ""
    indentasi = f'<w:ind w:left="{twip(kiri)}"{gantung_xml}/>' if kiri else ""
    gaya.append(
        unsur(
            f"<w:pPr>{lekat}<w:widowControl/>"
            f'<w:spacing w:before="{round(sebelum * 20)}" w:after="{round(sesudah * 20)}"{garis}/>'
            f'{indentasi}<w:jc w:val="{rata}"/>{tingkat}</w:pPr>'
        )
    )
    besar = round(ukuran * 2)
    bentuk = "<w:b/><w:bCs/>" if tebal else '<w:b w:val="0"/>'
    bentuk += "<w:i/>" if miring else '<w:i w:val="0"/>'
    bentuk += "<w:caps/>" if nama in _KAPITAL else ""
    gaya.append(
        unsur(
            f'<w:rPr><w:rFonts w:ascii="{HURUF}" w:hAnsi="{HURUF}" w:cs="{HURUF}"/>'
            f'{bentuk}<w:color w:val="{TINTA}"/><w:sz w:val="{besar}"/>'
            f'<w:szCs w:val="{besar}"/></w:rPr>'
        )
    )


def _pasang_penomoran(dokumen: Document) -> None:
    """The three kinds of lists, with their signs for every depth."""
    akar = dokumen.part.numbering_part.element
    pertama = akar.find(qn("w:num"))
    for nomor, tanda in (
        (_AWAL_BERURUT, ("decimal:%1.", "lowerLetter:%2.", "decimal:%3)", "lowerLetter:%4)")),
        (_AWAL_KURUNG, ("decimal:%1)", "lowerLetter:%2)", "decimal:%3)", "lowerLetter:%4)")),
        (_AWAL_BUTIR, ("bullet:•", "bullet:–", "bullet:•", "bullet:–")),
    ):
        pertama.addprevious(_daftar(nomor, tanda))


def _daftar(nomor: int, tanda: tuple[str, ...]) -> Any:
    tingkat = ""
    for letak in range(9):
        bentuk, teks = tanda[min(letak, len(tanda) - 1)].split(":")
        if letak >= len(tanda) and bentuk != "bullet":
            teks = f"%{letak + 1})"
        tingkat += (
            f'<w:lvl w:ilvl="{letak}"><w:start w:val="1"/><w:numFmt w:val="{bentuk}"/>'
            f'<w:lvlText w:val="{teks}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{twip(8 + 7 * letak)}" w:hanging="{twip(7)}"/></w:pPr></w:lvl>'
        )
    jenis = '<w:multiLevelType w:val="multilevel"/>'
    return unsur(f'<w:abstractNum w:abstractNumId="{nomor}">{jenis}{tingkat}</w:abstractNum>')


class Penomoran:
    """Starts lists: each counts from its own beginning."""

    def __init__(self, dokumen: Document) -> None:
        self._akar = dokumen.part.numbering_part.element
        self._nomor = max(int(satu.numId) for satu in self._akar.num_lst) + 1

    def mulai(self, *, berurut: bool, kurung: bool, tingkat: int, dari: int = 1) -> int:
        """The numId of a new list at a depth from 0."""
        asal = _AWAL_BUTIR
        if berurut:
            asal = _AWAL_KURUNG if kurung else _AWAL_BERURUT
        nomor, self._nomor = self._nomor, self._nomor + 1
        ganti = (
            f'<w:lvlOverride w:ilvl="{tingkat}"><w:startOverride w:val="{dari}"/></w:lvlOverride>'
            if berurut
            else ""
        )
        self._akar.append(
            unsur(f'<w:num w:numId="{nomor}"><w:abstractNumId w:val="{asal}"/>{ganti}</w:num>')
        )
        return nomor
