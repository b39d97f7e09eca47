"""The DOCX: real headings, lists, tables and sections, and the same text as the HTML."""

import io
import re
import zipfile

import pytest
from docx import Document
from docx.document import Document as Berkas
from docx.oxml.ns import qn
from docx.table import Table

from renja.cetak.bentuk import Letak, Tempat
from renja.dokumen.bentuk import Dokumen
from renja.dokumen.docx import tulis_docx
from renja.dokumen.naskah import BabNaskah, JenisBab
from tests.dokumen.naskah_contoh import bab, depan, dokumen, sub

LETAK = Letak({"bab-1": Tempat("1", 3), "sub-1-1": Tempat("2", 4)})


def bagian() -> tuple[BabNaskah, ...]:
    """An outline with every kind of content."""
    prosa = (
        "# Judul\n\nTeks **tebal** dan [tautan](https://contoh.go.id), "
        'lihat {{ tabel("4.1") }}.\n\n'
        "3. tiga\n4. empat\n   - butir\n\n5) kurung\n\n> kutipan\n\n"
        "| A | B |\n|--|--:|\n| x | 1.000 |\n\n"
        'Kendali \x0b dan "kutip" <b> & \ufffe.\n\n{% tabel "4.1" %}\n\nSesudah.'
    )
    return (
        depan(1, JenisBab.SAMPUL, "Sampul", "**RENCANA KERJA**\n\n---\n\n{{ pd.nama }}"),
        depan(2, JenisBab.PENGANTAR, "Kata Pengantar", "Puji.\n\n{% tanda_tangan %}"),
        depan(3, JenisBab.DAFTAR_ISI, "Daftar Isi"),
        depan(4, JenisBab.DAFTAR_TABEL, "Daftar Tabel"),
        bab(5, "Satu", "", sub(6, "Anak", prosa), sub(7, "Kosong")),
        bab(8, "Dua", '{% tabel "2.5" %}\n\nRusak {{ tahunn }}.'),
    )


@pytest.fixture(scope="module")
def isi() -> Dokumen:
    return dokumen(*bagian())


@pytest.fixture(scope="module")
def berkas(isi: Dokumen) -> Berkas:
    return Document(io.BytesIO(tulis_docx(isi, LETAK)))


def gaya(berkas: Berkas, nama: str) -> list[str]:
    """The texts of the paragraphs of a style."""
    return [satu.text for satu in berkas.paragraphs if satu.style.name == nama]


def test_judul_sungguhan_berurut(berkas: Berkas):
    assert gaya(berkas, "Heading 1") == [
        "Kata Pengantar",
        "Daftar Isi",
        "Daftar Tabel",
        "BAB I\nSatu",
        "BAB II\nDua",
        "Keterangan Dokumen",
    ]
    assert gaya(berkas, "Heading 2") == ["1.1\tAnak", "1.2\tKosong"]
    assert gaya(berkas, "Heading 3") == ["1.1.1\tJudul"]


def test_daftar_isi_sebuah_bidang_yang_sudah_berisi(berkas: Berkas):
    perintah = [satu.text for satu in berkas.element.body.iter(qn("w:instrText"))]
    assert perintah[0] == r' TOC \o "1-3" \h \z \u '
    jenis = [s.get(qn("w:fldCharType")) for s in berkas.element.body.iter(qn("w:fldChar"))]
    assert jenis.count("begin") == jenis.count("end") == jenis.count("separate")
    assert " PAGEREF _sub_1_1 \\h " in perintah
    baris = [satu.text for satu in berkas.paragraphs if satu.style.name.lower() == "toc 2"]
    assert baris[0].startswith("1.1\tAnak\t")
    assert baris[0].endswith("2")


def test_setiap_tautan_dalam_punya_tujuan(berkas: Berkas):
    tujuan = {s.get(qn("w:anchor")) for s in berkas.element.body.iter(qn("w:hyperlink"))} - {None}
    penanda = [s.get(qn("w:name")) for s in berkas.element.body.iter(qn("w:bookmarkStart"))]
    assert tujuan <= set(penanda)
    assert "_tabel_1_1" in tujuan
    assert len(penanda) == len(set(penanda))


