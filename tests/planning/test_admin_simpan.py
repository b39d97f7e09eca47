"""The admin writes as every other page does: nothing overwritten, everything traced."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from planning.models import (
    JadwalTahap,
    JejakAudit,
    Pemda,
    Pengguna,
    Penugasan,
    PerangkatDaerah,
    Peraturan,
    Satuan,
    Wilayah,
)
from planning.penyuntingan import suntingan
from planning.penyuntingan.jejak import periksa_rantai
from tests.orang import SANDI, buat_orang
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db


@pytest.fixture
def orang() -> dict[str, Pengguna]:
    return buat_orang()


@pytest.fixture
def indah(orang: dict[str, Pengguna]) -> Client:
    """The admin of Kota Pontianak, signed in; dinas-lain belongs to another city."""
    klien = Client()
    klien.force_login(orang["indah"])
    return klien


def kota() -> Pemda:
    return Pemda.objects.get(kode="kota")


def barat() -> Wilayah:
    induk = Wilayah.objects.get(pemda=kota(), jenis="daerah")
    return Wilayah.objects.create(pemda=kota(), induk=induk, jenis="kecamatan", nama="Barat")


def isian(satu: Wilayah, **ganti: Any) -> dict[str, Any]:
    awal = {
        "induk": satu.induk_id,
        "jenis": satu.jenis,
        "kode": satu.kode,
        "nama": satu.nama,
        "urutan": satu.urutan,
        "versi_baca": satu.versi,
    }
    return awal | ganti


def entri(objek: str) -> list[tuple[str, Any, Any]]:
    semua = JejakAudit.objects.filter(objek=objek).order_by("nomor")
    return [(satu.aksi, satu.sebelum, satu.sesudah) for satu in semua]


def test_wilayah_diubah_lewat_suntingan_dan_meninggalkan_jejak(indah: Client) -> None:
    satu = barat()
    alamat = f"/admin/planning/wilayah/{satu.pk}/change/"
    jawaban = indah.post(alamat, isian(satu, nama="Pontianak Barat"))
    assert jawaban.status_code == 302
    kini = Wilayah.objects.get(pk=satu.pk)
    assert (kini.nama, kini.versi) == ("Pontianak Barat", 2)
    assert entri("planning.wilayah") == [
        ("ubah", {"nama": "Barat"}, {"nama": "Pontianak Barat"}),
    ]
    akhir = JejakAudit.objects.get(objek="planning.wilayah")
    assert (akhir.asal, akhir.nama_pelaku, akhir.rantai.pemda) == ("admin", "Indah", kota())
    assert list(periksa_rantai(akhir.rantai)) == []


def test_bentrok_memperlihatkan_kedua_nilai_lalu_dapat_disimpan(
    indah: Client, orang: dict[str, Pengguna]
) -> None:
    satu = barat()
    lama = isian(satu, nama="Isian Indah")
    with suntingan(orang["ani"], judul="Mengubah wilayah") as s:
        s.ubah(satu, 1, {"nama": "Simpanan Ani"})
    alamat = f"/admin/planning/wilayah/{satu.pk}/change/"
    jawaban = indah.post(alamat, lama)
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert "Baris ini sudah diubah oleh Ani sejak Anda membukanya." in halaman
    assert "Kini tersimpan: &quot;Simpanan Ani&quot; (Ani" in halaman
    assert 'value="Isian Indah"' in halaman
    assert '<input type="hidden" name="versi_baca" value="2" id="id_versi_baca">' in halaman
    assert Wilayah.objects.get(pk=satu.pk).nama == "Simpanan Ani"
    indah.post(alamat, lama | {"versi_baca": "2"})
    assert Wilayah.objects.get(pk=satu.pk).nama == "Isian Indah"


def test_tanpa_versi_tidak_ada_yang_diubah(indah: Client) -> None:
    satu = barat()
    alamat = f"/admin/planning/wilayah/{satu.pk}/change/"
    jawaban = indah.post(alamat, isian(satu, nama="Lain", versi_baca=""))
    assert "Halaman ini tidak lengkap." in jawaban.content.decode()
    assert Wilayah.objects.get(pk=satu.pk).nama == "Barat"


def test_pemda_wilayah_tidak_diambil_dari_kiriman(indah: Client) -> None:
    satu = barat()
    lain = PerangkatDaerah.objects.get(kode="dinas-lain").pemda
    indah.post(
        f"/admin/planning/wilayah/{satu.pk}/change/",
        isian(satu, nama="Baru", pemda=lain.pk, versi="9", uid="0" * 32),
    )
    kini = Wilayah.objects.get(pk=satu.pk)
    assert (kini.nama, kini.pemda, kini.versi, kini.uid) == ("Baru", kota(), 2, satu.uid)


def test_wilayah_ditambah_dan_dihapus_dengan_jejak(indah: Client) -> None:
    induk = Wilayah.objects.get(pemda=kota(), jenis="daerah")
    isi = {"pemda": kota().pk, "induk": induk.pk, "jenis": "kecamatan", "nama": "Utara"}
    indah.post("/admin/planning/wilayah/add/", isi | {"urutan": "1"})
    utara = Wilayah.objects.get(nama="Utara")
    jawaban = indah.post(f"/admin/planning/wilayah/{utara.pk}/delete/", {"post": "yes"})
    assert jawaban.status_code == 302
    assert not Wilayah.objects.filter(nama="Utara").exists()
    assert [aksi for aksi, _, _ in entri("planning.wilayah")] == ["tambah", "hapus"]


def test_penugasan_dicatat_tambah_ubah_hapus(indah: Client, orang: dict[str, Pengguna]) -> None:
    disnaker = PerangkatDaerah.objects.get(kode="disnaker")
    isi = {
        "pengguna": orang["hadi"].pk,
        "peran": "perencana",
        "sebagai": "definitif",
        "pemda": kota().pk,
        "perangkat_daerah": disnaker.pk,
        "berlaku_dari": "2024-01-01",
    }
    indah.post("/admin/planning/penugasan/add/", isi)
    baru = Penugasan.objects.get(pengguna=orang["hadi"], peran="perencana")
    alamat = f"/admin/planning/penugasan/{baru.pk}"
    indah.post(f"{alamat}/change/", isi | {"berlaku_sampai": "2024-12-31"})
    indah.post(f"{alamat}/delete/", {"post": "yes"})
    tambah, ubah, hapus = entri("planning.penugasan")
    assert (tambah[0], tambah[1], tambah[2]["peran"]) == ("tambah", None, "perencana")
    assert ubah == ("ubah", {"berlaku_sampai": None}, {"berlaku_sampai": "2024-12-31"})
    assert (hapus[0], hapus[1]["berlaku_sampai"], hapus[2]) == ("hapus", "2024-12-31", None)


def test_sandi_baru_dicatat_tanpa_sandinya(indah: Client, orang: dict[str, Pengguna]) -> None:
    sandi = "sungai-landak-tenang"
    jawaban = indah.post(
        f"/admin/planning/pengguna/{orang['budi'].pk}/password/",
        {"usable_password": "true", "password1": sandi, "password2": sandi},
    )
    assert jawaban.status_code == 302
    assert Pengguna.objects.get(username="budi").check_password(sandi)
    assert entri("planning.pengguna") == [
        ("ubah", {"kata_sandi": None}, {"kata_sandi": "diganti"}),
    ]


def test_akun_baru_dicatat_tanpa_sandi_dan_hanya_terlihat_di_pemdanya(indah: Client) -> None:
    lain = PerangkatDaerah.objects.get(kode="dinas-lain").pemda
    sandi = "taman-bunga-kapuas"
    indah.post(
        "/admin/planning/pengguna/add/",
        {
            "username": "kartika",
            "nama": "Kartika",
            "usable_password": "true",
            "password1": sandi,
            "password2": sandi,
            "pemda": lain.pk,
        },
    )
    kartika = Pengguna.objects.get(username="kartika")
    assert kartika.pemda == kota()
    ((aksi, sebelum, sesudah),) = entri("planning.pengguna")
    assert (aksi, sebelum) == ("tambah", None)
    assert {"password", "last_login"}.isdisjoint(sesudah)
    joko = Client()
    joko.force_login(buat_pengguna("joko", ("admin", lain, None)))
    assert "Kartika" not in joko.get("/admin/planning/pengguna/").content.decode()
    assert "Kartika" in indah.get("/admin/planning/pengguna/").content.decode()


def test_hak_istimewa_tidak_diambil_dari_kiriman(indah: Client, orang: dict[str, Pengguna]) -> None:
    budi = orang["budi"]
    isi = {"username": "budi", "nama": "Budi <b>P.</b>", "is_active": "on"} | {
        f"penugasan-{nama}_FORMS": "0" for nama in ("TOTAL", "INITIAL")
    }
    lebih = {"is_superuser": "on", "is_staff": "on", "contoh": "on", "password": "x"}
    alamat = f"/admin/planning/pengguna/{budi.pk}/change/"
    assert indah.post(alamat, isi | lebih).status_code == 302
    kini = Pengguna.objects.get(pk=budi.pk)
    assert (kini.is_superuser, kini.is_staff, kini.contoh) == (False, False, False)
    assert kini.check_password(SANDI)
    assert "Budi &lt;b&gt;P.&lt;/b&gt;" in indah.get(alamat).content.decode()


def test_akun_lama_tanpa_peran_hanya_terlihat_oleh_superuser(indah: Client) -> None:
    buat_pengguna("lama")
    assert "Lama" not in indah.get("/admin/planning/pengguna/").content.decode()
    akar = Client()
    akar.force_login(Pengguna.objects.create_superuser("akar", nama="Akar", email=""))
    assert "Lama" in akar.get("/admin/planning/pengguna/").content.decode()


def test_data_bersama_hanya_diubah_pengelola_semua_pemda(indah: Client) -> None:
    """Two pemda share the regulations; Indah looks after one of them."""
    uu = Peraturan.objects.create(jenis="uu", nomor="13", tahun=2003, tentang="Ketenagakerjaan")
    alamat = f"/admin/planning/peraturan/{uu.pk}/change/"
    isi = {"jenis": "uu", "nomor": "13", "tahun": "2003", "tentang": "Lain", "versi_baca": "1"}
    assert indah.get(alamat).status_code == 200
    assert indah.post(alamat, isi).status_code == 403
    assert indah.post("/admin/performance/skalapredikat/add/").status_code == 403
    assert indah.post("/admin/planning/satuan/add/", {"nama": "Orang"}).status_code == 403
    akar = Client()
    akar.force_login(Pengguna.objects.create_superuser("akar", nama="Akar", email=""))
    assert akar.post(alamat, isi).status_code == 302
    assert Peraturan.objects.get(pk=uu.pk).tentang == "Lain"


def test_admin_satu_satunya_pemda_mengurus_satuan() -> None:
    """Where there is one pemda only, what all share is its own."""
    satu = Pemda.objects.create(kode="kota", nama="Kota", jenis="kota")
    klien = Client()
    klien.force_login(buat_pengguna("indah", ("admin", satu, None)))
    jawaban = klien.post("/admin/planning/satuan/add/", {"nama": "Orang", "aktif": "on"})
    assert jawaban.status_code == 302
    assert Satuan.objects.get().nama == "Orang"
    assert entri("planning.satuan") == [("tambah", None, {"nama": "Orang", "aktif": True})]


def test_jadwal_tahap_ditambah_dan_tanggal_terbalik_ditolak(indah: Client) -> None:
    isi = {
        "pemda": kota().pk,
        "tahun": "2025",
        "siklus": "awal",
        "tahap": "rancangan",
        "mulai": "2024-03-01",
        "selesai": "2024-02-01",
    }
    halaman = indah.post("/admin/planning/jadwaltahap/add/", isi).content.decode()
    assert "Tanggal selesai mendahului tanggal mulai." in halaman
    assert indah.post("/admin/planning/jadwaltahap/add/", isi | {"selesai": "2024-03-31"})
    assert JadwalTahap.objects.get().pemda == kota()


def test_saringan_tidak_menyebut_milik_pemda_lain(indah: Client) -> None:
    for alamat in ("pengguna", "penugasan", "unitkerja", "wilayah", "perangkatdaerah"):
        halaman = indah.get(f"/admin/planning/{alamat}/").content.decode()
        assert "Dinas-Lain" not in halaman, alamat
        assert "Kota Uji" not in halaman or alamat == "wilayah", alamat


# --- One's own password -------------------------------------------------------------------


def test_setiap_orang_mengganti_kata_sandinya(orang: dict[str, Pengguna]) -> None:
    klien = Client()
    klien.force_login(orang["budi"])
    assert "Ganti kata sandi" in klien.get("/").content.decode()
    baru = "sungai-kapuas-lebar"
    isi = {"old_password": SANDI, "new_password1": baru, "new_password2": baru}
    jawaban = klien.post("/kata-sandi/", isi | {"old_password": "salah"})
    assert "Kata sandi yang sekarang tidak cocok." in jawaban.content.decode()
    assert klien.post("/kata-sandi/", isi).status_code == 302
    assert Pengguna.objects.get(username="budi").check_password(baru)
    assert klien.get("/").status_code == 200
    assert entri("planning.pengguna") == [
        ("ubah", {"kata_sandi": None}, {"kata_sandi": "diganti"}),
    ]


# --- The last admin -----------------------------------------------------------------------


@pytest.fixture
def akar(orang: dict[str, Pengguna]) -> Client:
    """A superuser; Indah is the only admin of Kota Pontianak."""
    satu = Pengguna.objects.create_superuser("akar", nama="Akar", email="", password=SANDI)
    klien = Client()
    klien.force_login(satu)
    return klien


HARUS = "Kota Pontianak harus tetap punya admin."


def tugas_indah() -> Penugasan:
    return Penugasan.objects.get(pengguna__username="indah")


def isian_tugas(**ganti: Any) -> dict[str, Any]:
    satu = tugas_indah()
    awal = {
        "pengguna": satu.pengguna_id,
        "peran": "admin",
        "sebagai": "definitif",
        "pemda": satu.pemda_id,
        "berlaku_dari": "2023-01-01",
    }
    return awal | ganti


def test_admin_terakhir_tidak_dinonaktifkan(akar: Client) -> None:
    satu = tugas_indah()
    alamat = f"/admin/planning/pengguna/{satu.pengguna_id}/change/"
    isi = {
        "username": "indah",
        "nama": "Indah",
        "penugasan-TOTAL_FORMS": "1",
        "penugasan-INITIAL_FORMS": "1",
        "penugasan-0-id": satu.pk,
        "penugasan-0-pengguna": satu.pengguna_id,
        "penugasan-0-peran": "admin",
        "penugasan-0-sebagai": "definitif",
        "penugasan-0-pemda": satu.pemda_id,
        "penugasan-0-berlaku_dari": "2023-01-01",
    }
    jawaban = akar.post(alamat, isi)
    assert HARUS in jawaban.content.decode()
    assert Pengguna.objects.get(username="indah").is_active
    jawaban = akar.post(alamat, isi | {"is_active": "on", "penugasan-0-DELETE": "on"})
    assert HARUS in jawaban.content.decode()
    assert tugas_indah() == satu
    assert akar.post(alamat, isi | {"is_active": "on"}).status_code == 302


@pytest.mark.parametrize(
    "ganti",
    [
        {"berlaku_sampai": "2023-12-31"},
        {"berlaku_dari": str(timezone.localdate() + timedelta(days=1))},
        {"berlaku_sampai": str(timezone.localdate() + timedelta(days=30))},
        {"peran": "apip"},
    ],
)
def test_peran_admin_terakhir_tidak_diakhiri(akar: Client, ganti: dict[str, str]) -> None:
    alamat = f"/admin/planning/penugasan/{tugas_indah().pk}/change/"
    halaman = akar.post(alamat, isian_tugas(**ganti)).content.decode()
    assert HARUS in halaman
    satu = tugas_indah()
    assert (satu.peran, str(satu.berlaku_dari), satu.berlaku_sampai) == (
        "admin",
        "2023-01-01",
        None,
    )


def test_peran_admin_terakhir_tidak_dipindah_kepada_yang_tidak_aktif(akar: Client) -> None:
    Pengguna.objects.filter(username="hadi").update(is_active=False)
    hadi = Pengguna.objects.get(username="hadi")
    alamat = f"/admin/planning/penugasan/{tugas_indah().pk}/change/"
    assert HARUS in akar.post(alamat, isian_tugas(pengguna=hadi.pk)).content.decode()
    Pengguna.objects.filter(username="hadi").update(is_active=True)
    assert akar.post(alamat, isian_tugas(pengguna=hadi.pk)).status_code == 302


def test_peran_admin_terakhir_tidak_dihapus_satu_atau_beramai_ramai(akar: Client) -> None:
    satu = tugas_indah()
    jawaban = akar.post(
        f"/admin/planning/penugasan/{satu.pk}/delete/", {"post": "yes"}, follow=True
    )
    assert HARUS in jawaban.content.decode()
    semua = list(Penugasan.objects.values_list("pk", flat=True))
    isi = {"action": "delete_selected", "_selected_action": semua, "post": "yes"}
    jawaban = akar.post("/admin/planning/penugasan/", isi, follow=True)
    assert HARUS in jawaban.content.decode()
    assert Penugasan.objects.count() == len(semua)


def test_kata_sandi_admin_terakhir_tidak_dicabut(akar: Client) -> None:
    alamat = f"/admin/planning/pengguna/{tugas_indah().pengguna_id}/password/"
    jawaban = akar.post(alamat, {"usable_password": "false", "unset-password": "1"}, follow=True)
    assert HARUS in jawaban.content.decode()
    assert Pengguna.objects.get(username="indah").has_usable_password()


def test_admin_kedua_boleh_diakhiri(akar: Client, orang: dict[str, Pengguna]) -> None:
    Penugasan.objects.create(
        pengguna=orang["hadi"], peran="admin", pemda=kota(), berlaku_dari="2023-01-01"
    )
    alamat = f"/admin/planning/penugasan/{tugas_indah().pk}/change/"
    assert akar.post(alamat, isian_tugas(berlaku_sampai="2023-12-31")).status_code == 302


def test_superuser_terakhir_tidak_menonaktifkan_dirinya(akar: Client) -> None:
    diri = Pengguna.objects.get(username="akar")
    isi = {"username": "akar", "nama": "Akar"} | {
        f"penugasan-{nama}_FORMS": "0" for nama in ("TOTAL", "INITIAL")
    }
    jawaban = akar.post(f"/admin/planning/pengguna/{diri.pk}/change/", isi)
    assert "Pemasangan ini harus tetap punya superuser." in jawaban.content.decode()
    assert Pengguna.objects.get(username="akar").is_active
