"""The public proof: what a code and a file stand for, told to anyone, and nothing else."""

import hashlib
import tempfile
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from planning.models import Pengguna, Renja
from renja.keabsahan import batas, unggahan
from renja.keabsahan.alamat import alamat_keabsahan
from renja.models import BerkasVersi, Versi
from renja.tahapan.berkas import daftarkan_berkas
from renja.tahapan.kode import HURUF, kode_acak, rapikan_kode
from renja.tahapan.ralat import beri_ralat
from tests.tahapan.conftest import SATU_TAHAP, ambil, jalankan, orang, renja

__all__ = ["orang", "renja"]
pytestmark = pytest.mark.django_db
Orang = dict[str, Pengguna]
PDF = b"%PDF-1.7 ditandatangani %%EOF"


@pytest.fixture(autouse=True)
def _tanpa_hitungan() -> None:
    cache.clear()


def halaman(kode: str, status: int = 200) -> str:
    jawaban = Client().get(f"/keabsahan/{kode}/")
    assert jawaban.status_code == status
    assert "no-store" in jawaban["Cache-Control"]
    return str(jawaban.content.decode())


def unggah(isi: bytes, **lain: str) -> Any:
    berkas = SimpleUploadedFile("apa.pdf", isi, content_type="application/pdf")
    return Client().post("/keabsahan/berkas/", {"berkas": berkas, **lain})


def test_kode_terbaca_dan_tidak_mirip() -> None:
    kode = {kode_acak() for _ in range(200)}
    assert len(kode) == 200
    assert all(len(satu) == 14 and satu[4] == satu[9] == "-" for satu in kode)
    assert not set("01ILOU") & set(HURUF)


@pytest.mark.parametrize(
    ("ketikan", "kode"),
    [
        ("7K3M-9QXA-2DTF", "7K3M-9QXA-2DTF"),
        (" 7k3m 9qxa 2dtf ", "7K3M-9QXA-2DTF"),
        ("7k3m9qxa2dtf", "7K3M-9QXA-2DTF"),
        ("7K3M-9QXA-2DT", ""),
        ("7K3M-9QXA-2DTO", ""),
        ("", ""),
        ("7" * 10_000, ""),
        ("' OR 1=1 --", ""),
    ],
)
def test_ketikan_kode(ketikan: str, kode: str) -> None:
    assert rapikan_kode(ketikan) == kode


def test_keadaan_versi_sepanjang_jalannya(orang: Orang, renja: Renja) -> None:
    satu = jalankan(orang, "ajukan")
    assert "belum ditandatangani kepala perangkat daerah" in halaman(satu.kode)
    jalankan(orang, "tarik")
    assert "ditarik oleh perangkat daerahnya" in halaman(satu.kode)
    dua = jalankan(orang, "ajukan", "tanda")
    assert "tetapi belum diterima Bappeda, sehingga belum berlaku" in halaman(dua.kode)
    jalankan(orang, "kembali")
    assert "dikembalikan untuk diperbaiki" in halaman(dua.kode)
    tiga = jalankan(orang, *SATU_TAHAP)
    empat = jalankan(orang, "ajukan")
    assert "dikenal dan berlaku" in halaman(tiga.kode)
    jalankan(orang, "tanda")
    assert "dikenal dan berlaku" in halaman(tiga.kode)
    jalankan(orang, "terima")
    isi = halaman(tiga.kode)
    assert "sudah digantikan oleh rancangan versi 1" in isi
    assert empat.kode in isi
    assert "ditarik oleh perangkat daerahnya" in halaman(satu.kode)


def test_penetapan_menyebut_perkada_dan_menggantikan_semua(orang: Orang, renja: Renja) -> None:
    awal = jalankan(orang, *SATU_TAHAP)
    jalankan(orang, *(SATU_TAHAP * 3))
    akhir = jalankan(orang, "tetapkan")
    assert "Nomor 12 Tahun 2023 tanggal 3 Juli 2023" in halaman(akhir.kode)
    assert akhir.kode in halaman(awal.kode)


def test_yang_ditampilkan_hanya_identitasnya(orang: Orang, renja: Renja) -> None:
    versi = jalankan(orang, "ajukan", "kembali")
    isi = halaman(versi.kode)
    for ada in (versi.sidik, versi.berkas.get().sidik, "Dinas Disnaker", "2024"):
        assert ada in isi
    # No name of a person, no reason, no row of the plan.
    for tiada in ("Budi", "Dedi", "Pagu belum cocok", "sub_kegiatan", "1.000.000", "/disnaker/"):
        assert tiada not in isi


