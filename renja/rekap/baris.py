"""The rows of the roll-up: sorting, filtering and adding up. Pure but for the models' names."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from budget.serapan import Serapan, jumlah_serapan
from performance.capaian import rasio
from performance.hasil import Hasil, tidak_dapat
from performance.predikat import Predikat
from planning.kuantitas import Rupiah
from planning.models import PerangkatDaerah, Renja
from planning.models.pelaporan import TERKUNCI, StatusPelaporan
from renja.kewajiban import BELUM_DIISI
from renja.pengaturan import Berpengaturan
from renja.rekap.hitung import Kedudukan

TANPA_PREDIKAT = "tanpa"
STATUS: dict[str, str] = {BELUM_DIISI: "Belum diisi"} | {
    satu.value: str(satu.label)
    for satu in (
        StatusPelaporan.DRAF,
        StatusPelaporan.DIAJUKAN,
        StatusPelaporan.DIKEMBALIKAN,
        StatusPelaporan.DISETUJUI,
    )
}


@dataclass(frozen=True, slots=True)
class Pengaturan(Berpengaturan):
    """The settings of one Renja, and the name of its scale ("" where none was chosen)."""

    pengaturan: Mapping[str, object]
    skala: str = ""


BELUM_DIATUR = Pengaturan({})
TANPA_HASIL = Predikat()
TANPA_RENJA = tidak_dapat("belum memiliki Renja")
SEBUTAN = ("realisasi", "pagu")


@dataclass(frozen=True, slots=True)
class BarisRekap:
    """An agency at the end of a quarter; one without a Renja has neither figures nor settings.

    `status` is that of its report ("belum_diisi" where there is none), `diperpanjang` the day
    until which it alone may still fill in, `koreksi` how many approved values were reopened.
    """

    perangkat_daerah: PerangkatDaerah
    renja: Renja | None = None
    kedudukan: Kedudukan | None = None
    predikat: Predikat = TANPA_HASIL
    pengaturan: Pengaturan = BELUM_DIATUR
    status: str = BELUM_DIISI
    diperpanjang: date | None = None
    koreksi: int = 0

    @property
    def capaian(self) -> Hasil:
        """The agency's mean, or why there is none."""
        if self.kedudukan is None:
            return TANPA_RENJA
        return self.kedudukan.rata.hasil

    @property
    def serapan(self) -> Hasil:
        """What was spent of the pagu in force, in %."""
        if self.kedudukan is None:
            return TANPA_RENJA
        return rasio(self.realisasi, self.pagu, SEBUTAN)

    @property
    def pagu(self) -> Rupiah | None:
        """The pagu in force in rupiah, None where no row has one."""
        return self.kedudukan.serapan.pagu if self.kedudukan else None

    @property
    def realisasi(self) -> Rupiah | None:
        """What was spent in rupiah, None where nothing was reported."""
        return self.kedudukan.serapan.realisasi if self.kedudukan else None

    @property
    def belum(self) -> int:
        """How many indikator owe a report."""
        return self.kedudukan.belum if self.kedudukan else 0

    @property
    def nama_status(self) -> str:
        """The status in words."""
        return STATUS[self.status]

    @property
    def sudah_menyampaikan(self) -> bool:
        """Whether the quarter was handed in, with every row that owes a report."""
        return self.renja is not None and self.status in TERKUNCI and not self.belum


@dataclass(frozen=True, slots=True)
class Jumlah:
    """The sums of several agencies in rupiah; their serapan is the quotient of the two sums.

    `tanpa_realisasi` and `tanpa_pagu` count agencies without one, which the sums leave out.
    """

    perangkat_daerah: int
    uang: Serapan
    belum: int
    wajib: int
    menyampaikan: int

    @property
    def serapan(self) -> Hasil:
        """Divided once."""
        return rasio(self.uang.realisasi, self.uang.pagu, SEBUTAN)


def jumlahkan(baris: Sequence[BarisRekap]) -> Jumlah:
    """The sums over the rows."""
    ada = [satu.kedudukan for satu in baris if satu.kedudukan is not None]
    return Jumlah(
        len(baris),
        jumlah_serapan((satu.serapan.realisasi, satu.serapan.pagu) for satu in ada),
        sum(satu.belum for satu in ada),
        sum(satu.wajib for satu in ada),
        sum(1 for satu in baris if satu.sudah_menyampaikan),
    )


