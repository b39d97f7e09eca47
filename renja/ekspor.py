"""A form in every format: one table of formats for the pages and the command line."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.text import slugify

from renja.tabel.bentuk import Tabel
from renja.tabel.csv import tulis_csv
from renja.tabel.html import tulis_html
from renja.tabel.json import tulis_json
from renja.tabel.pdf import tulis_pdf
from renja.tabel.xlsx import tulis_xlsx


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its media type, its ending, and how a form is written in it.

    `tulis` takes the table and the name of the sheet of paper (see `renja.tabel.kertas`).
    """

    mime: str
    ekstensi: str
    tulis: Callable[[Tabel, str], bytes]


FORMAT: dict[str, Format] = {
    "html": Format("text/html; charset=utf-8", "html", lambda tabel, _: tulis_html(tabel)),
    "xlsx": Format(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", tulis_xlsx
    ),
    "pdf": Format("application/pdf", "pdf", tulis_pdf),
    "csv": Format("text/csv; charset=utf-8", "csv", lambda tabel, _: tulis_csv(tabel)),
    "json": Format("application/json", "json", lambda tabel, _: tulis_json(tabel)),
}


def ekspor(tabel: Tabel, nama_format: str, kertas: str = "A4") -> bytes:
    """The form as a file. PDF may raise PdfGagal, whose message is an Indonesian sentence."""
    return FORMAT[nama_format].tulis(tabel, kertas)


def nama_berkas(tabel: Tabel, nama_format: str, pemilik: str = "") -> str:
    """A name for the file: form, agency (code, else name), year, cycle, and its quarter."""
    milik = pemilik or slugify(tabel.perangkat_daerah)
    masa = f"{tabel.tahun}" if tabel.siklus == "awal" else f"{tabel.tahun}-{tabel.siklus}"
    if tabel.triwulan:
        masa = f"{masa}_tw-{tabel.triwulan}"
    return f"{tabel.formulir}_{milik}_{masa}.{FORMAT[nama_format].ekstensi}"
