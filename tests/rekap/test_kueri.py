"""The same number of queries for any number of agencies, and nothing kept that has changed."""

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from performance.models import KelasPredikat, RealisasiTriwulan
from planning.models import Indikator, Misi, Renja, Rpjmd
from planning.penyuntingan import suntingan
from renja.rekap.muat import JUMLAH_KUERI, muat_banyak
from tests.pabrik import buat_renja
from tests.rekap.kota import Kota
from tests.rekap.test_halaman import sel


def banyak_kueri(kota: Kota) -> int:
    klien = kota.klien()
    with CaptureQueriesContext(connection) as kueri:
        assert klien.get("/pemda/pemda-satu/2024/capaian/?triwulan=1").status_code == 200
    assert {satu["sql"].split()[0] for satu in kueri} <= {"SELECT", "SAVEPOINT", "RELEASE"}
    return len(kueri)


def test_kueri_tidak_bertambah_dengan_banyaknya_perangkat_daerah(kota: Kota) -> None:
    dingin, hangat = banyak_kueri(kota), banyak_kueri(kota)
    for nomor in range(4):
        buat_renja(3, f"lain-{nomor}", pemda=kota.pemda)
    assert banyak_kueri(kota) == dingin
    assert banyak_kueri(kota) == hangat == dingin - JUMLAH_KUERI


def test_pemuatan_lima_belas_kueri(kota: Kota) -> None:
    semua = list(Renja.objects.select_related("perangkat_daerah"))
    with CaptureQueriesContext(connection) as kueri:
        muat_banyak(semua, 1)
    assert JUMLAH_KUERI == 15
    assert len(kueri) == 15
    assert muat_banyak([], 1) == {}


def test_hanya_yang_berubah_dihitung_lagi(kota: Kota) -> None:
    kota.buka()
    lapor = RealisasiTriwulan.objects.filter(indikator__renstra=kota.dua.renstra).get()
    # Past the trail nothing moves: what is kept is shown.
    RealisasiTriwulan.objects.filter(pk=lapor.pk).update(bawah=6)
    assert sel(kota.buka())["Dinas Dua"][1] == "25,00 1 dari 1 sub kegiatan"
    program = kota.dua.renstra.program.get()
    with suntingan(None, renja=kota.dua, asal="perintah", judul="Mengganti nama") as s:
        s.ubah(program, program.versi, {"nama": "Program lain"})
    assert sel(kota.buka())["Dinas Dua"][1] == "50,00 1 dari 1 sub kegiatan"
    assert sel(kota.buka())["Dinas Satu"][1] == "75,00 2 dari 2 sub kegiatan"


def test_target_yang_diubah_langsung_terlihat(kota: Kota) -> None:
    assert sel(kota.buka())["Dinas Satu"][1].startswith("75,00")
    satu = Indikator.objects.filter(renstra=kota.satu.renstra, sub_kegiatan__isnull=False).first()
    assert satu is not None
    target = satu.target.get(asal="renja", tahun=2024)
    with suntingan(None, renja=kota.satu, asal="perintah", judul="Mengubah target") as s:
        s.ubah(target, target.versi, {"bawah": 8})
    # 6/8 and 12/12: (75 + 100) / 2
    assert sel(kota.buka())["Dinas Satu"][1].startswith("87,50")


def test_pengaturan_yang_diubah_langsung_terlihat(kota: Kota) -> None:
    assert sel(kota.buka())["Dinas Satu"][1].endswith("2 dari 2 sub kegiatan")
    with suntingan(None, renja=kota.satu, asal="perintah", judul="Mengatur") as s:
        s.ubah(kota.satu, kota.satu.versi, {"pengaturan": {"tingkat_rata_rata": "program"}})
    # The program's own indikator: 9/12.
    isi = sel(kota.buka())["Dinas Satu"]
    assert isi[1:3] == ["75,00 1 dari 1 program", "– skala predikat belum dipilih"]


def test_rantai_bersama_yang_berubah_menghitung_lagi(kota: Kota) -> None:
    kota.buka()
    RealisasiTriwulan.objects.filter(indikator__renstra=kota.dua.renstra).update(bawah=6)
    rpjmd = Rpjmd(pemda=kota.pemda, nama="RPJMD", jenis="rpd", tahun_awal=2024, tahun_akhir=2026)
    with suntingan(None, asal="perintah", judul="Menambah RPJMD") as s:
        s.tambah(rpjmd)
    assert Misi.objects.count() == 0
    assert sel(kota.buka())["Dinas Dua"][1].startswith("50,00")


def test_skala_dan_laporan_tidak_disimpan(kota: Kota) -> None:
    assert sel(kota.buka())["Dinas Satu"][2] == "Berhasil"
    KelasPredikat.objects.filter(nama="Berhasil").update(batas=76)
    assert sel(kota.buka())["Dinas Satu"][2] == "Cukup Berhasil"


def test_simpanan_yang_hilang_tidak_mengubah_angka(kota: Kota) -> None:
    sebelum = sel(kota.buka())
    cache.clear()
    assert sel(kota.buka()) == sebelum
