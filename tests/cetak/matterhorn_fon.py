"""The fonts of a PDF: embedded, with every glyph that is shown, its width and its meaning.

Test support for `tests.cetak.matterhorn`. Reads the tables of TrueType programs itself.
"""

import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from tests.cetak.matterhorn_isi import IsiHalaman

_PASANGAN = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>")
_TANPA_RUPA = {"Zs", "Cf", "Zl", "Zp", "Cc"}
# A width may differ by that much of a thousandth of the size of type.
TOLERANSI = 1.0


@dataclass(frozen=True, slots=True)
class Program:
    """A TrueType program: units per em, width and length of the outline of every glyph."""

    upem: int
    lebar: list[int]
    rupa: list[int]


def periksa_fon(isi: Iterable[IsiHalaman]) -> Iterator[tuple[str, str]]:
    """What is wrong with the fonts in use, as (code of the Matterhorn Protocol, where)."""
    fon: dict[tuple[int, int], Any] = {}
    glif: dict[tuple[int, int], set[int]] = {}
    for halaman in isi:
        fon |= halaman.fon
        for acuan, kode in halaman.glif.items():
            glif.setdefault(acuan, set()).update(kode)
    for acuan, satu in fon.items():
        yield from _periksa(satu, glif[acuan])


def _periksa(fon: Any, glif: set[int]) -> Iterator[tuple[str, str]]:
    nama = str(fon.get("/BaseFont", fon.objgen))
    if fon.get("/Subtype") != "/Type0":
        yield "31-009", f"{nama}: only composite fonts are expected"
        return
    (turunan,) = fon.DescendantFonts
    uraian = turunan.FontDescriptor
    arus = uraian.get("/FontFile2")
    if arus is None:
        yield "31-009", f"{nama} is not embedded"
        return
    if turunan.get("/CIDToGIDMap") != "/Identity":
        yield "31-004", f"{nama}: no map from codes to glyphs"
    if fon.get("/Encoding") != "/Identity-H":
        yield "31-006", f"{nama}: its encoding is not Identity-H"
    if not re.match(r"/[A-Z]{6}\+[^,\s]+$", nama) or str(uraian.FontName) != nama:
        yield "31-006", f"{nama}: the name of a subset looks otherwise"
    yield from _makna(nama, fon, glif)
    yield from _bentuk(nama, turunan, baca_program(arus.read_bytes()), makna_fon(fon), glif)


def _makna(nama: str, fon: Any, glif: set[int]) -> Iterator[tuple[str, str]]:
    makna = makna_fon(fon)
    for kode in sorted(glif):
        if kode not in makna:
            yield "10-001", f"{nama}: glyph {kode} means nothing"
        elif not makna[kode] or set(makna[kode]) & {"\0", "\ufeff", "\ufffe", "\ufffd"}:
            yield "31-028", f"{nama}: glyph {kode} means {makna[kode]!r}"


def _bentuk(
    nama: str, turunan: Any, program: Program, makna: dict[int, str], glif: set[int]
) -> Iterator[tuple[str, str]]:
    lebar = _lebar(turunan)
    bawaan = float(turunan.get("/DW", 1000))
    for kode in sorted(glif):
        if kode == 0:
            yield "31-030", f"{nama} shows .notdef"
        if kode >= len(program.lebar):
            yield "31-011", f"{nama}: glyph {kode} is not in the program"
            continue
        semestinya = program.lebar[kode] * 1000 / program.upem
        if abs(lebar.get(kode, bawaan) - semestinya) > TOLERANSI:
            yield "31-016", f"{nama}: glyph {kode} is {semestinya:.0f} wide"
        teks = makna.get(kode, "")
        if not program.rupa[kode] and any(_berupa(huruf) for huruf in teks):
            yield "31-011", f"{nama}: glyph {kode} ({teks!r}) has no outline"


def _berupa(huruf: str) -> bool:
    return unicodedata.category(huruf) not in _TANPA_RUPA


def makna_fon(fon: Any) -> dict[int, str]:
    """What each code means."""
    if "/ToUnicode" not in fon:
        return {}
    pasangan = _PASANGAN.findall(fon.ToUnicode.read_bytes())
    return {
        int(kode, 16): bytes.fromhex(isi.decode()).decode("utf-16-be", "replace")
        for kode, isi in pasangan
    }


def _lebar(turunan: Any) -> dict[int, float]:
    """The widths that the PDF tells."""
    hasil = {}
    isi = list(turunan.get("/W", []))
    while isi:
        awal = int(isi.pop(0))
        kedua = isi.pop(0)
        if isinstance(kedua, pikepdf.Array):
            hasil |= {awal + letak: float(satu) for letak, satu in enumerate(kedua)}
        else:
            hasil |= dict.fromkeys(range(awal, int(kedua) + 1), float(isi.pop(0)))
    return hasil


def baca_program(isi: bytes) -> Program:
    """The tables of a TrueType program that say how broad and how full its glyphs are."""
    tabel = {}
    for nomor in range(struct.unpack_from(">H", isi, 4)[0]):
        nama, _, letak, panjang = struct.unpack_from(">4sIII", isi, 12 + 16 * nomor)
        tabel[nama] = isi[letak : letak + panjang]
    banyak = struct.unpack_from(">H", tabel[b"maxp"], 4)[0]
    berlebar = struct.unpack_from(">H", tabel[b"hhea"], 34)[0]
    lebar = [struct.unpack_from(">H", tabel[b"hmtx"], 4 * satu)[0] for satu in range(berlebar)]
    lebar += lebar[-1:] * (banyak - berlebar)
    panjang = struct.unpack_from(">h", tabel[b"head"], 50)[0]
    bentuk = f">{banyak + 1}{'I' if panjang else 'H'}"
    letak_glif = [
        satu * (1 if panjang else 2) for satu in struct.unpack_from(bentuk, tabel[b"loca"])
    ]
    rupa = [letak_glif[satu + 1] - letak_glif[satu] for satu in range(banyak)]
    return Program(struct.unpack_from(">H", tabel[b"head"], 18)[0], lebar, rupa)
