"""Contents, list of tables and list of figures: what there is, with links and page numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from renja.cetak.bentuk import Letak
from renja.dokumen.alur import tampil
from renja.dokumen.bentuk import Bagian, BlokGambar, BlokTabel, Dokumen, Prosa
from renja.dokumen.naskah import JenisBab

_TANPA_HALAMAN = re.compile(r'<span class="hal">[^<]*</span>')
DAFTAR = frozenset({JenisBab.DAFTAR_ISI, JenisBab.DAFTAR_TABEL, JenisBab.DAFTAR_GAMBAR})


@dataclass(frozen=True, slots=True)
class Butir:
    """A line of the contents: its level from 1, number, title, anchor, and those below it."""

    tingkat: int
    nomor: str
    judul: str
    anker: str
    anak: tuple["Butir", ...] = ()

    def semua(self) -> Iterator["Butir"]:
        """The line itself and all below, in order."""
        yield self
        for anak in self.anak:
            yield from anak.semua()


def daftar_isi(dokumen: Dokumen) -> tuple[Butir, ...]:
    """The lines of the contents; the cover, and lists that are left out, have none."""
    return tuple(
        _butir(satu)
        for satu in dokumen.bagian
        if satu.jenis is not JenisBab.SAMPUL and tampil(dokumen, satu)
    )


def _butir(bagian: Bagian) -> Butir:
    anak = [
        Butir(judul.tingkat, judul.nomor, judul.teks, judul.anker)
        for blok in bagian.blok
        if isinstance(blok, Prosa)
        for judul in blok.judul
        if judul.nomor
    ]
    anak += [_butir(satu) for satu in bagian.anak]
    return Butir(bagian.tingkat, bagian.sebutan, bagian.judul, bagian.anker, tuple(anak))


def daftar_html(dokumen: Dokumen, bagian: Bagian, letak: Letak, *, halaman: bool = True) -> str:
    """The list that a part of the outline stands for; without pages where there are none."""
    if not halaman:
        return _TANPA_HALAMAN.sub("", daftar_html(dokumen, bagian, letak))
    if bagian.jenis is JenisBab.DAFTAR_TABEL:
        return _daftar_benda(dokumen.tabel, letak)
    if bagian.jenis is JenisBab.DAFTAR_GAMBAR:
        return _daftar_benda(dokumen.gambar, letak)
    return _susunan(daftar_isi(dokumen), letak)


def _susunan(butir: Sequence[Butir], letak: Letak) -> str:
    isi = "".join(
        f'<li class="{_kelas(satu)}">'
        f"{_baris(satu.nomor, _kapital(satu), satu.anker, letak)}"
        f"{_susunan(satu.anak, letak) if satu.anak else ''}</li>"
        for satu in butir
    )
    return f'<ul class="daftar">{isi}</ul>'


def _kelas(satu: Butir) -> str:
    return f"isi-{min(satu.tingkat, 3)}{'' if satu.nomor else ' tanpa-nomor'}"


def _kapital(satu: Butir) -> str:
    return satu.judul.upper() if satu.tingkat == 1 else satu.judul


def _baris(nomor: str, judul: str, anker: str, letak: Letak) -> str:
    awal = f'<span class="no">{escape(nomor)}</span> ' if nomor else ""
    halaman = escape(letak.label(anker, "00"))
    return (
        f'<a href="dok:{escape(anker)}">{awal}<span class="jd"><span>{escape(judul)} </span></span>'
        f'<span class="hal">{halaman}</span></a>'
    )


def _daftar_benda(benda: Sequence[BlokTabel] | Sequence[BlokGambar], letak: Letak) -> str:
    isi = "".join(
        f"<li>{_baris(satu.sebutan, satu.judul, satu.anker, letak)}</li>" for satu in benda
    )
    return f'<ul class="daftar daftar-tabel">{isi}</ul>'
