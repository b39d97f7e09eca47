"""The forms by keyboard alone: adding, changing, saving with Ctrl+S, and drafts that are kept."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from budget.models import Pagu
from planning.models import BarisRenja, Indikator, LokasiBaris, Sasaran, Target, Tujuan
from tests.orang import buat_orang

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]

Konteks = Callable[..., BrowserContext]
DASAR = "/disnaker/2024/isian/"


def buka(konteks: Konteks, alamat: str, siapa: str = "budi", **lain: object) -> Page:
    halaman = konteks(siapa, **lain).new_page()
    halaman.goto(alamat)
    return halaman


def fokus(halaman: Page) -> str:
    """The name of what has the focus."""
    return str(halaman.evaluate("document.activeElement.name || document.activeElement.id"))


def tab_ke(halaman: Page, nama: str) -> None:
    """Press Tab until the field of that name has the focus."""
    for _ in range(60):
        if fokus(halaman) == nama:
            return
        halaman.keyboard.press("Tab")
    raise AssertionError(f"{nama} tidak tercapai dengan Tab; fokus pada {fokus(halaman)}")


def ketik(halaman: Page, nama: str, teks: str) -> None:
    tab_ke(halaman, nama)
    halaman.keyboard.press("Control+A")
    halaman.keyboard.type(teks)


def test_tujuan_sasaran_dan_indikator_dengan_papan_ketik_saja(konteks: Konteks) -> None:
    buat_orang(1)
    halaman = buka(konteks, f"{DASAR}tujuan/tambah/")
    assert fokus(halaman) == "uraian"
    halaman.keyboard.type("Memperluas kesempatan kerja")
    halaman.keyboard.press("Control+S")
    expect(halaman.get_by_role("status")).to_contain_text("Tujuan ditambahkan.")
    tujuan = Tujuan.objects.get()
    assert halaman.url.endswith(f"#b-{tujuan.uid}")
    expect(
        halaman.get_by_role("link", name="Memperluas kesempatan kerja", exact=True)
    ).to_be_focused()
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_role("heading", level=1)).to_contain_text("Memperluas kesempatan kerja")
    halaman.get_by_role("link", name="Sasaran", exact=True).focus()
    halaman.keyboard.press("Enter")
    halaman.get_by_role("link", name="Tambah sasaran").focus()
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_label("Tujuan di atasnya")).to_have_value(str(tujuan.pk))
    ketik(halaman, "uraian", "Tenaga kerja terlatih")
    halaman.keyboard.press("Control+S")
    expect(halaman.get_by_role("status")).to_contain_text("Sasaran ditambahkan.")
    sasaran = Sasaran.objects.get()
    halaman.goto(f"{DASAR}indikator/tambah/?milik=sasaran:{sasaran.pk}")
    expect(halaman.get_by_label("Yang diukur")).to_have_value("Sasaran 1.1 Tenaga kerja terlatih")
    ketik(halaman, "uraian", "Persentase lulusan yang bekerja")
    ketik(halaman, "satuan", "%")
    ketik(halaman, "target-renstra-2024", "8,35-10,25 %")
    ketik(halaman, "target-renja-2024", "banyak")
    halaman.keyboard.press("Control+S")
    galat = halaman.get_by_role("alert")
    expect(galat).to_contain_text('"banyak" bukan angka')
    expect(galat).to_be_focused()
    halaman.keyboard.press("Tab")
    halaman.keyboard.press("Enter")
    assert fokus(halaman) == "target-renja-2024"
    halaman.keyboard.press("Control+A")
    halaman.keyboard.type("9")
    halaman.keyboard.press("Control+S")
    expect(halaman.get_by_role("status")).to_contain_text("Indikator ditambahkan.")
    baru = Indikator.objects.get(sasaran=sasaran)
    target = Target.objects.filter(indikator=baru).order_by("asal")
    assert [(satu.asal, satu.tahun) for satu in target] == [("renja", 2024), ("renstra", 2024)]


def test_baris_dengan_lokasi_dan_pagu_dengan_papan_ketik_saja(konteks: Konteks) -> None:
    buat_orang(1)
    baris = BarisRenja.objects.get(renja__perangkat_daerah__kode="disnaker")
    halaman = buka(konteks, f"{DASAR}baris/{baris.uid}/")
    lokasi = halaman.get_by_label(re.compile(r"^Lokasi \d"))
    expect(lokasi).to_have_count(3)
    tab_ke(halaman, "lokasi")
    halaman.keyboard.press("Tab")
    halaman.keyboard.press("Tab")
    halaman.keyboard.type("x")
    expect(lokasi).to_have_count(4)
    halaman.keyboard.press("Backspace")
    ketik(halaman, "pagu", "1.200.000")
    tab_ke(halaman, "pagu-sumber-bagian")
    halaman.keyboard.press("Control+A")
    halaman.keyboard.type("700.000")
    ketik(halaman, "kas-1", "200.000")
    kas = halaman.locator("[data-isian-hasil]")
    expect(kas).to_have_text("Jumlah Rp 200.000 dari pagu Rp 1.200.000. Kurang Rp 1.000.000.")
    halaman.keyboard.press("Control+S")
    expect(halaman.get_by_role("status").first).to_contain_text("disimpan.")
    assert Pagu.objects.get(baris=baris).nilai == 1_200_000
    assert LokasiBaris.objects.filter(baris=baris).count() == 1
    halaman.get_by_role("button", name="Urungkan").focus()
    with halaman.expect_navigation():
        halaman.keyboard.press("Enter")
    assert Pagu.objects.get(baris=baris).nilai == 1_000_000


def test_yang_diketik_bertahan_setelah_tab_ditutup_dan_dapat_dibuang(konteks: Konteks) -> None:
    buat_orang(1)
    jendela = konteks("budi")
    halaman = jendela.new_page()
    alamat = f"{DASAR}permasalahan/tambah/"
    halaman.goto(alamat)
    halaman.get_by_label("Masalah pokok").fill("Pengangguran")
    halaman.wait_for_timeout(500)
    halaman.close()
    halaman = jendela.new_page()
    halaman.goto(alamat)
    draf = halaman.get_by_text("dipulihkan")
    expect(draf).to_be_visible()
    expect(halaman.get_by_label("Masalah pokok")).to_have_value("Pengangguran")
    halaman.get_by_role("button", name="Buang").click()
    expect(halaman.get_by_label("Masalah pokok")).to_have_value("")
    expect(draf).to_have_count(0)


def test_draf_hilang_setelah_tersimpan(konteks: Konteks) -> None:
    buat_orang(1)
    halaman = buka(konteks, f"{DASAR}tujuan/tambah/")
    halaman.keyboard.type("Satu")
    halaman.get_by_role("button", name="Simpan dan tambah lagi").click()
    expect(halaman.get_by_role("status").first).to_contain_text("Tujuan ditambahkan.")
    expect(halaman.get_by_label("Tujuan", exact=True)).to_have_value("")
    assert fokus(halaman) == "uraian"
    assert halaman.evaluate("Object.keys(localStorage)") == []


def test_sesi_yang_hilang_kembali_ke_isian_yang_sama(konteks: Konteks) -> None:
    orang = buat_orang(1)
    jendela = konteks("budi")
    halaman = jendela.new_page()
    halaman.goto(f"{DASAR}tujuan/tambah/")
    halaman.keyboard.type("Tujuan yang panjang")
    kue = [satu for satu in jendela.cookies() if satu["name"] != "sessionid"]
    jendela.clear_cookies()
    jendela.add_cookies(kue)
    halaman.keyboard.press("Control+S")
    expect(halaman.get_by_role("heading", name="Masuk")).to_be_visible()
    assert not Tujuan.objects.exists()
    halaman.get_by_label("Nama pengguna").fill(orang["budi"].username)
    halaman.get_by_label("Kata sandi").fill("sandi-untuk-uji")
    halaman.get_by_role("button", name="Masuk").click()
    expect(halaman.get_by_text("dipulihkan")).to_be_visible()
    expect(halaman.get_by_label("Tujuan", exact=True)).to_have_value("Tujuan yang panjang")
    halaman.keyboard.press("Control+S")
    expect(halaman.get_by_role("status").first).to_contain_text("Tujuan ditambahkan.")


def test_draf_lama_tidak_menimpa_yang_disimpan_orang_lain(konteks: Konteks) -> None:
    buat_orang(1)
    baris = BarisRenja.objects.get(renja__perangkat_daerah__kode="disnaker")
    alamat = f"{DASAR}baris/{baris.uid}/"
    jendela = konteks("budi")
    satu, dua = jendela.new_page(), konteks("budi").new_page()
    satu.goto(alamat)
    satu.get_by_label("Kelompok sasaran").fill("Punya saya")
    satu.wait_for_timeout(500)
    dua.goto(alamat)
    dua.get_by_label("Kelompok sasaran").fill("Punya orang lain")
    dua.keyboard.press("Control+S")
    expect(dua.get_by_role("status").first).to_contain_text("disimpan.")
    satu.reload()
    expect(satu.get_by_text("dipulihkan")).to_be_visible()
    satu.keyboard.press("Control+S")
    bentrok = satu.get_by_role("alert")
    expect(bentrok).to_contain_text("Punya orang lain")
    expect(bentrok).to_contain_text("Punya saya")
    satu.get_by_label("Tersimpan sekarang").focus()
    satu.keyboard.press("Space")
    satu.keyboard.press("Control+S")
    expect(satu.get_by_text("Tidak ada yang berubah.")).to_be_visible()
    baris.refresh_from_db()
    assert (baris.kelompok_sasaran, baris.versi) == ("Punya orang lain", 2)


def test_tanpa_skrip_formulir_tetap_menyimpan(konteks: Konteks) -> None:
    buat_orang(1)
    halaman = buka(konteks, f"{DASAR}tujuan/tambah/", java_script_enabled=False)
    halaman.get_by_label("Tujuan", exact=True).fill("Tanpa skrip")
    halaman.get_by_role("button", name="Simpan", exact=True).click()
    expect(halaman.get_by_role("link", name="Tanpa skrip", exact=True)).to_be_visible()
    assert Tujuan.objects.get().uraian == "Tanpa skrip"


def test_teks_yang_terlalu_panjang_tidak_dipotong_peramban(konteks: Konteks) -> None:
    """A pasted text arrives whole, is refused at its place, and stays to be shortened."""
    buat_orang(1)
    halaman = buka(konteks, f"{DASAR}permasalahan/tambah/")
    halaman.get_by_label("Masalah pokok").fill("x" * 10_000)
    halaman.keyboard.press("Control+S")
    expect(halaman.get_by_role("alert")).to_contain_text("Tulis paling panjang 500 huruf.")
    expect(halaman.get_by_label("Masalah pokok")).to_have_value("x" * 10_000)
