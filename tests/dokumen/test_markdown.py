"""Prose: what Markdown may do, and what it may not."""

import time

import pytest

from renja.dokumen.ikatan import isikan, nama_dokumen, urai
from renja.dokumen.ikatan.rujukan import TanpaRujukan
from renja.dokumen.markdown import PenyusunJudul, html_prosa, polos
from tests.dokumen.ikatan.contoh import rencana


def html(teks: str, *, tanda: bool = False, rusak: bool = False) -> str:
    """A text as the prose of part 2.1."""
    judul = PenyusunJudul(2, "2.1", "sub-2-1")
    judul.siapkan([teks])
    return html_prosa(judul.baca(teks), tanda=tanda, rusak=rusak)


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("<b>tebal</b>", "<p>&lt;b&gt;tebal&lt;/b&gt;</p>\n"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"),
        ("![x](https://a.id/g.png)", '<p>!<a href="https://a.id/g.png">x</a></p>\n'),
        ("[x](https://a.id)", '<p><a href="https://a.id">x</a></p>\n'),
        ("[x](dok:tabel-2-1)", '<p><a href="dok:tabel-2-1">x</a></p>\n'),
        ("[x](javascript:alert)", "<p>[x](javascript:alert)</p>\n"),
        ("[x](http://a.id)", "<p>[x](http://a.id)</p>\n"),
        ("[x](file:///etc/passwd)", "<p>[x](file:///etc/passwd)</p>\n"),
        ("lihat https://a.id", "<p>lihat https://a.id</p>\n"),
        ("    menjorok", "<p>menjorok</p>\n"),
        ("Teks\n---", "<p>Teks</p>\n<hr>\n"),
        ("Pagu Rp 5.000 naik 7 %", "<p>Pagu Rp&nbsp;5.000 naik 7&nbsp;%</p>\n"),
        ("DPMTKP-TSP, RKPD", '<p><span class="kapital">DPMTKP-TSP</span>, RKPD</p>\n'),
        ("*KETENAGAKERJAAN*", '<p><em><span class="kapital">KETENAGAKERJAAN</span></em></p>\n'),
        ("A" * 25, f"<p>{'A' * 25}</p>\n"),
    ],
)
def test_aman_dan_polos(teks: str, hasil: str):
    assert html(teks) == hasil


def test_daftar_bernomor_menjaga_awalnya_dan_bersarang():
    assert html("3. tiga\n4. empat\n   - butir\n     1) kurung") == (
        '<ol start="3" class="utuh">\n<li>tiga</li>\n<li>empat\n<ul class="utuh">\n<li>butir\n'
        '<ol class="kurung utuh">\n'
        "<li>kurung</li>\n</ol>\n</li>\n</ul>\n</li>\n</ol>\n"
    )


def test_tabel_dalam_prosa():
    hasil = html("| A | B |\n|:--|--:|\n| x | 1 |")
    assert '<th scope="col">A</th>' in hasil
    assert '<td class="angka">1</td>' in hasil
    assert "style" not in hasil


def test_judul_di_bawah_subbab():
    assert html("# Satu\n\nx") == (
        '<h3 id="sub-2-1-j1"><span class="no">2.1.1</span> Satu</h3>\n<p>x</p>\n'
    )


def test_alinea_yang_mengantar_daftar_dan_alinea_tebal_lekat():
    assert html("Yaitu:\n\n1. a").startswith('<p class="lekat">Yaitu:</p>')
    assert html("**Program**\n\nIsi.").startswith('<p class="lekat"><strong>Program</strong></p>')
    assert html("Isi.\n\nLagi.").startswith("<p>Isi.</p>")


def terisi(teks: str, *, tanda: bool) -> str:
    """A text filled with the small plan."""
    return isikan(urai(teks), nama_dokumen(rencana(), TanpaRujukan()), tanda=tanda).teks


def test_nilai_ditandai_hanya_bila_diminta():
    ditandai = html(terisi("Tahun {{ tahun }}.", tanda=True), tanda=True)
    assert ditandai == '<p>Tahun <span class="ikatan" data-ikatan="tahun">2024</span>.</p>\n'
    assert html(terisi("Tahun {{ tahun }}.", tanda=True)) == "<p>Tahun 2024.</p>\n"


def test_nomor_terikat_tetap_memulai_daftar():
    teks = "{% untuk m dari misi %}\n{{ m.ke }}. {{ m.uraian }}\n{% selesai %}"
    biasa = html(terisi(teks, tanda=False))
    assert biasa == '<ol class="utuh">\n<li>Sejahtera</li>\n</ol>\n'
    ditandai = html(terisi(teks, tanda=True), tanda=True)
    assert ditandai.startswith('<ol class="utuh">\n<li><span class="ikatan"')


def test_tag_rusak_ditandai():
    assert html("a {{ salah }} b", rusak=True) == (
        '<p>a <span class="galat">{{ salah }}</span> b</p>\n'
    )


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("Bab *satu*", "Bab *satu*"),
        ("A \\*B\\* &#124; C", "A *B* | C"),
        ("Lihat [Tabel 2.1](dok:tabel-2-1)", "Lihat Tabel 2.1"),
        ("  dua\n baris ", "dua baris"),
    ],
)
def test_judul_bab_polos(teks: str, hasil: str):
    assert polos(teks) == hasil


@pytest.mark.parametrize("awal", ["{{", "{%", '{{ "', "{{ {% "])
def test_tag_tanpa_penutup_pada_baris_panjang_tidak_menahan(awal: str):
    teks = awal * (200_000 // len(awal))
    mulai = time.process_time()
    assert '<span class="galat">' not in html(teks, rusak=True)
    assert time.process_time() - mulai < 5


@pytest.mark.parametrize("teks", ["{{" * 20_000, "{%" * 20_000, "> " * 20_000, "- " * 20_000])
def test_teks_musuh_selesai_juga(teks: str):
    """Tags without an end and endless nesting cost time in proportion to their length."""
    mulai = time.process_time()
    html(teks, rusak=True)
    assert time.process_time() - mulai < 5
