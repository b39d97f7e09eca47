"""The comparison of two stages in a browser: by keyboard, without scripts, narrow and wide."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, expect

from budget.models import Pagu
from planning.models import BarisRenja, DasarHukum, Pengguna, Renja
from renja.models import Bab
from tests.peramban.aksesibilitas import AXE, PERIKSA
from tests.peramban.test_html import periksa
from tests.sandingan.test_halaman import kunci

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]

Konteks = Callable[..., BrowserContext]
ALAMAT = "/disnaker/2024/sandingan/"


@pytest.fixture
def versi(demo: None) -> None:
    """A frozen version of the demo, and a plan that went on: money, wording, order, prose."""
    renja = Renja.objects.select_related("perangkat_daerah__pemda", "renstra", "edisi").get(
        perangkat_daerah__kode="disnaker"
    )
    kunci(renja, Pengguna.objects.get(username="budi"))
    satu, dua, *_ = BarisRenja.objects.filter(renja=renja).order_by("pk")
    Pagu.objects.filter(baris=satu).update(nilai=6_910_000)
    BarisRenja.objects.filter(pk=dua.pk).update(nama="Bunyi yang baru <ini>")
    DasarHukum.objects.filter(renja=renja).latest("urutan").delete()
    bab = Bab.objects.filter(renja=renja, jenis="sub_bab").exclude(isi="").earliest("pk")
    Bab.objects.filter(pk=bab.pk).update(isi=f"Kalimat baru.\n\n{bab.isi}")


@pytest.mark.parametrize("warna", ["light", "dark"])
@pytest.mark.parametrize("lebar", [360, 1920])
def test_halaman_berisi_lolos_axe_dan_muat(
    versi: None, konteks: Konteks, lebar: int, warna: str
) -> None:
    jendela = konteks("ani", lebar, color_scheme=warna)
    jendela.add_init_script(path=AXE)
    halaman = jendela.new_page()
    for alamat in (ALAMAT, f"{ALAMAT}?lihat=berkurang", f"{ALAMAT}?semula=entah&menjadi=kini"):
        halaman.goto(alamat)
        assert halaman.evaluate(PERIKSA) == []
        assert halaman.evaluate("document.documentElement.scrollWidth") == lebar


def test_halaman_berisi_berupa_html_yang_sah(versi: None, tmp_path: Path) -> None:
    klien = Client()
    klien.force_login(Pengguna.objects.get(username="ani"))
    for nomor, kueri in enumerate(("", "?lihat=pindah", "?semula=kini&menjadi=kini", "?semula=x")):
        (tmp_path / f"{nomor}.html").write_bytes(klien.get(f"{ALAMAT}{kueri}").content)
    assert periksa(tmp_path) == []


def test_dipilih_dan_disaring_dengan_papan_ketik_tanpa_skrip(versi: None, konteks: Konteks) -> None:
    halaman = konteks("ani", java_script_enabled=False).new_page()
    halaman.goto(ALAMAT)
    halaman.get_by_label("Semula", exact=True).select_option(label="Hari ini (rancangan awal)")
    halaman.get_by_role("button", name="Sandingkan").focus()
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_text("Tidak ada yang berbeda")).to_be_visible()
    halaman.go_back()
    halaman.get_by_role("link", name="Berkurang 1").focus()
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_role("heading", name="Dasar hukum 1")).to_be_visible()
    expect(halaman.get_by_role("heading", name="Sub kegiatan")).to_have_count(0)
    expect(halaman.locator("[aria-current=page]", has_text="Berkurang")).to_be_visible()
    halaman.get_by_role("link", name="Tukar semula dan menjadi").click()
    expect(halaman.get_by_text("+1.250.000")).to_be_visible()
