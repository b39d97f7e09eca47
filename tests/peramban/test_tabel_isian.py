"""The grid in a real browser, by keyboard: typing, saving, undo, blocks, conflicts, drafts."""

from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import BrowserContext, Locator, Page, expect

from budget.models import PaguSumber
from planning.models import BarisRenja, Indikator, Pengguna, Penugasan, Renja, Target
from tests.orang import buat_orang
from tests.pabrik import MULAI

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]

Konteks = Callable[..., BrowserContext]
ALAMAT = "/disnaker/2024/tabel-isian/tahun/"
TEMPEL = """([sel, teks]) => {
  const data = new DataTransfer();
  data.setData("text/plain", teks);
  const sifat = {clipboardData: data, bubbles: true, cancelable: true};
  sel.dispatchEvent(new ClipboardEvent("paste", sifat));
}"""
SALIN = """(sel) => {
  const data = new DataTransfer();
  const sifat = {clipboardData: data, bubbles: true, cancelable: true};
  sel.dispatchEvent(new ClipboardEvent("copy", sifat));
  return data.getData("text/plain");
}"""


def baris(nomor: int) -> BarisRenja:
    milik = BarisRenja.objects.filter(renja__perangkat_daerah__kode="disnaker")
    return milik.order_by("pk")[nomor]


def isian_pagu(halaman: Page, nomor: int) -> Locator:
    return halaman.locator(f'input[name="b{baris(nomor).pk}.p"]')


def isian_target(halaman: Page, nomor: int) -> Locator:
    indikator = Indikator.objects.get(sub_kegiatan=baris(nomor).sub_kegiatan_id)
    return halaman.locator(f'input[name="i{indikator.pk}.t"]')


def nilai_target(nomor: int) -> object:
    return (
        Target.objects.filter(
            indikator__sub_kegiatan=baris(nomor).sub_kegiatan_id, asal="renja", tahun=2024
        )
        .values_list("bawah", flat=True)
        .first()
    )


def jumlah(halaman: Page) -> Locator:
    """The total of the pagu at the foot of the grid."""
    return halaman.locator("#ti tfoot td").nth(4)


def buka(konteks: Konteks, siapa: str = "budi", **lain: object) -> Page:
    halaman = konteks(siapa, **lain).new_page()
    halaman.goto(ALAMAT)
    return halaman


@pytest.fixture
def tiga() -> None:
    """Three sub kegiatan with a pagu of 1.000.000 and a target of 12 each."""
    buat_orang(3)


def test_mengisi_dengan_papan_ketik_dan_baris_menyimpan_sendiri(
    tiga: None, konteks: Konteks
) -> None:
    halaman = buka(konteks)
    isian_target(halaman, 0).focus()
    halaman.keyboard.type("15")
    halaman.keyboard.press("Tab")
    expect(isian_pagu(halaman, 0)).to_be_focused()
    halaman.keyboard.type("8.160.000")
    expect(jumlah(halaman)).to_contain_text("10.160.000")
    expect(jumlah(halaman)).to_contain_text("bergerak +7.160.000")
    assert nilai_target(0) == 12, "the row has not been left yet"
    halaman.keyboard.press("Enter")
    expect(isian_pagu(halaman, 1)).to_be_focused()
    expect(halaman.locator("#ti-keadaan")).to_contain_text("2 sel tersimpan")
    expect(jumlah(halaman)).to_have_text("10.160.000")
    assert nilai_target(0) == 15
    halaman.reload()
    expect(isian_pagu(halaman, 0)).to_have_value("8.160.000")


