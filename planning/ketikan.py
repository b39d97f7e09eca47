"""What a person typed, read strictly: rupiah, targets, satuan. Pure.

Forms, the grid and sheets read through this one place, so that the same text means the same
everywhere. What can be meant in two ways is refused in one Indonesian sentence that says what
to write instead.
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

# The column of a measured value ends at 922 trillion.
NILAI_TERBESAR = 900_000_000_000_000
DESIMAL_NILAI = 4
_KUTIPAN = 60
_TIADA = frozenset({"", "-", STRIP, "—"})
_RP = re.compile(r"^([-−]?)\s*(?:rp|idr)\.?\s*", re.IGNORECASE)
_EKOR = re.compile(r"(?:,-+|,=|\.-)$")
_KURUNG = re.compile(r"\((.+)\)")
# Two commas group thousands the English way: they cannot be anything else.
_INGGRIS = re.compile(r"-?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
# "12,345" could be thousands: written as "12,3450", it can be typed again.
_RAGU = re.compile(r"(?<![\d.,])[1-9]\d{0,2},\d{3}(?!\d)")
_SEBUTAN = {
    "tidak direncanakan": Keadaan.TIDAK_DIRENCANAKAN,
    "belum rilis": Keadaan.BELUM_RILIS,
}
_SETARA = {"persen": "%", "rupiah": "rp", "rp.": "rp"}


class TidakTerbaca(ValueError):
    """Typed text that is refused; the message is an Indonesian sentence."""


def rapi(teks: str) -> str:
    """A text without outer and doubled spaces, also those that do not break."""
    return " ".join(teks.split())


def tiada(teks: str) -> bool:
    """Whether a text says that there is no value: nothing, or a dash."""
    return rapi(teks) in _TIADA


def urai_rupiah(
    teks: str, *, sen: bool = False, negatif: bool = False, sebutan: str = "Rp"
) -> int | Decimal | None:
    """`Rp 8.160.000`, `8160000`, `8.160.000,-` in rupiah; empty or a dash is None.

    Only whole rupiah unless `sen`, nothing below 0 unless `negatif` (a contra post). `sebutan`
    names the value where it is refused. Raises TidakTerbaca.
    """
    bersih = _tanpa_hiasan(teks)
    if bersih in _TIADA:
        return None
    if not any(huruf.isdigit() for huruf in bersih):
        raise TidakTerbaca(
            f'"{bersih[:_KUTIPAN]}" bukan angka yang dikenal. Tulis rupiah seperti 8.160.000.'
        )
    if _INGGRIS.fullmatch(bersih):
        inggris = Decimal(bersih.replace(",", ""))
        return periksa_rupiah(inggris, sen=sen, negatif=negatif, sebutan=sebutan)
    try:
        nilai = urai_angka(bersih)
    except AngkaTidakTerbaca as galat:
        raise TidakTerbaca(str(galat)) from galat
    return periksa_rupiah(nilai, sen=sen, negatif=negatif, sebutan=sebutan)


def periksa_rupiah(
    nilai: int | Decimal, *, sen: bool = False, negatif: bool = False, sebutan: str = "Rp"
) -> int | Decimal:
    """The rupiah themselves, an int where whole. Raises TidakTerbaca."""
    tertulis = f"{sebutan} {tampil_angka(nilai)[:_KUTIPAN]}"
    if nilai < 0 and not negatif:
        raise TidakTerbaca(f"{tertulis} negatif. Tulis 0 atau lebih.")
    if not -PAGU_TERBESAR <= nilai <= PAGU_TERBESAR:
        raise TidakTerbaca(f"{tertulis} lebih dari Rp 99 triliun. Periksa banyaknya angka nol.")
    if nilai == int(nilai):
        return int(nilai)
    if not sen:
        raise TidakTerbaca(f"{tertulis} memuat sen. Tulis rupiah bulat tanpa koma.")
    if nilai != round(nilai, 2):
        raise TidakTerbaca(f"{tertulis} memuat lebih dari dua angka di belakang koma. Bulatkan.")
    return nilai


def urai_target(teks: str, skala: Sequence[str] = ()) -> Kuantitas:
    """`15 Dokumen`, `8,35-10,25 %`, `tidak direncanakan`, a word of the ordinal scale, or "".

    The satuan is the one that was typed, "" where none was. Where there is a scale, nothing
    but its words is a value. Raises TidakTerbaca.
    """
    bersih = rapi(teks)
    if bersih in _TIADA:
        return kosong()
    if bersih.casefold() in _SEBUTAN:
        return kosong(keadaan=_SEBUTAN[bersih.casefold()])
    if skala:
        return _ordinal(bersih, skala)
    if not any(huruf.isdigit() for huruf in bersih):
        raise TidakTerbaca(
            f'"{bersih[:_KUTIPAN]}" bukan angka. Tulis angka lalu satuannya, '
            'misalnya 15 Dokumen, atau "tidak direncanakan".'
        )
    try:
        nilai = urai_kuantitas(bersih)
    except AngkaTidakTerbaca as galat:
        raise TidakTerbaca(str(galat)) from galat
    periksa_nilai(nilai)
    return nilai


def periksa_nilai(nilai: Kuantitas) -> None:
    """Raise TidakTerbaca for a number that no column of a measured value holds."""
    for angka in (nilai.bawah, nilai.atas):
        if angka is None:
            continue
        tertulis = tampil_angka(angka)[:_KUTIPAN]
        if not -NILAI_TERBESAR <= angka <= NILAI_TERBESAR:
            raise TidakTerbaca(f"Nilai {tertulis} terlalu besar. Periksa banyaknya angka nol.")
        if angka != round(Decimal(angka), DESIMAL_NILAI):
            raise TidakTerbaca(
                f"Nilai {tertulis} memuat lebih dari empat angka di belakang koma. Bulatkan."
            )


def cocokkan_satuan(nilai: Kuantitas, satuan: str) -> Kuantitas:
    """The quantity without its satuan, which must be the indikator's own. Raises TidakTerbaca."""
    if nilai.satuan and not satuan_sama(nilai.satuan, satuan):
        anjuran = f", atau pakai satuan {satuan}." if satuan else "."
        raise TidakTerbaca(
            f'Satuan "{nilai.satuan[:_KUTIPAN]}" bukan satuan indikator ini. '
            f"Tulis angkanya saja{anjuran}"
        )
    return Kuantitas(nilai.bawah, nilai.atas, "", nilai.teks, nilai.keadaan)


