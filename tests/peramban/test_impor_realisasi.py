"""Importing realisasi in a real browser: the workbook out and back, money pasted and mapped."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, expect

from budget.models import RealisasiAnggaran
from planning.models import Pengguna
from tests.impor.alat import ambil_renja
from tests.impor_realisasi.alat import KINERJA, UANG, Buku, buku_kerja
from tests.peramban.aksesibilitas import AXE, PERIKSA
from tests.peramban.test_html import periksa

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]

Konteks = Callable[..., BrowserContext]
AWAL = "/disnaker/2024/realisasi/impor/"
KURANG = "Kode Sub\tBelanja A\tBelanja B\n2.07.01.2.01.0001\t1\t9.000.000\n2.07.01.9\t1\t1\n"


def berubah(isi: bytes) -> Buku:
    """A month changed, one that is closed, and a value that cannot be read."""
    buku = Buku(isi)
    buku.tulis(UANG, 5, "b_7", 600_000)
    buku.tulis(UANG, 5, "b_1", 5)
    nomor = buku.baris(KINERJA, status="Belum diisi", satuan="Orang")
    buku.tulis(KINERJA, nomor, "nilai", "1.5")
    return buku


def test_buku_kerja_diunduh_diubah_diterapkan_diurungkan(demo: None, konteks: Konteks) -> None:
    jendela = konteks("budi")
    jendela.add_init_script(path=AXE)
    halaman = jendela.new_page()
    galat: list[str] = []
    halaman.on("console", lambda pesan: galat.append(pesan.text) if pesan.type == "error" else None)
    halaman.goto(AWAL)
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name="Buku kerja triwulan III", exact=True).click()
    buku = berubah(Path(unduhan.value.path()).read_bytes())
    berkas = {"name": "tw3.xlsx", "mimeType": "application/zip", "buffer": buku.bytes()}
    halaman.get_by_role("button", name="Berkas").set_input_files(berkas)
    halaman.get_by_role("button", name="Lanjut ke pratinjau").click()
    expect(halaman.get_by_role("link", name="2 Ditolak")).to_be_visible()
    assert halaman.evaluate(PERIKSA) == []
    halaman.get_by_label("Lewati 2 sel yang ditolak").check()
    halaman.get_by_role("button", name="Terapkan semua perubahan").click()
    expect(halaman.get_by_text("Diterapkan", exact=True)).to_be_visible()
    uang = RealisasiAnggaran.objects.filter(baris__uid=buku.isi(UANG, 5, "uid"), bulan=7)
    assert uang.get().nilai == 600_000
    assert halaman.evaluate(PERIKSA) == []
    halaman.get_by_role("button", name="Urungkan impor ini").click()
    expect(halaman.get_by_text("Diurungkan: Impor realisasi")).to_be_visible()
    assert uang.get().nilai == 588_000
    assert galat == []


@pytest.mark.parametrize(("lebar", "warna"), [(360, "dark"), (1920, "light")])
def test_halaman_unggahan_lolos_axe(demo: None, konteks: Konteks, lebar: int, warna: str) -> None:
    jendela = konteks("hadi", lebar, color_scheme=warna)
    jendela.add_init_script(path=AXE)
    halaman = jendela.new_page()
    halaman.goto(AWAL)
    halaman.get_by_role("textbox", name="Atau tempel tabel").fill(KURANG)
    halaman.get_by_role("button", name="Lanjut ke pratinjau").click()
    expect(halaman.get_by_role("heading", name="Petakan kolom")).to_be_visible()
    assert halaman.evaluate(PERIKSA) == []
    halaman.get_by_role("combobox", name="Kolom B").select_option("b_7")
    halaman.get_by_role("combobox", name="Kolom C").select_option("b_8")
    halaman.get_by_role("button", name="Lanjut ke pratinjau").click()
    expect(halaman.get_by_text("1 baris melebihi pagunya")).to_be_visible()
    assert halaman.evaluate(PERIKSA) == []
    assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar


def test_halaman_unggahan_berupa_html_yang_sah(demo: None, tmp_path: Path) -> None:
    renja = ambil_renja("disnaker")
    budi = Pengguna.objects.get(username="budi")
    klien = Client()
    klien.force_login(budi)
    isi = tmp_path / "tw3.xlsx"
    isi.write_bytes(berubah(buku_kerja(budi, renja, 3)).bytes())
    with isi.open("rb") as berkas:
        alamat = klien.post(AWAL, {"berkas": berkas}).headers["Location"]
    isi.unlink()
    (tmp_path / "1.html").write_bytes(klien.get(alamat).content)
    (tmp_path / "2.html").write_bytes(klien.get(f"{alamat}?keadaan=semua&hal=2").content)
    petakan = klien.post(AWAL, {"tempelan": KURANG}).headers["Location"]
    (tmp_path / "3.html").write_bytes(klien.get(petakan).content)
    (tmp_path / "4.html").write_bytes(klien.post(AWAL, {}).content)
    assert periksa(tmp_path) == []
