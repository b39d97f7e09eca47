"""The dashboard as the head reads it: by eye, keyboard, screen reader, and on two sheets."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from tests.peramban.aksesibilitas import AXE, PERIKSA

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]

Konteks = Callable[..., BrowserContext]
DASBOR = "/disnaker/2024/dasbor/?triwulan=3"
LEBAR = pytest.mark.parametrize(("lebar", "warna"), [(360, "dark"), (1920, "light")])


@pytest.fixture
def dedi(demo: None, konteks: Konteks) -> Callable[..., Page]:
    """Opens the dashboard as the head."""

    def buka(lebar: int = 1280, **lain: object) -> Page:
        jendela = konteks("dedi", lebar, **lain)
        jendela.add_init_script(path=AXE)
        halaman = jendela.new_page()
        halaman.goto(DASBOR)
        return halaman

    return buka


@LEBAR
def test_dasbor_terbaca_utuh(dedi: Callable[..., Page], lebar: int, warna: str) -> None:
    halaman = dedi(lebar, color_scheme=warna)
    assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar
    assert halaman.evaluate(PERIKSA) == []
    # What lies folded is read as well.
    halaman.evaluate("document.querySelectorAll('main details').forEach((s) => (s.open = true))")
    assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar
    assert halaman.evaluate(PERIKSA) == []


def test_dasbor_bagi_pembaca_layar(dedi: Callable[..., Page]) -> None:
    halaman = dedi()
    judul = halaman.get_by_role("heading", level=2).all_inner_texts()
    assert [satu for satu in judul if satu] == [
        "Yang berisiko",
        "Angka pokok",
        "Serapan menurut bulan",
        "Laporan menurut unit kerja",
        "Capaian indikator",
    ]
    pohon = halaman.locator("main").aria_snapshot()
    # Pictures have a name and a description; the heat table speaks in words.
    assert re.search(r'- img "Serapan 2024 menurut bulan realisasi s/d September Rp [\d.]+', pohon)
    assert len(re.findall(r'img ".+ Capaian (?:[\d,]+ %|tidak dapat dihitung)', pohon)) == 9
    assert 'row "Bidang Hubungan Industrial disetujui 10' in pohon
    assert 'rowheader "Bidang Hubungan Industrial"' in pohon
    tanpa_nama = halaman.evaluate(
        "[...document.querySelectorAll('svg[role=img]')].filter((satu) => "
        "!satu.getAttribute('aria-labelledby').split(' ').every((id) => "
        "document.getElementById(id)?.textContent)).length"
    )
    assert tanpa_nama == 0


def test_dasbor_dengan_papan_ketik(dedi: Callable[..., Page]) -> None:
    halaman = dedi()
    halaman.get_by_text("Saring menurut unit kerja").focus()
    halaman.keyboard.press("Enter")
    halaman.keyboard.press("Tab")
    expect(halaman.get_by_label("Unit kerja", exact=True)).to_be_focused()
    halaman.keyboard.type("Bidang Hubungan")
    halaman.keyboard.press("Tab")
    halaman.keyboard.press("Tab")
    halaman.keyboard.press("Tab")
    halaman.keyboard.press("Enter")
    halaman.wait_for_url(re.compile(r"unit=[0-9a-f-]{36}"))
    expect(halaman.get_by_text("Bidang Hubungan Industrial, semua program")).to_be_visible()
    assert "triwulan=3" in halaman.url


def test_setiap_angka_membuka_barisnya(dedi: Callable[..., Page]) -> None:
    halaman = dedi()
    rata = halaman.locator(".db-kartu .kartu-angka").first.inner_text()
    angka = re.search(r"[\d.,]+", rata)
    assert angka is not None
    halaman.locator(".db-kartu .kartu-angka a").first.click()
    expect(halaman.get_by_role("heading", level=1)).to_contain_text(f"{angka[0]} %")
    halaman.get_by_role("link", name="Kembali ke dasbor").click()
    belum = halaman.get_by_role("link", name=re.compile(r"^\d+ belum lapor$"))
    banyak = belum.inner_text().split()[0]
    belum.click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text(f"Belum lapor: {banyak} baris")
    expect(halaman.locator(".db-ukur tbody tr")).to_have_count(int(banyak))


def test_capaian_membuka_penjelasannya(dedi: Callable[..., Page]) -> None:
    halaman = dedi()
    baris = halaman.locator(".db-ukur tbody tr").filter(has_text="Kasus yang diselesaikan")
    capaian = baris.locator("td[data-judul=Capaian] a")
    angka = capaian.inner_text().split(",\u00a0")[0].split(" %")[0]
    capaian.click()
    judul = f"Capaian terhadap target 2024: {angka} %"
    expect(halaman.get_by_role("heading", name=judul)).to_be_visible()
    assert halaman.evaluate(PERIKSA) == []
    halaman.get_by_role("link", name=re.compile("^TW III, ")).first.click()
    assert halaman.url.endswith("#tw-3")


def test_tanpa_skrip_saringan_tetap_jalan(dedi: Callable[..., Page]) -> None:
    halaman = dedi(java_script_enabled=False)
    halaman.get_by_text("Saring menurut unit kerja").click()
    halaman.get_by_label("Program", exact=True).select_option(index=1)
    halaman.get_by_role("button", name="Saring").click()
    expect(halaman.get_by_text(re.compile("^Semua unit kerja, PROGRAM"))).to_be_visible()


def test_dasbor_tercetak_dua_halaman(dedi: Callable[..., Page], tmp_path: Path) -> None:
    berkas = tmp_path / "dasbor.pdf"
    dedi().pdf(path=berkas, prefer_css_page_size=True)
    isi = PdfReader(berkas)
    assert len(isi.pages) == 2
    assert "Yang berisiko" in isi.pages[0].extract_text()
    assert "Capaian indikator" in isi.pages[1].extract_text()
