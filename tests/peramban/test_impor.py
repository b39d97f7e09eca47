"""Importing in a real browser: Tabel 4.1 pasted into an empty year, by keyboard alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from planning.models import Pengguna, PerangkatDaerah, Renja, Renstra, UnitKerja
from renja.pemuat import muat_rencana
from renja.rencana import cacah, jumlah_maju, jumlah_pagu
from tests.impor.alat import ambil_renja, tabel_4_1
from tests.pabrik import MULAI, buat_pengguna
from tests.peramban.aksesibilitas import AXE, PERIKSA
from tests.peramban.test_html import periksa

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]

Konteks = Callable[..., BrowserContext]


@pytest.fixture
def kosong(demo: None) -> Renja:
    """An agency whose Renja 2024 holds nothing yet, with its perencana."""
    contoh = ambil_renja("disnaker")
    pemda = contoh.perangkat_daerah.pemda
    pd = PerangkatDaerah.objects.create(
        pemda=pemda, kode="baru", nama="Dinas Baru", berlaku_dari=MULAI
    )
    UnitKerja.objects.create(perangkat_daerah=pd, jenis="akar", nama=pd.nama, berlaku_dari=MULAI)
    renstra = Renstra.objects.create(
        perangkat_daerah=pd, nama="Renstra", edisi=contoh.edisi, tahun_awal=2024, tahun_akhir=2026
    )
    buat_pengguna("baru", ("perencana", pemda, pd))
    return Renja.objects.create(
        perangkat_daerah=pd, renstra=renstra, edisi=contoh.edisi, tahun=2024, tahap="rancangan"
    )


def fokuskan(halaman: Page, nama: str) -> None:
    """Tab until the control of that name has the focus."""
    for _ in range(200):
        halaman.keyboard.press("Tab")
        teks = halaman.evaluate(
            "(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()"
        )
        if nama in teks:
            return
    pytest.fail(f"{nama} tidak tercapai dengan Tab")


def test_tabel_4_1_ditempel_dengan_papan_ketik_saja(kosong: Renja, konteks: Konteks) -> None:
    jendela = konteks("baru")
    jendela.add_init_script(path=AXE)
    halaman = jendela.new_page()
    galat: list[str] = []
    halaman.on("console", lambda pesan: galat.append(pesan.text) if pesan.type == "error" else None)
    halaman.goto("/baru/2024/impor/")
    fokuskan(halaman, "Atau tempel tabel")
    halaman.keyboard.insert_text(tabel_4_1(ambil_renja("disnaker")))
    fokuskan(halaman, "Lanjut ke pratinjau")
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_role("heading", name="17 nama perlu diputuskan")).to_be_visible()
    assert halaman.evaluate(PERIKSA) == []
    fokuskan(halaman, "Pakai saran teratas")
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_role("link", name="77 Baru")).to_be_visible()
    assert halaman.evaluate(PERIKSA) == []
    fokuskan(halaman, "Terapkan semua perubahan")
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_text("Diterapkan")).to_be_visible()
    rencana = muat_rencana(ambil_renja("baru"))
    jumlah = cacah(rencana)
    assert (jumlah.program, jumlah.kegiatan, jumlah.sub_kegiatan) == (5, 19, 53)
    assert (jumlah_pagu(rencana), jumlah_maju(rencana)) == (4_704_246_000, 5_228_746_000)
    fokuskan(halaman, "Urungkan impor ini")
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_text("Diurungkan: Impor Tempelan.")).to_be_visible()
    assert cacah(muat_rencana(ambil_renja("baru"))).program == 0
    assert galat == []


@pytest.mark.parametrize(("lebar", "warna"), [(360, "dark"), (1920, "light")])
def test_halaman_unggahan_lolos_axe(
    kosong: Renja, konteks: Konteks, lebar: int, warna: str
) -> None:
    """The pages that only an upload has: mapping, preview with refusals, comparison, layer."""
    jendela = konteks("budi", lebar, color_scheme=warna)
    jendela.add_init_script(path=AXE)
    halaman = jendela.new_page()
    blok = "Rek\tCatatan lain\tJml\n2.07.01.2.01.0001\tx\t8.000.000\n2.07.01.9\tx\t1\n"
    halaman.goto("/disnaker/2024/impor/")
    halaman.get_by_role("textbox", name="Atau tempel tabel").fill(blok)
    halaman.get_by_role("button", name="Lanjut ke pratinjau").click()
    expect(halaman.get_by_role("heading", name="Petakan kolom")).to_be_visible()
    assert halaman.evaluate(PERIKSA) == []
    halaman.get_by_role("combobox", name="Kolom A").select_option("kode")
    halaman.get_by_role("combobox", name="Kolom C").select_option("pagu")
    halaman.get_by_label("Baris pertama data").fill("2")
    halaman.get_by_role("button", name="Lanjut ke pratinjau").click()
    expect(halaman.get_by_text("bukan kode nomenklatur")).to_be_visible()
    assert halaman.evaluate(PERIKSA) == []
    halaman.goto("/disnaker/2024/impor/sipd/")
    halaman.get_by_role("textbox", name="Atau tempel tabel").fill(blok)
    halaman.get_by_role("button", name="Bandingkan").click()
    halaman.get_by_role("combobox", name="Kolom A").select_option("kode")
    halaman.get_by_role("combobox", name="Kolom C").select_option("pagu")
    halaman.get_by_label("Baris pertama data").fill("2")
    halaman.get_by_role("button", name="Lanjut ke pratinjau").click()
    expect(halaman.get_by_role("heading", name="Yang berbeda")).to_be_visible()
    assert halaman.evaluate(PERIKSA) == []
    assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar


def test_halaman_unggahan_berupa_html_yang_sah(kosong: Renja, tmp_path: Path) -> None:
    """Nu on the pages that only an upload has: decisions, refusals, conflicts, what was applied."""
    klien = Client()
    klien.force_login(Pengguna.objects.get(username="baru"))
    tempel = {"tempelan": tabel_4_1(ambil_renja("disnaker"))}
    alamat = klien.post("/baru/2024/impor/", tempel).headers["Location"]
    (tmp_path / "1.html").write_bytes(klien.get(alamat).content)
    klien.post(alamat, {"saran": "1"})
    (tmp_path / "2.html").write_bytes(klien.get(f"{alamat}?keadaan=semua&hal=2").content)
    asing = {"tempelan": "Rek\tCatatan lain\n2.07.01.2.01.0001\tx\n"}
    petakan = klien.post("/baru/2024/impor/", asing).headers["Location"]
    (tmp_path / "3.html").write_bytes(klien.get(petakan).content)
    (tmp_path / "4.html").write_bytes(klien.post("/baru/2024/impor/", {}).content)
    assert periksa(tmp_path) == []
