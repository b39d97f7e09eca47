"""The shape of a text with bound values once it was read: a tree of frozen parts."""

from dataclasses import dataclass
from typing import Literal

from renja.dokumen.ikatan.galat import Galat, Posisi


@dataclass(frozen=True, slots=True)
class Langkah:
    """A step from a value to a part of it: `.nama`, or `["kunci"]` where `kunci`."""

    isi: str
    tempat: Posisi
    kunci: bool = False


@dataclass(frozen=True, slots=True)
class Argumen:
    """An argument of a filter: a text or a whole number."""

    isi: str | int
    tempat: Posisi


@dataclass(frozen=True, slots=True)
class Pakai:
    """A filter put to use."""

    nama: str
    argumen: tuple[Argumen, ...]
    tempat: Posisi


@dataclass(frozen=True, slots=True)
class Ungkapan:
    """A value: what it starts from, steps into it, filters.

    `pokok` is a name, a text in quotes, or the key of a table or a picture that is referred to,
    as `jenis` says. `sumber` is the expression as it was typed.
    """

    jenis: Literal["nama", "teks", "tabel", "gambar"]
    pokok: str
    tempat: Posisi
    langkah: tuple[Langkah, ...] = ()
    saringan: tuple[Pakai, ...] = ()
    sumber: str = ""


@dataclass(frozen=True, slots=True)
class Teks:
    """Markdown as it was typed."""

    isi: str


@dataclass(frozen=True, slots=True)
class Cetak:
    """`{{ ungkapan }}`; `asli` is the whole tag as it was typed."""

    ungkapan: Ungkapan
    tempat: Posisi
    asli: str


@dataclass(frozen=True, slots=True)
class Untuk:
    """`{% untuk nama dari daftar %} ... {% selesai %}`."""

    nama: str
    tempat_nama: Posisi
    daftar: Ungkapan
    isi: tuple["Simpul", ...]
    tempat: Posisi


@dataclass(frozen=True, slots=True)
class Jika:
    """`{% jika [bukan] syarat %} ... {% lain %} ... {% selesai %}`."""

    bukan: bool
    syarat: Ungkapan
    isi: tuple["Simpul", ...]
    lain: tuple["Simpul", ...]
    tempat: Posisi


@dataclass(frozen=True, slots=True)
class Blok:
    """`{% tabel "kode" %}`, `{% gambar "nama" %}`, `{% tanda_tangan %}`."""

    jenis: Literal["tabel", "gambar", "tanda_tangan"]
    kunci: str
    tempat: Posisi
    tempat_kunci: Posisi


Simpul = Teks | Cetak | Untuk | Jika | Blok


@dataclass(frozen=True, slots=True)
class Templat:
    """A text that was read: its parts, and every error of its spelling."""

    isi: tuple[Simpul, ...]
    galat: tuple[Galat, ...] = ()
