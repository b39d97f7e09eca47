"""Salin tahun lalu: the seed's Renja 2024 as the beginning of 2025."""

import pytest
from django.db import connection
from django.db.models import Sum
from django.test import Client
from django.test.utils import CaptureQueriesContext

from budget.models import LapisanPagu, Pagu, PrakiraanMaju
from planning.models import (
    BarisRenja,
    EdisiNomenklatur,
    Indikator,
    IsuStrategis,
    Kegiatan,
    Pengguna,
    Permasalahan,
    Program,
    Renja,
    Renstra,
    SubKegiatan,
    Target,
)
from planning.penyuntingan import urungkan
from renja.dokumen.kerangka import kerangka_untuk
from renja.models import Bab, Gambar
from renja.penyusunan.mulai import mulai_perubahan
from renja.penyusunan.salin import PILIHAN, salin, sumber_tahun_lalu, susun_salinan
from tests.pabrik import buat_pengguna, buat_renja

pytestmark = pytest.mark.django_db
SEMUA = tuple(PILIHAN)


def _pagu(renja: Renja) -> int:
    return Pagu.objects.filter(lapisan__renja=renja).aggregate(n=Sum("nilai"))["n"]


def test_prakiraan_maju_menjadi_pagu_indikatif(budi: Pengguna, renja: Renja, lalu: Renja) -> None:
    """The seed's prakiraan maju 2025 is Rp 5.228.746.000 over 53 rows, all with a place."""
    perubahan, isi = salin(budi, renja, lalu, SEMUA)
    assert (len(isi.baru), len(isi.dilengkapi), isi.tetap) == (53, 0, 0)
    assert (isi.pagu_kini, isi.pagu_tambah, isi.pagu_nanti) == (0, 5_228_746_000, 5_228_746_000)
    assert renja.baris.count() == 53
    assert _pagu(renja) == 5_228_746_000
    assert renja.baris.filter(lokasi_baris__isnull=True).count() == 0
    assert perubahan.asal == "salin"
    assert perubahan.judul == "Menyalin dari Renja 2024"


def test_target_maju_menjadi_target_tahun_ini(budi: Pengguna, renja: Renja, lalu: Renja) -> None:
    """Tabel 4.1 names a target of 2025 for each of the five programs."""
    salin(budi, renja, lalu, SEMUA)
    target = Target.objects.filter(asal="renja", tahun=2025)
    assert target.count() == 5
    assert set(target.values_list("indikator__program__nomenklatur__kode", flat=True)) == {
        "X.XX.01",
        "2.07.02",
        "2.07.03",
        "2.07.04",
        "2.07.05",
    }


def test_daftar_di_samping_pohon(budi: Pengguna, renja: Renja, lalu: Renja) -> None:
    salin(budi, renja, lalu, SEMUA)
    banyak = {
        nama: getattr(renja, nama).count()
        for nama in ("permasalahan", "isustrategis", "faktormisi", "layanan", "dasarhukum")
    }
    assert banyak == {
        "permasalahan": 9,
        "isustrategis": 5,
        "faktormisi": 5,
        "layanan": 17,
        "dasarhukum": 22,
    }
    tautan = IsuStrategis.permasalahan.through.objects
    milik = tautan.filter(isustrategis__renja=renja)
    assert milik.count() == tautan.filter(isustrategis__renja=lalu).count() > 0
    assert set(milik.values_list("permasalahan__renja", flat=True)) == {renja.pk}


def test_naskah_dan_lambang(budi: Pengguna, renja: Renja, lalu: Renja) -> None:
    """Of the demo's 22 parts ten have texts of their own; one more gets a title of its own."""
    Bab.objects.filter(renja=lalu, kode="maksud-tujuan").update(judul="Maksud")
    Bab.objects.filter(renja=lalu, kode="sistematika").delete()
    _, salinan = salin(budi, renja, lalu, ["naskah"])
    assert (salinan.naskah.berbeda, len(salinan.naskah.gambar)) == (11, 1)
    kini, dulu = (
        {satu.kode: satu for satu in Bab.objects.filter(renja=satu).select_related("induk")}
        for satu in (renja, lalu)
    )
    assert len(kini) == 21
    assert "sistematika" not in kini
    assert kini["maksud-tujuan"].judul == "Maksud"
    assert kini["maksud-tujuan"].induk == kini["bab-1"]
    assert all((kini[kode].isi, kini[kode].urutan) == (x.isi, x.urutan) for kode, x in dulu.items())
    assert Gambar.objects.get(renja=renja).isi_id == Gambar.objects.get(renja=lalu).isi_id


