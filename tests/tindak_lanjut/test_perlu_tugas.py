"""Duties with dates on Perlu tindak lanjut: the overdue first, how long, and where to go."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from planning.models import Indikator, LaporanTriwulan, Pengguna, Renja, Target
from tests.pengingat.contoh import disnaker, lapor, laporan, siapkan

pytestmark = pytest.mark.django_db
HARI = date(2024, 10, 14)


@pytest.fixture
def halaman(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    siapkan()
    monkeypatch.setattr(timezone, "localdate", lambda *_: HARI)

    def buka(siapa: str) -> str:
        klien = Client()
        klien.force_login(Pengguna.objects.get(username=siapa))
        jawaban = klien.get("/tindak-lanjut/")
        assert jawaban.status_code == 200
        return " ".join(jawaban.content.decode().split())

    return buka


def _daftar(isi: str) -> list[tuple[str, str, str]]:
    """Address, title and time left of each duty, in order."""
    pola = (
        r'<a class="susunan-nama" href="([^"]*)">([^<]*)</a> <span class="susunan-ket">[^<]*</span>'
        r' </div> <p class="tenggat-batas">.*?<span class="lencana[^"]*">([^<]*)</span>'
    )
    return re.findall(pola, isi)


def test_yang_terlambat_di_atas(halaman: Callable[[str], str]) -> None:
    LaporanTriwulan.objects.filter(perangkat_daerah=disnaker(), triwulan=2).delete()
    assert _daftar(halaman("fajar")) == [
        (
            "/disnaker/2024/realisasi/2/",
            "Mengisi realisasi triwulan II 2024",
            "terlambat 86 hari",
        ),
        ("/disnaker/2024/realisasi/3/", "Mengisi realisasi triwulan III 2024", "besok"),
    ]


def test_tiap_peran_melihat_bagiannya(halaman: Callable[[str], str]) -> None:
    lapor("diajukan")
    laporan(3, "diajukan")
    paraf = "/disnaker/2024/realisasi/3/paraf/"
    assert _daftar(halaman("gita")) == [(paraf, "Memaraf realisasi triwulan III 2024", "besok")]
    assert _daftar(halaman("dedi")) == [
        ("/disnaker/2024/realisasi/3/laporan/", "Menyetujui laporan triwulan III 2024", "besok")
    ]
    for siapa in ("fajar", "eka", "hadi", "indah"):
        assert "Tidak ada yang menunggu Anda" in halaman(siapa), siapa


def test_kepala_halaman_menghitung_yang_menunggu(halaman: Callable[[str], str]) -> None:
    assert 'class="kop-cacah"' not in halaman("gita")
    lapor("diajukan")
    assert '<span class="kop-cacah">1<span' in halaman("gita")


def test_dua_tahun_tidak_menambah_kueri_per_baris(halaman: Callable[[str], str]) -> None:
    """The plan of 2023 waits for its reports, too; a page with a query per row would fail."""
    lama = Renja.objects.get(perangkat_daerah=disnaker())
    Renja.objects.create(
        perangkat_daerah=lama.perangkat_daerah,
        renstra=lama.renstra,
        edisi=lama.edisi,
        tahun=2023,
        tahap="penetapan",
        terbuka=False,
    )
    assert "Mengajukan laporan triwulan IV 2023" not in halaman("budi"), "tidak ada kewajibannya"
    milik = {"perangkat_daerah": lama.perangkat_daerah}
    iku = Indikator.objects.create(**milik, renstra=lama.renstra, uraian="IKU", satuan="%")
    Target.objects.create(**milik, indikator=iku, tahun=2023, asal="renja", bawah=10)
    with CaptureQueriesContext(connection) as isi:
        halaman("budi")
    assert len(isi) <= 120
    assert "Mengajukan laporan triwulan IV 2023" in halaman("budi")
