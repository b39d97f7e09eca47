"""How wide columns must be, so that no figure is cut and no word is broken without need."""

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache

from planning.kuantitas import Kuantitas
from renja.tabel.bentuk import Isi, Kolom, Tabel
from renja.tabel.sel import rata_kanan, teks_sel

# Widths of glyphs of Source Sans 3 in em, a little generous.
_HURUF_KECIL = 0.51
_HURUF_BESAR = 0.62
_RENGGANG = 0.3
# How much wider bold type is.
_TEBAL = 1.09
# Longer words than this many em may be broken.
_KATA_TERPANJANG = 7.5
# A satuan of so few letters, such as %, stays beside its figure.
_SATUAN_LEKAT = 2
# Halvings in search of a number of lines.
_LANGKAH = 30


@lru_cache(maxsize=10_000)
def lebar_teks(teks: str) -> float:
    """About how wide a text is in one line, in em; words of plans come back again and again."""
    besar = sum(map(str.isupper, teks))
    sempit = teks.count(".") + teks.count(",") + teks.count(" ")
    biasa = len(teks) - besar - sempit
    return besar * _HURUF_BESAR + biasa * _HURUF_KECIL + sempit * _RENGGANG


def banyak_garis(teks: str, lebar: float) -> int:
    """In how many lines a text is set in a column of `lebar` em, word by word."""
    if len(teks) * _HURUF_BESAR <= lebar and "\n" not in teks:
        return 1
    garis = 0
    for alinea in teks.split("\n"):
        terisi = lebar
        for kata in alinea.split():
            panjang = lebar_teks(kata)
            if terisi + _RENGGANG + panjang <= lebar:
                terisi += _RENGGANG + panjang
            else:
                garis += max(1, math.ceil(panjang / lebar))
                terisi = panjang % lebar if panjang > lebar else panjang
        garis += not alinea.strip()
    return garis or 1


def lebar_minimum(tabel: Tabel) -> list[float]:
    """For each leaf the width in em of the longest figure or word in it, heading included."""
    hasil = []
    for letak, (kolom, judul) in enumerate(zip(tabel.daun, _kata_judul(tabel), strict=True)):
        isi = {baris.sel[letak] for baris in tabel.baris if letak not in baris.bentang}
        hasil.append(max(_terlebar(isi, kolom), judul))
    letak = 0
    for kolom in tabel.kolom:
        letak = _muat_judul(kolom, letak, hasil)
    return hasil


def _muat_judul(kolom: Kolom, letak: int, lebar: list[float]) -> int:
    """Widen the leaves under a heading until its longest word fits over them.

    `letak` is where its first leaf stands; returns the place after the last.
    """
    if not kolom.anak:
        return letak + 1
    akhir = letak
    for anak in kolom.anak:
        akhir = _muat_judul(anak, akhir, lebar)
    kurang = _kata(kolom.judul) * _TEBAL - sum(lebar[letak:akhir])
    for satu in range(letak, akhir):
        lebar[satu] += max(0.0, kurang) / (akhir - letak)
    return akhir


def _terlebar(isi: Iterable[Isi], kolom: Kolom) -> float:
    """Figures stay whole; a quantity may part from a long satuan, and texts between words."""
    terlebar = 0.0
    for satu in isi:
        teks = teks_sel(satu, kolom.jenis)
        if _utuh(satu, kolom):
            terlebar = max(terlebar, lebar_teks(teks))
        else:
            terlebar = max(terlebar, _kata(teks))
    return terlebar


def _utuh(isi: Isi, kolom: Kolom) -> bool:
    if isinstance(isi, Kuantitas):
        return len(isi.satuan) <= _SATUAN_LEKAT and not isi.teks
    return rata_kanan(kolom) and not isinstance(isi, str)


def _kata(teks: str) -> float:
    return min(max(map(lebar_teks, teks.split()), default=0.0), _KATA_TERPANJANG)


def _kata_judul(tabel: Tabel) -> list[float]:
    return [_kata(kolom.judul) * _TEBAL for kolom in tabel.daun]


def bagi_lebar(daun: Sequence[Kolom], perlu: Sequence[float], tersedia: float) -> list[float]:
    """Share out `tersedia` by `lebar`, yet give each column at least what it needs.

    All widths are in one unit. What is missing comes from columns that have more than they
    need; where all of it is not enough, columns shrink in proportion to their needs.
    """
    jumlah = sum(kolom.lebar for kolom in daun)
    bagian = [tersedia * kolom.lebar / jumlah for kolom in daun]
    kurang = sum(max(0.0, butuh - punya) for butuh, punya in zip(perlu, bagian, strict=True))
    lebih = sum(max(0.0, punya - butuh) for butuh, punya in zip(perlu, bagian, strict=True))
    if kurang > lebih:
        return [tersedia * butuh / sum(perlu) for butuh in perlu]
    susut = kurang / lebih if lebih else 0.0
    return [
        butuh if punya < butuh else punya - (punya - butuh) * susut
        for butuh, punya in zip(perlu, bagian, strict=True)
    ]


def panjang_teks(tabel: Tabel) -> list[float]:
    """For each leaf how wide its long texts are in one line, in em: nine of ten are shorter."""
    hasil = []
    for letak, kolom in enumerate(tabel.daun):
        panjang = sorted(
            lebar_teks(teks_sel(baris.sel[letak], kolom.jenis))
            for baris in tabel.baris
            if letak not in baris.bentang and baris.sel[letak] is not None
        )
        hasil.append(panjang[len(panjang) * 9 // 10] if panjang else 0.0)
    return hasil


def imbangkan(
    lebar: Sequence[float], panjang: Sequence[float], perlu: Sequence[float], tersedia: float
) -> list[float]:
    """Widths half way to those with which long texts of all columns take equally many lines.

    All in one unit; `lebar` adds up to `tersedia` and gives each column what it needs, and so do
    the new ones: rows become lower, and the form's own proportions stay to be seen.
    """
    jumlah = sum(perlu)
    if jumlah >= tersedia:
        return list(lebar)
    sedikit, banyak = 1.0, max(1.0, max(panjang, default=0.0))
    for _ in range(_LANGKAH):
        garis = (sedikit + banyak) / 2
        if _menurut_garis(panjang, perlu, garis, tersedia) is None:
            sedikit = garis
        else:
            banyak = garis
    seimbang = _menurut_garis(panjang, perlu, banyak, tersedia) or perlu
    sisa = (tersedia - sum(seimbang)) / tersedia
    return [
        (semula + baru + sisa * semula) / 2 for semula, baru in zip(lebar, seimbang, strict=True)
    ]


def _menurut_garis(
    panjang: Sequence[float], perlu: Sequence[float], garis: float, tersedia: float
) -> list[float] | None:
    """The widths with which long texts take so many lines; None where there is no room."""
    hasil = [max(butuh, teks / garis) for butuh, teks in zip(perlu, panjang, strict=True)]
    return hasil if sum(hasil) <= tersedia else None
