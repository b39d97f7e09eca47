"""The manuscript of a Renja: the outline with its prose and pictures, as frozen values.

Together with the `Rencana` it is all that a document is made of; nothing here touches a
database. Prose is Markdown with bound values (renja.dokumen.ikatan).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class JenisBab(StrEnum):
    """What a part of the outline is; lists are made by the program and hold no prose."""

    SAMPUL = "sampul"
    PENGANTAR = "pengantar"
    DAFTAR_ISI = "daftar_isi"
    DAFTAR_TABEL = "daftar_tabel"
    DAFTAR_GAMBAR = "daftar_gambar"
    BAB = "bab"
    SUB_BAB = "sub_bab"


TANPA_ISI = frozenset({JenisBab.DAFTAR_ISI, JenisBab.DAFTAR_TABEL, JenisBab.DAFTAR_GAMBAR})
DI_DEPAN = frozenset({JenisBab.PENGANTAR, *TANPA_ISI})


@dataclass(frozen=True, slots=True)
class BabNaskah:
    """A part of the outline with its prose (Markdown) and the parts below it, in order.

    `kode` is that of the template's part, "" for one that the agency added; its number is
    worked out from its place. `uraian` is what the template says that it tells ("memuat ...",
    with bound values), "" where it says nothing.
    """

    uid: UUID
    kode: str
    jenis: JenisBab
    judul: str
    isi: str = ""
    anak: tuple["BabNaskah", ...] = ()
    uraian: str = ""

    def semua(self) -> Iterator["BabNaskah"]:
        """The part itself and all below, in order."""
        yield self
        for anak in self.anak:
            yield from anak.semua()


@dataclass(frozen=True, slots=True)
class GambarNaskah:
    """A picture by the name that prose places it with; its bytes are kept by `sidik` (SHA-256).

    `keterangan` is its caption, `alternatif` what those who cannot see it are told; `lebar` and
    `tinggi` are pixels.
    """

    nama: str
    keterangan: str
    sidik: str
    bentuk: str
    lebar: int
    tinggi: int
    alternatif: str = ""
    sumber: str = ""


@dataclass(frozen=True, slots=True)
class Naskah:
    """The whole manuscript; `kerangka` is the code of the outline that it was begun from.

    `lambang` is the emblem on the cover, None where there is none.
    """

    kerangka: str
    bab: tuple[BabNaskah, ...]
    gambar: Mapping[str, GambarNaskah] = field(default_factory=dict)
    lambang: GambarNaskah | None = None

    def semua(self) -> Iterator[BabNaskah]:
        """Every part, in the order of the document."""
        for satu in self.bab:
            yield from satu.semua()
