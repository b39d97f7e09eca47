"""The pages of the real plan, and its files: what they say to those who may read it."""

import io
import json
from collections.abc import Callable

import pytest
from django.test import Client
from pypdf import PdfReader

from planning.models import Pengguna
from renja.laporan import FORMULIR

KODE_FORMULIR = [
    "iku",
    "tabel-2.1",
    "tabel-2.2",
    "tabel-2.3",
    "tc-23",
    "tc-24",
    "tc-30",
    "tabel-2.5",
    "tabel-2.6",
    "tc-32",
    "tabel-3.1",
    "tabel-3.2",
    "tabel-4.1",
    "semula-menjadi",
    "sipd-ri",
    "e81",
    "evaluasi-renstra",
    "iku-triwulan",
    "serapan",
]


@pytest.fixture
def demo(data_demo: None, db: None) -> Callable[[str], Client]:
    """Signs in a person of the demo data."""

    def masuk(username: str) -> Client:
        klien = Client()
        klien.force_login(Pengguna.objects.get(username=username))
        return klien

    return masuk


def isi(klien: Client, alamat: str, status: int = 200) -> str:
    """The text of a page, which answers with the status."""
    jawaban = klien.get(alamat)
    assert jawaban.status_code == status, alamat
    return jawaban.content.decode()


def test_beranda_perencana_memuat_angka_renjanya(demo: Callable[[str], Client]) -> None:
    halaman = isi(demo("budi"), "/")
    assert "Dinas Tenaga Kerja Kota Pontianak" in halaman
    assert "Rancangan awal" in halaman
    assert "4.704.246.000" in halaman
    assert "5.228.746.000" in halaman
    assert "Naik 11,15 % dari pagu 2024" in halaman
    assert "5 <small>program</small> 19 <small>kegiatan</small>" in halaman
    assert "53 sub kegiatan" in halaman
    assert 'href="/disnaker/2024/rencana/"' in halaman
    assert "Dinas Sosial" not in halaman


def test_beranda_verifikator_mendaftar_perangkat_daerah_menurut_tahun(
    demo: Callable[[str], Client],
) -> None:
    halaman = isi(demo("ani"), "/")
    assert '<h2 id="tahun-renja-2024">Renja 2024</h2>' in halaman
    assert 'href="/disnaker/2024/"' in halaman
    assert 'href="/dinsos/2024/"' in halaman
    assert halaman.count("4.704.246.000") == 2, "the row and the sum; dinsos has no pagu yet"


def test_beranda_admin_tidak_memuat_angka(demo: Callable[[str], Client]) -> None:
    halaman = isi(demo("indah"), "/")
    assert "Peran admin tidak memuat angka rencana" in halaman
    assert 'href="/admin/"' in halaman
    assert "4.704.246.000" not in halaman


def test_ringkasan_renja_memuat_pagu_dan_bagian_tiap_program(
    demo: Callable[[str], Client],
) -> None:
    halaman = isi(demo("dedi"), "/disnaker/2024/")
    assert "3.535.388.000" in halaman
    assert ">75,15</td>" in halaman, "3.535.388.000 of 4.704.246.000"
    assert ">0,81</td>" in halaman, "38.000.000 of 4.704.246.000"
    assert "5.228.746.000" in halaman
    for kode in KODE_FORMULIR:
        assert f'href="/disnaker/2024/{kode}/"' in halaman
        assert f'href="/disnaker/2024/{kode}.xlsx"' in halaman
    assert '<li class="lewat">Persiapan' in halaman
    assert '<li aria-current="step">Rancangan awal' in halaman


def test_ringkasan_menyebut_yang_belum_terisi_dan_tempatnya(
    demo: Callable[[str], Client],
) -> None:
    """Only the salaries have two sources, PAD and DAU; dinsos has no money yet."""
    halaman = isi(demo("ani"), "/disnaker/2024/")
    assert "1 baris memakai beberapa sumber dana yang belum dirinci" in halaman
    assert "2.07.01.2.02.0001 Penyediaan Gaji dan Tunjangan ASN" in halaman
    halaman = isi(demo("ani"), "/dinsos/2024/")
    assert "2 baris belum memuat pagu indikatif" in halaman
    assert "2 baris belum memuat prakiraan maju 2025" in halaman


def test_pohon_memuat_setiap_baris_dengan_pagu_dan_targetnya(
    demo: Callable[[str], Client],
) -> None:
    halaman = isi(demo("budi"), "/disnaker/2024/rencana/")
    assert halaman.count('<li class="t-program"') == 5
    assert halaman.count('<li class="t-kegiatan"') == 19
    assert halaman.count('<li class="t-sub_kegiatan"') == 53
    assert "3.121.776.000" in halaman, "subtotal of Administrasi Keuangan"
    assert '<span class="pohon-target">15 Dokumen</span>' in halaman
    assert "Semua Kecamatan" in halaman


