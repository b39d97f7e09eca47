"""The segments of a document as one HTML: what a plain `HTML().write_pdf()` is given.

Rules that several segments share stand once, as anybody would write them; those of one
segment are nested below its own class, and its sheets become named pages.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from renja.cetak import Potongan

_GAYA = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_ISI = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)
_KOMENTAR = re.compile(r"/\*.*?\*/", re.DOTALL)


def html_utuh(potongan: Sequence[Potongan]) -> str:
    """One HTML document with the content, the rules and the sheets of all segments."""
    aturan = [list(_aturan("".join(_GAYA.findall(satu.html)))) for satu in potongan]
    pemakai = Counter(isi for satu in aturan for isi in dict.fromkeys(satu))
    bersama = [
        isi for isi in dict.fromkeys(chain.from_iterable(aturan)) if _umum(isi, pemakai[isi])
    ]
    gaya = bersama + [
        _khusus(isi, f"d{nomor}")
        for nomor, satu in enumerate(aturan)
        for isi in dict.fromkeys(satu)
        if not _umum(isi, pemakai[isi])
    ]
    isi = "".join(
        f'<div class="d{nomor}" style="page:d{nomor};break-before:page">{_tubuh(satu)}</div>'
        for nomor, satu in enumerate(potongan)
    )
    return (
        '<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Dokumen</title>'
        f"<style>{''.join(gaya)}</style></head><body>{isi}</body></html>"
    )


def _tubuh(potongan: Potongan) -> str:
    cocok = _ISI.search(potongan.html)
    return cocok[1] if cocok else ""


def _umum(aturan: str, pemakai: int) -> bool:
    return pemakai > 1 and not aturan.startswith("@page")


def _khusus(aturan: str, nama: str) -> str:
    if aturan.startswith("@page"):
        return aturan.replace("@page", f"@page {nama}", 1).replace(f"{nama} :", f"{nama}:", 1)
    return aturan if aturan.startswith("@") else f".{nama}{{{aturan}}}"


def _aturan(gaya: str) -> Iterator[str]:
    """The rules of a style sheet, each with its braces."""
    gaya = _KOMENTAR.sub("", gaya)
    awal = dalam = 0
    for letak, huruf in enumerate(gaya):
        dalam += (huruf == "{") - (huruf == "}")
        if huruf == "}" and not dalam:
            yield gaya[awal : letak + 1].strip()
            awal = letak + 1
