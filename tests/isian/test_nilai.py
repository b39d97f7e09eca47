"""What a person types, read strictly: expected values are written by hand."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from planning.ketikan import TidakTerbaca, urai_target
from planning.kuantitas import Keadaan, Kuantitas
from renja.isian.medan import MedanCari, MedanDeretCari, MedanSumber, MedanTeks, cari
from renja.isian.nilai import baca_bulat, tulis_nilai

WILAYAH = [(1, "Kota Pontianak"), (2, "Pontianak Barat"), (3, "Pontianak Timur")]
DANA = [(1, "1.1 PAD"), (2, "1.2.01.01.01 DBH"), (3, "2.2.01.01.01 DBH")]


def test_bilangan_bulat() -> None:
    assert baca_bulat(" 2024 ", 2000, 2100) == 2024
    assert baca_bulat("", 1, 9) is None
    for teks in ("1.5", "-1", "dua", "٣", "99999999"):
        with pytest.raises(TidakTerbaca):
            baca_bulat(teks, 1, 9)
    with pytest.raises(TidakTerbaca, match="dari 2000 sampai 2100"):
        baca_bulat("1999", 2000, 2100)


def test_kuantitas_yang_ditulis_terbaca_kembali() -> None:
    for nilai in (
        Kuantitas(Decimal("8.35"), Decimal("10.25"), "%"),
        Kuantitas(149_758_000, satuan="Rp"),
        Kuantitas(Decimal("12.345"), satuan="%"),
        Kuantitas(keadaan=Keadaan.TIDAK_DIRENCANAKAN),
        Kuantitas(keadaan=Keadaan.KOSONG),
    ):
        assert urai_target(tulis_nilai(nilai)) == nilai


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
