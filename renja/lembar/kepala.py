"""Finding the header of a sheet: the rows of headings, and the full heading of each column."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from renja.lembar.isian import isian_dari_judul
from renja.lembar.nilai import Baris, Lembar

_DICARI = 40
_BARIS_KEPALA = 4
_PANJANG_JUDUL = 120
_TERKECIL = 2
_NOMOR_KOLOM = re.compile(r"\(?\s*(\d{1,2})\s*[a-z]?\s*(=.*)?\)?")


@dataclass(frozen=True, slots=True)
class Kepala:
    """The header: its rows, the first row after it, and by column the headings, groups first."""

    baris: tuple[int, ...]
    awal: int
    judul: Mapping[int, str]


def cari_kepala(lembar: Lembar) -> Kepala | None:
    """The header among the first rows, None where no two headings are known."""
    calon = lembar.baris[:_DICARI]
    nilai = [_dikenal(baris) for baris in calon]
    if not nilai or max(nilai) < _TERKECIL:
        return None
    letak = nilai.index(max(nilai))
    awal = akhir = letak
    while awal > 0 and letak - awal < _BARIS_KEPALA and _seperti_judul(calon, awal - 1):
        awal -= 1
    while akhir + 1 < len(calon) and _lanjutan(calon, awal, akhir + 1):
        akhir += 1
    baris = tuple(calon[awal : akhir + 1])
    judul = {kolom: teks for kolom, teks in _judul_penuh(lembar, baris).items() if teks}
    sesudah = akhir + 1
    while sesudah < len(calon) and nomor_kolom(calon[sesudah]):
        sesudah += 1
    mulai = calon[sesudah].nomor if sesudah < len(calon) else calon[-1].nomor + 1
    return Kepala(tuple(satu.nomor for satu in calon[awal:sesudah]), mulai, judul)


def nomor_kolom(baris: Baris) -> bool:
    """Whether a row only numbers the columns: "(1) (2) (3)", "1 2 3", "8=7/6"."""
    if len(baris.sel) <= _TERKECIL:
        return False
    urut: list[int] = []
    for sel in baris.sel.values():
        angka = _NOMOR_KOLOM.fullmatch(sel.tampil.strip().lower())
        if angka is None:
            return False
        urut.append(int(angka[1]))
    return urut[0] <= _TERKECIL and all(b - a in {0, 1, 2} for a, b in pairwise(urut))


def _teks(baris: Baris) -> list[str]:
    """The texts of a row that may be headings: words, not figures."""
    return [
        sel.tampil
        for sel in baris.sel.values()
        if isinstance(sel.nilai, str) and len(sel.tampil) <= _PANJANG_JUDUL
    ]


def _dikenal(baris: Baris) -> int:
    """How many different fields the texts of a row name, were it a header."""
    teks = _teks(baris)
    if len(teks) < len(baris.sel) / 2 or any(_berangka(satu) for satu in teks):
        return 0
    return len({isian_dari_judul(satu) for satu in teks} - {""})


def _berangka(teks: str) -> bool:
    """A figure with its unit or a code, which no heading is."""
    return bool(re.fullmatch(r"(Rp\.?\s*)?\d[\d.,]*\s*(%|[A-Za-z/]+)?", teks.strip()))


def _seperti_judul(calon: Sequence[Baris], letak: int) -> bool:
    """Whether the row above belongs to the header: words over several columns."""
    baris = calon[letak]
    return calon[letak + 1].nomor - baris.nomor == 1 and len(baris.sel) > 1 and _dikenal(baris) > 0


def _lanjutan(calon: Sequence[Baris], awal: int, letak: int) -> bool:
    """Whether the row goes on with the header: headings below groups, none in the first column.

    A row that begins the table has a figure, or only a name.
    """
    baris, atas = calon[letak], calon[letak - 1]
    if baris.nomor - atas.nomor != 1 or letak - awal >= _BARIS_KEPALA or nomor_kolom(baris):
        return False
    teks = _teks(baris)
    if len(teks) < max(_TERKECIL, len(baris.sel)) or any(_berangka(satu) for satu in teks):
        return False
    return _dikenal(baris) > 0 and min(baris.sel) > 0 and bool(set(baris.sel) - set(atas.sel))


def _judul_penuh(lembar: Lembar, baris: Sequence[Baris]) -> dict[int, str]:
    """By column the headings from the top down, each group's spread over its columns."""
    banyak = lembar.banyak_kolom
    jalur: dict[int, list[str]] = {kolom: [] for kolom in range(banyak)}
    for letak, satu in enumerate(baris):
        terakhir = ""
        for kolom in range(banyak):
            atas = lembar.tertutup.get((satu.nomor, kolom))
            teks = satu.sel[kolom].tampil if kolom in satu.sel else ""
            if teks:
                terakhir = teks
            elif atas[0] == satu.nomor if atas else _di_bawah_golongan(baris, letak, kolom):
                teks = terakhir
            else:
                terakhir = ""
            if teks and teks not in jalur[kolom]:
                jalur[kolom].append(teks)
    return {kolom: " ".join(" ".join(isi).split()) for kolom, isi in jalur.items()}


def _di_bawah_golongan(baris: Sequence[Baris], letak: int, kolom: int) -> bool:
    """A blank beside a group's heading in a pasted header: something stands below it."""
    return any(kolom in satu.sel for satu in baris[letak + 1 :])