Kunci = Callable[[BarisRekap], Any]
URUTAN: dict[str, Kunci] = {
    "nama": lambda satu: satu.perangkat_daerah.nama.casefold(),
    "capaian": lambda satu: satu.capaian.nilai,
    "predikat": lambda satu: satu.capaian.nilai if satu.predikat.nama else None,
    "serapan": lambda satu: satu.serapan.nilai,
    "pagu": lambda satu: satu.pagu,
    "realisasi": lambda satu: satu.realisasi,
    "belum": lambda satu: satu.belum if satu.kedudukan else None,
    "laporan": lambda satu: list(STATUS).index(satu.status),
}


def urutkan(baris: Sequence[BarisRekap], urut: str) -> list[BarisRekap]:
    """By a key of URUTAN, falling where a minus stands before it; what has no value comes last.

    Rows that are equal there stand by their names. An unknown key gives the order of names.
    """
    turun, nama = urut.startswith("-"), urut.removeprefix("-")
    kunci = URUTAN.get(nama)
    semua = sorted(baris, key=URUTAN["nama"])
    if kunci is None:
        return semua
    berisi = [satu for satu in semua if kunci(satu) is not None]
    kosong = [satu for satu in semua if kunci(satu) is None]
    return [*sorted(berisi, key=kunci, reverse=turun), *kosong]


@dataclass(frozen=True, slots=True)
class Saringan:
    """What the address asks for; empty texts ask for nothing."""

    predikat: str = ""
    status: str = ""
    kata: str = ""

    @property
    def ada(self) -> bool:
        """Whether anything is left out."""
        return bool(self.predikat or self.status or self.kata.strip())


def saring(baris: Sequence[BarisRekap], saringan: Saringan) -> list[BarisRekap]:
    """The rows that match all of it; every word has to stand in the agency's names."""
    kata = saringan.kata.casefold().split()
    return [
        satu
        for satu in baris
        if _cocok(satu, saringan) and all(kata_satu in _nama(satu) for kata_satu in kata)
    ]


def daftar_predikat(baris: Sequence[BarisRekap]) -> list[str]:
    """The classes that occur, from the highest mean down."""
    urut = urutkan([satu for satu in baris if satu.predikat.nama], "-capaian")
    return list(dict.fromkeys(satu.predikat.nama for satu in urut))


def _cocok(satu: BarisRekap, saringan: Saringan) -> bool:
    predikat = satu.predikat.nama or TANPA_PREDIKAT
    return saringan.predikat in {"", predikat} and saringan.status in {"", satu.status}


def _nama(satu: BarisRekap) -> str:
    pd = satu.perangkat_daerah
    return f"{pd.nama} {pd.singkatan} {pd.kode}".casefold()


def catatan(baris: Sequence[BarisRekap]) -> list[str]:
    """What stands below the table: rules by agency, layers, and where the figures come from."""
    berisi = [satu for satu in baris if satu.kedudukan is not None]
    hasil = [
        *_menurut(berisi, _aturan),
        *_menurut(berisi, _lapisan),
        *_menurut(berisi, _koreksi),
    ]
    return [*hasil, *_menurut(berisi, lambda satu: satu.pengaturan.catatan_realisasi)]


def _menurut(baris: Collection[BarisRekap], kalimat: Callable[[BarisRekap], str]) -> list[str]:
    """Each sentence once, with the agencies that it is about unless it is about all."""
    milik: dict[str, list[str]] = {}
    for satu in baris:
        if kalimat(satu):
            milik.setdefault(kalimat(satu), []).append(satu.perangkat_daerah.nama)
    return [
        isi if len(nama) == len(baris) > 1 else f"{', '.join(nama)}: {isi}"
        for isi, nama in milik.items()
    ]


def _aturan(satu: BarisRekap) -> str:
    """How the agency's mean and predikat came about, in the order of its settings."""
    if satu.kedudukan is None:
        return ""
    rata, atur = satu.kedudukan.rata, satu.pengaturan
    batas = f"dibatasi {atur.batas_capaian} %" if atur.batas_capaian else "tanpa batas atas"
    nol = "; belum lapor dihitung 0" if rata.belum_lapor_nol else ""
    skala = f"predikat menurut {atur.skala}" if atur.skala else "skala predikat belum dipilih"
    return (
        f"rata-rata capaian atas {rata.tingkat}, tiap indikator {batas}, indikator makin rendah "
        f"makin baik varian {atur.varian_negatif}{nol}; {skala}."
    )


def _lapisan(satu: BarisRekap) -> str:
    if satu.kedudukan is None:
        return ""
    lapisan = satu.kedudukan.lapisan
    return f"pagu menurut {lapisan}." if lapisan else "belum ada lapisan pagu."


def _koreksi(satu: BarisRekap) -> str:
    if not satu.koreksi:
        return ""
    return f"{satu.koreksi} realisasi dibuka kembali untuk dikoreksi sesudah disetujui."
