"""The file given back: marks, reasons, the list; everything else as it was."""

import io

import pytest
from openpyxl import load_workbook
from openpyxl.xml import DEFUSEDXML

from renja.lembar.baca import baca_baris
from renja.lembar.masukan import Penolakan
from renja.lembar.nilai import LembarDitolak
from renja.lembar.pembuka import buka, dari_tempelan
from renja.lembar.tandai import tandai, tandai_buku
from renja.lembar.tata_letak import usulkan
from renja.lembar.tulis_rencana import Pilihan, tulis_rencana
from tests.lembar.test_tulis_rencana import PILIHAN, contoh

DITOLAK = [
    Penolakan("Rencana!H7", "pagu", "-5", "Pagu -5 negatif. Tulis pagu 0 atau lebih."),
    Penolakan("Rencana!F7", "satuan", "=1+1", "Satuan ini tidak dikenal. Pilih dari daftar."),
]


def test_openpyxl_memakai_defusedxml():
    assert DEFUSEDXML


def test_sel_ditandai_dan_sisanya_tetap():
    isi = tulis_rencana(contoh(nama="=1+1"), PILIHAN)
    buku = load_workbook(io.BytesIO(tandai("a.xlsx", isi, DITOLAK)))
    lembar, asal = buku["Rencana"], load_workbook(io.BytesIO(isi))["Rencana"]
    assert lembar["H7"].comment.text == "Pagu -5 negatif. Tulis pagu 0 atau lebih."
    assert lembar["H7"].fill.start_color.rgb == "00F9DEDC"
    assert lembar["G7"].comment is None
    assert [[sel.value for sel in baris] for baris in lembar.iter_rows()] == [
        [sel.value for sel in baris] for baris in asal.iter_rows()
    ]
    assert lembar["C7"].data_type == "s"
    assert lembar.protection.sheet
    assert len(lembar.data_validations.dataValidation) == 6
    assert buku["_renja"].sheet_state == "hidden"
    daftar = [[sel.value for sel in baris] for baris in buku["Yang ditolak"].iter_rows()]
    assert daftar == [
        ["Sel", "Isian", "Yang tertulis", "Alasan"],
        ["Rencana!H7", "Pagu", "-5", "Pagu -5 negatif. Tulis pagu 0 atau lebih."],
        ["Rencana!F7", "Satuan", "=1+1", "Satuan ini tidak dikenal. Pilih dari daftar."],
    ]
    assert buku["Yang ditolak"]["C3"].data_type == "s"


def test_yang_ditandai_dapat_diunggah_lagi_dan_tanda_lama_hilang():
    isi = tandai("a.xlsx", tulis_rencana(contoh(), PILIHAN), DITOLAK)
    buku = buka("a.xlsx", isi)
    bacaan = baca_baris(buku.lembar[1], usulkan(buku)[0].pemetaan)
    assert bacaan.ditolak == ()
    assert [baris.nilai("pagu") for baris in bacaan.baris] == [
        *(None, None, 450_000_000, None, 15_000_000)
    ]
    lagi = load_workbook(io.BytesIO(tandai("a.xlsx", isi, DITOLAK[1:])))["Rencana"]
    assert lagi["H7"].comment is None
    assert lagi["F7"].comment.text.startswith("Satuan ini")


def test_berkas_teks_kembali_sebagai_buku_kerja():
    penolakan = [Penolakan("Data!B2", "pagu", "x", "Bukan angka.")]
    buku = load_workbook(io.BytesIO(tandai("a.csv", b"Kode;Pagu\n'=1;x\n", penolakan)))
    assert buku["Data"]["B2"].comment.text == "Bukan angka."
    assert (buku["Data"]["A2"].value, buku["Data"]["A2"].data_type) == ("=1", "s")
    tempelan = dari_tempelan("Kode\tPagu\n1\tx")
    penolakan = [Penolakan("Tempelan!B2", "pagu", "x", "Bukan angka.")]
    hasil = load_workbook(io.BytesIO(tandai_buku(tempelan, penolakan)))
    assert hasil["Tempelan"]["B2"].comment.text == "Bukan angka."


@pytest.mark.parametrize("alamat", ["Lain!A1", "Rencana!", "Rencana!baris 3 pagu", "A1", ""])
def test_alamat_lain_hanya_masuk_daftar(alamat: str):
    isi = tulis_rencana(contoh(), Pilihan())
    buku = load_workbook(io.BytesIO(tandai("a.xlsx", isi, [Penolakan(alamat, "", "x", "Sebab.")])))
    assert buku["Yang ditolak"]["D2"].value == "Sebab."


def test_yang_tidak_dibaca_tidak_ditandai():
    with pytest.raises(LembarDitolak):
        tandai("a.xlsx", b"x", DITOLAK)
