"""Number formats of Excel: which show a date, a percent or a unit, and how a value reads."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from planning.kuantitas import tampil_angka

_TANGGAL_BAWAAN = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_PERSEN_BAWAAN = frozenset({9, 10})
_RIBUAN_BAWAAN = frozenset({3, 4, *range(37, 45)})
_POTONGAN = re.compile(
    r'"(?P<kutip>[^"]*)"|\\(?P<lepas>.)|[_*].|\[\$(?P<uang>[^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]'
    r"|(?P<angka>[0#?][0#?.,]*)|(?P<lain>.)",
    re.DOTALL,
)
_HARI_TERBESAR = 2_958_465  # 31 December 9999, the last day that Excel knows
_HARI_TIDAK_ADA = 60


@dataclass(frozen=True, slots=True)
class Pola:
    """What a number format says: texts around the number, percent, date, thousands."""

    awalan: str = ""
    akhiran: str = ""
    persen: bool = False
    tanggal: bool = False
    ribuan: bool = False

    @property
    def satuan(self) -> str:
        """The unit that the format shows beside the number."""
        return "%" if self.persen else (self.akhiran or self.awalan).strip()


BIASA = Pola()


def pola_bawaan(nomor: int) -> Pola:
    """The meaning of a number format that a file only numbers."""
    return Pola(
        persen=nomor in _PERSEN_BAWAAN,
        tanggal=nomor in _TANGGAL_BAWAAN,
        ribuan=nomor in _RIBUAN_BAWAAN,
    )


def urai_pola(kode: str) -> Pola:
    """Read a format code such as `[$-421]#,##0" Dokumen"`, `0.0%` or `dd/mm/yyyy`."""
    if kode.strip().lower() in {"", "general", "@"}:
        return BIASA
    awal, akhir, lain, angka = "", "", "", ""
    for cocok in _POTONGAN.finditer(_bagian_pertama(kode)):
        if cocok["angka"]:
            angka += cocok["angka"]
            awal, akhir = awal + akhir, ""
            continue
        akhir += cocok["kutip"] or cocok["lepas"] or cocok["uang"] or ""
        if cocok["lain"]:
            lain += cocok["lain"].lower()
            akhir += " " if cocok["lain"].isspace() else ""
    persen = "%" in lain
    tanggal = not angka and any(huruf in lain for huruf in "ymdhs")
    if tanggal or "@" in lain:
        return Pola(tanggal=tanggal)
    if not angka:
        awal, akhir = akhir, ""
    return Pola(awal, akhir, persen, ribuan="," in angka)


def _bagian_pertama(kode: str) -> str:
    """The section for positive numbers; a semicolon may stand inside quotes."""
    for cocok in _POTONGAN.finditer(kode):
        if cocok["lain"] == ";":
            return kode[: cocok.start()]
    return kode


def tampil(nilai: int | Decimal, pola: Pola) -> str:
    """A number as the cell shows it, in Indonesian signs, with every place that it has."""
    if pola is BIASA:
        return str(nilai) if isinstance(nilai, int) else f"{nilai:f}".replace(".", ",")
    teks = tampil_angka(nilai)
    if not pola.ribuan:
        teks = teks.replace(".", "")
    return f"{teks} %" if pola.persen else f"{pola.awalan}{teks}{pola.akhiran}".strip()


def tanggal(hari: int | Decimal, *, sejak_1904: bool) -> date | None:
    """The day behind a serial number; None where Excel would show no date either."""
    bulat = int(hari)
    if not 0 <= bulat <= _HARI_TERBESAR:
        return None
    if sejak_1904:
        awal = date(1904, 1, 1)
    else:
        # Excel counts a 29 February 1900 that never was.
        awal = date(1899, 12, 31) if bulat < _HARI_TIDAK_ADA else date(1899, 12, 30)
    try:
        return awal + timedelta(days=bulat)
    except OverflowError:
        return None