def test_panah_home_end_dan_buka_tutup_baris(tiga: None, konteks: Konteks) -> None:
    halaman = buka(konteks)
    isian_target(halaman, 0).focus()
    halaman.keyboard.press("ArrowDown")
    expect(isian_target(halaman, 1)).to_be_focused()
    halaman.keyboard.press("ArrowRight")
    expect(isian_pagu(halaman, 1)).to_be_focused()
    halaman.keyboard.press("Control+Home")
    program = halaman.locator("#ti tbody tr").first
    expect(program.locator("td").first).to_be_focused()
    halaman.keyboard.press("ArrowRight")
    expect(program.locator("th")).to_be_focused()
    halaman.keyboard.press("ArrowLeft")
    expect(program).to_have_attribute("aria-expanded", "false")
    expect(isian_target(halaman, 0)).to_be_hidden()
    halaman.keyboard.press("ArrowRight")
    expect(isian_target(halaman, 0)).to_be_visible()
    halaman.keyboard.press("Control+End")
    expect(halaman.locator("#ti tfoot td").last).to_be_focused()
    assert halaman.locator("#ti [tabindex='0']").count() == 1, "one cell in the tab order"
    ketiga = halaman.locator("#ti tbody .t-sub_kegiatan").nth(2)
    expect(ketiga).to_have_attribute("aria-posinset", "3")
    expect(ketiga).to_have_attribute("aria-setsize", "3")


def test_esc_mengembalikan_dan_delete_mengosongkan(tiga: None, konteks: Konteks) -> None:
    halaman = buka(konteks)
    isian_target(halaman, 0).focus()
    halaman.keyboard.type("99")
    halaman.keyboard.press("Escape")
    expect(isian_target(halaman, 0)).to_have_value("12")
    halaman.keyboard.press("F2")
    halaman.keyboard.type("5")
    expect(isian_target(halaman, 0)).to_have_value("125")
    halaman.keyboard.press("Escape")
    halaman.keyboard.press("Delete")
    expect(isian_target(halaman, 0)).to_have_value("")
    halaman.keyboard.press("ArrowDown")
    expect(halaman.locator("#ti-keadaan")).to_contain_text("1 sel tersimpan")
    assert nilai_target(0) is None


def test_yang_tidak_sah_tetap_tertulis_dengan_sebabnya(tiga: None, konteks: Konteks) -> None:
    halaman = buka(konteks)
    isian_pagu(halaman, 0).focus()
    halaman.keyboard.type("1,5")
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_text("memuat sen")).to_be_visible()
    expect(isian_pagu(halaman, 0)).to_have_value("1,5")
    expect(isian_pagu(halaman, 0)).to_have_attribute("aria-invalid", "true")
    expect(halaman.locator("#ti-keadaan")).to_contain_text("1 sel perlu diperbaiki")


def test_mengisi_ke_bawah_satu_tindakan_dan_diurungkan(tiga: None, konteks: Konteks) -> None:
    halaman = buka(konteks)
    isian_target(halaman, 0).focus()
    halaman.keyboard.type("20")
    halaman.keyboard.press("Enter")
    expect(halaman.locator("#ti-keadaan")).to_contain_text("1 sel tersimpan")
    isian_target(halaman, 0).focus()
    halaman.keyboard.press("Shift+ArrowDown")
    halaman.keyboard.press("Shift+ArrowDown")
    assert halaman.locator("#ti [aria-selected='true']").count() == 3
    halaman.keyboard.press("Control+d")
    expect(halaman.locator("#ti-pesan")).to_contain_text("Mengisi ke bawah 2 sel")
    assert [nilai_target(n) for n in range(3)] == [20, 20, 20]
    halaman.keyboard.press("Control+z")
    expect(isian_target(halaman, 2)).to_have_value("12")
    assert [nilai_target(n) for n in range(3)] == [20, 12, 12]
    halaman.keyboard.press("Control+z")
    expect(isian_target(halaman, 0)).to_have_value("12")
    assert nilai_target(0) == 12


