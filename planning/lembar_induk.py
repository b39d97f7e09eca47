"""Master data as a file: xlsx and CSV, in the shapes that django-import-export asks for.

Text is written as text whatever sign it starts with, numbers as numbers; reading goes through
`planning.unggahan`, which refuses what is not a plain sheet.
"""

import csv
import io
from typing import Any

import tablib
import xlsxwriter
from import_export.formats.base_formats import Format

from planning.unggahan import baca_csv, baca_xlsx, tak_berumus

LEBAR = 24


def _dataset(baris: list[list[Any]]) -> tablib.Dataset:
    """Rows as the library wants them: every one as wide as the header."""
    dataset = tablib.Dataset()
    if not baris:
        return dataset
    dataset.headers = ["" if satu is None else str(satu).strip() for satu in baris[0]]
    lebar = len(baris[0])
    for satu in baris[1:]:
        dataset.append((satu + [None] * lebar)[:lebar])
    return dataset


class _Berkas(Format):
    """What both kinds have in common."""

    def __init__(self, encoding: str | None = None) -> None:
        # The encoding is that of `planning.unggahan`, whatever the library asks for.
        super().__init__()

    def is_binary(self) -> bool:
        """It is handed over as bytes."""
        return True

    def can_import(self) -> bool:
        """It can be read."""
        return True

    def can_export(self) -> bool:
        """It can be written."""
        return True


class XlsxInduk(_Berkas):
    """A workbook of one sheet."""

    def get_title(self) -> str:
        """What the choice of formats calls it."""
        return "Excel (xlsx)"

    def create_dataset(self, in_stream: bytes) -> tablib.Dataset:
        """Raises UnggahanDitolak."""
        return _dataset(baca_xlsx(in_stream))

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        """The bytes of the workbook; a text stays a text."""
        wadah = io.BytesIO()
        with xlsxwriter.Workbook(wadah, {"in_memory": True}) as buku:
            lembar = buku.add_worksheet("Data induk")
            tebal = buku.add_format({"bold": True, "bottom": 1})
            lembar.set_column(0, max(len(dataset.headers or []) - 1, 0), LEBAR)
            lembar.freeze_panes(1, 0)
            for k, judul in enumerate(dataset.headers or []):
                lembar.write_string(0, k, str(judul), tebal)
            for b, baris in enumerate(dataset, 1):
                for k, isi in enumerate(baris):
                    if isinstance(isi, int) and not isinstance(isi, bool):
                        lembar.write_number(b, k, isi)
                    else:
                        lembar.write_string(b, k, str(isi))
        return wadah.getvalue()

    def get_extension(self) -> str:
        """How its name ends."""
        return "xlsx"

    def get_content_type(self) -> str:
        """What a browser is told."""
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class CsvInduk(_Berkas):
    """A CSV in UTF-8, with the mark by which Excel knows it."""

    def get_title(self) -> str:
        """What the choice of formats calls it."""
        return "CSV"

    def create_dataset(self, in_stream: bytes) -> tablib.Dataset:
        """Raises UnggahanDitolak."""
        return _dataset(baca_csv(in_stream))

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        """The bytes of the file; a text that looks like a formula gets an apostrophe."""
        wadah = io.StringIO()
        penulis = csv.writer(wadah)
        penulis.writerow(dataset.headers or [])
        for baris in dataset:
            penulis.writerow(tak_berumus(isi) if isinstance(isi, str) else isi for isi in baris)
        return wadah.getvalue().encode("utf-8-sig")

    def get_extension(self) -> str:
        """How its name ends."""
        return "csv"

    def get_content_type(self) -> str:
        """What a browser is told."""
        return "text/csv; charset=utf-8"


FORMAT = (XlsxInduk, CsvInduk)
NOMOR_FORMAT = {"xlsx": "0", "csv": "1"}
