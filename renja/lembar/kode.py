"""Codes of the nomenclature as people write them, brought to the edition's own form.

Six parts of fixed width, `2.07.03.2.01.0001`: urusan, bidang urusan, program, the level of
government, kegiatan, sub kegiatan. The supporting program (`01` in every bidang urusan)
stands in the editions as `X.XX.01`, in a plan under the agency's own bidang urusan.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

LEBAR = (1, 2, 2, 1, 2, 4)
_TINGKAT = {
    1: "urusan",
    2: "bidang_urusan",
    3: "program",
    5: "kegiatan",
    6: "sub_kegiatan",
}
_BANYAK_BAGIAN = {1: 1, 3: 2, 5: 3, 8: 5, 12: 6}
# Editions before 900/2023 number sub kegiatan with two digits.
_LEBAR_LAMA = 2
_DIGIT_LAMA = 10
_PENUNJANG = "01"
_UMUM = ("X", "XX")
_KODE = re.compile(r"[0-9Xx](?:[0-9Xx.\s]*[0-9Xx])?\.?")
_DI_DEPAN = re.compile(r"((?:\d|[Xx])(?:\.(?:\d{1,4}|[Xx]{2})){1,5})\.?(?=[\s:)\-–]|$)[\s:)\-–]*")


class KodeTidakTerbaca(ValueError):
    """A code that has no such form; the message is an Indonesian sentence."""


@dataclass(frozen=True, slots=True)
class Kode:
    """A code in the edition's form with its level.

    `pendek` marks a sub kegiatan whose number was written with one or two digits: zeros
    left out, or an edition before 900/2023.
    """

    teks: str
    tingkat: str
    pendek: bool = False

    @property
    def induk(self) -> str:
        """The code one level up, "" above an urusan."""
        bagian = self.teks.split(".")
        return ".".join(bagian[: {5: 3}.get(len(bagian), len(bagian) - 1)])


def normalkan(mentah: str | int | Decimal | date, bidang_urusan: Collection[str] = ()) -> Kode:
    """Read a code with or without dots and zeros; raises `KodeTidakTerbaca`.

    With the agency's `bidang_urusan` ("2.07"), `2.07.01...` becomes `X.XX.01...`.
    """
    if isinstance(mentah, date):
        raise KodeTidakTerbaca(
            f"Excel mengubah kode ini menjadi tanggal {mentah:%d/%m/%Y}. Ubah format kolom kode "
            "menjadi Teks, lalu ketik kodenya lagi."
        )
    teks = _angka(mentah) if isinstance(mentah, int | Decimal) else mentah.strip()
    if not _KODE.fullmatch(teks):
        raise _tidak_terbaca(teks)
    bagian, pendek = _bagian(teks)
    if len(bagian) not in _TINGKAT:
        raise _tidak_terbaca(teks)
    return Kode(".".join(_umum(bagian, bidang_urusan)), _TINGKAT[len(bagian)], pendek)


def konkret(kode: str, bidang_urusan: str) -> str:
    """The form that a plan prints: `X.XX.01.2.01` under 2.07 is `2.07.01.2.01`."""
    bagian = kode.split(".")
    if bagian[0] != _UMUM[0]:
        return kode
    return ".".join([*bidang_urusan.split("."), *bagian[2:]])


def pisahkan(teks: str) -> tuple[str, str]:
    """A code that stands before a name in one cell, and the name; ("", text) without one."""
    cocok = _DI_DEPAN.match(teks)
    if cocok is None:
        return "", teks
    try:
        normalkan(cocok[1])
    except KodeTidakTerbaca:
        return "", teks
    return cocok[1], teks[cocok.end() :]


def _angka(mentah: int | Decimal) -> str:
    """A code that the spreadsheet took for a number: 2.1 has lost the zero of 2.10."""
    teks = f"{Decimal(mentah):f}"
    _, titik, pecahan = teks.partition(".")
    return f"{teks}0" if titik and len(pecahan) == 1 else teks


def _bagian(teks: str) -> tuple[list[str], bool]:
    """The parts, each at its full width, and whether the last was written short."""
    potongan = [satu for satu in re.split(r"[.\s]+", teks.upper()) if satu]
    if 1 < len(potongan) <= len(LEBAR) and all(map(_muat, potongan, LEBAR)):
        isi = [satu if "X" in satu else str(int(satu)) for satu in potongan]
        pendek = len(potongan) == len(LEBAR) and len(potongan[-1]) <= _LEBAR_LAMA
        return [satu.rjust(lebar, "0") for satu, lebar in zip(isi, LEBAR, strict=False)], pendek
    rapat = "".join(potongan)
    if len(rapat) == _DIGIT_LAMA:
        return [*_iris(rapat[:8]), rapat[8:].rjust(LEBAR[-1], "0")], True
    if len(rapat) not in _BANYAK_BAGIAN:
        raise _tidak_terbaca(teks)
    return _iris(rapat), False


def _muat(potongan: str, lebar: int) -> bool:
    """Whether a part fits its width, zeros in front aside; X only in full."""
    if "X" in potongan:
        return potongan == "X" * lebar
    return bool(0 < int(potongan) < 10**lebar)


def _iris(rapat: str) -> list[str]:
    hasil, letak = [], 0
    for lebar in LEBAR[: _BANYAK_BAGIAN[len(rapat)]]:
        hasil.append(rapat[letak : letak + lebar])
        letak += lebar
    return hasil


def _umum(bagian: list[str], bidang_urusan: Collection[str]) -> list[str]:
    """The supporting program under the agency's own bidang urusan, in the edition's form."""
    penunjang = bagian[2:3] == [_PENUNJANG] and ".".join(bagian[:2]) in bidang_urusan
    hasil = [*_UMUM, *bagian[2:]] if penunjang else bagian
    if any("X" in satu for satu in hasil) and tuple(hasil[:2]) != _UMUM[: len(hasil)]:
        raise _tidak_terbaca(".".join(bagian))
    if any("X" in satu for satu in hasil[2:]):
        raise _tidak_terbaca(".".join(bagian))
    return hasil


def _tidak_terbaca(teks: str) -> KodeTidakTerbaca:
    return KodeTidakTerbaca(
        f'"{teks[:40]}" bukan kode nomenklatur. Tulis seperti 2.07.03.2.01.0001 '
        "(program 3 bagian, kegiatan 5, sub kegiatan 6)."
    )
