"""The spreadsheet: types, formats, limits of Excel, and how it prints."""

import re
import zipfile
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl.cell.cell import Cell

from performance.hasil import Hasil
from planning.kuantitas import Kuantitas, kosong
from renja.tabel.bentuk import Isi, Jenis, Tingkat
from renja.tabel.xlsx import nama_lembar, tulis_xlsx
from renja.tabel.xlsx_gaya import susun_tinggi
from renja.tabel.xlsx_nilai import BATAS_FORMAT, Penilai, literal, potong
from tests.renja.pembaca_ekspor import buka_xlsx, tampak
from tests.renja.tabel_contoh import ALASAN, SERANGAN, baris, k, tabel, tabel_rumit

# Two lines of title, one below, a blank row, three of header and the numbers stand above.
BARIS_PERTAMA = 9


def sel_pertama(isi: Isi, kolom: str) -> Cell:
    """The cell that holds `isi` in a table of one row."""
    letak = "ABCDEF".index(kolom)
    sel = [isi if n == letak else None for n in range(6)]
    return buka_xlsx(tulis_xlsx(tabel(baris(Tingkat.BARIS, 1, *sel))))[f"{kolom}{BARIS_PERTAMA}"]


@pytest.mark.parametrize(
    ("isi", "kolom", "nilai", "format_angka"),
    [
        (4_704_246_000, "E", 4_704_246_000, "[$-421]#,##0"),
        (Decimal("1234.50"), "E", 1234.5, "[$-421]#,##0.0"),
        (k("15", "Dokumen"), "C", 15, '[$-421]#,##0" Dokumen"'),
        (k("65.5", "%"), "C", 65.5, '[$-421]#,##0.0" %"'),
        (k("1", 'in"ci'), "C", 1, '[$-421]#,##0" in"\\""ci"'),
        (k("156400000", "Rp"), "C", 156_400_000, '[$-421]"Rp "#,##0'),
        (Hasil(Decimal("98.985")), "F", 98.99, "[$-421]#,##0.00"),
        (7, "A", 7, "0"),
    ],
)
def test_angka_tetap_angka(isi: Isi, kolom: str, nilai: float, format_angka: str):
    sel = sel_pertama(isi, kolom)
    assert sel.data_type == "n"
    assert sel.value == nilai
    assert sel.number_format == format_angka


@pytest.mark.parametrize(
    ("isi", "kolom", "teks"),
    [
        (k("8.35", "%", "10.25"), "C", "8,35–10,25 %"),
        (kosong("%"), "C", "–"),
        (Kuantitas(teks="WTP"), "C", "WTP"),
        ("=1+1", "B", "=1+1"),
        ("0012", "B", "0012"),
        ("https://contoh.id", "B", "https://contoh.id"),
        (1_234_567_890_123_456, "E", "1.234.567.890.123.456"),
        (k("4", "Asosiasi dan Serikat Pekerja di Kota"), "C", None),
        (k("5", "Orang\x07"), "C", None),
    ],
)
def test_selebihnya_teks(isi: Isi, kolom: str, teks: str | None):
    sel = sel_pertama(isi, kolom)
    assert sel.data_type == "s"
    assert sel.hyperlink is None
    if teks is not None:
        assert sel.value == teks


def test_strip_di_tengah():
    assert sel_pertama(kosong(), "C").alignment.horizontal == "center"
    assert sel_pertama(Hasil(alasan="x"), "F").alignment.horizontal == "center"


def test_tidak_ada_rumus_di_berkas():
    arsip = zipfile.ZipFile(BytesIO(tulis_xlsx(tabel_rumit())))
    lembar = arsip.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in lembar
    assert "<f " not in lembar
    assert "<hyperlink" not in lembar
    teks = arsip.read("xl/sharedStrings.xml").decode()
    assert "<script" not in teks
    assert "<r>" not in teks
    assert SERANGAN[2] in teks


def test_tanda_ada_di_format_dan_penjelasannya_di_komentar():
    lembar = buka_xlsx(tulis_xlsx(tabel_rumit()))
    keluaran = lembar.cell(BARIS_PERTAMA + 2, 3)
    assert keluaran.value == 15
    assert keluaran.number_format == '[$-421]#,##0" Dokumen""†"'
    assert keluaran.comment is not None
    assert keluaran.comment.text == "Rencana memuat: 16 Dokumen"
    nama = lembar.cell(BARIS_PERTAMA + 6, 2)
    assert nama.number_format == '@"†"'
    assert nama.comment is not None
    assert nama.comment.text == "Rencana memuat: nama <lain>"
    capaian = lembar.cell(BARIS_PERTAMA + 3, 6)
    assert capaian.comment is not None
    assert capaian.comment.text == ALASAN


def test_kepala_digabung_menurut_uraian_tabel():
    gabungan = {str(satu) for satu in buka_xlsx(tulis_xlsx(tabel_rumit())).merged_cells.ranges}
    assert {"A5:A7", "B5:B7", "C5:E5", "C6:D6", "E6:E7", "F5:F7"} <= gabungan
    # The kegiatan's name over three columns, the number and name of rows 4 to 6.
    assert {"B10:D10", "A12:A14", "B12:B14"} <= gabungan


