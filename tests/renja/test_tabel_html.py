"""The markup of a table on a page."""

import re
from html.parser import HTMLParser
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from planning.kuantitas import Kuantitas
from renja.tabel.bentuk import Baris, Jenis, Kolom, Tabel, Tingkat
from renja.tabel.html import bagian_html, tulis_html
from renja.tabel.letak import kolom_nama
from tests.renja.pembaca_ekspor import unsur_html
from tests.renja.tabel_contoh import ALASAN, KOLOM, baris, tabel, tabel_nihil, tabel_rumit

DIKENAL = {
    "div",
    "table",
    "caption",
    "br",
    "colgroup",
    "col",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "span",
    "sup",
    "ul",
    "li",
}


class _Seimbang(HTMLParser):
    """Fails where an end tag does not close the last element that is open."""

    HAMPA = frozenset({"br", "col", "meta"})

    def __init__(self) -> None:
        super().__init__()
        self.terbuka: list[str] = []

    def handle_starttag(self, tag: str, _: object) -> None:
        if tag not in self.HAMPA:
            self.terbuka.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.terbuka.pop() == tag


def periksa_seimbang(isi: str) -> None:
    pembaca = _Seimbang()
    pembaca.feed(isi)
    pembaca.close()
    assert pembaca.terbuka == []


def banyak_bagian(isi: str) -> list[int]:
    """How many body rows each part has."""
    return [
        potongan.partition("<tbody>")[2].count("<tr")
        for potongan in isi.split('<div class="tabel-bagian')[1:]
    ]


def program(nomor: int, banyak: int) -> list[Baris]:
    """A program row and so many rows below it."""
    isi = [Baris(Tingkat.PROGRAM, (None, f"Program {nomor}", None, None, None, None))]
    sub = Baris(Tingkat.SUB_KEGIATAN, (1, "Sub", None, None, None, None))
    return isi + [sub] * banyak


def test_bingkai_dapat_dicapai_papan_ketik_dan_punya_nama():
    isi = bagian_html(tabel_rumit())
    awal = (
        '<div class="tabel-bingkai" role="region" '
        'aria-label="Tabel 9.1 Rencana &lt;b&gt;tebal&lt;/b&gt; &amp; lainnya" tabindex="0">'
    )
    assert isi.startswith(awal)
    assert '<table class="tabel tabel--tabel-9-1">' in isi
    periksa_seimbang(isi)


def test_teks_tidak_pernah_menjadi_unsur():
    assert unsur_html(bagian_html(tabel_rumit())) <= DIKENAL
    assert unsur_html(bagian_html(tabel_nihil())) <= DIKENAL


@given(st.text(max_size=30), st.text(max_size=10))
def test_teks_apa_pun_tidak_menjadi_unsur(teks: str, satuan: str):
    isi = tabel(
        baris(
            Tingkat.PROGRAM,
            1,
            teks,
            teks,
            Kuantitas(teks=teks),
            Kuantitas(satuan=satuan),
            teks,
            teks,
            tertulis={1: teks},
        ),
        sebutan=teks,
        judul=(teks,),
        catatan=(teks,),
        perangkat_daerah=teks,
        tahap=teks,
    )
    assert unsur_html(bagian_html(isi)) <= DIKENAL
    periksa_seimbang(bagian_html(isi))


def test_sel_bertanda_menyebut_nilai_rencana():
    isi = bagian_html(tabel_rumit())
    assert (
        '<td class="tengah"><span class="tertulis" title="Rencana memuat: 16 Dokumen">'
        "15 Dokumen<sup>†</sup></span>"
        '<span class="visually-hidden"> (Rencana memuat: 16 Dokumen)</span></td>'
    ) in isi
    assert (
        "<li>† Tertulis demikian pada dokumen sumber; rencana memuat nilai lain (2 sel).</li>"
    ) in isi


def test_sel_turunan_menyebut_rumus_atau_alasannya():
    isi = bagian_html(tabel_rumit())
    assert '<td class="angka" title="68,82 / 69,52 × 100">98,99</td>' in isi
    alasan = "target &lt;belum&gt; &quot;ada&quot;"
    assert ALASAN == 'target <belum> "ada"'
    assert (
        f'<td class="angka kosong" title="{alasan}">–'
        f'<span class="visually-hidden"> {alasan}</span></td>'
    ) in isi


