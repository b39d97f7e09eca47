"""Starting a year by keyboard alone: the search as a combobox, the form, and back to the search."""

import io
import time
from collections.abc import Callable

import pytest
from django.core.management import call_command
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Route, expect

from planning.models import Renja, UnitKerja
from tests.peramban.aksesibilitas import AXE, PERIKSA

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]

Konteks = Callable[..., BrowserContext]
ALAMAT = "/disnaker/2025/susun/nomenklatur/"


@pytest.fixture
def renja(demo: None) -> Renja:
    """An empty Renja 2025 beside the seed's 2024."""
    lalu = Renja.objects.milik("disnaker", 2024).get()
    return Renja.objects.create(
        perangkat_daerah=lalu.perangkat_daerah,
        renstra=lalu.renstra,
        edisi=lalu.edisi,
        tahun=2025,
    )


def _ketik(halaman: Page, teks: str) -> None:
    """Type into the search, and wait for its list."""
    halaman.keyboard.type(teks, delay=15)
    expect(halaman.get_by_role("option").first).to_be_visible()


def test_sub_kegiatan_ditambahkan_dengan_papan_ketik_saja(renja: Renja, konteks: Konteks) -> None:
    halaman = konteks("budi").new_page()
    galat: list[ConsoleMessage] = []
    halaman.on("console", lambda pesan: galat.append(pesan) if pesan.type == "error" else None)
    halaman.goto(ALAMAT)
    cari = halaman.get_by_role("combobox", name="Kode atau kata")
    expect(cari).to_be_focused()
    _ketik(halaman, "sarana pelatihan kerja")
    expect(cari).to_have_attribute("aria-expanded", "true")
    halaman.keyboard.press("ArrowDown")
    halaman.keyboard.press("ArrowDown")
    halaman.keyboard.press("ArrowUp")
    pilihan = halaman.locator('[role="option"][aria-selected="true"]')
    expect(pilihan).to_have_count(1)
    assert cari.get_attribute("aria-activedescendant") == pilihan.get_attribute("id")
    while "2.07.03.2.01.0003" not in pilihan.inner_text():
        halaman.keyboard.press("ArrowDown")
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_label("Target 2025", exact=True)).to_be_focused()
    expect(halaman.get_by_label("Unit kerja penanggung jawab")).to_have_value(
        str(UnitKerja.objects.get(nama__startswith="Bidang Pelatihan").pk)
    )
    expect(halaman.get_by_label("Indikator keluaran")).to_have_value(
        "Jumlah Pengadaan dan Pemeliharaan Sarana Pelatihan Kerja"
    )
    halaman.keyboard.type("12")
    halaman.keyboard.press("Tab")
    halaman.keyboard.type("Rp 8.160.000")
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_text("ditambahkan ke Renja 2025.")).to_be_visible()
    expect(halaman.get_by_role("combobox", name="Kode atau kata")).to_be_focused()
    baris = renja.baris.get()
    assert baris.unit_kerja.nama == "Bidang Pelatihan dan Produktivitas Tenaga Kerja"
    assert baris.pagu.get().nilai == 8_160_000
    assert galat == []


def test_esc_menutup_daftar_lalu_mengosongkan_kolom(renja: Renja, konteks: Konteks) -> None:
    halaman = konteks("budi").new_page()
    halaman.goto(ALAMAT)
    cari = halaman.get_by_role("combobox", name="Kode atau kata")
    _ketik(halaman, "20703")
    halaman.keyboard.press("Escape")
    expect(halaman.get_by_role("listbox")).to_be_hidden()
    expect(cari).to_have_value("20703")
    halaman.keyboard.press("Escape")
    expect(cari).to_have_value("")
    expect(cari).to_be_focused()


def test_kegiatan_pada_daftar_menyempitkan_pencarian(renja: Renja, konteks: Konteks) -> None:
    halaman = konteks("budi").new_page()
    halaman.goto(ALAMAT)
    _ketik(halaman, "2.07.03.2.01")
    halaman.keyboard.press("ArrowDown")
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_role("combobox", name="Kode atau kata")).to_have_value("2.07.03.2.01.")
    expect(halaman.get_by_role("option").first).to_contain_text("2.07.03.2.01.0001")


def test_tombol_sebelum_daftarnya_datang_berlaku_bagi_kata_yang_terketik(
    renja: Renja, konteks: Konteks
) -> None:
    halaman = konteks("budi").new_page()

    def lambat(rute: Route) -> None:
        if rute.request.url.endswith("q=2.07.03.2.01"):
            time.sleep(0.4)
        rute.continue_()

    halaman.route("**/*q=2.07*", lambat)
    halaman.goto(ALAMAT)
    _ketik(halaman, "2.07")
    halaman.keyboard.type(".03.2.01")
    halaman.keyboard.press("ArrowDown")
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_role("combobox", name="Kode atau kata")).to_have_value("2.07.03.2.01.")
    expect(halaman.get_by_role("option").first).to_contain_text("2.07.03.2.01.0001")


