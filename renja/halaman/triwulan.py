"""Which quarter a page is about."""

from collections.abc import Mapping
from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from planning.models import JadwalPengisian, Renja
from planning.models.pelaporan import ROMAWI, akhir_triwulan

Jadwal = Mapping[int, tuple[date, date]]


def triwulan_dari(request: HttpRequest, renja: Renja) -> int:
    """The quarter that the address names (`?triwulan=3`), else the one that is reported now."""
    teks = request.GET.get("triwulan", "")
    if teks in {str(satu) for satu in ROMAWI}:
        return int(teks)
    return triwulan_kini(renja.tahun, jadwal_pengisian(renja))


def triwulan_kini(tahun: int, jadwal: Jadwal | None = None) -> int:
    """The last quarter of a year whose window has opened; without a window, that is over.

    All of a past year is over, nothing of a coming one: that is shown from its first quarter.
    """
    hari = timezone.localdate()
    terbuka = (
        satu
        for satu in ROMAWI
        if ((jadwal or {}).get(satu, (akhir_triwulan(tahun, satu),))[0] <= hari)
    )
    return max(terbuka, default=1)


def jadwal_pengisian(renja: Renja) -> dict[int, tuple[date, date]]:
    """The windows of the Renja's year by quarter, first and last day: one query."""
    semua = JadwalPengisian.objects.filter(pemda=renja.perangkat_daerah.pemda_id, tahun=renja.tahun)
    return {
        triwulan: (mulai, selesai)
        for triwulan, mulai, selesai in semua.values_list("triwulan", "mulai", "selesai")
    }
