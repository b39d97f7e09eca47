"""Names that mean the same, and those that only look like it."""

import pytest

from renja.impor.padanan import baku, menurut_nama, serupa, terdekat


def test_baku_membuang_huruf_besar_spasi_dan_tanda_baca() -> None:
    assert baku("Penyediaan  Jasa, Surat-Menyurat ") == "penyediaan jasa surat menyurat"


@pytest.mark.parametrize(
    ("nama", "saran"),
    [
        (
            "Penyusunan Rencana Tenaga Kerja Mikro",
            "Fasilitasi Penyusunan Rencana Tenaga Kerja Mikro",
        ),
        ("Peyediaan Jasa Surat", "Penyediaan Jasa Surat Menyurat"),
    ],
)
def test_yang_kurang_sekata_lebih_dekat_daripada_yang_berganti_kata(nama: str, saran: str) -> None:
    pilihan = menurut_nama(
        (satu, satu)
        for satu in (
            "Penyusunan Rencana Tenaga Kerja Makro",
            "Fasilitasi Penyusunan Rencana Tenaga Kerja Mikro",
            "Penyediaan Jasa Surat Menyurat",
        )
    )
    assert terdekat(nama, pilihan)[0] == saran


def test_yang_jauh_tidak_ditawarkan() -> None:
    assert terdekat("Pembangunan jembatan", menurut_nama([("Penyediaan gaji", 1)])) == []


@pytest.mark.parametrize(
    ("a", "b", "sama"),
    [
        ("diselesaikan derngan perjanjian", "diselesaikan dengan perjanjian", True),
        ("pelayanan Kesekretariata", "pelayanan Kesekretariatan", True),
        ("Jumlah dokumen tahap 1", "Jumlah dokumen tahap 2", False),
        ("Rencana tenaga kerja mikro", "Rencana tenaga kerja makro", False),
        ("Jumlah pekerja laki-laki", "Jumlah pekerja perempuan", False),
        (
            "Persentase tenaga kerja yang dilatih",
            "Persentase tenaga kerja yang dilatih ulang",
            True,
        ),
        ("Jumlah dokumen", "Jumlah dokumen perencanaan", False),
    ],
)
def test_serupa_hanya_bila_beda_ketikan(a: str, b: str, *, sama: bool) -> None:
    assert serupa(a, b) is sama