def satuan_sama(satu: str, lain: str) -> bool:
    """Whether two satuan are one: capitals and spaces aside, `persen` is `%`, `rupiah` is `Rp`."""
    return _baku(satu) == _baku(lain)


def tulis_target(nilai: Kuantitas) -> str:
    """A quantity as it stands in a field: `urai_target` reads the same value back from it."""
    tertulis = tampil_kuantitas(nilai)
    return tertulis if nilai.bawah is None else _RAGU.sub(r"\g<0>0", tertulis)


def _tanpa_hiasan(teks: str) -> str:
    """The figures alone: no Rp, no `,-`; brackets as bookkeepers use them become a minus."""
    bersih = _EKOR.sub("", _RP.sub(r"\1", rapi(teks))).strip()
    kurung = _KURUNG.fullmatch(bersih)
    return f"-{_RP.sub('', kurung[1]).strip()}" if kurung else bersih


def _ordinal(bersih: str, skala: Sequence[str]) -> Kuantitas:
    for satu in skala:
        if satu.casefold() == bersih.casefold():
            return Kuantitas(teks=satu)
    raise TidakTerbaca(
        f'"{bersih[:_KUTIPAN]}" tidak ada pada skala indikator ini. Pilih {", ".join(skala)}.'
    )


def _baku(satuan: str) -> str:
    bersih = "".join(satuan.split()).casefold()
    return _SETARA.get(bersih, bersih)
