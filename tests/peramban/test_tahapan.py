"""The stages in a browser: Budi submits, Dedi signs, Ani gives back; anyone checks the code."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from planning.models import Pengguna, Penugasan, PerangkatDaerah
from renja.models import Versi
from tests.orang import buat_orang
from tests.peramban.aksesibilitas import AXE, PERIKSA
from tests.peramban.test_html import periksa
from tests.tahapan.conftest import beri_pdf, jalankan

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
Konteks = Callable[..., BrowserContext]
ALAMAT = "/disnaker/2024/tahapan/"
MELEBAR = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def orang(transactional_db: None) -> dict[str, Pengguna]:
    """The cast, with Ani as mitra of Disnaker."""
    hasil = buat_orang()
    disnaker = PerangkatDaerah.objects.get(kode="disnaker")
    Penugasan.objects.get(pengguna=hasil["ani"]).mitra.add(disnaker)
    return hasil


def buka(konteks: Konteks, siapa: str, alamat: str = ALAMAT, lebar: int = 360) -> Page:
    jendela = konteks(siapa, lebar)
    jendela.add_init_script(path=AXE)
    halaman = jendela.new_page()
    halaman.goto(alamat)
    return halaman


def sehat(halaman: Page) -> None:
    """Nothing for axe to find, and nothing that sticks out sideways."""
    assert not halaman.evaluate(MELEBAR)
    assert halaman.evaluate(PERIKSA) == []


@pytest.mark.usefixtures("orang")
def test_diajukan_ditandatangani_dan_dikembalikan(konteks: Konteks) -> None:
    budi = buka(konteks, "budi")
    # By keyboard alone: the act opens, and is confirmed inside.
    budi.get_by_text("Ajukan rancangan awal", exact=True).focus()
    budi.keyboard.press("Enter")
    budi.keyboard.press("Tab")
    budi.keyboard.press("Enter")
    expect(budi.get_by_role("status")).to_contain_text("Rancangan awal versi 1 terkunci")
    beri_pdf(Versi.objects.get())
    dedi = buka(konteks, "dedi")
    dedi.get_by_text("Tanda tangani", exact=True).click()
    sehat(dedi)
    dedi.get_by_role("button", name="Ya, tanda tangani").click()
    expect(dedi.get_by_role("status")).to_contain_text("ditandatangani")
    ani = buka(konteks, "ani", "/pemda/kota/2024/tahapan/", 1920)
    sehat(ani)
    ani.get_by_role("link", name="Dinas Disnaker", exact=True).click()
    ani.get_by_text("Kembalikan", exact=True).click()
    ani.get_by_role("button", name="Ya, kembalikan").click()
    expect(ani.get_by_role("alert")).to_contain_text("Tulis alasan mengembalikannya.")
    expect(ani.get_by_role("alert")).to_be_focused()
    sehat(ani)
    ani.get_by_label("Apa yang perlu diperbaiki").fill("Tahun pada BAB I keliru")
    ani.get_by_role("button", name="Ya, kembalikan").click()
    expect(ani.get_by_role("status")).to_contain_text("dikembalikan")
    budi.reload()
    expect(budi.get_by_text("Tahun pada BAB I keliru").first).to_be_visible()
    sehat(budi)


def test_versi_dan_keabsahannya_pada_layar_sempit(
    orang: dict[str, Pengguna], konteks: Konteks, tmp_path: Path
) -> None:
    versi = jalankan(orang, "ajukan", "tanda", "kembali", "ajukan", "tanda", "terima")
    satu = f"{ALAMAT}versi/rancangan_awal/2/"
    halaman = buka(konteks, "budi", satu)
    halaman.get_by_text("Tulis ralat").click()
    halaman.get_by_text("Daftarkan berkas yang ditandatangani").click()
    sehat(halaman)
    halaman.goto("/disnaker/2024/tabel-4.1/?tahap=rancangan_awal.1")
    expect(halaman.get_by_role("region", name="Versi yang dilihat")).to_contain_text("versi 1")
    sehat(halaman)
    halaman.get_by_label("Lihat", exact=True).select_option("")
    halaman.get_by_role("button", name="Tampilkan").click()
    expect(halaman.get_by_text("Versi terkunci.")).to_have_count(0)
    tamu = buka(konteks, "", "/keabsahan/")
    tamu.get_by_label("Kode dokumen").fill(versi.kode.lower().replace("-", " "))
    tamu.get_by_role("button", name="Periksa kode").click()
    expect(tamu.get_by_role("region", name="Hasil pemeriksaan")).to_contain_text("Berlaku")
    sehat(tamu)
    tamu.get_by_label("Berkas yang diterima").set_input_files(__file__)
    tamu.get_by_role("button", name="Periksa berkas").click()
    expect(tamu.get_by_role("heading", level=1)).to_have_text("Berkas tidak dikenal")
    sehat(tamu)
    klien = Client()
    klien.force_login(orang["budi"])
    semua = (ALAMAT, satu, "/disnaker/2024/?tahap=rancangan_awal", f"/keabsahan/{versi.kode}/")
    for nomor, alamat in enumerate(semua):
        (tmp_path / f"{nomor}.html").write_bytes(klien.get(alamat).content)
    assert periksa(tmp_path) == []