def test_menempel_blok_dari_lembar_kerja_dengan_pratinjau(tiga: None, konteks: Konteks) -> None:
    halaman = buka(konteks)
    isian_target(halaman, 0).focus()
    blok = "15 Dokumen\tRp 8.160.000\r\n6\t4.500.000\r\n9 Orang\t2.700.000\r\n"
    halaman.evaluate(TEMPEL, [isian_target(halaman, 0).element_handle(), blok])
    dialog = halaman.get_by_role("dialog")
    expect(dialog).to_contain_text("5 akan diisi, 0 tidak berubah, 1 ditolak")
    expect(dialog).to_contain_text('Satuan "Orang" bukan satuan indikator ini')
    expect(dialog).to_contain_text("15.360.000")
    expect(dialog.get_by_role("button", name="Isi 5 sel")).to_be_focused()
    assert nilai_target(0) == 12
    halaman.keyboard.press("Enter")
    expect(halaman.locator("#ti-pesan")).to_contain_text("Menempel 5 sel")
    expect(isian_pagu(halaman, 2)).to_have_value("2.700.000")
    expect(jumlah(halaman)).to_have_text("15.360.000")
    assert [nilai_target(n) for n in range(3)] == [15, 6, 12]
    halaman.get_by_role("button", name="Urungkan").first.click()
    expect(isian_pagu(halaman, 2)).to_have_value("1.000.000")
    assert [nilai_target(n) for n in range(3)] == [12, 12, 12]


def test_pratinjau_dibatalkan_dengan_esc_dan_blok_disalin(tiga: None, konteks: Konteks) -> None:
    halaman = buka(konteks)
    isian_target(halaman, 0).focus()
    halaman.evaluate(TEMPEL, [isian_target(halaman, 0).element_handle(), "1\n2"])
    expect(halaman.get_by_role("dialog")).to_be_visible()
    halaman.keyboard.press("Escape")
    expect(halaman.get_by_role("dialog")).to_be_hidden()
    expect(isian_target(halaman, 0)).to_be_focused()
    halaman.keyboard.press("Shift+ArrowDown")
    halaman.keyboard.press("Shift+ArrowRight")
    teks = halaman.evaluate(SALIN, isian_pagu(halaman, 1).element_handle())
    assert teks == "12\t1.000.000\n12\t1.000.000"


def test_tanpa_sambungan_isian_disimpan_di_peramban_lalu_terkirim(
    tiga: None, konteks: Konteks
) -> None:
    halaman = buka(konteks)
    halaman.context.set_offline(True)
    isian_target(halaman, 0).focus()
    halaman.keyboard.type("33")
    halaman.keyboard.press("Enter")
    expect(halaman.locator("#ti-pesan")).to_contain_text("Belum tersambung ke server")
    expect(isian_target(halaman, 0)).to_have_value("33")
    assert nilai_target(0) == 12
    halaman.context.set_offline(False)
    expect(halaman.locator("#ti-keadaan")).to_contain_text("1 sel tersimpan", timeout=9000)
    expect(halaman.locator("#ti-pesan")).not_to_contain_text("Belum tersambung")
    assert nilai_target(0) == 33


@pytest.mark.parametrize("pilihan", ["Simpan", "Buang"])
def test_draf_dipulihkan_saat_halaman_dibuka_lagi(
    tiga: None, konteks: Konteks, pilihan: str
) -> None:
    pertama = buka(konteks)
    isian_target(pertama, 0).focus()
    pertama.keyboard.type("33")
    # A second window of the same browser: the first one has saved nothing yet.
    halaman = pertama.context.new_page()
    halaman.goto(ALAMAT)
    pesan = halaman.locator("#ti-pesan")
    expect(pesan).to_contain_text("1 isian yang belum tersimpan dipulihkan")
    expect(isian_target(halaman, 0)).to_have_value("33")
    assert nilai_target(0) == 12
    pesan.get_by_role("button", name=pilihan).click()
    if pilihan == "Simpan":
        expect(halaman.locator("#ti-keadaan")).to_contain_text("1 sel tersimpan")
        assert nilai_target(0) == 33
    else:
        expect(isian_target(halaman, 0)).to_have_value("12")
        assert nilai_target(0) == 12
    assert halaman.evaluate("Object.keys(localStorage).length") == 0


