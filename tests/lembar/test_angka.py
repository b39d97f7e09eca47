"""Figures as people write them: taken over exactly, or refused with the reason."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.ketikan import TidakTerbaca
from planning.kuantitas import Keadaan, Kuantitas, kosong, tampil_angka, tampil_kuantitas
from renja.lembar.angka import baca_kuantitas, baca_rupiah
from renja.lembar.nilai import NilaiSel, Sel


def sel(nilai: NilaiSel, satuan: str = "") -> Sel:
    return Sel("Rencana", 1, 0, nilai, str(nilai), satuan=satuan)


@pytest.mark.parametrize(
    ("isi", "rupiah"),
    [
        (8160000, 8160000),
        (Decimal("8160000.000000001"), 8160000),
        (0, 0),
        ("8.160.000", 8160000),
        ("Rp 8.160.000", 8160000),
        ("Rp. 8.160.000,00", 8160000),
        ("Rp8.160.000,-", 8160000),
        ("8160000", 8160000),
        ("3,535,388,000", 3535388000),
        ("1.500", 1500),
        ("0", 0),
        ("-", None),
        ("–", None),
        ("Rp -", None),
    ],
)
def test_pagu(isi: NilaiSel, rupiah: int | None):
    assert baca_rupiah(sel(isi)) == rupiah


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (-5, "negatif"),
        ("-8.160.000", "negatif"),
        ("(8.160.000)", "negatif"),
        ("Rp -8.160.000", "negatif"),
        (99 * 10**12 + 1, "lebih dari Rp 99 triliun"),
        (Decimal("1E+300"), "lebih dari Rp 99 triliun"),
        ("8.160.000,50", "memuat sen"),
        (Decimal("0.5"), "memuat sen"),
        ("1,500", "ribuan atau pecahan"),
        ("1.5", "bukan angka"),
        ("delapan juta", "bukan angka"),
        ("8.160.000 x", "bukan angka"),
    ],
)
def test_pagu_ditolak(isi: NilaiSel, sebab: str):
    with pytest.raises(TidakTerbaca, match=sebab):
        baca_rupiah(sel(isi))


@pytest.mark.parametrize(
    ("isi", "satuan", "nilai"),
    [
        ("15 Dokumen", "", Kuantitas(15, satuan="Dokumen")),
        ("15 Dokumen", "Laporan", Kuantitas(15, satuan="Dokumen")),
        ("15", "Dokumen", Kuantitas(15, satuan="Dokumen")),
        (15, "Dokumen", Kuantitas(15, satuan="Dokumen")),
        ("65%", "", Kuantitas(65, satuan="%")),
        ("65,5 %", "", Kuantitas(Decimal("65.5"), satuan="%")),
        ("8,35-10,25 %", "", Kuantitas(Decimal("8.35"), Decimal("10.25"), "%")),
        ("8,35–10,25", "%", Kuantitas(Decimal("8.35"), Decimal("10.25"), "%")),
        ("Rp 156.400.000", "", Kuantitas(156400000, satuan="Rp")),
        ("4 Asosiasi & Serikat Pekerja", "", Kuantitas(4, satuan="Asosiasi & Serikat Pekerja")),
        ("3000 Orang", "", Kuantitas(3000, satuan="Orang")),
        (Decimal("0.30000000000000004"), "%", Kuantitas(Decimal("0.3"), satuan="%")),
        ("-", "Orang", kosong("Orang")),
        ("WTP", "", Kuantitas(teks="WTP")),
        ("tidak direncanakan", "%", kosong("%", Keadaan.TIDAK_DIRENCANAKAN)),
        (0, "Kasus", Kuantitas(0, satuan="Kasus")),
    ],
)
def test_target(isi: NilaiSel, satuan: str, nilai: Kuantitas):
    assert baca_kuantitas(sel(isi), satuan) == nilai


def test_satuan_dari_format_angka():
    assert baca_kuantitas(sel(15, "Dokumen"), "Laporan") == Kuantitas(15, satuan="Dokumen")
    assert baca_kuantitas(sel(54, "%†")) == Kuantitas(54, satuan="%")


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ("lima belas dokumen", "bukan angka"),
        ("Dokumen", "bukan angka"),
        ("12 Bulan, 4 Laporan", "lebih dari satu nilai"),
        ("15 Dokumen 4 Laporan", "lebih dari satu nilai"),
        ("1,500 Orang", "ribuan atau pecahan"),
        ("10,25-8,35 %", "lebih kecil"),
        (Decimal("1.23456"), "empat angka"),
        (10**15, "terlalu besar"),
        (Decimal("1E+300"), "terlalu besar"),
    ],
)
def test_target_ditolak(isi: NilaiSel, sebab: str):
    with pytest.raises(TidakTerbaca, match=sebab):
        baca_kuantitas(sel(isi))


def test_kata_skala_diterima_bila_dikenal():
    assert baca_kuantitas(sel("Sangat Baik"), ordinal=["Sangat Baik"]).teks == "Sangat Baik"
    with pytest.raises(TidakTerbaca):
        baca_kuantitas(sel("Sangat Baik"))


@given(st.integers(0, 10**13))
def test_pagu_tercetak_terbaca_kembali(rupiah: int):
    assert baca_rupiah(sel(tampil_angka(rupiah))) == rupiah
    assert baca_rupiah(sel(f"Rp {tampil_angka(rupiah)},00")) == rupiah


RAGU = re.compile(r"(?<![\d.])[1-9]\d{0,2},\d{3}(?!\d)")
ANGKA = st.decimals(Decimal(-(10**11)), Decimal(10**11), places=4)
SATUAN = st.sampled_from(["%", "Dokumen", "Orang/Bulan", "Km", "Rp", "Jiwa Raga", ""])


@given(ANGKA, SATUAN)
def test_target_tercetak_terbaca_kembali(angka: Decimal, satuan: str):
    if satuan == "Rp":
        angka = abs(angka)
    teks = tampil_kuantitas(Kuantitas(angka, satuan=satuan))
    if RAGU.search(teks):  # 1,234 may be English: the print itself is ambiguous
        with pytest.raises(TidakTerbaca, match="ribuan atau pecahan"):
            baca_kuantitas(sel(teks))
    else:
        assert baca_kuantitas(sel(teks)) == Kuantitas(angka, satuan=satuan)


@given(ANGKA.filter(lambda satu: satu >= 0), st.decimals(0, 1000, places=2), SATUAN)
def test_rentang_tercetak_terbaca_kembali(bawah: Decimal, lebar: Decimal, satuan: str):
    bawah = round(bawah, 2)
    nilai = Kuantitas(bawah, bawah + lebar if lebar else None, satuan)
    assert baca_kuantitas(sel(tampil_kuantitas(nilai))) == nilai
