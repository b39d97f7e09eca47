"""Reading what is sent: values, texts, addresses; files in the wrong shape are in test_tolak."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from renja.lembar.nilai import Tanda, huruf_kolom
from renja.lembar.pembuka import buka, dari_tempelan
from renja.lembar.pola_angka import Pola, urai_pola
from tests.lembar.berkas import xlsx, xlsx_mentah


def satu_sel(isi: str, **lain: str | bytes):
    """The cell A1 of a sheet of one row given as XML."""
    return buka("a.xlsx", xlsx_mentah(f'<row r="1">{isi}</row>', **lain)).lembar[0].baris[0].sel[0]


def test_nilai_alamat_dan_teks():
    buku = buka(
        "rencana.xlsx",
        xlsx(
            [
                ["Uraian", None, 4704246000],
                [None, "=1+1", (0.65, "0%")],
                [(15, '[$-421]#,##0" Dokumen"'), (8160000, "[$Rp-421]#,##0"), 2.07],
            ]
        ),
    )
    lembar = buku.lembar[0]
    assert (buku.nama, buku.jenis, lembar.nama) == ("rencana.xlsx", "xlsx", "Rencana")
    dilihat = {sel.alamat: (sel.nilai, sel.tampil, sel.satuan) for sel in lembar.sel_terisi()}
    assert dilihat == {
        "Rencana!A1": ("Uraian", "Uraian", ""),
        "Rencana!C1": (4704246000, "4704246000", ""),
        "Rencana!B2": ("=1+1", "=1+1", ""),
        "Rencana!C2": (65, "65 %", "%"),
        "Rencana!A3": (15, "15 Dokumen", "Dokumen"),
        "Rencana!B3": (8160000, "Rp8.160.000", "Rp"),
        "Rencana!C3": (Decimal("2.07"), "2,07", ""),
    }
    assert lembar.banyak_kolom == 3


@pytest.mark.parametrize(
    ("mentah", "nilai"),
    [
        ("15", 15),
        ("0.1", Decimal("0.1")),
        ("0.30000000000000004", Decimal("0.30000000000000004")),
        ("4.7042460000000002E9", 4704246000),
        ("1E-2", Decimal("0.01")),
        ("-12", -12),
        ("65.5", Decimal("65.5")),
        ("1E+300", Decimal("1E+300")),
    ],
)
def test_angka_tidak_pernah_float(mentah: str, nilai: object):
    sel = satu_sel(f'<c r="A1"><v>{mentah}</v></c>')
    assert sel.nilai == nilai
    assert not isinstance(sel.nilai, float)


def test_persen_dan_tanggal_dari_gaya():
    assert satu_sel('<c r="A1" s="1"><v>0.65</v></c>').nilai == 65
    assert satu_sel('<c r="A1" s="3"><v>0.083500000000000005</v></c>').nilai == Decimal("8.35")
    sel = satu_sel('<c r="A1" s="2"><v>45292</v></c>')
    assert (sel.nilai, sel.tampil) == (date(2024, 1, 1), "01/01/2024")


def test_rumus_dengan_tanpa_nilai_dan_galat():
    ada = satu_sel('<c r="A1"><f>SUM(B1:B9)</f><v>42</v></c>')
    assert (ada.nilai, ada.rumus, ada.tanda) == (42, True, Tanda.BIASA)
    tanpa = satu_sel('<c r="A1"><f>SUM(B1:B9)</f></c>')
    assert (tanpa.nilai, tanpa.tanda) == (None, Tanda.RUMUS_TANPA_NILAI)
    galat = satu_sel('<c r="A1" t="e"><f>A2</f><v>#REF!</v></c>')
    assert (galat.nilai, galat.tampil, galat.tanda) == (None, "#REF!", Tanda.GALAT)
    assert satu_sel('<c r="A1"><v>NaN</v></c>').tanda is Tanda.GALAT


def test_teks_bersama_kaya_dan_sebaris():
    bersama = (
        "<sst><si><r><t>Penyu</t></r><r><t>sunan</t></r><rPh><t>x</t></rPh></si>"
        "<si><t>a_x000D_b_x0000_c</t></si></sst>"
    )
    sebaris = '<c r="A1" t="inlineStr"><is><t>Dinas</t></is></c>'
    assert satu_sel(sebaris).nilai == "Dinas"
    for nomor, teks in enumerate(["Penyusunan", "a\rbc"]):
        sel = satu_sel(f'<c r="A1" t="s"><v>{nomor}</v></c>', **{"xl/sharedStrings.xml": bersama})
        assert sel.nilai == teks


def test_dimensi_yang_keliru_tidak_dipercaya():
    """<dimension> of the raw sheets says A1; everything is read."""
    isi = "".join(f'<row r="{n}"><c r="C{n}"><v>{n}</v></c></row>' for n in (1, 2, 900))
    baris = buka("a.xlsx", xlsx_mentah(isi)).lembar[0].baris
    assert [(satu.nomor, satu.sel[2].nilai) for satu in baris] == [(1, 1), (2, 2), (900, 900)]


def test_sel_dan_baris_tanpa_alamat_berurutan():
    isi = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    lembar = buka("a.xlsx", xlsx_mentah(isi)).lembar[0]
    assert [sel.alamat for sel in lembar.sel_terisi()] == ["Rencana!A1", "Rencana!B1", "Rencana!A2"]


def test_tersembunyi_dan_tergabung():
    berkas = io.BytesIO()
    with xlsxwriter.Workbook(berkas) as buku:
        satu, dua = buku.add_worksheet("Rencana"), buku.add_worksheet("Rahasia")
        satu.merge_range("A1:B2", "Nama")
        satu.write(3, 1, "akhir")
        satu.set_row(3, None, None, {"hidden": True})
        dua.write(0, 0, "x")
        dua.hide()
    lembar, rahasia = buka("a.xlsx", berkas.getvalue()).lembar
    assert (lembar.tersembunyi, rahasia.tersembunyi) == (False, True)
    assert [(baris.nomor, baris.tersembunyi) for baris in lembar.baris] == [(1, False), (4, True)]
    assert lembar.tertutup == {(1, 1): (1, 0), (2, 0): (1, 0), (2, 1): (1, 0)}


@pytest.mark.parametrize(
    ("kode", "pola"),
    [
        ("General", Pola()),
        ("0.00%", Pola(persen=True)),
        ('#,##0" %"', Pola(akhiran=" %", ribuan=True)),
        ('[$-421]"Rp "#,##0', Pola(awalan="Rp ", ribuan=True)),
        ("[$Rp-421] #,##0.00", Pola(awalan="Rp ", ribuan=True)),
        ('_("Rp"* #,##0_);_("Rp"* \\(#,##0\\)', Pola(awalan="Rp", ribuan=True)),
        ("dd/mm/yyyy", Pola(tanggal=True)),
        ("[$-421]d mmmm yyyy;@", Pola(tanggal=True)),
        ('0" Orang/Bulan"', Pola(akhiran=" Orang/Bulan")),
        ('#,##0" in"\\""ci"', Pola(akhiran=' in"ci', ribuan=True)),
        ('0";%"', Pola(akhiran=";%")),
        ("@", Pola()),
        ("0.00E+00", Pola()),
    ],
)
def test_format_angka(kode: str, pola: Pola):
    hasil = urai_pola(kode)
    assert (hasil.persen, hasil.tanggal, hasil.ribuan) == (pola.persen, pola.tanggal, pola.ribuan)
    assert (hasil.awalan, hasil.akhiran) == (pola.awalan, pola.akhiran) or "E+" in kode


def test_csv_dengan_titik_koma_tanda_dan_bom():
    isi = '\ufeffKode;Nama;Pagu\r\n"2.07";"Dua\nbaris; satu";"8.160.000"\r\n'.encode()
    lembar = buka("a.csv", isi).lembar[0]
    assert [sel.nilai for sel in lembar.baris[1].sel.values()] == [
        "2.07",
        "Dua\nbaris; satu",
        "8.160.000",
    ]


@pytest.mark.parametrize("sandi", ["utf-8", "utf-16", "cp1252"])
def test_csv_penyandian(sandi: str):
    lembar = buka("a.csv", "Nama,Nilai\nKafé – é,5\n".encode(sandi)).lembar[0]
    assert lembar.baris[1].sel[0].nilai == "Kafé – é"


def test_csv_apostrof_penjinak_dilepas():
    """Our own CSV tames formulas with an apostrophe; reading takes it off again."""
    lembar = buka("a.csv", b"Nama,Nilai\n'=1+1,'biasa\n").lembar[0]
    assert [sel.nilai for sel in lembar.baris[1].sel.values()] == ["=1+1", "'biasa"]


def test_tempelan_sel_beberapa_baris_dan_kutip_lepas():
    buku = dari_tempelan('I\t"Program\n""A"""\t5\r\n\t"Kota" lama\t\r\n"lepas\tx\n')
    assert [[(kolom, sel.nilai) for kolom, sel in b.sel.items()] for b in buku.lembar[0].baris] == [
        [(0, "I"), (1, 'Program\n"A"'), (2, "5")],
        [(1, '"Kota" lama')],
        [(0, '"lepas'), (1, "x")],
    ]
    assert buku.lembar[0].baris[0].sel[2].alamat == "Tempelan!C1"