def test_naskah_yang_ada_tidak_ditimpa(budi: Pengguna, renja: Renja, lalu: Renja) -> None:
    Bab.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        jenis="bab",
        judul="Sendiri",
        urutan=1,
    )
    _, salinan = salin(budi, renja, lalu, ["naskah"])
    assert salinan.naskah.terisi
    assert [satu.judul for satu in Bab.objects.filter(renja=renja)] == ["Sendiri"]
    assert not Gambar.objects.filter(renja=renja).exists()


def test_naskah_yang_masih_teks_awal_tidak_disalin(renja: Renja, lalu: Renja) -> None:
    """The ten texts of the demo's own are what makes its manuscript worth copying."""
    for satu in Bab.objects.filter(renja=lalu):
        awal = kerangka_untuk(2024, "awal").ambil(satu.kode)
        Bab.objects.filter(pk=satu.pk).update(isi=awal.isi)
    naskah = susun_salinan(renja, lalu, ["naskah"]).naskah
    assert (naskah.bagian, naskah.berbeda, len(naskah.gambar)) == ((), 0, 1)


def test_bagian_khusus_perubahan_tidak_ikut_ke_tahun_berikutnya(
    budi: Pengguna, renja: Renja, lalu: Renja
) -> None:
    Renja.objects.filter(pk=lalu.pk).update(terbuka=False)
    lalu.refresh_from_db()
    perubahan = mulai_perubahan(budi, lalu)
    assert Bab.objects.filter(renja=perubahan).count() == 23
    salin(budi, renja, perubahan, ["naskah"])
    assert Bab.objects.filter(renja=renja).count() == 22
    assert not Bab.objects.filter(renja=renja, kode="perubahan").exists()


def test_hanya_yang_dipilih(budi: Pengguna, renja: Renja, lalu: Renja) -> None:
    salin(budi, renja, lalu, ["lokasi"])
    assert renja.baris.count() == 53
    assert not renja.lapisan_pagu.exists()
    assert not Permasalahan.objects.filter(renja=renja).exists()
    assert not Bab.objects.filter(renja=renja).exists()
    assert not Target.objects.filter(asal="renja", tahun=2025).exists()


def test_yang_ada_tidak_ditimpa_dan_yang_kosong_dilengkapi(
    budi: Pengguna, renja: Renja, lalu: Renja
) -> None:
    contoh = lalu.baris.filter(sub_kegiatan__nomenklatur__kode="2.07.04.2.03.0003").get()
    BarisRenja.objects.filter(pk=contoh.pk).update(kelompok_sasaran="Pencari kerja")
    baris = BarisRenja.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        unit_kerja=contoh.unit_kerja,
        sub_kegiatan=contoh.sub_kegiatan,
        prioritas_daerah="Sendiri",
    )
    lapisan = LapisanPagu.objects.create(
        perangkat_daerah=renja.perangkat_daerah, renja=renja, jenis="indikatif"
    )
    Pagu.objects.create(
        perangkat_daerah=renja.perangkat_daerah, lapisan=lapisan, baris=baris, nilai=1_000
    )
    _, isi = salin(budi, renja, lalu, SEMUA)
    (dilengkapi,) = isi.dilengkapi
    assert dilengkapi.apa == "kelompok sasaran, lokasi"
    baris.refresh_from_db()
    assert (baris.kelompok_sasaran, baris.prioritas_daerah) == (
        "Pencari kerja",
        "Sendiri",
    )
    assert baris.pagu.get().nilai == 1_000
    assert baris.lokasi_baris.count() == contoh.lokasi_baris.count()
    assert renja.baris.count() == 53


def test_kedua_kali_tidak_menambah_apa_pun(budi: Pengguna, renja: Renja, lalu: Renja) -> None:
    salin(budi, renja, lalu, SEMUA)
    perubahan, isi = salin(budi, renja, lalu, SEMUA)
    assert (perubahan, isi.ada_isi, isi.tetap) == (None, False, 53)


