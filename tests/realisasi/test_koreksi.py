"""Corrections on their pages: who reopens, what stays beside, what is open and what is done."""

import json
from typing import Any

import pytest
from django.test import Client

from performance.models import RealisasiTriwulan
from performance.pelaporan import ajukan, buka_kembali, setujui
from planning.models import JejakAudit, KoreksiRealisasi
from planning.penyuntingan import suntingan
from tests.realisasi.bahan_paraf import ALAMAT, Dunia, buat_dunia

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> Dunia:
    return buat_dunia()


def masuk(dunia: Dunia, siapa: str) -> Client:
    klien = Client()
    klien.force_login(dunia.orang[siapa])
    return klien


def buka(klien: Client, satu: RealisasiTriwulan, alasan: str = "Salah ketik") -> Any:
    return klien.post(f"{ALAMAT}paraf/{satu.uid}/buka/", {"alasan": alasan})


def buka_uang(dunia: Dunia, siapa: str, alasan: str = "Salah bulan", nomor: int = 0) -> Any:
    alamat = f"{ALAMAT}anggaran/{dunia.baris[nomor].uid}/buka/"
    return masuk(dunia, siapa).post(alamat, {"alasan": alasan})


def test_gita_membuka_kembali_dan_daftar_menyebut_keduanya(dunia: Dunia) -> None:
    satu = dunia.lapor(0, 5, status="disetujui")
    gita, fajar = dunia.orang["gita"], dunia.orang["fajar"]
    assert "Buka kembali" in masuk(dunia, "gita").get(f"{ALAMAT}paraf/").content.decode()
    assert buka(masuk(dunia, "gita"), satu).status_code == 302
    html = masuk(dunia, "eka").get(f"{ALAMAT}koreksi/").content.decode()
    for teks in ("Terbuka", "5 Dokumen", "belum diganti", "Salah ketik", "Gita", "Bidang A"):
        assert teks in html, teks
    satu.refresh_from_db()
    with suntingan(fajar, renja=dunia.renja) as s:
        s.ubah(satu, satu.versi, {"bawah": 8})
    ajukan(fajar, [satu], dunia.renja)
    paraf = masuk(dunia, "gita").get(f"{ALAMAT}paraf/").content.decode()
    assert "Nilai semula (dikoreksi)" in paraf
    setujui(gita, [satu], dunia.renja)
    html = masuk(dunia, "eka").get(f"{ALAMAT}koreksi/").content.decode()
    for teks in ("Selesai", "5 Dokumen", "8 Dokumen"):
        assert teks in html, teks


@pytest.mark.parametrize("siapa", ["budi", "fajar", "eka", "hadi", "ani"])
def test_yang_tidak_membuka_kembali(dunia: Dunia, siapa: str) -> None:
    satu = dunia.lapor(0, status="disetujui")
    assert buka(masuk(dunia, siapa), satu).status_code == 403
    assert "Buka kembali yang sudah" not in (
        masuk(dunia, siapa).get(f"{ALAMAT}paraf/").content.decode()
    )


def test_baris_lain_tidak_dibuka_lewat_alamat_ini(dunia: Dunia) -> None:
    kedua = dunia.lapor(0, triwulan=2, status="disetujui")
    assert buka(masuk(dunia, "dedi"), kedua).status_code == 404
    ketiga = dunia.lapor(0, status="disetujui")
    assert buka(masuk(dunia, "citra"), ketiga).status_code == 404
    assert not KoreksiRealisasi.objects.exists()


def test_tanpa_alasan(dunia: Dunia) -> None:
    satu = dunia.lapor(0, status="disetujui")
    dunia.tutup()
    jawab = masuk(dunia, "dedi").post(f"{ALAMAT}paraf/{satu.uid}/buka/", {}, follow=True)
    assert "Tulis alasan membukanya kembali" in jawab.content.decode()
    jawab = buka_uang(dunia, "dedi", " ")
    assert (jawab.status_code, KoreksiRealisasi.objects.count()) == (422, 0)
    assert "Tulis alasan membukanya kembali" in jawab.content.decode()


