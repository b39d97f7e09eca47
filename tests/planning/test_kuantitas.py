"""Indonesian numbers: what is typed, what is printed, and that absent is never zero."""

from decimal import Decimal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from planning.kuantitas import (
    AngkaTidakTerbaca,
    Keadaan,
    Kuantitas,
    bulatkan,
    kosong,
    tampil_angka,
    tampil_kuantitas,
    urai_angka,
    urai_kuantitas,
)

angka_tersimpan = st.integers(-(2**63) + 1, 2**63 - 1).map(lambda n: Decimal(n).scaleb(-4))


@given(angka_tersimpan)
@example(Decimal("-0.0001"))
@example(Decimal(4_704_246_000))
@example(Decimal("10.45"))
def test_yang_dicetak_terbaca_kembali(nilai: Decimal) -> None:
    """Except a fraction of three places below a thousand: printed, it may be English thousands."""
    bulat, _, pecahan = tampil_angka(abs(nilai)).partition(",")
    assume(not (len(pecahan) == 3 and "." not in bulat and bulat != "0"))
    assert urai_angka(tampil_angka(nilai)) == nilai


@given(st.integers(1, 999), st.integers(1, 999).filter(lambda n: n % 10))
def test_tiga_angka_di_belakang_koma_ditulis_dengan_nol(bulat: int, pecahan: int) -> None:
    dicetak = tampil_angka(Decimal(bulat) + Decimal(pecahan).scaleb(-3))
    with pytest.raises(AngkaTidakTerbaca, match=f"atau {dicetak}0 untuk pecahan"):
        urai_angka(dicetak)
    assert urai_angka(f"{dicetak}0") == Decimal(bulat) + Decimal(pecahan).scaleb(-3)


@pytest.mark.parametrize(
    ("diketik", "nilai"),
    [
        ("1500", "1500"),
        ("1.500", "1500"),
        ("1.500,25", "1500.25"),
        ("4.704.246.000", "4704246000"),
        ("65,5", "65.5"),
        ("0,125", "0.125"),
        ("1,5000", "1.5"),
        ("-12", "-12"),
        ("−10,45", "-10.45"),
        (" 0 ", "0"),
    ],
)
def test_angka_yang_diterima(diketik: str, nilai: str) -> None:
    assert urai_angka(diketik) == Decimal(nilai)


@pytest.mark.parametrize(
    ("diketik", "kalimat"),
    [
        ("1,500", "dapat berarti ribuan atau pecahan. Tulis 1.500 untuk ribuan, atau 1,5000"),
        ("-1,500", "dapat berarti ribuan atau pecahan"),
        ("999,999", "dapat berarti ribuan atau pecahan"),
        ("1.5", "bukan angka yang dikenal"),
        ("1.50", "bukan angka yang dikenal"),
        ("1.5000", "bukan angka yang dikenal"),
        ("1,500,000", "bukan angka yang dikenal"),
        ("1.500.00", "bukan angka yang dikenal"),
        ("12e3", "bukan angka yang dikenal"),
        ("lima", "bukan angka yang dikenal"),
        ("", "bukan angka yang dikenal"),
    ],
)
def test_angka_yang_meragukan_ditolak(diketik: str, kalimat: str) -> None:
    with pytest.raises(AngkaTidakTerbaca, match=kalimat):
        urai_angka(diketik)


@pytest.mark.parametrize(
    ("nilai", "desimal", "tercetak"),
    [
        ("49.995", 2, "50,00"),
        ("49.994", 2, "49,99"),
        ("-49.995", 2, "-50,00"),
        ("-0.004", 2, "0,00"),
        ("0", 2, "0,00"),
        ("5228746000", 0, "5.228.746.000"),
        ("41.585", 2, "41,59"),
        ("65.50", None, "65,5"),
        ("1000000.0001", None, "1.000.000,0001"),
        ("-10.45", None, "-10,45"),
        ("0.00", None, "0"),
    ],
)
def test_angka_tercetak(nilai: str, desimal: int | None, tercetak: str) -> None:
    assert tampil_angka(Decimal(nilai), desimal) == tercetak


