"""A Tabel as a spreadsheet: numbers are numbers, headings are merged, ready to be printed."""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from performance.hasil import Hasil
from planning.kuantitas import Kuantitas
from renja.tabel.bentuk import Baris, Isi, Tabel, Tingkat
from renja.tabel.kertas import KERTAS
from renja.tabel.lebar import lebar_minimum, lebar_teks
from renja.tabel.letak import (
    TANDA,
    baris_judul,
    catatan_lengkap,
    kaki_lembar,
    keterangan_tanda,
    kolom_nama,
    nama_tabel,
    nama_terang,
    nomor_kolom,
    rentang,
    subjudul,
)
from renja.tabel.xlsx_gaya import (
    LEBAR_ANGKA_TERBESAR,
    RUANG_TANDA_TANGAN,
    Gaya,
    lebar_dasar,
    lebar_satuan,
    rata,
    susun_tinggi,
    tinggi_teks,
)
from renja.tabel.xlsx_nilai import Nilai, Penilai, literal, potong

_PILIHAN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_PANJANG_KAKI = 180
_NAMA_TERPANJANG = 31
TANPA_TABEL = "Dokumen ini tidak memuat tabel."
# Excel may show ##### for a longer text whose number format adds the mark.
_PANJANG_BERTANDA = 250


def tulis_xlsx(tabel: Tabel, kertas: str = "A4") -> bytes:
    """The form as one sheet; the same table gives the same bytes."""
    return tulis_xlsx_banyak(
        [(tabel, kertas)], nama_tabel(tabel), tabel.perangkat_daerah, tabel.tahun
    )


def tulis_xlsx_banyak(
    isi: Sequence[tuple[Tabel, str]], judul: str, penulis: str, tahun: int
) -> bytes:
    """Forms, each with its paper, as the sheets of one file named by their numbers.

    Without any, one sheet says so. The same tables give the same bytes.
    """
    berkas = io.BytesIO()
    with Workbook(berkas, _PILIHAN) as buku:
        buku.set_properties(
            {"title": judul, "author": penulis, "created": datetime(tahun, 1, 1, tzinfo=UTC)}
        )
        gaya = Gaya(buku)
        dipakai: set[str] = set()
        for tabel, kertas in isi:
            nama = _nama_tunggal(nama_lembar(tabel), dipakai)
            _Lembar(buku, tabel, gaya, nama).tulis(KERTAS[kertas].nomor_xlsx)
        if not isi:
            buku.add_worksheet("Tabel").write_string(0, 0, TANPA_TABEL)
    return berkas.getvalue()


def _nama_tunggal(nama: str, dipakai: set[str]) -> str:
    """A name of a sheet that no other has; Excel does not tell capitals apart."""
    hasil, ke = nama, 1
    while hasil.lower() in dipakai:
        ke += 1
        akhir = f" ({ke})"
        hasil = f"{nama[: _NAMA_TERPANJANG - len(akhir)]}{akhir}"
    dipakai.add(hasil.lower())
    return hasil


def nama_lembar(tabel: Tabel) -> str:
    """A name that Excel takes: short, without brackets, slashes and the like."""
    nama = re.sub(r"[\[\]:*?/\\]", "-", tabel.sebutan)[:_NAMA_TERPANJANG].strip("' ")
    return nama if nama and nama.lower() != "history" else "Tabel"


@dataclass(slots=True)
class _Siap:
    """A cell ready to be written: value, format, height in points, why it has no number."""

    nilai: Nilai
    gaya: Format
    poin: float
    alasan: str = ""