def test_uang_dibuka_diubah_dan_diselesaikan(dunia: Dunia) -> None:
    dunia.uang(0, 7, 100)
    dunia.tutup()
    assert buka_uang(dunia, "budi").status_code == 403
    assert buka_uang(dunia, "dedi").status_code == 302
    fajar = masuk(dunia, "fajar")
    pk, lain = dunia.baris[0].pk, dunia.baris[1].pk
    isi = {"sel": [[f"b{pk}.m7", 1, "250"], [f"b{lain}.m7", 0, "1"]], "nomor": 0}
    jawab = fajar.post(
        f"{ALAMAT}anggaran/simpan/", json.dumps(isi), content_type="application/json"
    )
    keadaan = {kunci: satu["s"] for kunci, satu in jawab.json()["sel"].items()}
    assert keadaan == {f"b{pk}.m7": "simpan", f"b{lain}.m7": "kunci"}
    assert "Dibuka untuk koreksi" in fajar.get(f"{ALAMAT}anggaran/").content.decode()
    html = masuk(dunia, "budi").get(f"{ALAMAT}koreksi/").content.decode()
    assert "Juli 100" in html
    assert "sekarang Juli 250" in html
    koreksi = KoreksiRealisasi.objects.get()
    alamat = f"{ALAMAT}koreksi/{koreksi.uid}/selesai/"
    assert fajar.post(alamat).status_code == 403
    assert masuk(dunia, "budi").post(alamat).status_code == 302
    koreksi.refresh_from_db()
    assert (koreksi.lama, koreksi.baru) == ({"7": "100"}, {"7": "250"})
    assert masuk(dunia, "budi").post(alamat).status_code == 403
    isi = {"sel": [[f"b{pk}.m7", 2, "300"]], "nomor": 0}
    jawab = fajar.post(
        f"{ALAMAT}anggaran/simpan/", json.dumps(isi), content_type="application/json"
    )
    assert jawab.status_code == 403


def test_nilai_lama_tetap_untuk_selamanya(dunia: Dunia) -> None:
    """A second correction keeps its own old value; nobody deletes or rewrites the first."""
    satu = dunia.lapor(0, 5, status="disetujui")
    gita, fajar = dunia.orang["gita"], dunia.orang["fajar"]
    for baru in (8, 9):
        satu.refresh_from_db()
        buka_kembali(gita, satu, f"Menjadi {baru}", dunia.renja)
        satu.refresh_from_db()
        with suntingan(fajar, renja=dunia.renja) as s:
            s.ubah(satu, satu.versi, {"bawah": baru})
        ajukan(fajar, [satu], dunia.renja)
        setujui(gita, [satu], dunia.renja)
    isi = [(k.lama["bawah"], k.baru["bawah"], k.alasan) for k in KoreksiRealisasi.objects.all()]
    assert isi == [(5, 8, "Menjadi 8"), (8, 9, "Menjadi 9")]
    jejak = JejakAudit.objects.filter(objek="planning.koreksirealisasi", aksi="tambah")
    assert [satu.sesudah["lama"]["bawah"] for satu in jejak.order_by("nomor")] == [5, 8]


def test_jejak_apip_menyebut_nilai_semula_siapa_dan_alasan(dunia: Dunia) -> None:
    dunia.uang(0, 7, 100)
    dunia.tutup()
    buka_uang(dunia, "dedi", "Salah bulan")
    html = masuk(dunia, "eka").get("/disnaker/2024/jejak/").content.decode()
    for teks in ("bulan 7 Rp 100", "Salah bulan", "Dedi", "pengajuan dan paraf"):
        assert teks in html, teks


def test_daftar_kosong_dan_koreksi_asing(dunia: Dunia) -> None:
    assert "Belum ada koreksi" in masuk(dunia, "eka").get(f"{ALAMAT}koreksi/").content.decode()
    dunia.tutup()
    buka_uang(dunia, "dedi")
    uid = KoreksiRealisasi.objects.get().uid
    assert (
        masuk(dunia, "budi").post(f"/disnaker/2024/realisasi/2/koreksi/{uid}/selesai/").status_code
        == 404
    )
    assert (
        masuk(dunia, "citra").post(f"/dinsos/2024/realisasi/3/koreksi/{uid}/selesai/").status_code
        == 404
    )