def test_satu_urungan_mengembalikan_semuanya(budi: Pengguna, renja: Renja, lalu: Renja) -> None:
    perubahan, _ = salin(budi, renja, lalu, SEMUA)
    urungkan(budi, perubahan)
    assert not renja.baris.exists()
    assert not renja.lapisan_pagu.exists()
    assert not Permasalahan.objects.filter(renja=renja).exists()
    assert lalu.baris.count() == 53


def test_sumber_dana_tunggal_membawa_seluruh_nilai_yang_lain_belum_dirinci(
    budi: Pengguna, renja: Renja, lalu: Renja
) -> None:
    salin(budi, renja, lalu, ["pagu"])
    for pagu in Pagu.objects.filter(lapisan__renja=renja).prefetch_related("sumber"):
        bagian = [satu.nilai for satu in pagu.sumber.all()]
        assert bagian in ([pagu.nilai], [None] * len(bagian)) or sum(bagian) == pagu.nilai


def test_tanpa_prakiraan_maju_dipakai_pagu_terakhir(
    budi: Pengguna, renja: Renja, lalu: Renja
) -> None:
    baris = lalu.baris.get(sub_kegiatan__nomenklatur__kode="2.07.04.2.03.0003")
    PrakiraanMaju.objects.get(baris=baris).delete()
    pagu = Pagu.objects.get(baris=baris, lapisan__jenis="indikatif")
    isi = susun_salinan(renja, lalu, ["pagu"])
    satu = next(b for b in isi.baris if b.lalu == baris)
    assert (satu.pagu.nilai, satu.pagu.dari_maju) == (pagu.nilai, False)


def _renstra_lain(lalu: Renja, edisi: EdisiNomenklatur, kode: list[str]) -> Renstra:
    """Another Renstra of the agency with the same sub kegiatan, by code."""
    pd = lalu.perangkat_daerah
    renstra = Renstra.objects.create(
        perangkat_daerah=pd, nama="Renstra lain", edisi=edisi, tahun_awal=2025, tahun_akhir=2029
    )
    for satu in SubKegiatan.objects.filter(
        kegiatan__program__renstra=lalu.renstra, nomenklatur__kode__in=kode
    ):
        isi = {"perangkat_daerah": pd, "urutan": 1}
        atas = satu.kegiatan
        program, _ = Program.objects.get_or_create(
            renstra=renstra, nomenklatur=atas.program.nomenklatur, defaults={**isi, "nama": "P"}
        )
        kegiatan, _ = Kegiatan.objects.get_or_create(
            program=program, nomenklatur=atas.nomenklatur, defaults={**isi, "nama": "K"}
        )
        SubKegiatan.objects.create(kegiatan=kegiatan, nomenklatur=satu.nomenklatur, nama="S", **isi)
    return renstra


def test_renstra_lain_dipadankan_menurut_nomenklatur(
    budi: Pengguna, renja: Renja, lalu: Renja
) -> None:
    renja.renstra = _renstra_lain(lalu, lalu.edisi, ["2.07.04.2.03.0003", "2.07.03.2.01.0001"])
    renja.save()
    asal = Indikator.objects.filter(sub_kegiatan__nomenklatur__kode="2.07.04.2.03.0003").first()
    Target.objects.create(
        perangkat_daerah=renja.perangkat_daerah, indikator=asal, tahun=2025, asal="maju", bawah=7
    )
    baru = SubKegiatan.objects.get(
        kegiatan__program__renstra=renja.renstra, nomenklatur=asal.sub_kegiatan.nomenklatur
    )
    milik = Indikator.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        renstra=renja.renstra,
        sub_kegiatan=baru,
        uraian=asal.uraian.upper(),
        satuan=asal.satuan,
    )
    _, isi = salin(budi, renja, lalu, SEMUA)
    assert (len(isi.baru), len(isi.tanpa_padanan)) == (2, 51)
    assert "tidak ada pada Renstra lain" in isi.tanpa_padanan[0].sebab
    assert Target.objects.get(indikator=milik, asal="renja", tahun=2025).bawah == 7
    assert {satu.nomenklatur for satu in renja.baris.all()} == {None}


