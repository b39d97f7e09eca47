"""What every page of this room starts from: the Renja, its Rencana, the filter, the values."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.utils import timezone

from planning.kepala_unit import tanpa_kepala
from planning.models import Renja
from planning.models.pelaporan import ROMAWI
from planning.permissions import lingkup
from renja.dasbor.saringan import Saringan, baca_saringan
from renja.dasbor.susun import Dasbor, susun_dasbor
from renja.dasbor.tampilan import Tunggu, menunggu_kepala
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.halaman.triwulan import triwulan_kini
from renja.laporan.catatan import catatan_koreksi
from renja.rencana import Rencana
from renja.tahapan.pilihan import RencanaHalaman, rencana_halaman


@dataclass
class Bahan:
    """A Renja that the person may read, whole, and what the address asks to see of it."""

    request: Permintaan
    renja: Renja
    rencana: Rencana
    saringan: Saringan
    hari: date
    lihat: RencanaHalaman

    @cached_property
    def dasbor(self) -> Dasbor:
        """The values of the dashboard."""
        return susun_dasbor(self.rencana, self.saringan, self.hari)

    @property
    def kepala(self) -> bool:
        """Whether the person is the head of the agency today."""
        return lingkup(self.request.user).bertugas("kepala_dinas", self.renja.perangkat_daerah_id)

    @property
    def tunggu(self) -> tuple[Tunggu, ...]:
        """What waits for the person as head of the agency."""
        if not self.kepala:
            return ()
        unit = tanpa_kepala([self.renja.perangkat_daerah_id], self.hari)
        return menunggu_kepala(self.rencana, self.dasbor, unit.values())

    @property
    def koreksi(self) -> list[str]:
        """What was corrected after its approval in the quarters shown, a sentence each."""
        masa = [(self.rencana.tahun, q) for q in range(1, self.saringan.triwulan + 1)]
        indikator = [satu.terukur.indikator for satu in self.dasbor.ukuran]
        return catatan_koreksi(self.rencana, indikator, masa, uang=True)

    def konteks(self, **lain: Any) -> dict[str, Any]:
        """The context that every template of this room takes, with more of it."""
        return {
            "renja": self.renja,
            "halaman": "dasbor",
            "rencana": self.rencana,
            "lihat": self.lihat,
            "saringan": self.saringan,
            "kueri": self.saringan.kueri(),
            "romawi": ROMAWI[self.saringan.triwulan],
            "catatan_realisasi": self.rencana.catatan_realisasi,
            "catatan_koreksi": self.koreksi,
            **lain,
        }


def ambil_bahan(request: Permintaan, kode: str, masa: Masa) -> Bahan:
    """Load what a page needs; 404 where the person may not read the Renja."""
    renja = ambil_renja(request, kode, masa)
    lihat = rencana_halaman(request, renja, pelaksanaan=True)
    rencana = lihat.rencana
    hari = timezone.localdate()
    pilih = request.GET.get("triwulan", "")
    if pilih in {str(satu) for satu in ROMAWI}:
        triwulan = int(pilih)
    else:
        triwulan = triwulan_kini(renja.tahun, rencana.pelaksanaan.jadwal)
    saringan = replace(baca_saringan(request.GET, rencana, triwulan), tetap=lihat.bagian)
    return Bahan(request, renja, rencana, saringan, hari, lihat)
