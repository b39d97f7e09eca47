"""What the tests of this room share: the workbook of realisasi with changes, uploads, previews."""

import io
from typing import Any

import openpyxl

from planning.models import Pengguna, Renja
from renja.impor.berkas import TEMPELAN, buka_berkas
from renja.impor.services import Penerapan
from renja.impor_realisasi.buku import isi_buku
from renja.impor_realisasi.rancangan import HasilBaris, Pratinjau
from renja.impor_realisasi.services import jalankan, pratinjau, simpan_unggahan
from renja.lembar.buku_realisasi import LEMBAR_ANGGARAN, LEMBAR_KINERJA
from renja.lembar.tulis_realisasi import tulis_realisasi
from renja.models import Impor

KUNCI, AWAL = 3, 5
KINERJA, UANG = LEMBAR_KINERJA, LEMBAR_ANGGARAN


def buku_kerja(user: Pengguna, renja: Renja, triwulan: int = 4) -> bytes:
    """The workbook as the person downloads it."""
    return tulis_realisasi(isi_buku(user, renja, triwulan))


class Buku:
    """A workbook, cells by sheet, row number and the key of their column."""

    def __init__(self, isi: bytes) -> None:
        self.buku = openpyxl.load_workbook(io.BytesIO(isi))
        self.kolom = {
            lembar.title: {sel.value: sel.column for sel in lembar[KUNCI]}
            for lembar in self.buku.worksheets
            if lembar.title in {KINERJA, UANG}
        }

    def sel(self, lembar: str, nomor: int, kunci: str) -> Any:
        """The cell itself."""
        return self.buku[lembar].cell(nomor, self.kolom[lembar][kunci])

    def isi(self, lembar: str, nomor: int, kunci: str) -> Any:
        """The value of a cell."""
        return self.sel(lembar, nomor, kunci).value

    def tulis(self, lembar: str, nomor: int, kunci: str, nilai: Any) -> None:
        """Type into a cell; a text stays a text, whatever it begins with."""
        sel = self.sel(lembar, nomor, kunci)
        sel.value = nilai
        if isinstance(nilai, str):
            sel.data_type = "s"

    def baris(self, lembar: str, **cari: str) -> int:
        """The number of the first row whose cells begin with these texts."""
        akhir = self.buku[lembar].max_row + 1
        return next(
            nomor
            for nomor in range(AWAL, akhir)
            if all(str(self.isi(lembar, nomor, k) or "").startswith(v) for k, v in cari.items())
        )

    def nomor(self, lembar: str) -> list[int]:
        """The numbers of the rows that carry an identity."""
        akhir = self.buku[lembar].max_row + 1
        return [nomor for nomor in range(AWAL, akhir) if self.isi(lembar, nomor, "uid")]

    def bytes(self) -> bytes:
        """As a file."""
        berkas = io.BytesIO()
        self.buku.save(berkas)
        return berkas.getvalue()


def unggah(user: Pengguna, renja: Renja, isi: bytes | str, nama: str = "buku.xlsx") -> Impor:
    """Keep a file, or a pasted block where `isi` is a text."""
    if isinstance(isi, str):
        nama, isi = TEMPELAN, isi.encode()
    impor = simpan_unggahan(user, renja, buka_berkas(nama, isi))
    impor.renja = renja
    return impor


def lihat(impor: Impor) -> Pratinjau:
    """Its preview for the uploader."""
    return pratinjau(impor, impor.pengguna).pratinjau


def terapkan(impor: Impor, *, lewati: bool = False) -> Impor:
    """Apply an upload as its preview stands; gives it as it is stored afterwards."""
    for _ in jalankan(impor.pengguna, impor, Penerapan(lihat(impor).sidik, lewati)):
        pass
    return Impor.objects.select_related("perubahan").get(pk=impor.pk)


def beda(hasil: Pratinjau) -> list[tuple[str, str, str]]:
    """Every changed cell: address, old, new."""
    return [(sel.alamat, sel.lama, sel.baru) for satu in hasil.baris for sel in satu.ubah]


def berubah(hasil: Pratinjau) -> list[HasilBaris]:
    """The lines that change something."""
    return [satu for satu in hasil.baris if satu.ubah]
