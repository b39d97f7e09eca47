"""The side panel of a row: by keyboard, with a comment, a draft that stays, and without scripts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from planning.models import BarisRenja, Komentar, Pengguna, Perubahan, Renja
from planning.penyuntingan import suntingan
from tests.orang import buat_orang
from tests.peramban.aksesibilitas import AXE, PERIKSA
from tests.peramban.test_html import periksa

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]

Konteks = Callable[..., BrowserContext]
TULIS = "Tulis komentar"


@pytest.fixture
def orang() -> dict[str, Pengguna]:
    return buat_orang(3)


@pytest.fixture
def uid(orang: dict[str, Pengguna]) -> str:
    """A row that Budi changed, with a comment of Dedi that mentions him."""
    renja = Renja.objects.milik("disnaker", 2024).get()
    baris = BarisRenja.objects.filter(renja=renja).order_by("pk").first()
    with suntingan(orang["budi"], renja=renja) as s:
        s.ubah(baris, 1, {"kelompok_sasaran": "Pencari kerja"})
    komentar = Komentar.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        objek=baris.uid,
        isi="@budi siapa saja?",
        penulis=orang["dedi"],
        ditulis_pada=s.perubahan.waktu,
    )
    komentar.sebut.set([orang["budi"]])
    return str(baris.uid)


def _buka(konteks: Konteks, **lain: object) -> Page:
    halaman = konteks("budi", **lain).new_page()
    halaman.goto("/tindak-lanjut/")
    return halaman


def test_panel_dibuka_dikomentari_dan_ditutup_dengan_papan_ketik(
    konteks: Konteks, uid: str
) -> None:
    halaman = _buka(konteks)
    tautan = halaman.get_by_role("link", name="sub_kegiatan").first
    tautan.focus()
    halaman.keyboard.press("Enter")
    panel = halaman.get_by_role("dialog")
    expect(panel.locator(".panel-judul")).to_be_focused()
    expect(panel).to_contain_text("@budi siapa saja?")
    expect(panel).to_contain_text("Pencari kerja")
    assert halaman.url.endswith("/tindak-lanjut/"), "the page below stays"
    for _ in range(40):
        halaman.keyboard.press("Tab")
        if halaman.evaluate("document.activeElement.id") == "komentar-isi":
            break
    halaman.keyboard.type("Lulusan SMK & SMA")
    for _ in range(10):
        halaman.keyboard.press("Tab")
        if halaman.evaluate("document.activeElement.textContent") == "Kirim komentar":
            break
    halaman.keyboard.press("Enter")
    expect(panel.get_by_role("status")).to_contain_text("Komentar tersimpan.")
    expect(panel.locator(".komentar-isi").last).to_have_text("Lulusan SMK & SMA")
    expect(panel.get_by_label(TULIS)).to_have_value("")
    halaman.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(tautan).to_be_focused()


def test_komentar_yang_belum_dikirim_tidak_hilang(konteks: Konteks, uid: str) -> None:
    jendela = konteks("budi")
    halaman = jendela.new_page()
    halaman.goto(f"/disnaker/2024/baris/{uid}/")
    halaman.get_by_label(TULIS).fill("Setengah jadi")
    halaman.close()
    lagi = jendela.new_page()
    lagi.goto(f"/disnaker/2024/baris/{uid}/")
    expect(lagi.get_by_label(TULIS)).to_have_value("Setengah jadi")
    lagi.get_by_role("button", name="Kirim komentar").click()
    expect(lagi.locator(".komentar-isi").last).to_have_text("Setengah jadi")
    lagi.reload()
    expect(lagi.get_by_label(TULIS)).to_have_value("")


def test_sesi_yang_berakhir_tidak_membuang_tulisan(konteks: Konteks, uid: str) -> None:
    jendela = konteks("budi")
    halaman = jendela.new_page()
    halaman.goto("/tindak-lanjut/")
    halaman.get_by_role("link", name="sub_kegiatan").first.click()
    panel = halaman.get_by_role("dialog")
    panel.get_by_label(TULIS).fill("Jangan hilang")
    jendela.clear_cookies(name="sessionid")
    panel.get_by_role("button", name="Kirim komentar").click()
    expect(halaman).not_to_have_url("/tindak-lanjut/")
    assert halaman.evaluate(f"localStorage.getItem('renja-draf-{uid}')") == "Jangan hilang"


def test_nama_disisipkan_dengan_tombol(konteks: Konteks, uid: str) -> None:
    halaman = konteks("budi").new_page()
    halaman.goto(f"/disnaker/2024/baris/{uid}/")
    halaman.get_by_label(TULIS).fill("Mohon cek")
    halaman.get_by_text("Orang yang dapat disebut").click()
    halaman.get_by_role("button", name="@dedi Dedi").click()
    expect(halaman.get_by_label(TULIS)).to_have_value("Mohon cek @dedi ")
    expect(halaman.get_by_label(TULIS)).to_be_focused()


def test_tanpa_skrip_tautan_membuka_halaman_dan_formulir_mengirim(
    konteks: Konteks, uid: str
) -> None:
    halaman = _buka(konteks, java_script_enabled=False)
    halaman.get_by_role("link", name="sub_kegiatan").first.click()
    expect(halaman.get_by_role("heading", level=1)).to_contain_text("sub_kegiatan")
    halaman.get_by_label(TULIS).fill("Tanpa skrip")
    halaman.get_by_role("button", name="Kirim komentar").click()
    expect(halaman.get_by_text("Komentar tersimpan.")).to_be_visible()
    expect(halaman.locator(".komentar-isi").last).to_have_text("Tanpa skrip")


def _halaman_berisi(uid: str) -> dict[str, list[str]]:
    """The pages of the room as they are with something in them, by who opens them."""
    satu = Perubahan.objects.get().pk
    awal = "/disnaker/2024"
    return {
        "budi": [
            f"{awal}/baris/{uid}/",
            f"{awal}/perubahan/",
            f"{awal}/perubahan/{satu}/urungkan/",
        ],
        "dedi": [f"{awal}/baris/{uid}/", f"{awal}/perubahan/{satu}/", "/tindak-lanjut/"],
        "eka": [f"{awal}/jejak/?periksa=ya"],
    }


@pytest.mark.parametrize("warna", ["light", "dark"])
def test_axe_pada_halaman_yang_berisi(konteks: Konteks, uid: str, warna: str) -> None:
    temuan = {}
    for siapa, daftar in _halaman_berisi(uid).items():
        jendela = konteks(siapa, 360, color_scheme=warna)
        jendela.add_init_script(path=AXE)
        halaman = jendela.new_page()
        for alamat in daftar:
            halaman.goto(alamat)
            if pelanggaran := halaman.evaluate(PERIKSA):
                temuan[siapa, alamat] = pelanggaran
    jendela = konteks("budi", color_scheme=warna)
    jendela.add_init_script(path=AXE)
    halaman = jendela.new_page()
    halaman.goto("/tindak-lanjut/")
    halaman.get_by_role("link", name="sub_kegiatan").first.click()
    expect(halaman.get_by_role("dialog")).to_be_visible()
    temuan["panel samping"] = halaman.evaluate(PERIKSA)
    assert temuan == {"panel samping": []}


def test_nu_pada_halaman_yang_berisi(uid: str, tmp_path: Path) -> None:
    nomor = 0
    for siapa, daftar in _halaman_berisi(uid).items():
        klien = Client()
        klien.force_login(Pengguna.objects.get(username=siapa))
        for alamat in daftar:
            nomor += 1
            (tmp_path / f"{nomor}{siapa}.html").write_bytes(klien.get(alamat).content)
    assert nomor == 7
    assert periksa(tmp_path) == []


@pytest.mark.parametrize("lebar", [360, 1920])
def test_panel_tidak_lebih_lebar_daripada_layar(konteks: Konteks, uid: str, lebar: int) -> None:
    halaman = konteks("budi", lebar).new_page()
    halaman.goto("/tindak-lanjut/")
    halaman.get_by_role("link", name="sub_kegiatan").first.click()
    panel = halaman.get_by_role("dialog")
    expect(panel).to_be_visible()
    assert panel.evaluate("p => p.scrollWidth <= p.clientWidth")
