"""Values never become Markdown: rendered, they read as they are, wherever they stand."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from renja.dokumen.ikatan import lolos, tandai_html, tanpa_tanda, urai
from renja.dokumen.ikatan.galat import GALAT_TERBANYAK
from renja.dokumen.ikatan.lolos import bertanda
from tests.dokumen.ikatan.contoh import isi

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
TEMPAT = [
    "{}",
    "# {}",
    "- {}",
    "1. {}",
    "> {}",
    "   {}",
    "awal\n{}",
    "awal\n\n{}\nlalu",
    "a {} b",
    "**{}**",
    "[{}](alamat)",
    "{}[kata](alamat)",
    "[kata]{}",
    "{}{}",
    "1{} x",
    "| a | b |\n|--|--|\n| {} | {} |",
    "|{}|{}|\n|--|--|\n|x|y|",
    "| a |\n{}\n",
]
NAKAL = st.text(
    st.sampled_from("\\`*_{}[]()<>#+-.!|~&$^=:;\"'@/ \n\t1a9é\u00a0\u2028x%") | st.characters(),
    max_size=30,
)


def _bentuk(teks: str) -> list[tuple[str, str]]:
    """The tags of a rendered text, without what is written in them."""
    hasil = []
    for satu in MARKDOWN.parse(teks):
        hasil.append((satu.type, satu.tag))
        hasil += [(anak.type, anak.tag) for anak in satu.children or () if anak.type != "text"]
    return hasil


def _tertulis(teks: str) -> str:
    """Everything that a reader sees, blanks put together."""
    isi = "".join(
        anak.content if anak.type == "text" else " "
        for satu in MARKDOWN.parse(teks)
        for anak in satu.children or ()
    )
    return " ".join(isi.split())


@settings(max_examples=300, deadline=None)
@given(NAKAL, st.sampled_from(TEMPAT))
@example("# judul", "{}")
@example("1. satu", "awal\n{}")
@example("12) satu", "{}")
@example("- - -", "- {}")
@example("===", "awal\n{}")
@example("---", "| a |\n{}\n")
@example(":--", "| a |\n{}\n")
@example("a|b\\", "| a | b |\n|--|--|\n| {} | {} |")
@example("a\\|b", "|{}|{}|\n|--|--|\n|x|y|")
@example("<script>alert(1)</script>", "{}")
@example("&amp; &#35;", "{}")
@example("![x](y) [x]: z", "{}")
@example("Hai!", "{}[kata](alamat)")
@example("(javascript:x)", "[kata]{}")
@example(": x", "[kata]{}")
@example("```\nx", "{}")
@example("~~~", "{}")
@example("    kode", "   {}")
@example("a\n\n# b", "> {}")
@example("\\", "{}\n")
@example(". x", "1{} x")
@example("*", "**{}**")
def test_nilai_tidak_pernah_menjadi_markdown(nilai, tempat):
    aman = lolos(nilai)
    if not aman:
        return
    biasa = tempat.replace("{}", "kata")
    jadi = tempat.replace("{}", aman)
    assert _bentuk(jadi) == _bentuk(biasa)
    rapi = " ".join(
        re.sub(
            r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\ue002\ue100-\ue1ff]", "", nilai
        ).split()
    )
    harapan = _tertulis(tempat.replace("{}", "\ufdd0")).replace("\ufdd0", rapi)
    assert _tertulis(jadi) == " ".join(harapan.split())


@settings(max_examples=200, deadline=None)
@given(NAKAL, st.sampled_from(TEMPAT[:12]))
def test_tanda_tidak_mengubah_bentuk(nilai, tempat):
    aman = lolos(nilai)
    if not aman:
        return
    html = MARKDOWN.render(tempat.replace("{}", bertanda("pagu.total | x", aman)))
    assert tanpa_tanda(html) == MARKDOWN.render(tempat.replace("{}", aman))
    ditandai = tandai_html(html)
    assert ditandai.count("<span") == ditandai.count("</span>")
    assert 'data-ikatan="pagu.total | x"' in ditandai
    assert not re.search("[\ue000-\ue002\ue100-\ue1ff]", ditandai)


@pytest.mark.parametrize(
    ("nilai", "hasil"),
    [
        ("4.704.246.000", "4.704.246.000"),
        ("Rp 156.400.000", "Rp 156.400.000"),
        ("8,35–10,25 %", "8,35–10,25 %"),
        ("-10,45", "\\-10,45"),
        ("PROGRAM A, B, dan C (RTK)", "PROGRAM A, B, dan C (RTK)"),
        ("1. satu", "1\\. satu"),
        ("a\nb", "a b"),
    ],
)
def test_yang_tidak_perlu_tidak_dilindungi(nilai, hasil):
    assert lolos(nilai) == hasil


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_characters="{", exclude_categories=["Cs", "Co"])))
def test_teks_tanpa_kurung_kurawal_lewat_begitu_saja(teks):
    terisi = isi(teks)
    assert terisi.teks == teks
    assert terisi.galat == ()


BAHASA = st.lists(
    st.sampled_from(
        [
            *("{{", "}}", "{%", "%}", " ", "\n", "\\", '"', "'", "“", "|", ".", "(", ")", "[", "]"),
            *("untuk", "jika", "bukan", "lain", "selesai", "dari", "tabel", "gambar", ","),
            *("program", "p", "p.nama", "pagu", "total", "terbilang", "gabung", '"IKU-1"', "1"),
            *("{% untuk p dari program %}", "{% selesai %}", "{{ tahun }}", "tanda_tangan", "x"),
            *("{% jika tahun %}", "{% lain %}", '{% tabel "iku" %}', "{", "}", "%", "é"),
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(BAHASA | st.text(max_size=60))
def test_teks_apa_pun_terurai_dan_terisi(teks):
    terisi = isi(teks, tanda=True)
    baris = re.split(r"\r\n|\r|\n", teks)
    for satu in terisi.galat:
        assert 1 <= satu.baris <= len(baris)
        assert 1 <= satu.kolom <= len(baris[satu.baris - 1]) + 1
        assert satu.panjang >= 1
        assert satu.pesan.strip()
    assert list(terisi.galat) == sorted(terisi.galat)
    assert terisi.galat or not urai(teks).galat


@pytest.mark.parametrize(
    "teks",
    [
        "{{" * 100_000,
        "{{ " * 100_000,
        "\\" * 300_000 + "{{",
        "{{ " + "“" * 200_000,
        "{{ '\n" * 50_000,
        "{% jika tahun %}" * 20_000,
        "{% untuk p dari program %}\n" * 10_000,
        "{{ tahun }}" * 20_000,
        "{{ a" + ".b" * 100_000,
        "{{ a }}\n" * 20_000,
        "}}" * 100_000,
    ],
)
def test_teks_300_kb_tidak_menggantung(teks):
    terisi = isi(teks)
    assert len(terisi.galat) <= GALAT_TERBANYAK
