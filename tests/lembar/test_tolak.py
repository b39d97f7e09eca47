"""Files that are not read: each with its cause in one sentence, before everything is read."""

import io
import struct
import time
import tracemalloc
import zipfile

import pytest
from openpyxl import Workbook

from renja.lembar.nilai import LembarDitolak
from renja.lembar.pembuka import buka, dari_tempelan
from tests.lembar.berkas import BUKU, HUBUNGAN, TIPE, lembar_xml, xlsx, xlsx_mentah, zip_dari

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
SEL = '<row r="1"><c r="A1"><v>1</v></c></row>'
BATAS_DETIK = 2.0
BATAS_MEMORI = 200 * 2**20


def alasan(nama: str, isi: bytes) -> str:
    """The sentence of the refusal, which came within 2 s and 200 MiB."""
    tracemalloc.start()
    mulai = time.process_time()
    with pytest.raises(LembarDitolak) as galat:
        buka(nama, isi)
    lama, (_, puncak) = time.process_time() - mulai, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # Tracing itself makes Python several times slower.
    assert lama < 5 * BATAS_DETIK
    assert puncak < BATAS_MEMORI
    return str(galat.value)


@pytest.mark.parametrize("isi", [b"", b" \r\n\t", b"\0" * 100, b";;;\n;;;\n"])
def test_kosong(isi: bytes):
    assert alasan("a.csv", isi).startswith("Berkas ini kosong.")


def test_buku_tanpa_isi():
    berkas = io.BytesIO()
    Workbook().save(berkas)
    assert alasan("a.xlsx", berkas.getvalue()).startswith("Berkas ini kosong.")


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("a.xls", OLE),
        ("a.xlsx", b"<html><table><tr><td>1</td></tr></table></html>"),
        ("a.pdf", b"%PDF-1.7"),
        ("a.ods", zip_dari({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})),
        ("a.xlsx", zip_dari({"[Content_Types].xml": TIPE, "word/document.xml": "<w/>"})),
        ("a.csv", b"a\0b\0c"),
    ],
)
def test_bukan_buku_kerja(nama: str, isi: bytes):
    assert f'"{nama}" bukan buku kerja' in alasan(nama, isi)


def test_xlsb_bukan_xlsx():
    tipe = TIPE.replace(
        "openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "ms-excel.sheet.binary"
    )
    assert "bukan buku kerja" in alasan("a.xlsx", xlsx_mentah(SEL, **{"[Content_Types].xml": tipe}))


def test_kata_sandi():
    assert "kata sandi" in alasan("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"))


def test_makro():
    tipe = TIPE.replace(
        "openxmlformats-officedocument.spreadsheetml.sheet", "ms-excel.sheet.macroEnabled"
    )
    for isi in (
        xlsx_mentah(SEL, **{"xl/vbaProject.bin": b"x"}),
        xlsx_mentah(SEL, **{"[Content_Types].xml": tipe}),
        xlsx_mentah(SEL, **{"xl/macrosheets/sheet1.xml": "<x/>"}),
    ):
        assert "makro" in alasan("a.xlsx", isi)
    assert "makro" in alasan("a.xlsm", xlsx([["x"]]))


def test_tautan_ke_berkas_lain():
    luar = HUBUNGAN.replace('worksheet"', 'oleObject"').replace(
        'Target="worksheets/sheet1.xml"', 'Target="file:///c:/x.xlsx" TargetMode="External"'
    )
    for isi in (
        xlsx_mentah(SEL, **{"xl/externalLinks/externalLink1.xml": "<x/>"}),
        xlsx_mentah(SEL, **{"xl/worksheets/_rels/sheet1.xml.rels": luar}),
    ):
        assert "mengambil data dari berkas lain" in alasan("a.xlsx", isi)


def test_tautan_web_biasa_diterima():
    surel = HUBUNGAN.replace('worksheet"', 'hyperlink"').replace(
        'Target="worksheets/sheet1.xml"', 'Target="mailto:a@b.id" TargetMode="External"'
    )
    isi = xlsx_mentah(SEL, **{"xl/worksheets/_rels/sheet1.xml.rels": surel})
    assert buka("a.xlsx", isi).lembar[0].baris[0].sel[0].nilai == 1


XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
MILIAR = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, 9))
    + "]>"
)


@pytest.mark.parametrize("dtd", [XXE, MILIAR, "<!DOCTYPE x>"])
@pytest.mark.parametrize(
    "anggota", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "docProps/core.xml", "xl/styles.xml"]
)
@pytest.mark.parametrize("sandi", ["utf-8", "utf-16"])
def test_dtd_dan_entitas(dtd: str, anggota: str, sandi: str):
    asal = {"xl/workbook.xml": BUKU, "xl/worksheets/sheet1.xml": lembar_xml(SEL)}
    isi = dtd + asal.get(anggota, "<x/>")
    assert "DTD atau entitas" in alasan("a.xlsx", xlsx_mentah(SEL, **{anggota: isi.encode(sandi)}))


