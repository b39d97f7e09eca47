"""The roll-up in a browser: sorted, filtered and copied by keyboard, also without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.rekap.kota import Kota, buat_kota_uji

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]

Konteks = Callable[..., BrowserContext]
ALAMAT = "/pemda/pemda-satu/2024/capaian/?triwulan=1"


@pytest.fixture
def kota(transactional_db: None) -> Kota:
    """The city whose numbers the tests know."""
    return buat_kota_uji()


def nama(halaman: Page) -> list[str]:
    """The agencies in the order of the page."""
    return halaman.locator(".rk-tabel tbody th a").all_inner_texts()


def test_urut_saring_dan_salin_dengan_papan_ketik_saja(kota: Kota, konteks: Konteks) -> None:
    halaman = konteks("ani").new_page()
    halaman.goto(ALAMAT)
    assert nama(halaman) == ["Dinas Dua", "Dinas Satu", "Dinas Tiga"]
    halaman.get_by_role("link", name="Rata-rata capaian (%)").focus()
    halaman.keyboard.press("Enter")
    expect(halaman.locator("th[aria-sort=descending]")).to_contain_text("Rata-rata capaian")
    assert nama(halaman) == ["Dinas Satu", "Dinas Dua", "Dinas Tiga"]
    halaman.get_by_label("Nama perangkat daerah").focus()
    halaman.keyboard.type("dua")
    halaman.keyboard.press("Enter")
    expect(halaman.locator("caption")).to_have_text("1 dari 3 perangkat daerah")
    assert nama(halaman) == ["Dinas Dua"]
    halaman.get_by_role("button", name="Salin daftar").focus()
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_text("Daftar disalin.")).to_be_visible()
    # What was copied goes into the field of names, line ends and all but the breaks.
    halaman.get_by_label("Nama perangkat daerah").fill("")
    halaman.get_by_label("Nama perangkat daerah").focus()
    halaman.keyboard.press("Control+V")
    tempelan = halaman.get_by_label("Nama perangkat daerah").input_value()
    assert "1. Dinas Dua (2 dari 3 indikator belum, laporan: draf)" in tempelan
    assert "2. Dinas Tiga (belum memiliki Renja 2024)" in tempelan


def test_baris_membuka_dasbor_pada_triwulan_itu(kota: Kota, konteks: Konteks) -> None:
    halaman = konteks("ani").new_page()
    halaman.goto(ALAMAT)
    halaman.get_by_role("link", name="Dinas Satu", exact=True).click()
    expect(halaman).to_have_url("/satu/2024/dasbor/?triwulan=1")
    expect(halaman.get_by_text("75,00").first).to_be_visible()


def test_tanpa_skrip_daftar_tetap_dapat_dipilih(kota: Kota, konteks: Konteks) -> None:
    halaman = konteks("ani", java_script_enabled=False).new_page()
    halaman.goto(ALAMAT)
    expect(halaman.get_by_role("button", name="Salin daftar")).to_be_hidden()
    kotak = halaman.get_by_role("textbox", name="Belum menyampaikan laporan")
    expect(kotak).to_have_attribute("readonly", "")
    halaman.get_by_role("link", name="Triwulan II", exact=True).click()
    expect(halaman.get_by_role("heading", level=1)).to_contain_text("s/d triwulan II 2024")
