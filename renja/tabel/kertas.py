"""The sheets that forms are printed on, always lying."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kertas:
    """A sheet: its sides in millimetres, and its number in the XLSX format."""

    nama: str
    lebar: int
    tinggi: int
    nomor_xlsx: int


BAKU = "A4"
# F4 has no number of its own in XLSX; Folio (8.5 x 13 inch) is less than 1 mm off.
KERTAS = {
    "A4": Kertas("A4", 297, 210, 9),
    "F4": Kertas("F4", 330, 215, 14),
    "A3": Kertas("A3", 420, 297, 8),
}