def test_setiap_formulir_menyebut_tetangganya(demo: Callable[[str], Client]) -> None:
    assert list(FORMULIR) == KODE_FORMULIR
    klien = demo("eka")
    for letak, kode in enumerate(KODE_FORMULIR):
        halaman = isi(klien, f"/disnaker/2024/{kode}/")
        for tetangga, rel in ((letak - 1, "prev"), (letak + 1, "next")):
            if 0 <= tetangga < len(KODE_FORMULIR):
                alamat = f"/disnaker/2024/{KODE_FORMULIR[tetangga]}/"
                assert f'rel="{rel}" href="{alamat}"' in halaman, kode
            else:
                assert f'rel="{rel}"' not in halaman, kode


def test_tabel_panjang_terbagi_per_program_dan_yang_pendek_tidak(
    demo: Callable[[str], Client],
) -> None:
    """T-C.24 has five programs as rows, Tabel 4.1 five programs with rows below them."""
    klien = demo("budi")
    assert isi(klien, "/disnaker/2024/tabel-4.1/").count("<table") == 5
    assert isi(klien, "/disnaker/2024/tc-24/").count("<table") == 1
    assert isi(klien, "/disnaker/2024/tabel-2.5/").count("<table") == 1


def test_formulir_nihil_mengatakannya(demo: Callable[[str], Client]) -> None:
    assert "Nihil" in isi(demo("budi"), "/disnaker/2024/tc-32/")


def test_formulir_kosong_menganjurkan_hanya_pada_halamannya(demo: Callable[[str], Client]) -> None:
    """What to do next is for whoever fills the form in, not for who reads the document."""
    klien = demo("budi")
    halaman = isi(klien, "/disnaker/2024/tabel-2.2/")
    berkas = isi(klien, "/disnaker/2024/tabel-2.2.html")
    anjuran = "Isilah dari realisasi dan tindak lanjut tahun tersebut."
    assert "Belum ada analisis program/kegiatan untuk tahun 2022." in halaman
    assert anjuran in halaman
    assert "Belum ada analisis program/kegiatan untuk tahun 2022." in berkas
    assert anjuran not in berkas


@pytest.mark.parametrize(
    ("akhiran", "jenis", "awal"),
    [
        ("csv", "text/csv; charset=utf-8", b""),
        ("json", "application/json", b"{"),
        ("html", "text/html; charset=utf-8", b"<!DOCTYPE html>"),
        (
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            b"PK\x03\x04",
        ),
        ("pdf", "application/pdf", b"%PDF-"),
    ],
)
def test_unduhan_bernama_dan_berjenis(
    demo: Callable[[str], Client], akhiran: str, jenis: str, awal: bytes
) -> None:
    jawaban = demo("budi").get(f"/disnaker/2024/tabel-2.3.{akhiran}")
    assert jawaban.status_code == 200
    assert jawaban.headers["Content-Type"] == jenis
    assert jawaban.headers["Content-Disposition"] == (
        f'attachment; filename="tabel-2.3_disnaker_2024.{akhiran}"'
    )
    assert jawaban.content.startswith(awal)


def test_unduhan_json_memuat_total_tabel_4_1(demo: Callable[[str], Client]) -> None:
    tabel = json.loads(demo("budi").get("/disnaker/2024/tabel-4.1.json").content)
    jumlah = [baris for baris in tabel["baris"] if baris["tingkat"] == "jumlah"]
    assert [baris["sel"]["pagu"] for baris in jumlah] == [4_704_246_000]
    assert [baris["sel"]["pagu_maju"] for baris in jumlah] == [5_228_746_000]


def test_pdf_f4_lebih_lebar_daripada_a4(demo: Callable[[str], Client]) -> None:
    """A4 lying is 297 mm = 841,89 pt wide, F4 330 mm = 935,43 pt."""
    klien = demo("budi")
    a4 = klien.get("/disnaker/2024/tabel-2.3.pdf").content
    f4 = klien.get("/disnaker/2024/tabel-2.3.pdf?kertas=F4").content
    assert lebar_halaman(a4) == pytest.approx(841.89, abs=0.1)
    assert lebar_halaman(f4) == pytest.approx(935.43, abs=0.1)


def lebar_halaman(pdf: bytes) -> float:
    """The width of the first page in points."""
    return float(PdfReader(io.BytesIO(pdf)).pages[0].mediabox.width)
