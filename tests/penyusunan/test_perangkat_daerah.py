"""The page of an agency, and starting plans on it."""

import pytest
from django.test import Client

from budget.models import Pagu, PrakiraanMaju
from planning.models import (
    DasarHukum,
    EdisiNomenklatur,
    FaktorMisi,
    IsuStrategis,
    Layanan,
    Pengguna,
    Permasalahan,
    Perubahan,
    Renja,
    Renstra,
    Target,
)
from planning.penyuntingan import Ditolak
from renja.dokumen.pemuat import muat_naskah
from renja.models import Bab, Gambar
from renja.pemuat import muat_rencana
from renja.penyusunan.mulai import buat_renja, mulai_perubahan
from renja.sandingan.bentuk import Keadaan, Sisi
from renja.sandingan.susun import sandingkan

pytestmark = pytest.mark.django_db


def _masuk(username: str) -> Client:
    peramban = Client()
    peramban.force_login(
        Pengguna.objects.get(username=username), backend="planning.autentikasi.BackendPengguna"
    )
    return peramban


def test_halaman_memuat_renstra_renja_dan_angkanya(klien: Client) -> None:
    halaman = klien.get("/disnaker/").content.decode()
    assert "Renstra Dinas Tenaga Kerja Kota Pontianak Tahun 2024-2026" in halaman
    assert "5 program · 19 kegiatan · 53 sub kegiatan · pagu Rp 4.704.246.000" in halaman
    assert "prakiraan maju Rp 5.228.746.000" in halaman
    assert "Buat Renja" in halaman


def test_pembaca_tidak_ditawari_memulai(klien: Client) -> None:
    for orang in ("ani", "dedi", "eka", "hadi"):
        assert "Buat Renja" not in _masuk(orang).get("/disnaker/").content.decode()
        assert _masuk(orang).post("/disnaker/renja-baru/").status_code == 403
    assert _masuk("citra").get("/disnaker/").status_code == 404
    assert _masuk("indah").get("/disnaker/").status_code == 404


def test_membuat_renja_dari_renstra_yang_mencakup(klien: Client, lalu: Renja) -> None:
    kirim = {"tahun": 2025, "renstra": lalu.renstra_id, "edisi": lalu.edisi_id}
    jawaban = klien.post("/disnaker/renja-baru/", kirim)
    assert jawaban.headers["Location"] == "/disnaker/2025/susun/"
    baru = Renja.objects.milik("disnaker", 2025).get()
    assert (baru.tahap, baru.terbuka, baru.siklus) == ("persiapan", True, "awal")
    assert baru.pengaturan == lalu.pengaturan


def test_tahap_versi_dan_perangkat_daerah_dari_kiriman_diabaikan(
    klien: Client, lalu: Renja
) -> None:
    asing = Renja.objects.get(perangkat_daerah__kode="dinsos").perangkat_daerah_id
    klien.post(
        "/disnaker/renja-baru/",
        {
            "tahun": 2025,
            "renstra": lalu.renstra_id,
            "edisi": lalu.edisi_id,
            "tahap": "penetapan",
            "versi": 9,
            "perangkat_daerah": asing,
        },
    )
    baru = Renja.objects.get(tahun=2025)
    assert (baru.tahap, baru.versi, baru.perangkat_daerah.kode) == ("persiapan", 1, "disnaker")


@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        ({"tahun": 2024}, "Renja 2024 sudah ada"),
        ({"tahun": 2030}, "mencakup 2024 sampai 2026, bukan 2030"),
        ({"tahun": ""}, "Bidang ini tidak boleh kosong"),
        ({"tahun": 1999}, "lebih besar dari atau sama dengan 2000"),
        ({"renstra": "0"}, "Masukkan pilihan yang valid"),
    ],
)
def test_renja_yang_keliru_ditolak(
    klien: Client, lalu: Renja, ganti: dict[str, object], pesan: str
) -> None:
    kirim = {"tahun": 2025, "renstra": lalu.renstra_id, "edisi": lalu.edisi_id, **ganti}
    jawaban = klien.post("/disnaker/renja-baru/", kirim)
    assert jawaban.status_code == 422
    assert pesan in jawaban.content.decode()
    assert Renja.objects.filter(perangkat_daerah__kode="disnaker").count() == 1


def test_renstra_milik_perangkat_daerah_lain_bukan_pilihan(klien: Client, lalu: Renja) -> None:
    asing = Renstra.objects.get(perangkat_daerah__kode="dinsos")
    kirim = {"tahun": 2025, "renstra": asing.pk, "edisi": lalu.edisi_id}
    assert klien.post("/disnaker/renja-baru/", kirim).status_code == 422


def test_membuat_renstra_sebagai_rancangan(klien: Client, lalu: Renja) -> None:
    kirim = {
        "nama": "Renstra 2025-2029",
        "tahun_awal": 2025,
        "tahun_akhir": 2029,
        "edisi": lalu.edisi_id,
        "status": "ditetapkan",
    }
    assert klien.post("/disnaker/renstra-baru/", kirim).status_code == 302
    assert Renstra.objects.get(nama="Renstra 2025-2029").status == "rancangan"
    lagi = klien.post("/disnaker/renstra-baru/", kirim)
    assert "sudah ada; ganti namanya" in lagi.content.decode()
    panjang = klien.post("/disnaker/renstra-baru/", {**kirim, "tahun_akhir": 2031})
    assert "paling lama enam tahun" in panjang.content.decode()


