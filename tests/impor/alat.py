"""What the tests of the import share: the plan's workbook with changes, a pasted Tabel 4.1."""

import csv
import io
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl

from planning.models import Pengguna, Renja
from renja.ekspor import ekspor
from renja.impor.berkas import TEMPELAN, buka_berkas
from renja.impor.rancangan import Pratinjau
from renja.impor.services import RENCANA, Penerapan, jalankan, pratinjau, simpan_unggahan
from renja.impor.views import pilihan_unduh
from renja.laporan import FORMULIR
from renja.lembar.tulis_rencana import tulis_rencana
from renja.models import Impor
from renja.pemuat import muat_rencana

KUNCI, AWAL = 3, 5


def ambil_renja(kode: str) -> Renja:
    """The Renja 2024 of an agency, as the pages fetch it."""
    asal = Renja.objects.select_related("perangkat_daerah__pemda", "renstra", "edisi")
    return asal.get(perangkat_daerah__kode=kode, tahun=2024)


def buku_kerja(renja: Renja) -> bytes:
    """The plan's workbook as it is downloaded."""
    return tulis_rencana(muat_rencana(renja), pilihan_unduh(renja))


class Buku:
    """A workbook of the plan, cells by the key of their column and their row's number."""

    def __init__(self, isi: bytes) -> None:
        self.buku = openpyxl.load_workbook(io.BytesIO(isi))
        self.lembar = self.buku["Rencana"]
        self.kolom = {sel.value: sel.column for sel in self.lembar[KUNCI]}

    def __getitem__(self, letak: tuple[int, str]) -> Any:
        return self.lembar.cell(letak[0], self.kolom[letak[1]]).value

    def __setitem__(self, letak: tuple[int, str], nilai: Any) -> None:
        sel = self.lembar.cell(letak[0], self.kolom[letak[1]])
        sel.value = nilai
        if isinstance(nilai, str):
            sel.data_type = "s"

    def baris(self, kode: str) -> int:
        """The number of the row with that code."""
        akhir = self.lembar.max_row + 1
        return next(n for n in range(AWAL, akhir) if self[n, "kode"] == kode)

    def terlihat(self) -> dict[tuple[int, str], Any]:
        """Every visible cell of the table that holds a value; sums are formulas and left out."""
        return {
            (nomor, kunci): self[nomor, kunci]
            for nomor in range(AWAL, self.lembar.max_row + 1)
            for kunci in self.kolom
            if kunci and not kunci.startswith(("uid", "versi"))
            if self[nomor, kunci] is not None
            and not str(self[nomor, kunci]).startswith("=SUBTOTAL")
        }

    def bytes(self) -> bytes:
        """As a file."""
        berkas = io.BytesIO()
        self.buku.save(berkas)
        return berkas.getvalue()


def unggah(
    user: Pengguna, renja: Renja, isi: bytes | str, nama: str = "buku.xlsx", **pilihan: Any
) -> Impor:
    """Keep a file, or a pasted block where `isi` is a text."""
    if isinstance(isi, str):
        nama, isi = TEMPELAN, isi.encode()
    impor = simpan_unggahan(user, renja, RENCANA, buka_berkas(nama, isi), pilihan)
    impor.renja = renja
    return impor


def lihat(impor: Impor) -> Pratinjau:
    """Its preview for the uploader."""
    return pratinjau(impor, impor.pengguna).pratinjau


def terapkan(impor: Impor, **setuju: Any) -> Impor:
    """Apply an upload as its preview stands; gives it as it is stored afterwards."""
    for _ in jalankan(impor.pengguna, impor, Penerapan(lihat(impor).sidik, **setuju)):
        pass
    return Impor.objects.get(pk=impor.pk)


def ubah_buku(renja: Renja, ubahan: Callable[[Buku], None]) -> bytes:
    """The plan's workbook, changed."""
    buku = Buku(buku_kerja(renja))
    ubahan(buku)
    return buku.bytes()


def isi_baris(pratinjau: Pratinjau) -> Mapping[int, list[tuple[str, str, str]]]:
    """By row number the changed cells: field, old, new."""
    return {
        satu.nomor: [(sel.isian, sel.lama, sel.baru) for sel in satu.ubah]
        for satu in pratinjau.baris
        if satu.ubah
    }


def tabel_4_1(renja: Renja) -> str:
    """Tabel 4.1 as it is copied from a spreadsheet: tabs between cells, the headings first."""
    tabel = FORMULIR["tabel-4.1"].susun(muat_rencana(renja))
    isi = csv.reader(io.StringIO(ekspor(tabel, "csv", "A4").decode("utf-8-sig")))
    return "\r\n".join("\t".join(" ".join(sel.split()) for sel in baris) for baris in isi)
