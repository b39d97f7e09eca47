"""The pages: who gets in, from the upload to the undo, choosing, getting the file back."""

import io
import json
from collections.abc import Callable

import openpyxl
import pytest
from django.test import Client

from budget.models import RealisasiAnggaran
from planning.models import Pengguna, Renja
from renja.models import Impor
from tests.impor.alat import ambil_renja
from tests.impor_realisasi.alat import KINERJA, UANG, Buku, buku_kerja, lihat, unggah

pytestmark = pytest.mark.django_db

AWAL = "/disnaker/2024/realisasi/impor/"


@pytest.fixture
def buka(disnaker: Renja) -> Callable[[str], Client]:
    def masuk(nama: str) -> Client:
        klien = Client()
        klien.force_login(Pengguna.objects.get(username=nama))
        return klien

    return masuk


def kirim(klien: Client, isi: bytes, nama: str = "realisasi.xlsx") -> str:
    berkas = io.BytesIO(isi)
    berkas.name = nama
    jawaban = klien.post(AWAL, {"berkas": berkas})
    assert jawaban.status_code == 302, jawaban.content.decode()
    return jawaban.headers["Location"]


def satu_ubahan(budi: Pengguna, renja: Renja) -> tuple[bytes, str]:
    """The workbook with July of the first row at 600.000, and the uid of that row."""
    buku = Buku(buku_kerja(budi, renja, 3))
    buku.tulis(UANG, 5, "b_7", 600_000)
    return buku.bytes(), buku.isi(UANG, 5, "uid")


def test_unduhan_bernama_menurut_triwulannya(buka: Callable[[str], Client]) -> None:
    jawaban = buka("dedi").get(f"{AWAL}buku.xlsx?triwulan=2")
    nama = 'attachment; filename="realisasi-disnaker-2024-tw-2.xlsx"'
    assert jawaban.headers["Content-Disposition"] == nama
    buku = openpyxl.load_workbook(io.BytesIO(jawaban.content))
    assert buku.sheetnames == ["Petunjuk", KINERJA, UANG, "_realisasi"]
    terbuka = [sel for baris in buku[UANG].iter_rows(min_row=5) for sel in baris]
    assert all(sel.protection.locked for sel in terbuka)


def test_tanpa_triwulan_yang_sedang_diisi(buka: Callable[[str], Client]) -> None:
    kepala = buka("budi").get(f"{AWAL}buku.xlsx").headers["Content-Disposition"]
    assert "tw-3.xlsx" in kepala


@pytest.mark.parametrize("orang", ["ani", "dedi", "eka"])
def test_yang_hanya_membaca_tidak_mengunggah(
    buka: Callable[[str], Client], budi: Pengguna, disnaker: Renja, orang: str
) -> None:
    klien = buka(orang)
    halaman = klien.get(AWAL)
    assert halaman.status_code == 200
    assert "Lanjut ke pratinjau" not in halaman.content.decode()
    jawaban = klien.post(AWAL, {"berkas": io.BytesIO(buku_kerja(budi, disnaker))})
    assert jawaban.status_code == 403
    assert "Realisasi hanya diimpor oleh" in jawaban.content.decode()
    assert not Impor.objects.exists()


def test_dari_unggahan_sampai_urung(
    buka: Callable[[str], Client], budi: Pengguna, disnaker: Renja
) -> None:
    klien = buka("budi")
    isi, uid = satu_ubahan(budi, disnaker)
    alamat = kirim(klien, isi)
    halaman = klien.get(alamat).content.decode()
    assert "<del>588.000</del>" in halaman
    assert "<ins>600.000</ins>" in halaman
    assert f"{UANG}!L5" in halaman
    assert "rekaan" in halaman
    uang = RealisasiAnggaran.objects.filter(baris__uid=uid, bulan=7)
    assert uang.get().nilai == 588_000
    klien.post(f"{alamat}terapkan/", {"sidik": lihat(Impor.objects.get()).sidik})
    assert uang.get().nilai == 600_000
    assert "Urungkan impor ini" in klien.get(alamat).content.decode()
    impor = Impor.objects.get()
    assert impor.perubahan is not None
    klien.post(f"/disnaker/2024/perubahan/{impor.perubahan.pk}/urungkan/")
    assert uang.get().nilai == 588_000


def test_sidik_lain_tidak_menulis(
    buka: Callable[[str], Client], budi: Pengguna, disnaker: Renja
) -> None:
    klien = buka("budi")
    isi, uid = satu_ubahan(budi, disnaker)
    alamat = kirim(klien, isi)
    jawaban = klien.post(f"{alamat}terapkan/", {"sidik": "0" * 64}, follow=True)
    assert "berubah sejak pratinjau ini dibuka" in jawaban.content.decode()
    assert RealisasiAnggaran.objects.get(baris__uid=uid, bulan=7).nilai == 588_000