def test_tanpa_javascript_hasilnya_dicentang_dan_ditambahkan(
    renja: Renja, konteks: Konteks
) -> None:
    halaman = konteks("budi", java_script_enabled=False).new_page()
    halaman.goto(ALAMAT)
    halaman.get_by_label("Kode atau kata").fill("2.07.03.2.01.")
    halaman.get_by_role("button", name="Cari").click()
    for kode in ("2.07.03.2.01.0003", "2.07.03.2.01.0004"):
        halaman.get_by_role("checkbox", name=f"Centang {kode}").check()
    halaman.get_by_role("button", name="Tambahkan yang dicentang").click()
    expect(halaman.get_by_text("2 sub kegiatan ditambahkan untuk")).to_be_visible()
    assert renja.baris.count() == 2
    halaman.get_by_role("button", name="Urungkan Menambah sub kegiatan").click()
    expect(halaman.get_by_text("Diurungkan: Menambah sub kegiatan")).to_be_visible()
    assert renja.baris.count() == 0


def test_tarik_menghitung_yang_dicentang(renja: Renja, konteks: Konteks) -> None:
    halaman = konteks("budi").new_page()
    halaman.goto("/disnaker/2025/susun/tarik/")
    expect(halaman.get_by_text("53 sub kegiatan tercentang")).to_be_visible()
    halaman.get_by_role("button", name="Balik centang").first.focus()
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_text("29 sub kegiatan tercentang")).to_be_visible()
    halaman.get_by_role("button", name="Tarik yang dicentang").focus()
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_text("29 sub kegiatan ditarik dari Renstra")).to_be_visible()
    assert renja.baris.count() == 29


@pytest.mark.parametrize(("lebar", "warna"), [(360, "light"), (1920, "dark")])
def test_axe_pada_putusan_dan_daftar_terbuka(
    renja: Renja, konteks: Konteks, lebar: int, warna: str
) -> None:
    call_command("muat_nomenklatur", edisi="2027", stdout=io.StringIO())
    jendela = konteks("budi", lebar, color_scheme=warna)
    jendela.add_init_script(path=AXE)
    halaman = jendela.new_page()
    halaman.goto("/disnaker/2024/susun/edisi/")
    expect(halaman.get_by_text("0 dari 53 baris sudah diputuskan.")).to_be_visible()
    assert halaman.evaluate(PERIKSA) == []
    halaman.goto(ALAMAT)
    _ketik(halaman, "pelatihan")
    halaman.keyboard.press("ArrowDown")
    assert halaman.evaluate(PERIKSA) == []
    assert halaman.evaluate("document.documentElement.scrollWidth") == lebar


def test_yang_diketik_untuk_sebuah_kode_bertahan_setelah_tab_ditutup(
    renja: Renja, konteks: Konteks
) -> None:
    jendela = konteks("budi")
    halaman = jendela.new_page()
    halaman.goto(f"{ALAMAT}?q=207032010003")
    expect(halaman.get_by_label("Target 2025", exact=True)).to_be_focused()
    halaman.keyboard.type("12")
    halaman.keyboard.press("Tab")
    halaman.keyboard.type("8.160.000")
    alamat = halaman.url
    halaman.close()
    halaman = jendela.new_page()
    halaman.goto(alamat)
    expect(halaman.get_by_text("dipulihkan")).to_be_visible()
    expect(halaman.get_by_label("Pagu indikatif (Rp)")).to_have_value("8.160.000")
    halaman.keyboard.press("Control+S")
    expect(halaman.get_by_text("ditambahkan ke Renja 2025.")).to_be_visible()
    assert halaman.evaluate("Object.keys(localStorage)") == []
    cari = halaman.get_by_role("combobox", name="Kode atau kata")
    expect(cari).to_have_value("2.07.03.2.01.")
    cari.press("ArrowDown")
    pilihan = halaman.locator('[role="option"][aria-selected="true"]')
    expect(pilihan).to_contain_text("2.07.03.2.01.0001")
    expect(pilihan).not_to_contain_text("Sudah ada")


def test_halaman_kini_tampak_pada_bilah_yang_sempit(renja: Renja, konteks: Konteks) -> None:
    halaman = konteks("budi", 360).new_page()
    halaman.goto("/disnaker/2024/perubahan/")
    expect(
        halaman.locator(".nav-halaman").get_by_role("link", name="Riwayat", exact=True)
    ).to_be_in_viewport(ratio=1)
