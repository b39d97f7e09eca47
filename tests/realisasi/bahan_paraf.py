"""Disnaker with two bidang: Fajar and Gita work in A, nobody in B; three sub kegiatan, two in A.

Each sub kegiatan has a pagu of 1.000.000 and one indikator with a target of 12 Dokumen; the
program's and the kegiatan's own indikator fall to the agency itself, as their rows lie in both.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from budget.models import RealisasiAnggaran
from performance.models import RealisasiTriwulan
from planning import models as m
from tests.orang import buat_orang
from tests.pabrik import MULAI

ALAMAT = "/disnaker/2024/realisasi/3/"


@dataclass
class Dunia:
    """The cast, the Renja, its two bidang and its three rows."""

    orang: dict[str, m.Pengguna]
    renja: m.Renja
    akar: m.UnitKerja
    a: m.UnitKerja
    b: m.UnitKerja
    baris: list[m.BarisRenja]

    @property
    def pd(self) -> m.PerangkatDaerah:
        """The agency."""
        return self.renja.perangkat_daerah

    def indikator(self, nomor: int) -> m.Indikator:
        """The indikator of a row."""
        return m.Indikator.objects.get(sub_kegiatan=self.baris[nomor].sub_kegiatan_id)

    def lapor(self, nomor: int = 0, nilai: int = 5, **lain: Any) -> RealisasiTriwulan:
        """A report of the row's unit for triwulan III, handed in unless said otherwise."""
        isi = {"tahun": 2024, "triwulan": 3, "status": "diajukan", "bawah": nilai} | lain
        return RealisasiTriwulan.objects.create(
            perangkat_daerah=self.pd,
            indikator=self.indikator(nomor),
            unit_kerja=isi.pop("unit_kerja", self.baris[nomor].unit_kerja),
            **isi,
        )

    def uang(self, nomor: int, bulan: int, nilai: Any, sumber: Any = None) -> RealisasiAnggaran:
        """A month of money of a row."""
        return RealisasiAnggaran.objects.create(
            perangkat_daerah=self.pd,
            baris=self.baris[nomor],
            bulan=bulan,
            nilai=nilai,
            sumber_dana=sumber,
        )

    def laporan(self, status: str = "draf", **lain: Any) -> m.LaporanTriwulan:
        """The agency's report of triwulan III."""
        return m.LaporanTriwulan.objects.create(
            perangkat_daerah=self.pd, tahun=2024, triwulan=3, status=status, **lain
        )

    def tutup(self, *, kemarin: int = 1) -> None:
        """Close the window of triwulan III some days ago."""
        selesai = timezone.localdate() - timedelta(days=kemarin)
        m.JadwalPengisian.objects.create(
            pemda=self.pd.pemda, tahun=2024, triwulan=3, mulai=date(2024, 10, 1), selesai=selesai
        )

    def jadikan_mitra(self) -> None:
        """Ani becomes the mitra of disnaker."""
        m.Penugasan.objects.get(pengguna=self.orang["ani"]).mitra.add(self.pd)


def buat_dunia() -> Dunia:
    """The agency with its two bidang."""
    orang = buat_orang(3)
    renja = m.Renja.objects.milik("disnaker", 2024).select_related("perangkat_daerah").get()
    akar = m.UnitKerja.objects.get(perangkat_daerah=renja.perangkat_daerah)
    a, b = (
        m.UnitKerja.objects.create(
            perangkat_daerah=renja.perangkat_daerah,
            induk=akar,
            jenis="bidang",
            nama=f"Bidang {huruf}",
            urutan=urutan,
            berlaku_dari=MULAI,
        )
        for urutan, huruf in enumerate("AB", 1)
    )
    m.Penugasan.objects.filter(pengguna__username__in=["fajar", "gita"]).update(unit_kerja=a)
    baris = list(m.BarisRenja.objects.filter(renja=renja).order_by("pk"))
    for satu, unit in zip(baris, (a, a, b), strict=True):
        m.BarisRenja.objects.filter(pk=satu.pk).update(unit_kerja=unit)
    baris = list(
        m.BarisRenja.objects.filter(renja=renja)
        .select_related("renja", "unit_kerja", "perangkat_daerah")
        .order_by("pk")
    )
    return Dunia(orang, renja, akar, a, b, baris)
