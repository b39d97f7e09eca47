"""The page of the roll-up: figures worked by hand, sorting, filters, the message, and files."""

import csv
import io
import json
import re

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags
from pypdf import PdfReader

from performance.models import RealisasiTriwulan
from planning.models import KoreksiRealisasi, LaporanTriwulan, PerangkatDaerah
from tests.orang import buat_orang
from tests.pabrik import buat_pengguna, buat_perangkat_daerah
from tests.rekap.kota import Kota, buat_kota_uji

PESAN = (
    "Yth. Bapak/Ibu, berikut perangkat daerah yang belum menyampaikan laporan TW I 2024 "
    "dengan lengkap (batas 15-04-2024):\n"
    "1. Dinas Dua (2 dari 3 indikator belum, laporan: draf)\n"
    "2. Dinas Tiga (belum memiliki Renja 2024)"
)


def sel(halaman: str) -> dict[str, list[str]]:
    """The cells of each row of the table by its heading."""
    tubuh = re.search(r"<tbody>(.*)</tbody>", halaman, re.DOTALL)
    assert tubuh
    hasil = {}
    for baris in re.findall(r"<tr.*?</tr>", tubuh[1], re.DOTALL):
        isi = [
            " ".join(strip_tags(satu).split())
            for satu in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", baris, re.DOTALL)
        ]
        hasil[isi[0].split(" Sebagian")[0].split(" Belum memiliki")[0]] = isi
    return hasil


def nama(halaman: str) -> list[str]:
    """The agencies in the order of the page."""
    return [satu for satu in sel(halaman) if satu.startswith("Dinas")]


def test_angka_setiap_perangkat_daerah_dan_jumlahnya(kota: Kota) -> None:
    isi = sel(kota.buka())
    # 6/12 and 12/12: (50 + 100) / 2; Rp 500.000 of two rows of Rp 1.000.000.
    assert isi["Dinas Satu"] == [
        "Dinas Satu",
        "75,00 2 dari 2 sub kegiatan",
        "Berhasil",
        "25,00",
        "2.000.000 Pagu indikatif",
        "500.000 1 dari 2 baris belum ada",
        "0 dari 4 indikator",
        "Diajukan laporan Dinas Satu",
    ]
    # 3/12; nobody reported any spending.
    assert isi["Dinas Dua"] == [
        "Dinas Dua Sebagian: 2 belum lapor",
        "25,00 1 dari 1 sub kegiatan",
        "Kurang Berhasil",
        "– realisasi belum ada",
        "1.000.000 Pagu indikatif",
        "– 1 dari 1 baris belum ada",
        "2 dari 3 indikator",
        "Draf laporan Dinas Dua",
    ]
    assert isi["Dinas Tiga"][0] == "Dinas Tiga Belum memiliki Renja 2024"
    # 500.000 / 3.000.000, divided once; no mean of the two means.
    assert isi["Jumlah 3 perangkat daerah"][2:6] == [
        "16,67",
        "3.000.000",
        "500.000",
        "2 dari 7 indikator",
    ]


def test_predikat_ditahan_selama_ada_baris_yang_belum_lapor(kota: Kota) -> None:
    """At triwulan II nobody has reported: the old values stay a mean, without a predikat."""
    isi = sel(kota.buka("?triwulan=2"))
    assert isi["Dinas Satu"][1:3] == [
        "75,00 2 dari 2 sub kegiatan",
        "– 2 sub kegiatan belum lapor",
    ]
    assert isi["Dinas Satu"][0] == "Dinas Satu Sebagian: 4 belum lapor"


def test_baris_menuju_dasbor_dan_laporan(kota: Kota) -> None:
    halaman = kota.buka()
    assert 'href="/satu/2024/dasbor/?triwulan=1"' in halaman
    assert 'href="/satu/2024/realisasi/?triwulan=1"' in halaman
    assert 'href="/tiga/"' in halaman


