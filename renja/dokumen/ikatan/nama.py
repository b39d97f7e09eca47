"""The names of a document with their values for one plan, and how they are told to people.

Every value comes from the `Rencana` alone, so a frozen stage prints the same for ever.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from renja.dokumen.ikatan.ikat import TAMBAHAN
from renja.dokumen.ikatan.kamus import Nama
from renja.dokumen.ikatan.rujukan import Rujukan
from renja.dokumen.ikatan.saringan import SARINGAN
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


def nama_dokumen(rencana: Rencana, rujukan: Rujukan, gambar: Collection[str] | None = None) -> Nama:
    """The names for one plan; `gambar` are the pictures that there are (None: any)."""
    return Nama(AKAR, Sumber(rencana), rujukan, sebutan_formulir(), gambar)


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


def lengkapi(
    awalan: str, lingkup: Mapping[str, str] | None = None, nama: Nama | None = None
) -> list[KeteranganNama]:
    """What may follow while a name is typed: `pa` gives `pagu`, `pagu.` all that is in it.

    `lingkup` maps the names of the loops around to what they stand for (`{"p": "program[]"}`);
    with `nama` the keys of a map are offered too (`capaian["`).
    """
    lingkup = lingkup or {}
    titik, kurung = awalan.rfind("."), awalan.rfind("[")
    if kurung > titik:
        return _kunci(awalan[:kurung], awalan[kurung + 1 :].strip("\"'"), nama)
    induk, ketikan = (awalan[:titik], awalan[titik + 1 :]) if titik >= 0 else ("", awalan)
    depan = f"{induk}." if induk else ""
    jalur = _jalur(induk, lingkup)
    hasil = [
        KeteranganNama(depan + satu.nama[len(jalur) :], satu.jenis, satu.keterangan, satu.contoh)
        for satu in daftar_nama()
        if satu.nama.startswith(jalur) and _langsung(satu.nama[len(jalur) :])
    ]
    if induk in lingkup:
        hasil += _tambahan(depan)
    elif not induk:
        hasil = [*_peubah(lingkup), *hasil]
    return [satu for satu in hasil if satu.nama.startswith(depan + ketikan)]


def _jalur(induk: str, lingkup: Mapping[str, str]) -> str:
    """The canonical beginning of what stands below a typed name."""
    pokok, titik, sisa = induk.partition(".")
    kunci = pokok.find("[")
    if kunci >= 0:
        pokok = f'{pokok[:kunci]}["…"]'
    if not pokok:
        return ""
    return f"{lingkup.get(pokok, pokok)}{titik}{sisa}."


def _langsung(sisa: str) -> bool:
    return bool(sisa) and "." not in sisa and "[" not in sisa


def _tambahan(depan: str) -> list[KeteranganNama]:
    """What every name of a loop knows."""
    kata = {"ke": "Urutannya dalam perulangan, mulai 1.", "terakhir": "Apakah ia yang terakhir."}
    return [
        KeteranganNama(f"{depan}{satu}", tipe.jenis.value, kata[satu], "1" if satu == "ke" else "")
        for satu, tipe in TAMBAHAN.items()
    ]


def _peubah(lingkup: Mapping[str, str]) -> list[KeteranganNama]:
    return [
        KeteranganNama(satu, "isi daftar", f"Satu isi {jalur.removesuffix('[]')}.", "")
        for satu, jalur in lingkup.items()
    ]


def _kunci(peta: str, ketikan: str, nama: Nama | None) -> list[KeteranganNama]:
    bidang = AKAR.bidang.get(peta)
    if bidang is None or bidang.tipe.jenis is not Jenis.PETA or nama is None:
        return []
    jenis = bidang.tipe.unsur.jenis.value if bidang.tipe.unsur else ""
    cocok: Iterable[str] = (satu for satu in nama.kunci([bidang]) if satu.startswith(ketikan))
    return [
        KeteranganNama(f'{peta}["{satu}"]', jenis, bidang.keterangan, bidang.contoh)
        for satu in cocok
    ]
