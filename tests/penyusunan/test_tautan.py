"""Linking a Renja anew: the seed's Renja 2024 to another Renstra that covers 2024."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from budget.models import Pagu, RealisasiAnggaran
from planning.models import (
    Indikator,
    IsuStrategis,
    Kegiatan,
    Pengguna,
    Permasalahan,
    Perubahan,
    Program,
    Renja,
    Renstra,
    Sasaran,
    SubKegiatan,
    Target,
    Tujuan,
)
from planning.penyuntingan import Ditolak, TidakDapatDiurungkan, TidakSah, urungkan
from renja.penyusunan.tautan import pilihan_renstra, susun_tautan, tautkan
from tests.pabrik import buat_renja

pytestmark = pytest.mark.django_db
BURSA = "2.07.04.2.03.0003"


@pytest.fixture
def lain(lalu: Renja, belum_dilaporkan: None) -> Renstra:
    """A draft with two of the seed's sub kegiatan, one of them with its indikator."""
    pd = lalu.perangkat_daerah
    renstra = Renstra.objects.create(
        perangkat_daerah=pd,
        nama="Renstra baru",
        edisi=lalu.edisi,
        tahun_awal=2024,
        tahun_akhir=2028,
    )
    tujuan = Tujuan.objects.create(perangkat_daerah=pd, renstra=renstra, nomor=1, uraian="T")
    asal = Sasaran.objects.get(tujuan__renstra=lalu.renstra)
    Sasaran.objects.create(perangkat_daerah=pd, tujuan=tujuan, nomor=1, uraian=asal.uraian)
    for kode in (BURSA, "X.XX.01.2.01.0001"):
        _tiru(renstra, lalu, kode)
    sub = SubKegiatan.objects.get(kegiatan__program__renstra=renstra, nomenklatur__kode=BURSA)
    lama = Indikator.objects.get(sub_kegiatan__nomenklatur__kode=BURSA, renstra=lalu.renstra)
    Indikator.objects.create(
        perangkat_daerah=pd,
        renstra=renstra,
        sub_kegiatan=sub,
        uraian=lama.uraian,
        satuan=lama.satuan,
    )
    return renstra


def _tiru(renstra: Renstra, lalu: Renja, kode: str) -> None:
    satu = SubKegiatan.objects.get(kegiatan__program__renstra=lalu.renstra, nomenklatur__kode=kode)
    isi = {"perangkat_daerah": renstra.perangkat_daerah, "urutan": 1}
    program = Program.objects.create(
        renstra=renstra, nomenklatur=satu.kegiatan.program.nomenklatur, nama="P", **isi
    )
    kegiatan = Kegiatan.objects.create(
        program=program, nomenklatur=satu.kegiatan.nomenklatur, nama="K", **isi
    )
    SubKegiatan.objects.create(
        kegiatan=kegiatan, nomenklatur=satu.nomenklatur, nama=f"Bunyi {kode}", **isi
    )


def test_pratinjau_menyebut_perbedaannya(lalu: Renja, lain: Renstra) -> None:
    isi = susun_tautan(lalu, lain)
    assert (len(isi.berpadanan), len(isi.tanpa_padanan)) == (2, 51)
    assert sorted(satu.nama_baru for satu in isi.berganti_nama) == [
        f"Bunyi {BURSA}",
        "Bunyi X.XX.01.2.01.0001",
    ]
    assert [indikator.sub_kegiatan.nomenklatur.kode for _, indikator in isi.target] == [BURSA]
    pagu = sum(satu.pagu for satu in isi.berpadanan)
    assert isi.pagu_keluar == 4_704_246_000 - pagu


def test_menautkan_memindahkan_baris_dan_target(budi: Pengguna, lalu: Renja, lain: Renstra) -> None:
    lama = Target.objects.get(
        indikator__sub_kegiatan__nomenklatur__kode=BURSA, asal="renja", tahun=2024
    )
    tautkan(budi, susun_tautan(lalu, lain))
    lalu.refresh_from_db()
    assert (lalu.renstra, lalu.baris.count()) == (lain, 2)
    assert {satu.sub_kegiatan.kegiatan.program.renstra for satu in lalu.baris.all()} == {lain}
    baru = Target.objects.get(indikator__renstra=lain)
    assert (baru.asal, baru.tahun, baru.bawah) == ("renja", 2024, lama.bawah)
    milik = set(Sasaran.objects.filter(tujuan__renstra=lain).values_list("pk", flat=True))
    for model in (Permasalahan, IsuStrategis):
        kini = set(model.objects.filter(renja=lalu).values_list("sasaran", flat=True))
        assert kini <= milik | {None}


