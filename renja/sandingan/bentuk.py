"""Two stages of a Renja side by side, as values; nothing here touches a database."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from planning.kuantitas import Kuantitas, Rupiah
from renja.dokumen.naskah import Naskah
from renja.penulisan.beda import Sepotong
from renja.rencana import Rencana
from renja.tabel.bentuk import Isi, Tingkat


@dataclass(frozen=True, slots=True)
class Sisi:
    """One of the two: what it is called on screen, the plan, and its manuscript where known."""

    label: str
    rencana: Rencana
    naskah: Naskah | None = None


class Keadaan(StrEnum):
    """What became of a row; it may have changed and moved at once."""

    BERTAMBAH = "bertambah"
    BERKURANG = "berkurang"
    BERUBAH = "berubah"
    PINDAH = "pindah"


SEBUTAN_KEADAAN = {
    Keadaan.BERTAMBAH: "Bertambah",
    Keadaan.BERKURANG: "Berkurang",
    Keadaan.BERUBAH: "Berubah",
    Keadaan.PINDAH: "Pindah",
}


class Jenis(StrEnum):
    """The kinds of row, in the order in which they are shown."""

    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB_KEGIATAN = "sub_kegiatan"
    INDIKATOR = "indikator"
    TUJUAN = "tujuan"
    SASARAN = "sasaran"
    MISI = "misi"
    PERMASALAHAN = "permasalahan"
    ISU = "isu"
    LAYANAN = "layanan"
    DASAR_HUKUM = "dasar_hukum"
    REVIU = "reviu"
    USULAN = "usulan"
    GAMBAR = "gambar"


SEBUTAN_JENIS = {
    Jenis.PROGRAM: "Program",
    Jenis.KEGIATAN: "Kegiatan",
    Jenis.SUB_KEGIATAN: "Sub kegiatan",
    Jenis.INDIKATOR: "Indikator",
    Jenis.TUJUAN: "Tujuan",
    Jenis.SASARAN: "Sasaran",
    Jenis.MISI: "Misi dan faktornya",
    Jenis.PERMASALAHAN: "Permasalahan (T-B.35)",
    Jenis.ISU: "Isu strategis",
    Jenis.LAYANAN: "Jenis pelayanan",
    Jenis.DASAR_HUKUM: "Dasar hukum",
    Jenis.REVIU: "Reviu rancangan awal RKPD (T-C.31)",
    Jenis.USULAN: "Usulan masyarakat (T-C.32)",
    Jenis.GAMBAR: "Gambar",
}


def selisih(semula: Isi, menjadi: Isi) -> Isi:
    """How much a number grew, in its satuan; None where the two cannot be subtracted."""
    if isinstance(semula, Kuantitas) and isinstance(menjadi, Kuantitas):
        satu, dua = semula.angka, menjadi.angka
        if satu is None or dua is None or semula.satuan != menjadi.satuan:
            return None
        return Kuantitas(dua - satu, None, menjadi.satuan)
    return selisih_uang(_uang(semula), _uang(menjadi))


def selisih_uang(semula: Rupiah | None, menjadi: Rupiah | None) -> Rupiah | None:
    """How many rupiah were added; money that came or went whole counts whole."""
    if semula is None and menjadi is None:
        return None
    return (menjadi or 0) - (semula or 0)


def _uang(isi: Isi) -> Rupiah | None:
    return isi if isinstance(isi, int | Decimal) else None


@dataclass(frozen=True, slots=True)
class Ubah:
    """A cell of a row, old over new; None where the row was not there."""

    medan: str
    semula: Isi
    menjadi: Isi

    @property
    def selisih(self) -> Isi:
        """How much a number grew, None for texts."""
        return selisih(self.semula, self.menjadi)


@dataclass(frozen=True, slots=True)
class Beda:
    """A row that differs: where it stands, what became of it, its cells, where it moved."""

    jenis: Jenis
    kode: str
    nama: str
    tempat: str
    keadaan: tuple[Keadaan, ...]
    ubah: tuple[Ubah, ...] = ()
    pindah: tuple[str, ...] = ()

    @property
    def sebutan(self) -> str:
        """The row by its code and name."""
        return f"{self.kode} {self.nama}".strip()


@dataclass(frozen=True, slots=True)
class Uang:
    """Pagu indikatif and prakiraan maju of a row on both sides, in rupiah."""

    tingkat: Tingkat
    kode: str
    nama: str
    semula: Rupiah | None
    menjadi: Rupiah | None
    maju_semula: Rupiah | None = None
    maju_menjadi: Rupiah | None = None
    uid: UUID | None = None
    anak: tuple["Uang", ...] = ()

    @property
    def selisih(self) -> Rupiah | None:
        """How much pagu was added."""
        return selisih_uang(self.semula, self.menjadi)

    @property
    def selisih_maju(self) -> Rupiah | None:
        """How much prakiraan maju was added."""
        return selisih_uang(self.maju_semula, self.maju_menjadi)

    @property
    def berubah(self) -> bool:
        """Whether either differs; a row without money is not one with 0."""
        return (self.semula, self.maju_semula) != (self.menjadi, self.maju_menjadi)


@dataclass(frozen=True, slots=True)
class BedaBagian:
    """A part of the manuscript that differs, word by word.

    `nilai_saja`: the source is the same, and only values bound into it are others.
    """

    judul: str
    tempat: str
    keadaan: tuple[Keadaan, ...]
    potongan: tuple[Sepotong, ...] = ()
    judul_semula: str = ""
    pindah: tuple[str, ...] = ()
    nilai_saja: bool = False


@dataclass(frozen=True, slots=True)
class Sandingan:
    """Everything that differs between two sides, in the order of the later one.

    `naskah` is None where either side has no manuscript.
    """

    semula: Sisi
    menjadi: Sisi
    beda: tuple[Beda, ...]
    program: tuple[Uang, ...]
    jumlah: Uang
    naskah: tuple[BedaBagian, ...] | None = None
    cacah: tuple[tuple[str, int, int], ...] = ()

    def banyak(self, keadaan: Keadaan) -> int:
        """How many rows and parts are in this state."""
        return len(_hanya(self.beda, keadaan)) + len(_hanya(self.naskah or (), keadaan))

    def hanya(self, keadaan: Keadaan | None) -> "Sandingan":
        """The same with those rows and parts alone that are in this state; all where None."""
        if keadaan is None:
            return self
        return Sandingan(
            self.semula,
            self.menjadi,
            _hanya(self.beda, keadaan),
            self.program,
            self.jumlah,
            None if self.naskah is None else _hanya(self.naskah, keadaan),
            self.cacah,
        )

    @property
    def sama(self) -> bool:
        """Whether nothing differs."""
        return not self.beda and not self.naskah


Berkeadaan = TypeVar("Berkeadaan", Beda, BedaBagian)


def _hanya(semua: Iterable[Berkeadaan], keadaan: Keadaan) -> tuple[Berkeadaan, ...]:
    return tuple(satu for satu in semua if keadaan in satu.keadaan)
