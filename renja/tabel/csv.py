"""A Tabel as CSV: one line of headings, then the cells as printed, for any spreadsheet."""

import csv
import io
import re
from collections.abc import Iterator

from renja.tabel.bentuk import Tabel
from renja.tabel.letak import garis_tanda_tangan, jalur_judul, sel_penuh
from renja.tabel.sel import teks_sel

PEMISAH_JUDUL = " > "
TANDA_TANGAN = "Tanda tangan"
# Programs drop blanks and marks that are not seen before they look for a formula.
_AWAL_RUMUS = re.compile(
    r"[\t\r\n]|[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠]"
)
# A line or, where lists are parted by semicolons, a field that would begin with a formula.
_RUMUS_DI_DALAM = re.compile(r"([;\t\r\n][\s\"]*)([=+\-@＝＋－＠])")
_ANGKA = re.compile(r"-[\d.,]+(?: %)?")


def tulis_csv(tabel: Tabel) -> bytes:
    """UTF-8 with a BOM, commas, CRLF. A cell that spans rows is repeated in each of them.

    The footer and the signatures follow after an empty line, each with its label. A text that
    a spreadsheet would take for a formula gets an apostrophe in front.
    """
    berkas = io.StringIO()
    penulis = csv.writer(berkas)
    penulis.writerow(jinakkan(PEMISAH_JUDUL.join(jalur)) for jalur in jalur_judul(tabel.kolom))
    jenis = [kolom.jenis for kolom in tabel.daun]
    for sel in sel_penuh(tabel):
        penulis.writerow(
            jinakkan(teks_sel(isi, satu)) for isi, satu in zip(sel, jenis, strict=True)
        )
    penulis.writerows([jinakkan(teks) for teks in baris] for baris in _kaki(tabel))
    return berkas.getvalue().encode("utf-8-sig")


def _kaki(tabel: Tabel) -> Iterator[list[str]]:
    """An empty line, then label and text of the footer and of each signature."""
    isi = [(satu.label, satu.isi) for satu in tabel.kaki]
    isi += [(TANDA_TANGAN, "\n".join(garis_tanda_tangan(satu))) for satu in tabel.tanda_tangan]
    sisa = [""] * max(0, len(tabel.daun) - 2)
    if isi:
        yield ["", "", *sisa]
    for label, teks in isi:
        yield [label, teks, *sisa]


def jinakkan(teks: str) -> str:
    """The text, with an apostrophe wherever a sign would start a formula.

    Numbers keep their minus, and a lone sign is no formula.
    """
    teks = teks[:1] + _RUMUS_DI_DALAM.sub(r"\1'\2", teks[1:])
    if len(teks) > 1 and _AWAL_RUMUS.match(teks) and not _ANGKA.fullmatch(teks):
        return f"'{teks}"
    return teks
