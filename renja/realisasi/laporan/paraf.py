"""What waits for the head of a unit: reports handed in, what is missing, what was approved."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from performance.pelaporan import (
    boleh_memaraf_unit,
    boleh_membuka_kembali,
    laporan_terkunci,
)
from planning.kuantitas import tampil_angka
from planning.models import Pengguna, Renja, UnitKerja
from renja.kewajiban import BELUM_DIISI
from renja.realisasi.kinerja.baris import Baris, Kinerja, unit_perangkat_daerah
from renja.realisasi.kinerja.hitung import Angka, hitung
from renja.realisasi.koreksi import teks_kinerja

DIAJUKAN, DISETUJUI = "diajukan", "disetujui"
BELUM = (BELUM_DIISI, "draf", "dikembalikan")


@dataclass(frozen=True, slots=True)
class SatuParaf:
    """A report as its approver sees it; `lama` is the approved value that it corrects."""

    baris: Baris
    angka: Angka
    sendiri: bool
    lama: str = ""

    @property
    def tanda(self) -> str:
        """What the form brings back: the report and the version that was seen."""
        lapor = self.baris.lapor
        return f"{lapor.uid}:{lapor.versi}" if lapor else ""

    @property
    def pecahan(self) -> str:
        """Pembilang and penyebut, where they are kept."""
        lapor = self.baris.lapor
        if lapor is None or lapor.pembilang is None or lapor.penyebut is None:
            return ""
        return f"{tampil_angka(lapor.pembilang)} / {tampil_angka(lapor.penyebut)}"


@dataclass(slots=True)
class UnitParaf:
    """A unit with what it owes in the quarter, by status; `dapat` where the person approves it."""

    unit: UnitKerja
    dapat: bool
    cacah: Counter[str] = field(default_factory=Counter)
    menunggu: list[SatuParaf] = field(default_factory=list)
    belum: list[Baris] = field(default_factory=list)
    disetujui: list[Baris] = field(default_factory=list)

    @property
    def banyak(self) -> int:
        """How many rows the unit has to report or reported."""
        return sum(self.cacah.values())

    @property
    def banyak_belum(self) -> int:
        """How many of them were not handed in."""
        return sum(self.cacah[satu] for satu in BELUM)

    @property
    def banyak_diajukan(self) -> int:
        """How many of them wait for approval."""
        return self.cacah[DIAJUKAN]

    @property
    def banyak_disetujui(self) -> int:
        """How many of them were approved."""
        return self.cacah[DISETUJUI]

    @property
    def boleh_semua(self) -> bool:
        """Whether everything due was approved."""
        return self.banyak > 0 and self.banyak_disetujui == self.banyak


class Paraf:
    """The units of an agency in a quarter as one person sees them."""

    def __init__(self, user: Pengguna, renja: Renja, triwulan: int) -> None:
        self.user = user
        self.kinerja = Kinerja(user, renja, triwulan)
        pd = renja.perangkat_daerah_id
        self.terkunci = laporan_terkunci(pd, renja.tahun, triwulan)
        self.membuka = boleh_membuka_kembali(user, pd, terkunci=self.terkunci)
        self.unit = [
            UnitParaf(satu, boleh_memaraf_unit(user, satu, pd))
            for satu in sorted(self.kinerja.unit.values(), key=lambda u: (u.urutan, u.pk))
        ]
        menurut = {satu.unit.pk: satu for satu in self.unit}
        for baris in self.kinerja.baris.values():
            self._masukkan(menurut[baris.unit.pk], baris)
        self.unit = [satu for satu in self.unit if satu.banyak]

    def _masukkan(self, milik: UnitParaf, baris: Baris) -> None:
        if not baris.wajib and baris.lapor is None:
            return
        milik.cacah[baris.status] += 1
        if baris.status in BELUM:
            milik.belum.append(baris)
        elif baris.status == DISETUJUI:
            milik.disetujui.append(baris)
        elif milik.dapat:
            milik.menunggu.append(self._satu(baris))

    def _satu(self, baris: Baris) -> SatuParaf:
        kinerja = self.kinerja
        lapor = baris.lapor
        lama = ""
        if baris.koreksi is not None and baris.koreksi.selesai is None:
            lama = teks_kinerja(baris.koreksi.lama, baris.ukuran.satuan)
        return SatuParaf(
            baris,
            hitung(kinerja.rencana, baris, kinerja.tahun, kinerja.triwulan),
            sendiri=lapor is not None and lapor.pelapor_id == self.user.pk,
            lama=lama,
        )

    @property
    def milik(self) -> list[UnitParaf]:
        """The units that the person approves."""
        return [satu for satu in self.unit if satu.dapat]

    @property
    def dapat_dibuka(self) -> list[UnitParaf]:
        """The units with approved rows that the person may reopen."""
        return [
            satu
            for satu in self.unit
            if satu.disetujui and (self.membuka or (satu.dapat and not self.terkunci))
        ]

    @property
    def menunggu(self) -> list[SatuParaf]:
        """Everything that waits for this person."""
        return [isi for satu in self.milik for isi in satu.menunggu]


def memaraf(user: Pengguna, renja: Renja) -> bool:
    """Whether the person approves anything in the agency, also what has no row now."""
    unit = unit_perangkat_daerah(renja).values()
    return any(boleh_memaraf_unit(user, satu, renja.perangkat_daerah_id) for satu in unit)


def belum_lapor(baris: Iterable[Baris]) -> list[Baris]:
    """The due rows of which nothing counts: not handed in, and no older value in force."""
    return [
        satu
        for satu in baris
        if satu.wajib and (satu.ringkas is None or satu.ringkas.berlaku is None)
    ]


def belum_diparaf(baris: Iterable[Baris]) -> list[Baris]:
    """Those that were handed in and wait for approval."""
    return [satu for satu in baris if satu.status == DIAJUKAN]
