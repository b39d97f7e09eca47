"""One value for several years: the sum of a cumulative indikator. Pure."""

from collections.abc import Mapping
from decimal import Decimal

from planning.kuantitas import Kuantitas, kosong


def jumlah_tahun(nilai: Mapping[int, Kuantitas], satuan: str) -> tuple[Kuantitas, str]:
    """The sum over the years in `satuan`, or missing with the reason as an Indonesian phrase.

    Every year has to be one number of that satuan: an absent year is never 0, and units
    are never added across.
    """
    hilang = [str(tahun) for tahun, isi in nilai.items() if not isi.ada]
    if hilang:
        return kosong(satuan), f"realisasi tahun {', '.join(hilang)} belum ada"
    bukan = [str(tahun) for tahun, isi in nilai.items() if isi.angka is None]
    if bukan:
        return kosong(satuan), f"nilai tahun {', '.join(bukan)} bukan satu angka"
    lain = [str(tahun) for tahun, isi in nilai.items() if not satuan_sama(isi.satuan, satuan)]
    if lain:
        return kosong(satuan), f"satuan tahun {', '.join(lain)} berbeda"
    jumlah = sum((Decimal(isi.angka or 0) for isi in nilai.values()), Decimal(0))
    return Kuantitas(jumlah, satuan=satuan), ""


def satuan_sama(satu: str, lain: str) -> bool:
    """Whether two satuan are the same but for spaces and capitals."""
    return "".join(satu.split()).casefold() == "".join(lain.split()).casefold()
