"""Whether months of money may be typed into, asked once for a whole grid.

The core asks again, row by row, when something is saved.
"""

from uuid import UUID

from django.utils import timezone

from planning.models import KoreksiRealisasi, LaporanTriwulan, Pengguna, Renja, UnitKerja
from planning.models.pelaporan import (
    TERKUNCI,
    sebab_bulan_belum_mulai,
    sebab_triwulan_tertutup,
)
from planning.penyuntingan.izin import PERAN_UNIT
from planning.permissions import lingkup
from planning.silsilah import ke_atas
from renja.realisasi.anggaran.data import BarisUang, bulan_triwulan

BUKAN_UNIT = "Baris ini milik unit kerja lain; realisasinya diisi oleh unit itu atau perencana."
PEMBACA = (
    "Realisasi anggaran diisi oleh unit kerjanya, perencana perangkat daerahnya, atau "
    "penganggaran (TAPD/BPKAD)."
)


class GembokAnggaran:
    """Who writes which rows, and what closes the quarter.

    `menulis` says whether the person writes anything here at all, `sebab` why the quarter is
    closed ("" where it is open), `terkunci` whether the agency's report was handed in; rows in
    `dikoreksi` are open in spite of it.
    """

    def __init__(self, user: Pengguna, renja: Renja, triwulan: int) -> None:
        pd = renja.perangkat_daerah
        jangkauan = lingkup(user)
        self.semua_unit = jangkauan.bertugas("perencana", pd.pk) or jangkauan.bertugas_di_pemda(
            "penganggaran", pd.pemda_id
        )
        self.unit = frozenset() if self.semua_unit else unit_sendiri(user, pd.pk)
        self.menulis = self.semua_unit or bool(self.unit)
        self.sebab = sebab_triwulan_tertutup(pd, renja.tahun, triwulan)
        laporan = LaporanTriwulan.objects.filter(
            perangkat_daerah=pd, tahun=renja.tahun, triwulan=triwulan
        ).first()
        self.terkunci = laporan is not None and laporan.status in TERKUNCI
        if laporan is not None and self.terkunci:
            self.sebab = laporan.gerbang().sebab
        self.dikoreksi: frozenset[UUID] = frozenset(
            KoreksiRealisasi.objects.filter(
                perangkat_daerah=pd,
                jenis=KoreksiRealisasi.Jenis.ANGGARAN,
                tahun=renja.tahun,
                triwulan=triwulan,
                selesai_pada=None,
            ).values_list("objek", flat=True)
        )
        hari = timezone.localdate()
        self.belum = {
            bulan: sebab_bulan_belum_mulai(renja.tahun, bulan, hari)
            for bulan in bulan_triwulan(triwulan)
        }

    def boleh_unit(self, unit: int) -> bool:
        """Whether the person writes the rows of a unit kerja."""
        return self.semua_unit or unit in self.unit

    def alasan(self, baris: BarisUang, bulan: int) -> str:
        """Why a cell is locked for the person, "" where it is open."""
        if not self.menulis:
            return PEMBACA
        if not self.boleh_unit(baris.unit):
            return BUKAN_UNIT
        if self.belum[bulan]:
            return self.belum[bulan]
        return "" if baris.uid_catat in self.dikoreksi else self.sebab


def unit_sendiri(user: Pengguna, perangkat_daerah: int) -> frozenset[int]:
    """The units that the person reports for: those held, and all below them."""
    tugas = {unit for peran, unit in lingkup(user).tugas_unit if peran in PERAN_UNIT}
    if not tugas:
        return frozenset()
    induk = dict(
        UnitKerja.objects.filter(perangkat_daerah=perangkat_daerah).values_list("pk", "induk_id")
    )
    return frozenset(
        unit for unit in induk if any(satu in tugas for satu in ke_atas(unit, induk.get))
    )