def test_kolom_nama_menjadi_kepala_baris_dan_dibekukan():
    isi = bagian_html(tabel(baris(Tingkat.PROGRAM, 7, 1, "Nama", None, None, 5, None)))
    assert (
        f'<tr class="t-program" id="b-{UUID(int=7)}"><td class="tengah beku-1">1</td>'
        '<th scope="row" class="beku-2">Nama</th><td class="tengah"></td>'
    ) in isi
    assert '<th scope="col" rowspan="3" class="beku-2">Program &amp; Kegiatan</th>' in isi
    assert '<th scope="col" colspan="2">Target</th>' in isi
    assert '<th scope="col" class="beku-2">(2)</th>' in isi
    assert '<col class="k-keluaran l-12">' in isi


def test_kolom_nama_adalah_teks_pertama_yang_bukan_nomor_atau_kode():
    kode = Kolom("Kode", "kode", Jenis.TEKS)
    nomor = Kolom("No", "no", Jenis.TEKS)
    target = Kolom("Target", "target", Jenis.KUANTITAS)
    nama = Kolom("Nama", "nama")
    assert kolom_nama([nomor, kode, nama, target]) == 2
    assert kolom_nama([nama, target]) == 0
    assert kolom_nama([nomor, target]) == 0


def test_baris_yang_sama_hanya_sekali_diberi_anker():
    isi = bagian_html(tabel_rumit())
    assert isi.count(f'id="b-{UUID(int=4)}"') == 1


def test_satu_bagian_untuk_tiap_program():
    isi = tabel(*program(1, 3), *program(2, 1))
    halaman = bagian_html(isi)
    assert banyak_bagian(halaman) == [4, 2]
    assert '<div class="tabel-bagian r-5">' in halaman
    assert halaman.count("<thead>") == 2
    assert '<caption class="visually-hidden">Tabel 9.1, lanjutan: Program 2</caption>' in halaman


def test_urusan_ikut_program_di_bawahnya_dan_jumlah_ikut_yang_terakhir():
    urusan = Baris(Tingkat.URUSAN, (None, "Urusan", None, None, None, None))
    jumlah = Baris(Tingkat.JUMLAH, (None, "Jumlah", None, None, None, None))
    isi = tabel(urusan, *program(1, 1), urusan, urusan, *program(2, 1), jumlah)
    assert banyak_bagian(bagian_html(isi)) == [3, 5]


def test_tabel_panjang_tanpa_program_dipotong_setelah_seratus_baris():
    isi = tabel(*[Baris(Tingkat.BARIS, (1, "x", None, None, None, None))] * 250)
    assert banyak_bagian(bagian_html(isi)) == [100, 100, 50]


def test_program_panjang_dipotong_hanya_di_depan_kegiatan():
    kegiatan = Baris(Tingkat.KEGIATAN, (1, "k", None, None, None, None))
    sub = Baris(Tingkat.SUB_KEGIATAN, (1, "s", None, None, None, None))
    isi = tabel(*program(1, 0), *[kegiatan, *[sub] * 59] * 3)
    assert banyak_bagian(bagian_html(isi)) == [121, 60]


def test_sel_yang_merentang_tidak_dipotong():
    sambung = Baris(Tingkat.BARIS, (1, "x", None, None, None, None), lanjut=frozenset({0}))
    awal = Baris(Tingkat.BARIS, (1, "x", None, None, None, None))
    isi = tabel(awal, *[sambung] * 119, awal)
    assert banyak_bagian(bagian_html(isi)) == [120, 1]
    assert 'rowspan="120"' in bagian_html(isi)


def test_tabel_nihil_satu_baris_penuh():
    isi = bagian_html(tabel_nihil())
    assert (
        '<tbody><tr><td class="kosong" colspan="6">'
        "Tidak ada usulan &lt;masyarakat&gt; pada tahun ini.</td></tr></tbody>"
    ) in isi


def test_halaman_mandiri_tidak_memanggil_apa_pun_dari_luar():
    isi = tulis_html(tabel_rumit()).decode()
    assert isi.startswith('<!DOCTYPE html>\n<html lang="id">')
    assert re.findall(r"url\(|<link|<script|src=|@import|https?:", isi.partition("<body>")[0]) == []
    assert ".tabel-bingkai" in isi
    assert "<title>Tabel 9.1 Rencana &lt;b&gt;tebal&lt;/b&gt; &amp; lainnya</title>" in isi
    assert "<h1>Dinas Uji</h1><p>Renja Tahun 2024 · Rancangan awal</p>" in isi


def test_lebar_setiap_kolom_contoh_dikenal_gaya_halaman():
    isi = tulis_html(Tabel("a", "A", ("a",), KOLOM, (), "", "", 2024)).decode()
    for lebar in re.findall(r'<col class="k-\w+ (l-\d+)">', isi):
        assert f".{lebar} {{" in isi
