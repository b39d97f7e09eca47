"""What is typed or pasted as prose, made fit to be kept: line ends, and signs nobody can see."""

import re
from typing import NamedTuple

from renja.models.dokumen import PANJANG_ISI

# Controls but tabs and line ends, signs that turn the direction of what is read, byte-order marks,
# halves of characters, and private signs, which the document uses to mark bound values.
_TAK_TERLIHAT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
_AKHIR_BARIS = re.compile("\r\n|\r|\u2028|\u2029")
# Bullets of Word's symbol fonts, which it copies as private signs.
_BUTIR_WORD = re.compile("^([ \t]*)[\uf0b7\uf0a7\uf0d8\uf0fc\uf076][ \t]*", re.MULTILINE)


class Rapi(NamedTuple):
    """A text fit to be kept, and how many unseen signs were left out of it."""

    teks: str
    dibuang: int


def rapikan(teks: str) -> Rapi:
    """The text with line feeds alone, Word's bullets as lists, and without unseen signs."""
    berbaris = _AKHIR_BARIS.sub("\n", teks)
    berbutir = _BUTIR_WORD.sub(r"\1- ", berbaris)
    bersih, banyak = _TAK_TERLIHAT.subn("", berbutir)
    return Rapi(bersih, banyak)


def terlalu_panjang(teks: str) -> str:
    """Why a text is not taken, "" where it is short enough."""
    if len(teks) <= PANJANG_ISI:
        return ""
    lebih = f"{len(teks) - PANJANG_ISI:,}".replace(",", ".")
    batas = f"{PANJANG_ISI:,}".replace(",", ".")
    return (
        f"Isi bagian ini lebih {lebih} huruf dari batas {batas} huruf. "
        "Pindahkan sebagian ke subbab lain, lalu simpan lagi."
    )