@given(angka_tersimpan)
def test_tidak_ada_minus_nol(nilai: Decimal) -> None:
    tercetak = tampil_angka(nilai, 2)
    assert tercetak.strip("-0,.") or not tercetak.startswith("-")
    assert not bulatkan(nilai).is_zero() or not bulatkan(nilai).is_signed()


def test_nilai_hasil_hitung_dibulatkan_dua_angka() -> None:
    """22 2/3 is worked out; 0,1234 may have been typed."""
    assert str(Kuantitas(Decimal(68) / 3, satuan="Orang/Bulan")) == "22,67 Orang/Bulan"
    assert str(Kuantitas(Decimal("0.1234"), satuan="%")) == "0,1234 %"
    assert str(Kuantitas(Decimal("2.500000"), satuan="%")) == "2,5 %"


@pytest.mark.parametrize(
    ("tertulis", "nilai", "tercetak"),
    [
        ("", kosong(), "–"),
        ("–", kosong(), "–"),
        ("Orang", kosong("Orang"), "–"),
        ("0", Kuantitas(Decimal(0)), "0"),
        ("0 Orang", Kuantitas(Decimal(0), satuan="Orang"), "0 Orang"),
        ("15 Dokumen", Kuantitas(Decimal(15), satuan="Dokumen"), "15 Dokumen"),
        ("65,5 %", Kuantitas(Decimal("65.5"), satuan="%"), "65,5 %"),
        (
            "8,35-10,25 %",
            Kuantitas(Decimal("8.35"), Decimal("10.25"), "%"),
            "8,35–10,25 %",
        ),
        ("7 s/d 7 %", Kuantitas(Decimal(7), satuan="%"), "7 %"),
        ("Rp 156.400.000", Kuantitas(Decimal(156_400_000), satuan="Rp"), "Rp 156.400.000"),
        ("12 Orang/Bulan", Kuantitas(Decimal(12), satuan="Orang/Bulan"), "12 Orang/Bulan"),
    ],
)
def test_kuantitas_dibaca_dan_dicetak(tertulis: str, nilai: Kuantitas, tercetak: str) -> None:
    assert urai_kuantitas(tertulis) == nilai
    assert tampil_kuantitas(nilai) == tercetak


@pytest.mark.parametrize(
    "tertulis",
    ["10-8 %", "1,500 %", "8.35 %", "8.35-10.25 %", "8,35-10.25 %", "1.500,5,5 Orang", "15-", "a1"],
)
def test_kuantitas_yang_keliru_ditolak(tertulis: str) -> None:
    with pytest.raises(AngkaTidakTerbaca):
        urai_kuantitas(tertulis)


def test_tiada_bukan_nol() -> None:
    tiada, nol = urai_kuantitas("", "Orang"), urai_kuantitas("0", "Orang")
    assert (tiada.ada, nol.ada) == (False, True)
    assert (tiada.angka, nol.angka) == (None, Decimal(0))
    assert (str(tiada), str(nol)) == ("–", "0 Orang")
    assert tiada.satuan == nol.satuan == "Orang"


def test_alasan_tiada_nilai_dicetak_dengan_kata() -> None:
    assert str(kosong(keadaan=Keadaan.TIDAK_DIRENCANAKAN)) == "tidak direncanakan"
    assert str(kosong(keadaan=Keadaan.BELUM_RILIS)) == "belum rilis"
    assert str(Kuantitas(teks="WTP")) == "WTP"


def test_rentang_bukan_satu_angka() -> None:
    assert urai_kuantitas("8,35-10,25 %").angka is None
    assert urai_kuantitas("8,35 %").angka == Decimal("8.35")
