"""Which quarter a page is about."""

from django.http import HttpRequest
from django.utils import timezone

from planning.models.pelaporan import ROMAWI, awal_triwulan


def triwulan_dari(request: HttpRequest, tahun: int) -> int:
    """The quarter that the address names (`?triwulan=3`), else the last one that has begun.

    All of a past year has begun, nothing of a coming one: that is shown from its first quarter.
    """
    teks = request.GET.get("triwulan", "")
    if teks in {str(satu) for satu in ROMAWI}:
        return int(teks)
    return triwulan_kini(tahun)


def triwulan_kini(tahun: int) -> int:
    """The last quarter of a year that has begun today, 1 where none has."""
    hari = timezone.localdate()
    return max((satu for satu in ROMAWI if awal_triwulan(tahun, satu) <= hari), default=1)
