"""What the chapters of a Renja draw on beside its forms, as frozen values.

They hang into the `Rencana` (renja.rencana); nothing here touches a database.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Misi:
    """A misi of the medium-term plan, with what helps and hinders the agency in serving it."""

    uid: UUID
    nomor: int
    uraian: str
    pendorong: tuple[str, ...] = ()
    penghambat: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TujuanDaerah:
    """A tujuan of the medium-term plan with the texts of its sasaran; `misi` is its number."""

    nomor: int
    uraian: str
    sasaran: tuple[str, ...] = ()
    misi: int | None = None


@dataclass(frozen=True, slots=True)
class Jangka:
    """The medium-term plan (RPJMD or RPD) above the Renstra; `nama` "" where none is named."""

    jenis: str = ""
    nama: str = ""
    visi: str = ""
    tahun_awal: int | None = None
    tahun_akhir: int | None = None
    misi: tuple[Misi, ...] = ()
    tujuan: tuple[TujuanDaerah, ...] = ()


@dataclass(frozen=True, slots=True)
class Isu:
    """An isu strategis with the problems behind it and the sasaran that answers it."""

    uid: UUID
    judul: str
    uraian: str
    permasalahan: tuple[str, ...] = ()
    sasaran: str = ""


@dataclass(frozen=True, slots=True)
class Layanan:
    """A kind of service, its legal basis, the unit that gives it, and its volume."""

    uid: UUID
    nama: str
    dasar_hukum: str = ""
    unit_kerja: str = ""
    volume: str = ""


@dataclass(frozen=True, slots=True)
class Peraturan:
    """A regulation of the legal basis (1.2), in the order of the list; `nomor` may be missing.

    `mengubah` and `dicabut_oleh` name the other regulation; `diubah_oleh` holds the full wording
    of those that changed it, in the order of their years.
    """

    uid: UUID
    jenis: str
    penerbit: str
    nomor: str
    tahun: int | None
    tentang: str
    sumber: str = ""
    mengubah: str = ""
    dicabut_oleh: str = ""
    diubah_oleh: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit kerja with its tugas and fungsi; `tingkat` is its depth below the agency."""

    nama: str
    jenis: str
    tingkat: int
    tugas: str = ""
    fungsi: str = ""


@dataclass(frozen=True, slots=True)
class Penetapan:
    """The Perkada that a Renja was set by; `nomor` "" as long as it was not."""

    nomor: str = ""
    tanggal: date | None = None


@dataclass(frozen=True, slots=True)
class Konteks:
    """Everything beside the forms; empty where the loader was not asked for it."""

    jangka: Jangka = Jangka()
    isu: tuple[Isu, ...] = ()
    layanan: tuple[Layanan, ...] = ()
    dasar_hukum: tuple[Peraturan, ...] = ()
    unit: tuple[Unit, ...] = ()
    alamat: str = ""
    singkatan: str = ""
    kepala_daerah: str = ""
    edisi: str = ""
    penetapan: Penetapan = Penetapan()
