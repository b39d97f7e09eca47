"""Reading the figures of an incoming cell: pagu in rupiah, targets with their unit.

Strict like `planning.kuantitas`: what can be meant in two ways is refused with the reason.
"""

import re
from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from planning.ketikan import (
    TidakTerbaca,
    periksa_nilai,
    periksa_rupiah,
    rapi,
    urai_rupiah,
    urai_target,
)
from planning.kuantitas import Keadaan, Kuantitas, tampil_kuantitas
from renja.lembar.nilai import Sel
from renja.tabel.letak import TANDA
from renja.tabel.xlsx_nilai import ANGKA_PENTING

_DIGIT_EXCEL = 15
_DUA_NILAI = re.compile(r"(?:[,;/&+]|\bdan\b|\s)\s*\d")
_ORDINAL = re.compile(r"[A-Z]{1,4}[+-]?")


def baca_rupiah(sel: Sel) -> int | None:
    """Whole rupiah, None where the cell says that there is none; raises `TidakTerbaca`."""
    if isinstance(sel.nilai, int | Decimal):
        return int(periksa_rupiah(rapikan(sel.nilai), sebutan="Pagu"))
    if not isinstance(sel.nilai, str):
        raise TidakTerbaca(f'"{sel.tampil}" adalah tanggal, bukan pagu. Tulis angka rupiah.')
    nilai = urai_rupiah(sel.nilai, sebutan="Pagu")
    return None if nilai is None else int(nilai)


def baca_kuantitas(sel: Sel, satuan: str = "", ordinal: Collection[str] = ()) -> Kuantitas:
    """A target with its unit; raises `TidakTerbaca`.

    `satuan` is that of the row, used where the cell names none; `ordinal` are the words of
    a scale ("WTP") that may stand instead of a number.
    """
    if isinstance(sel.nilai, str):
        return _kuantitas_teks(sel.nilai, satuan, ordinal)
    if not isinstance(sel.nilai, int | Decimal):
        raise TidakTerbaca(
            f'"{sel.tampil}" adalah tanggal, bukan target. Tulis angka lalu satuannya.'
        )
    # Our own forms mark what the source writes differently inside the number format.
    sendiri = sel.satuan.rstrip(TANDA).strip()
    hasil = Kuantitas(_bulat(rapikan(sel.nilai)), satuan=sendiri or satuan)
    periksa_nilai(hasil)
    return hasil


def untuk_sel(nilai: Kuantitas | None, satuan: str) -> Kuantitas | str | None:
    """A quantity for a cell whose unit stands beside it: a number, or a text as people write it."""
    if nilai is None or nilai.keadaan is Keadaan.KOSONG:
        return None
    if nilai.angka is not None and nilai.satuan in {satuan, ""} and muat_sel(nilai.angka):
        return nilai
    if nilai.satuan == satuan:
        nilai = Kuantitas(nilai.bawah, nilai.atas, "", nilai.teks, nilai.keadaan)
    return tampil_kuantitas(nilai)


def muat_sel(nilai: int | Decimal) -> bool:
    """Whether Excel keeps every digit of a number."""
    return len(f"{nilai}".replace(".", "").lstrip("-0")) <= ANGKA_PENTING


def rapikan(nilai: int | Decimal) -> Decimal:
    """A number without the dust that a formula leaves after the 15 digits of Excel."""
    angka = Decimal(nilai)
    if isinstance(nilai, int) or not angka:
        return angka
    return round(angka, _DIGIT_EXCEL - 1 - angka.adjusted())


def _bulat(nilai: Decimal) -> int | Decimal:
    return int(nilai) if nilai == nilai.to_integral_value() else nilai.normalize()


def _kuantitas_teks(mentah: str, satuan: str, ordinal: Collection[str]) -> Kuantitas:
    teks = rapi(mentah)
    if teks in ordinal or _ORDINAL.fullmatch(teks):
        return Kuantitas(teks=teks, satuan=satuan)
    hasil = urai_target(teks)
    if hasil.satuan != satuan and _DUA_NILAI.search(hasil.satuan):
        raise TidakTerbaca(
            f'"{teks[:60]}" memuat lebih dari satu nilai. Tulis satu indikator tiap baris.'
        )
    return hasil if hasil.satuan else replace(hasil, satuan=satuan)
