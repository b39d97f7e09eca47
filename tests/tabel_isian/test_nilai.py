"""What may be typed into a cell, and the sentence where it may not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.ketikan import TidakTerbaca
from planning.kuantitas import Keadaan, Kuantitas, kosong, tampil_angka
from renja.tabel_isian.nilai import UkuranSel, baca_target, baca_uang, teks_target, urai_sumber

DOKUMEN = UkuranSel("Dokumen")
PERSEN = UkuranSel("%")


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("Rp. 8.160.000,00", 8_160_000),
        ("8,160,000", 8_160_000),
        ("0", 0),
        ("", None),
        ("Rp -", None),
    ],
)
def test_rupiah_dibaca(teks: str, nilai: int | None) -> None:
    assert baca_uang(teks) == nilai


@pytest.mark.parametrize(
    ("teks", "sebab"),
    [("1,5", "memuat sen"), ("9" * 101, "Isi sel ini lebih dari 100 huruf")],
)
def test_rupiah_ditolak(teks: str, sebab: str) -> None:
    with pytest.raises(TidakTerbaca, match=sebab):
        baca_uang(teks)


@pytest.mark.parametrize(
    ("teks", "ukuran", "nilai"),
    [
        ("15", DOKUMEN, Kuantitas(15)),
        ("15 dokumen", DOKUMEN, Kuantitas(15)),
        ("65 persen", PERSEN, Kuantitas(65)),
        ("8,35-10,25 %", PERSEN, Kuantitas(Decimal("8.35"), Decimal("10.25"))),
        ("Rp 156.400.000", UkuranSel("Rp"), Kuantitas(156_400_000)),
        ("tidak direncanakan", PERSEN, kosong(keadaan=Keadaan.TIDAK_DIRENCANAKAN)),
        ("belum rilis", PERSEN, kosong(keadaan=Keadaan.BELUM_RILIS)),
        ("–", PERSEN, kosong()),
        ("", PERSEN, None),
        ("bb", UkuranSel("Predikat", ("C", "B", "BB", "A")), Kuantitas(teks="BB")),
    ],
)
def test_target_dibaca(teks: str, ukuran: UkuranSel, nilai: Kuantitas | None) -> None:
    assert baca_target(teks, ukuran) == nilai


@pytest.mark.parametrize(
    ("teks", "ukuran", "sebab"),
    [
        ("15 Orang", DOKUMEN, 'Satuan "Orang" bukan satuan indikator ini'),
        ("65 %", DOKUMEN, 'Satuan "%" bukan satuan indikator ini'),
        ("banyak", PERSEN, '"banyak" bukan angka'),
        ("WTP", UkuranSel("Opini", ("WDP", "WTP DPP")), "Pilih WDP, WTP DPP"),
        ("5", UkuranSel("Opini", ("WDP", "WTP")), "tidak ada pada skala"),
        ("9" * 101, PERSEN, "Isi sel ini lebih dari 100 huruf"),
    ],
)
def test_target_ditolak(teks: str, ukuran: UkuranSel, sebab: str) -> None:
    with pytest.raises(TidakTerbaca, match=sebab):
        baca_target(teks, ukuran)


def test_sumber_dana_menurut_kode_atau_nama_yang_tunggal() -> None:
    dikenal = {"1.1": [1], "pad": [1, 2], "2.1": [2], "dana desa": [3]}
    assert urai_sumber("1.1", dikenal) == 1
    assert urai_sumber("Dana  Desa", dikenal) == 3
    assert urai_sumber("", dikenal) is None
    with pytest.raises(TidakTerbaca, match='Ada 2 sumber dana bernama "PAD"'):
        urai_sumber("PAD", dikenal)
    with pytest.raises(TidakTerbaca, match="bukan sumber dana yang dikenal"):
        urai_sumber("kas negara", dikenal)


@given(st.decimals(-(10**9), 10**9, places=4), st.sampled_from(["", " %"]))
def test_target_yang_tampil_dibaca_kembali(angka: Decimal, satuan: str) -> None:
    teks = teks_target(Kuantitas(angka, satuan="%"), "%")
    dibaca = baca_target(teks + satuan, PERSEN)
    assert dibaca is not None
    assert dibaca.bawah == angka


def test_pecahan_tiga_angka_tampil_dengan_nol_agar_tidak_ragu() -> None:
    assert teks_target(Kuantitas(Decimal("12.345"), satuan="%"), "%") == "12,3450"
    assert teks_target(Kuantitas(Decimal("0.125"), satuan="%"), "%") == "0,125"
    assert teks_target(Kuantitas(Decimal("1234.125"), satuan="%"), "%") == "1.234,125"
    assert teks_target(Kuantitas(Decimal("8.35"), Decimal("10.25"), "%"), "%") == "8,35–10,25"
    assert teks_target(Kuantitas(15, satuan="Orang"), "Dokumen") == "15 Orang"


@given(st.integers(0, 99_000_000_000_000))
def test_rupiah_yang_tampil_dibaca_kembali(angka: int) -> None:
    assert baca_uang(tampil_angka(angka)) == angka
