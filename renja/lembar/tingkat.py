"""The level of a row by its numbering: I for a program, A for a kegiatan, 1 for a sub kegiatan."""

import re

URUTAN = ("urusan", "bidang_urusan", "program", "kegiatan", "sub_kegiatan")
_SEBUTAN = {
    "urusan": "urusan",
    "bidang urusan": "bidang_urusan",
    "program": "program",
    "kegiatan": "kegiatan",
    "sub kegiatan": "sub_kegiatan",
    "subkegiatan": "sub_kegiatan",
    "sub_kegiatan": "sub_kegiatan",
    "indikator": "indikator",
}
_ROMAWI = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_NILAI = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


class Penomoran:
    """Tells levels apart while rows go by; "I" is a program or the ninth kegiatan."""

    def __init__(self) -> None:
        self._program = 0
        self._kegiatan = 0

    def tingkat(self, nomor: str, nama: str) -> str:
        """The level that a number stands for, "" where it is none."""
        bersih = nomor.strip().rstrip(".)").strip()
        if re.fullmatch(r"\d{1,4}", bersih):
            return "sub_kegiatan"
        romawi, huruf = nilai_romawi(bersih), nilai_huruf(bersih)
        if romawi is None and huruf is None:
            return ""
        if self._seperti_program(romawi, huruf, nama):
            self._program = romawi or 0
            return "program"
        self._kegiatan = huruf or 0
        return "kegiatan"

    def _seperti_program(self, romawi: int | None, huruf: int | None, nama: str) -> bool:
        if romawi is None or huruf is None:
            return romawi is not None
        if nama.upper().startswith("PROGRAM "):
            return True
        if huruf in {1, self._kegiatan + 1}:
            return romawi == self._program + 1 and huruf != self._kegiatan + 1
        return romawi == self._program + 1


def tingkat_sebutan(teks: str) -> str:
    """The level that a word names, "" where it names none."""
    return _SEBUTAN.get(" ".join(teks.lower().split()), "")


def tingkat_nama(nama: str) -> str:
    """The level that a name without number shows by itself: a program, or what stands above."""
    baku = " ".join(nama.upper().split())
    if baku.startswith("PROGRAM "):
        return "program"
    if baku.startswith(("URUSAN PEMERINTAHAN BIDANG", "BIDANG URUSAN")):
        return "bidang_urusan"
    if baku.startswith(("URUSAN ", "UNSUR ")):
        return "urusan"
    return ""


def nilai_romawi(teks: str) -> int | None:
    """The value of a roman number, None where it is none."""
    if not teks or not _ROMAWI.fullmatch(teks):
        return None
    nilai = [_NILAI[huruf] for huruf in teks]
    berikut = [*nilai[1:], 0]
    return sum(-a if a < b else a for a, b in zip(nilai, berikut, strict=True))


def nilai_huruf(teks: str) -> int | None:
    """A is 1, Z 26, AA 27; None for what is no such letter."""
    if not re.fullmatch(r"[A-Z]{1,2}", teks):
        return None
    hasil = 0
    for huruf in teks:
        hasil = hasil * 26 + ord(huruf) - 64
    return hasil
