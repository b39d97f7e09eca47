"""What the loaders share."""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from planning.kuantitas import Keadaan, Kuantitas

# The columns of a stored quantity, in the order that `nilai_tersimpan` takes them.
NILAI = ("bawah", "atas", "satuan", "teks", "keadaan")
KEADAAN = {keadaan.value: keadaan for keadaan in Keadaan}


@contextmanager
def tanpa_pemungut_sampah() -> Iterator[None]:
    """Many small values are made and all are kept: the cycle collector only costs time."""
    aktif = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if aktif:
            gc.enable()


def kelompok(baris: Iterable[tuple[Any, ...]]) -> dict[Any, list[tuple[Any, ...]]]:
    """Rows by their first column, which is dropped."""
    hasil: dict[Any, list[tuple[Any, ...]]] = defaultdict(list)
    for kunci, *isi in baris:
        hasil[kunci].append(tuple(isi))
    return hasil


def nilai_tersimpan(isi: Iterable[Any], satuan_indikator: str) -> Kuantitas:
    """The quantity of the columns NILAI; without a satuan of its own, that of the indikator."""
    bawah, atas, satuan, teks, keadaan = isi
    return Kuantitas(bawah, atas, satuan or satuan_indikator, teks, KEADAAN[keadaan])
