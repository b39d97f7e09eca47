"""What a person types into a field, read strictly: rupiah, whole numbers, quantities. Pure.

Every refusal is one Indonesian sentence that says what to write instead.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from planning.kuantitas import (
    PAGU_TERBESAR,
    STRIP,
    AngkaTidakTerbaca,
    Keadaan,
    Kuantitas,
    kosong,
    tampil_angka,
    tampil_kuantitas,
    urai_angka,
    urai_kuantitas,
)

ANGKA_TERBESAR = 99_000_000_000_000
DESIMAL_ANGKA = 4
_RP = re.compile(r"^rp\.?\s*", re.IGNORECASE)
_SEBUTAN = {
    "tidak direncanakan": Keadaan.TIDAK_DIRENCANAKAN,
    "belum rilis": Keadaan.BELUM_RILIS,
}


class TidakTerbaca(ValueError):
    """Typed text that is refused; the message is an Indonesian sentence."""


def baca_rupiah(teks: str, *, sen: bool = False) -> int | Decimal | None:
    """`Rp 8.160.000` or `8160000` in rupiah; empty or a dash is None.

    Only whole rupiah unless `sen`. Raises TidakTerbaca.
    """
    bersih = _RP.sub("", teks.strip())
    if bersih in {"", "-", STRIP}:
        return None
    nilai = _angka(bersih)
    if nilai < 0:
        raise TidakTerbaca("Nilai rupiah tidak boleh negatif.")
    if nilai > PAGU_TERBESAR:
        raise TidakTerbaca(
            f"Rp {bersih} melebihi Rp {tampil_angka(PAGU_TERBESAR)}; periksa jumlah nolnya."
        )
    if nilai != nilai.to_integral_value() and not sen:
        raise TidakTerbaca(f"Tulis rupiah bulat tanpa sen, misalnya {tampil_angka(int(nilai))}.")
    if sen and nilai != round(nilai, 2):
        raise TidakTerbaca("Rupiah ditulis paling banyak dengan dua angka di belakang koma.")
    return _ringkas(nilai)


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


def baca_nilai(teks: str, skala: Sequence[str] = ()) -> Kuantitas:
    """`15 Dokumen`, `8,35-10,25 %`, `tidak direncanakan`, a word of the ordinal scale, or "".

    The satuan is the one that was typed, "" where none was. Raises TidakTerbaca.
    """
    bersih = " ".join(teks.split())
    if bersih in {"", "-", STRIP}:
        return kosong()
    if bersih.lower() in _SEBUTAN:
        return kosong(keadaan=_SEBUTAN[bersih.lower()])
    for kata in skala:
        if bersih.casefold() == kata.casefold():
            return Kuantitas(teks=kata)
    if not any(huruf.isdigit() for huruf in bersih):
        if skala:
            raise TidakTerbaca(f'"{bersih[:40]}" bukan anggota skala {", ".join(skala)}.')
        raise TidakTerbaca(
            f'"{bersih[:40]}" bukan angka. Tulis angka lalu satuannya, misalnya 15 Dokumen.'
        )
    try:
        nilai = urai_kuantitas(bersih)
    except AngkaTidakTerbaca as galat:
        raise TidakTerbaca(str(galat)) from galat
    for angka in (nilai.bawah, nilai.atas):
        _periksa_angka(angka)
    return nilai


def cocokkan_satuan(nilai: Kuantitas, satuan: str) -> Kuantitas:
    """The quantity without its satuan where that is the indikator's own. Raises TidakTerbaca."""
    if not nilai.satuan:
        return nilai
    if _rata(nilai.satuan) != _rata(satuan):
        raise TidakTerbaca(
            f'Satuan "{nilai.satuan[:40]}" bukan satuan indikatornya; '
            f"tulis angkanya saja atau dengan {satuan or 'tanpa satuan'}."
        )
    return Kuantitas(nilai.bawah, nilai.atas, "", nilai.teks, nilai.keadaan)


def tulis_nilai(nilai: Kuantitas) -> str:
    """A quantity as it stands in a field: what `baca_nilai` reads back; empty where missing."""
    return "" if nilai.keadaan is Keadaan.KOSONG else tampil_kuantitas(nilai)


def _rata(satuan: str) -> str:
    return "".join(satuan.split()).casefold()


def _angka(teks: str) -> Decimal:
    try:
        return urai_angka(teks)
    except AngkaTidakTerbaca as galat:
        raise TidakTerbaca(str(galat)) from galat


def _periksa_angka(nilai: int | Decimal | None) -> None:
    if nilai is None:
        return
    if not -ANGKA_TERBESAR <= nilai <= ANGKA_TERBESAR:
        raise TidakTerbaca(f"{tampil_angka(nilai)} terlalu besar; periksa jumlah nolnya.")
    terskala = Decimal(nilai).scaleb(DESIMAL_ANGKA)
    if terskala != terskala.to_integral_value():
        raise TidakTerbaca("Tulis paling banyak empat angka di belakang koma.")


def _ringkas(nilai: Decimal) -> int | Decimal:
    return int(nilai) if nilai == nilai.to_integral_value() else nilai
