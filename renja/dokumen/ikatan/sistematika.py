"""The systematics of a document: its chapters and what stands in them, as its names see them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BagianSistematika:
    """A chapter or sub-chapter: number as printed ("II", "2.1"), title, what it tells.

    `uraian` goes on after the title ("memuat ..."), without a full stop; "" where none is known.
    """

    nomor: str
    judul: str
    uraian: str = ""
    anak: tuple["BagianSistematika", ...] = ()
