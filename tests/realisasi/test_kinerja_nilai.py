"""What is typed into a report, and what is said to what cannot be; all by hand."""

from datetime import date
from decimal import Decimal

import pytest

from planning.kuantitas import Keadaan, Kuantitas, kosong
from renja.realisasi.kinerja.nilai import Ketikan, Ukuran, baca, baca_bulan, sebut_bulan

HARI = date(2026, 11, 24)
ORANG = Ukuran("Orang", "Jumlah pencari kerja", "kumulatif", target=Kuantitas(100))
PERSEN = Ukuran("%", "Persentase lulusan", "persentase", target=Kuantitas(80))
DI_ATAS_SERATUS = Ukuran("%", "Rasio", "nilai_akhir", target=Kuantitas(120))
OPINI = Ukuran(
    "Opini", "Opini BPK", "nilai_akhir", skala=("WDP", "WTP"), target=Kuantitas(teks="WTP")
)
PERTUMBUHAN = Ukuran("%", "Pertumbuhan produktivitas", "nilai_akhir", target=Kuantitas(3))


def isi(ukuran: Ukuran = ORANG, semula: Ketikan | None = None, **medan: str) -> dict[str, object]:
    hasil = baca(Ketikan(**medan), ukuran, semula or Ketikan(), HARI)
    assert hasil.galat == {}
    return hasil.isi


def galat(ukuran: Ukuran = ORANG, semula: Ketikan | None = None, **medan: str) -> dict[str, str]:
    return baca(Ketikan(**medan), ukuran, semula or Ketikan(), HARI).galat


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("15", 15),
        ("15 Orang", 15),
        ("15 orang", 15),
        ("1.250", 1250),
        ("65,5", Decimal("65.5")),
        ("0", 0),
    ],
)
def test_angka_dibaca_dengan_atau_tanpa_satuannya(teks: str, nilai: int | Decimal) -> None:
    hasil = isi(nilai=teks)
    assert (hasil["bawah"], hasil["keadaan"], hasil["satuan"]) == (nilai, "ada", "")


@pytest.mark.parametrize("teks", ["", "-", "–"])
def test_kosong_bukan_nol(teks: str) -> None:
    hasil = baca(Ketikan(nilai=teks), ORANG, Ketikan(), HARI)
    assert (hasil.isi["bawah"], hasil.isi["keadaan"], hasil.tanpa_isi) == (None, "kosong", True)


@pytest.mark.parametrize(
    ("ukuran", "teks", "kata"),
    [
        (ORANG, "12 Dokumen", 'Satuan "Dokumen" bukan satuan indikator ini'),
        (ORANG, "banyak", '"banyak" bukan angka. Tulis angka dalam satuan Orang'),
        (ORANG, "1.5", "1.5"),
        (ORANG, "1,500", "dapat berarti ribuan atau pecahan"),
        (ORANG, "8-10", "adalah rentang"),
        (ORANG, "-3", "-3 negatif"),
        (ORANG, "tidak direncanakan", "berlaku bagi target, bukan realisasi"),
        (ORANG, "9.999.999.999.999.999", "terlalu besar"),
        (PERSEN, "118,38", "118,38 % melebihi 100 %"),
        (PERSEN, "12 Orang", 'Satuan "Orang" bukan satuan indikator ini'),
        (DI_ATAS_SERATUS, "601", "601 % melebihi 600 %, yaitu 5 kali targetnya"),
        (OPINI, "TMP", "Pilih WDP, WTP."),
        (OPINI, "12", "Pilih WDP, WTP."),
    ],
)
def test_yang_tidak_dapat_ditolak_pada_selnya(ukuran: Ukuran, teks: str, kata: str) -> None:
    hasil = galat(ukuran, nilai=teks)
    assert list(hasil) == ["nilai"]
    assert kata in hasil["nilai"]


def test_batas_mengikuti_target_dan_arti_indikatornya() -> None:
    assert isi(PERSEN, nilai="100")["bawah"] == 100
    assert isi(DI_ATAS_SERATUS, nilai="118,38")["bawah"] == Decimal("118.38")
    assert isi(PERTUMBUHAN, nilai="-10,45")["bawah"] == Decimal("-10.45")
    assert isi(OPINI, nilai="wtp")["teks"] == "WTP"
    rugi = Ukuran("Rp", "Laba", target=Kuantitas(-5))
    assert isi(rugi, nilai="-7")["bawah"] == -7


def test_persentase_dihitung_dari_pembilang_dan_penyebut() -> None:
    hasil = isi(PERSEN, pembilang="106", penyebut="159")
    assert hasil["bawah"] == Decimal("66.6667")
    assert (hasil["pembilang"], hasil["penyebut"]) == (106, 159)
    # Typed as well, as far as it was written.
    assert isi(PERSEN, nilai="66,67", pembilang="106", penyebut="159")["bawah"] == Decimal(
        "66.6667"
    )
    assert "66,67" in galat(PERSEN, nilai="70", pembilang="106", penyebut="159")["nilai"]