@pytest.mark.parametrize(
    ("urut", "harapan"),
    [
        ("", ["Dinas Dua", "Dinas Satu", "Dinas Tiga"]),
        ("-nama", ["Dinas Tiga", "Dinas Satu", "Dinas Dua"]),
        ("capaian", ["Dinas Dua", "Dinas Satu", "Dinas Tiga"]),
        ("-capaian", ["Dinas Satu", "Dinas Dua", "Dinas Tiga"]),
        ("-predikat", ["Dinas Satu", "Dinas Dua", "Dinas Tiga"]),
        ("serapan", ["Dinas Satu", "Dinas Dua", "Dinas Tiga"]),
        ("pagu", ["Dinas Dua", "Dinas Satu", "Dinas Tiga"]),
        ("-realisasi", ["Dinas Satu", "Dinas Dua", "Dinas Tiga"]),
        ("-belum", ["Dinas Dua", "Dinas Satu", "Dinas Tiga"]),
        ("laporan", ["Dinas Tiga", "Dinas Dua", "Dinas Satu"]),
        ("entah", ["Dinas Dua", "Dinas Satu", "Dinas Tiga"]),
    ],
)
def test_urutan_menurut_alamat(kota: Kota, urut: str, harapan: list[str]) -> None:
    assert nama(kota.buka(f"?triwulan=1&urut={urut}")) == harapan


def test_judul_kolom_mengurutkan_dan_membalik(kota: Kota) -> None:
    halaman = kota.buka("?triwulan=1&urut=-serapan&kata=dinas")
    assert 'href="?triwulan=1&amp;kata=dinas&amp;urut=serapan"' in halaman
    assert 'href="?triwulan=1&amp;kata=dinas&amp;urut=-capaian"' in halaman
    assert halaman.count("aria-sort=") == 1
    assert 'aria-sort="descending"' in halaman


@pytest.mark.parametrize(
    ("saringan", "harapan"),
    [
        ("kata=TIGA", ["Dinas Tiga"]),
        ("kata=dinas+satu", ["Dinas Satu"]),
        ("predikat=Berhasil", ["Dinas Satu"]),
        ("predikat=tanpa", ["Dinas Tiga"]),
        ("status=draf", ["Dinas Dua"]),
        ("status=belum_diisi", ["Dinas Tiga"]),
        ("status=draf&predikat=Berhasil", []),
    ],
)
def test_saringan_menurut_alamat(kota: Kota, saringan: str, harapan: list[str]) -> None:
    halaman = kota.buka(f"?triwulan=1&{saringan}")
    if harapan:
        assert nama(halaman) == harapan
        assert f"Jumlah {len(harapan)} perangkat daerah" in halaman
    else:
        assert "Tidak ada perangkat daerah yang cocok" in halaman


def test_daftar_yang_belum_menyampaikan_siap_ditempel(kota: Kota) -> None:
    halaman = kota.buka("?triwulan=1&kata=satu")
    kotak = re.search(r"<textarea[^>]*readonly[^>]*>(.*?)</textarea>", halaman, re.DOTALL)
    assert kotak
    assert kotak[1] == PESAN


def test_perpanjangan_tertulis_pada_baris_dan_pesan(kota: Kota) -> None:
    LaporanTriwulan.objects.filter(status="draf").update(diperpanjang_sampai="2024-04-20")
    halaman = kota.buka()
    assert "laporan: draf, diperpanjang sampai 20-04-2024)" in halaman
    assert sel(halaman)["Dinas Dua"][-1].endswith("diperpanjang s/d 20-04-2024")


def test_semua_sudah_menyampaikan(kota: Kota) -> None:
    PerangkatDaerah.objects.filter(kode="tiga").delete()
    halaman = kota.buka()
    assert "1. Dinas Dua" in halaman
    kota.dua.pengaturan = {}
    LaporanTriwulan.objects.update(status="disetujui")
    assert "1. Dinas Dua (2 dari 3 indikator belum, laporan: disetujui)" in kota.buka()


def test_catatan_menyebut_aturan_dan_asal_angka(kota: Kota) -> None:
    kota.satu.pengaturan = {
        "skala_predikat": "lan",
        "batas_capaian": "100",
        "varian_negatif": "B",
        "catatan_realisasi": "Realisasi 2024 adalah data contoh.",
    }
    kota.satu.save()
    halaman = kota.buka()
    assert (
        "Dinas Satu: rata-rata capaian atas sub kegiatan, tiap indikator dibatasi 100 %, indikator "
        "makin rendah makin baik varian B; predikat menurut Skala LAN." in halaman
    )
    assert "Dinas Satu: Realisasi 2024 adalah data contoh." in halaman
    assert "1 perangkat daerah berpagu belum mencatat realisasi anggaran" in halaman