def test_kemajuan_dikirim_baris_demi_baris(
    buka: Callable[[str], Client], budi: Pengguna, disnaker: Renja
) -> None:
    klien = buka("budi")
    alamat = kirim(klien, satu_ubahan(budi, disnaker)[0])
    sidik = lihat(Impor.objects.get()).sidik
    jawaban = klien.post(
        f"{alamat}terapkan/", {"sidik": sidik}, headers={"accept": "application/x-ndjson"}
    )
    baris = [json.loads(satu) for satu in b"".join(jawaban.streaming_content).splitlines()]
    assert [satu.get("nama") for satu in baris[:4]] == [
        "Membaca berkas",
        "Membandingkan dengan realisasi",
        "Menulis realisasi kinerja",
        "Menulis realisasi anggaran",
    ]
    assert baris[-1]["selesai"] is True


def test_setiap_keadaan_menyaring_barisnya(
    buka: Callable[[str], Client], budi: Pengguna, disnaker: Renja
) -> None:
    klien = buka("budi")
    buku = Buku(buku_kerja(budi, disnaker, 3))
    buku.tulis(UANG, 5, "b_7", 600_000)
    buku.tulis(UANG, 8, "b_7", "banyak")
    alamat = kirim(klien, buku.bytes())
    ditolak = klien.get(f"{alamat}?keadaan=ditolak").content.decode()
    assert "banyak" in ditolak
    assert "600.000" not in ditolak
    berubah = klien.get(f"{alamat}?keadaan=berubah").content.decode()
    assert "600.000" in berubah
    assert "bukan angka yang dikenal" not in berubah
    assert (
        "Tidak ada baris dengan keadaan ini" in klien.get(f"{alamat}?keadaan=baru").content.decode()
    )


def test_memetakan_lalu_menerapkan_sebagai_penganggaran(
    buka: Callable[[str], Client], disnaker: Renja
) -> None:
    klien = buka("hadi")
    tempel = "Kode Sub\tBelanja A\tBelanja B\n2.07.01.2.01.0001\t1\t600.000\n"
    alamat = klien.post(AWAL, {"tempelan": tempel}).headers["Location"]
    assert alamat.endswith("/petakan/")
    halaman = klien.get(alamat).content.decode()
    assert "Realisasi Juli" in halaman
    kurang = klien.post(alamat, {"k0": "kode", "awal": "2"})
    assert kurang.status_code == 422
    assert "Kolom bulan belum dipetakan" in kurang.content.decode()
    palsu = klien.post(alamat, {"k0": "kode", "k2": "pagu", "awal": "2"})
    assert palsu.status_code == 422
    isi = {"k0": "kode", "k2": "b_7", "awal": "2", "nama": "SP2D"}
    lanjut = klien.post(alamat, isi).headers["Location"]
    assert "<ins>600.000</ins>" in klien.get(lanjut).content.decode()
    klien.post(f"{lanjut}terapkan/", {"sidik": lihat(Impor.objects.get()).sidik})
    assert RealisasiAnggaran.objects.filter(baris__renja=disnaker, bulan=7, nilai=600_000).exists()
    # The same headings again: the mapping is offered by its name.
    lagi = klien.post(AWAL, {"tempelan": tempel}).headers["Location"]
    assert 'value="SP2D"' in klien.get(lagi).content.decode()


def test_berkas_kembali_bertanda(
    buka: Callable[[str], Client], budi: Pengguna, disnaker: Renja
) -> None:
    klien = buka("budi")
    buku = Buku(buku_kerja(budi, disnaker, 3))
    buku.tulis(UANG, 5, "b_7", "banyak")
    jawaban = klien.get(f"{kirim(klien, buku.bytes())}bertanda.xlsx")
    hasil = openpyxl.load_workbook(io.BytesIO(jawaban.content))
    assert hasil[UANG]["L5"].comment is not None
    assert hasil[UANG].protection.sheet


def test_unggahan_orang_lain_dan_ruang_lain_tidak_ada(
    buka: Callable[[str], Client], budi: Pengguna, fajar: Pengguna, disnaker: Renja
) -> None:
    impor = unggah(fajar, disnaker, buku_kerja(fajar, disnaker, 3))
    assert buka("budi").get(f"{AWAL}{impor.pk}/").status_code == 404
    milik = unggah(budi, disnaker, buku_kerja(budi, disnaker, 3))
    # The plan's import does not open an upload of realisasi, nor another agency's page.
    assert buka("budi").get(f"/disnaker/2024/impor/{milik.pk}/").status_code == 404
    assert ambil_renja("dinsos").pk != disnaker.pk
    assert buka("budi").get(f"/dinsos/2024/realisasi/impor/{milik.pk}/").status_code == 404


def test_berkas_ditolak_dengan_kalimat_pada_medannya(
    buka: Callable[[str], Client], disnaker: Renja
) -> None:
    berkas = io.BytesIO(b"PK\x03\x04rusak")
    berkas.name = "buku.xlsx"
    jawaban = buka("budi").post(AWAL, {"berkas": berkas})
    assert jawaban.status_code == 422
    assert "rusak" in jawaban.content.decode()
