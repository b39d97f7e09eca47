"""The admin: one pemda's admin neither sees nor reaches another's master data."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from planning.models import Pemda, Pengguna, Penugasan, PerangkatDaerah, UnitKerja
from planning.situs import situs
from tests.orang import buat_orang
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db


@pytest.fixture
def indah() -> Client:
    """The admin of Kota Pontianak, signed in; dinas-lain belongs to another city."""
    klien = Client()
    klien.force_login(buat_orang()["indah"])
    return klien


def teks(klien: Client, alamat: str) -> str:
    jawaban = klien.get(alamat)
    assert jawaban.status_code == 200, alamat
    return jawaban.content.decode()


def test_tidak_ada_model_berangka_di_admin() -> None:
    berangka = {
        model
        for nama in ("planning", "budget", "performance")
        for model in apps.get_app_config(nama).get_models()
        if any(
            kolom.name in {"nilai", "bawah", "realisasi", "anggaran", "pagu"}
            for kolom in model._meta.concrete_fields
        )
    }
    assert len(berangka) > 10
    assert berangka.isdisjoint(situs._registry)


def test_daftar_memuat_perangkat_daerah_pemda_sendiri_saja(indah: Client) -> None:
    daftar = teks(indah, "/admin/planning/perangkatdaerah/")
    assert "Dinas Disnaker" in daftar
    assert "Dinas Dinas-Lain" not in daftar


def test_baris_pemda_lain_tidak_dapat_dibuka(indah: Client) -> None:
    lain = PerangkatDaerah.objects.get(kode="dinas-lain")
    jawaban = indah.get(f"/admin/planning/perangkatdaerah/{lain.pk}/change/")
    assert (jawaban.status_code, jawaban.headers["Location"]) == (302, "/admin/")


def test_halaman_hapus_menghitung_tanpa_memperlihatkan_isi(indah: Client) -> None:
    disnaker = PerangkatDaerah.objects.get(kode="disnaker")
    halaman = teks(indah, f"/admin/planning/perangkatdaerah/{disnaker.pk}/delete/")
    assert "Tidak dapat menghapus" in halaman
    assert "baris Renja" in halaman
    assert "1000000" not in halaman, "pagu tidak terlihat"
    assert "1500000" not in halaman, "prakiraan maju tidak terlihat"


def test_admin_tidak_memberi_peran_kepada_dirinya(indah: Client) -> None:
    diri = Pengguna.objects.get(username="indah")
    budi = Pengguna.objects.get(username="budi")
    formulir = teks(indah, "/admin/planning/penugasan/add/")
    assert f'<option value="{budi.pk}">' in formulir
    assert f'<option value="{diri.pk}">' not in formulir
    assert "penugasan-0-peran" not in teks(indah, f"/admin/planning/pengguna/{diri.pk}/change/")
    indah.post(
        "/admin/planning/penugasan/add/",
        {
            "pengguna": diri.pk,
            "peran": "apip",
            "sebagai": "definitif",
            "pemda": Pemda.objects.get(perangkat_daerah__kode="disnaker").pk,
            "berlaku_dari": "2023-01-01",
        },
    )
    assert not diri.penugasan.filter(peran="apip").exists()


def test_pilihan_penugasan_hanya_dari_pemda_sendiri(indah: Client) -> None:
    formulir = teks(indah, "/admin/planning/penugasan/add/")
    assert "Dinas Disnaker" in formulir
    assert "Dinas Dinas-Lain" not in formulir


def _penugasan(**ganti: object) -> dict[str, object]:
    disnaker = PerangkatDaerah.objects.get(kode="disnaker")
    return {
        "pengguna": Pengguna.objects.get(username="hadi").pk,
        "peran": "perencana",
        "sebagai": "definitif",
        "pemda": disnaker.pemda_id,
        "perangkat_daerah": disnaker.pk,
        "berlaku_dari": "2024-01-01",
        **ganti,
    }


def test_penugasan_untuk_pemda_lain_ditolak(indah: Client) -> None:
    lain = PerangkatDaerah.objects.get(kode="dinas-lain")
    isian = _penugasan(pemda=lain.pemda_id, perangkat_daerah=lain.pk)
    jawaban = indah.post("/admin/planning/penugasan/add/", isian)
    assert jawaban.status_code == 200
    assert not Penugasan.objects.filter(perangkat_daerah=lain).exists()


def test_penugasan_yang_benar_tersimpan(indah: Client) -> None:
    jawaban = indah.post("/admin/planning/penugasan/add/", _penugasan())
    assert jawaban.status_code == 302
    assert Penugasan.objects.filter(pengguna__username="hadi", peran="perencana").count() == 1


def test_unit_kerja_perangkat_daerah_lain_ditolak_dengan_kalimat(indah: Client) -> None:
    dinsos = UnitKerja.objects.get(perangkat_daerah__kode="dinsos")
    isian = _penugasan(peran="pelaksana", unit_kerja=dinsos.pk)
    halaman = indah.post("/admin/planning/penugasan/add/", isian).content.decode()
    assert "bukan milik Dinas Disnaker." in halaman


def test_lingkup_yang_tidak_cocok_dengan_peran_ditolak_dengan_kalimat(indah: Client) -> None:
    isian = _penugasan(peran="pelaksana")
    halaman = indah.post("/admin/planning/penugasan/add/", isian).content.decode()
    assert "Lingkup penugasan tidak cocok dengan perannya." in halaman


def test_induk_unit_kerja_dari_perangkat_daerah_lain_ditolak(indah: Client) -> None:
    disnaker = UnitKerja.objects.get(perangkat_daerah__kode="disnaker")
    dinsos = UnitKerja.objects.get(perangkat_daerah__kode="dinsos")
    isian = {
        "perangkat_daerah": disnaker.perangkat_daerah_id,
        "induk": dinsos.pk,
        "jenis": "bidang",
        "nama": "Bidang Pelatihan",
        "urutan": "1",
        "berlaku_dari": "2024-01-01",
    }
    halaman = indah.post("/admin/planning/unitkerja/add/", isian).content.decode()
    assert "bukan milik Dinas Disnaker." in halaman
    jawaban = indah.post("/admin/planning/unitkerja/add/", isian | {"induk": disnaker.pk})
    assert jawaban.status_code == 302
    assert UnitKerja.objects.get(nama="Bidang Pelatihan").induk == disnaker


def test_admin_tidak_menjangkau_superuser_dan_orang_pemda_lain(indah: Client) -> None:
    lain = PerangkatDaerah.objects.get(kode="dinas-lain")
    orang_lain = buat_pengguna("lina", ("perencana", lain.pemda, lain))
    akar = Pengguna.objects.create_superuser("akar", password=None, nama="Akar", email="")
    daftar = teks(indah, "/admin/planning/pengguna/")
    assert "Budi" in daftar
    assert "Lina" not in daftar
    assert "Akar" not in daftar
    for orang in (orang_lain, akar):
        jawaban = indah.get(f"/admin/planning/pengguna/{orang.pk}/password/")
        assert jawaban.status_code == 404
    budi = Pengguna.objects.get(username="budi")
    assert "is_superuser" not in teks(indah, f"/admin/planning/pengguna/{budi.pk}/change/")


def test_superuser_menjangkau_semua_pemda() -> None:
    buat_orang()
    klien = Client()
    klien.force_login(Pengguna.objects.create_superuser("akar", nama="Akar", email=""))
    assert "Dinas Dinas-Lain" in teks(klien, "/admin/planning/perangkatdaerah/")


def test_peran_admin_yang_berakhir_menutup_admin(indah: Client) -> None:
    kemarin = timezone.localdate() - timedelta(days=1)
    Penugasan.objects.filter(peran="admin").update(berlaku_sampai=kemarin)
    assert indah.get("/admin/").status_code == 403


def test_peran_admin_yang_belum_mulai_belum_membuka_admin() -> None:
    pemda = Pemda.objects.create(kode="kota", nama="Kota", jenis="kota")
    calon = buat_pengguna("calon")
    Penugasan.objects.create(
        pengguna=calon,
        peran="admin",
        pemda=pemda,
        berlaku_dari=timezone.localdate() + timedelta(days=1),
    )
    klien = Client()
    klien.force_login(calon)
    assert klien.get("/admin/").status_code == 403


def test_orang_baru_dibuat_dengan_nama_dan_sandi(indah: Client) -> None:
    isian = {
        "username": "kartika",
        "nama": "Kartika Perencana",
        "email": "",
        "usable_password": "true",
        "password1": "taman-bunga-kapuas",
        "password2": "taman-bunga-kapuas",
    }
    jawaban = indah.post("/admin/planning/pengguna/add/", isian)
    assert jawaban.status_code == 302
    baru = Pengguna.objects.get(username="kartika")
    assert (baru.nama, baru.is_superuser, baru.is_staff) == ("Kartika Perencana", False, False)
    assert baru.check_password("taman-bunga-kapuas")


def test_tanggal_berakhir_sebelum_mulai_ditolak(indah: Client) -> None:
    isian = _penugasan(berlaku_dari="2024-02-01", berlaku_sampai=str(date(2024, 1, 1)))
    halaman = indah.post("/admin/planning/penugasan/add/", isian).content.decode()
    assert "Tanggal berlaku sampai mendahului tanggal berlaku dari." in halaman


@pytest.mark.parametrize("cari", ["a" * 100_000, "nama " * 5_000, "%" * 60_000])
def test_kata_cari_yang_sangat_panjang_tidak_menemukan_apa_pun(indah: Client, cari: str) -> None:
    assert "Indah" not in _daftar_hasil(teks_cari(indah, cari))


def teks_cari(klien: Client, cari: str) -> str:
    jawaban = klien.get("/admin/planning/pengguna/", {"q": cari})
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def _daftar_hasil(halaman: str) -> str:
    return halaman.partition('id="result_list"')[2]


@pytest.mark.parametrize("alamat", ["", "export/"])
@pytest.mark.parametrize(
    "saring",
    [{"berlaku_dari__year": "9" * 26, "berlaku_dari__month": "1"}, {"tidak_ada": "1"}],
)
def test_saringan_yang_tidak_masuk_akal_kembali_ke_daftar(
    indah: Client, alamat: str, saring: dict[str, str]
) -> None:
    jawaban = indah.get(f"/admin/planning/penugasan/{alamat}", saring)
    assert jawaban.status_code in {200, 302}
