"""The demo's document beside its source, chapters III to V: the plan and its money."""

import re

import pytest

from tests.dokumen.bacaan import RUPIAH, Bacaan, bacaan
from tests.renja.conftest import data_demo

__all__ = ["bacaan", "data_demo"]


def test_tujuan_sasaran_dan_targetnya(bacaan: Bacaan) -> None:
    teks = bacaan.teks("tujuan-sasaran")
    assert "Tujuan: Meningkatkan Kesempatan Kerja." in teks
    assert "Tingkat Pengangguran Terbuka, dengan target 8,35–10,25 % pada Tahun 2024." in teks
    assert (
        "Tingkat Produktivitas Tenaga Kerja, dengan target Rp 156.400.000 pada Tahun 2024." in teks
    )
    for kata in ("specific", "measurable", "attainable", "realistic", "time-bound"):
        assert kata in teks


def test_jumlah_program_kegiatan_sub_kegiatan(bacaan: Bacaan) -> None:
    """5, 19 and 53 in the sentence, in the lists below it, and in the table."""
    baris = bacaan.baris("program-kegiatan")
    (kalimat,) = [satu for satu in baris if "terdiri atas" in satu]
    assert "5 (lima) program dan 19 (sembilan belas) kegiatan" in kalimat
    assert "53 (lima puluh tiga) sub kegiatan, yaitu:" in kalimat
    nomor = [satu.sel[0] for satu in bacaan.tabel("tabel-4.1").tabel.baris]
    assert [satu for satu in nomor if isinstance(satu, str) and re.fullmatch("[IV]+", satu)][:1]
    assert [satu for satu in map(str, nomor) if satu.isdigit()] == [str(n) for n in range(1, 54)]
    # Between the sentence and the one that names the table: 5 headings, 19 and 53 items.
    letak = baris.index(kalimat)
    assert len(baris[letak + 1 : -1]) == 5 + 19 + 53


@pytest.mark.parametrize(
    ("program", "pagu", "maju"),
    [
        ("Penunjang Urusan Pemerintahan Daerah Kab/Kota", "3.535.388.000", "3.857.746.000"),
        ("Perencanaan Tenaga Kerja (RTK)", "38.000.000", "52.000.000"),
        ("Pelatihan Kerja dan Produktivitas Tenaga Kerja", "556.000.000", "575.000.000"),
        ("Penempatan Tenaga Kerja", "284.000.000", "379.000.000"),
        ("Hubungan Industrial", "290.858.000", "365.000.000"),
    ],
)
def test_pagu_tiap_program(bacaan: Bacaan, program: str, pagu: str, maju: str) -> None:
    teks = bacaan.teks("bab-4")
    assert f"Program {program}: Rp {pagu}, prakiraan maju Rp {maju}" in teks
    angka = int(pagu.replace(".", "")), int(maju.replace(".", ""))
    baris = bacaan.sel("tabel-4.1", f"PROGRAM {program.upper()}", 9)
    assert baris == [angka[0]]
    assert bacaan.sel("tabel-4.1", f"PROGRAM {program.upper()}", 13) == [angka[1]]


def test_pendanaan_dengan_kata_dan_sama_dengan_tabel(bacaan: Bacaan) -> None:
    """The source prints Rp. 4.704.246.00 in words of chapter IV."""
    teks = bacaan.teks("bab-4")
    assert f"Jumlah pagu indikatifnya {RUPIAH}." in teks
    assert (
        "Prakiraan maju Tahun 2025 adalah Rp 5.228.746.000 (lima miliar dua ratus dua puluh "
        "delapan juta tujuh ratus empat puluh enam ribu rupiah)."
    ) in teks
    jumlah = bacaan.tabel("tabel-4.1").tabel.baris[-1].sel
    assert [satu for satu in jumlah if isinstance(satu, int)] == [4_704_246_000, 5_228_746_000]
    assert "050-5889 Tahun 2021" in teks
    assert "Dana Transfer Umum/Dana Bagi Hasil" in teks
    assert "Pendapatan Asli Daerah" in teks


def test_penutup(bacaan: Bacaan) -> None:
    teks = bacaan.teks("bab-5")
    for satu in ("Catatan penting", "Kaidah pelaksanaannya", "rencana tindak lanjut"):
        assert satu in teks
    assert "disusun berdasarkan Renstra Dinas Tenaga Kerja Kota Pontianak Tahun 2024-2026" in teks