def test_huruf_kolom():
    assert [huruf_kolom(n) for n in (0, 25, 26, 51, 52, 701, 702)] == [
        *("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA")
    ]


POLOS = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1, max_size=40)


@given(st.lists(st.lists(POLOS, min_size=1, max_size=4), min_size=1, max_size=6))
def test_tempelan_excel_terbaca_kembali(tabel: list[list[str]]):
    """What Excel puts on the clipboard: quotes only around cells of several lines."""

    def salin(teks: str) -> str:
        beberapa = "\n" in teks or "\t" in teks
        return '"' + teks.replace('"', '""') + '"' if beberapa else teks

    tabel = [[sel for sel in baris if sel.strip()] for baris in tabel]
    tabel = [baris for baris in tabel if baris and not any('"' in sel for sel in baris)]
    if not tabel:
        return
    teks = "\n".join("\t".join(map(salin, baris)) for baris in tabel)
    hasil = dari_tempelan(teks).lembar[0].baris
    assert [[sel.nilai for sel in baris.sel.values()] for baris in hasil] == tabel


@given(st.decimals(-(10**12), 10**12, places=4))
def test_angka_excel_terbaca_kembali(angka: Decimal):
    sel = satu_sel(f'<c r="A1"><v>{float(angka)!r}</v></c>')
    assert sel.nilai == angka


def test_buku_openpyxl_juga_terbaca():
    """Another writer: no shared strings part of ours, prefixes kept out."""
    buku = Workbook()
    buku.active.append(["Kode", 1.5, date(2024, 5, 1)])
    berkas = io.BytesIO()
    buku.save(berkas)
    assert zipfile.is_zipfile(io.BytesIO(berkas.getvalue()))
    assert [sel.nilai for sel in buka("a.xlsx", berkas.getvalue()).lembar[0].sel_terisi()] == [
        "Kode",
        Decimal("1.5"),
        date(2024, 5, 1),
    ]
