"""What is pasted is made fit to be kept, and a text that is too long says by how much."""

from renja.penulisan.teks import rapikan, terlalu_panjang


def test_akhir_baris_menjadi_satu_macam() -> None:
    assert rapikan("a\r\nb\rc\u2028d\n") == ("a\nb\nc\nd\n", 0)


def test_tanda_yang_tak_terlihat_dibuang_dan_dihitung() -> None:
    # NUL, a sign that turns what is read, a byte-order mark, half a character, a private sign.
    assert rapikan("Rp\x00 \u202e005\u202c \ufeff\ud800juta\ue000") == ("Rp 005 juta", 6)


def test_huruf_arab_tab_dan_lambang_tetap() -> None:
    assert rapikan("\u0628\u0633\u0645\tjalan \U0001f600") == (
        "\u0628\u0633\u0645\tjalan \U0001f600",
        0,
    )


def test_butir_dari_word_menjadi_daftar() -> None:
    assert rapikan("\uf0b7 satu\n  \uf0a7\tdua").teks == "- satu\n  - dua"


def test_batas_panjang_menyebut_kelebihannya() -> None:
    assert terlalu_panjang("a" * 200_000) == ""
    assert terlalu_panjang("a" * 301_500) == (
        "Isi bagian ini lebih 101.500 huruf dari batas 200.000 huruf. "
        "Pindahkan sebagian ke subbab lain, lalu simpan lagi."
    )