class _Lembar:
    """Writes one table from the top down, and remembers how wide and high its cells are."""

    def __init__(self, buku: Workbook, tabel: Tabel, gaya: Gaya, nama: str) -> None:
        self.tabel = tabel
        self.daun = tabel.daun
        self.lembar: Worksheet = buku.add_worksheet(nama)
        self.gaya = gaya
        self.penilai = Penilai()
        self.rata = [rata(kolom) for kolom in self.daun]
        self.lebar = [
            max(lebar, lebar_satuan(em))
            for lebar, em in zip(lebar_dasar(self.daun), lebar_minimum(tabel), strict=True)
        ]
        self.lebar_angka = [0.0] * len(self.daun)
        self._perlu: list[tuple[int, int, float]] = []
        self._jadi: dict[Tingkat, list[dict[Isi, _Siap]]] = {
            tingkat: [{} for _ in self.daun] for tingkat in Tingkat
        }

    def tulis(self, kertas: int) -> None:
        """Title, header, rows, notes; then everything that concerns the whole sheet."""
        atas = self._judul()
        awal = self._kepala(atas)
        akhir = self._tubuh(awal)
        akhir = self._kaki(akhir + 1)
        akhir = self._catatan(akhir)
        akhir = self._tanda_tangan(akhir)
        lembar = self.lembar
        for baris, tinggi in enumerate(susun_tinggi(akhir, self._perlu)):
            lembar.set_row(baris, tinggi)
        for kolom, lebar in enumerate(self.lebar):
            lembar.set_column(kolom, kolom, max(lebar, lebar_satuan(self.lebar_angka[kolom])))
        lembar.freeze_panes(awal, kolom_nama(self.daun) + 1)
        lembar.repeat_rows(atas, awal - 1)
        lembar.set_landscape()
        lembar.set_paper(kertas)
        lembar.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        lembar.fit_to_pages(1, 0)
        lembar.center_horizontally()
        lembar.hide_gridlines(2)
        lembar.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        teks_kaki = kaki_lembar(self.tabel)[:_PANJANG_KAKI].replace("&", "&&")
        lembar.set_footer(f"&L&8 {teks_kaki}&R&8 Halaman &P dari &N")

    def _judul(self) -> int:
        """The title over the whole width; returns the first row of the header."""
        baris = [*((teks, self.gaya.judul) for teks in baris_judul(self.tabel))]
        baris.append((subjudul(self.tabel), self.gaya.subjudul))
        for letak, (teks, gaya) in enumerate(baris):
            self._teks_lebar(letak, teks, gaya, 12 / 9 if gaya is self.gaya.judul else 1)
        return len(baris) + 1

    def _teks_lebar(self, baris: int, teks: str, gaya: Format, skala: float = 1) -> None:
        """A text over all columns."""
        self._gabung(baris, 0, 1, len(self.daun), gaya)
        self.lembar.write_string(baris, 0, potong(teks), gaya)
        self._perlu.append((baris, 1, skala * tinggi_teks(teks, sum(self.lebar) / skala)))

    def _kepala(self, atas: int) -> int:
        """The header as the table lays it out; returns the first row of the body."""
        gaya = self.gaya.kepala
        for isi in self.tabel.kepala():
            for satu in isi:
                baris = atas + satu.baris
                self._gabung(baris, satu.kolom, satu.rentang_baris, satu.rentang_kolom, gaya)
                self.lembar.write_string(baris, satu.kolom, potong(satu.judul), gaya)
                lebar = sum(self.lebar[satu.kolom : satu.kolom + satu.rentang_kolom])
                self._perlu.append((baris, satu.rentang_baris, tinggi_teks(satu.judul, lebar)))
        baris = atas + len(self.tabel.kepala())
        if not self.tabel.nomor_kolom:
            return baris
        for letak, nomor in enumerate(nomor_kolom(self.daun)):
            self.lembar.write_string(baris, letak, nomor, self.gaya.nomor)
        return baris + 1

    def _tubuh(self, awal: int) -> int:
        """The rows, or the sentence in place of them; returns the row after the last."""
        if not self.tabel.baris:
            self._teks_lebar(awal, self.tabel.nihil, self.gaya.sel(Tingkat.BARIS, "left"))
            return awal + 1
        merentang = rentang(self.tabel.baris)
        for letak, baris in enumerate(self.tabel.baris):
            if baris.bentang or baris.lanjut or baris.tertulis or merentang:
                self._baris_khusus(awal, letak, baris, merentang)
            else:
                self._baris_biasa(awal + letak, baris)
        return awal + len(self.tabel.baris)

    def _baris_biasa(self, letak: int, baris: Baris) -> None:
        """A row without spans or marks; equal texts and quantities are prepared once."""
        tingkat = baris.tingkat
        jadi = self._jadi[tingkat]
        for kolom, isi in enumerate(baris.sel):
            if isi is None or isinstance(isi, str | Kuantitas):
                siap = jadi[kolom].get(isi)
                if siap is None:
                    siap = jadi[kolom][isi] = self._siapkan(kolom, isi, tingkat)
            else:
                siap = self._siapkan(kolom, isi, tingkat)
            self._tulis(letak, kolom, siap)

    def _baris_khusus(
        self, awal: int, letak: int, baris: Baris, merentang: Mapping[tuple[int, int], int]
    ) -> None:
        """A row with spans or marks; cells that another covers are left to it."""
        bebas = 0
        for kolom, isi in enumerate(baris.sel):
            if kolom < bebas:
                continue
            lebar = baris.bentang.get(kolom, 1)
            bebas = kolom + lebar
            if kolom in baris.lanjut:
                continue
            tanda = TANDA if kolom in baris.tertulis else ""
            siap = self._siapkan(kolom, isi, baris.tingkat, lebar, tanda)
            tinggi = merentang.get((letak, kolom), 1)
            self._gabung(awal + letak, kolom, tinggi, lebar, siap.gaya)
            self._tulis(awal + letak, kolom, siap, tinggi)
            if tanda:
                tentang = keterangan_tanda(baris.tertulis[kolom], self.daun[kolom])
                self._komentar(awal + letak, kolom, tentang)

    def _siapkan(
        self, kolom: int, isi: Isi, tingkat: Tingkat, lebar: int = 1, tanda: str = ""
    ) -> _Siap:
        """A cell over `lebar` columns, ready to be written.

        A mark is part of the cell's number format, so that the value stays itself.
        """
        nilai = self.penilai.nilai(isi, self.daun[kolom].jenis)
        letak_teks = self.rata[kolom]
        if nilai.angka is not None:
            pola = nilai.format + (literal(tanda) if tanda else "")
            em = min(lebar_teks(nilai.teks + tanda), LEBAR_ANGKA_TERBESAR)
            self.lebar_angka[kolom] = max(self.lebar_angka[kolom], em)
            return _Siap(nilai, self.gaya.sel(tingkat, letak_teks, pola), 0)
        pola = f"@{literal(tanda)}" if tanda and len(nilai.teks) < _PANJANG_BERTANDA else ""
        gaya = self.gaya.sel(tingkat, "center" if nilai.strip else letak_teks, pola)
        alasan = isi.alasan if isinstance(isi, Hasil) else ""
        poin = tinggi_teks(nilai.teks + tanda, sum(self.lebar[kolom : kolom + lebar]))
        return _Siap(nilai, gaya, poin, alasan)

    def _tulis(self, baris: int, kolom: int, siap: _Siap, tinggi: int = 1) -> None:
        """Write a cell with its type, and note how high it is over its rows."""
        nilai = siap.nilai
        if nilai.angka is not None:
            self.lembar.write_number(baris, kolom, nilai.angka, siap.gaya)
            return
        if not nilai.teks:
            self.lembar.write_blank(baris, kolom, None, siap.gaya)
            return
        self.lembar.write_string(baris, kolom, nilai.teks, siap.gaya)
        self._perlu.append((baris, tinggi, siap.poin))
        if siap.alasan:
            self._komentar(baris, kolom, siap.alasan)

    def _komentar(self, baris: int, kolom: int, teks: str) -> None:
        if teks:
            self.lembar.write_comment(baris, kolom, potong(teks), {"x_scale": 2})

    def _gabung(self, baris: int, kolom: int, tinggi: int, lebar: int, gaya: Format) -> None:
        """Merge cells; the caller writes the first one afterwards, with its type."""
        if tinggi * lebar > 1:
            akhir = (baris + tinggi - 1, kolom + lebar - 1)
            self.lembar.merge_range(baris, kolom, *akhir, "", gaya)

    def _kaki(self, baris: int) -> int:
        """The lines of the footer, each over the whole width; returns the row after the last."""
        for letak, satu in enumerate(self.tabel.kaki, start=baris):
            self._teks_lebar(letak, f"{satu.label}: {satu.isi}", self.gaya.kaki)
        return baris + len(self.tabel.kaki)

    def _tanda_tangan(self, baris: int) -> int:
        """The places to sign, side by side; returns the row after the last."""
        blok = self.tabel.tanda_tangan
        if not blok:
            return baris
        banyak = max(len(self.daun), len(blok))
        batas = [banyak * letak // len(blok) for letak in range(len(blok) + 1)]
        for satu, awal, akhir in zip(blok, batas, batas[1:], strict=False):
            isi = ("\n".join(satu.atas), "", nama_terang(satu), "\n".join(satu.bawah))
            for letak, teks in enumerate(isi, start=baris + 1):
                tebal = letak == baris + 3
                gaya = self.gaya.nama if tebal else self.gaya.tanda_tangan
                self._gabung(letak, awal, 1, akhir - awal, gaya)
                self.lembar.write_string(letak, awal, potong(teks), gaya)
                tinggi = RUANG_TANDA_TANGAN if not teks else tinggi_teks(teks, 40)
                self._perlu.append((letak, 1, tinggi))
        return baris + 5

    def _catatan(self, baris: int) -> int:
        """The notes, each over the whole width; returns the row after the last."""
        catatan = catatan_lengkap(self.tabel)
        for letak, teks in enumerate(catatan, start=baris):
            self._teks_lebar(letak, teks, self.gaya.catatan)
        return baris + len(catatan)
