"""Pictures: where the marks stand, and that they can be read without seeing them."""

from decimal import Decimal
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring

from planning.kuantitas import urai_kuantitas
from renja.dasbor.gambar import Nama, TitikGaris, bullet, kurva, percik, skala_sumbu
from renja.dasbor.percik import deret_tahun
from renja.dasbor.saringan import Saringan
from renja.dasbor.tampilan import gambar_percik
from renja.dasbor.ukuran import ukur
from renja.rencana import Tahunan
from tests.dasbor.contoh import baris, tahun, terlapor

NAMA = Nama("b-1", 'Persentase "A" < B & C', "Capaian 41,67 %")
BATAS = [Decimal(85), Decimal(70), Decimal(55), Decimal(0)]


def unsur(gambar: str, kelas: str) -> list[Any]:
    """The shapes of a class; the picture has to be well-formed."""
    return [satu for satu in fromstring(gambar).iter() if satu.get("class") == kelas]


def test_bullet_menempatkan_batang_tanda_dan_batas() -> None:
    gambar = bullet(NAMA, Decimal("41.67"), Decimal(75), BATAS)
    # Two units to a percent.
    assert [satu.get("width") for satu in unsur(gambar, "g-batang")] == ["83.3"]
    assert [satu.get("d") for satu in unsur(gambar, "g-tanda")] == ["M150 2V22"]
    assert [satu.get("x") for satu in unsur(gambar, "g-pita")] == ["0", "110", "140", "170"]
    assert [satu.get("width") for satu in unsur(gambar, "g-pita")] == ["110", "30", "30", "70"]


def test_bullet_di_atas_120_persen_berujung_panah() -> None:
    assert "230 16" in bullet(NAMA, Decimal(162), None, BATAS)
    penuh = unsur(bullet(NAMA, Decimal(120), None, BATAS), "g-batang")
    assert [satu.get("width") for satu in penuh] == ["240"]


def test_bullet_tanpa_nilai_tidak_punya_batang() -> None:
    gambar = bullet(NAMA, None, None, BATAS)
    assert (unsur(gambar, "g-batang"), unsur(gambar, "g-tanda")) == ([], [])
    nol = unsur(bullet(NAMA, Decimal(0), None, BATAS), "g-batang")
    assert [satu.get("width") for satu in nol] == ["0"]


def test_gambar_bernama_dan_tanpa_gaya_sebaris() -> None:
    gambar = fromstring(bullet(NAMA, Decimal(50), None, BATAS))
    anak = {satu.get("id"): satu.text for satu in gambar}
    assert gambar.get("role") == "img"
    assert gambar.get("aria-labelledby") == "b-1-j b-1-u"
    assert (anak["b-1-j"], anak["b-1-u"]) == ('Persentase "A" < B & C', "Capaian 41,67 %")
    assert not any("style" in satu.attrib for satu in gambar.iter())


@pytest.mark.parametrize(
    ("terbesar", "tepi", "langkah"),
    [
        (4_704_246_000, 6 * 10**9, 2 * 10**9),
        (100, 100, 50),
        (101, 150, 50),
        (Decimal("0.5"), Decimal("0.6"), Decimal("0.2")),
    ],
)
def test_skala_sumbu(terbesar: Decimal, tepi: Decimal, langkah: Decimal) -> None:
    assert skala_sumbu(terbesar) == (tepi, langkah)


def test_kurva_dari_nol_sampai_pagu() -> None:
    gambar = kurva(Nama("k", "Serapan", "x"), [(6, 50), (12, 100)], [(1, 10), (6, 45)], 100)
    # Month 0 at x = 44, month 12 at 404; 0 at y = 222, 100 (the end of the axis) at 22.
    (kas,) = unsur(gambar, "g-kas")
    (nyata,) = unsur(gambar, "g-realisasi")
    assert kas.get("points") == "44,222 224,122 404,22"
    assert nyata.get("points") == "44,222 74,202 224,132"
    assert len(unsur(gambar, "g-realisasi-titik")) == 2


def test_kurva_tanpa_angka_kosong() -> None:
    assert kurva(NAMA, [], [], None) == ""
    assert kurva(NAMA, [], [], 0) == ""
    assert unsur(kurva(NAMA, [], [(1, 5)], 10), "g-kas") == []


def test_percik_satu_tahun_tidak_digambar() -> None:
    assert percik(NAMA, [TitikGaris(2023, 5)]) == ""
    titik = [TitikGaris(2022, 0), TitikGaris(2023, 10), TitikGaris(2024, 5, kosong=True)]
    gambar = percik(NAMA, titik)
    assert [satu.get("cy") for satu in unsur(gambar, "g-titik")] == ["23", "5"]
    assert [satu.get("cx") for satu in unsur(gambar, "g-kosong")] == ["91"]
    assert len(unsur(gambar, "g-garis")) == 2


def test_tahun_perangkat_daerah_lain_tidak_disambung() -> None:
    def riwayat(milik: str, *, sebanding: bool = False) -> Tahunan:
        nilai = urai_kuantitas("5 Orang")
        return Tahunan(nilai, nilai, milik, sebanding)

    lama = {
        2021: riwayat("Dinas lama"),
        2022: riwayat("Dinas Tenaga Kerja"),
        2023: riwayat("Dinas Tenaga Kerja"),
    }
    isi = tahun(baris(1, terlapor(11, "8 Orang", {1: "2 Orang"}, riwayat=lama)))
    (satu,) = ukur(isi, Saringan(1))
    deret = deret_tahun(isi, satu)
    assert [(titik.tahun, titik.sebanding, titik.berjalan) for titik in deret] == [
        (2021, False, False),
        (2022, True, False),
        (2023, True, False),
        (2024, True, True),
    ]
    assert len(unsur(gambar_percik(isi, satu), "g-garis")) == 2
    dinyatakan = lama | {2021: riwayat("Dinas lama", sebanding=True)}
    isi = tahun(baris(1, terlapor(11, "8 Orang", {1: "2 Orang"}, riwayat=dinyatakan)))
    assert len(unsur(gambar_percik(isi, ukur(isi, Saringan(1))[0]), "g-garis")) == 3