@pytest.mark.parametrize(("kertas", "nomor"), [("A4", 9), ("F4", 14)])
def test_siap_dicetak(kertas: str, nomor: int):
    lembar = buka_xlsx(tulis_xlsx(tabel_rumit(), kertas))
    assert lembar.freeze_panes == f"C{BARIS_PERTAMA}"
    assert lembar.print_title_rows == "$5:$8"
    assert lembar.page_setup.orientation == "landscape"
    assert lembar.page_setup.paperSize == nomor
    # One page wide is the default and not written; the height is free.
    assert lembar.sheet_properties.pageSetUpPr is not None
    assert lembar.sheet_properties.pageSetUpPr.fitToPage is True
    assert (lembar.page_setup.fitToWidth, lembar.page_setup.fitToHeight) == (None, 0)
    assert lembar.oddFooter.right.text == "Halaman &P dari &N"
    assert lembar.oddFooter.left.text == "Tabel 9.1 · Dinas Uji · Renja Tahun 2024 · Rancangan awal"


def test_kaki_dengan_lambang_dan():
    lembar = buka_xlsx(tulis_xlsx(tabel(sebutan="R&D")))
    assert lembar.oddFooter.left.text.startswith("R&&D · Dinas Uji")


def test_catatan_di_bawah_tabel():
    lembar = buka_xlsx(tulis_xlsx(tabel_rumit()))
    catatan = BARIS_PERTAMA + 9 + 1
    assert lembar.cell(catatan, 1).value == "Catatan <i>pertama</i>."
    assert lembar.cell(catatan + 1, 1).value == (
        "† Tertulis demikian pada dokumen sumber; rencana memuat nilai lain (2 sel)."
    )


def test_kolom_cukup_lebar_untuk_angkanya():
    isi = tabel(baris(Tingkat.BARIS, 1, None, "x", None, None, 999_888_777_666, None))
    lebar = buka_xlsx(tulis_xlsx(isi)).column_dimensions["E"].width
    assert lebar >= len("999.888.777.666")


def test_tinggi_baris_muat_teks_panjang():
    isi = tabel(baris(Tingkat.BARIS, 1, None, "kata " * 200, None, None, None, None))
    assert buka_xlsx(tulis_xlsx(isi)).row_dimensions[BARIS_PERTAMA].height > 200


def test_tinggi_dibagi_pada_baris_terakhir_rentangan():
    assert susun_tinggi(3, [(0, 1, 30.0), (0, 3, 100.0)]) == [30.0, 14.0, 56.0]
    assert susun_tinggi(2, [(0, 2, 10.0), (1, 1, 999.0)]) == [14.0, 409.0]


def test_teks_terlalu_panjang_dipotong_dan_mengatakannya():
    hasil = potong("a" * 40_000)
    assert len(hasil) == 32_767
    assert hasil.endswith("[dipotong: sel Excel memuat paling banyak 32.767 karakter]")
    assert potong("a" * 32_767) == "a" * 32_767
    # Excel counts the two halves of such a sign.
    pasangan = potong("😀" * 20_000)
    assert pasangan.startswith("😀" * 16_000)
    assert len(pasangan.encode("utf-16-le")) <= 2 * 32_767
    isi = tabel(baris(Tingkat.BARIS, 1, None, "b" * 40_000, None, None, None, None))
    assert len(str(buka_xlsx(tulis_xlsx(isi)).cell(BARIS_PERTAMA, 2).value)) == 32_767


def test_satuan_yang_terlalu_beragam_menjadi_teks():
    penilai = Penilai()
    nilai = [penilai.nilai(k("1", f"satuan {n}"), Jenis.KUANTITAS) for n in range(BATAS_FORMAT + 5)]
    assert sum(satu.angka is not None for satu in nilai) == BATAS_FORMAT
    assert nilai[-1].teks == f"1 satuan {BATAS_FORMAT + 4}"
    assert penilai.nilai(k("2", "satuan 0"), Jenis.KUANTITAS).angka == 2


def test_kutip_di_dalam_satuan():
    assert literal('a"b') == '"a"\\""b"'
    assert literal('"') == '\\"'
    sel = sel_pertama(k("3", 'kotak 5"'), "C")
    assert tampak(sel) == '3 kotak 5"'


@pytest.mark.parametrize(
    ("sebutan", "nama"),
    [
        ("Tabel 4.1", "Tabel 4.1"),
        ("Tabel [2]: a/b*c?", "Tabel -2-- a-b-c-"),
        ("'kutip'", "kutip"),
        ("", "Tabel"),
        ("History", "Tabel"),
        ("x" * 50, "x" * 31),
    ],
)
def test_nama_lembar(sebutan: str, nama: str):
    assert nama_lembar(tabel(sebutan=sebutan)) == nama


def test_tanggal_berkas_tetap():
    inti = zipfile.ZipFile(BytesIO(tulis_xlsx(tabel_rumit()))).read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", inti)) == {"2024-01-01T00:00:00Z"}


@pytest.mark.parametrize(
    ("isi", "teks", "angka", "pola"),
    [
        (1_500, "1.500", 1500, "[$-421]#,##0;[$-421](#,##0)"),
        (-1_500, "(1.500)", -1500, "[$-421]#,##0;[$-421](#,##0)"),
        (Decimal("-0.5"), "(0,5)", -0.5, "[$-421]#,##0.0;[$-421](#,##0.0)"),
        (k("-2", "Buah"), "(2 Buah)", -2, '[$-421]#,##0" Buah";[$-421](#,##0" Buah")'),
    ],
)
def test_selisih_yang_berkurang_dalam_kurung(isi: Isi, teks: str, angka: float, pola: str) -> None:
    nilai = Penilai().nilai(isi, Jenis.SELISIH)
    assert (nilai.teks, nilai.angka, nilai.format) == (teks, angka, pola)
    assert Penilai().nilai(isi, Jenis.RUPIAH).teks.lstrip("-") == teks.strip("()")
