"""What a person types, read strictly and everywhere alike: expected values are by hand."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planning.ketikan import (
    NILAI_TERBESAR,
    TidakTerbaca,
    cocokkan_satuan,
    periksa_nilai,
    periksa_rupiah,
    rapi,
    satuan_sama,
    tiada,
    tulis_target,
    urai_rupiah,
    urai_target,
)
from planning.kuantitas import PAGU_TERBESAR, Keadaan, Kuantitas, kosong, tampil_angka


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("8.160.000", 8_160_000),
        ("8160000", 8_160_000),
        ("Rp 8.160.000", 8_160_000),
        ("Rp. 8.160.000,00", 8_160_000),
        ("Rp8.160.000,-", 8_160_000),
        ("IDR 8.160.000", 8_160_000),
        (" rp8160000 ", 8_160_000),
        ("Rp\u00a08.160.000", 8_160_000),
        ("1.500", 1500),
        ("1500,-", 1500),
        ("1500.-", 1500),
        ("1500,=", 1500),
        ("3,535,388,000", 3_535_388_000),
        ("8,160,000.00", 8_160_000),
        ("0", 0),
        ("Rp 0", 0),
        ("99.000.000.000.000", 99_000_000_000_000),
        ("", None),
        ("-", None),
        ("–", None),
        ("—", None),
        ("Rp -", None),
        ("Rp", None),
    ],
)
def test_rupiah_dibaca(teks: str, nilai: int | None) -> None:
    assert urai_rupiah(teks) == nilai


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("-1.000", "Rp -1.000 negatif. Tulis 0 atau lebih."),
        ("−1.000", "Rp -1.000 negatif. Tulis 0 atau lebih."),
        ("Rp -8.160.000", "Rp -8.160.000 negatif. Tulis 0 atau lebih."),
        ("-Rp 8.160.000", "Rp -8.160.000 negatif. Tulis 0 atau lebih."),
        ("(1.000)", "Rp -1.000 negatif. Tulis 0 atau lebih."),
        ("(Rp 1.000)", "Rp -1.000 negatif. Tulis 0 atau lebih."),
        ("Rp (1.000)", "Rp -1.000 negatif. Tulis 0 atau lebih."),
        ("-8,160,000", "Rp -8.160.000 negatif. Tulis 0 atau lebih."),
        (
            "99.000.000.000.001",
            "Rp 99.000.000.000.001 lebih dari Rp 99 triliun. Periksa banyaknya angka nol.",
        ),
        ("1.500,5", "Rp 1.500,5 memuat sen. Tulis rupiah bulat tanpa koma."),
        ("1,5", "Rp 1,5 memuat sen. Tulis rupiah bulat tanpa koma."),
        ("banyak", '"banyak" bukan angka yang dikenal. Tulis rupiah seperti 8.160.000.'),
    ],
)
def test_rupiah_ditolak_dengan_satu_kalimat(teks: str, kalimat: str) -> None:
    with pytest.raises(TidakTerbaca) as galat:
        urai_rupiah(teks)
    assert str(galat.value) == kalimat


@pytest.mark.parametrize(
    ("teks", "sebab"),
    [
        ("1,500", "dapat berarti ribuan atau pecahan"),
        ("1.5", "bukan angka yang dikenal"),
        ("15 Dokumen", "bukan angka yang dikenal"),
        ("8.160.000 x", "bukan angka yang dikenal"),
        ("8,160,00", "bukan angka yang dikenal"),
        ("=1+1", "bukan angka yang dikenal"),
        ("1e9", "bukan angka yang dikenal"),
        ("((((1))))", "bukan angka yang dikenal"),
        ("(" * 5000 + "1" + ")" * 5000, "bukan angka yang dikenal"),
    ],
)
def test_rupiah_yang_meragukan_ditolak(teks: str, sebab: str) -> None:
    with pytest.raises(TidakTerbaca, match=sebab):
        urai_rupiah(teks)


def test_rupiah_bersen_hanya_bila_boleh() -> None:
    assert urai_rupiah("1.500,25", sen=True) == Decimal("1500.25")
    assert urai_rupiah("1.500,00", sen=True) == 1500
    with pytest.raises(TidakTerbaca, match=r"Rp 1\.500,255 memuat lebih dari dua angka"):
        urai_rupiah("1.500,255", sen=True)


def test_angka_rupiah_yang_bukan_ketikan_menurut_aturan_yang_sama() -> None:
    assert periksa_rupiah(Decimal("8160000.00")) == 8_160_000
    with pytest.raises(TidakTerbaca, match=r"^Pagu 0,5 memuat sen"):
        periksa_rupiah(Decimal("0.5"), sebutan="Pagu")
    with pytest.raises(TidakTerbaca, match=r"^Pagu 1\.000\.000.* lebih dari Rp 99 triliun") as e:
        periksa_rupiah(Decimal("1E+300"), sebutan="Pagu")
    assert len(str(e.value)) < 140


@given(st.integers(0, PAGU_TERBESAR))
def test_rupiah_yang_dicetak_dibaca_kembali(rupiah: int) -> None:
    tercetak = tampil_angka(rupiah)
    for teks in (tercetak, f"Rp {tercetak}", f"Rp {tercetak},00", f"{tercetak},-", str(rupiah)):
        assert urai_rupiah(teks) == rupiah


@given(st.integers(1, PAGU_TERBESAR * 100).map(lambda sen: Decimal(sen).scaleb(-2)))
def test_rupiah_bersen_yang_dicetak_dibaca_kembali(rupiah: Decimal) -> None:
    assert urai_rupiah(tampil_angka(rupiah), sen=True) == rupiah


@given(st.text(max_size=30))
@example("Rp(")
@example("(-)")
def test_teks_apa_pun_dibaca_atau_ditolak(teks: str) -> None:
    for baca in (urai_rupiah, urai_target):
        with suppress(TidakTerbaca):
            baca(teks)


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("15 Dokumen", Kuantitas(15, satuan="Dokumen")),
        ("15", Kuantitas(15)),
        ("0", Kuantitas(0)),
        ("1.500", Kuantitas(1500)),
        ("1.234,5", Kuantitas(Decimal("1234.5"))),
        ("-2,5", Kuantitas(Decimal("-2.5"))),
        ("65%", Kuantitas(65, satuan="%")),
        ("8,35-10,25 %", Kuantitas(Decimal("8.35"), Decimal("10.25"), "%")),
        ("8,35–10,25", Kuantitas(Decimal("8.35"), Decimal("10.25"))),
        ("Rp 156.400.000", Kuantitas(156_400_000, satuan="Rp")),
        ("Rp 210.000.000.000.000", Kuantitas(210_000_000_000_000, satuan="Rp")),
        ("tidak direncanakan", kosong(keadaan=Keadaan.TIDAK_DIRENCANAKAN)),
        ("Belum  rilis", kosong(keadaan=Keadaan.BELUM_RILIS)),
        ("", kosong()),
        ("-", kosong()),
        ("–", kosong()),
        ("—", kosong()),
    ],
)
def test_target_dibaca(teks: str, nilai: Kuantitas) -> None:
    assert urai_target(teks) == nilai


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        (
            "lima belas",
            (
                '"lima belas" bukan angka. Tulis angka lalu satuannya, misalnya 15 Dokumen, '
                'atau "tidak direncanakan".'
            ),
        ),
        (
            "0,12345",
            "Nilai 0,12345 memuat lebih dari empat angka di belakang koma. Bulatkan.",
        ),
        (
            "900.000.000.000.001",
            "Nilai 900.000.000.000.001 terlalu besar. Periksa banyaknya angka nol.",
        ),
        (
            "1-900.000.000.000.001",
            "Nilai 900.000.000.000.001 terlalu besar. Periksa banyaknya angka nol.",
        ),
        (
            "10-5",
            'Batas atas pada "10-5" lebih kecil daripada batas bawahnya. Tukar keduanya.',
        ),
    ],
)
def test_target_ditolak_dengan_satu_kalimat(teks: str, kalimat: str) -> None:
    with pytest.raises(TidakTerbaca) as galat:
        urai_target(teks)
    assert str(galat.value) == kalimat


@pytest.mark.parametrize(
    ("teks", "sebab"),
    [
        ("Dokumen", '"Dokumen" bukan angka'),
        ("1.5", "bukan nilai yang dikenal"),
        ("1,500 Orang", "dapat berarti ribuan atau pecahan"),
        ("WTP", '"WTP" bukan angka'),
    ],
)
def test_target_yang_meragukan_ditolak(teks: str, sebab: str) -> None:
    with pytest.raises(TidakTerbaca, match=sebab):
        urai_target(teks)


def test_skala_ordinal_membaca_katanya_saja() -> None:
    skala = ("B", "BB", "A")
    assert urai_target("bb", skala) == Kuantitas(teks="BB")
    assert urai_target("tidak direncanakan", skala) == kosong(keadaan=Keadaan.TIDAK_DIRENCANAKAN)
    assert urai_target("–", skala) == kosong()
    for teks in ("AAA", "5"):
        with pytest.raises(TidakTerbaca) as galat:
            urai_target(teks, skala)
        assert str(galat.value) == (f'"{teks}" tidak ada pada skala indikator ini. Pilih B, BB, A.')


def test_angka_yang_bukan_ketikan_menurut_batas_yang_sama() -> None:
    periksa_nilai(Kuantitas(900_000_000_000_000))
    periksa_nilai(Kuantitas(Decimal("0.1234"), 1))
    for nilai in (Decimal("1E+300"), -900_000_000_000_001):
        with pytest.raises(TidakTerbaca, match="terlalu besar"):
            periksa_nilai(Kuantitas(nilai))


@pytest.mark.parametrize(
    ("nilai", "satuan"),
    [
        (Kuantitas(15, satuan="dokumen"), "Dokumen"),
        (Kuantitas(15, satuan="Orang / Bulan"), "Orang/Bulan"),
        (Kuantitas(15, satuan="persen"), "%"),
        (Kuantitas(15, satuan="%"), "Persen"),
        (Kuantitas(15, satuan="Rp"), "Rupiah"),
        (Kuantitas(15, satuan="rupiah"), "Rp"),
        (Kuantitas(15), "Dokumen"),
    ],
)
def test_satuan_sendiri_tidak_disimpan(nilai: Kuantitas, satuan: str) -> None:
    assert cocokkan_satuan(nilai, satuan) == Kuantitas(15)


def test_satuan_lain_ditolak() -> None:
    with pytest.raises(TidakTerbaca) as galat:
        cocokkan_satuan(Kuantitas(15, satuan="Orang"), "Dokumen")
    assert str(galat.value) == (
        'Satuan "Orang" bukan satuan indikator ini. Tulis angkanya saja, atau pakai satuan Dokumen.'
    )
    with pytest.raises(TidakTerbaca, match=r"indikator ini\. Tulis angkanya saja\.$"):
        cocokkan_satuan(Kuantitas(15, satuan="Orang"), "")
    assert not satuan_sama("%", "Persentase")


def test_yang_bukan_angka_tetap_apa_adanya() -> None:
    for nilai in (Kuantitas(teks="BB"), kosong(keadaan=Keadaan.TIDAK_DIRENCANAKAN)):
        assert cocokkan_satuan(nilai, "Predikat") == nilai


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        (Kuantitas(Decimal("12.345"), satuan="%"), "12,3450 %"),
        (Kuantitas(Decimal("0.125"), satuan="%"), "0,125 %"),
        (Kuantitas(Decimal("1234.125")), "1.234,125"),
        (Kuantitas(Decimal("8.125"), Decimal("10.25"), "%"), "8,1250–10,25 %"),
        (Kuantitas(teks="A 1,234"), "A 1,234"),
        (kosong("%", Keadaan.TIDAK_DIRENCANAKAN), "tidak direncanakan"),
        (kosong("%"), "–"),
    ],
)
def test_yang_ditulis_dapat_diketik_lagi(nilai: Kuantitas, teks: str) -> None:
    assert tulis_target(nilai) == teks


BULAT = st.integers(-NILAI_TERBESAR * 10**4, NILAI_TERBESAR * 10**4)
ANGKA = BULAT.map(lambda bulat: Decimal(bulat).scaleb(-4))
SATUAN = st.sampled_from(["%", "Dokumen", "Orang/Bulan", "Km", ""])


@given(ANGKA, SATUAN)
@example(Decimal("-12.345"), "%")
def test_target_yang_ditulis_dibaca_kembali(angka: Decimal, satuan: str) -> None:
    nilai = Kuantitas(angka, satuan=satuan)
    assert urai_target(tulis_target(nilai)) == nilai


@given(ANGKA.filter(lambda satu: satu >= 0), st.decimals(0, 1000, places=3), SATUAN)
def test_rentang_yang_ditulis_dibaca_kembali(bawah: Decimal, lebar: Decimal, satuan: str) -> None:
    bawah = min(bawah, Decimal(NILAI_TERBESAR) - 1000)
    nilai = Kuantitas(bawah, bawah + lebar if lebar else None, satuan)
    assert urai_target(tulis_target(nilai)) == nilai


def test_tiada_dan_rapi() -> None:
    assert [tiada(satu) for satu in ("", " ", "-", "–", "—", "0")] == [True] * 5 + [False]
    assert rapi(" Dana\u00a0 Desa\n") == "Dana Desa"
