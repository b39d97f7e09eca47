"""`Rencana`: one Renja, whole, as frozen values; everything is drawn from it.

Nothing here touches a database. Totals and counts are functions of the tree; money is
rupiah (`int`, or `Decimal` where there are sen), quantities are `Kuantitas`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from performance.agregasi import Terhitung
from performance.predikat import Skala
from planning.kuantitas import Kuantitas, Rupiah, kosong
from renja.konteks import Konteks
from renja.pelaksanaan import LaporanUnit, Pelaksanaan, UangBaris, berjalan
from renja.pengaturan import Berpengaturan

INDIKATIF = "indikatif"
# Behind the key of a layer of the other cycle: what units had there whose row this cycle has no
# more. It stands at the first row of the sub kegiatan.
UNIT_LAIN = "+unit-lain"
# Where a target comes from: a Renja prints its own, a changed one its changes first.
ASAL_TAHUN_INI = {"awal": ("renja",), "perubahan": ("perubahan", "renja")}
ASAL_TAHUN_LALU = ("perubahan", "renja")


@dataclass(frozen=True, slots=True)
class Tahunan:
    """Target and realisasi of a past year, and the agency that the year belongs to."""

    target: Kuantitas
    realisasi: Kuantitas
    milik: str
    sebanding: bool = False


@dataclass(frozen=True, slots=True)
class AnggaranTahunan:
    """Anggaran and realisasi of a past year in rupiah, None where missing."""

    anggaran: Rupiah | None
    realisasi: Rupiah | None
    milik: str
    sebanding: bool = False


@dataclass(frozen=True, slots=True)
class Indikator:
    """An indikator with its series: targets by (asal, tahun), the rest by year.

    `milik_lain` names the agency of each year whose realisasi belongs to another one.
    """

    uid: UUID
    uraian: str
    satuan: str
    arah: str
    agregasi: str
    iku: int | None = None
    nomor_pelayanan: int | None = None
    nspk: str = ""
    ikk: str = ""
    lainnya: str = ""
    target: Mapping[tuple[str, int], Kuantitas] = field(default_factory=dict)
    realisasi: Mapping[int, Kuantitas] = field(default_factory=dict)
    milik_lain: Mapping[int, str] = field(default_factory=dict)
    perkiraan: Mapping[int, Kuantitas] = field(default_factory=dict)
    proyeksi: Mapping[int, Kuantitas] = field(default_factory=dict)
    riwayat: Mapping[int, Tahunan] = field(default_factory=dict)
    cara_tulis: str = "pada"
    skala_ordinal: tuple[str, ...] = ()
    penanggung_jawab: UUID | None = None
    triwulan: Mapping[tuple[int, int], tuple[LaporanUnit, ...]] = field(default_factory=dict)
    target_triwulan: Mapping[tuple[int, int], Kuantitas] = field(default_factory=dict)

    def target_dari(self, tahun: int, *asal: str) -> Kuantitas:
        """The target of a year from the first `asal` that has one, else missing."""
        for satu in asal:
            nilai = self.target.get((satu, tahun))
            if nilai is not None:
                return nilai
        return kosong(self.satuan)

    def berjalan(self, tahun: int, sampai: int = 4, unit: Sequence[str] = ()) -> Terhitung:
        """The realisasi of a year up to a quarter, out of what counts of the reports.

        `unit` names the unit kerja that owe a report; without it, those that ever reported in
        the year. A quarter that is not planned owes none.
        """
        lapor = {q: self.triwulan.get((tahun, q), ()) for q in range(1, 5)}
        target = {q: self.target_triwulan.get((tahun, q)) for q in range(1, 5)}
        aturan = (self.agregasi, self.cara_tulis, self.satuan)
        return berjalan(lapor, target, aturan, sampai, unit)

    def realisasi_dari(self, tahun: int) -> Kuantitas:
        """The realisasi of a whole year: of its quarters where there are any, else as stored."""
        if any(satu == tahun for satu, _ in self.triwulan):
            return self.berjalan(tahun).nilai
        return self.realisasi.get(tahun, kosong(self.satuan))


@dataclass(frozen=True, slots=True)
class BagianSumber:
    """A sumber dana of a pagu; `nilai` None means "belum dirinci"."""

    kode: str
    cetak: str
    nilai: Rupiah | None


@dataclass(frozen=True, slots=True)
class Pagu:
    """The money of a sub kegiatan in one layer, by sumber dana."""

    nilai: Rupiah
    sumber: tuple[BagianSumber, ...] = ()


@dataclass(frozen=True, slots=True)
class SubKegiatan:
    """A row of the Renja: a sub kegiatan in the hands of one unit kerja.

    `uid` is the row's own, `uid_renstra` that of the sub kegiatan in the Renstra's tree.
    """

    uid: UUID
    uid_renstra: UUID
    kode: str
    nama: str
    unit_kerja: str
    lokasi: tuple[str, ...]
    indikator: tuple[Indikator, ...]
    pagu: Mapping[str, Pagu]
    prakiraan_maju: Rupiah | None
    kelompok_sasaran: str = ""
    prioritas_nasional: str = ""
    prioritas_daerah: str = ""
    uid_unit: UUID | None = None
    uang: UangBaris = field(default_factory=UangBaris)

    @property
    def teks_lokasi(self) -> str:
        """The places as the forms print them."""
        return ", ".join(self.lokasi)

    @property
    def teks_sumber_dana(self) -> str:
        """The funding sources of the indikatif pagu as the forms print them."""
        pagu = self.pagu.get(INDIKATIF)
        return " / ".join(satu.cetak for satu in pagu.sumber) if pagu else ""


@dataclass(frozen=True, slots=True)
class Kegiatan:
    """A kegiatan with its rows; `sub_lain` are those of the Renstra not in this year."""

    uid: UUID
    kode: str
    nama: str
    indikator: tuple[Indikator, ...]
    sub_kegiatan: tuple[SubKegiatan, ...]
    sub_lain: tuple[SubKegiatan, ...] = ()


@dataclass(frozen=True, slots=True)
class Urusan:
    """A code and name of the nomenclature above the programs."""

    kode: str
    nama: str


@dataclass(frozen=True, slots=True)
class Program:
    """A program with its kegiatan and the urusan and bidang urusan that it stands under.

    `kegiatan` have rows in this year's Renja; `kegiatan_lain` are the Renstra's others.
    `sasaran` is the uid of the one that it serves.
    """

    uid: UUID
    kode: str
    nama: str
    urusan: Urusan
    bidang_urusan: Urusan
    indikator: tuple[Indikator, ...]
    kegiatan: tuple[Kegiatan, ...]
    kegiatan_lain: tuple[Kegiatan, ...] = ()
    riwayat_anggaran: Mapping[int, AnggaranTahunan] = field(default_factory=dict)
    sasaran: UUID | None = None


@dataclass(frozen=True, slots=True)
class Sasaran:
    """A sasaran of the Renstra with its indikator."""

    uid: UUID
    nomor: int
    uraian: str
    indikator: tuple[Indikator, ...]


@dataclass(frozen=True, slots=True)
class Tujuan:
    """A tujuan of the Renstra with its indikator and sasaran."""

    uid: UUID
    nomor: int
    uraian: str
    indikator: tuple[Indikator, ...]
    sasaran: tuple[Sasaran, ...]


@dataclass(frozen=True, slots=True)
class SisiReviu:
    """One side of a line of T-C.31, as it was written; pagu in rupiah."""

    nama: str
    lokasi: str
    indikator: str
    target: str
    pagu: Rupiah | None


@dataclass(frozen=True, slots=True)
class BarisReviu:
    """A line of T-C.31: the RKPD's draft, the agency's analysis, and the catatan."""

    uid: UUID
    tingkat: str
    awal: SisiReviu
    analisis: SisiReviu
    catatan: str


@dataclass(frozen=True, slots=True)
class BarisPermasalahan:
    """A line of T-B.35."""

    uid: UUID
    masalah_pokok: str
    masalah: str
    akar_masalah: str


@dataclass(frozen=True, slots=True)
class BarisUsulan:
    """A line of T-C.32."""

    uid: UUID
    kegiatan: str
    lokasi: str
    indikator: str
    volume: str
    catatan: str


@dataclass(frozen=True, slots=True)
class BarisAnalisis:
    """Why an indikator went as it did: a line of Tabel 2.2, or a note of T-C.30."""

    uid: UUID
    indikator: UUID
    sifat: str
    kegiatan: str
    faktor: str
    tindak_lanjut: str


@dataclass(frozen=True, slots=True)
class Pemilik:
    """The agency whose plan this is."""

    kode: str
    nama: str
    pemda: str


@dataclass(frozen=True, slots=True)
class Periode:
    """The Renstra that the plan is drawn from."""

    nama: str
    tahun_awal: int
    tahun_akhir: int

    def memuat(self, *tahun: int) -> bool:
        """Whether every one of the years lies inside the period."""
        return all(self.tahun_awal <= satu <= self.tahun_akhir for satu in tahun)


@dataclass(frozen=True, slots=True)
class Rencana(Berpengaturan):
    """A Renja, whole: the tree with its series and everything that its forms print.

    `program` have rows in this year's Renja; `program_lain` are the Renstra's others,
    which the evaluation of past years still prints.
    `tertulis` holds, by form, the printed value of a cell (row uid, column key) that
    differs from the plan's own, in the shape of the JSON export.
    """

    perangkat_daerah: Pemilik
    tahun: int
    siklus: str
    tahap: str
    renstra: Periode
    program: tuple[Program, ...]
    tujuan: tuple[Tujuan, ...]
    program_lain: tuple[Program, ...] = ()
    indikator_lain: tuple[Indikator, ...] = ()
    reviu: tuple[BarisReviu, ...] = ()
    usulan: tuple[BarisUsulan, ...] = ()
    permasalahan: tuple[BarisPermasalahan, ...] = ()
    analisis: tuple[BarisAnalisis, ...] = ()
    tertulis: Mapping[str, Mapping[tuple[UUID, str], object]] = field(default_factory=dict)
    pengaturan: Mapping[str, object] = field(default_factory=dict)
    skala: Skala | None = None
    pelaksanaan: Pelaksanaan = field(default_factory=Pelaksanaan)
    konteks: Konteks = field(default_factory=Konteks)

    def target_tahun_ini(self, indikator: Indikator) -> Kuantitas:
        """The target of the Renja's year as this cycle sets it, else missing."""
        return indikator.target_dari(self.tahun, *ASAL_TAHUN_INI[self.siklus])

    def direncanakan(self, indikator: Sequence[Indikator]) -> tuple[Indikator, ...]:
        """Those that the Renja's year plans with a target, also "tidak direncanakan"."""
        asal = ASAL_TAHUN_INI[self.siklus]
        return tuple(
            satu for satu in indikator if any((dari, self.tahun) in satu.target for dari in asal)
        )

    def semua_indikator(self) -> Iterator[Indikator]:
        """Every indikator: tujuan, sasaran, program, kegiatan, sub kegiatan, the agency's own."""
        for tujuan in self.tujuan:
            yield from tujuan.indikator
            for sasaran in tujuan.sasaran:
                yield from sasaran.indikator
        for program in (*self.program, *self.program_lain):
            yield from program.indikator
            for kegiatan in (*program.kegiatan, *program.kegiatan_lain):
                yield from kegiatan.indikator
                for sub in (*kegiatan.sub_kegiatan, *kegiatan.sub_lain):
                    yield from sub.indikator
        yield from self.indikator_lain


