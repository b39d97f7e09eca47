"""One sheet of a workbook, read from its XML in a single bounded pass.

Against openpyxl's read-only mode, which is slower, knows no merged or hidden cells, and
cannot tell a formula without a cached value from an empty cell.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import isfinite

from renja.lembar.isi_xlsx import lepas, lokal
from renja.lembar.nilai import (
    BATAS_KOLOM,
    BATAS_TEKS,
    Baris,
    Kuota,
    Lembar,
    LembarDitolak,
    NilaiSel,
    Sel,
    Tanda,
    periksa_teks,
)
from renja.lembar.pola_angka import BIASA, Pola, tampil, tanggal
from renja.lembar.wadah import RUSAK, Wadah

_ANGKA = "0123456789"
_DIGIT_BULAT = 15
_BULAT_TERBESAR = 10**15
_SERATUS = 100
# Limits are looked at every so many elements.
_TIAP = 1_000
_KOLOM_TERBESAR = 16_384


@dataclass(frozen=True, slots=True)
class Bersama:
    """What the sheets of a workbook share."""

    teks: list[str]
    pola: list[Pola]
    sejak_1904: bool
    kuota: Kuota


def baca_lembar(
    wadah: Wadah, anggota: str, nama: str, bersama: Bersama, *, tersembunyi: bool
) -> Lembar:
    """Read one sheet; raises `LembarDitolak` as soon as a limit is passed."""
    pembaca = _Pembaca(nama, bersama)
    wadah.urai(anggota, pembaca.mulai, pembaca.akhir, pembaca.isi)
    return Lembar(nama, tuple(pembaca.hasil), tersembunyi, pembaca.tertutup())


class _Pembaca:
    def __init__(self, nama: str, bersama: Bersama) -> None:
        self.nama = nama
        self.bersama = bersama
        self.hasil: list[Baris] = []
        self.gabungan: list[str] = []
        self._kolom_huruf: dict[str, int] = {}
        self._baris = 0
        self._kolom = -1
        self._sembunyi = False
        self._sel: dict[int, Sel] = {}
        self._atribut: dict[str, str] = {}
        self._teks: list[str] = []
        self._panjang = 0
        self._baca = self._ada_nilai = self._rumus = self._fonetik = False
        self._unsur = 0

    def mulai(self, unsur: str, atribut: dict[str, str]) -> None:
        """An element begins."""
        if ":" in unsur:
            unsur = lokal(unsur)
        if unsur == "c":
            self._mulai_sel(atribut)
        elif unsur == "v":
            self._baca = self._ada_nilai = True
        elif unsur == "row":
            self._mulai_baris(atribut)
        elif unsur == "t":
            self._baca = self._ada_nilai = not self._fonetik
        elif unsur == "f":
            self._rumus = True
        elif unsur == "rPh":
            self._fonetik = True
        elif unsur == "mergeCell":
            self.gabungan.append(atribut.get("ref", ""))

    def akhir(self, unsur: str) -> None:
        """An element ends."""
        if ":" in unsur:
            unsur = lokal(unsur)
        if unsur in {"v", "t"}:
            self._baca = False
        elif unsur == "c":
            if self._ada_nilai or self._rumus:
                self._simpan()
        elif unsur == "row":
            self._akhir_baris()
        elif unsur == "rPh":
            self._fonetik = False

    def isi(self, potongan: str) -> None:
        """Text inside an element; only that of a value is kept."""
        if self._baca:
            self._teks.append(potongan)
            self._panjang += len(potongan)
            if self._panjang > 8 * BATAS_TEKS:
                periksa_teks(" " * self._panjang, self.nama, self._baris, self._kolom)

    def _mulai_baris(self, atribut: dict[str, str]) -> None:
        nomor = atribut.get("r", "")
        self._baris = int(nomor) if nomor else self._baris + 1
        if self._baris < 1:
            raise LembarDitolak(RUSAK)
        self._kolom = -1
        self._sembunyi = atribut.get("hidden", "0") in {"1", "true"}
        self._sel = {}
        self._unsur += 1
        if self._unsur > _TIAP:
            self._catat()

    def _akhir_baris(self) -> None:
        if self._sel:
            self.hasil.append(Baris(self._baris, self._sel, self._sembunyi))

    def _mulai_sel(self, atribut: dict[str, str]) -> None:
        self._atribut = atribut
        self._kolom = self._kolom_dari(atribut.get("r", ""))
        self._unsur += 1
        if self._unsur > _TIAP:
            self._catat()
        if self._teks:
            self._teks.clear()
            self._panjang = 0
        self._ada_nilai = self._rumus = False

    def _catat(self) -> None:
        self.bersama.kuota.tambah_unsur(self.nama, self._unsur)
        self._unsur = 0

    def _kolom_dari(self, alamat: str) -> int:
        """The column of "F12"; without an address the one after the last."""
        if not alamat:
            return self._kolom + 1
        huruf = alamat.rstrip(_ANGKA)
        kolom = self._kolom_huruf.get(huruf)
        if kolom is None:
            kolom = self._kolom_huruf[huruf] = nomor_kolom(huruf)
        return kolom

    def _simpan(self) -> None:
        """Keep the cell that ends here, unless it holds an empty text."""
        mentah = self._teks[0] if len(self._teks) == 1 else "".join(self._teks)
        tanda = Tanda.BIASA
        nilai: NilaiSel = None
        teks = satuan = ""
        jenis = self._atribut.get("t", "n")
        if not self._ada_nilai or (self._rumus and jenis == "n" and not mentah.strip()):
            tanda = Tanda.RUMUS_TANPA_NILAI
        else:
            if jenis == "n":
                nilai, teks, satuan, tanda = self._angka(mentah)
            elif jenis == "s":
                nilai = teks = self._teks_bersama(mentah)
            elif jenis == "e":
                teks, tanda = mentah, Tanda.GALAT
            elif jenis == "b":
                nilai = teks = "TRUE" if mentah.strip() == "1" else "FALSE"
            elif jenis == "d":
                nilai, teks, tanda = _tanggal_iso(mentah)
            else:
                nilai = teks = lepas(mentah)
            if not teks:
                return
        self.bersama.kuota.periksa_tempat(self.nama, self._baris, self._kolom)
        if len(teks) > BATAS_TEKS:
            periksa_teks(teks, self.nama, self._baris, self._kolom)
        self._sel[self._kolom] = Sel(
            self.nama, self._baris, self._kolom, nilai, teks, tanda, self._rumus, satuan
        )

    def _teks_bersama(self, mentah: str) -> str:
        try:
            return self.bersama.teks[int(mentah)]
        except IndexError as galat:
            raise LembarDitolak(RUSAK) from galat

    def _angka(self, mentah: str) -> tuple[NilaiSel, str, str, Tanda]:
        """A number by its format: the value, its text, its unit, and whether it is an error."""
        angka = angka_excel(mentah)
        if angka is None:
            return None, mentah, "", Tanda.GALAT if mentah.strip() else Tanda.BIASA
        pola = self._pola()
        if pola is BIASA:
            return angka, tampil(angka, pola), "", Tanda.BIASA
        if pola.tanggal:
            hari = tanggal(angka, sejak_1904=self.bersama.sejak_1904)
            if hari is not None:
                return hari, f"{hari:%d/%m/%Y}", "", Tanda.BIASA
            return angka, tampil(angka, BIASA), "", Tanda.BIASA
        if pola.persen:
            angka = _rapi(Decimal(angka) * _SERATUS)
        return angka, tampil(angka, pola), pola.satuan, Tanda.BIASA

    def _pola(self) -> Pola:
        nomor = int(self._atribut.get("s", "0") or "0")
        pola = self.bersama.pola
        return pola[nomor] if 0 <= nomor < len(pola) else BIASA

    def tertutup(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Covered cells inside the used part of the sheet, each with the one that covers it."""
        self._catat()
        akhir = self.hasil[-1].nomor if self.hasil else 0
        hasil: dict[tuple[int, int], tuple[int, int]] = {}
        for alamat in self.gabungan:
            (atas, kiri), (bawah, kanan) = _rentang(alamat)
            bawah, kanan = min(bawah, akhir), min(kanan, BATAS_KOLOM - 1)
            self.bersama.kuota.tambah_unsur(
                self.nama, max(0, bawah - atas + 1) * max(0, kanan - kiri + 1)
            )
            for baris in range(atas, bawah + 1):
                for kolom in range(kiri, kanan + 1):
                    hasil[baris, kolom] = (atas, kiri)
            hasil.pop((atas, kiri), None)
        return hasil


