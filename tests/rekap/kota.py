"""A small city whose roll-up is easily worked out by hand.

Every sub kegiatan has a target of 12 Dokumen and a pagu indikatif of Rp 1.000.000 (tests.pabrik).
"""

from dataclasses import dataclass
from datetime import date

from django.test import Client

from budget.models import RealisasiAnggaran
from performance.models import RealisasiTriwulan
from performance.skala import muat_skala_predikat
from planning.models import (
    BarisRenja,
    Indikator,
    JadwalPengisian,
    LaporanTriwulan,
    Pemda,
    Pengguna,
    Renja,
    UnitKerja,
)
from tests.pabrik import buat_pengguna, buat_perangkat_daerah, buat_renja


@dataclass(frozen=True)
class Kota:
    """Kota Uji in triwulan I 2024, with Ani who reads all of it.

    Dinas Satu: 2 sub kegiatan, all 4 indikator reported (6 and 12 of 12 Dokumen), Rp 500.000
    spent, its report handed in. Dinas Dua: 1 sub kegiatan, of 3 indikator only that one reported
    (3 of 12), nothing spent, its report a draft. Dinas Tiga has no Renja.
    """

    pemda: Pemda
    ani: Pengguna
    satu: Renja
    dua: Renja

    def klien(self, orang: Pengguna | None = None) -> Client:
        """A browser in which somebody, else Ani, is signed in."""
        klien = Client()
        klien.force_login(orang or self.ani)
        return klien

    def buka(self, kueri: str = "?triwulan=1", orang: Pengguna | None = None) -> str:
        """The page as text."""
        jawab = self.klien(orang).get(f"/pemda/{self.pemda.kode}/2024/capaian/{kueri}")
        assert jawab.status_code == 200
        return jawab.content.decode()


def buat_kota_uji() -> Kota:
    """The city of `Kota`."""
    muat_skala_predikat()
    satu = buat_renja(2, "satu")
    pemda = satu.perangkat_daerah.pemda
    dua = buat_renja(1, "dua", pemda=pemda)
    buat_perangkat_daerah("tiga", pemda)
    Renja.objects.update(pengaturan={"skala_predikat": "lan"})
    for nilai, indikator in zip((6, 12, 9, 9), _indikator(satu), strict=True):
        lapor(satu, indikator, 1, nilai)
    lapor(dua, _indikator(dua)[0], 1, 3)
    baris = BarisRenja.objects.filter(renja=satu).first()
    RealisasiAnggaran.objects.create(
        perangkat_daerah=satu.perangkat_daerah, baris=baris, bulan=2, nilai=500_000
    )
    for renja, status in ((satu, "diajukan"), (dua, "draf")):
        LaporanTriwulan.objects.create(
            perangkat_daerah=renja.perangkat_daerah, tahun=2024, triwulan=1, status=status
        )
    JadwalPengisian.objects.create(
        pemda=pemda, tahun=2024, triwulan=1, mulai=date(2024, 4, 1), selesai=date(2024, 4, 15)
    )
    return Kota(pemda, buat_pengguna("ani", ("verifikator", pemda, None)), satu, dua)


def _indikator(renja: Renja) -> list[Indikator]:
    """Those of the sub kegiatan first."""
    semua = Indikator.objects.filter(renstra=renja.renstra)
    return sorted(semua, key=lambda satu: (satu.sub_kegiatan_id is None, satu.pk))


def lapor(renja: Renja, indikator: Indikator, triwulan: int, nilai: int) -> RealisasiTriwulan:
    """A report of the agency's root unit, handed in."""
    return RealisasiTriwulan.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        indikator=indikator,
        unit_kerja=UnitKerja.objects.get(perangkat_daerah=renja.perangkat_daerah),
        tahun=2024,
        triwulan=triwulan,
        bawah=nilai,
        status="diajukan",
    )
