"""What a person typed into a cell, and how a stored value is shown there. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planning.ketikan import (
    TidakTerbaca,
    cocokkan_satuan,
    rapi,
    tiada,
    tulis_target,
    urai_rupiah,
    urai_target,
)
from planning.kuantitas import Kuantitas, tampil_angka

TERPANJANG = 100
_KODE = re.compile(r"\d+(\.\d+)*")


@dataclass(frozen=True, slots=True)
class UkuranSel:
    """What a target cell may hold: the unit and the ordinal scale of its indikator."""

    satuan: str
    skala: tuple[str, ...] = ()


def baca_target(teks: str, ukuran: UkuranSel) -> Kuantitas | None:
    """A typed target; None where the cell was cleared. Raises TidakTerbaca.

    The unit stays out of the value: it is the indikator's own.
    """
    bersih = _pendek(teks)
    if not bersih:
        return None
    return cocokkan_satuan(urai_target(bersih, ukuran.skala), ukuran.satuan)


def baca_uang(teks: str) -> int | Decimal | None:
    """Typed whole rupiah; None where the cell was cleared. Raises TidakTerbaca."""
    return urai_rupiah(_pendek(teks))


def urai_sumber(teks: str, dikenal: Mapping[str, Sequence[int]]) -> int | None:
    """The key of a typed sumber dana; None where the cell was cleared. Raises TidakTerbaca.

    `dikenal` leads from code, name, and both together (casefolded) to keys.
    """
    bersih = _pendek(teks, 400)
    if tiada(bersih):
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
    if nilai.ada and nilai.bawah is not None and nilai.satuan in {"", satuan}:
        nilai = Kuantitas(nilai.bawah, nilai.atas)
    return tulis_target(nilai)


def teks_uang(nilai: int | Decimal | None) -> str:
    """Rupiah as a cell shows them, sen with two places; "" where there are none."""
    if nilai is None:
        return ""
    return tampil_angka(nilai) if nilai == int(nilai) else tampil_angka(nilai, 2)