def test_pembuatan_dapat_diurungkan(klien: Client, budi: Pengguna, lalu: Renja) -> None:
    buat_renja(budi, lalu.perangkat_daerah, 2025, lalu.renstra, lalu.edisi)
    perubahan = Perubahan.objects.get(judul="Membuat Renja 2025")
    alamat = f"/disnaker/urungkan/{perubahan.pk}/"
    assert alamat in klien.get("/disnaker/").content.decode()
    klien.post(alamat)
    assert not Renja.objects.filter(tahun=2025).exists()


def test_perubahan_hanya_dari_renja_yang_tertutup(klien: Client, lalu: Renja) -> None:
    assert (
        "Belum ada Renja yang dapat diubah"
        in klien.get("/disnaker/perubahan-baru/").content.decode()
    )
    klien.post("/disnaker/perubahan-baru/", {"tahun": 2024})
    assert not Renja.objects.filter(siklus="perubahan").exists()


def test_perubahan_dimulai_dengan_isi_semula(budi: Pengguna, lalu: Renja) -> None:
    """53 rows, Rp 4.704.246.000, 77 targets of 2024 (Tabel 4.1)."""
    Renja.objects.filter(pk=lalu.pk).update(terbuka=False)
    lalu.refresh_from_db()
    baru = mulai_perubahan(budi, lalu)
    assert (baru.siklus, baru.tahap, baru.terbuka) == ("perubahan", "persiapan", True)
    assert baru.baris.count() == 53
    milik = Pagu.objects.filter(lapisan__renja=baru)
    assert sum(satu.nilai for satu in milik) == 4_704_246_000
    maju = PrakiraanMaju.objects.filter(baris__renja=baru)
    assert sum(satu.nilai for satu in maju) == 5_228_746_000
    assert Target.objects.filter(asal="perubahan", tahun=2024).count() == 77
    assert baru.baris.filter(lokasi_baris__isnull=True).count() == 0
    assert lalu.baris.count() == 53


def test_perubahan_membawa_daftar_dan_naskahnya(budi: Pengguna, lalu: Renja) -> None:
    """Of the demo: 22 laws, 9 masalah, 5 isu, 5 faktor, 17 layanan, 22 parts and the emblem."""
    Renja.objects.filter(pk=lalu.pk).update(terbuka=False)
    lalu.refresh_from_db()
    baru = mulai_perubahan(budi, lalu)
    daftar = {DasarHukum: 22, Permasalahan: 9, IsuStrategis: 5, FaktorMisi: 5, Layanan: 17}
    assert {satu: satu.objects.filter(renja=baru).count() for satu in daftar} == daftar
    tautan = [
        sorted(satu.permasalahan.values_list("masalah", flat=True))
        for renja in (lalu, baru)
        for satu in IsuStrategis.objects.filter(renja=renja)
    ]
    assert tautan[:5] == tautan[5:]
    lama = {satu.kode: satu for satu in Bab.objects.filter(renja=lalu)}
    milik = {satu.kode: satu for satu in Bab.objects.filter(renja=baru).select_related("induk")}
    assert milik.keys() - lama.keys() == {"perubahan"}
    assert lama.keys() <= milik.keys()
    assert all(milik[kode].isi == satu.isi for kode, satu in lama.items())
    assert milik["perubahan"].induk == milik["bab-3"]
    assert Gambar.objects.get(renja=baru).isi == Gambar.objects.get(renja=lalu).isi
    assert Bab.objects.filter(renja=lalu).count() == len(lama)


def test_perubahan_yang_baru_dimulai_sama_dengan_renjanya(budi: Pengguna, lalu: Renja) -> None:
    """Of the demo, whose list of laws has one twice; only the part of the perubahan is new."""
    Renja.objects.filter(pk=lalu.pk).update(terbuka=False)
    lalu.refresh_from_db()
    baru = mulai_perubahan(budi, lalu)
    semula, menjadi = (
        Sisi("", muat_rencana(satu, pelaksanaan=True, konteks=True), muat_naskah(satu))
        for satu in (lalu, baru)
    )
    hasil = sandingkan(semula, menjadi)
    assert hasil.beda == ()
    assert hasil.jumlah.semula == hasil.jumlah.menjadi
    assert [satu.judul for satu in hasil.naskah or () if satu.keadaan == (Keadaan.BERTAMBAH,)] == [
        "Perubahan Program, Kegiatan, dan Pagu"
    ]


def test_perubahan_kedua_ditolak_dan_yang_pertama_dapat_diurungkan(
    klien: Client, budi: Pengguna, lalu: Renja
) -> None:
    Renja.objects.filter(pk=lalu.pk).update(terbuka=False)
    jawaban = klien.post("/disnaker/perubahan-baru/", {"tahun": 2024})
    assert jawaban.headers["Location"] == "/disnaker/2024-perubahan/susun/"
    klien.post("/disnaker/perubahan-baru/", {"tahun": 2024})
    assert Renja.objects.filter(siklus="perubahan").count() == 1
    perubahan = Perubahan.objects.get(judul="Memulai Perubahan Renja 2024")
    klien.post(f"/disnaker/urungkan/{perubahan.pk}/")
    assert not Renja.objects.filter(siklus="perubahan").exists()
    assert not Target.objects.filter(asal="perubahan").exists()


def test_perencana_lain_tidak_memulai(lalu: Renja) -> None:
    citra = Pengguna.objects.get(username="citra")
    edisi = EdisiNomenklatur.objects.get(kode="900-2023")
    with pytest.raises(Ditolak, match="perencana perangkat daerahnya"):
        buat_renja(citra, lalu.perangkat_daerah, 2025, lalu.renstra, edisi)
