"""Quantities and Indonesian numbers: pure values, parsing and printing.

A target or a realisasi is a `Kuantitas`: a number or a range with its satuan, an
ordinal text ("WTP"), or the statement that there is none. Absent is never zero.
Numbers are exact (`int` or `Decimal`); rounding happens only in `bulatkan`, half up.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

# Money: whole, or with sen.
Rupiah = int | Decimal
STRIP = "–"
# More rupiah than this for one sub kegiatan is a slip of the keyboard.
PAGU_TERBESAR = 99_000_000_000_000
# The places that a measured value is stored with.
DESIMAL = 4
_ANGKA = re.compile(r"[-−]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_KUANTITAS = re.compile(
    rf"(?P<rp>Rp\.?\s*)?(?P<bawah>{_ANGKA.pattern})"
    rf"(?:\s*(?:-|–|s/d)\s*(?P<atas>{_ANGKA.pattern}))?\s*(?P<satuan>[^\d\s.,\-–−].*)?",
    re.IGNORECASE | re.DOTALL,
)
_RAGU = re.compile(r"[-−]?[1-9]\d{0,2},\d{3}")


class Keadaan(StrEnum):
    """Whether a quantity has a value, and if not, why not."""

    ADA = "ada"
    KOSONG = "kosong"
    TIDAK_DIRENCANAKAN = "tidak_direncanakan"
    BELUM_RILIS = "belum_rilis"


class AngkaTidakTerbaca(ValueError):
    """A typed number that cannot be read; the message is an Indonesian sentence."""


@dataclass(frozen=True, slots=True)
class Kuantitas:
    """A value with its satuan: `bawah` alone, a range `bawah`-`atas`, or a `teks`."""

    bawah: int | Decimal | None = None
    atas: int | Decimal | None = None
    satuan: str = ""
    teks: str = ""
    keadaan: Keadaan = Keadaan.ADA

    @property
    def ada(self) -> bool:
        """True when there is a value: a number, a range or an ordinal text."""
        return self.keadaan is Keadaan.ADA

    @property
    def angka(self) -> int | Decimal | None:
        """The single number, or None for a range, a text or a missing value."""
        return self.bawah if self.ada and self.atas is None else None

    def __str__(self) -> str:
        return tampil_kuantitas(self)


def kosong(satuan: str = "", keadaan: Keadaan = Keadaan.KOSONG) -> Kuantitas:
    """A missing quantity that still knows its satuan."""
    return Kuantitas(satuan=satuan, keadaan=keadaan)


def urai_angka(teks: str) -> Decimal:
    """Read one Indonesian number: `1.234,5`, `1234,5`, `-12`.

    The dot groups thousands and the comma marks decimals. `1.5` (a dot that groups
    nothing) and `1,500` (a comma before exactly three digits, which may be English)
    raise `AngkaTidakTerbaca`.
    """
    bersih = teks.strip()
    if _RAGU.fullmatch(bersih):
        raise AngkaTidakTerbaca(
            f'"{bersih}" dapat berarti ribuan atau pecahan. Tulis {bersih.replace(",", ".")} '
            f"untuk ribuan, atau {bersih}0 untuk pecahan."
        )
    if not _ANGKA.fullmatch(bersih):
        raise AngkaTidakTerbaca(
            f'"{bersih}" bukan angka yang dikenal. Tulis seperti 1.234,5 '
            "(titik untuk ribuan, koma untuk pecahan)."
        )
    return Decimal(bersih.replace("−", "-").replace(".", "").replace(",", "."))


def urai_kuantitas(teks: str, satuan: str = "") -> Kuantitas:
    """Read `15 Dokumen`, `65 %`, `8,35-10,25 %`, `Rp 156.400.000`, `–` or an empty text.

    `satuan` is used where the text names none. A text without any digit other than a
    lone satuan is missing; raises `AngkaTidakTerbaca` for a number that is ambiguous.
    """
    bersih = " ".join(teks.split())
    if bersih in {"", "-", STRIP}:
        return kosong(satuan)
    if not any(huruf.isdigit() for huruf in bersih):
        return kosong(bersih)
    cocok = _KUANTITAS.fullmatch(bersih)
    if cocok is None:
        raise AngkaTidakTerbaca(
            f'"{bersih}" bukan nilai yang dikenal. Tulis angka lalu satuannya, '
            "misalnya 15 Dokumen atau 8,35-10,25 %."
        )
    bawah = urai_angka(cocok["bawah"])
    atas = urai_angka(cocok["atas"]) if cocok["atas"] else None
    if atas is not None and atas < bawah:
        raise AngkaTidakTerbaca(
            f'Batas atas pada "{bersih}" lebih kecil daripada batas bawahnya. Tukar keduanya.'
        )
    if atas == bawah:
        atas = None
    return Kuantitas(bawah, atas, "Rp" if cocok["rp"] else (cocok["satuan"] or satuan))


def bulatkan(nilai: Decimal, desimal: int = 2) -> Decimal:
    """Round half up to `desimal` places; minus zero becomes zero."""
    hasil = nilai.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)
    return abs(hasil) if hasil.is_zero() else hasil


def tampil_angka(nilai: int | Decimal, desimal: int | None = None) -> str:
    """Print a number the Indonesian way: `4.704.246.000`, `65,5`, `-10,45`.

    With `desimal` the value is rounded half up and always shows that many places;
    without it every stored place is shown and trailing zeros are dropped.
    """
    if isinstance(nilai, int) and desimal is None:
        return f"{nilai:,}".replace(",", ".")
    angka = Decimal(nilai)
    if desimal is not None:
        angka = bulatkan(angka, desimal)
    bulat, _, pecahan = f"{abs(angka):,f}".partition(".")
    if desimal is None:
        pecahan = pecahan.rstrip("0")
    tanda = "-" if angka < 0 else ""
    return tanda + bulat.replace(",", ".") + (f",{pecahan}" if pecahan else "")


def desimal(nilai: int | Decimal) -> int:
    """How many places a number has behind the comma, trailing zeros left out."""
    pangkat = nilai.normalize().as_tuple().exponent if isinstance(nilai, Decimal) else 0
    return max(0, -pangkat) if isinstance(pangkat, int) else 0


def _tampil(nilai: int | Decimal) -> str:
    """Every stored place; what has more than those was worked out, and is rounded to two."""
    return tampil_angka(nilai, 2 if desimal(nilai) > DESIMAL else None)


def tampil_kuantitas(nilai: Kuantitas) -> str:
    """Print a quantity with its satuan: `15 Dokumen`, `8,35–10,25 %`, `Rp 156.400.000`, `–`."""
    if nilai.keadaan is Keadaan.TIDAK_DIRENCANAKAN:
        return "tidak direncanakan"
    if nilai.keadaan is Keadaan.BELUM_RILIS:
        return "belum rilis"
    if not nilai.ada:
        return STRIP
    if nilai.bawah is None:
        return nilai.teks
    angka = _tampil(nilai.bawah)
    if nilai.atas is not None:
        angka = f"{angka}{STRIP}{_tampil(nilai.atas)}"
    if nilai.satuan == "Rp":
        return f"Rp {angka}"
    return f"{angka} {nilai.satuan}" if nilai.satuan else angka
