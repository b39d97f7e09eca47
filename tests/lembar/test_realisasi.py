"""The sheets of realisasi, purely: headings and months of foreign files, texts of cells."""

from datetime import date
from decimal import Decimal

import pytest

from planning.ketikan import TidakTerbaca
from renja.lembar.baca_realisasi import baris_luar, rupiah_ketikan, teks_ketikan
from renja.lembar.nilai import Sel, Tanda
from renja.lembar.pembuka import dari_tempelan
from renja.lembar.tata_letak import PemetaanKeliru
from renja.lembar.tata_letak_realisasi import (
    bulan_dari_teks,
    isian_dari_judul,
    periksa,
    usulkan,
)


@pytest.mark.parametrize(
    ("judul", "isian"),
    [
        ("Januari", "b_1"),
        ("Realisasi Pebruari 2024", "b_2"),
        ("Mar", "b_3"),
        ("April (Rp)", "b_4"),
        ("Mei", "b_5"),
        ("Agt", "b_8"),
        ("Sept.", "b_9"),
        ("Nop", "b_11"),
        ("12", "b_12"),
        ("Bulan ke-7", "b_7"),
        ("13", ""),
        ("Realisasi s/d Januari", ""),
        ("Realisasi s.d. Juni", ""),
        ("Triwulan I", ""),
        ("Sisa anggaran", ""),
        ("Serapan (%)", ""),
        ("Kode SKPD", "skpd"),
        ("Kode Sub Kegiatan", "kode"),
        ("Kode Sumber Dana", "dana"),
        ("Uraian", "nama"),
        ("Bulan", "bulan"),
        ("Tanggal SP2D", "bulan"),
        ("Nilai SP2D", "nilai"),
        ("Keterangan", ""),
        ("Maret s/d Mei", ""),
    ],
)
def test_judul_kolom(judul: str, isian: str) -> None:
    assert isian_dari_judul(judul) == isian


@pytest.mark.parametrize(
    ("teks", "bulan"),
    [
        ("Maret", (3, None)),
        ("mar", (3, None)),
        ("3", (3, None)),
        ("03", (3, None)),
        ("Maret 2024", (3, 2024)),
        ("2024-03", (3, 2024)),
        ("15/03/2024", (3, 2024)),
        ("2024-03-15", (3, 2024)),
        ("0", None),
        ("13", None),
        ("2024-13", None),
        ("Januari dan Februari", None),
        ("kapan", None),
    ],
)
def test_bulan_buku_kas(teks: str, bulan: tuple[int, int | None] | None) -> None:
    assert bulan_dari_teks(teks) == bulan


def sel(nilai: object, tampil: str = "", satuan: str = "", tanda: Tanda = Tanda.BIASA) -> Sel:
    return Sel("L", 1, 0, nilai, tampil or str(nilai), tanda, satuan=satuan)


@pytest.mark.parametrize(
    ("satu", "teks"),
    [
        (sel(65), "65"),
        (sel(Decimal("65.5")), "65,5"),
        (sel(Decimal("12.345")), "12,3450"),
        (sel(Decimal("0.30000000000000004")), "0,3"),
        (sel(15, satuan="Dokumen"), "15 Dokumen"),
        (sel(date(2025, 3, 1)), "Maret 2025"),
        (sel("  baris\r\nkedua "), "baris\nkedua"),
        (None, ""),
    ],
)
def test_sel_sebagai_ketikan(satu: Sel | None, teks: str) -> None:
    assert teks_ketikan(satu) == teks


@pytest.mark.parametrize(
    ("satu", "teks"),
    [
        (sel(8160000), "8160000"),
        (sel(Decimal("8160000.50")), "8160000,5"),
        (sel(Decimal("1.005")), "1,0050"),
        (sel(-1500), "-1500"),
        (sel(Decimal("215114900.75")), "215114900,75"),
        (sel("8.160.000,-"), "8.160.000,-"),
    ],
)
def test_uang_sebagai_ketikan(satu: Sel, teks: str) -> None:
    assert rupiah_ketikan(satu) == teks


def test_galat_dan_rumus_tanpa_hasil_bukan_nilai() -> None:
    with pytest.raises(TidakTerbaca, match="rumus tanpa hasil"):
        teks_ketikan(sel(None, "", tanda=Tanda.RUMUS_TANPA_NILAI))
    with pytest.raises(TidakTerbaca, match="galat"):
        rupiah_ketikan(sel(None, "#REF!", tanda=Tanda.GALAT))
    with pytest.raises(TidakTerbaca, match="adalah tanggal"):
        rupiah_ketikan(sel(date(2024, 7, 1)))


def test_usulan_memilih_kode_sub_kegiatan_dan_meninggalkan_jumlah() -> None:
    buku = dari_tempelan(
        "Kode Program\tKode Sub Kegiatan\tUraian\tJan\tFeb\tJumlah\n"
        "2.07.01\t2.07.01.2.01.0001\tDokumen\t1\t2\t3\n"
    )
    (usulan,) = usulkan(buku)
    assert dict(usulan.pemetaan.kolom) == {1: "kode", 2: "nama", 3: "b_1", 4: "b_2"}
    # Two columns were called a code: a person looks at it.
    assert not usulan.dikenal


def test_bulan_yang_meloncat_ditanyakan() -> None:
    (usulan,) = usulkan(dari_tempelan("Kode\tUraian\tJan\tMar\n1\tx\t1\t2\n"))
    assert not usulan.dikenal


def test_pemetaan_tanpa_bulan_ditolak() -> None:
    (usulan,) = usulkan(dari_tempelan("Kode\tUraian\tKeterangan\n1\tx\ty\n"))
    with pytest.raises(PemetaanKeliru, match="Kolom bulan belum dipetakan"):
        periksa(usulan.pemetaan)


def test_kepala_yang_berulang_dan_jumlah_dilewati() -> None:
    buku = dari_tempelan(
        "Kode\tUraian\tJan\n(1)\t(2)\t(3)\n2.07.01.2.01.0001\tDokumen\t1\n"
        "Kode\tUraian\tJan\n2.07.01.2.01.0006\tLaporan\t2\nJumlah\t\t3\n\tTotal\t3\n"
    )
    (usulan,) = usulkan(buku)
    baris = list(baris_luar(buku.lembar[0], usulan.pemetaan))
    assert [satu.nomor for satu in baris] == [3, 5]
    assert baris[1].alamat("b_1") == "Tempelan!C5"