def nomor_kolom(huruf: str) -> int:
    """The column of "A", "AB"; raises `LembarDitolak` for what no sheet has."""
    hasil = 0
    for satu in huruf:
        if not "A" <= satu <= "Z":
            raise LembarDitolak(RUSAK)
        hasil = hasil * 26 + ord(satu) - 64
        if hasil > _KOLOM_TERBESAR:
            raise LembarDitolak(RUSAK)
    return hasil - 1


def angka_excel(mentah: str) -> int | Decimal | None:
    """A number as the file writes it, exact to the 17 digits kept; None where it is none."""
    if len(mentah) <= _DIGIT_BULAT and mentah.isascii() and mentah.isdigit():
        return int(mentah)
    try:
        angka = float(mentah)
        if not isfinite(angka):
            return None
        if angka.is_integer() and abs(angka) < _BULAT_TERBESAR:
            return int(angka)
        return Decimal(repr(angka))
    except ValueError:
        return None


def _rapi(nilai: Decimal) -> int | Decimal:
    """A whole number as `int`; a fraction without zeros at its end."""
    if nilai == nilai.to_integral_value():
        return int(nilai) if nilai.adjusted() <= _DIGIT_BULAT else nilai
    return nilai.normalize()


def _tanggal_iso(mentah: str) -> tuple[NilaiSel, str, Tanda]:
    try:
        hari = date.fromisoformat(mentah.strip()[:10])
    except ValueError:
        return None, mentah, Tanda.GALAT
    return hari, f"{hari:%d/%m/%Y}", Tanda.BIASA


def _rentang(alamat: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """The corners of "B2:D7"."""
    awal, _, akhir = alamat.replace("$", "").partition(":")
    return _sudut(awal), _sudut(akhir or awal)


def _sudut(alamat: str) -> tuple[int, int]:
    huruf = alamat.rstrip(_ANGKA)
    if not huruf or huruf == alamat or len(alamat) - len(huruf) > len(str(2**20)):
        raise LembarDitolak(RUSAK)
    return int(alamat[len(huruf) :]), nomor_kolom(huruf)
