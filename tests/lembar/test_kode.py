"""Codes as they stand in real files."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renja.lembar.kode import Kode, KodeTidakTerbaca, konkret, normalkan, pisahkan

SUB = "2.07.03.2.01.0001"


@pytest.mark.parametrize(
    "mentah",
    [
        SUB,
        " 2.07.03.2.01.0001. ",
        "2.7.3.2.1.0001",
        "20703201 0001",
        "207032010001",
        207032010001,
        "2.07.03.201.0001",
        "2 07 03 2 01 0001",
        "02.07.03.2.01.0001",
    ],
)
def test_satu_kode_dalam_banyak_tulisan(mentah: str | int):
    assert normalkan(mentah) == Kode(SUB, "sub_kegiatan")


@pytest.mark.parametrize("mentah", ["2.07.3.2.1.1", "2.07.03.2.01.01", "2070320101", 2070320101])
def test_nomor_sub_kegiatan_pendek_ditandai(mentah: str | int):
    assert normalkan(mentah) == Kode(SUB, "sub_kegiatan", pendek=True)


@pytest.mark.parametrize(
    ("mentah", "teks", "tingkat"),
    [
        (2, "2", "urusan"),
        ("X", "X", "urusan"),
        (Decimal("2.07"), "2.07", "bidang_urusan"),
        (Decimal("2.1"), "2.10", "bidang_urusan"),
        ("2.7", "2.07", "bidang_urusan"),
        (20703, "2.07.03", "program"),
        ("2.07.03.2.01", "2.07.03.2.01", "kegiatan"),
        ("20703201", "2.07.03.2.01", "kegiatan"),
        ("x.xx.01", "X.XX.01", "program"),
        ("X.XX.01.2.01.0001", "X.XX.01.2.01.0001", "sub_kegiatan"),
    ],
)
def test_tingkat(mentah: str | int | Decimal, teks: str, tingkat: str):
    assert (normalkan(mentah).teks, normalkan(mentah).tingkat) == (teks, tingkat)


def test_penunjang_menurut_bidang_urusan_sendiri():
    assert normalkan("2.07.01.2.01", ["2.07"]).teks == "X.XX.01.2.01"
    assert normalkan("x.xx.01.2.01.0001", ["2.07"]).teks == "X.XX.01.2.01.0001"
    assert normalkan("1.06.01.2.01", ["2.07"]).teks == "1.06.01.2.01"
    assert normalkan("2.07.10", ["2.07"]).teks == "2.07.10"
    assert konkret("X.XX.01.2.01", "2.07") == "2.07.01.2.01"
    assert konkret("2.07.03", "2.07") == "2.07.03"


@pytest.mark.parametrize(
    "mentah",
    ["", "Program", "2.07.03.2", "2.07.03.2.01.0001.5.1", "2.XX.01", "X.07", "2.X7"],
)
def test_bukan_kode(mentah: str):
    with pytest.raises(KodeTidakTerbaca, match="bukan kode nomenklatur"):
        normalkan(mentah)


def test_kode_yang_menjadi_tanggal():
    with pytest.raises(KodeTidakTerbaca, match="menjadi tanggal 02/07/2003"):
        normalkan(date(2003, 7, 2))


@pytest.mark.parametrize(
    ("teks", "kode", "nama"),
    [
        ("2.07.03 PROGRAM PELATIHAN", "2.07.03", "PROGRAM PELATIHAN"),
        ("2.07.03.2.01.0001 - Proses", "2.07.03.2.01.0001", "Proses"),
        ("X.XX.01.2.01 Perencanaan", "X.XX.01.2.01", "Perencanaan"),
        ("3.000 Orang", "", "3.000 Orang"),
        ("Program 2.07", "", "Program 2.07"),
    ],
)
def test_kode_di_depan_nama(teks: str, kode: str, nama: str):
    assert pisahkan(teks) == (kode, nama)


BAGIAN = st.tuples(*(st.integers(1, 10**lebar - 1) for lebar in (1, 2, 2, 1, 2, 4)))


@given(BAGIAN, st.sampled_from([1, 2, 3, 5, 6]), st.sampled_from(["", "."]))
def test_kode_terbaca_kembali(bagian: tuple[int, ...], banyak: int, titik: str):
    lebar = (1, 2, 2, 1, 2, 4)
    tulisan = [f"{satu:0{w}}" for satu, w in zip(bagian, lebar, strict=True)][:banyak]
    assert normalkan(titik.join(tulisan)).teks == ".".join(tulisan)
    tanpa_nol = ".".join(map(str, bagian[:banyak]))
    assert normalkan(tanpa_nol).teks == ".".join(tulisan)
    assert normalkan(normalkan(tanpa_nol).teks) == normalkan(".".join(tulisan))


def test_induk():
    assert normalkan(SUB).induk == "2.07.03.2.01"
    assert Kode("2.07.03.2.01", "kegiatan").induk == "2.07.03"
    assert Kode("2.07.03", "program").induk == "2.07"
