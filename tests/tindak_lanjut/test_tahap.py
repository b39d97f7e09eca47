"""Stages and single rows are opened and closed by the mitra verifikator alone, with a reason."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from planning.models import (
    BarisRenja,
    BukaBaris,
    Pengguna,
    Penugasan,
    PerangkatDaerah,
    Perubahan,
    Renja,
)
from planning.penyuntingan import Ditolak, TidakSah, boleh_tulis, suntingan
from planning.penyuntingan.tahap import atur_tahap, buka_baris
from tests.orang import buat_orang

pytestmark = pytest.mark.django_db
ATUR = "tahapan/tindak/atur/"


@pytest.fixture
def orang() -> dict[str, Pengguna]:
    """The cast, with Ani as mitra of Disnaker."""
    hasil = buat_orang()
    disnaker = PerangkatDaerah.objects.get(kode="disnaker")
    Penugasan.objects.get(pengguna=hasil["ani"]).mitra.add(disnaker)
    return hasil


@pytest.fixture
def renja(orang: dict[str, Pengguna]) -> Renja:
    return Renja.objects.milik("disnaker", 2024).select_related("perangkat_daerah").get()


def _kirim(orang: Pengguna, alamat: str, **isi: str) -> Any:
    klien = Client()
    klien.force_login(orang)
    return klien.post(f"/disnaker/2024/{alamat}", isi)


def test_mitra_menutup_dan_membuka_tahap_dengan_alasan(
    orang: dict[str, Pengguna], renja: Renja
) -> None:
    jawaban = _kirim(
        orang["ani"],
        ATUR,
        terbuka="tidak",
        versi="1",
        alasan="Masa pengisian berakhir",
    )
    assert jawaban.status_code == 302
    renja.refresh_from_db()
    assert (renja.terbuka, renja.versi) == (False, 2)
    satu = Perubahan.objects.get()
    assert (satu.judul, satu.alasan, satu.pelaku) == (
        *("Menutup tahap Rancangan awal", "Masa pengisian berakhir", orang["ani"]),
    )
    assert boleh_tulis(orang["budi"], renja).boleh is False
    atur_tahap(orang["ani"], renja, 2, terbuka=True, alasan="Ada perbaikan")
    assert boleh_tulis(orang["budi"], renja).boleh is True


def test_tahap_tanpa_alasan_tidak_berubah(orang: dict[str, Pengguna], renja: Renja) -> None:
    jawaban = _kirim(orang["ani"], ATUR, terbuka="tidak", versi="1", alasan=" ")
    assert jawaban.status_code == 422
    assert "Tulis alasan membuka atau menutup tahap ini." in jawaban.content.decode()
    with pytest.raises(TidakSah):
        atur_tahap(orang["ani"], renja, 1, terbuka=False, alasan="")
    renja.refresh_from_db()
    assert renja.terbuka is True


def test_dua_verifikator_sekaligus_bentrok(orang: dict[str, Pengguna], renja: Renja) -> None:
    atur_tahap(orang["ani"], renja, 1, terbuka=False, alasan="Berakhir")
    jawaban = _kirim(orang["ani"], ATUR, terbuka="tidak", versi="1", alasan="Berakhir")
    assert jawaban.status_code == 409
    assert "sudah berubah sejak halaman ini dibuka" in jawaban.content.decode()


@pytest.mark.parametrize("siapa", ["budi", "dedi", "eka", "hadi", "fajar", "gita"])
def test_yang_bukan_mitra_tidak_mengatur_tahap(
    orang: dict[str, Pengguna], renja: Renja, siapa: str
) -> None:
    isi = {"terbuka": "tidak", "versi": "1", "alasan": "Mencoba"}
    assert _kirim(orang[siapa], ATUR, **isi).status_code == 403
    with pytest.raises(Ditolak, match="verifikator mitra"):
        atur_tahap(orang[siapa], renja, 1, terbuka=False, alasan="Mencoba")


def test_penetapan_tetap_tertutup(orang: dict[str, Pengguna], renja: Renja) -> None:
    Renja.objects.filter(pk=renja.pk).update(tahap="penetapan", terbuka=False)
    renja.refresh_from_db()
    isi = {"terbuka": "ya", "versi": "1", "alasan": "Mencoba"}
    assert _kirim(orang["ani"], ATUR, **isi).status_code == 403
    baris = BarisRenja.objects.filter(renja=renja).first()
    besok = timezone.now() + timedelta(days=1)
    with pytest.raises(Ditolak, match="sudah ditetapkan dan tetap tertutup"):
        buka_baris(orang["ani"], renja, baris.uid, besok, "Mencoba")


def test_baris_dibuka_sampai_waktunya_lalu_ditutup_lebih_awal(
    orang: dict[str, Pengguna], renja: Renja
) -> None:
    Renja.objects.filter(pk=renja.pk).update(terbuka=False)
    baris, lain = BarisRenja.objects.filter(renja=renja)
    besok = timezone.localtime() + timedelta(days=1)
    jawaban = _kirim(
        orang["ani"],
        f"baris/{baris.uid}/buka/",
        sampai=besok.strftime("%Y-%m-%dT%H:%M"),
        alasan="Lokasi salah",
    )
    assert jawaban.status_code == 302
    renja.refresh_from_db()
    with suntingan(orang["budi"], renja=renja) as s:
        s.ubah(baris, 1, {"kelompok_sasaran": "Pencari kerja"})
    with pytest.raises(Ditolak), suntingan(orang["budi"], renja=renja) as s:
        s.ubah(lain, 1, {"kelompok_sasaran": "Pencari kerja"})
    buka = BukaBaris.objects.get()
    _kirim(orang["ani"], f"buka-baris/{buka.uid}/akhiri/")
    buka.refresh_from_db()
    assert buka.sampai <= timezone.now()
    with pytest.raises(Ditolak), suntingan(orang["budi"], renja=renja) as s:
        s.ubah(baris, 2, {"kelompok_sasaran": "Lulusan SMK"})


@pytest.mark.parametrize(
    ("hari", "kalimat"), [(-1, "sudah lewat"), (32, "paling lama 31 hari"), (None, "Isi tanggal")]
)
def test_waktu_pembukaan_yang_tidak_masuk_akal(
    orang: dict[str, Pengguna], renja: Renja, hari: int | None, kalimat: str
) -> None:
    baris = BarisRenja.objects.filter(renja=renja).first()
    waktu = timezone.localtime() + timedelta(days=hari or 0)
    sampai = "besok" if hari is None else waktu.strftime("%Y-%m-%dT%H:%M")
    jawaban = _kirim(orang["ani"], f"baris/{baris.uid}/buka/", sampai=sampai, alasan="Lokasi")
    assert jawaban.status_code == 422
    assert kalimat in jawaban.content.decode()
    assert 'value="Lokasi"' in jawaban.content.decode()
    assert not BukaBaris.objects.exists()
