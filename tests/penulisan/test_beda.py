"""Texts compared word by word, and two people's changes of one text put together."""

import time

from renja.penulisan.beda import Sepotong, beda_kata, gabung, ringkas


def test_kata_yang_berubah_saja_yang_ditandai() -> None:
    assert beda_kata("Pagu naik lima persen.\n", "Pagu turun lima persen.\n") == [
        Sepotong("sama", "Pagu "),
        Sepotong("hapus", "naik"),
        Sepotong("tambah", "turun"),
        Sepotong("sama", " lima persen.\n"),
    ]


def test_angka_adalah_satu_kata() -> None:
    assert beda_kata("Rp 4.704.246, naik 1,5.", "Rp 4.717.246, naik 2,5.") == [
        Sepotong("sama", "Rp "),
        Sepotong("hapus", "4.704.246"),
        Sepotong("tambah", "4.717.246"),
        Sepotong("sama", ", naik "),
        Sepotong("hapus", "1,5"),
        Sepotong("tambah", "2,5"),
        Sepotong("sama", "."),
    ]


def test_teks_yang_sama_tidak_berbeda() -> None:
    assert beda_kata("a\nb", "a\nb") == [Sepotong("sama", "a\nb")]
    assert beda_kata("", "") == []


def test_baris_baru_di_tengah() -> None:
    assert beda_kata("a\nc\n", "a\nb\nc\n") == [
        Sepotong("sama", "a\n"),
        Sepotong("tambah", "b\n"),
        Sepotong("sama", "c\n"),
    ]


def test_yang_sama_diringkas_di_sekitar_perubahan() -> None:
    lama = "".join(f"{n}\n" for n in range(10))
    beda = ringkas(beda_kata(lama, lama + "baru\n"))
    assert beda == [Sepotong("sama", "…\n8\n9\n"), Sepotong("tambah", "baru\n")]


def test_dua_orang_di_dua_tempat_digabung_tanpa_pertentangan() -> None:
    hasil = gabung("a\nb\nc\nd\n", "A\nb\nc\nd\n", "a\nb\nc\nd\ne\n", "Ani")
    assert hasil == ("A\nb\nc\nd\ne\n", 0)


def test_yang_dihapus_seorang_dan_tidak_disentuh_yang_lain_hilang() -> None:
    assert gabung("a\nb\nc\n", "a\nc\n", "a\nb\nC\n", "Ani").pertentangan == 1
    assert gabung("a\nb\nx\nc\n", "a\nx\nc\n", "a\nb\nx\nC\n", "Ani") == ("a\nx\nC\n", 0)


def test_dua_orang_di_satu_tempat_keduanya_tetap_ada() -> None:
    hasil = gabung("a\nb\nc\n", "a\nb saya\nc\n", "a\nb Ani\nc\n", "Ani")
    assert hasil.pertentangan == 1
    assert hasil.teks == (
        "a\n=== Tulisan Anda ===\nb saya\n=== Tulisan Ani ===\nb Ani\n=== Sampai di sini ===\nc\n"
    )


def test_perubahan_yang_sama_bukan_pertentangan() -> None:
    assert gabung("a\n", "b\n", "b\n", "Ani") == ("b\n", 0)


def test_tidak_ada_tulisan_yang_hilang_saat_asalnya_tidak_diketahui() -> None:
    hasil = gabung("", "satu\n", "dua\n", "Ani")
    assert "satu\n" in hasil.teks
    assert "dua\n" in hasil.teks


def test_teks_sangat_panjang_selesai_dalam_waktu_singkat() -> None:
    mulai = time.process_time()
    beda_kata("a b " * 40_000, "b a " * 40_000)
    beda_kata("x\n" * 90_000, "y\nx\n" * 45_000)
    gabung("x\n" * 90_000, "y\nx\n" * 45_000, "x\ny\n" * 45_000, "Ani")
    # Without bounds these take minutes.
    assert time.process_time() - mulai < 20
