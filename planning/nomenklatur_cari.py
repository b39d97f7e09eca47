"""Searching an edition of the nomenclature by code or by words, in memory. Pure.

A code may be written with or without dots and zeros and may still be growing under the
fingers; words may come in any order, and each only has to begin one. What belongs to the
agency's own bidang urusan, or supports every one (`X.XX`), comes first.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

PENUNJANG = "X.XX"
_BUKAN_KATA = re.compile(r"[^0-9a-z]+")
_KODE = re.compile(r"[0-9x](?:[0-9x.\s]*[0-9x.])?", re.IGNORECASE)
_KODE_DALAM_KATA = re.compile(r"(?:[0-9]|x\.)[0-9x]*\.[0-9x.]*|[0-9]{5,}", re.IGNORECASE)
_URUTAN_TINGKAT = {"sub_kegiatan": 0, "kegiatan": 1, "program": 2}


@dataclass(frozen=True, slots=True)
class Butir:
    """A program, kegiatan or sub kegiatan of an edition with the way to it.

    `kegiatan` and `program` are the (kode, nama) above it, None where there is none.
    """

    kunci: int
    tingkat: str
    kode: str
    nama: str
    indikator: str
    satuan: str
    dihentikan: bool
    kegiatan: tuple[str, str] | None
    program: tuple[str, str] | None

    @property
    def bidang(self) -> str:
        """The bidang urusan of the code, `X.XX` for what supports every one."""
        return ".".join(self.kode.split(".")[:2])


@dataclass(frozen=True, slots=True)
class _Entri:
    """A butir with its texts folded, each after a space: so " kata" is the start of a word."""

    butir: Butir
    bagian: tuple[str, ...]
    rapat: str
    nama: str
    semua: str


class Indeks:
    """The butir of an edition, folded once for all searches."""

    def __init__(self, butir: Iterable[Butir]) -> None:
        self._entri = tuple(_entri(satu) for satu in butir)
        self._menurut_kode = {satu.butir.kode: satu.butir for satu in self._entri}

    def __len__(self) -> int:
        return len(self._entri)

    def butir(self, kode: str) -> Butir | None:
        """The butir of exactly this code."""
        return self._menurut_kode.get(kode)

    def cari(
        self, teks: str, bidang: Collection[str] = (), persis: str = "", batas: int = 30
    ) -> list[Butir]:
        """The best `batas` butir for what was typed; none for an empty text.

        `bidang` are the agency's own bidang urusan; `persis` is the edition's form of a whole
        code, where the caller could read one.
        """
        kode, kata = _pisah(teks)
        if not kode and not kata:
            return []
        calon: Iterable[_Entri] = self._entri
        if kode:
            tulisan = list(_tulisan(kode, bidang))
            calon = [e for e in calon if e.butir.kode == persis or _cocok_kode(e, tulisan)]
        # Most entries go at the first look: a word that is nowhere is in no better place either.
        for satu in kata:
            calon = [e for e in calon if satu in e.semua]
        hasil = [
            (self._peringkat(e, bidang, persis, kode, letak), e.butir)
            for e in calon
            if (letak := _letak_kata(e, kata)) is not None
        ]
        hasil.sort(key=itemgetter(0))
        return [butir for _, butir in hasil[:batas]]

    @staticmethod
    def _peringkat(
        satu: _Entri, bidang: Collection[str], persis: str, kode: str, letak: int
    ) -> tuple[object, ...]:
        """What comes first: the exact code, codes in their order, own urusan, words' places."""
        butir = satu.butir
        sendiri = butir.bidang == PENUNJANG or butir.bidang in bidang
        tingkat = _URUTAN_TINGKAT.get(butir.tingkat, 3)
        return (
            butir.kode != persis,
            butir.dihentikan,
            not sendiri if bidang else False,
            letak,
            0 if kode else tingkat,
            butir.bidang == PENUNJANG,
            butir.kode,
        )


def lipat(teks: str) -> str:
    """Text as it is compared: small letters without accents, single spaces, no signs."""
    dasar = unicodedata.normalize("NFKD", teks).encode("ascii", "ignore").decode().lower()
    return _BUKAN_KATA.sub(" ", dasar).strip()


def _entri(butir: Butir) -> _Entri:
    atas = " ".join(satu[1] for satu in (butir.kegiatan, butir.program) if satu)
    return _Entri(
        butir,
        tuple(butir.kode.split(".")),
        butir.kode.replace(".", ""),
        f" {lipat(butir.nama)}",
        f" {lipat(f'{butir.nama} {butir.indikator} {atas}')}",
    )


def _pisah(teks: str) -> tuple[str, list[str]]:
    """The code that was typed ("" without one), and the folded words beside it."""
    bersih = teks.strip()
    if _KODE.fullmatch(bersih) and any(huruf.isdigit() or huruf == "." for huruf in bersih):
        return bersih.upper(), []
    kode = ""
    sisa = []
    for kata in bersih.split():
        if not kode and _KODE_DALAM_KATA.fullmatch(kata):
            kode = kata.upper()
        else:
            sisa.append(kata)
    return kode, lipat(" ".join(sisa)).split()


def _tulisan(kode: str, bidang: Collection[str]) -> Iterator[tuple[list[str], str]]:
    """The ways to read a code: its parts ([] where it has no dots), and its signs in one."""
    bagian = [satu for satu in re.split(r"[.\s]+", kode) if satu]
    rapat = "".join(bagian)
    bertitik = len(bagian) > 1 or kode.endswith(".")
    if bertitik and kode.endswith("."):
        bagian.append("")
    yield (bagian if bertitik else [], rapat)
    for satu in bidang:
        umum = satu.split(".")
        program = bagian[2:3]
        if bertitik and bagian[:2] == umum and program and program[0] in {"", "0", "1", "01"}:
            yield ["X", "XX", *bagian[2:]], ""
        elif not bertitik and rapat.startswith(f"{''.join(umum)}01"):
            yield [], f"XXX{rapat[len(''.join(umum)) :]}"


def _cocok_kode(satu: _Entri, tulisan: Iterable[tuple[list[str], str]]) -> bool:
    for bagian, rapat in tulisan:
        if not bagian:
            if satu.rapat.startswith(rapat):
                return True
        elif satu.bagian[0] == bagian[0] and _awal_bagian(satu.bagian, bagian):
            return True
    return False


def _awal_bagian(punya: tuple[str, ...], ketikan: list[str]) -> bool:
    """Part by part, zeros in front aside; the last one may be unfinished."""
    if len(ketikan) > len(punya):
        return False
    *utuh, akhir = ketikan
    for ada, diketik in zip(punya, utuh, strict=False):
        if ada != diketik and _angka(ada) != _angka(diketik):
            return False
    letak = punya[len(utuh)]
    return letak.startswith(akhir) or _angka(letak) == _angka(akhir)


def _angka(bagian: str) -> str:
    return bagian.lstrip("0") or bagian


def _letak_kata(satu: _Entri, kata: list[str]) -> int | None:
    """0 where each word begins one of the name, 1 inside it, 2 around it; None without all."""
    if all(f" {k}" in satu.nama for k in kata):
        return 0
    if all(k in satu.nama for k in kata):
        return 1
    return 2 if all(f" {k}" in satu.semua for k in kata) else None
