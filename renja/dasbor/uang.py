"""Money up to a quarter: spending against the pagu in force and against the planned cash. Pure.

Rows are the Renja's (sub kegiatan by unit kerja). What nobody reported is missing, never 0;
where no anggaran kas is stored, nothing is planned by month and nothing is invented.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from budget.serapan import Serapan, jumlah_serapan, sampai_bulan
from performance.capaian import rasio
from performance.hasil import Hasil
from planning.kuantitas import Rupiah
from renja.dasbor.saringan import Saringan
from renja.pelaksanaan import Lapisan
from renja.rencana import Kegiatan, Program, Rencana, SubKegiatan

SEBUTAN = ("realisasi anggaran", "pagu")
SEBUTAN_KAS = ("realisasi anggaran", "anggaran kas")


@dataclass(frozen=True, slots=True)
class BarisUang:
    """A row's money in rupiah: pagu of the layer in force, realisasi and kas up to a month."""

    program: Program
    kegiatan: Kegiatan
    sub: SubKegiatan
    pagu: Rupiah | None
    realisasi: Rupiah | None
    kas: Rupiah | None

    @property
    def serapan(self) -> Hasil:
        """Realised over pagu in %."""
        return rasio(self.realisasi, self.pagu, SEBUTAN)

    @property
    def terhadap_kas(self) -> Hasil:
        """Realised over the planned cash to the same month in %."""
        return rasio(self.realisasi, self.kas, SEBUTAN_KAS)

    @property
    def melebihi(self) -> bool:
        """Whether more was spent than there is."""
        return self.realisasi is not None and self.pagu is not None and self.realisasi > self.pagu


@dataclass(frozen=True, slots=True)
class Uang:
    """The money that is shown: rows, their sums, and up to which month it was reported.

    `bulan` is the last month with a report of the agency (0: none yet), at most the
    quarter's last one (`sampai`); realisasi and kas are compared up to it.
    """

    baris: tuple[BarisUang, ...]
    lapisan: Lapisan | None
    bulan: int
    sampai: int
    jumlah: Serapan
    kas: Rupiah | None
    tanpa_kas: int

    @property
    def serapan(self) -> Hasil:
        """Sum of realised over sum of pagu in %, divided once."""
        return rasio(self.jumlah.realisasi, self.jumlah.pagu, SEBUTAN)

    @property
    def terhadap_kas(self) -> Hasil:
        """Realised over planned cash in %, of the rows that have a plan."""
        ada = [satu.realisasi for satu in self.baris if satu.kas is not None]
        return rasio(jumlahkan(ada), self.kas, SEBUTAN_KAS)


@dataclass(frozen=True, slots=True)
class Kurva:
    """Sums from January on by month, in rupiah: planned cash (empty without) and realised."""

    kas: tuple[tuple[int, Rupiah], ...]
    realisasi: tuple[tuple[int, Rupiah], ...]
    pagu: Rupiah | None


def hitung_uang(rencana: Rencana, saringan: Saringan) -> Uang:
    """The money of the rows that the filter shows, up to the quarter's end."""
    lapisan = rencana.pelaksanaan.lapisan_berlaku(rencana.tahun, saringan.triwulan)
    sampai = 3 * saringan.triwulan
    bulan = bulan_terakhir((sub for _, _, sub in _semua(rencana)), sampai)
    baris = tuple(
        _baris(program, kegiatan, sub, lapisan.kunci if lapisan else "", bulan)
        for program, kegiatan, sub in _semua(rencana)
        if saringan.memuat_baris(sub.uid_unit, program.uid)
    )
    return Uang(
        baris,
        lapisan,
        bulan,
        sampai,
        jumlah_serapan((satu.realisasi, satu.pagu) for satu in baris),
        jumlahkan(satu.kas for satu in baris),
        sum(1 for satu in baris if not satu.sub.uang.kas),
    )


def susun_kurva(uang: Uang) -> Kurva:
    """The S-curve: the whole year's planned cash, and what was reported up to now."""
    kas = [satu.sub.uang.kas for satu in uang.baris if satu.sub.uang.kas]
    nyata = [satu.sub.uang.per_bulan for satu in uang.baris]
    return Kurva(
        tuple(_bertumpuk(kas, 12)) if kas else (),
        tuple(_bertumpuk(nyata, uang.bulan)),
        uang.jumlah.pagu,
    )


def bulan_terakhir(baris: Iterable[SubKegiatan], sampai: int) -> int:
    """The last month up to `sampai` that any row reported, 0 where none did."""
    bulan = (ke for sub in baris for ke in sub.uang.realisasi if ke <= sampai)
    return max(bulan, default=0)


def jumlahkan(nilai: Iterable[Rupiah | None]) -> Rupiah | None:
    """The sum in rupiah of those that are there, None where none is."""
    ada = [satu for satu in nilai if satu is not None]
    return sum(ada) if ada else None


def _semua(rencana: Rencana) -> Iterator[tuple[Program, Kegiatan, SubKegiatan]]:
    for program in rencana.program:
        for kegiatan in program.kegiatan:
            for sub in kegiatan.sub_kegiatan:
                yield program, kegiatan, sub


def _baris(
    program: Program, kegiatan: Kegiatan, sub: SubKegiatan, lapisan: str, bulan: int
) -> BarisUang:
    pagu = sub.pagu.get(lapisan)
    return BarisUang(
        program,
        kegiatan,
        sub,
        pagu.nilai if pagu else None,
        sampai_bulan(sub.uang.per_bulan, bulan),
        sampai_bulan(sub.uang.kas, bulan),
    )


def _bertumpuk(deret: Iterable[Mapping[int, Rupiah]], sampai: int) -> Iterator[tuple[int, Rupiah]]:
    """The running sum of all the series, month by month."""
    semua = list(deret)
    jumlah: Rupiah = 0
    for bulan in range(1, sampai + 1):
        jumlah += sum(satu.get(bulan, 0) for satu in semua)
        yield bulan, jumlah
