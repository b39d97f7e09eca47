"""Comparing single values of the file with those of the plan. Pure."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planning.kuantitas import STRIP, Keadaan, Kuantitas, tampil_angka, tampil_kuantitas
from renja.impor.acuan import Acuan, Daftar, Rujukan, TidakDikenal
from renja.impor.kini import Uang
from renja.impor.padanan import baku

PANJANG = {
    "nama": 500,
    "indikator": 1000,
    "satuan": 100,
    "kelompok_sasaran": 300,
    "prioritas_nasional": 300,
    "prioritas_daerah": 300,
}
_PEMISAH_TEMPAT = re.compile(r"\s*[,;]\s*|\s+dan\s+")
_PEMISAH_DANA = (re.compile(r"\s+/\s+"), re.compile(r"\s*[;,+]\s*|\s+dan\s+|\s*/\s*"))


def sama_kuantitas(a: Kuantitas | None, b: Kuantitas | None) -> bool:
    """Whether two targets say the same; a blank one is like none at all."""
    if a is None or a.keadaan is Keadaan.KOSONG:
        return b is None or b.keadaan is Keadaan.KOSONG
    if b is None or b.keadaan is Keadaan.KOSONG:
        return False
    return (a.bawah, a.atas, a.teks, a.keadaan) == (b.bawah, b.atas, b.teks, b.keadaan) and (
        not a.ada or sama_satuan(a.satuan, b.satuan)
    )


def sama_satuan(a: str, b: str) -> bool:
    """Whether two units are one but for case and spaces."""
    return a == b or " ".join(a.casefold().split()) == " ".join(b.casefold().split())


def tampil(nilai: Any) -> str:
    """A value as the preview prints it; what is missing is a dash."""
    if nilai is None or nilai == "":
        return STRIP
    if isinstance(nilai, Kuantitas):
        return tampil_kuantitas(nilai)
    return nilai if isinstance(nilai, str) else tampil_angka(nilai)


@dataclass(frozen=True)
class Ganda:
    """A text that means several funding sources, with those that it may mean."""

    kunci: str
    teks: str
    calon: Sequence[Rujukan]


class PembacaDaftar:
    """Reads cells that name places or funding sources, several of them in one cell."""

    def __init__(self, acuan: Acuan, dipakai: Collection[int], putusan: Mapping[str, str]) -> None:
        self.acuan = acuan
        self.dipakai = dipakai
        self.putusan = putusan
        self.ganda: dict[str, Ganda] = {}
        self._tempat: dict[str, tuple[int, ...]] = {}

    def tempat(self, teks: str) -> tuple[int, ...]:
        """The places that a cell names, in order; raises TidakDikenal."""
        if teks not in self._tempat:
            daftar = self.acuan.lokasi
            if daftar.semua(teks):
                hasil = [daftar.cari(teks).pk]
            else:
                bagian = [satu for satu in _PEMISAH_TEMPAT.split(teks) if satu.strip()]
                hasil = [daftar.cari(satu.strip()).pk for satu in bagian]
            self._tempat[teks] = tuple(dict.fromkeys(hasil))
        return self._tempat[teks]

    def dana(self, teks: str, utama: Collection[int]) -> tuple[int, ...]:
        """The funding sources that a cell names; `utama` are the row's own ones.

        Raises TidakDikenal.
        """
        daftar = self.acuan.sumber_dana
        for pemisah in (None, *_PEMISAH_DANA):
            bagian = pemisah.split(teks) if pemisah else [teks]
            bagian = [satu.strip() for satu in bagian if satu.strip()]
            if bagian and all(daftar.semua(satu) for satu in bagian):
                return tuple(dict.fromkeys(self._satu_dana(daftar, satu, utama) for satu in bagian))
        salah = next(
            (satu for satu in _PEMISAH_DANA[0].split(teks) if not daftar.semua(satu)), teks
        )
        return (daftar.cari(salah.strip()).pk,)

    def _satu_dana(self, daftar: Daftar, teks: str, utama: Collection[int]) -> int:
        """One of them; where a name has several codes, the one that the plan uses, else asked."""
        try:
            return daftar.cari(teks, utama).pk
        except TidakDikenal:
            calon = [satu for satu in daftar.semua(teks) if satu.pk in self.dipakai]
            calon = calon if len(calon) == 1 else daftar.semua(teks)
        if len(calon) == 1:
            return calon[0].pk
        kunci = f"d{baku(teks)}"[:100]
        self.ganda.setdefault(kunci, Ganda(kunci, teks, calon))
        dipilih = self.putusan.get(kunci, "")
        return next((satu.pk for satu in calon if satu.lain[0] == dipilih), calon[0].pk)


def teks_tempat(daftar: Daftar, kunci: Sequence[int]) -> str:
    """Places as the forms print them."""
    return ", ".join(daftar.menurut_pk[pk].nama for pk in kunci if pk in daftar.menurut_pk)


def teks_dana(daftar: Daftar, kunci: Sequence[int]) -> str:
    """Funding sources as the forms print them."""
    return " / ".join(daftar.menurut_pk[pk].nama for pk in kunci if pk in daftar.menurut_pk)


def bagian_dana(dana: Sequence[int], pagu: Any, lama: Uang | None) -> list[dict[str, Any]]:
    """The parts of a pagu: one source pays all of it; parts that are known stay while it stays."""
    dahulu = dict(lama.sumber) if lama is not None and lama.nilai == pagu else {}
    return [
        {
            "sumber_dana_id": pk,
            "nilai": pagu if len(dana) == 1 else dahulu.get(pk),
            "urutan": urutan,
        }
        for urutan, pk in enumerate(dana, start=1)
    ]
