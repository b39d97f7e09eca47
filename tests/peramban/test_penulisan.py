"""Writing in a real browser: typing, offers, autosave, two people, and a server that is away."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from planning.models import Pengguna, Penugasan
from renja.models import Bab
from renja.penulisan import services
from tests.orang import buat_orang
from tests.pabrik import MULAI, buat_pengguna
from tests.penulisan.alat import bab, mulai

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
Konteks = Callable[..., BrowserContext]


def siapkan(isi: str = "Satu\n\nDua\n\nTiga\n") -> tuple[dict[str, Pengguna], Bab]:
    """The manuscript of disnaker with that text in its first sub-chapter."""
    orang = buat_orang(1)
    satu = bab(mulai(orang["budi"]))
    services.simpan_isi(orang["budi"], satu, 1, isi)
    return orang, satu


def buka(konteks: Konteks, satu: Bab, siapa: str = "budi", **lain: object) -> Page:
    halaman = konteks(siapa, **lain).new_page()
    halaman.goto(f"/disnaker/2024/dokumen/bagian/{satu.uid}/")
    return halaman


def tulisan(halaman: Page) -> Locator:
    return halaman.locator("#isi-bagian")


def status(halaman: Page) -> Locator:
    return halaman.locator("[data-pn-status]")


def di_akhir(halaman: Page, teks: str) -> None:
    tulisan(halaman).click()
    halaman.keyboard.press("Control+End")
    halaman.keyboard.type(teks)


def tersimpan(satu: Bab) -> str:
    return str(Bab.objects.values_list("isi", flat=True).get(pk=satu.pk))


def test_yang_diketik_tersimpan_sendiri_dan_halamannya_terlihat(konteks: Konteks) -> None:
    _, satu = siapkan()
    halaman = buka(konteks, satu)
    di_akhir(halaman, "\nTahun {{ tahun }} tertulis.")
    expect(status(halaman)).to_have_text("Belum tersimpan.")
    expect(status(halaman)).to_have_text(re.compile(r"^Tersimpan \d\d\.\d\d\.$"), timeout=10_000)
    assert tersimpan(satu).endswith("Tahun {{ tahun }} tertulis.")
    teks = halaman.locator(".pn-teks-halaman").first
    expect(teks).to_have_text(re.compile("Tahun 2024 tertulis"), timeout=20_000)
    gambar = halaman.locator(".pn-lembar img").first
    expect(gambar).to_have_js_property("complete", value=True)
    assert gambar.evaluate("satu => satu.naturalWidth") > 800
    assert halaman.evaluate("Object.keys(localStorage)") == []


def test_ctrl_s_bilah_alat_dan_ctrl_z(konteks: Konteks) -> None:
    _, satu = siapkan("kata\n")
    halaman = buka(konteks, satu)
    tulisan(halaman).click()
    halaman.keyboard.press("Control+Home")
    halaman.keyboard.press("Shift+End")
    halaman.keyboard.press("Control+B")
    expect(tulisan(halaman)).to_have_value("**kata**\n")
    halaman.keyboard.press("Control+B")
    expect(tulisan(halaman)).to_have_value("kata\n")
    halaman.keyboard.press("Control+Shift+Digit8")
    expect(tulisan(halaman)).to_have_value("- kata\n")
    halaman.keyboard.press("Control+Z")
    expect(tulisan(halaman)).to_have_value("kata\n")
    halaman.get_by_role("button", name="Judul", exact=True).click()
    expect(tulisan(halaman)).to_have_value("### kata\n")
    tulisan(halaman).focus()
    halaman.keyboard.press("Control+S")
    expect(status(halaman)).to_have_text(re.compile("^Tersimpan"))
    assert tersimpan(satu) == "### kata\n"


def test_bilah_alat_dengan_panah_dan_daftar_nilai(konteks: Konteks) -> None:
    _, satu = siapkan("")
    halaman = buka(konteks, satu)
    tulisan(halaman).focus()
    halaman.keyboard.press("Shift+Tab")
    expect(halaman.get_by_role("button", name="Tebal")).to_be_focused()
    halaman.keyboard.press("End")
    halaman.keyboard.press("ArrowLeft")
    expect(halaman.get_by_role("button", name="Gambar", exact=True)).to_be_focused()
    tulisan(halaman).focus()
    halaman.keyboard.press("Control+Alt+N")
    cari = halaman.get_by_role("searchbox")
    expect(cari).to_be_focused()
    expect(halaman.locator("dialog li").first).to_be_visible()
    halaman.keyboard.type("jumlah pagu indikatif")
    expect(halaman.locator("dialog li:visible").first).to_contain_text("pagu.total")
    halaman.keyboard.press("Enter")
    expect(tulisan(halaman)).to_have_value("{{ pagu.total }}")
    expect(tulisan(halaman)).to_be_focused()


def test_tawaran_dipakai_dengan_papan_ketik(konteks: Konteks) -> None:
    _, satu = siapkan("")
    halaman = buka(konteks, satu)
    di_akhir(halaman, "Ada {{ pag")
    pilihan = halaman.get_by_role("option")
    expect(pilihan.first).to_contain_text("pagu")
    expect(tulisan(halaman)).to_have_attribute("aria-activedescendant", "pn-tawaran-0")
    halaman.keyboard.press("Enter")
    expect(tulisan(halaman)).to_have_value("Ada {{ pagu.")
    expect(pilihan.filter(has_text="pagu.total")).to_contain_text("1.000.000")
    halaman.keyboard.press("ArrowDown")
    expect(tulisan(halaman)).to_have_attribute("aria-activedescendant", "pn-tawaran-1")
    halaman.keyboard.press("ArrowUp")
    halaman.keyboard.press("Enter")
    expect(tulisan(halaman)).to_have_value("Ada {{ pagu.total }}")
    halaman.keyboard.type(" lalu {{ tah")
    expect(pilihan.first).to_be_visible()
    halaman.keyboard.press("Escape")
    expect(pilihan).to_have_count(0)
    halaman.keyboard.press("Enter")
    expect(tulisan(halaman)).to_have_value("Ada {{ pagu.total }} lalu {{ tah\n")


def test_tombol_sebelum_daftarnya_datang_tidak_memilih_dari_daftar_lama(konteks: Konteks) -> None:
    _, satu = siapkan("")
    halaman = buka(konteks, satu)
    di_akhir(halaman, "{{ ta")
    expect(halaman.get_by_role("option").first).to_be_visible()
    tertahan: list[Route] = []
    halaman.route("**/lengkapi/", lambda rute, _: tertahan.append(rute))
    halaman.keyboard.type("h")
    halaman.keyboard.press("Enter")
    expect(tulisan(halaman)).to_have_value("{{ tah\n")
    expect(halaman.get_by_role("option")).to_have_count(0)
    for satu_rute in tertahan:
        satu_rute.continue_()
    expect(halaman.get_by_role("option")).to_have_count(0)


def test_galat_ikatan_membawa_ke_tempatnya(konteks: Konteks) -> None:
    _, satu = siapkan("Baris satu\nPagu {{ paggu.total }} rupiah\n")
    halaman = buka(konteks, satu)
    halaman.get_by_role("button", name=re.compile("Baris 2, kolom")).click()
    expect(tulisan(halaman)).to_be_focused()
    terpilih = tulisan(halaman).evaluate("t => t.value.slice(t.selectionStart, t.selectionEnd)")
    assert "paggu" in terpilih


def test_dua_orang_pada_satu_bagian(konteks: Konteks) -> None:
    orang, satu = siapkan()
    pd = satu.perangkat_daerah
    rekan = buat_pengguna("rekan", ("perencana", pd.pemda, pd))
    assert Penugasan.objects.filter(pengguna=rekan, berlaku_dari=MULAI).exists()
    budi = buka(konteks, satu)
    services.simpan_isi(rekan, bab(satu.renja), 2, "Satu\n\nDua\n\nTIGA\n")
    tulisan(budi).click()
    budi.keyboard.press("Control+Home")
    budi.keyboard.type("Nol\n\n")
    budi.keyboard.press("Control+S")
    kotak = budi.get_by_role("alert").filter(has_text="lebih dahulu")
    expect(kotak).to_be_focused()
    expect(kotak).to_contain_text(rekan.nama)
    expect(kotak.locator("ins").filter(has_text="Nol")).to_have_count(1)
    assert tersimpan(satu) == "Satu\n\nDua\n\nTIGA\n"
    budi.get_by_role("button", name="Sunting gabungan").click()
    expect(tulisan(budi)).to_have_value("Nol\n\nSatu\n\nDua\n\nTIGA\n")
    expect(status(budi)).to_have_text(re.compile("^Tersimpan"))
    assert tersimpan(satu) == "Nol\n\nSatu\n\nDua\n\nTIGA\n"
    assert orang["budi"].nama != rekan.nama


def test_tulisan_orang_lain_dipakai_dan_tulisan_sendiri_dapat_kembali(konteks: Konteks) -> None:
    orang, satu = siapkan()
    budi = buka(konteks, satu)
    services.simpan_isi(orang["budi"], bab(satu.renja), 2, "Milik lain\n")
    di_akhir(budi, "Milik saya")
    budi.keyboard.press("Control+S")
    budi.get_by_role("button", name="Pakai tulisan Budi").click()
    expect(tulisan(budi)).to_have_value("Milik lain\n")
    budi.get_by_role("button", name="Kembalikan tulisan saya").click()
    expect(tulisan(budi)).to_have_value("Satu\n\nDua\n\nTiga\nMilik saya")
    budi.keyboard.press("Control+S")
    expect(status(budi)).to_have_text(re.compile("^Tersimpan"))
    assert tersimpan(satu) == "Satu\n\nDua\n\nTiga\nMilik saya"


def test_bagian_yang_dihapus_dimasukkan_kembali(konteks: Konteks) -> None:
    orang = buat_orang(1)
    renja = mulai(orang["budi"])
    satu = services.tambah_bagian(orang["budi"], renja, bab(renja, "bab-1"), "Catatan")
    budi = buka(konteks, satu)
    kini = Bab.objects.select_related("renja__perangkat_daerah", "perangkat_daerah").get(pk=satu.pk)
    services.hapus_bagian(orang["budi"], kini, 1)
    di_akhir(budi, "Jangan hilang")
    budi.keyboard.press("Control+S")
    expect(budi.get_by_role("alert")).to_contain_text("sudah dihapus oleh Budi")
    expect(tulisan(budi)).to_have_value("Jangan hilang")
    di_akhir(budi, " sama sekali")
    budi.get_by_role("button", name="Masukkan kembali sebagai bagian baru").click()
    expect(tulisan(budi)).to_have_value("Jangan hilang sama sekali")
    baru = Bab.objects.get(judul="Catatan")
    assert (baru.isi, baru.uid != satu.uid) == ("Jangan hilang sama sekali", True)


def test_server_yang_tidak_terjangkau_dan_draf_yang_ditawarkan_kembali(konteks: Konteks) -> None:
    _, satu = siapkan("Awal\n")
    jendela = konteks("budi")
    halaman = jendela.new_page()
    alamat = f"/disnaker/2024/dokumen/bagian/{satu.uid}/"
    halaman.goto(alamat)
    jendela.set_offline(True)
    di_akhir(halaman, "Luring")
    halaman.keyboard.press("Control+S")
    expect(status(halaman)).to_contain_text("tulisan ada di peramban ini")
    expect(halaman.get_by_text("Belum tersambung ke server.")).to_be_visible()
    halaman.close()
    jendela.set_offline(False)
    assert tersimpan(satu) == "Awal\n"
    halaman = jendela.new_page()
    halaman.goto(alamat)
    expect(tulisan(halaman)).to_have_value("Awal\n")
    halaman.get_by_role("button", name="Pakai tulisan itu").click()
    expect(tulisan(halaman)).to_have_value("Awal\nLuring")
    expect(status(halaman)).to_have_text(re.compile("^Tersimpan"))
    assert tersimpan(satu) == "Awal\nLuring"
    assert halaman.evaluate("Object.keys(localStorage)") == []


def test_jawaban_yang_hilang_bukan_bentrok_dengan_diri_sendiri(konteks: Konteks) -> None:
    _, satu = siapkan("Awal\n")
    halaman = buka(konteks, satu)

    def telan(rute: Route) -> None:
        """The server saves, but its answer is lost on the way."""
        if rute.request.method == "POST":
            rute.fetch()
            rute.abort()
        else:
            rute.continue_()

    halaman.route(f"**/bagian/{satu.uid}/", telan)
    di_akhir(halaman, "Satu")
    halaman.keyboard.press("Control+S")
    expect(status(halaman)).to_contain_text("Belum tersimpan ke server")
    halaman.unroute_all()
    tulisan(halaman).focus()
    halaman.keyboard.press("Control+End")
    halaman.keyboard.type(" dua")
    halaman.get_by_role("button", name="Coba lagi").click()
    expect(status(halaman)).to_have_text(re.compile("^Tersimpan"), timeout=10_000)
    expect(halaman.get_by_role("alert")).to_have_count(0)
    assert tersimpan(satu) == "Awal\nSatu dua"


def test_tanpa_skrip_tulisan_tetap_tersimpan(konteks: Konteks) -> None:
    _, satu = siapkan("Awal\n")
    halaman = buka(konteks, satu, java_script_enabled=False)
    expect(halaman.get_by_role("toolbar")).to_have_count(0)
    tulisan(halaman).fill("Tanpa skrip\n")
    halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.get_by_text("Isi bagian ini disimpan.")).to_be_visible()
    assert tersimpan(satu).strip() == "Tanpa skrip"
    halaman.get_by_role("link", name="Lihat halamannya").click()
    expect(halaman.get_by_role("img", name=re.compile("Halaman 1 dari 1"))).to_be_visible()


def test_yang_terlalu_panjang_dikatakan_di_tempatnya(konteks: Konteks) -> None:
    _, satu = siapkan("Awal\n")
    halaman = buka(konteks, satu)
    tulisan(halaman).fill("kata " * 40_001)
    pesan = halaman.locator("#panjang-isi")
    expect(pesan).to_contain_text("Lebih 5 huruf dari batas 200.000 huruf.")
    expect(tulisan(halaman)).to_have_attribute("aria-invalid", "true")
    halaman.keyboard.press("Control+S")
    assert tersimpan(satu) == "Awal\n"
    tulisan(halaman).fill("Pendek\n")
    expect(pesan).to_have_text("")
    halaman.keyboard.press("Control+S")
    expect(status(halaman)).to_have_text(re.compile("^Tersimpan"))
    assert tersimpan(satu) == "Pendek\n"


def test_urutan_diubah_dengan_papan_ketik_pada_daftar_isi(konteks: Konteks) -> None:
    orang = buat_orang(1)
    renja = mulai(orang["budi"])
    halaman = konteks("budi").new_page()
    halaman.goto("/disnaker/2024/dokumen/")
    halaman.get_by_role("button", name="Turunkan 1.1 Latar Belakang").focus()
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_role("link", name="1.2 Latar Belakang", exact=True)).to_be_visible()
    halaman.get_by_role("button", name=re.compile("^Urungkan")).focus()
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_text("Diurungkan:")).to_be_visible()
    assert bab(renja).urutan == 1
