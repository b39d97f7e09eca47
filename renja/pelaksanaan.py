"""What came of a plan, as frozen values: reports of quarters, months of money, corrections.

They hang into the `Rencana` (renja.rencana); nothing here touches a database.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from budget.lapisan import lapisan_pada
from performance.agregasi import NilaiTriwulan, Terhitung, tahun_dari_triwulan
from planning.kuantitas import Keadaan, Kuantitas, Rupiah
from planning.models.pelaporan import akhir_triwulan

DIAJUKAN, DISETUJUI = "diajukan", "disetujui"


@dataclass(frozen=True, slots=True)
class LaporanUnit:
    """What one unit kerja reports for an indikator and a quarter.

    `nilai` is what was typed last; `berlaku` what counts: a report that was handed in or
    approved, or, while an approved one is corrected, the value that stood there. None counts
    as not reported.
    """

    uid: UUID
    unit: UUID
    nama_unit: str
    status: str
    nilai: Kuantitas
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    rilis: date | None = None
    faktor_pendorong: str = ""
    faktor_penghambat: str = ""
    tindak_lanjut: str = ""
    atas_nama: bool = False
    bukti: int = 0
    berlaku: NilaiTriwulan | None = None
    dikoreksi: bool = False

    @property
    def belum_rilis(self) -> bool:
        """Whether the figure is still to be released."""
        return self.nilai.keadaan is Keadaan.BELUM_RILIS


def berjalan(
    lapor: Mapping[int, Sequence[LaporanUnit]],
    target: Mapping[int, Kuantitas | None],
    aturan: tuple[str, str, str],
    sampai: int,
    unit: Collection[str],
) -> Terhitung:
    """The realisasi of a year up to a quarter, out of what counts of the reports.

    `aturan` is (agregasi, cara_tulis, satuan) of the indikator. `unit` names the unit kerja
    that owe a report; without it, those that ever reported in the year. A quarter that the
    plan leaves out ("tidak direncanakan") owes none.
    """
    berlaku = {q: [satu.berlaku for satu in isi if satu.berlaku] for q, isi in lapor.items()}
    wajib = set(unit) or {satu.unit for isi in berlaku.values() for satu in isi} or {""}
    direncanakan = {
        q: wajib
        for q, isi in target.items()
        if isi is None or isi.keadaan is not Keadaan.TIDAK_DIRENCANAKAN
    }
    return tahun_dari_triwulan(berlaku, *aturan, sampai, direncanakan)


@dataclass(frozen=True, slots=True)
class UnitKerja:
    """A unit of the agency; the root has no `induk`."""

    uid: UUID
    nama: str
    jenis: str
    induk: UUID | None


@dataclass(frozen=True, slots=True)
class BagianBulan:
    """What a row spent in a month from one sumber dana; "" where the source is not told apart."""

    kode: str
    cetak: str
    nilai: Rupiah


@dataclass(frozen=True, slots=True)
class UangBaris:
    """The money of a row: spending and planned cash by month, other years, the Renstra's pagu.

    `realisasi_lalu` are the sums of earlier years of the Renstra, `pagu_renstra` its plan by
    year; both belong to the sub kegiatan and stand at the first of its rows.
    """

    realisasi: Mapping[int, tuple[BagianBulan, ...]] = field(default_factory=dict)
    kas: Mapping[int, Rupiah] = field(default_factory=dict)
    pagu_renstra: Mapping[int, Rupiah] = field(default_factory=dict)
    realisasi_lalu: Mapping[int, Rupiah] = field(default_factory=dict)

    @property
    def per_bulan(self) -> dict[int, Rupiah]:
        """The spending of each reported month, over all sources."""
        return {bulan: sum(satu.nilai for satu in isi) for bulan, isi in self.realisasi.items()}


@dataclass(frozen=True, slots=True)
class Lapisan:
    """A layer of pagu of the year, of either cycle; `kunci` is that of `SubKegiatan.pagu`."""

    kunci: str
    siklus: str
    jenis: str
    ke: int
    nama: str
    nomor: str = ""
    tanggal: date | None = None

    @property
    def sebutan(self) -> str:
        """The layer as a table names it, with its document."""
        dokumen = f" Nomor {self.nomor}" if self.nomor else ""
        return f"{self.nama}{dokumen}"


@dataclass(frozen=True, slots=True)
class Laporan:
    """The agency's report of a quarter; `status` "" where there is none."""

    status: str = ""
    faktor_pendorong: str = ""
    faktor_penghambat: str = ""
    tindak_lanjut_triwulan: str = ""
    tindak_lanjut_renja: str = ""
    alasan_kembali: str = ""
    disetujui_pada: datetime | None = None
    diperpanjang_sampai: date | None = None


@dataclass(frozen=True, slots=True)
class Koreksi:
    """An approved value that was corrected, or is being corrected (`selesai` None)."""

    jenis: str
    objek: UUID
    sebutan: str
    tahun: int
    triwulan: int
    lama: Mapping[str, object]
    baru: Mapping[str, object] | None
    alasan: str
    dibuka: datetime
    selesai: datetime | None


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """A signature block, valid from-until (both included)."""

    jabatan: str
    sebagai: str
    nama: str
    pangkat: str
    nip: str
    tempat: str
    dari: date
    sampai: date | None


@dataclass(frozen=True, slots=True)
class Pelaksanaan:
    """What hangs on the agency and the year rather than on a row."""

    unit: tuple[UnitKerja, ...] = ()
    lapisan: tuple[Lapisan, ...] = ()
    laporan: Mapping[tuple[int, int], Laporan] = field(default_factory=dict)
    koreksi: tuple[Koreksi, ...] = ()
    tanda_tangan: tuple[TandaTangan, ...] = ()
    jadwal: Mapping[int, tuple[date, date]] = field(default_factory=dict)

    def lapisan_berlaku(self, tahun: int, triwulan: int) -> Lapisan | None:
        """The layer of pagu in force at the end of a quarter, None where there is none."""
        return lapisan_pada(self.lapisan, akhir_triwulan(tahun, triwulan))

    def penanda_tangan(self, hari: date) -> TandaTangan | None:
        """Who signed on a day; of several the one who began last."""
        berlaku = [
            satu
            for satu in self.tanda_tangan
            if satu.dari <= hari and (satu.sampai is None or hari <= satu.sampai)
        ]
        return max(berlaku, key=lambda satu: satu.dari) if berlaku else None
