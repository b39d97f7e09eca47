"""A frozen stage shows its own manuscript, which nobody changes."""

import pytest

from planning.models import Pengguna, Penugasan
from renja.penulisan import services
from tests.orang import buat_orang
from tests.penulisan.alat import SKRIP, bab, mulai, renja_disnaker, sebagai
from tests.tahapan.conftest import jalankan

pytestmark = pytest.mark.django_db
DASAR = "/disnaker/2024/dokumen/"
TAHAP = "?tahap=rancangan_awal"


@pytest.fixture
def orang() -> dict[str, Pengguna]:
    """The cast, with Ani as mitra; what was submitted was taken back and written anew."""
    hasil = buat_orang()
    renja = mulai(hasil["budi"])
    Penugasan.objects.get(pengguna=hasil["ani"]).mitra.add(renja.perangkat_daerah)
    services.simpan_isi(hasil["budi"], bab(renja), 1, "Tulisan yang diajukan {{ tahun }}.")
    jalankan(hasil, "ajukan", "tarik")
    services.simpan_isi(hasil["budi"], bab(renja), 2, "Tulisan hari ini.")
    return hasil


def test_tahap_terkunci_menampilkan_naskahnya_tanpa_medan(orang: dict[str, Pengguna]) -> None:
    budi = sebagai(orang, "budi")
    satu = bab(renja_disnaker())
    alamat = f"{DASAR}bagian/{satu.uid}/"
    kini = budi.get(alamat).content.decode()
    assert "Tulisan hari ini." in kini
    beku = budi.get(f"{alamat}{TAHAP}").content.decode()
    assert "Tulisan yang diajukan" in beku
    assert "Tulisan hari ini." not in beku
    assert "data-pn-form" not in beku
    assert "Rancangan awal versi 1 terkunci." in beku
    daftar = budi.get(f"{DASAR}{TAHAP}").content.decode()
    assert f"/bagian/{satu.uid}/?tahap=rancangan_awal" in daftar
    assert "Tambah bab" not in daftar
    lihat = budi.get(f"{alamat}pratinjau/{TAHAP}", headers=SKRIP).content.decode()
    assert "Tulisan yang diajukan 2024." in " ".join(lihat.split())


def test_tahap_yang_tidak_ada_tidak_ditemukan(orang: dict[str, Pengguna]) -> None:
    budi = sebagai(orang, "budi")
    for rujukan in ("penetapan", "entah", "rancangan_awal.9"):
        assert budi.get(f"{DASAR}?tahap={rujukan}").status_code == 404


def test_yang_diajukan_terkunci_bagi_penulisnya(orang: dict[str, Pengguna]) -> None:
    jalankan(orang, "ajukan")
    budi = sebagai(orang, "budi")
    satu = bab(renja_disnaker())
    alamat = f"{DASAR}bagian/{satu.uid}/"
    halaman = budi.get(alamat).content.decode()
    assert "sudah diajukan dan terkunci" in halaman
    assert "data-pn-form" not in halaman
    tolak = budi.post(alamat, {"versi": str(satu.versi), "isi": "Lain"}, headers=SKRIP)
    assert tolak.status_code == 403
    assert "sudah diajukan dan terkunci" in tolak.json()["pesan"]
