"""Money by month at the keyboard, approval, and the agency's report, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from budget.models import RealisasiAnggaran
from performance.models import RealisasiTriwulan
from planning.models import LaporanTriwulan
from tests.peramban.test_tabel_isian import TEMPEL
from tests.realisasi.bahan_paraf import ALAMAT, Dunia, buat_dunia

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]

Konteks = Callable[..., BrowserContext]


@pytest.fixture
def dunia() -> Dunia:
    return buat_dunia()


def buka(konteks: Konteks, siapa: str, bagian: str, **lain: object) -> Page:
    halaman = konteks(siapa, **lain).new_page()
    halaman.goto(f"{ALAMAT}{bagian}/")
    return halaman


def isian(halaman: Page, dunia: Dunia, nomor: int, bulan: int) -> Locator:
    return halaman.locator(f'input[name="b{dunia.baris[nomor].pk}.m{bulan}"]')


def baris(halaman: Page, dunia: Dunia, nomor: int) -> Locator:
    return halaman.locator(f"tr:has(#b{dunia.baris[nomor].pk})")


def nilai(dunia: Dunia, nomor: int, bulan: int) -> object:
    milik = RealisasiAnggaran.objects.filter(baris=dunia.baris[nomor], bulan=bulan)
    return milik.values_list("nilai", flat=True).first()


def test_mengetik_tiga_bulan_dengan_papan_ketik(dunia: Dunia, konteks: Konteks) -> None:
    dunia.uang(0, 3, 200_000)
    halaman = buka(konteks, "fajar", "anggaran")
    isian(halaman, dunia, 0, 7).focus()
    halaman.keyboard.type("300.000")
    halaman.keyboard.press("Tab")
    expect(isian(halaman, dunia, 0, 8)).to_be_focused()
    halaman.keyboard.type("100.000,50")
    halaman.keyboard.press("Tab")
    halaman.keyboard.type("-50.000")
    satu, jumlah = baris(halaman, dunia, 0), halaman.locator("#ti tfoot td")
    # 200.000 + 300.000 + 100.000,50 - 50.000 of 1.000.000, and of 2.000.000 over both rows.
    expect(satu).to_contain_text("550.000,50")
    expect(satu).to_contain_text("55,00")
    expect(jumlah.nth(4)).to_contain_text("bergerak +300.000")
    expect(jumlah.nth(8)).to_have_text("27,50")
    expect(satu.locator("td.ra-kontra")).to_have_count(1)
    assert nilai(dunia, 0, 7) is None, "the row has not been left yet"
    halaman.keyboard.press("Enter")
    expect(isian(halaman, dunia, 1, 9)).to_be_focused()
    expect(halaman.locator("#ti-keadaan")).to_contain_text("3 sel tersimpan")
    expect(jumlah.nth(4)).to_have_text("300.000")
    assert nilai(dunia, 0, 9) == -50_000
    halaman.keyboard.press("Control+z")
    expect(isian(halaman, dunia, 0, 7)).to_have_value("")
    expect(satu).to_contain_text("20,00")


def test_di_atas_pagu_ditandai_saat_mengetik_dan_sesudah_disimpan(
    dunia: Dunia, konteks: Konteks
) -> None:
    halaman = buka(konteks, "fajar", "anggaran")
    isian(halaman, dunia, 0, 7).focus()
    halaman.keyboard.type("1.000.000,25")
    tanda = baris(halaman, dunia, 0).locator(".ra-lebih")
    expect(tanda).to_have_text("Rp 0,25 di atas pagu")
    halaman.keyboard.press("Enter")
    expect(halaman.locator("#ti-keadaan")).to_contain_text("1 sel tersimpan")
    expect(tanda).to_have_text("Rp 0,25 di atas pagu")
    halaman.reload()
    expect(tanda).to_have_text("Rp 0,25 di atas pagu")
    isian(halaman, dunia, 0, 7).focus()
    halaman.keyboard.press("Control+a")
    halaman.keyboard.type("1.000.000")
    expect(tanda).to_have_count(0)


def test_ketikan_yang_tidak_sah_dan_bentrok_pada_selnya(dunia: Dunia, konteks: Konteks) -> None:
    halaman, lain = (buka(konteks, nama, "anggaran") for nama in ("fajar", "gita"))
    isian(halaman, dunia, 0, 7).focus()
    halaman.keyboard.type("1.5")
    halaman.keyboard.press("Enter")
    expect(baris(halaman, dunia, 0).locator(".ti-pesan")).to_be_visible()
    isian(lain, dunia, 0, 8).focus()
    lain.keyboard.type("700")
    lain.keyboard.press("Enter")
    expect(lain.locator("#ti-keadaan")).to_contain_text("1 sel tersimpan")
    isian(halaman, dunia, 0, 8).focus()
    halaman.keyboard.type("900")
    halaman.keyboard.press("Enter")
    expect(baris(halaman, dunia, 0)).to_contain_text("Gita menyimpan 700")
    halaman.get_by_role("button", name="Pakai milik saya").click()
    expect(halaman.locator("#ti-keadaan")).to_contain_text("1 sel tersimpan")
    assert nilai(dunia, 0, 8) == 900


def test_menempel_blok_dengan_satu_urungan(dunia: Dunia, konteks: Konteks) -> None:
    halaman = buka(konteks, "budi", "anggaran")
    sel = isian(halaman, dunia, 0, 7)
    sel.focus()
    sel.evaluate(f"(sel, teks) => ({TEMPEL})([sel, teks])", "1.000\t-2.000,5\n3.000\t4.000")
    halaman.get_by_role("button", name="Isi 4 sel").click()
    expect(halaman.locator("#ti-pesan")).to_contain_text("Menempel 4 sel")
    assert RealisasiAnggaran.objects.count() == 4
    halaman.get_by_role("button", name="Urungkan").first.click()
    expect(sel).to_have_value("")
    assert RealisasiAnggaran.objects.count() == 0


def test_gita_menyetujui_dan_mengembalikan(dunia: Dunia, konteks: Konteks) -> None:
    satu, lain = dunia.lapor(0, 9), dunia.lapor(1, 3)
    halaman = buka(konteks, "gita", "paraf")
    halaman.get_by_label(dunia.indikator(0).uraian, exact=True).focus()
    halaman.keyboard.press("Space")
    halaman.get_by_role("button", name="Setujui yang dipilih").press("Enter")
    expect(halaman.get_by_text("1 realisasi disetujui.")).to_be_visible()
    kembali = halaman.get_by_text("Kembalikan baris ini")
    kembali.focus()
    halaman.keyboard.press("Enter")
    halaman.keyboard.press("Tab")
    halaman.keyboard.type("Bukti kurang")
    halaman.keyboard.press("Tab")
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_text("1 realisasi dikembalikan")).to_be_visible()
    expect(halaman.get_by_text("dikembalikan: Bukti kurang")).to_be_visible()
    isi = RealisasiTriwulan.objects.in_bulk([satu.pk, lain.pk])
    assert (isi[satu.pk].status, isi[lain.pk].status) == ("disetujui", "dikembalikan")


def test_budi_mengajukan_dan_dedi_menandatangani(dunia: Dunia, konteks: Konteks) -> None:
    dunia.lapor(0, 9, faktor_pendorong="Bursa kerja di kampus")
    budi = buka(konteks, "budi", "laporan")
    budi.get_by_text("1 usulan dari unit kerja").click()
    budi.get_by_role("button", name="Ambil semua ke Faktor pendorong").click()
    expect(budi.get_by_label("Faktor pendorong keberhasilan kinerja")).to_have_value(
        f"- Bursa kerja di kampus ({dunia.indikator(0).uraian})"
    )
    budi.get_by_role("button", name="Simpan", exact=True).click()
    expect(budi.get_by_text("Laporan tersimpan.")).to_be_visible()
    budi.get_by_role("button", name="Ajukan kepada kepala dinas").click()
    expect(budi.get_by_text("4 baris belum lapor; pada E.81")).to_be_visible()
    budi.get_by_role("button", name="Ya, ajukan apa adanya").click()
    expect(budi.locator("[aria-current=step]")).to_contain_text("Diajukan")
    dedi = buka(konteks, "dedi", "laporan")
    dedi.get_by_role("button", name="Setujui laporan").press("Enter")
    expect(dedi.locator("[aria-current=step]")).to_contain_text("Disetujui")
    expect(dedi.locator("[aria-current=step]")).to_contain_text("Dedi")
    assert LaporanTriwulan.objects.get().status == "disetujui"


@pytest.mark.parametrize("bagian", ["anggaran", "paraf", "laporan"])
def test_tanpa_skrip_tetap_formulir(dunia: Dunia, konteks: Konteks, bagian: str) -> None:
    dunia.lapor(0, 9)
    siapa = "gita" if bagian == "paraf" else "budi"
    halaman = buka(konteks, siapa, bagian, java_script_enabled=False)
    if bagian == "anggaran":
        isian(halaman, dunia, 0, 7).fill("1.250")
        halaman.get_by_role("button", name="Simpan", exact=True).click()
        assert nilai(dunia, 0, 7) == 1250
    elif bagian == "paraf":
        halaman.get_by_role("button", name="Setujui semua (1)").click()
        assert RealisasiTriwulan.objects.get().status == "disetujui"
    else:
        halaman.get_by_role("button", name="Ajukan kepada kepala dinas").click()
        halaman.get_by_role("button", name="Ya, ajukan apa adanya").click()
        assert LaporanTriwulan.objects.get().status == "diajukan"
