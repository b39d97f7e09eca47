"""Files for the tests, made here: whole workbooks, and broken ones from raw parts."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

import xlsxwriter

TIPE = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
BUKU = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="Rencana" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
HUBUNGAN = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)
GAYA = (
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>'
    '<xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>'
)


def lembar_xml(isi: str, sesudah: str = "") -> str:
    """The XML of a sheet around its rows."""
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="A1"/><sheetData>{isi}</sheetData>{sesudah}</worksheet>'
    )


def zip_dari(anggota: Mapping[str, str | bytes], *, cara: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these members."""
    berkas = io.BytesIO()
    with zipfile.ZipFile(berkas, "w", cara) as arsip:
        for nama, isi in anggota.items():
            arsip.writestr(nama, isi)
    return berkas.getvalue()


def xlsx_mentah(isi: str | bytes, sesudah: str = "", **lain: str | bytes) -> bytes:
    """A workbook of one sheet whose rows are given as XML, with further or other members."""
    lembar = isi if isinstance(isi, bytes) else lembar_xml(isi, sesudah)
    return zip_dari(
        {
            "[Content_Types].xml": TIPE,
            "xl/workbook.xml": BUKU,
            "xl/_rels/workbook.xml.rels": HUBUNGAN,
            "xl/styles.xml": GAYA,
            "xl/worksheets/sheet1.xml": lembar,
            **lain,
        }
    )


def xlsx(baris: Iterable[Iterable[Any]], nama: str = "Rencana") -> bytes:
    """A workbook of one sheet; a (value, number format) pair is a formatted number."""
    berkas = io.BytesIO()
    with xlsxwriter.Workbook(berkas, {"in_memory": True, "strings_to_formulas": False}) as buku:
        lembar = buku.add_worksheet(nama)
        format_jadi: dict[str, Any] = {}
        for letak, isi in enumerate(baris):
            for kolom, satu in enumerate(isi):
                if isinstance(satu, tuple):
                    nilai, pola = satu
                    gaya = format_jadi.setdefault(pola, buku.add_format({"num_format": pola}))
                    lembar.write_number(letak, kolom, nilai, gaya)
                elif satu is not None:
                    lembar.write(letak, kolom, satu)
    return berkas.getvalue()
