"""What a person typed into a cell, and how a stored value is shown there. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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

TARGET_TERBESAR = 900_000_000_000_000
DESIMAL = 4
TERPANJANG = 100
TIDAK_DIRENCANAKAN = "tidak direncanakan"
_RP = re.compile(r"^Rp\.?\s*", re.IGNORECASE)
_EKOR = re.compile(r"(,00?|,-+|,=|\.-)$")
# "12,345" could be thousands: shown as "12,3450", it can be typed and pasted again.
_RAGU = re.compile(r"(?<![\d.,])[1-9]\d{0,2},\d{3}(?!\d)")
_KODE = re.compile(r"\d+(\.\d+)*")
_SETARA = {"persen": "%", "rupiah": "rp", "rp.": "rp"}


class TidakTerbaca(ValueError):
    """A typed value that is not taken; the message is an Indonesian sentence."""


@dataclass(frozen=True, slots=True)
class UkuranSel:
    """What a target cell may hold: the unit and the ordinal scale of its indikator."""

    satuan: str
    skala: tuple[str, ...] = ()


def rapi(teks: str) -> str:
    """A typed text without outer and doubled spaces, also those that do not break."""
    return " ".join(teks.split())


def urai_target(teks: str, ukuran: UkuranSel) -> Kuantitas | None:
    """A typed target; None where the cell was cleared. Raises TidakTerbaca.

    The unit stays out of the value: it is the indikator's own.
    """
    bersih = _pendek(teks)
    if not bersih:
        return None
    if bersih in {"-", STRIP, "—"}:
        return kosong()
    if bersih.casefold() == TIDAK_DIRENCANAKAN:
        return kosong(keadaan=Keadaan.TIDAK_DIRENCANAKAN)
    if ukuran.skala:
        return _ordinal(bersih, ukuran.skala)
    if not any(huruf.isdigit() for huruf in bersih):
        raise TidakTerbaca(
            f'"{bersih}" bukan angka. Tulis angka seperti 15 atau 8,35-10,25, '
            f'atau "{TIDAK_DIRENCANAKAN}", atau {STRIP}.'
        )
    return _berangka(bersih, ukuran.satuan)


def _ordinal(bersih: str, skala: Sequence[str]) -> Kuantitas:
    for satu in skala:
        if satu.casefold() == bersih.casefold():
            return Kuantitas(teks=satu)
    raise TidakTerbaca(
        f'"{bersih}" tidak ada pada skala indikator ini. Pilih {", ".join(map(str, skala))}.'
    )


def _berangka(bersih: str, satuan: str) -> Kuantitas:
    try:
        nilai = urai_kuantitas(bersih)
    except AngkaTidakTerbaca as galat:
        raise TidakTerbaca(str(galat)) from galat
    if nilai.satuan and _baku(nilai.satuan) != _baku(satuan):
        raise TidakTerbaca(
            f'Satuan "{nilai.satuan}" bukan satuan indikator ini. '
            f"Tulis angkanya saja, atau pakai satuan {satuan}."
        )
    _periksa(nilai.bawah)
    _periksa(nilai.atas)
    return Kuantitas(nilai.bawah, nilai.atas)


def _periksa(angka: int | Decimal | None) -> None:
    if angka is None:
        return
    if not -TARGET_TERBESAR <= angka <= TARGET_TERBESAR:
        raise TidakTerbaca("Target ini terlalu besar. Periksa banyaknya angka nol.")
    terskala = Decimal(angka).scaleb(DESIMAL)
    if terskala != terskala.to_integral_value():
        raise TidakTerbaca(f"Target paling banyak {DESIMAL} angka di belakang koma.")


def _baku(satuan: str) -> str:
    bersih = rapi(satuan).casefold()
    return _SETARA.get(bersih, bersih)


def urai_uang(teks: str) -> int | None:
    """Typed whole rupiah; None where the cell was cleared. Raises TidakTerbaca."""
    bersih = _pendek(teks)
    angka = _EKOR.sub("", _RP.sub("", bersih)).strip()
    if angka in {"", "-", STRIP, "—"}:
        return None
    if angka.startswith(("-", "−", "(")):
        raise TidakTerbaca(f'"{bersih}" negatif. Tulis pagu 0 atau lebih.')
    if not any(huruf.isdigit() for huruf in angka):
        raise TidakTerbaca(f'"{bersih}" bukan angka. Tulis rupiah bulat seperti 8.160.000.')
    try:
        nilai = urai_angka(angka)
    except AngkaTidakTerbaca as galat:
        raise TidakTerbaca(str(galat)) from galat
    if nilai != nilai.to_integral_value():
        raise TidakTerbaca(f'"{bersih}" memuat pecahan rupiah. Tulis rupiah bulat, tanpa koma.')
    if nilai > PAGU_TERBESAR:
        raise TidakTerbaca(f'"{bersih}" lebih dari Rp 99 triliun. Periksa banyaknya angka nol.')
    return int(nilai)


def urai_sumber(teks: str, dikenal: Mapping[str, Sequence[int]]) -> int | None:
    """The key of a typed sumber dana; None where the cell was cleared. Raises TidakTerbaca.

    `dikenal` leads from code, name, and both together (casefolded) to keys.
    """
    bersih = _pendek(teks, 400)
    if bersih in {"", "-", STRIP, "—"}:
        return None
    kunci = dikenal.get(bersih.casefold(), ())
    if len(kunci) == 1:
        return kunci[0]
    if kunci:
        kode = sorted(k for k, isi in dikenal.items() if _KODE.fullmatch(k) and isi[0] in kunci)
        raise TidakTerbaca(
            f'Ada {len(kunci)} sumber dana bernama "{bersih}". '
            f"Tulis kodenya: {' atau '.join(kode)}."
        )
    raise TidakTerbaca(
        f'"{bersih}" bukan sumber dana yang dikenal. Pilih dari daftar, atau tulis kodenya.'
    )


def _pendek(teks: str, terpanjang: int = TERPANJANG) -> str:
    bersih = rapi(teks)
    if len(bersih) > terpanjang:
        raise TidakTerbaca(f"Isi sel ini lebih dari {terpanjang} huruf. Tulis satu nilai saja.")
    return bersih


def teks_target(nilai: Kuantitas, satuan: str) -> str:
    """A stored target as its cell shows it: without the unit that stands beside it."""
    if nilai.bawah is None or not nilai.ada:
        return tampil_kuantitas(nilai)
    if nilai.satuan in {"", satuan}:
        nilai = Kuantitas(nilai.bawah, nilai.atas)
    return _RAGU.sub(r"\g<0>0", tampil_kuantitas(nilai))


def teks_uang(nilai: int | Decimal | None) -> str:
    """Rupiah as a cell shows them; "" where there are none."""
    return "" if nilai is None else tampil_angka(nilai)
