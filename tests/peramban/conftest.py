"""The demo data behind a live server, and people who are signed in to it in a browser."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Browser, BrowserContext

from planning.models import Pengguna

KODE_FORMULIR = (
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
)
# The first sub kegiatan of the demo, which keeps its uid at every load.
BARIS = "abcb9803-2d8c-521b-a9f0-986e3b0a3354"
# The indikator "Jumlah perselisihan yang dicegah" of the demo.
INDIKATOR = "6c09b30e-6739-57b3-b32b-7314c9fef6a1"
# Parts of the demo's manuscript: prose, a chapter with its table, a list made by the program;
# and its emblem.
LATAR = "d73511ea-2627-57e5-b9c0-b4a7d74083c8"
BAB_4 = "cb7915a1-325e-50c0-b8a3-d0b9b7a121e2"
DAFTAR_TABEL = "aa5347d0-d06b-58ec-a59c-e954d8d9171d"
GAMBAR_DAFTAR = "f6f7e64b-c547-5868-878f-2b8fda7119af"
LAMBANG = "80142a48-b003-5e0c-964d-82e1401c062e"
PENULISAN = (
    "",
    f"bagian/{LATAR}/",
    f"bagian/{DAFTAR_TABEL}/",
    f"bagian/{LATAR}/judul/",
    f"bagian/{LATAR}/hapus/",
    f"bagian/{GAMBAR_DAFTAR}/hapus/",
    f"bagian/{LATAR}/versi/",
    f"bagian/{LATAR}/pratinjau/",
    "tambah/",
    "gambar/",
    f"gambar/{LAMBANG}/",
    f"gambar/{LAMBANG}/hapus/",
    "bahasa/",
)
# The forms: one page of each template.
ISIAN = (
    "",
    "baris/",
    "dasar-hukum/",
    "usulan/",
    f"baris/{BARIS}/",
    f"baris/{BARIS}/hapus/",
    "baris/tambah/",
    "indikator/tambah/",
    "isu-strategis/tambah/",
    "riwayat-kinerja/",
    "perkiraan/",
    "lapisan-pagu/",
)
# Every page, by who opens it.
HALAMAN = {
    "": ["/masuk/", "/keabsahan/", "/keabsahan/?kode=keliru", "/keabsahan/2222-2222-2222/"],
    "budi": [
        "/",
        "/disnaker/2024/",
        "/disnaker/2024/rencana/",
        "/disnaker/2024/impor/",
        "/disnaker/2024/impor/lapisan/",
        "/disnaker/2024/impor/sipd/",
        "/disnaker/",
        "/disnaker/renstra-baru/",
        "/disnaker/renja-baru/",
        "/disnaker/perubahan-baru/",
        "/disnaker/2024/susun/",
        "/disnaker/2024/susun/tarik/",
        "/disnaker/2024/susun/salin/",
        "/disnaker/2024/susun/nomenklatur/",
        "/disnaker/2024/susun/nomenklatur/?q=pelatihan",
        # A whole code opens its form, here with the program and kegiatan that come along.
        "/disnaker/2024/susun/nomenklatur/?q=106022010001",
        "/disnaker/2024/susun/edisi/",
        "/disnaker/2024/susun/renstra/",
        "/disnaker/2024/tabel-isian/tahun/",
        "/disnaker/2024/tabel-isian/renstra/",
        "/tindak-lanjut/",
        "/tindak-lanjut/kalender/",
        "/proses/",
        "/disnaker/2024/perubahan/",
        f"/disnaker/2024/baris/{BARIS}/",
        *(f"/disnaker/2024/isian/{satu}" for satu in ISIAN),
        *(f"/disnaker/2024/dokumen/{satu}" for satu in PENULISAN),
        "/disnaker/2024/realisasi/",
        "/disnaker/2024/realisasi/3/",
        "/disnaker/2024/realisasi/3/anggaran/",
        f"/disnaker/2024/realisasi/3/anggaran/{BARIS}/",
        "/disnaker/2024/realisasi/3/laporan/",
        "/disnaker/2024/realisasi/3/koreksi/",
        "/disnaker/2024/realisasi/impor/",
        "/tidak-ada/",
        "/admin/",
        "/disnaker/2024/tabel-4.1.pdf?kertas=A9",
        *(f"/disnaker/2024/{kode}/" for kode in KODE_FORMULIR),
    ],
    "dedi": [
        "/disnaker/2024/tahapan/",
        "/disnaker/2024/isian/",
        "/disnaker/2024/isian/baris/",
        f"/disnaker/2024/isian/baris/{BARIS}/",
        "/disnaker/2024/isian/riwayat-kinerja/",
        "/disnaker/2024/tabel-isian/tahun/",
        "/disnaker/2024/dokumen/",
        f"/disnaker/2024/dokumen/bagian/{BAB_4}/",
        "/disnaker/2024/dokumen/gambar/",
        "/disnaker/2024/susun/tarik/",
        "/disnaker/2024/realisasi/1/anggaran/",
        "/disnaker/2024/realisasi/3/paraf/",
        "/disnaker/2024/realisasi/3/laporan/",
        "/disnaker/2024/dasbor/?triwulan=3",
        "/disnaker/2024/dasbor/?triwulan=4",
        "/disnaker/2024/dasbor/baris/?triwulan=3&apa=belum-lapor",
        "/disnaker/2024/dasbor/baris/?triwulan=3&apa=kas",
        "/disnaker/2024/dasbor/baris/?triwulan=3&apa=koreksi",
        "/disnaker/2024/dasbor/penjelasan/serapan/?triwulan=3",
        "/disnaker/2024/dasbor/penjelasan/rata-rata/?triwulan=3",
        f"/disnaker/2024/dasbor/penjelasan/{INDIKATOR}/?triwulan=3",
    ],
    "gita": [
        "/tindak-lanjut/",
        "/disnaker/2024/realisasi/3/paraf/",
        "/disnaker/2024/realisasi/3/anggaran/",
    ],
    "citra": ["/dinsos/2024/tabel-isian/tahun/", "/dinsos/2024/dokumen/"],
    "fajar": [
        "/disnaker/2024/realisasi/",
        "/disnaker/2024/realisasi/3/",
        "/tindak-lanjut/",
        "/tindak-lanjut/kalender/",
    ],
    "eka": ["/disnaker/2024/jejak/"],
    "hadi": ["/disnaker/2024/realisasi/impor/", "/disnaker/2024/impor/lapisan/"],
    "ani": [
        "/",
        "/pemda/pontianak/2024/tahapan/",
        "/pemda/pontianak/2024/tahapan/?tahap=forum",
        "/pemda/pontianak/2024/capaian/?triwulan=3",
        "/pemda/pontianak/2024/capaian/?triwulan=3&kata=tidak-ada",
        "/pemda/pontianak/2024/capaian.pdf?kertas=B9",
        "/dinsos/2024/",
        "/dinsos/2024/rencana/",
        "/tindak-lanjut/",
        "/tindak-lanjut/kalender/?bulan=2024-02",
        "/disnaker/2024/tahapan/",
        "/disnaker/2024/realisasi/2/laporan/",
        "/disnaker/2024/realisasi/2/paraf/",
        f"/disnaker/2024/baris/{BARIS}/",
    ],
    "indah": [
        "/",
        "/tindak-lanjut/serah-terima/",
        "/admin/",
        "/admin/planning/penugasan/",
        "/admin/planning/penugasan/add/",
        "/admin/planning/pengguna/",
        "/admin/planning/pengguna/add/",
        "/admin/planning/wilayah/",
        "/admin/planning/wilayah/import/",
        "/admin/planning/wilayah/export/",
        "/admin/planning/jadwaltahap/add/",
        "/admin/planning/jadwalpengisian/add/",
        "/admin/planning/satuan/",
        "/admin/planning/misi/",
        "/kata-sandi/",
    ],
}


@pytest.fixture
def demo(transactional_db: None) -> None:
    """The demo data, where the threads of the live server see it."""
    call_command("muat_nomenklatur", edisi="900-2023", stdout=io.StringIO())
    call_command("muat_sumber_dana", stdout=io.StringIO())
    call_command("muat_demo", stdout=io.StringIO())


@pytest.fixture
def konteks(browser: Browser, live_server: Any) -> Callable[..., BrowserContext]:
    """Opens a browser window of its own, signed in as the person named ("" for nobody)."""

    def buka(username: str = "", lebar: int = 1280, **lain: Any) -> BrowserContext:
        baru = browser.new_context(
            base_url=live_server.url,
            viewport={"width": lebar, "height": 900},
            locale="id-ID",
            **lain,
        )
        if username:
            klien = Client()
            klien.force_login(Pengguna.objects.get(username=username))
            sesi = klien.cookies[settings.SESSION_COOKIE_NAME].value
            baru.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": sesi, "url": live_server.url}]
            )
        return baru

    return buka
