"""Printing one part of a document apart, for its preview; of long tables the first rows."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

from renja.cetak import PdfGagal, cetak_dokumen
from renja.dokumen.bentuk import Bagian, Blok, BlokTabel, Dokumen, Prosa
from renja.dokumen.html import potongan_bab
from renja.ekspor_dokumen import keterangan_pdf
from renja.penulisan.bahan import Sumber

# Rows of a table that are printed at once: some two pages; fewer for each table of a whole chapter.
BARIS_SEKALIGUS = 60
BARIS_PER_BAB = 15
# Paragraphs of prose, some forty pages.
PARAGRAF_SEKALIGUS = 800


class PratinjauGagal(Exception):
    """A part was not printed; the message is an Indonesian sentence."""


class Pratinjau(NamedTuple):
    """A print of one part; `dipotong` counts the rows and paragraphs that were left out."""

    pdf: bytes
    dipotong: int


def cetak_bagian(satu: Sumber, uid: UUID, *, semua: bool = False) -> Pratinjau | None:
    """The pages of one part as PDF, bound values marked; None where it prints nothing.

    Only with `semua` long tables and prose to their end. Raises PratinjauGagal.
    """
    dokumen, dipotong = satu.dokumen, 0
    if not semua:
        dokumen, dipotong = _ringkas(dokumen, uid)
    potongan = potongan_bab(dokumen, uid)
    if not potongan:
        return None
    try:
        return Pratinjau(cetak_dokumen(potongan, keterangan_pdf(dokumen)).pdf, dipotong)
    except PdfGagal as galat:
        raise PratinjauGagal(str(galat)) from galat


def _ringkas(dokumen: Dokumen, uid: UUID) -> tuple[Dokumen, int]:
    """The document with that part cut short, and how many rows and paragraphs that leaves out."""
    pokok = dokumen.ambil(uid)
    if pokok is None:
        return dokumen, 0
    batas = BARIS_PER_BAB if pokok.anak else BARIS_SEKALIGUS
    semua = [blok for bagian in pokok.semua() for blok in bagian.blok]
    lebih = sum(_panjang(satu) - _panjang(_potong_blok(satu, batas)) for satu in semua)
    if not lebih:
        return dokumen, 0
    milik = {bagian.uid for bagian in pokok.semua()}
    bagian = tuple(_potong(satu, milik, batas) for satu in dokumen.bagian)
    return replace(dokumen, bagian=bagian), lebih


def _potong(bagian: Bagian, milik: set[UUID], batas: int) -> Bagian:
    blok = bagian.blok
    if bagian.uid in milik:
        blok = tuple(_potong_blok(satu, batas) for satu in blok)
    anak = tuple(_potong(satu, milik, batas) for satu in bagian.anak)
    return replace(bagian, blok=blok, anak=anak)


def _potong_blok(blok: Blok, batas: int) -> Blok:
    if isinstance(blok, BlokTabel) and len(blok.tabel.baris) > batas:
        return replace(blok, tabel=replace(blok.tabel, baris=blok.tabel.baris[:batas]))
    if isinstance(blok, Prosa) and _panjang(blok) > PARAGRAF_SEKALIGUS:
        akhir = list(_akhir_paragraf(blok))[PARAGRAF_SEKALIGUS - 1]
        return replace(blok, token=blok.token[:akhir])
    return blok


def _panjang(blok: Blok) -> int:
    """Rows of a table, paragraphs and the like of prose; 1 for anything else."""
    if isinstance(blok, BlokTabel):
        return len(blok.tabel.baris)
    return sum(1 for _ in _akhir_paragraf(blok)) if isinstance(blok, Prosa) else 1


def _akhir_paragraf(prosa: Prosa) -> Iterator[int]:
    """Where the paragraphs, lists and headings of prose end, as offsets of its tokens."""
    for letak, token in enumerate(prosa.token, start=1):
        if token.level == 0 and token.nesting <= 0:
            yield letak
