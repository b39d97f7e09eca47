"""The list of satuan that forms offer, from what the nomenclature and the indikator use."""

from collections import Counter
from collections.abc import Iterable

from planning.models import Indikator, Nomenklatur, Satuan

# The satuan that indikator of rates need, whether or not an edition names it.
SELALU = ("%",)
_PANJANG = Satuan._meta.get_field("nama").max_length or 0


def muat_satuan() -> int:
    """Add the satuan that are in use and not in the list yet; gives how many were added.

    Spellings that differ in capitals and spaces count as one, in the spelling used most.
    What the list holds already is left alone, also where it is no longer offered.
    """
    milik = Nomenklatur.objects.filter(dihentikan=False).exclude(satuan="")
    pakai = Counter(milik.order_by().values_list("satuan", flat=True))
    pakai.update(Indikator.objects.order_by().values_list("satuan", flat=True))
    ada = {_lipat(nama) for nama in Satuan.objects.values_list("nama", flat=True)}
    baru = [nama for nama in _sebutan(pakai) if _lipat(nama) not in ada]
    Satuan.objects.bulk_create(Satuan(nama=nama) for nama in baru)
    return len(baru)


def _sebutan(pakai: Counter[str]) -> Iterable[str]:
    """One spelling of each, the most used."""
    hasil: dict[str, str] = {_lipat(nama): nama for nama in SELALU}
    for nama, _ in sorted(pakai.items(), key=lambda satu: (-satu[1], satu[0])):
        rapi = " ".join(nama.split())
        if rapi and len(rapi) <= _PANJANG:
            hasil.setdefault(_lipat(rapi), rapi)
    return sorted(hasil.values())


def _lipat(nama: str) -> str:
    return "".join(nama.split()).casefold()
