"""The pages in a real browser: signing in, the tree by keyboard, widths of columns, paper."""

import io
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from tests.orang import SANDI, buat_orang
from tests.peramban.conftest import KODE_FORMULIR

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]

Konteks = Callable[..., BrowserContext]


def test_masuk_dengan_sandi_salah_lalu_benar_lalu_keluar(konteks: Konteks) -> None:
    buat_orang(53)
    halaman = konteks().new_page()
    halaman.goto("/disnaker/2024/")
    halaman.get_by_label("Nama pengguna").fill("budi")
    halaman.get_by_label("Kata sandi").fill("salah")
    halaman.get_by_role("button", name="Masuk").click()
    expect(halaman.get_by_role("alert")).to_contain_text("tidak cocok")
    expect(halaman.get_by_label("Nama pengguna")).to_have_value("budi")
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_role("button", name="Masuk").click()
    expect(halaman.get_by_role("heading", name="Renja 2024", level=1)).to_be_visible()
    expect(halaman.get_by_text("53.000.000").first).to_be_visible()
    halaman.get_by_text("Budi").first.click()
    halaman.get_by_role("button", name="Keluar").click()
    expect(halaman.get_by_text("Anda sudah keluar.")).to_be_visible()
    halaman.goto("/disnaker/2024/")
    expect(halaman.get_by_role("heading", name="Masuk")).to_be_visible()


def _buka_pohon(konteks: Konteks, **lain: object) -> Page:
    """The tree of a plan of three sub kegiatan in one kegiatan."""
    buat_orang(3)
    halaman = konteks("budi", **lain).new_page()
    halaman.goto("/disnaker/2024/rencana/")
    return halaman


def test_pohon_dengan_papan_ketik_saja(konteks: Konteks) -> None:
    halaman = _buka_pohon(konteks)
    kegiatan = halaman.locator(".t-kegiatan > details")
    sub = halaman.locator(".t-sub_kegiatan").first
    expect(sub).to_be_hidden()
    halaman.get_by_label("Saring menurut kata").focus()
    for _ in range(4):
        halaman.keyboard.press("Tab")
    expect(kegiatan.locator("> summary")).to_be_focused()
    halaman.keyboard.press("Enter")
    expect(sub).to_be_visible()
    halaman.keyboard.press("Tab")
    expect(sub.locator("summary")).to_be_focused()
    expect(sub.locator(".pohon-isi")).to_be_hidden()
    halaman.keyboard.press("Space")
    expect(sub.locator(".pohon-isi")).to_contain_text("12 Dokumen")
    expect(sub.locator(".pohon-isi")).to_contain_text("PAD / DAU")


def test_pohon_dibuka_dan_ditutup_semua(konteks: Konteks) -> None:
    halaman = _buka_pohon(konteks)
    halaman.get_by_role("button", name="Buka semua").click()
    assert halaman.locator(".pohon details[open]").count() == 5
    halaman.get_by_role("button", name="Tutup semua").click()
    assert halaman.locator(".pohon details[open]").count() == 0


def test_pohon_disaring_menurut_kata_dan_kembali_seperti_semula(konteks: Konteks) -> None:
    halaman = _buka_pohon(konteks)
    sub = halaman.locator(".t-sub_kegiatan")
    saring = halaman.get_by_label("Saring menurut kata")
    saring.fill("SUB_KEGIATAN 0002")
    expect(sub.nth(1)).to_be_visible()
    expect(sub.nth(0)).to_be_hidden()
    expect(halaman.locator("#saring-hasil")).to_have_text("1 baris cocok.")
    saring.fill("kata yang tidak ada")
    expect(halaman.locator("#saring-hasil")).to_contain_text("Tidak ada baris")
    expect(halaman.locator(".t-program")).to_be_hidden()
    saring.fill("")
    expect(halaman.locator(".t-kegiatan")).to_be_visible()
    expect(sub.nth(0)).to_be_hidden()
    assert halaman.locator(".pohon details[open]").count() == 1


def test_alamat_sebuah_baris_membuka_jalan_ke_baris_itu(konteks: Konteks) -> None:
    halaman = _buka_pohon(konteks)
    tanda = halaman.locator(".t-sub_kegiatan").nth(2).get_attribute("id")
    halaman.goto(f"/disnaker/2024/rencana/#{tanda}")
    expect(halaman.locator(f"#{tanda}")).to_be_in_viewport()


def test_pohon_tanpa_skrip_tetap_terbaca(konteks: Konteks) -> None:
    halaman = _buka_pohon(konteks, java_script_enabled=False)
    expect(halaman.get_by_role("button", name="Buka semua")).to_be_hidden()
    expect(halaman.get_by_label("Saring menurut kata")).to_be_hidden()
    halaman.locator(".t-kegiatan > details > summary").click()
    expect(halaman.locator(".t-sub_kegiatan").first).to_be_visible()


def test_pohon_di_atas_kertas_terbuka_seluruhnya(konteks: Konteks) -> None:
    halaman = _buka_pohon(konteks)
    expect(halaman.locator(".t-sub_kegiatan").first).to_be_hidden()
    pdf = PdfReader(io.BytesIO(halaman.pdf(prefer_css_page_size=True)))
    teks = " ".join(lembar.extract_text() for lembar in pdf.pages)
    assert teks.count("12 Dokumen") == 5, "one program, one kegiatan, three sub kegiatan"
    assert "Buka semua" not in teks


def test_kolom_formulir_cukup_lebar_untuk_isinya(demo: None, konteks: Konteks) -> None:
    """No column of a form is squeezed to nothing: each holds at least three letters of its text."""
    halaman = konteks("dedi", 1920).new_page()
    sempit = []
    for kode in KODE_FORMULIR:
        halaman.goto(f"/disnaker/2024/{kode}/")
        lebar = (
            halaman.locator(".tabel thead")
            .first.locator("th")
            .evaluate_all(
                "sel => sel.filter(s => s.colSpan === 1).map(s => s.getBoundingClientRect().width)"
            )
        )
        sempit += [(kode, satu) for satu in lebar if satu < 24]
    assert sempit == []
