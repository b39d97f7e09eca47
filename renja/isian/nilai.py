"""Whole numbers that a person types, and quantities as they stand in a field. Pure."""

import re

from planning.ketikan import TidakTerbaca, tulis_target
from planning.kuantitas import Keadaan, Kuantitas


def baca_bulat(teks: str, paling_kecil: int, paling_besar: int) -> int | None:
    """A whole number between two ends; empty is None. Raises TidakTerbaca."""
    bersih = teks.strip()
    if not bersih:
        return None
    if not re.fullmatch(r"\d{1,6}", bersih, re.ASCII):
        raise TidakTerbaca(f'"{bersih[:40]}" bukan bilangan bulat; tulis angka saja, misalnya 3.')
    nilai = int(bersih)
    if not paling_kecil <= nilai <= paling_besar:
        raise TidakTerbaca(f"Tulis bilangan dari {paling_kecil} sampai {paling_besar}.")
    return nilai


def tulis_nilai(nilai: Kuantitas) -> str:
    """A quantity as it stands in a field, which can be read back; empty where missing."""
    return "" if nilai.keadaan is Keadaan.KOSONG else tulis_target(nilai)
