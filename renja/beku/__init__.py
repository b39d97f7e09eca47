"""A plan and its manuscript frozen as canonical JSON, and thawed again, for ever.

    {"format": 1, "formulir": "86-2017", "naskah": {...}, "rencana": {...}}

Canonical: UTF-8, text in NFC, keys sorted, no spaces and no line ends, every field written (one
that came after its format was in use only where it is not its default), mappings with other
keys than text as sorted pairs, decimals as text without needless zeros (whole ones as integers
where the field holds either). So the same plan gives the same bytes, and the same SHA-256, from
either database and on any day; `cairkan` gives equal values back.

What the forms look like (titles, columns, sentences) is printed too, but it is data of a
regulation and not of a plan: "formulir" names the regulation by its code, and the file of that
code (fixtures/formulir/<code>.toml) stays part of the program for ever. A regulation that
changes its forms comes as a file of its own.

A reader of today reads every format of the past: `renja.beku.format` lifts the JSON from one
format to the next before it becomes values.
"""

from renja.beku.baca import Beku, cairkan
from renja.beku.format import FORMAT
from renja.beku.galat import BekuRusak
from renja.beku.kemasan import buka, kemas
from renja.beku.tulis import bekukan, sidik

__all__ = ["FORMAT", "Beku", "BekuRusak", "bekukan", "buka", "cairkan", "kemas", "sidik"]