def test_ralat_disebut_banyaknya_saja(orang: Orang, renja: Renja) -> None:
    versi = jalankan(orang, *SATU_TAHAP)
    isi = {"tempat": "BAB I", "tertulis": "54", "seharusnya": "53", "alasan": "Salah hitung"}
    beri_ralat(orang["budi"], ambil(), versi, isi)
    teks = halaman(versi.kode)
    assert "1, ada pada perangkat daerahnya" in teks
    assert "Salah hitung" not in teks


def test_kode_yang_tidak_dikenal() -> None:
    assert "Dokumen tidak dikenal" in halaman("2222-2222-2222", 404)
    assert "Dokumen tidak dikenal" in halaman("mengarang", 404)
    klien = Client()
    assert klien.get("/keabsahan/?kode=2222 2222 2222").url == "/keabsahan/2222-2222-2222/"
    assert "bukan kode dokumen" in klien.get("/keabsahan/?kode=<b>").content.decode()
    assert "<b>”" not in klien.get("/keabsahan/?kode=<b>").content.decode()


def test_kedua_sidik_dikenali(orang: Orang, renja: Renja) -> None:
    versi = jalankan(orang, "ajukan", "tanda")
    satu = daftarkan_berkas(orang["dedi"], ambil(), versi, "tertanda.pdf", PDF)
    assert satu.sidik == hashlib.sha256(PDF).hexdigest()
    isi = unggah(PDF).content.decode()
    assert "Berkas dikenal" in isi
    assert "Berkas yang ditandatangani dari rancangan awal versi 1" in isi
    asli = b"%PDF-1.7 contoh" + versi.kode.encode()
    assert "PDF dari data terkunci" in unggah(asli).content.decode()
    data = Client()
    data.force_login(orang["budi"])
    json = data.get("/disnaker/2024/tahapan/versi/rancangan_awal/1/data.json").content
    assert "Data terkunci (JSON)" in unggah(json).content.decode()
    assert "Berkas tidak dikenal" in unggah(PDF + b" ").content.decode()


def test_berkas_milik_dokumen_lain(orang: Orang, renja: Renja) -> None:
    satu = jalankan(orang, *SATU_TAHAP)
    daftarkan_berkas(orang["dedi"], ambil(), satu, "tertanda.pdf", PDF)
    dua = jalankan(orang, "ajukan")
    assert "Berkas milik dokumen lain" in unggah(PDF, kode=dua.kode).content.decode()
    assert "Berkas dikenal" in unggah(PDF, kode=satu.kode).content.decode()


def test_berkas_unggahan_tidak_tersisa_di_mana_pun(
    orang: Orang, renja: Renja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    """Three megabytes, more than is kept in memory elsewhere, leave no file and no row."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    banyak = BerkasVersi.objects.count(), Versi.objects.count()
    assert unggah(b"x" * 3 * 1024 * 1024).status_code == 200
    assert list(tmp_path.iterdir()) == []
    assert banyak == (BerkasVersi.objects.count(), Versi.objects.count())


def test_berkas_yang_tidak_diperiksa(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unggahan, "BERKAS_TERBESAR", 1000)
    jawaban = unggah(b"x" * 1001)
    assert jawaban.status_code == 422
    assert "lebih dari 50 MB" in jawaban.content.decode()
    assert unggah(b"x" * 1000).status_code == 200
    jawaban = Client().post("/keabsahan/berkas/", {})
    assert jawaban.status_code == 422
    assert "Pilih berkas yang akan diperiksa." in jawaban.content.decode()


def test_tanpa_tanda_csrf_ditolak() -> None:
    klien = Client(enforce_csrf_checks=True)
    berkas = SimpleUploadedFile("apa.pdf", PDF)
    assert klien.post("/keabsahan/berkas/", {"berkas": berkas}).status_code == 403


def test_permintaan_per_alamat_dibatasi() -> None:
    klien = Client()
    for _ in range(batas.UNGGAH.kali):
        assert klien.post("/keabsahan/berkas/", {}).status_code == 422
    jawaban = klien.post("/keabsahan/berkas/", {})
    assert (jawaban.status_code, jawaban["Retry-After"]) == (429, "600")
    assert "paling banyak 20 kali dalam 10 menit" in jawaban.content.decode()
    lain = Client(REMOTE_ADDR="10.0.0.9")
    assert lain.post("/keabsahan/berkas/", {}).status_code == 422


def test_alamat_pada_dokumen(settings: Any) -> None:
    settings.ALAMAT_SITUS = "https://renja.example.go.id"
    alamat = "https://renja.example.go.id/keabsahan/7K3M-9QXA-2DTF/"
    assert alamat_keabsahan("7K3M-9QXA-2DTF") == alamat
    settings.ALAMAT_SITUS = ""
    assert alamat_keabsahan("7K3M-9QXA-2DTF") == "/keabsahan/7K3M-9QXA-2DTF/"
