"""The calendar: months, what stands on their days, and what the page says."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from planning.models import JadwalTahap, Pemda, Pengguna, Penugasan, PerangkatDaerah
from renja.pengingat.jendela import Rentang, jendela_untuk
from renja.pengingat.kalender import bulan_dari, susun_bulan
from renja.pengingat.tugas import Tugas
from tests.pengingat.contoh import laporan

Orang = dict[str, Pengguna]
HARI = date(2024, 10, 8)
TW_III = Rentang(
    "pengisian:kota:2024:3",
    "Jadwal pengisian",
    "Pengisian TW III",
    *(date(2024, 10, 1), date(2024, 10, 15)),
)


def _tugas(batas: date | None) -> Tugas:
    return Tugas("lapor:x", "Mengisi", "Keterangan", batas, None, "/x/", "Pelaksana")


@pytest.mark.parametrize(
    ("teks", "awal"),
    [
        ("2024-10", date(2024, 10, 1)),
        ("2000-01", date(2000, 1, 1)),
        ("2100-12", date(2100, 12, 1)),
        *((salah, date(2024, 10, 1)) for salah in ("", "2024-13", "2024-00", "1999-12", "x")),
        *((salah, date(2024, 10, 1)) for salah in ("2101-01", "2024-1", "٢٠٢٤-١٠", "2024-10-08")),
    ],
)
def test_bulan_dari_alamat(teks: str, awal: date) -> None:
    assert bulan_dari(teks, HARI) == awal


def test_oktober_2024_mulai_selasa_dan_lima_pekan() -> None:
    """1 October 2024 was a Tuesday, the 31st a Thursday."""
    bulan = susun_bulan(date(2024, 10, 1), HARI, [], [])
    assert (bulan.nama, bulan.sebelum, bulan.sesudah) == ("Oktober 2024", "2024-09", "2024-11")
    assert len(bulan.pekan) == 5
    assert [hari and hari.tanggal.day for hari in bulan.pekan[0]] == [None, 1, 2, 3, 4, 5, 6]
    assert [hari and hari.tanggal.day for hari in bulan.pekan[4]] == [
        28,
        29,
        30,
        31,
        None,
        None,
        None,
    ]
    kini = [hari.tanggal for pekan in bulan.pekan for hari in pekan if hari and hari.kini]
    assert kini == [HARI]


def test_ujung_waktu_tidak_bertetangga() -> None:
    assert susun_bulan(date(2000, 1, 1), HARI, [], []).sebelum == ""
    assert susun_bulan(date(2100, 12, 1), HARI, [], []).sesudah == ""
    assert susun_bulan(date(2024, 12, 1), HARI, [], []).sesudah == "2025-01"


def test_hari_memuat_yang_dibuka_ditutup_dan_jatuh() -> None:
    bulan = susun_bulan(date(2024, 10, 1), HARI, [TW_III], [_tugas(date(2024, 10, 15))])
    isi = {
        hari.tanggal.day: [(satu.apa, satu.judul) for satu in hari.acara]
        for pekan in bulan.pekan
        for hari in pekan
        if hari and hari.acara
    }
    assert isi == {
        1: [("Dibuka", "Pengisian TW III")],
        15: [("Batas", "Mengisi"), ("Ditutup", "Pengisian TW III")],
    }


def test_yang_di_luar_bulan_tidak_ikut() -> None:
    bulan = susun_bulan(date(2024, 11, 1), HARI, [TW_III], [_tugas(HARI), _tugas(None)])
    assert (bulan.rentang, bulan.tugas) == ((), ())
    melintas = Rentang("x", "Jadwal tahap", "Panjang", date(2024, 9, 1), date(2024, 12, 31))
    bulan = susun_bulan(date(2024, 11, 1), HARI, [melintas], [])
    assert bulan.rentang == (melintas,)
    assert not any(hari and hari.acara for pekan in bulan.pekan for hari in pekan)


def test_jendela_sehari_disebut_sekali() -> None:
    sehari = Rentang("x", "Jadwal tahap", "Forum", HARI, HARI)
    bulan = susun_bulan(date(2024, 10, 1), HARI, [sehari], [])
    hari = next(h for pekan in bulan.pekan for h in pekan if h and h.kini)
    assert [satu.apa for satu in hari.acara] == ["Satu hari"]


def test_jendela_menurut_orang(orang: Orang) -> None:
    """Windows of the own pemda; extensions of the own agency, for a verifikator of the mitra."""
    laporan(3, "draf", diperpanjang_sampai=date(2024, 10, 25))
    lain = Pemda.objects.get(kode="pemda-dinas-lain")
    JadwalTahap.objects.create(pemda=lain, tahun=2025, tahap="forum", mulai=HARI, selesai=HARI)
    judul = {nama: [satu.judul for satu in jendela_untuk(orang[nama])] for nama in orang}
    biasa = [f"Pengisian realisasi triwulan {n} 2024" for n in ("I", "II", "III", "IV")]
    for nama in ("ani", "citra", "eka", "hadi", "indah"):
        assert judul[nama] == biasa, nama
    perpanjangan = "Perpanjangan pengisian triwulan III 2024, Dinas Disnaker"
    for nama in ("budi", "dedi", "fajar", "gita"):
        assert judul[nama] == [*biasa[:3], perpanjangan, biasa[3]], nama
    Penugasan.objects.get(pengguna=orang["ani"]).mitra.add(
        PerangkatDaerah.objects.get(kode="disnaker")
    )
    (satu,) = (s for s in jendela_untuk(orang["ani"]) if s.jenis == "Perpanjangan")
    assert (satu.mulai, satu.selesai) == (date(2024, 10, 16), date(2024, 10, 25))


def _halaman(orang: Pengguna, alamat: str) -> str:
    klien = Client()
    klien.force_login(orang)
    jawaban = klien.get(alamat)
    assert jawaban.status_code == 200
    assert "no-store" in jawaban.headers["Cache-Control"]
    return " ".join(jawaban.content.decode().split())


def test_halaman_kalender(orang: Orang, pada: Callable[[date], None]) -> None:
    pada(HARI)
    isi = _halaman(orang["fajar"], "/tindak-lanjut/kalender/")
    assert "<h1>Kalender Oktober 2024</h1>" in isi
    assert "Hari ini Selasa, 8 Oktober 2024." in isi
    assert 'aria-current="date"' in isi
    assert '<time datetime="2024-10-08">8</time> <strong>hari ini</strong>' in isi
    assert 'href="?bulan=2024-09" rel="prev"' in isi
    assert 'href="/disnaker/2024/realisasi/3/">Mengisi realisasi triwulan III 2024</a>' in isi
    assert "7 hari lagi" in isi
    assert "sedang dibuka" in isi
    lain = _halaman(orang["fajar"], "/tindak-lanjut/kalender/?bulan=2023-05")
    assert "Tidak ada jadwal atau batas waktu pada bulan ini." in lain
    assert 'aria-current="date"' not in lain


def test_halaman_kalender_bagi_yang_tidak_bertugas(
    orang: Orang, pada: Callable[[date], None]
) -> None:
    pada(date(2026, 5, 1))
    isi = _halaman(orang["eka"], "/tindak-lanjut/kalender/")
    assert "Tidak ada jadwal atau batas waktu pada bulan ini." in isi
    assert "pada bulan lain" not in isi
    jauh = _halaman(orang["fajar"], "/tindak-lanjut/kalender/")
    assert '<h2 id="agenda-batas">Batas waktu Anda pada bulan lain</h2>' in jauh
    assert "terlambat 563 hari" in jauh


def test_kueri_kalender_tetap(orang: Orang, pada: Callable[[date], None]) -> None:
    pada(HARI)
    klien = Client()
    klien.force_login(orang["budi"])

    def kueri() -> int:
        with CaptureQueriesContext(connection) as isi:
            klien.get("/tindak-lanjut/kalender/")
        return len(isi)

    kota = Pemda.objects.get(kode="kota")
    tahap = ("persiapan", "rancangan", "forum", "rancangan_akhir", "penetapan")
    umum = {"pemda": kota, "tahun": 2025, "mulai": HARI, "selesai": HARI}
    JadwalTahap.objects.create(tahap="rancangan_awal", **umum)
    sedikit = kueri()
    for satu in tahap:
        JadwalTahap.objects.create(tahap=satu, **umum)
    assert kueri() == sedikit