Simpul = Rencana | Sequence[Program] | Program | Kegiatan | SubKegiatan


def daun(simpul: Simpul) -> Iterator[SubKegiatan]:
    """The sub kegiatan below a node of the tree (or several programs), in order."""
    if isinstance(simpul, SubKegiatan):
        yield simpul
    elif isinstance(simpul, Kegiatan):
        yield from simpul.sub_kegiatan
    elif isinstance(simpul, Program):
        for kegiatan in simpul.kegiatan:
            yield from kegiatan.sub_kegiatan
    else:
        for program in simpul.program if isinstance(simpul, Rencana) else simpul:
            yield from daun(program)


def jumlah_pagu(simpul: Simpul, lapisan: str = INDIKATIF) -> Rupiah | None:
    """The pagu of a layer below a node in rupiah; None where no row has one."""
    return _jumlah(sub.pagu[lapisan].nilai if lapisan in sub.pagu else None for sub in daun(simpul))


def jumlah_maju(simpul: Simpul) -> Rupiah | None:
    """The prakiraan maju below a node in rupiah; None where no row has one."""
    return _jumlah(sub.prakiraan_maju for sub in daun(simpul))


@dataclass(frozen=True, slots=True)
class Cacah:
    """How many program, kegiatan and (distinct) sub kegiatan a plan has."""

    program: int
    kegiatan: int
    sub_kegiatan: int


def cacah(rencana: Rencana) -> Cacah:
    """Count the tree; a sub kegiatan that two unit kerja share counts once."""
    return Cacah(
        len(rencana.program),
        sum(len(program.kegiatan) for program in rencana.program),
        len({sub.uid_renstra for sub in daun(rencana)}),
    )


def _jumlah(nilai: Iterator[Rupiah | None]) -> Rupiah | None:
    ada = [satu for satu in nilai if satu is not None]
    return sum(ada) if ada else None
