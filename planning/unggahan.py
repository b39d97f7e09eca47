"""A sheet of master data that somebody uploads: checked before anything reads it.

Only xlsx and CSV, told by their content and not by their name; small, without macros,
passwords or links to other files. Each refusal is one Indonesian sentence.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

MAKS_BERKAS = 2 * 1024 * 1024
MAKS_TERURAI = 16 * 1024 * 1024
MAKS_BAGIAN = 200
MAKS_BARIS = 2_000
MAKS_KOLOM = 40
OLE = b"\xd0\xcf\x11\xe0"
# What a spreadsheet takes for the start of a formula: blanks and marks that are not seen do not
# count, and where lists are parted by semicolons, a field begins behind one.
_AWAL = r"(?=[\t\r\n]|[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠])"
_RUMUS = re.compile(rf"(^|;){_AWAL}")
_TAK_BERUMUS = re.compile(rf"(^|;)'{_AWAL}")
Baris = list[Any]


class UnggahanDitolak(Exception):
    """The file is not taken; the message says why and what to do."""


def jenis_unggahan(isi: bytes) -> str:
    """What a file is, xlsx or csv; raises UnggahanDitolak for everything else."""
    if len(isi) > MAKS_BERKAS:
        raise UnggahanDitolak("Berkas ini lebih dari 2 MiB. Bagi menjadi beberapa berkas.")
    if isi.startswith(b"PK\x03\x04"):
        _periksa_wadah(isi)
        return "xlsx"
    if isi.startswith(OLE):
        raise UnggahanDitolak(
            "Berkas ini dilindungi kata sandi atau berformat Excel lama. "
            "Simpan sebagai xlsx tanpa kata sandi, lalu unggah lagi."
        )
    _teks(isi)
    return "csv"


def baca_xlsx(isi: bytes) -> list[Baris]:
    """The rows of the first sheet with their values, the header first; empty rows are left out."""
    _periksa_wadah(isi)
    try:
        buku = openpyxl.load_workbook(
            io.BytesIO(isi), read_only=True, data_only=True, keep_links=False
        )
        lembar = buku.worksheets[0]
        # What the file says of its own size is not to be trusted.
        lembar.reset_dimensions()
        return _batasi(list(baris) for baris in lembar.iter_rows(values_only=True))
    except UnggahanDitolak:
        raise
    except (InvalidFileException, ValueError, KeyError, TypeError, IndexError, OSError) as galat:
        raise UnggahanDitolak(TAK_TERBACA) from galat


def baca_csv(isi: bytes) -> list[Baris]:
    """The rows of a CSV in UTF-8, parted by comma or semicolon, the header first."""
    teks = _teks(isi)
    kepala = teks.partition("\n")[0]
    pemisah = ";" if kepala.count(";") > kepala.count(",") else ","
    try:
        return _batasi(
            [lepas_apostrof(sel) for sel in baris]
            for baris in csv.reader(io.StringIO(teks), delimiter=pemisah, strict=True)
        )
    except csv.Error as galat:
        raise UnggahanDitolak(TAK_TERBACA) from galat


def tak_berumus(teks: str) -> str:
    """The text, with an apostrophe where a spreadsheet would take it for a formula."""
    return _RUMUS.sub(r"\1'", teks) if len(teks) > 1 else teks


def lepas_apostrof(teks: str) -> str:
    """The text without the apostrophes that `tak_berumus` put in."""
    return _TAK_BERUMUS.sub(r"\1", teks)


TAK_TERBACA = "Berkas ini tidak dapat dibaca. Simpan lagi sebagai xlsx atau CSV, lalu unggah lagi."


def _periksa_wadah(isi: bytes) -> None:
    """Look at the list of a workbook's parts, before any of them is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as wadah:
            bagian = wadah.infolist()
    except zipfile.BadZipFile as galat:
        raise UnggahanDitolak(TAK_TERBACA) from galat
    nama = {satu.filename for satu in bagian}
    if "xl/workbook.xml" not in nama:
        raise UnggahanDitolak("Berkas ini bukan buku kerja Excel (xlsx).")
    if len(bagian) > MAKS_BAGIAN or sum(satu.file_size for satu in bagian) > MAKS_TERURAI:
        raise UnggahanDitolak("Isi berkas ini terlalu besar. Bagi menjadi beberapa berkas.")
    if any(satu.flag_bits & 1 for satu in bagian):
        raise UnggahanDitolak("Berkas ini dilindungi kata sandi. Simpan tanpa kata sandi.")
    if any(satu.endswith("vbaProject.bin") for satu in nama):
        raise UnggahanDitolak("Berkas ini memuat makro. Simpan sebagai xlsx tanpa makro.")
    if any(satu.startswith("xl/externalLinks/") for satu in nama):
        raise UnggahanDitolak("Berkas ini merujuk berkas lain. Ganti rujukan itu dengan nilainya.")


def _teks(isi: bytes) -> str:
    try:
        teks = isi.decode("utf-8-sig")
    except UnicodeDecodeError as galat:
        raise UnggahanDitolak(TAK_TERBACA) from galat
    if "\0" in teks:
        raise UnggahanDitolak(TAK_TERBACA)
    return teks


def _batasi(baris: Iterable[Baris]) -> list[Baris]:
    hasil = list(islice(_berisi(baris), MAKS_BARIS + 2))
    if len(hasil) > MAKS_BARIS + 1:
        raise UnggahanDitolak(f"Berkas ini lebih dari {MAKS_BARIS} baris. Bagi menjadi beberapa.")
    if any(len(satu) > MAKS_KOLOM for satu in hasil):
        raise UnggahanDitolak(f"Berkas ini lebih dari {MAKS_KOLOM} kolom. Buang kolom lain.")
    return hasil


def _berisi(baris: Iterable[Baris]) -> Iterator[Baris]:
    """Rows with something in them, without empty cells at their end; not endlessly many."""
    for nomor, satu in enumerate(baris):
        if nomor > 10 * MAKS_BARIS:
            raise UnggahanDitolak(
                f"Berkas ini lebih dari {MAKS_BARIS} baris. Bagi menjadi beberapa."
            )
        while satu and satu[-1] in (None, ""):
            satu.pop()
        if satu:
            yield satu
