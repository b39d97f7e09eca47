"""The cast with windows: what is due when, in the last quarter that any of these tests look at.

Disnaker's Renja 2024 has four indikator: one of a sub kegiatan that "Bidang Penempatan" (Fajar,
Gita) answers for, and three of the agency itself. Its reports of TW I and II are signed.
Windows of 2024: TW III 1-15 October, TW IV 2-20 January 2025.
"""

from datetime import date
from typing import Any

from performance.models import RealisasiTriwulan
from planning.models import (
    BarisRenja,
    Indikator,
    JadwalPengisian,
    LaporanTriwulan,
    Pemda,
    Pengguna,
    Penugasan,
    PerangkatDaerah,
    UnitKerja,
)
from tests.orang import buat_orang
from tests.pabrik import MULAI

JENDELA = (
    (1, date(2024, 4, 1), date(2024, 4, 20)),
    (2, date(2024, 7, 1), date(2024, 7, 20)),
    (3, date(2024, 10, 1), date(2024, 10, 15)),
    (4, date(2025, 1, 2), date(2025, 1, 20)),
)


def disnaker() -> PerangkatDaerah:
    return PerangkatDaerah.objects.get(kode="disnaker")


def bidang() -> UnitKerja:
    return UnitKerja.objects.get(nama="Bidang Penempatan")


def akar() -> UnitKerja:
    return UnitKerja.objects.get(perangkat_daerah__kode="disnaker", induk=None)


def siapkan() -> dict[str, Pengguna]:
    """The cast, the bidang, the windows, and the signed reports."""
    orang = buat_orang()
    for satu in orang.values():
        satu.email = f"{satu.username}@contoh.test"
        satu.save()
    pd = disnaker()
    unit = UnitKerja.objects.create(
        perangkat_daerah=pd,
        jenis="bidang",
        nama="Bidang Penempatan",
        induk=akar(),
        berlaku_dari=MULAI,
    )
    baris = BarisRenja.objects.filter(renja__perangkat_daerah=pd).order_by("pk").last()
    BarisRenja.objects.filter(pk=baris.pk).update(unit_kerja=unit)
    milik = Penugasan.objects.filter(pengguna__username__in=["fajar", "gita"])
    milik.update(unit_kerja=unit)
    kota = Pemda.objects.get(kode="kota")
    for triwulan, mulai, selesai in JENDELA:
        JadwalPengisian.objects.create(
            pemda=kota, tahun=2024, triwulan=triwulan, mulai=mulai, selesai=selesai
        )
    for kode in ("disnaker", "dinsos"):
        for triwulan in (1, 2):
            laporan(triwulan, "disetujui", kode)
    return orang


def laporan(triwulan: int, status: str, kode: str = "disnaker", **lain: Any) -> LaporanTriwulan:
    """The agency's report of a quarter of 2024."""
    return LaporanTriwulan.objects.create(
        perangkat_daerah=PerangkatDaerah.objects.get(kode=kode),
        tahun=2024,
        triwulan=triwulan,
        status=status,
        **lain,
    )


def indikator_bidang() -> Indikator:
    """The one indikator that the bidang answers for."""
    baris = BarisRenja.objects.get(unit_kerja=bidang())
    return Indikator.objects.get(sub_kegiatan=baris.sub_kegiatan)


def lapor(status: str, triwulan: int = 3, *, milik_akar: bool = False) -> RealisasiTriwulan:
    """A report of the bidang, or of the agency itself for its program."""
    satu = indikator_bidang()
    if milik_akar:
        satu = Indikator.objects.get(program__perangkat_daerah__kode="disnaker")
    return RealisasiTriwulan.objects.create(
        perangkat_daerah=disnaker(),
        indikator=satu,
        unit_kerja=akar() if milik_akar else bidang(),
        tahun=2024,
        triwulan=triwulan,
        status=status,
        bawah=3,
    )
