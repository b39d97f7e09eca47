"""What the loaders share."""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any


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
