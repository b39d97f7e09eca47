"""Jadwal pengisian among the master data: one by one, as a sheet, traced, and of one pemda."""

from datetime import date

import pytest
from django.test import Client

from planning.models import JadwalPengisian, JejakAudit, Pemda, Pengguna
from tests.orang import buat_orang
from tests.planning.test_admin_tukar import berkas, ekspor, isi_lembar, terapkan, unggah

pytestmark = pytest.mark.django_db
ALAMAT = "/admin/planning/jadwalpengisian"


@pytest.fixture
def indah() -> Client:
    buat_orang()
    klien = Client()
    klien.force_login(Pengguna.objects.get(username="indah"))
    return klien


def _isian(**lain: str) -> dict[str, str]:
    kota = Pemda.objects.get(kode="kota")
    isi = {"pemda": str(kota.pk), "tahun": "2024", "triwulan": "3"}
    return isi | {"mulai": "2024-10-01", "selesai": "2024-10-15"} | lain


def test_ditambah_tercatat_dan_tanggal_terbalik_ditolak(indah: Client) -> None:
    halaman = indah.post(f"{ALAMAT}/add/", _isian(selesai="2024-09-30")).content.decode()
    assert "Tanggal selesai mendahului tanggal mulai." in halaman
    assert indah.post(f"{ALAMAT}/add/", _isian()).status_code == 302
    satu = JadwalPengisian.objects.get()
    assert (satu.triwulan, satu.mulai, satu.selesai) == (3, date(2024, 10, 1), date(2024, 10, 15))
    (entri,) = JejakAudit.objects.filter(objek="planning.jadwalpengisian")
    assert (entri.aksi, entri.nama_pelaku) == ("tambah", "Indah")


def test_pemda_lain_tidak_dapat_dipilih(indah: Client) -> None:
    lain = Pemda.objects.get(kode="pemda-dinas-lain")
    jawaban = indah.post(f"{ALAMAT}/add/", _isian(pemda=str(lain.pk)))
    assert jawaban.status_code == 200
    assert not JadwalPengisian.objects.exists()
    satu = JadwalPengisian.objects.create(
        pemda=lain, tahun=2024, triwulan=1, mulai=date(2024, 4, 1), selesai=date(2024, 4, 20)
    )
    assert indah.get(f"{ALAMAT}/{satu.pk}/change/").status_code == 302


def test_diimpor_menurut_pemda_tahun_dan_triwulan(indah: Client) -> None:
    indah.post(f"{ALAMAT}/add/", _isian())
    kepala = ["pemda", "tahun", "triwulan", "mulai", "selesai"]
    assert isi_lembar(ekspor(indah, ALAMAT))[0] == kepala
    isi = berkas(
        kepala,
        ["kota", 2024, 3, "01-10-2024", "20/10/2024"],
        ["kota", 2024, 4, "2025-01-02", "2025-01-20"],
    )
    terapkan(indah, ALAMAT, unggah(indah, ALAMAT, isi))
    jadwal = JadwalPengisian.objects.order_by("triwulan").values_list(
        "triwulan", "mulai", "selesai"
    )
    assert list(jadwal) == [
        (3, date(2024, 10, 1), date(2024, 10, 20)),
        (4, date(2025, 1, 2), date(2025, 1, 20)),
    ]


def test_triwulan_lima_ditolak_pada_pratinjau(indah: Client) -> None:
    kepala = ["pemda", "tahun", "triwulan", "mulai", "selesai"]
    isi = berkas(kepala, ["kota", 2024, 5, "2024-10-01", "2024-10-15"])
    halaman = unggah(indah, ALAMAT, isi).content.decode()
    assert "5" in halaman
    assert "Terapkan impor" not in halaman
    assert not JadwalPengisian.objects.exists()