def test_koreksi_sesudah_disetujui_disebut_di_bawah_tabel(kota: Kota) -> None:
    lapor = RealisasiTriwulan.objects.filter(indikator__renstra=kota.satu.renstra).first()
    assert lapor is not None
    KoreksiRealisasi.objects.create(
        perangkat_daerah=kota.satu.perangkat_daerah,
        jenis="kinerja",
        objek=lapor.uid,
        sebutan="Indikator",
        tahun=2024,
        triwulan=1,
        alasan="Salah ketik",
        oleh=kota.ani,
        dibuka_pada=timezone.now(),
    )
    kalimat = "Dinas Satu: 1 realisasi dibuka kembali untuk dikoreksi sesudah disetujui."
    assert kalimat in kota.buka()
    assert kalimat in kota.buka("?triwulan=2")


def test_tahun_tanpa_perangkat_daerah(kota: Kota) -> None:
    jawab = kota.klien().get("/pemda/pemda-satu/2011/capaian/")
    assert jawab.status_code == 200
    assert "Belum ada perangkat daerah pada 2011" in jawab.content.decode()
    assert kota.klien().get("/pemda/pemda-satu/1999/capaian/").status_code == 404


def test_perangkat_daerah_yang_sudah_bubar_tidak_ikut(kota: Kota) -> None:
    lama = buat_perangkat_daerah("lama", kota.pemda)
    lama.berlaku_sampai = "2023-12-31"
    lama.save()
    assert "Dinas Lama" not in kota.buka()


@pytest.mark.parametrize("jenis", ["csv", "json", "xlsx", "html"])
def test_unduhan_mengikuti_saringan(kota: Kota, jenis: str) -> None:
    jawab = kota.klien().get(f"/pemda/pemda-satu/2024/capaian.{jenis}?triwulan=1&kata=satu")
    assert jawab.status_code == 200
    kepala = jawab.headers["Content-Disposition"]
    assert kepala == f'attachment; filename="rekap-capaian_pemda-satu-tw1_2024.{jenis}"'
    if jenis == "csv":
        baris = list(csv.reader(io.StringIO(jawab.content.decode("utf-8-sig"))))
        assert baris[1] == [
            *("1", "Dinas Satu", "75,00", "Berhasil", "25,00", "2.000.000", "500.000"),
            *("2 dari 2 sub kegiatan", "0 dari 4 indikator", "Diajukan"),
        ]
        assert baris[2][1:7] == [
            *("Jumlah 1 perangkat daerah", "", "", "25,00", "2.000.000", "500.000")
        ]
    if jenis == "json":
        isi = json.loads(jawab.content)
        assert 'Disaring menurut nama memuat "satu"' in " ".join(isi["catatan"])


def test_unduhan_pdf(kota: Kota) -> None:
    jawab = kota.klien().get("/pemda/pemda-satu/2024/capaian.pdf?triwulan=1")
    assert jawab.status_code == 200
    teks = "".join(
        " ".join(lembar.extract_text().split())
        for lembar in PdfReader(io.BytesIO(jawab.content)).pages
    )
    assert "Dinas Satu" in teks
    assert "Jumlah 3 perangkat daerah" in teks


def test_ukuran_kertas_yang_tidak_dikenal(kota: Kota) -> None:
    jawab = kota.klien().get("/pemda/pemda-satu/2024/capaian.pdf?kertas=B9")
    assert jawab.status_code == 400
    assert "B9" in jawab.content.decode()


def test_beranda_menautkan_rekap_bagi_peran_sepemda(kota: Kota) -> None:
    tautan = 'href="/pemda/pemda-satu/2024/capaian/"'
    assert tautan in kota.klien().get("/").content.decode()
    budi = buat_pengguna("budi", ("perencana", kota.pemda, kota.satu.perangkat_daerah))
    assert tautan not in kota.klien(budi).get("/").content.decode()


@pytest.mark.django_db
def test_siapa_melihat_rekap() -> None:
    orang = buat_orang()
    lain = buat_kota_uji() if "ani" not in orang else None
    assert lain is None
    status = {}
    for nama_orang, satu in orang.items():
        klien = Client()
        klien.force_login(satu)
        status[nama_orang] = [
            klien.get(f"/pemda/{pemda}/2024/{akhir}").status_code
            for pemda in ("kota", "pemda-dinas-lain", "tidak-ada")
            for akhir in ("capaian/", "capaian.csv")
        ]
    seluruh, satu_saja = [200, 200, 404, 404, 404, 404], [403, 403, 404, 404, 404, 404]
    assert status == {
        "ani": seluruh,
        "budi": satu_saja,
        "citra": satu_saja,
        "dedi": satu_saja,
        "eka": seluruh,
        "fajar": satu_saja,
        "gita": satu_saja,
        "hadi": seluruh,
        "indah": [404] * 6,
    }
