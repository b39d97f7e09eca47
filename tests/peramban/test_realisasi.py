"""Reporting a quarter in the browser: keys, bad values, evidence, a pasted column, handing in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from performance.models import BuktiRealisasi, RealisasiTriwulan
from planning.models import Indikator, Pengguna
from tests.orang import buat_orang
from tests.performance.berkas_bukti import PDF

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]

Konteks = Callable[..., BrowserContext]
TW3 = "/disnaker/2024/realisasi/3/"


@pytest.fixture
def orang(transactional_db: None, settings: Any, tmp_path: Path) -> dict[str, Pengguna]:
    """Fajar reports for the whole agency: program, kegiatan and two sub kegiatan, target 12."""
    settings.BUKTI_ROOT = tmp_path / "bukti"
    return buat_orang(2)


def buka(konteks: Konteks, siapa: str = "fajar", alamat: str = TW3, **lain: object) -> Page:
    halaman = konteks(siapa, **lain).new_page()
    halaman.goto(alamat)
    return halaman


def nilai(halaman: Page) -> Locator:
    return halaman.locator('input[name^="nilai."]')


def baris(halaman: Page, nomor: int) -> Locator:
    return halaman.locator("article[data-baris]").nth(nomor)


def test_mengisi_dengan_papan_ketik_saja(konteks: Konteks, orang: dict[str, Pengguna]) -> None:
    halaman = buka(konteks)
    nilai(halaman).first.focus()
    halaman.keyboard.type("9")
    halaman.keyboard.press("Enter")
    expect(baris(halaman, 0)).to_contain_text("Tersimpan")
    expect(baris(halaman, 0)).to_contain_text("75,00 %")
    expect(baris(halaman, 0)).to_contain_text("Termasuk yang belum diajukan")
    expect(nilai(halaman).nth(1)).to_be_focused()
    halaman.keyboard.type("12 Orang")
    halaman.keyboard.press("ArrowDown")
    expect(baris(halaman, 1)).to_contain_text('Satuan "Orang" bukan satuan indikator ini.')
    expect(nilai(halaman).nth(1)).to_have_attribute("aria-invalid", "true")
    halaman.keyboard.press("ArrowUp")
    expect(nilai(halaman).nth(1)).to_be_focused()
    halaman.keyboard.press("Control+A")
    halaman.keyboard.type("6 Dokumen")
    halaman.keyboard.press("Control+S")
    expect(nilai(halaman).nth(1)).to_have_value("6")
    expect(baris(halaman, 1)).to_contain_text("50,00 %")
    expect(nilai(halaman).nth(1)).not_to_have_attribute("aria-invalid", "true")
    assert sorted(RealisasiTriwulan.objects.values_list("bawah", flat=True)) == [6, 9]
    halaman.keyboard.press("Control+Z")
    expect(nilai(halaman).nth(1)).to_have_value("")
    expect(halaman.locator("#rl-keadaan")).to_contain_text("Diurungkan")
    tombol = halaman.get_by_role("button", name="Ajukan yang sudah diisi (1)")
    tombol.focus()
    with halaman.expect_navigation():
        halaman.keyboard.press("Enter")
    expect(halaman.get_by_role("status").first).to_contain_text("1 realisasi diajukan")
    assert RealisasiTriwulan.objects.get().status == "diajukan"
    expect(nilai(halaman)).to_have_count(3)
    assert halaman.evaluate("Object.keys(localStorage)") == []


def test_satu_kolom_dari_excel_ditempel_dan_diurungkan_sekaligus(
    konteks: Konteks, orang: dict[str, Pengguna]
) -> None:
    halaman = buka(konteks)
    nilai(halaman).first.focus()
    halaman.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData("text", "5\\r\\n6\\r\\nbanyak\\r\\n8\\r\\n");
          const acara = new ClipboardEvent("paste", {
            clipboardData: data, bubbles: true, cancelable: true
          });
          document.activeElement.dispatchEvent(acara);
        }"""
    )
    expect(baris(halaman, 2)).to_contain_text('"banyak" bukan angka.')
    expect(halaman.locator("#rl-keadaan")).to_contain_text("3 realisasi tersimpan")
    assert sorted(RealisasiTriwulan.objects.values_list("bawah", flat=True)) == [5, 6, 8]
    halaman.locator("#rl-keadaan").get_by_role("button", name="Urungkan").click()
    expect(nilai(halaman).first).to_have_value("")
    assert not RealisasiTriwulan.objects.exists()
    # What was wrong is still there to be put right.
    expect(nilai(halaman).nth(2)).to_have_value("banyak")


