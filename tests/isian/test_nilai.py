"""What a person types, read strictly: expected values are written by hand."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from planning.kuantitas import Keadaan, Kuantitas
from renja.isian.medan import MedanCari, MedanDeretCari, MedanSumber, MedanTeks, cari
from renja.isian.nilai import (
    TidakTerbaca,
    baca_bulat,
    baca_nilai,
    baca_rupiah,
    cocokkan_satuan,
    tulis_nilai,
)

WILAYAH = [(1, "Kota Pontianak"), (2, "Pontianak Barat"), (3, "Pontianak Timur")]
DANA = [(1, "1.1 PAD"), (2, "1.2.01.01.01 DBH"), (3, "2.2.01.01.01 DBH")]


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("", None),
        ("–", None),
        ("0", 0),
        ("1500", 1500),
        ("1.500", 1500),
        ("Rp 8.160.000", 8_160_000),
        ("Rp. 8.160.000", 8_160_000),
        ("99.000.000.000.000", 99_000_000_000_000),
    ],
)
def test_rupiah(teks: str, nilai: int | None) -> None:
    assert baca_rupiah(teks) == nilai


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("delapan juta", '"delapan juta" bukan angka yang dikenal'),
        ("1,500", "dapat berarti ribuan atau pecahan"),
        ("-5.000", "tidak boleh negatif"),
        ("1.500,5", "rupiah bulat tanpa sen, misalnya 1.500"),
        ("99.000.000.000.001", "melebihi Rp 99.000.000.000.000"),
        ("1.5", "bukan angka yang dikenal"),
        ("=1+1", "bukan angka yang dikenal"),
    ],
)
def test_rupiah_ditolak_dengan_satu_kalimat(teks: str, kalimat: str) -> None:
    with pytest.raises(TidakTerbaca, match=kalimat):
        baca_rupiah(teks)


def test_rupiah_bersen_hanya_bila_boleh() -> None:
    assert baca_rupiah("1.500,25", sen=True) == Decimal("1500.25")
    with pytest.raises(TidakTerbaca, match="dua angka di belakang koma"):
        baca_rupiah("1.500,255", sen=True)


def test_bilangan_bulat() -> None:
    assert baca_bulat(" 2024 ", 2000, 2100) == 2024
    assert baca_bulat("", 1, 9) is None
    for teks in ("1.5", "-1", "dua", "٣", "99999999"):
        with pytest.raises(TidakTerbaca):
            baca_bulat(teks, 1, 9)
    with pytest.raises(TidakTerbaca, match="dari 2000 sampai 2100"):
        baca_bulat("1999", 2000, 2100)


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("15 Dokumen", Kuantitas(15, satuan="Dokumen")),
        ("15", Kuantitas(15)),
        ("8,35-10,25 %", Kuantitas(Decimal("8.35"), Decimal("10.25"), "%")),
        ("tidak direncanakan", Kuantitas(keadaan=Keadaan.TIDAK_DIRENCANAKAN)),
        ("Belum rilis", Kuantitas(keadaan=Keadaan.BELUM_RILIS)),
        ("", Kuantitas(keadaan=Keadaan.KOSONG)),
        ("0", Kuantitas(0)),
    ],
)
def test_kuantitas(teks: str, nilai: Kuantitas) -> None:
    assert baca_nilai(teks) == nilai


def test_kuantitas_yang_ditulis_terbaca_kembali() -> None:
    for nilai in (
        Kuantitas(Decimal("8.35"), Decimal("10.25"), "%"),
        Kuantitas(149_758_000, satuan="Rp"),
        Kuantitas(keadaan=Keadaan.TIDAK_DIRENCANAKAN),
        Kuantitas(keadaan=Keadaan.KOSONG),
    ):
        assert baca_nilai(tulis_nilai(nilai)) == nilai


def test_skala_ordinal_membaca_katanya_saja() -> None:
    assert baca_nilai("bb", ("B", "BB", "A")) == Kuantitas(teks="BB")
    with pytest.raises(TidakTerbaca, match="bukan anggota skala B, BB, A"):
        baca_nilai("AAA", ("B", "BB", "A"))
    with pytest.raises(TidakTerbaca, match='"WTP" bukan angka'):
        baca_nilai("WTP")


def test_satuan_lain_ditolak_dan_satuan_sendiri_tidak_disimpan() -> None:
    assert cocokkan_satuan(Kuantitas(15, satuan="dokumen"), "Dokumen") == Kuantitas(15)
    assert cocokkan_satuan(Kuantitas(23, satuan="Orang / Bulan"), "Orang/Bulan") == Kuantitas(23)
    with pytest.raises(TidakTerbaca, match='Satuan "Orang" bukan satuan indikatornya'):
        cocokkan_satuan(Kuantitas(15, satuan="Orang"), "Dokumen")


@pytest.mark.parametrize("teks", ["99.000.000.000.001", "1,23456"])
def test_angka_yang_tak_wajar_ditolak(teks: str) -> None:
    with pytest.raises(TidakTerbaca):
        baca_nilai(teks)


def test_mencari_menurut_nama_kode_dan_kata() -> None:
    nama = dict(DANA)
    assert cari(nama, "1.1 pad") == 1
    assert cari(nama, "2.2.01.01.01") == 3
    assert cari(nama, "pad") == 1
    assert cari(nama, "  ") is None
    with pytest.raises(TidakTerbaca, match="cocok dengan 2 pilihan"):
        cari(nama, "dbh")
    with pytest.raises(TidakTerbaca, match="tidak ada dalam daftar"):
        cari(nama, "DAK")


def test_nama_yang_sama_tetap_dapat_dibedakan() -> None:
    medan = MedanCari([(1, "Sekretariat"), (2, "Sekretariat")], label="Unit")
    assert medan.clean("Sekretariat") == 1
    assert medan.clean("Sekretariat (2)") == 2


def test_deret_lokasi_menjaga_urutan_dan_menolak_yang_ganda() -> None:
    medan = MedanDeretCari(WILAYAH, satu="Lokasi", label="Lokasi", required=False)
    assert medan.clean(["Pontianak Timur", "", "kota"]) == [3, 1]
    with pytest.raises(ValidationError, match="disebut dua kali"):
        medan.clean(["kota pontianak", "Kota Pontianak"])


def test_bagian_sumber_dana() -> None:
    medan = MedanSumber(DANA, label="Sumber dana", required=False)
    assert medan.clean([("1.1", "5.000"), ("1.2.01.01.01", "")]) == [(1, 5000), (2, None)]
    with pytest.raises(ValidationError, match="Sebutkan sumber dana"):
        medan.clean([("", "5.000")])
    with pytest.raises(ValidationError, match="disebut dua kali"):
        medan.clean([("1.1", ""), ("1.1", "")])


def test_teks_menolak_huruf_kendali() -> None:
    assert MedanTeks(label="Nama", panjang=True).clean("a\r\nb") == "a\nb"
    with pytest.raises(ValidationError, match="huruf kendali"):
        MedanTeks(label="Nama").clean("a\x07b")
    with pytest.raises(ValidationError, match="Isi nama"):
        MedanTeks(label="Nama").clean("   ")
    with pytest.raises(ValidationError, match="paling panjang 3 huruf"):
        MedanTeks(label="Nama", maks=3).clean("abcd")
