"""The parts of a workbook around its sheets: types, sheets, shared texts, number formats."""

import re
from dataclasses import dataclass, field
from posixpath import join, normpath

from renja.lembar.nilai import BATAS_SEL_TERISI, BATAS_TEKS, LembarDitolak
from renja.lembar.pola_angka import BIASA, Pola, pola_bawaan, urai_pola
from renja.lembar.wadah import BUKAN_XLSX, MAKRO, RUSAK, TAUTAN, Wadah

_BATAS_LEMBAR = 100
_BATAS_GAYA = 70_000
_LEPAS = re.compile("_x([0-9A-Fa-f]{4})_")
_JENIS_UTAMA = "spreadsheetml.sheet.main+xml"
_JENIS_CONTOH = "spreadsheetml.template.main+xml"


@dataclass(slots=True)
class DaftarLembar:
    """The sheets as the workbook names them: (name, hidden, part of the file)."""

    lembar: list[tuple[str, bool, str]] = field(default_factory=list)
    sejak_1904: bool = False


def lokal(nama: str) -> str:
    """A name without its prefix."""
    return nama.rpartition(":")[2]


def lepas(teks: str) -> str:
    """A text with Excel's own escapes undone; what no text may hold is left out."""
    return _LEPAS.sub(_huruf, teks) if "_x" in teks else teks


def _huruf(cocok: re.Match[str]) -> str:
    huruf = chr(int(cocok[1], 16))
    return huruf if huruf.isprintable() or huruf in "\t\n\r" else ""


def periksa_jenis(wadah: Wadah, nama: str) -> None:
    """Refuse by [Content_Types].xml: another kind of document, or macros."""
    jenis: list[str] = []

    def mulai(unsur: str, atribut: dict[str, str]) -> None:
        if lokal(unsur) in {"Override", "Default"}:
            jenis.append(atribut.get("ContentType", ""))

    wadah.urai("[Content_Types].xml", mulai)
    if any("macroEnabled" in satu or "vbaProject" in satu for satu in jenis):
        raise LembarDitolak(MAKRO)
    if not any(satu.endswith((_JENIS_UTAMA, _JENIS_CONTOH)) for satu in jenis):
        raise LembarDitolak(BUKAN_XLSX.format(nama=nama))


def periksa_sisa(wadah: Wadah, terurai: set[str]) -> None:
    """Go through the XML that nobody reads here: no DTD, and no data from other files."""

    def tautan(unsur: str, atribut: dict[str, str]) -> None:
        luar = atribut.get("TargetMode", "").lower() == "external"
        biasa = atribut.get("Type", "").lower().endswith("/hyperlink")
        if luar and not biasa and lokal(unsur) == "Relationship":
            raise LembarDitolak(TAUTAN)

    for anggota in wadah.anggota:
        if anggota.endswith(".rels"):
            wadah.urai(anggota, tautan)
        elif anggota.endswith((".xml", ".vml")) and anggota not in terurai:
            wadah.urai(anggota)


def daftar_lembar(wadah: Wadah, nama: str) -> DaftarLembar:
    """The sheets in order with the part of each; only sheets of cells, no charts."""
    hubungan: dict[str, str] = {}
    hasil = DaftarLembar()

    def hubung(unsur: str, atribut: dict[str, str]) -> None:
        jenis = atribut.get("Type", "")
        if lokal(unsur) == "Relationship" and jenis.endswith("/worksheet"):
            tujuan = atribut.get("Target", "")
            dasar = "" if tujuan.startswith("/") else "xl"
            hubungan[atribut.get("Id", "")] = normpath(join(dasar, tujuan.lstrip("/")))

    def mulai(unsur: str, atribut: dict[str, str]) -> None:
        unsur = lokal(unsur)
        if unsur == "workbookPr":
            hasil.sejak_1904 = atribut.get("date1904", "0").lower() in {"1", "true"}
        elif unsur == "sheet":
            kunci = next((nilai for atr, nilai in atribut.items() if lokal(atr) == "id"), "")
            if kunci in hubungan:
                tersembunyi = atribut.get("state", "visible") != "visible"
                hasil.lembar.append((atribut.get("name", ""), tersembunyi, hubungan[kunci]))

    if "xl/workbook.xml" not in wadah.anggota:
        raise LembarDitolak(BUKAN_XLSX.format(nama=nama))
    wadah.urai("xl/_rels/workbook.xml.rels", hubung)
    wadah.urai("xl/workbook.xml", mulai)
    if not hasil.lembar or len(hasil.lembar) > _BATAS_LEMBAR:
        raise LembarDitolak(RUSAK)
    return hasil


def teks_bersama(wadah: Wadah) -> list[str]:
    """The shared texts in order; phonetic hints are left out."""
    if "xl/sharedStrings.xml" not in wadah.anggota:
        return []
    pembaca = _TeksBersama()
    wadah.urai("xl/sharedStrings.xml", pembaca.mulai, pembaca.akhir, pembaca.isi)
    return pembaca.hasil


class _TeksBersama:
    def __init__(self) -> None:
        self.hasil: list[str] = []
        self._isi: list[str] = []
        self._baca = self._fonetik = False

    def mulai(self, unsur: str, _: dict[str, str]) -> None:
        unsur = lokal(unsur)
        if unsur == "t":
            self._baca = not self._fonetik
        elif unsur == "rPh":
            self._fonetik = True

    def akhir(self, unsur: str) -> None:
        unsur = lokal(unsur)
        if unsur == "t":
            self._baca = False
        elif unsur == "rPh":
            self._fonetik = False
        elif unsur == "si":
            self._simpan()

    def isi(self, potongan: str) -> None:
        if self._baca:
            self._isi.append(potongan)

    def _simpan(self) -> None:
        self.hasil.append(lepas("".join(self._isi)))
        self._isi.clear()
        if len(self.hasil) > BATAS_SEL_TERISI:
            raise LembarDitolak(
                "Berkas ini berisi lebih dari 400.000 teks yang berbeda. Sisakan lembar yang "
                "memuat rencana saja, lalu unggah lagi."
            )


def pola_gaya(wadah: Wadah) -> list[Pola]:
    """The number format of each cell style."""
    if "xl/styles.xml" not in wadah.anggota:
        return [BIASA]
    kode: dict[int, str] = {}
    nomor: list[int] = []
    di_dalam = False

    def mulai(unsur: str, atribut: dict[str, str]) -> None:
        nonlocal di_dalam
        unsur = lokal(unsur)
        if unsur == "numFmt":
            kode[int(atribut.get("numFmtId", "0"))] = atribut.get("formatCode", "")[:BATAS_TEKS]
        elif unsur == "cellXfs":
            di_dalam = True
        elif unsur == "xf" and di_dalam and len(nomor) < _BATAS_GAYA:
            nomor.append(int(atribut.get("numFmtId", "0")))

    def akhir(unsur: str) -> None:
        nonlocal di_dalam
        if lokal(unsur) == "cellXfs":
            di_dalam = False

    wadah.urai("xl/styles.xml", mulai, akhir)
    jadi = {satu: urai_pola(kode[satu]) if satu in kode else pola_bawaan(satu) for satu in {*nomor}}
    return [jadi[satu] for satu in nomor] or [BIASA]
