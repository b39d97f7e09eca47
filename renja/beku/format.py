"""The formats of frozen JSON, and the steps from each to the next.

A field may be added with a default without a new format: the reader fills the default in.
Anything else (a field renamed, removed, of another type, or without a default) needs one:
raise FORMAT, add to LANGKAH how the JSON of the format before becomes that of the new one, keep
an example of the old one in tests/beku/contoh/, and never change an old step.
"""

from collections.abc import Callable, Mapping
from typing import Any

from renja.beku.galat import BekuRusak

FORMAT = 1
Isi = dict[str, Any]
# From a format to the next, on the JSON; format 1 is the first.
LANGKAH: Mapping[int, Callable[[Isi], Isi]] = {}


def naikkan(isi: Isi, langkah: Mapping[int, Callable[[Isi], Isi]], sampai: int) -> Isi:
    """The JSON in the format `sampai`, whatever older one it came in; BekuRusak otherwise."""
    dari = isi.get("format")
    if not isinstance(dari, int) or isinstance(dari, bool) or dari < 1:
        raise BekuRusak("Versi terkunci ini tidak menyebut nomor format yang dikenal.")
    if dari > sampai:
        raise BekuRusak(
            f"Versi terkunci ini memakai format {dari}, sedangkan aplikasi ini membaca sampai "
            f"format {sampai}. Perbarui aplikasinya, lalu buka lagi."
        )
    for nomor in range(dari, sampai):
        isi = {**langkah[nomor](isi), "format": nomor + 1}
    return isi
