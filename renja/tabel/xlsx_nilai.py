"""What an XLSX cell holds: a number with an Indonesian format, or a text."""

from dataclasses import dataclass
from decimal import Decimal

from performance.hasil import Hasil
from planning.kuantitas import STRIP, Kuantitas, tampil_angka
from renja.tabel.bentuk import Isi, Jenis
from renja.tabel.sel import teks_sel, tercetak

# Locale 421 is Indonesian: 4.704.246.000 and 65,5 whatever the program's own language.
# It must come first: LibreOffice prints it where a literal text stands before it.
LOKAL = "[$-421]"
BATAS_SEL = 32_767
DIPOTONG = " … [dipotong: sel Excel memuat paling banyak 32.767 karakter]"
# Excel keeps 15 digits of a number, and some 200 number formats of a file.
ANGKA_PENTING = 15
BATAS_FORMAT = 200
# A number cannot wrap; longer ones become texts, which can.
PANJANG_ANGKA = 30


@dataclass(frozen=True, slots=True)
class Nilai:
    """`angka` with its number `format`, or a text; `teks` is what is seen either way."""

    teks: str
    angka: float | int | None = None
    format: str = ""

    @property
    def strip(self) -> bool:
        """Whether this is the dash of a missing value."""
        return self.angka is None and self.teks == STRIP


class Penilai:
    """Turns cells into `Nilai`; knows how many number formats the file has so far."""

    def __init__(self) -> None:
        self._format: set[str] = set()

    def nilai(self, isi: Isi, jenis: Jenis) -> Nilai:
        """The value of one cell."""
        teks = teks_sel(isi, jenis)
        angka, format_angka = _angka(isi, jenis)
        if jenis is Jenis.SELISIH and format_angka:
            format_angka = berkurung(format_angka)
        if angka is None or not self._muat(angka, teks, format_angka):
            return Nilai(potong(teks))
        self._format.add(format_angka)
        return Nilai(teks, angka if isinstance(angka, int) else float(angka), format_angka)

    def _muat(self, angka: int | Decimal, teks: str, format_angka: str) -> bool:
        """Whether the file shows this number exactly as it is printed elsewhere."""
        cukup = format_angka in self._format or len(self._format) < BATAS_FORMAT
        digit = len(f"{abs(Decimal(angka)):f}".replace(".", "").lstrip("0"))
        return cukup and digit <= ANGKA_PENTING and len(teks) <= PANJANG_ANGKA


def _angka(isi: Isi, jenis: Jenis) -> tuple[int | Decimal | None, str]:
    """The number in a cell with its format; none for texts, ranges and what is missing."""
    if isinstance(isi, Hasil):
        return (isi.nilai_bulat, f"{LOKAL}#,##0.00") if isi.ada else (None, "")
    if isinstance(isi, Kuantitas):
        isi = tercetak(isi)
        return (isi.angka, _format_kuantitas(isi)) if _dapat_diformat(isi.satuan) else (None, "")
    if isi is None or isinstance(isi, str):
        return None, ""
    if jenis is Jenis.NOMOR:
        return (isi, "0") if isinstance(isi, int) else (None, "")
    return isi, pola(isi)


def pola(nilai: int | Decimal, awalan: str = "") -> str:
    """The number format with as many decimals as the value prints, after a literal text."""
    awal = f"{LOKAL}{literal(awalan) if awalan else ''}#,##0"
    if isinstance(nilai, int):
        return awal
    desimal = len(tampil_angka(nilai).partition(",")[2])
    return f"{awal}{'.' if desimal else ''}{'0' * desimal}"


def berkurung(format_angka: str) -> str:
    """The same format with numbers below nothing in brackets."""
    dalam = format_angka.removeprefix(LOKAL)
    return f"{format_angka};{LOKAL}({dalam})"


def _dapat_diformat(satuan: str) -> bool:
    return satuan.isprintable()


def _format_kuantitas(isi: Kuantitas) -> str:
    """The number with its satuan as literal text of the format."""
    if isi.angka is None:
        return ""
    if isi.satuan == "Rp":
        return pola(isi.angka, "Rp ")
    return pola(isi.angka) + (literal(f" {isi.satuan}") if isi.satuan else "")


def literal(teks: str) -> str:
    """Text inside a number format: quoted, a quotation mark itself by a backslash."""
    return '\\"'.join(f'"{bagian}"' if bagian else "" for bagian in teks.split('"'))


def potong(teks: str) -> str:
    """A text that fits into a cell; one that was cut says so at its end.

    Excel counts units of UTF-16. XlsxWriter would take `<r>...</r>` for markup of its own;
    a space at the end keeps it text.
    """
    if teks.startswith("<r>") and teks.endswith("</r>"):
        teks += " "
    if len(teks) <= BATAS_SEL // 2 or len(teks.encode("utf-16-le")) // 2 <= BATAS_SEL:
        return teks
    sisa = 2 * (BATAS_SEL - len(DIPOTONG))
    return teks.encode("utf-16-le")[:sisa].decode("utf-16-le", "ignore") + DIPOTONG
