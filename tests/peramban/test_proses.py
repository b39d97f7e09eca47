"""Work in the background in a browser: followed by the page itself, or by a link."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from planning.models import Renja
from renja.models import Proses
from renja.proses.pekerja import jalankan
from renja.proses.services import mulai_proses
from tests.orang import buat_orang
from tests.peramban.aksesibilitas import AXE, PERIKSA
from tests.peramban.test_html import periksa as periksa_html

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]

Konteks = Callable[..., BrowserContext]


@pytest.fixture
def proses(transactional_db: None) -> Proses:
    """Budi's work, which waits; nobody does it."""
    budi = buat_orang()["budi"]
    renja = Renja.objects.get(perangkat_daerah__kode="disnaker")
    argumen = {"formulir": "iku", "kertas": "A4", "triwulan": 4}
    return mulai_proses(budi, renja, "formulir", "Mencetak IKU", argumen)


def ubah(proses: Proses, **nilai: Any) -> None:
    Proses.objects.filter(pk=proses.pk).update(**nilai)


def periksa(halaman: Page) -> None:
    assert halaman.evaluate(PERIKSA) == []


def test_kemajuan_bergerak_sampai_selesai(
    proses: Proses, konteks: Konteks, monkeypatch: pytest.MonkeyPatch
) -> None:
    jendela = konteks("budi", 360)
    jendela.add_init_script(path=AXE)
    halaman = jendela.new_page()
    halaman.goto(f"/proses/{proses.pk}/")
    expect(halaman.get_by_text("Menunggu giliran.")).to_be_visible()
    expect(halaman.get_by_text("Pekerja latar sedang tidak berjalan")).to_be_visible()
    expect(halaman.get_by_role("link", name="Lihat keadaan terbaru")).to_be_hidden()
    periksa(halaman)
    halaman.get_by_role("button", name="Batalkan").focus()
    ubah(proses, status="berjalan", kemajuan=40, keterangan="Mencetak bagian 4 dari 9")
    kalimat = halaman.locator("[aria-live=polite]")
    expect(kalimat).to_have_text("Mencetak bagian 4 dari 9.")
    kemajuan = halaman.get_by_role("progressbar", name="Kemajuan Mencetak IKU")
    expect(kemajuan).to_have_js_property("value", 40)
    ubah(proses, kemajuan=70)
    expect(kemajuan).to_have_js_property("value", 70)
    # The part was put in anew; whoever stood in it is not thrown back to the top of the page.
    assert halaman.evaluate("document.activeElement.closest('[data-proses-isi]') !== null")
    periksa(halaman)
    ubah(proses, status="antre", kemajuan=0)
    monkeypatch.setattr("renja.proses.pekerjaan.ekspor", lambda *_: b"%PDF-1.7")
    jalankan(str(proses.pk))
    expect(kalimat).to_have_text("Selesai, berkasnya dapat diunduh.")
    periksa(halaman)
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name="Unduh iku_disnaker_2024.pdf").click()
    assert unduhan.value.path().read_bytes() == b"%PDF-1.7"


def test_daftar_memuat_ulang_yang_selesai(proses: Proses, konteks: Konteks) -> None:
    jendela = konteks("budi", 1920, color_scheme="dark")
    jendela.add_init_script(path=AXE)
    halaman = jendela.new_page()
    halaman.goto("/proses/")
    expect(halaman.get_by_role("progressbar")).to_be_visible()
    periksa(halaman)
    ubah(proses, status="gagal", galat="Gambar peta terlalu besar.")
    expect(halaman.get_by_text("Gambar peta terlalu besar.")).to_be_visible()
    periksa(halaman)
    halaman.get_by_role("button", name="Coba lagi Mencetak IKU").click()
    expect(halaman.get_by_text("Menunggu giliran.")).to_be_visible()


def test_tanpa_skrip_dilihat_lewat_tautan(proses: Proses, konteks: Konteks) -> None:
    halaman = konteks("budi", java_script_enabled=False).new_page()
    halaman.goto(f"/proses/{proses.pk}/")
    ubah(proses, status="berjalan", kemajuan=40, keterangan="Mencetak bagian 4 dari 9")
    halaman.get_by_role("link", name="Lihat keadaan terbaru").click()
    expect(halaman.get_by_text("Mencetak bagian 4 dari 9.")).to_be_visible()
    halaman.get_by_role("button", name="Batalkan").click()
    expect(halaman.get_by_text("Mencetak IKU dibatalkan.")).to_be_visible()
    expect(halaman.get_by_role("button", name="Coba lagi")).to_be_visible()


def test_nu_tidak_menemukan_galat_di_setiap_keadaan(proses: Proses, tmp_path: Path) -> None:
    klien = Client()
    klien.force_login(proses.pengguna)
    for status in Proses.Status.values:
        akhir = timezone.now() if status not in {"antre", "berjalan"} else None
        ubah(proses, status=status, selesai=akhir, galat="Gambar peta terlalu besar.")
        for nama, alamat in (("daftar", "/proses/"), ("satu", f"/proses/{proses.pk}/")):
            isi = klien.get(alamat).content
            (tmp_path / f"{nama}-{status}.html").write_bytes(isi)
    assert periksa_html(tmp_path) == []