def test_tabel_berkepala_berulang_dan_sel_tergabung(berkas: Berkas):
    tabel = next(t for t in berkas.tables if "Indikator Kinerja" in _teks(t))
    baris = tabel._tbl.tr_lst
    berulang = [satu.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for satu in baris]
    assert berulang[:3] == [True, True, True]
    assert berulang[-1] is False
    rentang = [s.get(qn("w:val")) for s in tabel._tbl.iter(qn("w:gridSpan"))]
    assert rentang
    kisi = len(tabel._tbl.tblGrid.gridCol_lst)
    for satu in baris:
        lebar = [
            int(s.tcPr.gridSpan.val) if s.tcPr.gridSpan is not None else 1 for s in satu.tc_lst
        ]
        assert sum(lebar) == kisi
    assert "Tabel 1.1\nRincian Program, Kegiatan, dan Sub Kegiatan" in gaya(berkas, "Caption")[0]


def _teks(tabel: Table) -> str:
    return "".join(satu.text or "" for satu in tabel._tbl.iter(qn("w:t")))


def test_bagian_berganti_arah_dan_nomornya(berkas: Berkas):
    arah = [(s.page_width.mm > s.page_height.mm) for s in berkas.sections]
    assert arah == [False, False, False, False, False, True, False, False, False]
    nomor = [s._sectPr.find(qn("w:pgNumType")) for s in berkas.sections]
    bentuk = [
        None if satu is None else (satu.get(qn("w:fmt")), satu.get(qn("w:start"))) for satu in nomor
    ]
    assert bentuk[:6] == [
        None,
        ("lowerRoman", "1"),
        ("lowerRoman", None),
        ("lowerRoman", None),
        ("decimal", "1"),
        ("decimal", None),
    ]
    assert berkas.sections[5].header.paragraphs[0].text == "BAB I Satu"
    assert berkas.sections[0].footer.paragraphs[0].text == ""
    kosong = list(berkas.element.body.iter(qn("w:sectPr")))
    assert len(kosong) == 9


def test_daftar_bernomor_menjaga_awalnya(berkas: Berkas):
    butir = [satu for satu in berkas.paragraphs if satu.style.name == "List Paragraph"]
    assert [satu.text for satu in butir] == ["tiga", "empat", "butir", "kurung"]
    akar = berkas.part.numbering_part.element
    awal = {}
    for satu in akar.num_lst:
        ganti = satu.find(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}")
        if ganti is not None:
            awal[satu.numId] = ganti.get(qn("w:val"))
    pakai = [satu._p.pPr.numPr.numId.val for satu in butir]
    assert [awal.get(n) for n in pakai] == ["3", "3", None, "5"]


def test_ikatan_rusak_ditandai_dan_bagian_kosong_disebut(berkas: Berkas):
    (rusak,) = [satu for satu in berkas.paragraphs if satu.text.startswith("Rusak")]
    tanda = [r.text for r in rusak.runs if r._r.find(f"{qn('w:rPr')}/{qn('w:shd')}") is not None]
    assert tanda == ["{{ tahunn }}"]
    assert "Bagian ini belum diisi." in [satu.text for satu in berkas.paragraphs]


def test_keterangan_tetap_dan_bita_yang_sama(isi: Dokumen, berkas: Berkas):
    inti = berkas.core_properties
    assert inti.title == "Rencana Kerja (Renja) Dinas Tenaga Kerja Tahun 2024"
    assert (inti.language, inti.author) == ("id-ID", "Dinas Tenaga Kerja")
    assert str(inti.created) == str(inti.modified) == "2024-01-01 00:00:00+00:00"
    satu, dua = tulis_docx(isi), tulis_docx(dokumen(*bagian()))
    assert satu == dua
    with zipfile.ZipFile(io.BytesIO(satu)) as arsip:
        assert {info.date_time[0] for info in arsip.infolist()} == {1980}
        assert arsip.testzip() is None
        assert "docProps/thumbnail.jpeg" not in arsip.namelist()
        gaya_xml = arsip.read("word/styles.xml").decode()
    assert re.search(r'<w:lang w:val="id-ID"', gaya_xml)