def test_sesi_yang_berakhir_tidak_menghilangkan_isian(tiga: None, konteks: Konteks) -> None:
    halaman = buka(konteks)
    Session.objects.all().delete()
    isian_target(halaman, 0).focus()
    halaman.keyboard.type("41")
    halaman.keyboard.press("Enter")
    expect(halaman.locator("#ti-pesan")).to_contain_text("Sesi Anda sudah berakhir")
    masuk = halaman.get_by_role("link", name="Masuk lagi")
    kembali = ALAMAT.replace("/", "%2F")
    expect(masuk).to_have_attribute("href", f"/masuk/?next={kembali}")
    expect(isian_target(halaman, 0)).to_have_value("41")
    masuk.click()
    halaman.get_by_label("Nama pengguna").fill("budi")
    halaman.get_by_label("Kata sandi").fill("sandi-untuk-uji")
    halaman.get_by_role("button", name="Masuk").click()
    expect(isian_target(halaman, 0)).to_have_value("41")
    expect(halaman.locator("#ti-pesan")).to_contain_text("dipulihkan")


def test_keluar_menghapus_draf(tiga: None, konteks: Konteks) -> None:
    halaman = buka(konteks)
    halaman.route("**/simpan/**", lambda rute: rute.abort())
    isian_target(halaman, 0).focus()
    halaman.keyboard.type("33")
    assert halaman.evaluate("Object.keys(localStorage).length") == 1
    halaman.get_by_text("Budi").first.click()
    halaman.get_by_role("button", name="Keluar").click()
    expect(halaman.get_by_text("Anda sudah keluar.")).to_be_visible()
    assert halaman.evaluate("Object.keys(localStorage).length") == 0


@pytest.mark.parametrize("pilihan", ["Pakai milik saya", "Pakai nilai itu"])
def test_dua_perencana_bentrok_dan_memilih(tiga: None, konteks: Konteks, pilihan: str) -> None:
    pertama, kedua = buka(konteks), buka(konteks)
    isian_target(pertama, 0).focus()
    pertama.keyboard.type("20")
    pertama.keyboard.press("Enter")
    expect(pertama.locator("#ti-keadaan")).to_contain_text("1 sel tersimpan")
    isian_target(kedua, 0).focus()
    kedua.keyboard.type("25")
    kedua.keyboard.press("Enter")
    sel = kedua.locator("td", has=isian_target(kedua, 0))
    expect(sel).to_contain_text("Budi menyimpan 20 pada")
    expect(sel).to_contain_text("Isian Anda: 25.")
    assert nilai_target(0) == 20
    kedua.get_by_role("button", name=pilihan).click()
    if pilihan == "Pakai milik saya":
        expect(kedua.locator("#ti-keadaan")).to_contain_text("1 sel tersimpan")
        assert nilai_target(0) == 25
    else:
        expect(isian_target(kedua, 0)).to_have_value("20")
        assert nilai_target(0) == 20
    expect(sel).not_to_contain_text("Isian Anda")


def test_simpanan_orang_lain_terlihat_pada_simpanan_berikutnya(
    tiga: None, konteks: Konteks
) -> None:
    tutik = Pengguna.objects.create_user("tutik", password=None, nama="Tutik Perencana")
    disnaker = Renja.objects.get(perangkat_daerah__kode="disnaker").perangkat_daerah
    Penugasan.objects.create(
        pengguna=tutik,
        peran="perencana",
        pemda=disnaker.pemda,
        perangkat_daerah=disnaker,
        berlaku_dari=MULAI,
    )
    pertama, kedua = buka(konteks), buka(konteks, "tutik")
    isian_pagu(pertama, 0).focus()
    pertama.keyboard.type("4.000.000")
    pertama.keyboard.press("Enter")
    expect(pertama.locator("#ti-keadaan")).to_contain_text("1 sel tersimpan")
    isian_target(kedua, 1).focus()
    kedua.keyboard.type("7")
    kedua.keyboard.press("Enter")
    expect(isian_pagu(kedua, 0)).to_have_value("4.000.000")
    expect(jumlah(kedua)).to_have_text("6.000.000")
    expect(kedua.locator("td", has=isian_pagu(kedua, 0))).to_have_attribute(
        "title", f"Disimpan Budi {timezone.localtime():%H.%M}"
    )


