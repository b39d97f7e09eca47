"""What the page shows of a Sandingan: rows by kind, cells as text, the filter with its counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from renja.penulisan.beda import SAMA, Sepotong
from renja.sandingan.bentuk import (
    SEBUTAN_JENIS,
    SEBUTAN_KEADAAN,
    Beda,
    BedaBagian,
    Keadaan,
    Sandingan,
    Ubah,
)
from renja.sandingan.naskah import banyak_kata
from renja.sandingan.tabel import pisah_spasi, sebut_keadaan
from renja.tabel.bentuk import Isi, Jenis
from renja.tabel.sel import teks_sel

SEMUA = "semua"
LENCANA = {
    Keadaan.BERTAMBAH: "lencana--berhasil",
    Keadaan.BERKURANG: "lencana--galat",
    Keadaan.BERUBAH: "lencana--peringatan",
    Keadaan.PINDAH: "lencana--forum",
}


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell as text: "" on the side where the row was not there."""

    medan: str
    semula: str
    menjadi: str
    selisih: str


@dataclass(frozen=True, slots=True)
class Baris:
    """A row of the page."""

    kode: str
    nama: str
    tempat: str
    lencana: tuple[tuple[str, str], ...]
    sel: tuple[Sel, ...]
    pindah: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kelompok:
    """The rows of a kind; `anker` is the fragment that leads to them."""

    anker: str
    nama: str
    baris: tuple[Baris, ...]

    @property
    def banyak(self) -> int:
        """How many."""
        return len(self.baris)


@dataclass(frozen=True, slots=True)
class Saringan:
    """A choice of the filter: its word in the address, its name, its count, whether it is on."""

    kunci: str
    nama: str
    banyak: int
    kini: bool


@dataclass(frozen=True, slots=True)
class Bagian:
    """A part of the manuscript on the page.

    `potongan` holds kind, blanks before, text, and blanks behind of each piece.
    """

    beda: BedaBagian
    lencana: tuple[tuple[str, str], ...]
    potongan: tuple[tuple[str, str, str, str], ...]
    hapus: int
    tambah: int

    @property
    def keadaan(self) -> str:
        """Its state in words."""
        return sebut_keadaan(self.beda.keadaan)


def keadaan_dari(teks: str) -> Keadaan | None:
    """The state that an address asks for; None for all, also where the word is unknown."""
    return Keadaan(teks) if teks in list(Keadaan) else None


def saringan(sandingan: Sandingan, kini: Keadaan | None) -> list[Saringan]:
    """The choices with their counts, all first."""
    semua = len(sandingan.beda) + len(sandingan.naskah or ())
    return [
        Saringan(SEMUA, "Semua", semua, kini is None),
        *(
            Saringan(satu.value, nama, sandingan.banyak(satu), satu is kini)
            for satu, nama in SEBUTAN_KEADAAN.items()
        ),
    ]


def kelompok(sandingan: Sandingan) -> list[Kelompok]:
    """The rows by kind, in the order of the plan."""
    return [
        Kelompok(f"k-{jenis.value}", SEBUTAN_JENIS[jenis], tuple(map(_baris, isi)))
        for jenis, isi in groupby(sandingan.beda, key=lambda satu: satu.jenis)
    ]


def bagian(sandingan: Sandingan) -> list[Bagian]:
    """The parts of the manuscript that differ."""
    return [
        Bagian(
            satu,
            _lencana(satu.keadaan),
            tuple(map(potong, satu.potongan)),
            *banyak_kata(satu.potongan),
        )
        for satu in sandingan.naskah or ()
    ]


def potong(satu: Sepotong) -> tuple[str, str, str, str]:
    """A piece of prose: its kind, the blanks before, its text, the blanks behind."""
    if satu.jenis == SAMA:
        return SAMA, "", satu.teks, ""
    return satu.jenis, *pisah_spasi(satu.teks)


def _baris(beda: Beda) -> Baris:
    sel = tuple(map(_sel, beda.ubah))
    lencana = _lencana(beda.keadaan)
    return Baris(beda.kode, beda.nama, beda.tempat, lencana, sel, beda.pindah)


def _sel(satu: Ubah) -> Sel:
    beda = satu.selisih
    return Sel(
        satu.medan,
        _teks(satu.semula),
        _teks(satu.menjadi),
        "" if beda is None else _bertanda(teks_sel(beda, Jenis.SELISIH)),
    )


def _teks(isi: Isi) -> str:
    return teks_sel(isi, Jenis.TEKS)


def _bertanda(teks: str) -> str:
    """What went up with a plus; what went down stands in brackets already."""
    return teks if teks.startswith("(") or teks[:1] == "0" else f"+{teks}"


def _lencana(keadaan: Sequence[Keadaan]) -> tuple[tuple[str, str], ...]:
    return tuple((SEBUTAN_KEADAAN[satu], LENCANA[satu]) for satu in keadaan)
