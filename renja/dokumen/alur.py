"""The flow of a chapter over sheets: which block stands where, for every renderer alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it.token import Token

from renja.dokumen.bentuk import Bagian, Blok, BlokTabel, Dokumen, Prosa
from renja.dokumen.lembar import TEGAK, Lembar, rebah
from renja.dokumen.naskah import JenisBab
from renja.tabel.tata import muat_tegak

# Signs of prose that may stand on a lying sheet between two of its tables.
PROSA_PENDEK = 900
# The same of a paragraph that announces such a table and goes with it.
PENGANTAR_TERPANJANG = 500
# Tokens of a paragraph, and of a heading: opening, words, closing.
_SATU = 3


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


def alur(atas: Bagian, pokok: Bagian | None = None) -> Iterator[tuple[Lembar, list[Isi]]]:
    """The blocks of a part that stands by itself, in runs on one kind of sheet.

    With `pokok` only what belongs to that part below it, on the sheets that it has there.
    """
    kini: list[Isi] = []
    for satu in _milik(_rapatkan(_urutan(atas)), pokok or atas):
        if kini and kini[0].lembar != satu.lembar:
            yield kini[0].lembar, kini
            kini = []
        kini.append(satu)
    if kini:
        yield kini[0].lembar, kini


def _milik(isi: list[Isi], pokok: Bagian) -> Iterator[Isi]:
    uid = {satu.uid for satu in pokok.semua()}
    for satu in isi:
        if satu.bagian.uid in uid:
            yield replace(satu, kepala=tuple(x for x in satu.kepala if x.uid in uid))


def lembar_blok(blok: Blok) -> Lembar:
    """The sheet that a block wants: only a broad table lies, and only with rows to read."""
    if isinstance(blok, BlokTabel) and blok.tabel.baris and not muat_tegak(blok.tabel, TEGAK.isi):
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
    """Put the words that announce a lying table above it, on its sheet.

    A few lines between two such tables stay there whole: a page of their own is too much.
    """
    hasil: list[Isi] = []
    for letak, satu in enumerate(isi):
        sesudah = isi[letak + 1].lembar if letak + 1 < len(isi) else TEGAK
        if not isinstance(satu.blok, Prosa) or not sesudah.rebah:
            hasil.append(satu)
            continue
        sebelum = hasil[-1].lembar if hasil else TEGAK
        if sebelum == sesudah and _panjang(satu.blok.token) <= PROSA_PENDEK:
            hasil.append(replace(satu, lembar=sesudah))
        else:
            hasil += _belah(satu, satu.blok, sesudah)
    return hasil


def _belah(isi: Isi, prosa: Prosa, lembar: Lembar) -> list[Isi]:
    """Prose in two: what stays, and its last paragraph with its heading for the next sheet."""
    token = prosa.token
    awal = len(token) - _SATU
    if awal < 0 or token[awal].type != "paragraph_open" or token[awal].level:
        return [isi]
    if awal >= _SATU and token[awal - 1].type == "heading_close":
        awal -= _SATU
    if _panjang(token[awal:]) > PENGANTAR_TERPANJANG:
        return [isi]
    if not awal:
        bab = any(satu.tingkat == 1 for satu in isi.kepala)
        return [isi if bab else replace(isi, lembar=lembar)]
    anker = {str(satu.attrGet("id")) for satu in token[awal:] if satu.type == "heading_open"}
    tetap = tuple(satu for satu in prosa.judul if satu.anker not in anker)
    pindah = tuple(satu for satu in prosa.judul if satu.anker in anker)
    return [
        replace(isi, blok=Prosa(token[:awal], tetap)),
        Isi(isi.bagian, (), Prosa(token[awal:], pindah), lembar),
    ]


def _panjang(token: Sequence[Token]) -> int:
    return sum(len(satu.content) for satu in token)
