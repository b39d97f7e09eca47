"""Walking up a tree, such as that of the unit kerja; a tree that bites its tail comes to an end."""

from collections.abc import Callable, Hashable, Iterator
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def ke_atas(kini: T | None, induk: Callable[[T], T | None]) -> Iterator[T]:
    """A node and those above it, the nearest first, each once."""
    sudah: set[T] = set()
    while kini is not None and kini not in sudah:
        sudah.add(kini)
        yield kini
        kini = induk(kini)