def test_nilai_yang_tersimpan_dihitung_ulang_bila_hanya_bagiannya_berubah() -> None:
    semula = Ketikan(nilai="66,6667", pembilang="106", penyebut="159")
    hasil = isi(PERSEN, semula, nilai="66,6667", pembilang="120", penyebut="160")
    assert hasil["bawah"] == 75


@pytest.mark.parametrize(
    ("medan", "di", "kata"),
    [
        ({"pembilang": "3", "penyebut": "0"}, "penyebut", "Penyebut 0 tidak dapat dipakai"),
        ({"pembilang": "5", "penyebut": "4"}, "pembilang", "melebihi 100 %"),
        ({"pembilang": "5"}, "penyebut", "Isi juga penyebutnya"),
        ({"penyebut": "5"}, "pembilang", "Isi juga pembilangnya"),
        ({"pembilang": "-1", "penyebut": "4"}, "pembilang", "negatif"),
        ({"pembilang": "lima", "penyebut": "4"}, "pembilang", "lima"),
        (
            {"pembilang": "1", "penyebut": "4", "nilai": "belum rilis"},
            "nilai",
            "pembilang dan penyebutnya terisi",
        ),
    ],
)
def test_bagian_yang_tidak_dapat(medan: dict[str, str], di: str, kata: str) -> None:
    hasil = galat(PERSEN, **medan)
    assert list(hasil) == [di]
    assert kata in hasil[di]


def test_belum_rilis_dengan_bulannya() -> None:
    for medan in ({"rilis": "12-2026"}, {"nilai": "belum rilis", "rilis": "Desember 2026"}):
        hasil = isi(**medan)
        assert hasil["keadaan"] == Keadaan.BELUM_RILIS.value
        assert (hasil["bawah"], hasil["rilis_bulan"]) == (None, date(2026, 12, 1))
    assert isi(rilis="11-2026")["rilis_bulan"] == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("medan", "kata"),
    [
        ({"nilai": "belum rilis"}, "Isi bulan angka ini diharapkan rilis"),
        ({"rilis": "10-2026"}, "Bulan Oktober 2026 sudah lewat"),
        ({"rilis": "segera"}, "bukan bulan yang dikenal"),
        ({"rilis": "13-2026"}, "bukan bulan yang dikenal"),
        ({"nilai": "12", "rilis": "12-2026"}, "bulan rilis tidak diperlukan"),
    ],
)
def test_bulan_rilis_yang_tidak_dapat(medan: dict[str, str], kata: str) -> None:
    hasil = galat(**medan)
    assert list(hasil) == ["rilis"]
    assert kata in hasil["rilis"]


def test_bulan_yang_sudah_tersimpan_tidak_ditanyakan_lagi() -> None:
    semula = Ketikan(rilis="Oktober 2026")
    hasil = isi(ORANG, semula, rilis="Oktober 2026", pendorong="Bursa kerja")
    assert hasil["rilis_bulan"] == date(2026, 10, 1)
    # The figure came: the month goes.
    hasil = isi(ORANG, semula, nilai="12", rilis="Oktober 2026")
    assert (hasil["bawah"], hasil["rilis_bulan"]) == (12, None)


def test_penjelasan_tersimpan_dan_dibatasi() -> None:
    hasil = isi(pendorong=" Bursa kerja ", penghambat="", lanjut="Jadwal tambahan")
    assert (hasil["faktor_pendorong"], hasil["tindak_lanjut"]) == ("Bursa kerja", "Jadwal tambahan")
    panjang = galat(penghambat="a" * 2001)
    assert "2.001 huruf; paling panjang 2.000" in panjang["penghambat"]


def test_satu_galat_tidak_menyembunyikan_yang_lain() -> None:
    hasil = galat(PERSEN, nilai="banyak", pembilang="x", penyebut="0", lanjut="a" * 3000)
    assert set(hasil) == {"nilai", "pembilang", "penyebut", "lanjut"}


@pytest.mark.parametrize(
    ("teks", "bulan"),
    [
        ("2026-11", date(2026, 11, 1)),
        ("11/2026", date(2026, 11, 1)),
        ("November 2026", date(2026, 11, 1)),
        ("nov 2026", date(2026, 11, 1)),
        ("agustus 2026", date(2026, 8, 1)),
        ("11-26", None),
        ("xyz 2026", None),
        ("12-1899", None),
    ],
)
def test_bulan(teks: str, bulan: date | None) -> None:
    assert baca_bulan(teks) == bulan


def test_bulan_yang_disebut_terbaca_kembali() -> None:
    for nomor in range(1, 13):
        bulan = date(2026, nomor, 1)
        assert baca_bulan(sebut_bulan(bulan)) == bulan
    assert kosong().keadaan is Keadaan.KOSONG
