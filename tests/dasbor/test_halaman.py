"""The pages as they are read: who sees what first, links, empty states, constant queries."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from budget.models import AnggaranKas, RealisasiAnggaran
from performance.models import RealisasiTriwulan
from performance.pelaporan import nilai_lapor
from planning.models import (
    BarisRenja,
    Indikator,
    JadwalPengisian,
    KoreksiRealisasi,
    LaporanTriwulan,
    Pengguna,
    Renja,
    UnitKerja,
)
from tests.orang import buat_orang
from tests.pabrik import buat_pengguna, buat_renja

pytestmark = pytest.mark.django_db
ALAMAT = (
    "dasbor/?triwulan=2",
    "dasbor/baris/?triwulan=2",
    "dasbor/penjelasan/rata-rata/?triwulan=2",
    "dasbor/penjelasan/serapan/?triwulan=2",
)


def lapor(renja: Renja, angka: int = 3, status: str = "disetujui") -> None:
    """Every sub kegiatan reports 3 of its 12 Dokumen in two quarters, and 100,000 in February."""
    pd = renja.perangkat_daerah
    akar = UnitKerja.objects.get(perangkat_daerah=pd, induk=None)
    umum = {"perangkat_daerah": pd}
    RealisasiTriwulan.objects.bulk_create(
        RealisasiTriwulan(
            indikator=satu,
            unit_kerja=akar,
            tahun=renja.tahun,
            triwulan=q,
            bawah=angka,
            status=status,
            **umum,
        )
        for satu in Indikator.objects.filter(renstra=renja.renstra_id)
        for q in (1, 2)
    )
    baris = list(BarisRenja.objects.filter(renja=renja))
    RealisasiAnggaran.objects.bulk_create(
        RealisasiAnggaran(baris=satu, bulan=2, nilai=100_000, **umum) for satu in baris
    )
    AnggaranKas.objects.bulk_create(
        AnggaranKas(baris=satu, bulan=2, nilai=200_000, **umum) for satu in baris
    )


def masuk(orang: Pengguna) -> Client:
    klien = Client()
    klien.force_login(orang)
    return klien


def isi(klien: Client, alamat: str, status: int = 200) -> str:
    """A page's text, with runs of blanks made one."""
    jawab = klien.get(alamat)
    assert jawab.status_code == status
    return " ".join(jawab.content.decode().split())


@pytest.mark.parametrize("alamat", ALAMAT)
def test_kueri_tidak_bertambah_dengan_banyaknya_baris(alamat: str) -> None:
    banyak = []
    for kode, sub in (("kecil", 10), ("besar", 20)):
        renja = buat_renja(sub, kode)
        lapor(renja)
        pd = renja.perangkat_daerah
        klien = masuk(buat_pengguna(f"kepala-{kode}", ("kepala_dinas", pd.pemda, pd)))
        banyak.append(kueri(klien, f"/{kode}/2024/{alamat}"))
    assert banyak[0] == banyak[1] <= 50


def test_kueri_penjelasan_tidak_bertambah() -> None:
    banyak = []
    for kode, sub in (("kecil", 10), ("besar", 20)):
        renja = buat_renja(sub, kode)
        lapor(renja)
        pd = renja.perangkat_daerah
        klien = masuk(buat_pengguna(f"kepala-{kode}", ("kepala_dinas", pd.pemda, pd)))
        satu = Indikator.objects.filter(renstra=renja.renstra_id).first()
        banyak.append(kueri(klien, f"/{kode}/2024/dasbor/penjelasan/{satu.uid}/"))
    assert banyak[0] == banyak[1] <= 50


def kueri(klien: Client, alamat: str) -> int:
    """How many queries a page takes the second time."""
    klien.get(alamat)
    with CaptureQueriesContext(connection) as semua:
        assert klien.get(alamat).status_code == 200
    return len(semua)


