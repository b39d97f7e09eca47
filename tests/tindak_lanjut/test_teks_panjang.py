"""A long text in the history shows the place that differs, not both texts whole."""

from renja.tindak_lanjut.isi_jejak import _di_sekitar


def test_teks_pendek_utuh() -> None:
    assert _di_sekitar("lama", "baru") == ("lama", "baru")


def test_teks_panjang_di_sekitar_yang_berubah() -> None:
    depan, belakang = "a" * 5_000, "b" * 5_000
    lama, baru = _di_sekitar(f"{depan}satu{belakang}", f"{depan}dua{belakang}")
    assert lama == f"…{'a' * 60}satu{'b' * 60}…"
    assert baru == f"…{'a' * 60}dua{'b' * 60}…"


def test_teks_panjang_yang_datang_atau_pergi_dipotong() -> None:
    lama, baru = _di_sekitar("", "x" * 200_000)
    assert (lama, len(baru)) == ("", 1_001)
