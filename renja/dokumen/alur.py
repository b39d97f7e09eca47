"""The flow of a chapter over sheets: which block stands where, for every renderer alike."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from renja.dokumen.bentuk import Bagian, Blok, BlokTabel, Dokumen, Prosa
from renja.dokumen.lembar import TEGAK, Lembar, rebah
from renja.dokumen.naskah import JenisBab
from renja.tabel.tata import muat_tegak

# Signs of prose that may stand on a lying sheet between two of its tables.
PROSA_PENDEK = 900


@dataclass(frozen=True, slots=True)
class Isi:
    """What stands on a sheet in one go: the parts whose headings come first, and the block.

    `blok` None: the part `bagian` holds nothing.
    """

    bagian: Bagian
    kepala: tuple[Bagian, ...]
    blok: Blok | None
    lembar: Lembar


def tampil(dokumen: Dokumen, bagian: Bagian) -> bool:
    """Whether a part is printed: a list of what there is none of is left out."""
    if bagian.jenis is JenisBab.DAFTAR_TABEL:
        return bool(dokumen.tabel)
    if bagian.jenis is JenisBab.DAFTAR_GAMBAR:
        return bool(dokumen.gambar)
    return True


def alur(pokok: Bagian) -> Iterator[tuple[Lembar, list[Isi]]]:
    """The blocks of a part and of those below it, in runs on one kind of sheet."""
    kini: list[Isi] = []
    for satu in _rapatkan(_urutan(pokok)):
        if kini and kini[0].lembar != satu.lembar:
            yield kini[0].lembar, kini
            kini = []
        kini.append(satu)
    if kini:
        yield kini[0].lembar, kini


def lembar_blok(blok: Blok) -> Lembar:
    """The sheet that a block wants: only a broad table lies."""
    if isinstance(blok, BlokTabel) and not muat_tegak(blok.tabel, TEGAK.isi):
        return rebah(blok.kertas)
    return TEGAK


def _urutan(pokok: Bagian) -> list[Isi]:
    """The blocks with their sheets.

    Headings wait for the content below them, so that none stands alone on another sheet.
    """
    hasil = []
    tunggu: tuple[Bagian, ...] = ()
    for bagian in pokok.semua():
        tunggu = (*tunggu, bagian)
        if not bagian.blok and not bagian.anak:
            hasil.append(Isi(bagian, tunggu, None, TEGAK))
            tunggu = ()
        for blok in bagian.blok:
            hasil.append(Isi(bagian, tunggu, blok, lembar_blok(blok)))
            tunggu = ()
    return hasil


def _rapatkan(isi: list[Isi]) -> list[Isi]:
    """Put a few lines between two lying tables on their sheet: a page of its own is too much."""
    hasil = list(isi)
    for letak in range(1, len(isi) - 1):
        satu, lembar = isi[letak], hasil[letak - 1].lembar
        di_antara = lembar.rebah and isi[letak + 1].lembar == lembar
        if di_antara and isinstance(satu.blok, Prosa) and _pendek(satu.blok):
            hasil[letak] = replace(satu, lembar=lembar)
    return hasil


def _pendek(prosa: Prosa) -> bool:
    return sum(len(satu.content) for satu in prosa.token) <= PROSA_PENDEK
