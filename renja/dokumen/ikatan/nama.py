"""The names of a document with their values for one plan, and how they are told to people.

Every value comes from the `Rencana` alone, so a frozen stage prints the same for ever.
"""

from collections.abc import Collection, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, replace
from functools import cache

from renja.dokumen.ikatan.kamus import Nama
from renja.dokumen.ikatan.rujukan import Rujukan
from renja.dokumen.ikatan.saringan import SARINGAN
from renja.dokumen.ikatan.sistematika import BagianSistematika
from renja.dokumen.ikatan.skema_akar import AKAR
from renja.dokumen.ikatan.sumber import Sumber
from renja.dokumen.ikatan.tipe import Jenis, Skema, Tipe
from renja.laporan import FORMULIR
from renja.rencana import Rencana


@dataclass(frozen=True, slots=True)
class KeteranganNama:
    """A name told: `program[].nama` is the name of each of the list `program`.

    `jenis` is in Indonesian words, `contoh` what it prints, "" for lists and records.
    """

    nama: str
    jenis: str
    keterangan: str
    contoh: str


@dataclass(frozen=True, slots=True)
class KeteranganSaringan:
    """A filter told; `terima` are the kinds that it takes, `contoh` a use of it."""

    nama: str
    terima: tuple[str, ...]
    keterangan: str
    contoh: str


def nama_dokumen(
    rencana: Rencana,
    rujukan: Rujukan,
    gambar: Collection[str] | None = None,
    sistematika: tuple[BagianSistematika, ...] = (),
) -> Nama:
    """The names for one plan; `gambar` are the pictures that there are (None: any).

    `sistematika` are the chapters of the document in which they are used.
    """
    return Nama(AKAR, Sumber(rencana, sistematika), rujukan, sebutan_formulir(), gambar)


def dengan_sistematika(nama: Nama, sistematika: tuple[BagianSistematika, ...]) -> Nama:
    """The same names with other chapters; everything else that was taken is kept."""
    sumber = copy(nama.sumber)
    if not isinstance(sumber, Sumber):
        raise TypeError("only the names of a document know its chapters")
    sumber.sistematika = sistematika
    lain = {kunci: isi for kunci, isi in nama.simpanan.items() if kunci[0] != ".sistematika"}
    return replace(nama, sumber=sumber, simpanan=lain)


def sebutan_formulir() -> Mapping[str, tuple[str, ...]]:
    """The forms by code with the other names that each goes by: number in use, official name."""
    return {kode: (satu.nama, satu.sebutan) for kode, satu in FORMULIR.items()}


@cache
def daftar_nama() -> tuple[KeteranganNama, ...]:
    """Every name, those inside lists and records after their own."""
    return tuple(_isi(AKAR, ""))


@cache
def daftar_saringan() -> tuple[KeteranganSaringan, ...]:
    """Every filter."""
    return tuple(
        KeteranganSaringan(satu.nama, tuple(sorted(satu.terima)), satu.keterangan, satu.contoh)
        for satu in SARINGAN.values()
    )


daftar_filter = daftar_saringan


def _isi(skema: Skema, awalan: str) -> Iterator[KeteranganNama]:
    for bidang in skema.bidang.values():
        nama, jenis = f"{awalan}{bidang.nama}", bidang.tipe.jenis.value
        yield KeteranganNama(nama, jenis, bidang.keterangan, bidang.contoh)
        yield from _di_dalam(bidang.tipe, nama)


def _di_dalam(tipe: Tipe, nama: str) -> Iterator[KeteranganNama]:
    unsur = tipe.unsur or tipe
    tanda = {Jenis.DAFTAR: "[]", Jenis.PETA: '["…"]'}.get(tipe.jenis, "")
    if unsur.skema is not None:
        yield from _isi(unsur.skema, f"{nama}{tanda}.")
