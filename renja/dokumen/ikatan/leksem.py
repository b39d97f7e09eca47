"""Cuts a text into Markdown and tags, and a tag into its words. Linear in the text's length."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from renja.dokumen.ikatan.galat import Galat, Posisi

CETAK, PERINTAH = "{{", "{%"
TUTUP = {CETAK: "}}", PERINTAH: "%}"}
SPASI = " \t\r\n\f\v"
_BUKA = re.compile(r"\{[{%]")
_AKHIR_BARIS = re.compile(r"\r\n|\r|\n")
_LEKSEM = re.compile(
    r"""(?P<spasi>[ \t\f\v\u00a0]+)
    |(?P<nama>[^\W\d]\w*)
    |(?P<angka>\d+)
    |(?P<teks>"[^"\r\n]*"|'[^'\r\n]*'|“[^”\r\n]*”|‘[^’\r\n]*’)
    |(?P<tutup>\}\}|%\})
    |(?P<tanda>[.|,()\[\]])""",
    re.VERBOSE,
)
_KUTIP = "\"'“”‘’"


class Jenis(StrEnum):
    """What a word of a tag is."""

    NAMA = "nama"
    ANGKA = "angka"
    TEKS = "teks"
    TANDA = "tanda"
    TUTUP = "tutup"


@dataclass(frozen=True, slots=True)
class Leksem:
    """A word of a tag; a text without its quotes. `awal` and `akhir` are offsets."""

    jenis: Jenis
    isi: str
    tempat: Posisi
    awal: int
    akhir: int


@dataclass(frozen=True, slots=True)
class Potongan:
    """Markdown between tags, never over the end of a line: `baris` is the one it stands in."""

    isi: str
    baris: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag with its words, the closing mark last. One that cannot be read is `rusak`.

    `asli` is the tag as it was typed, from the offset `awal` of the text.
    """

    jenis: str
    leksem: tuple[Leksem, ...]
    tempat: Posisi
    asli: str
    awal: int
    rusak: bool = False


Bagian = Potongan | Tag


class Baris:
    """The lines of a text, to tell a place from an offset."""

    def __init__(self, teks: str) -> None:
        self.awal = [0, *(cocok.end() for cocok in _AKHIR_BARIS.finditer(teks))]

    def nomor(self, letak: int) -> int:
        """The line, from 1, that an offset stands in."""
        return bisect_right(self.awal, letak)

    def posisi(self, awal: int, akhir: int) -> Posisi:
        """The place from one offset to another."""
        baris = self.nomor(awal)
        return Posisi(baris, awal - self.awal[baris - 1] + 1, max(1, akhir - awal))


def potong(teks: str) -> tuple[list[Bagian], list[Galat]]:
    """The Markdown and the tags of a text, in order, and what cannot be read of them."""
    return _Pemotong(teks).semua()


class _Pemotong:
    def __init__(self, teks: str) -> None:
        self.teks = teks
        self.baris = Baris(teks)
        self.bagian: list[Bagian] = []
        self.galat: list[Galat] = []

    def semua(self) -> tuple[list[Bagian], list[Galat]]:
        letak = mulai = 0
        while cocok := _BUKA.search(self.teks, letak):
            awal = cocok.start()
            garis = self._garis_miring(awal, mulai)
            if garis % 2:
                # A backslash before it: the braces themselves.
                self._potongan(mulai, awal - 1)
                self._potongan(awal, awal + 2)
                mulai = letak = awal + 2
                continue
            self._potongan(mulai, awal)
            letak = mulai = self._tag(awal, cocok[0])
        self._potongan(mulai, len(self.teks))
        return self.bagian, self.galat

    def _garis_miring(self, letak: int, paling_awal: int) -> int:
        """How many backslashes stand before an offset."""
        awal = letak
        while awal > paling_awal and self.teks[awal - 1] == "\\":
            awal -= 1
        return letak - awal

    def _potongan(self, awal: int, akhir: int) -> None:
        """Markdown from one offset to another, line by line."""
        while awal < akhir:
            nomor = self.baris.nomor(awal)
            batas = self.baris.awal[nomor] if nomor < len(self.baris.awal) else akhir
            sampai = min(batas, akhir)
            self.bagian.append(Potongan(self.teks[awal:sampai], nomor))
            awal = sampai

    def _tag(self, awal: int, buka: str) -> int:
        """Read the tag at an offset; gives the offset behind it."""
        leksem: list[Leksem] = []
        rusak = False
        letak = awal + len(buka)
        while letak < len(self.teks) and self.teks[letak] not in "\r\n":
            cocok = _LEKSEM.match(self.teks, letak)
            if cocok is None:
                if not rusak:
                    self._tanda_asing(buka, letak)
                rusak = True
                if self.teks[letak] in _KUTIP:
                    # An open quote: whatever follows on the line belongs to it.
                    letak = self._akhir_baris(letak)
                    return self._simpan(buka, leksem, (awal, letak), rusak=True)
                letak += 1
                continue
            letak = cocok.end()
            if cocok["spasi"]:
                continue
            satu = self._leksem(cocok)
            leksem.append(satu)
            if satu.jenis is Jenis.TUTUP:
                rusak = self._tutup(buka, satu) or rusak
                return self._simpan(buka, leksem, (awal, letak), rusak=rusak)
        if not rusak:
            pesan = f"Tutup {buka} dengan {TUTUP[buka]} pada baris yang sama."
            self.galat.append(Galat.di(self.baris.posisi(awal, awal + len(buka)), pesan))
        return self._simpan(buka, leksem, (awal, letak), rusak=True)

    def _simpan(
        self, buka: str, leksem: list[Leksem], jarak: tuple[int, int], *, rusak: bool
    ) -> int:
        awal, akhir = jarak
        tempat = self.baris.posisi(awal, akhir)
        self.bagian.append(Tag(buka, tuple(leksem), tempat, self.teks[awal:akhir], awal, rusak))
        return akhir

    def _leksem(self, cocok: re.Match[str]) -> Leksem:
        jenis = Jenis(cocok.lastgroup or "")
        isi = cocok[0][1:-1] if jenis is Jenis.TEKS else cocok[0]
        tempat = self.baris.posisi(cocok.start(), cocok.end())
        return Leksem(jenis, isi, tempat, cocok.start(), cocok.end())

    def _tutup(self, buka: str, satu: Leksem) -> bool:
        """Whether the closing mark is the other kind's."""
        if satu.isi == TUTUP[buka]:
            return False
        pesan = f"Tutup {buka} dengan {TUTUP[buka]}, bukan {satu.isi}."
        self.galat.append(Galat.di(satu.tempat, pesan))
        return True

    def _akhir_baris(self, letak: int) -> int:
        """The offset of the end of the line that an offset stands in."""
        cocok = _AKHIR_BARIS.search(self.teks, letak)
        return cocok.start() if cocok else len(self.teks)

    def _tanda_asing(self, buka: str, letak: int) -> None:
        tanda = self.teks[letak]
        if tanda in _KUTIP:
            pesan = "Tutup teks ini dengan tanda kutip yang sama pada baris yang sama."
        elif tanda in "{}%":
            pesan = f"Tutup {buka} dengan {TUTUP[buka]} sebelum tanda {tanda} ini."
        else:
            pesan = f'Tanda "{tanda}" tidak dikenal di sini; tulis nama, lalu | dan saringan.'
        self.galat.append(Galat.di(self.baris.posisi(letak, letak + 1), pesan))