def test_edisi_lain_dipadankan_melalui_peta(budi: Pengguna, renja: Renja, lalu: Renja) -> None:
    """In 2027 three of the seed's codes have no successor; one has another number."""
    renja.edisi = EdisiNomenklatur.objects.get(kode="2027")
    renja.save()
    salin(budi, renja, lalu, ["pagu"])
    kode = dict(renja.baris.values_list("sub_kegiatan__nomenklatur__kode", "nomenklatur__kode"))
    assert len(kode) == 53
    assert kode["2.07.04.2.04.0002"] == "2.07.04.2.04.0004"
    assert sorted(lama for lama, baru in kode.items() if baru is None) == [
        "2.07.03.2.01.0001",
        "2.07.04.2.03.0001",
        "2.07.04.2.04.0003",
    ]


def test_perubahan_tahun_lalu_didahulukan(renja: Renja, lalu: Renja) -> None:
    perubahan = Renja.objects.create(
        perangkat_daerah=lalu.perangkat_daerah,
        renstra=lalu.renstra,
        edisi=lalu.edisi,
        tahun=2024,
        siklus="perubahan",
    )
    assert sumber_tahun_lalu(renja) == [perubahan, lalu]


def test_halaman_mempratinjau_lalu_menyalin(klien: Client, renja: Renja) -> None:
    alamat = "/disnaker/2025/susun/salin/"
    halaman = klien.get(alamat, {"pratinjau": "1", "bawa": ["pagu"]}).content.decode()
    assert "5.228.746.000" in halaman
    assert "sudah ada, tidak ditimpa" not in halaman
    assert not renja.baris.exists()
    bernaskah = klien.get(alamat, {"pratinjau": "1", "bawa": ["naskah"]}).content.decode()
    assert "Naskah: 10 bagian yang berbeda dari teks awal dan 1 gambar ditambahkan." in bernaskah
    hasil = klien.post(alamat, {"bawa": ["pagu"]}, follow=True).content.decode()
    assert "53 sub kegiatan ditambahkan dan 0 dilengkapi dari Renja 2024." in hasil
    lagi = klien.get(alamat, {"pratinjau": "1", "bawa": ["pagu"]}).content.decode()
    assert "sudah ada, tidak ditimpa" in lagi
    assert "Tidak ada yang perlu disalin" in lagi
    naskah = klien.post(alamat, {"bawa": ["naskah"]}, follow=True).content.decode()
    assert "Naskahnya ikut: 10 bagian dan 1 gambar." in naskah
    lagi = klien.get(alamat, {"pratinjau": "1", "bawa": ["naskah"]}).content.decode()
    assert "Naskah: Renja 2025 sudah bernaskah, tidak ditimpa." in lagi


def test_tanpa_tahun_lalu_halamannya_menyebut_jalan_lain(klien: Client, lalu: Renja) -> None:
    halaman = klien.get("/disnaker/2024/susun/salin/").content.decode()
    assert "Belum ada Renja 2023" in halaman


@pytest.mark.parametrize("banyak", [6, 60])
def test_banyaknya_kueri_tetap(banyak: int) -> None:
    lalu = buat_renja(banyak, "salin")
    pd = lalu.perangkat_daerah
    joko = buat_pengguna("joko", ("perencana", pd.pemda, pd))
    baru = Renja.objects.create(
        perangkat_daerah=pd, renstra=lalu.renstra, edisi=lalu.edisi, tahun=2025
    )
    bab = Bab.objects.create(
        perangkat_daerah=pd, renja=lalu, kode="bab-1", jenis="bab", judul="Pembuka", urutan=1
    )
    for urutan in range(1, banyak + 1):
        Bab.objects.create(
            perangkat_daerah=pd,
            renja=lalu,
            induk=bab,
            jenis="sub_bab",
            judul=f"Anak {urutan}",
            isi="Sendiri.",
            urutan=urutan,
        )
    isi = Renja.objects.select_related("perangkat_daerah__pemda", "renstra__edisi", "edisi")
    lalu, kini = isi.get(pk=lalu.pk), isi.get(pk=baru.pk)
    with CaptureQueriesContext(connection) as kueri:
        salin(joko, kini, lalu, SEMUA)
    assert len(kueri) == 63
    assert kini.baris.count() == banyak
    assert kini.bab.count() == 1 + banyak
