"""One value out of several: the year from its quarters, a period from its years. Pure.

A quarter that nobody reported is never 0, a figure that is not released yet is neither
missing nor a value, and nothing is added across different satuan.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from performance import aturan_agregasi as aturan
from performance.aturan_agregasi import Aturan, Bahan, Butir, satuan_sama
from performance.hasil import Hasil
from planning.kuantitas import Keadaan, Kuantitas

__all__ = [
    "NilaiTriwulan",
    "Terhitung",
    "jumlah_tahun",
    "periode_dari_tahun",
    "satuan_sama",
    "tahun_dari_triwulan",
]

TANPA_HASIL = Hasil()
TRIWULAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
TAHUN: dict[tuple[str, str], tuple[Aturan, str]] = {
    ("kumulatif", "pada"): (aturan.jumlah, "kumulatif: jumlah triwulan"),
    ("kumulatif", "sampai"): (aturan.jumlah_terakhir, "kumulatif: s/d triwulan terakhir"),
    ("nilai_akhir", "pada"): (aturan.nilai_akhir, "nilai akhir: yang terakhir dilaporkan"),
    ("nilai_akhir", "sampai"): (aturan.nilai_akhir, "nilai akhir: yang terakhir dilaporkan"),
    ("persentase", "pada"): (
        aturan.persentase,
        "persentase: jumlah pembilang / jumlah penyebut × 100",
    ),
    ("persentase", "sampai"): (aturan.persentase_terakhir, "persentase: s/d triwulan terakhir"),
    ("rata_rata", "pada"): (aturan.rata_rata, "rata-rata triwulan yang dilaporkan"),
    ("rata_rata", "sampai"): (aturan.rata_rata_terakhir, "rata-rata: s/d triwulan terakhir"),
}
PERIODE: dict[str, tuple[Aturan, str]] = {
    "kumulatif": (aturan.jumlah, "kumulatif: jumlah tahun"),
    "nilai_akhir": (aturan.nilai_akhir, "nilai akhir: tahun terakhir yang dilaporkan"),
    "persentase": (aturan.persentase_terakhir, "persentase: tahun terakhir yang dilaporkan"),
    "rata_rata": (aturan.rata_rata, "rata-rata tahun yang dilaporkan"),
}


@dataclass(frozen=True, slots=True)
class NilaiTriwulan:
    """What one unit kerja reports for a quarter; pembilang and penyebut where kept."""

    nilai: Kuantitas
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Terhitung:
    """A value worked out of others, in its satuan, or missing with `alasan`.

    `hasil` explains it. `kurang` are the quarters (or years) that owe a report and have
    none, also where there is a number; `belum_rilis` those with a figure to come.
    """

    nilai: Kuantitas
    alasan: str = ""
    hasil: Hasil = TANPA_HASIL
    kurang: tuple[int, ...] = ()
    belum_rilis: tuple[int, ...] = ()


def tahun_dari_triwulan(
    laporan: Mapping[int, Sequence[NilaiTriwulan]],
    agregasi: str,
    cara_tulis: str,
    satuan: str,
    sampai: int = 4,
    wajib: Mapping[int, Collection[str]] | None = None,
) -> Terhitung:
    """The realisasi of a year up to the quarter `sampai`, in `satuan`.

    `laporan` holds for each quarter (1 to 4) at most one value of each unit kerja; `wajib`
    names the units that owe one (None: somebody owes one in every quarter). `cara_tulis`
    says whether a value is that of the quarter ("pada") or since January ("sampai").
    Raises KeyError for an unknown agregasi, ValueError for a unit that reports twice.
    """
    hitung, nama = TAHUN[agregasi, cara_tulis]
    bahan = _Triwulan(laporan, sampai, wajib).bahan(satuan)
    return _terhitung(bahan, *hitung(bahan, nama))


def periode_dari_tahun(nilai: Mapping[int, Kuantitas], agregasi: str, satuan: str) -> Terhitung:
    """The realisasi of several years in `satuan` by the same rules; a missing year is named.

    Every year of the period is a key, also one without a value. Raises KeyError for an
    unknown agregasi.
    """
    hitung, nama = PERIODE[agregasi]
    tahun = sorted(nilai)
    bahan = Bahan(
        tuple(
            Butir(satu, f"R{satu}", f"realisasi {satu}", nilai[satu])
            for satu in tahun
            if nilai[satu].ada
        ),
        satuan,
        tuple(satu for satu in tahun if not _berkabar(nilai[satu])),
        tuple(satu for satu in tahun if nilai[satu].keadaan is Keadaan.BELUM_RILIS),
        sebut=_sebut_tahun,
        belum="realisasi {} belum ada",
    )
    return _terhitung(bahan, *hitung(bahan, nama))


def jumlah_tahun(nilai: Mapping[int, Kuantitas], satuan: str) -> tuple[Kuantitas, str]:
    """The sum over the years in `satuan`, or missing with the reason as an Indonesian phrase."""
    jumlah = periode_dari_tahun(nilai, "kumulatif", satuan)
    return jumlah.nilai, jumlah.alasan


def _terhitung(bahan: Bahan, nilai: Kuantitas, hasil: Hasil) -> Terhitung:
    return Terhitung(nilai, hasil.alasan, hasil, bahan.kurang, bahan.belum_rilis)


def _berkabar(nilai: Kuantitas) -> bool:
    """Whether there is a value, or the word that it comes later."""
    return nilai.ada or nilai.keadaan is Keadaan.BELUM_RILIS


def _sebut_tahun(tahun: Iterable[int]) -> str:
    return f"tahun {', '.join(map(str, tahun))}"


def _sebut_triwulan(triwulan: Iterable[int]) -> str:
    return f"TW {', '.join(TRIWULAN[satu] for satu in triwulan)}"


@dataclass(slots=True)
class _Triwulan:
    """The reports of a year up to a quarter, sorted into values, holes and figures to come."""

    laporan: Mapping[int, Sequence[NilaiTriwulan]]
    sampai: int
    wajib: Mapping[int, Collection[str]] | None
    butir: list[Butir] = field(default_factory=list)
    kurang: list[int] = field(default_factory=list)
    belum_rilis: list[int] = field(default_factory=list)
    sebagian: set[str] = field(default_factory=set)
    ditunggu: set[str] = field(default_factory=set)

    def bahan(self, satuan: str) -> Bahan:
        """All quarters, in order."""
        for triwulan in range(1, self.sampai + 1):
            self._tambah(triwulan, self.laporan.get(triwulan, ()))
        bernilai = {satu.unit for satu in self.butir}
        return Bahan(
            tuple(self.butir),
            satuan,
            tuple(self.kurang),
            tuple(self.belum_rilis),
            sebut=_sebut_triwulan,
            belum="{} belum dilaporkan",
            sebagian=tuple(sorted(self.sebagian)),
            tanpa_nilai=tuple(sorted(self.ditunggu - bernilai - {""})),
        )

    def _tambah(self, triwulan: int, isi: Sequence[NilaiTriwulan]) -> None:
        if len(isi) > 1 and len({satu.unit for satu in isi}) < len(isi):
            raise ValueError(f"Unit kerja yang sama melapor dua kali pada TW {triwulan}.")
        ada = [satu for satu in isi if satu.nilai.ada]
        self.butir += _butir(triwulan, ada)
        menanti = {satu.unit for satu in isi if satu.nilai.keadaan is Keadaan.BELUM_RILIS}
        if menanti:
            self.belum_rilis.append(triwulan)
        berkabar = {satu.unit for satu in ada} | menanti
        belum = self._belum(triwulan, berkabar)
        self.ditunggu |= menanti | belum
        if belum:
            self.kurang.append(triwulan)
            if berkabar:
                self.sebagian |= belum

    def _belum(self, triwulan: int, berkabar: set[str]) -> set[str]:
        """The units that owe a report and have not given one; "" where no unit is named."""
        if self.wajib is None:
            return set() if berkabar else {""}
        return set(self.wajib.get(triwulan, ())) - berkabar


def _butir(triwulan: int, isi: Sequence[NilaiTriwulan]) -> Iterator[Butir]:
    """The values of a quarter, by unit: a single one is TW2, those of several TW2_1, TW2_2."""
    beberapa = len(isi) > 1
    urut = sorted(isi, key=lambda satu: satu.unit) if beberapa else isi
    for nomor, satu in enumerate(urut, start=1):
        simbol, nama = _sebutan(triwulan, nomor if beberapa else 0, satu.unit)
        yield Butir(triwulan, simbol, nama, satu.nilai, satu.pembilang, satu.penyebut, satu.unit)


@lru_cache(maxsize=4096)
def _sebutan(triwulan: int, nomor: int, unit: str) -> tuple[str, str]:
    """The symbol and the name of a quarter's value, of one of several units where numbered."""
    simbol = f"TW{triwulan}_{nomor}" if nomor else f"TW{triwulan}"
    return simbol, f"TW {TRIWULAN[triwulan]}" + (f", {unit}" if unit else "")