def test_baris_yang_sudah_dilaporkan_tidak_keluar(
    budi: Pengguna, lalu: Renja, lain: Renstra
) -> None:
    """The demo's second quarter is signed: what was spent in it stays."""
    baris = lalu.baris.get(sub_kegiatan__nomenklatur__kode="2.07.02.2.01.0001")
    RealisasiAnggaran.objects.create(
        perangkat_daerah=lalu.perangkat_daerah, baris=baris, bulan=5, nilai=1
    )
    with pytest.raises(Ditolak, match="Triwulan II 2024 sudah disetujui"):
        tautkan(budi, susun_tautan(lalu, lain))
    assert lalu.baris.count() == 53


def test_menautkan_kembali_lalu_mengurungkan_memulihkan_semuanya(
    budi: Pengguna, lalu: Renja, lain: Renstra
) -> None:
    semula, target = lalu.renstra, Target.objects.filter(indikator__renstra=lalu.renstra).count()
    tautkan(budi, susun_tautan(lalu, lain))
    keluar = Perubahan.objects.get(judul="Mengeluarkan 51 baris yang tidak ada pada Renstra baru")
    with pytest.raises(TidakDapatDiurungkan):
        urungkan(budi, keluar)
    lalu.refresh_from_db()
    tautkan(budi, susun_tautan(lalu, semula))
    urungkan(budi, keluar)
    lalu.refresh_from_db()
    assert (lalu.renstra, lalu.baris.count()) == (semula, 53)
    assert sum(p.nilai for p in Pagu.objects.filter(lapisan__renja=lalu)) == 4_704_246_000
    assert Target.objects.filter(indikator__renstra=semula).count() == target


def test_hanya_renstra_yang_mencakup_tahunnya_ditawarkan(lalu: Renja, lain: Renstra) -> None:
    Renstra.objects.create(
        perangkat_daerah=lalu.perangkat_daerah,
        nama="Renstra nanti",
        edisi=lalu.edisi,
        tahun_awal=2025,
        tahun_akhir=2029,
    )
    assert pilihan_renstra(lalu) == [lain]
    lain.tahun_awal = 2025
    with pytest.raises(TidakSah, match="tidak mencakup 2024"):
        tautkan(Pengguna.objects.get(username="budi"), susun_tautan(lalu, lain))


def test_halaman_menautkan(klien: Client, lalu: Renja, lain: Renstra) -> None:
    alamat = "/disnaker/2024/susun/renstra/"
    halaman = klien.get(alamat).content.decode()
    assert "51 baris tidak berpadanan dan keluar dari Renja 2024" in halaman
    hasil = klien.post(alamat, {"ke": lain.pk}, follow=True).content.decode()
    assert "setujui dahulu bahwa 51 baris keluar" in hasil
    assert lalu.baris.count() == 53
    hasil = klien.post(alamat, {"ke": lain.pk, "setuju": "1"}, follow=True).content.decode()
    assert "2 baris berpindah, 51 keluar." in hasil
    assert "Mengeluarkan 51 baris yang tidak ada pada Renstra baru" in hasil
    assert 'Urungkan<span class="visually-hidden"> Menautkan' not in hasil


def test_renstra_perangkat_daerah_lain_bukan_pilihan(klien: Client, lalu: Renja) -> None:
    asing = Renstra.objects.get(perangkat_daerah__kode="dinsos")
    klien.post("/disnaker/2024/susun/renstra/", {"ke": asing.pk})
    lama = lalu.renstra
    lalu.refresh_from_db()
    assert lalu.renstra == lama


@pytest.mark.parametrize("banyak", [6, 60])
def test_banyaknya_kueri_pratinjau_tetap(banyak: int) -> None:
    renja = buat_renja(banyak, "tautan")
    lain = Renstra.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        nama="Lain",
        edisi=renja.edisi,
        tahun_awal=2024,
        tahun_akhir=2026,
    )
    with CaptureQueriesContext(connection) as kueri:
        isi = susun_tautan(renja, lain)
    assert len(isi.tanpa_padanan) == banyak
    assert len(kueri) == 10