def test_angka_dasbor_sama_dengan_penjelasannya() -> None:
    orang = buat_orang(2)
    lapor(Renja.objects.milik("disnaker", 2024).get())
    dedi = masuk(orang["dedi"])
    papan = isi(dedi, "/disnaker/2024/dasbor/?triwulan=2")
    # Value at the end: 3 of 12 Dokumen is 25 %; 200,000 of 2,000,000 rupiah is 10 %.
    assert "<strong>25,00 %</strong> dari 2 sub kegiatan, tanpa predikat" in papan
    assert "skala predikat belum dipilih" in papan
    assert "Serapan <strong>10,00 %</strong>" in papan
    rata = isi(dedi, "/disnaker/2024/dasbor/penjelasan/rata-rata/?triwulan=2")
    assert "Rata-rata capaian kinerja: 25,00 %" in rata
    assert "50,00 / 2 = 25,00 %" in rata
    serapan = isi(dedi, "/disnaker/2024/dasbor/penjelasan/serapan/?triwulan=2")
    assert "200.000 / 2.000.000 × 100 = 10,00 %" in serapan
    # 200,000 of a planned 400,000: half of it.
    assert "200.000 / 400.000 × 100 = 50,00 %" in serapan


def test_kepala_melihat_yang_menunggunya_lebih_dahulu() -> None:
    orang = buat_orang(2)
    renja = Renja.objects.milik("disnaker", 2024).get()
    lapor(renja, status="diajukan")
    LaporanTriwulan.objects.create(
        perangkat_daerah=renja.perangkat_daerah, tahun=2024, triwulan=1, status="diajukan"
    )
    papan = isi(masuk(orang["dedi"]), "/disnaker/2024/dasbor/?triwulan=2")
    assert "Laporan triwulan I menunggu tanda tangan" in papan
    assert "/disnaker/2024/realisasi/1/laporan/" in papan
    assert papan.index("menunggu tanda tangan") < papan.index("Yang berisiko")
    lain = isi(masuk(orang["eka"]), "/disnaker/2024/dasbor/?triwulan=2")
    assert "Menunggu Anda" not in lain


def test_tanpa_realisasi_disebut_langkah_berikutnya() -> None:
    orang = buat_orang(2)
    papan = isi(masuk(orang["dedi"]), "/disnaker/2024/dasbor/?triwulan=1")
    assert "Belum ada realisasi yang diajukan" in papan
    assert "/disnaker/2024/realisasi/" in papan
    assert "Tanpa predikat" in papan


def test_tahun_yang_belum_mulai() -> None:
    renja = buat_renja(2, "besok", 2090)
    pd = renja.perangkat_daerah
    JadwalPengisian.objects.create(
        pemda=pd.pemda, tahun=2090, triwulan=1, mulai=date(2090, 4, 1), selesai=date(2090, 4, 15)
    )
    klien = masuk(buat_pengguna("kepala", ("kepala_dinas", pd.pemda, pd)))
    papan = isi(klien, "/besok/2090/dasbor/")
    assert "Tahun 2090 belum mulai" in papan
    assert "mulai 1 April 2090" in papan


def test_renja_tanpa_baris() -> None:
    renja = buat_renja(0, "kosong")
    pd = renja.perangkat_daerah
    klien = masuk(buat_pengguna("kepala", ("kepala_dinas", pd.pemda, pd)))
    assert "Belum ada baris rencana" in isi(klien, "/kosong/2024/dasbor/")
    assert isi(klien, "/kosong/2024/dasbor/penjelasan/serapan/")
    assert isi(klien, "/kosong/2024/dasbor/penjelasan/rata-rata/")


def test_triwulan_tanpa_laporan_menunjuk_yang_terakhir() -> None:
    orang = buat_orang(2)
    lapor(Renja.objects.milik("disnaker", 2024).get())
    papan = isi(masuk(orang["dedi"]), "/disnaker/2024/dasbor/?triwulan=4")
    assert "Laporan TW IV belum ada yang diajukan" in papan
    assert '<a href="?triwulan=2">Lihat TW II</a>' in papan


