"""The windows that a person has to do with: quarters, stages, extensions of single agencies."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from planning.models import (
    JadwalPengisian,
    JadwalTahap,
    LaporanTriwulan,
    Pemda,
    Pengguna,
    PerangkatDaerah,
)
from planning.models.pelaporan import ROMAWI
from planning.permissions import lingkup, mitra


@dataclass(frozen=True, slots=True)
class Rentang:
    """A window from `mulai` to `selesai`, both included; `kunci` names it for ever."""

    kunci: str
    jenis: str
    judul: str
    mulai: date
    selesai: date

    def pada(self, awal: date, akhir: date) -> bool:
        """Whether some day of it lies between two days, both included."""
        return self.mulai <= akhir and awal <= self.selesai


def jendela_untuk(user: Pengguna) -> tuple[Rentang, ...]:
    """The windows of the person's pemda, and the extensions of the own agencies, by date.

    Five queries, whoever asks.
    """
    jangkauan = lingkup(user)
    sendiri = jangkauan.perangkat_daerah | mitra(user)
    milik = PerangkatDaerah.objects.filter(pk__in=sendiri).values_list("pemda_id", flat=True)
    pemda = {
        satu.pk: satu for satu in Pemda.objects.filter(pk__in={*jangkauan.pemda_semua, *milik})
    }
    semua = [*_pengisian(pemda), *_tahap(pemda), *_perpanjangan(sendiri)]
    return tuple(sorted(semua, key=lambda satu: (satu.mulai, satu.selesai, satu.kunci)))


def _milik(pemda: dict[int, Pemda], satu: Any) -> tuple[str, str]:
    """The code of a window's pemda, and its name where there are several."""
    pemiliknya = pemda[satu.pemda_id]
    return pemiliknya.kode, f", {pemiliknya}" if len(pemda) > 1 else ""


def _pengisian(pemda: dict[int, Pemda]) -> Iterator[Rentang]:
    for satu in JadwalPengisian.objects.filter(pemda__in=pemda):
        kode, akhiran = _milik(pemda, satu)
        yield Rentang(
            f"pengisian:{kode}:{satu.tahun}:{satu.triwulan}",
            "Jadwal pengisian",
            f"Pengisian realisasi triwulan {ROMAWI[satu.triwulan]} {satu.tahun}{akhiran}",
            satu.mulai,
            satu.selesai,
        )


def _tahap(pemda: dict[int, Pemda]) -> Iterator[Rentang]:
    for satu in JadwalTahap.objects.filter(pemda__in=pemda):
        kode, akhiran = _milik(pemda, satu)
        rencana = f"{satu.get_siklus_display()} {satu.tahun}"
        yield Rentang(
            f"jadwal-tahap:{kode}:{satu.tahun}:{satu.siklus}:{satu.tahap}",
            "Jadwal tahap",
            f"{satu.get_tahap_display()} {rencana}{akhiran}",
            satu.mulai,
            satu.selesai,
        )


def _perpanjangan(sendiri: Collection[int]) -> Iterator[Rentang]:
    """Extensions, from the day after the window's end on; one that adds nothing is left out."""
    laporan = LaporanTriwulan.objects.filter(
        perangkat_daerah__in=sendiri, diperpanjang_sampai__isnull=False
    ).select_related("perangkat_daerah")
    jadwal = {
        (satu.pemda_id, satu.tahun, satu.triwulan): satu.selesai
        for satu in JadwalPengisian.objects.filter(
            pemda__in={satu.perangkat_daerah.pemda_id for satu in laporan}
        )
    }
    for satu in laporan:
        pd, sampai = satu.perangkat_daerah, satu.diperpanjang_sampai
        selesai = jadwal.get((pd.pemda_id, satu.tahun, satu.triwulan))
        if sampai is None or selesai is None or sampai <= selesai:
            continue
        yield Rentang(
            f"perpanjangan:{pd.kode}:{satu.tahun}:{satu.triwulan}",
            "Perpanjangan",
            f"Perpanjangan pengisian triwulan {ROMAWI[satu.triwulan]} {satu.tahun}, {pd}",
            selesai + timedelta(days=1),
            sampai,
        )