def test_tanpa_skrip_halaman_adalah_formulir(tiga: None, konteks: Konteks) -> None:
    halaman = buka(konteks, java_script_enabled=False)
    isian_target(halaman, 0).fill("15")
    isian_pagu(halaman, 1).fill("-5")
    halaman.get_by_role("button", name="Simpan").first.click()
    expect(halaman.get_by_role("alert")).to_contain_text("negatif")
    expect(isian_pagu(halaman, 1)).to_have_value("-5")
    assert nilai_target(0) == 15
    isian_pagu(halaman, 1).fill("5")
    halaman.get_by_role("button", name="Simpan").first.click()
    expect(halaman.get_by_text("1 sel tersimpan.")).to_be_visible()
    halaman.get_by_role("button", name="Urungkan").click()
    expect(isian_pagu(halaman, 1)).to_have_value("1.000.000")


def test_pembaca_bergerak_dan_menyalin_tetapi_tidak_mengisi(tiga: None, konteks: Konteks) -> None:
    halaman = buka(konteks, "dedi")
    expect(halaman.locator("#ti tbody input")).to_have_count(0)
    halaman.locator("#ti tbody th").first.click()
    halaman.keyboard.press("ArrowDown")
    expect(halaman.locator("#ti tbody th").nth(1)).to_be_focused()
    halaman.keyboard.type("123")
    expect(halaman.locator("#ti tfoot td").nth(4)).to_have_text("3.000.000")


def test_pada_layar_sempit_hanya_nama_yang_beku(tiga: None, konteks: Konteks) -> None:
    halaman = buka(konteks, lebar=360)
    isian_pagu(halaman, 0).focus()
    expect(isian_pagu(halaman, 0)).to_be_in_viewport()
    expect(halaman.locator("#ti tbody .t-sub_kegiatan th").first).to_be_in_viewport()
    expect(halaman.locator("#ti tbody .t-sub_kegiatan td").first).not_to_be_in_viewport()


def test_sel_yang_dituju_tidak_tertutup_kolom_beku(tiga: None, konteks: Konteks) -> None:
    halaman = buka(konteks, lebar=360)
    isian_target(halaman, 0).focus()
    halaman.keyboard.type("5")
    halaman.keyboard.press("Tab")
    kotak = isian_pagu(halaman, 0).bounding_box()
    nama = halaman.locator("#ti tbody .t-sub_kegiatan th").first.bounding_box()
    assert kotak is not None
    assert nama is not None
    assert kotak["x"] >= nama["x"] + nama["width"] - 1


def test_sumber_dana_dipilih_dari_daftar_dan_enter_menyimpan(tiga: None, konteks: Konteks) -> None:
    PaguSumber.objects.filter(sumber_dana__kode="uji.2").delete()
    halaman = buka(konteks)
    sel = halaman.locator(f'input[name="b{baris(0).pk}.s"]')
    expect(sel).to_have_value("PAD")
    sel.focus()
    halaman.keyboard.type("dau")
    halaman.keyboard.press("ArrowDown")
    expect(sel).to_be_focused()
    halaman.keyboard.press("Escape")
    expect(sel).to_have_value("PAD")
    halaman.keyboard.type("uji.2")
    halaman.keyboard.press("Tab")
    halaman.keyboard.press("Control+s")
    expect(sel).to_have_value("DAU")