def test_bukti_dilampirkan_ditolak_dan_dilepas(
    konteks: Konteks, orang: dict[str, Pengguna]
) -> None:
    halaman = buka(konteks)
    satu = baris(halaman, 0)
    satu.get_by_text("Penjelasan dan bukti").click()
    berkas = satu.locator("input[type=file]")
    berkas.set_input_files(
        {"name": "laporan.pdf", "mimeType": "application/pdf", "buffer": b"MZ" * 9}
    )
    expect(satu.get_by_text("Isi berkas ini sebuah program")).to_be_visible()
    berkas.set_input_files({"name": "hadir.pdf", "mimeType": "application/pdf", "buffer": PDF})
    tautan = satu.get_by_role("link", name="hadir.pdf")
    expect(tautan).to_be_visible()
    expect(satu.get_by_text("Isi berkas ini sebuah program")).to_have_count(0)
    with halaman.expect_download() as unduhan:
        tautan.click()
    assert unduhan.value.suggested_filename == "hadir.pdf"
    satu.get_by_role("button", name="Lepas bukti hadir.pdf").click()
    expect(satu.get_by_text("Belum ada bukti.")).to_be_visible()
    assert not BuktiRealisasi.objects.exists()


def test_bentrok_menampilkan_kedua_nilai(konteks: Konteks, orang: dict[str, Pengguna]) -> None:
    halaman, lain = buka(konteks), buka(konteks, "budi")
    nilai(lain).first.fill("7")
    lain.keyboard.press("Control+S")
    expect(baris(lain, 0)).to_contain_text("Tersimpan")
    expect(baris(lain, 0)).to_contain_text("diisi perencana atas nama unit")
    nilai(halaman).first.fill("9")
    halaman.keyboard.press("Control+S")
    expect(baris(halaman, 0)).to_contain_text("Realisasi: tersimpan 7, isian Anda 9")
    halaman.get_by_role("button", name="Pakai milik saya").click()
    expect(baris(halaman, 0)).to_contain_text("Tersimpan")
    assert RealisasiTriwulan.objects.get().bawah == 9


def test_draf_bertahan_setelah_tab_ditutup(konteks: Konteks, orang: dict[str, Pengguna]) -> None:
    jendela = konteks("fajar")
    halaman = jendela.new_page()
    halaman.goto(TW3)
    nilai(halaman).first.fill("9")
    halaman.close(run_before_unload=False)
    halaman = jendela.new_page()
    halaman.goto(TW3)
    if not RealisasiTriwulan.objects.exists():
        expect(halaman.get_by_text("1 isian yang belum tersimpan dipulihkan.")).to_be_visible()
    expect(nilai(halaman).first).to_have_value("9")


def test_tanpa_skrip_seluruhnya_satu_formulir(konteks: Konteks, orang: dict[str, Pengguna]) -> None:
    Indikator.objects.filter(sub_kegiatan__isnull=False).update(agregasi="persentase", satuan="%")
    halaman = buka(konteks, java_script_enabled=False)
    halaman.locator('input[name^="pembilang."]').first.fill("1")
    halaman.locator('input[name^="penyebut."]').first.fill("0")
    nilai(halaman).first.fill("3")
    halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.get_by_role("alert")).to_contain_text("Penyebut 0 tidak dapat dipakai membagi.")
    assert [int(n) for n in RealisasiTriwulan.objects.values_list("bawah", flat=True)] == [3]
    halaman.locator('input[name^="penyebut."]').first.fill("8")
    halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.get_by_text("1 realisasi tersimpan.")).to_be_visible()
    # 1 / 8 x 100.
    expect(halaman.locator('input[value="12,5"]')).to_have_count(1)
    halaman.get_by_text("Penjelasan dan bukti").first.click()
    halaman.get_by_role("link", name="Lampirkan berkas").first.click()
    berkas = {"name": "hadir.pdf", "mimeType": "application/pdf", "buffer": PDF}
    halaman.locator("input[type=file]").set_input_files(berkas)
    halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.get_by_role("link", name="hadir.pdf")).to_be_visible()