def test_alamat_memuat_saringan() -> None:
    orang = buat_orang(2)
    renja = Renja.objects.milik("disnaker", 2024).get()
    lapor(renja)
    akar = UnitKerja.objects.get(perangkat_daerah=renja.perangkat_daerah)
    papan = isi(masuk(orang["dedi"]), f"/disnaker/2024/dasbor/?triwulan=2&unit={akar.uid}")
    assert f"?triwulan=2&amp;unit={akar.uid}&amp;apa=lapor" in papan
    assert f'<option value="{akar.uid}" selected>' in papan


def test_tahun_lain_lewat_formulir() -> None:
    orang = buat_orang(2)
    satu = Renja.objects.milik("disnaker", 2024).get()
    Renja.objects.create(
        perangkat_daerah=satu.perangkat_daerah,
        renstra=satu.renstra,
        edisi=satu.edisi,
        tahun=2025,
        tahap="rancangan_awal",
    )
    dedi = masuk(orang["dedi"])
    jawab = dedi.get("/disnaker/2024/dasbor/?triwulan=2&unit=&renja=2025")
    assert (jawab.status_code, jawab.url) == (302, "/disnaker/2025/dasbor/?triwulan=2&unit=")
    assert dedi.get("/disnaker/2024/dasbor/?renja=2024").status_code == 200
    assert dedi.get("/disnaker/2024/dasbor/?renja=1999").status_code == 200


def test_indikator_tanpa_target_dan_yang_tidak_ada() -> None:
    orang = buat_orang(2)
    satu = Indikator.objects.filter(perangkat_daerah__kode="disnaker").first()
    satu.target.all().delete()
    dedi = masuk(orang["dedi"])
    halaman = isi(dedi, f"/disnaker/2024/dasbor/penjelasan/{satu.uid}/")
    assert "tidak bertarget pada tahun 2024" in halaman
    isi(dedi, "/disnaker/2024/dasbor/penjelasan/00000000-0000-0000-0000-000000000001/", 404)
    isi(dedi, "/disnaker/2024/dasbor/baris/?apa=entah", 404)


def test_catatan_realisasi_pada_setiap_halaman() -> None:
    orang = buat_orang(2)
    renja = Renja.objects.milik("disnaker", 2024).get()
    renja.pengaturan = {"catatan_realisasi": "Realisasi contoh, rekaan."}
    renja.save()
    dedi = masuk(orang["dedi"])
    for alamat in ALAMAT:
        assert "Catatan: Realisasi contoh, rekaan." in isi(dedi, f"/disnaker/2024/{alamat}")


@pytest.mark.parametrize("alamat", ALAMAT)
def test_koreksi_sesudah_disetujui_disebut_di_bawahnya(alamat: str) -> None:
    orang = buat_orang()
    renja = Renja.objects.get(perangkat_daerah__kode="disnaker")
    lapor(renja)
    satu = RealisasiTriwulan.objects.filter(triwulan=1).first()
    KoreksiRealisasi.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        jenis="kinerja",
        objek=satu.uid,
        sebutan=satu.indikator.uraian,
        tahun=2024,
        triwulan=1,
        lama=nilai_lapor(satu),
        baru=nilai_lapor(satu) | {"bawah": 2},
        alasan="Daftar hadir ganda",
        oleh=orang["ani"],
        dibuka_pada=datetime(2024, 8, 1, tzinfo=UTC),
        selesai_pada=datetime(2024, 8, 9, tzinfo=UTC),
    )
    halaman = isi(masuk(orang["dedi"]), f"/disnaker/2024/{alamat}")
    assert "dikoreksi dari 3 Dokumen menjadi 2 Dokumen pada 09-08-2024" in halaman