def test_bom_zip_menurut_direktori():
    assert "mengembang" in alasan(
        "a.xlsx", xlsx_mentah(SEL, **{"xl/media/x.bin": b"\0" * 70 * 2**20})
    )
    banyak = xlsx_mentah(SEL, **{f"xl/media/{n}.bin": b"" for n in range(1_100)})
    assert "mengembang" in alasan("a.xlsx", banyak)


def test_bom_zip_dengan_ukuran_palsu():
    """The directory says 1,000 bytes; the member inflates to 100 MiB."""
    isi = bytearray(xlsx_mentah(lembar_xml(" " * 100 * 2**20).encode()))
    with zipfile.ZipFile(io.BytesIO(bytes(isi))) as arsip:
        besar = arsip.getinfo("xl/worksheets/sheet1.xml").file_size
    palsu = bytes(isi).replace(struct.pack("<L", besar), struct.pack("<L", 1_000))
    assert alasan("a.xlsx", palsu).startswith(("Berkas ini rusak", "Berkas ini mengembang"))


def test_kompresi_lain_ditolak():
    anggota = {"[Content_Types].xml": TIPE, "xl/workbook.xml": BUKU}
    assert "rusak" in alasan("a.xlsx", zip_dari(anggota, cara=zipfile.ZIP_BZIP2))


@pytest.mark.parametrize("potong", [30, 400, 900])
def test_terpotong(potong: int):
    assert "rusak" in alasan("a.xlsx", xlsx([["a", 1]])[:potong])


def test_terlalu_besar():
    assert "16 MiB" in alasan("a.xlsx", b"PK\x03\x04" + b"x" * 17 * 2**20)


def test_sejuta_baris_xlsx():
    baris = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 1_000_001))
    assert "20.000 baris" in alasan("a.xlsx", xlsx_mentah(baris))


def test_sejuta_baris_kosong_berformat():
    baris = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(1, 1_000_001))
    assert "berformat sampai jauh" in alasan("a.xlsx", xlsx_mentah(baris))


def test_sejuta_baris_teks():
    assert "20.000 baris" in alasan("a.csv", b"a;b;c\n" * 1_000_000)
    with pytest.raises(LembarDitolak, match="terlalu besar"):
        dari_tempelan("a\tb\tc\n" * 2_000_000)
    with pytest.raises(LembarDitolak, match=r"20\.000 baris"):
        dari_tempelan("a\tb\tc\n" * 1_000_000)


def test_terlalu_banyak_kolom():
    assert "200 kolom" in alasan("a.xlsx", xlsx([["x"] * 201]))
    assert "200 kolom" in alasan("a.csv", b";".join([b"x"] * 201))


def test_teks_terlalu_panjang():
    panjang = f'<row r="3"><c r="B3" t="inlineStr"><is><t>{"a" * 40_000}</t></is></c></row>'
    assert alasan("a.xlsx", xlsx_mentah(panjang)).startswith("Teks pada Rencana!B3 lebih panjang")
    raksasa = panjang.replace("a" * 40_000, " ".join(map(str, range(600_000))))
    assert "lebih panjang" in alasan("a.xlsx", xlsx_mentah(raksasa))
    assert "32.767" in alasan("a.csv", b'x;"' + b"a" * 200_000 + b'"')


def test_unsur_dan_atribut_yang_tak_habis():
    """Tags that say nothing, and a tag without end: neither costs much."""
    acak = "".join(("<a/>", "<bb/>", '<d x="1"/>')[n * n % 7 % 3] for n in range(5_000_000))
    atribut = " ".join(f'a{n}="{n}"' for n in range(200_000))
    for isi in (acak, f"<c {atribut}/>", f"<c {atribut[: 1 << 19]}/>" * 3):
        pesan = alasan("a.xlsx", xlsx_mentah(f'<row r="1">{isi}</row>'))
        assert pesan.startswith(("Berkas ini memuat jauh", "Berkas ini rusak", "Berkas ini meng"))


def test_gabungan_raksasa_terbatas():
    """A merge over the whole sheet covers the used part only."""
    isi = xlsx_mentah(SEL, '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    assert len(buka("a.xlsx", isi).lembar[0].tertutup) == 199


@pytest.mark.parametrize(
    "isi",
    [
        '<row r="1"><c r="A1" t="s"><v>5</v></c></row>',
        '<row r="1"><c r="ÄÖ1"><v>5</v></c></row>',
        '<row r="x"><c r="A1"><v>5</v></c></row>',
        '<row r="-4"><c r="A1"><v>5</v></c></row>',
        "<row><c></row>",
    ],
)
def test_xml_yang_keliru(isi: str):
    assert "rusak" in alasan("a.xlsx", xlsx_mentah(isi))


def test_kutip_lepas_tidak_melambatkan_tempelan():
    mulai = time.process_time()
    assert len(dari_tempelan('"x\t1\n' * 15_000).lembar[0].baris) == 15_000
    assert time.process_time() - mulai < BATAS_DETIK
