"""The outlines of a document, read from their data files: parts, order, starter texts.

An outline is dated data of a regulation (fixtures/dokumen/<kode>.toml, texts beside it in
<kode>/); what an agency makes of it is its manuscript (`Naskah`).
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID, uuid5

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from renja.dokumen.naskah import DI_DEPAN, TANPA_ISI, BabNaskah, JenisBab, Naskah

FOLDER = "dokumen"
SIKLUS = ("awal", "perubahan")
KEDUANYA = "keduanya"
# Never changes: the uid of every part of a fresh manuscript follows from it.
RUANG = UUID("0c3a6f1e-58b7-5d0e-9b1c-86201700da7a")
# A document without one of these is none.
POKOK = (JenisBab.SAMPUL, JenisBab.DAFTAR_ISI, JenisBab.BAB)
TUNGGAL = frozenset({JenisBab.SAMPUL, *TANPA_ISI})
KODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PANJANG_KODE = 60
T = TypeVar("T")
ATAS = "bagian atas berkas"
_ATAS = frozenset({"kode", "nama", "berlaku_dari", "berlaku_sampai", "bagian"})
_BAGIAN = frozenset({"kode", "jenis", "judul", "wajib", "siklus", "uraian", "anak"})


class KerangkaRusak(ImproperlyConfigured):
    """The data file of an outline is damaged; the message is an Indonesian sentence."""


@dataclass(frozen=True, slots=True)
class BagianKerangka:
    """A part of an outline; `wajib` parts cannot be removed from a manuscript.

    `siklus` is the cycle that it is for ("awal", "perubahan", "keduanya"), `isi` its starter
    text: Markdown with bound values, as `judul` may hold them too. `uraian` goes on after the
    title where the document tells of its own parts ("memuat ...", without a full stop).
    """

    kode: str
    jenis: JenisBab
    judul: str
    wajib: bool
    siklus: str = KEDUANYA
    isi: str = ""
    anak: tuple["BagianKerangka", ...] = ()
    uraian: str = ""

    def semua(self) -> Iterator["BagianKerangka"]:
        """The part itself and all below, in order."""
        yield self
        for anak in self.anak:
            yield from anak.semua()


@dataclass(frozen=True, slots=True)
class Kerangka:
    """An outline of a regulation for the years from `berlaku_dari` to `berlaku_sampai`."""

    kode: str
    nama: str
    berlaku_dari: int
    berlaku_sampai: int | None
    bagian: tuple[BagianKerangka, ...]

    def semua(self) -> Iterator[BagianKerangka]:
        """Every part, in the order of the document."""
        for satu in self.bagian:
            yield from satu.semua()

    def ambil(self, kode: str) -> BagianKerangka | None:
        """The part of a code, None where the outline has none."""
        return next((satu for satu in self.semua() if satu.kode == kode), None)

    def berlaku(self, tahun: int) -> bool:
        """Whether it is for the Renja of a year."""
        return self.berlaku_dari <= tahun <= (self.berlaku_sampai or tahun)

    def untuk(self, siklus: str) -> "Kerangka":
        """The same outline with the parts of one cycle alone."""
        return replace(self, bagian=_saring(self.bagian, siklus))


@cache
def daftar_kerangka() -> tuple[Kerangka, ...]:
    """Every outline with the parts of both cycles, the latest regulation first; read once."""
    folder = settings.BASE_DIR / "fixtures" / FOLDER
    semua = [baca_kerangka(berkas) for berkas in sorted(folder.glob("*.toml"))]
    kembar = _kembar([satu.kode for satu in semua])
    if kembar:
        raise KerangkaRusak(f"Kode kerangka {kembar} dipakai dua berkas pada {folder}; ganti satu.")
    return tuple(sorted(semua, key=lambda satu: satu.berlaku_dari, reverse=True))


@cache
def kerangka_untuk(tahun: int, siklus: str) -> Kerangka:
    """The outline for a Renja of that year, with the parts of its cycle ("awal", "perubahan").

    Raises `KerangkaRusak` where no data file covers the year.
    """
    for satu in daftar_kerangka():
        if satu.berlaku(tahun):
            return satu.untuk(siklus)
    raise KerangkaRusak(
        f"Belum ada kerangka naskah untuk Renja tahun {tahun}; tambahkan berkasnya pada "
        f"fixtures/{FOLDER}."
    )


def naskah_awal(kerangka: Kerangka) -> Naskah:
    """A manuscript of the starter texts; its uids follow from the codes, so they are the same."""
    return Naskah(
        kerangka=kerangka.kode, bab=tuple(_bab(kerangka.kode, satu) for satu in kerangka.bagian)
    )


def uid_awal(kerangka: str, bagian: str) -> UUID:
    """The identity of a part in a manuscript of starter texts."""
    return uuid5(RUANG, f"{kerangka}/{bagian}")


def _bab(kerangka: str, satu: BagianKerangka) -> BabNaskah:
    return BabNaskah(
        uid_awal(kerangka, satu.kode),
        satu.kode,
        satu.jenis,
        satu.judul,
        satu.isi,
        tuple(_bab(kerangka, anak) for anak in satu.anak),
        satu.uraian,
    )


def _saring(bagian: Sequence[BagianKerangka], siklus: str) -> tuple[BagianKerangka, ...]:
    return tuple(
        replace(satu, anak=_saring(satu.anak, siklus))
        for satu in bagian
        if satu.siklus in {siklus, KEDUANYA}
    )


def baca_kerangka(berkas: Path) -> Kerangka:
    """Read a data file with its texts; raise `KerangkaRusak` naming the file and the place."""
    try:
        isi = tomllib.loads(berkas.read_text(encoding="utf-8"))
        _periksa_kunci(isi, _ATAS, ATAS)
        hasil = Kerangka(
            _nilai(isi, "kode", str, ATAS),
            _nilai(isi, "nama", str, ATAS),
            _nilai(isi, "berlaku_dari", int, ATAS),
            _nilai(isi, "berlaku_sampai", int, ATAS) if "berlaku_sampai" in isi else None,
            _baca_bagian(isi, berkas.with_suffix("")),
        )
        _periksa(hasil)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as galat:
        raise KerangkaRusak(f"Berkas kerangka {berkas.name} tidak terbaca: {galat}.") from galat
    except ValueError as galat:
        raise KerangkaRusak(f"Berkas kerangka {berkas.name} keliru: {galat}.") from galat
    return hasil


def _baca_bagian(isi: Mapping[str, Any], folder: Path) -> tuple[BagianKerangka, ...]:
    return tuple(
        _satu_bagian(satu, folder, f"bagian ke-{ke}")
        for ke, satu in enumerate(_daftar(isi, "bagian", ATAS), 1)
    )


def _satu_bagian(satu: Mapping[str, Any], folder: Path, tempat: str) -> BagianKerangka:
    """One part of the file, with the text of its own file."""
    kode = _nilai(satu, "kode", str, tempat)
    if not KODE.fullmatch(kode) or len(kode) > PANJANG_KODE:
        raise ValueError(f'kode "{kode}" pada {tempat} bukan huruf kecil, angka, dan tanda hubung')
    tempat = f'bagian "{kode}"'
    _periksa_kunci(satu, _BAGIAN, tempat)
    jenis = _nilai(satu, "jenis", str, tempat)
    if jenis not in set(JenisBab):
        raise ValueError(f'jenis "{jenis}" pada {tempat} tidak dikenal; pilih {_pilihan(JenisBab)}')
    siklus = satu.get("siklus", KEDUANYA)
    if siklus not in {*SIKLUS, KEDUANYA}:
        pilihan = _pilihan((*SIKLUS, KEDUANYA))
        raise ValueError(f'siklus "{siklus}" pada {tempat} tidak dikenal; pilih {pilihan}')
    anak = tuple(
        _satu_bagian(isi, folder, f"anak ke-{ke} {tempat}")
        for ke, isi in enumerate(_daftar(satu, "anak", tempat), 1)
    )
    return BagianKerangka(
        kode,
        JenisBab(jenis),
        _nilai(satu, "judul", str, tempat),
        _nilai(satu, "wajib", bool, tempat),
        siklus,
        _teks_awal(folder / f"{kode}.md", JenisBab(jenis), boleh_kosong=bool(anak)),
        anak,
        _nilai(satu, "uraian", str, tempat) if "uraian" in satu else "",
    )


def _teks_awal(berkas: Path, jenis: JenisBab, *, boleh_kosong: bool) -> str:
    """The starter text of a part; lists have none, a chapter with parts may have none."""
    if jenis in TANPA_ISI:
        return ""
    if not berkas.is_file():
        if boleh_kosong:
            return ""
        raise ValueError(f"teks awal {berkas.parent.name}/{berkas.name} tidak ada; tulis berkasnya")
    return berkas.read_text(encoding="utf-8").strip() + "\n"


def _periksa(kerangka: Kerangka) -> None:
    """Raise ValueError with the place of what is wrong with an outline as a whole."""
    semua = list(kerangka.semua())
    kembar = _kembar([satu.kode for satu in semua])
    if kembar:
        raise ValueError(f'kode bagian "{kembar}" dipakai dua kali')
    for jenis in POKOK:
        if not any(satu.jenis is jenis and satu.wajib for satu in semua):
            raise ValueError(f'tidak ada bagian wajib berjenis "{jenis}"')
    for jenis in sorted(TUNGGAL):
        if sum(satu.jenis is jenis for satu in semua) > 1:
            raise ValueError(f'bagian berjenis "{jenis}" hanya boleh satu')
    for satu in kerangka.bagian:
        _periksa_atas(satu)
    _periksa_urutan(kerangka.bagian)


def _periksa_atas(satu: BagianKerangka) -> None:
    """A part that stands by itself, with its own parts."""
    if satu.jenis is JenisBab.SUB_BAB:
        raise ValueError(f'sub bab "{satu.kode}" tidak berada di bawah bab; pindahkan ke anak bab')
    for anak in satu.anak:
        if satu.jenis is not JenisBab.BAB or anak.jenis is not JenisBab.SUB_BAB or anak.anak:
            raise ValueError(f'bagian "{anak.kode}" harus sub bab langsung di bawah sebuah bab')
        if anak.wajib and not satu.wajib:
            raise ValueError(f'bab "{satu.kode}" harus wajib, karena memuat "{anak.kode}"')
        if satu.siklus not in {KEDUANYA, anak.siklus}:
            raise ValueError(f'siklus "{anak.kode}" lebih luas daripada bab "{satu.kode}"')


def _periksa_urutan(bagian: Sequence[BagianKerangka]) -> None:
    """Cover, then what stands before the chapters, then the chapters."""
    urutan = [_letak(satu.jenis) for satu in bagian]
    for ke, (kini, berikut) in enumerate(pairwise(urutan), start=1):
        if berikut < kini:
            raise ValueError(f'bagian "{bagian[ke].kode}" terlalu belakang; pindahkan ke depan')


def _letak(jenis: JenisBab) -> int:
    return 0 if jenis is JenisBab.SAMPUL else 1 if jenis in DI_DEPAN else 2


def _periksa_kunci(isi: Mapping[str, Any], dikenal: frozenset[str], tempat: str) -> None:
    asing = sorted(set(isi) - dikenal)
    if asing:
        raise ValueError(f'kunci "{asing[0]}" pada {tempat} tidak dikenal; hapus atau perbaiki')


def _nilai(isi: Mapping[str, Any], kunci: str, jenis: type[T], tempat: str) -> T:
    """A value that must be there, of its kind; texts and lists with something in them."""
    nilai = isi.get(kunci)
    if type(nilai) is not jenis or nilai in ("", []):
        raise ValueError(f'kunci "{kunci}" pada {tempat} kosong atau keliru jenisnya; perbaiki')
    return nilai


def _daftar(isi: Mapping[str, Any], kunci: str, tempat: str) -> Sequence[Mapping[str, Any]]:
    nilai = isi.get(kunci, [])
    if not isinstance(nilai, list) or not all(isinstance(satu, dict) for satu in nilai):
        raise ValueError(f'kunci "{kunci}" pada {tempat} bukan daftar bagian; perbaiki')
    return nilai


def _kembar(kode: Sequence[str]) -> str:
    return next((satu for satu in kode if kode.count(satu) > 1), "")


def _pilihan(isi: Sequence[str] | type[JenisBab]) -> str:
    return ", ".join(isi)
