"""The stored months of money by the cells that show them, in few queries.

A cell is named `b12.m7`: July of the year's row 12, `b12.m7.s3` what of it came from sumber dana
3, `b12.m7.s0` what is not told apart. Spending belongs to a sub kegiatan and its
unit kerja over both cycles of the year; what is new is written on the row of the Renja before
its perubahan, where there is one, so that a month stands in one place.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from budget.models import RealisasiAnggaran
from planning.kuantitas import Rupiah
from planning.models import BarisRenja, Renja
from renja.tabel_isian.data import KOSONG, Kini
from renja.tabel_isian.nilai import teks_uang

POLA_KUNCI = re.compile(r"b([0-9]{1,18})\.m([0-9]{1,2})(?:\.s([0-9]{1,18}))?")


@dataclass(frozen=True, slots=True)
class BarisUang:
    """A row of this Renja, and the row on which its spending is kept (`catat`)."""

    pk: int
    uid: UUID
    unit: int
    catat: int
    uid_catat: UUID
    # All rows of both cycles that the spending may stand on.
    semua: tuple[int, ...]


class Catatan(NamedTuple):
    """A stored month of one source (None: not told apart)."""

    pk: int
    versi: int
    sumber: int | None
    nilai: Rupiah


class Alamat(NamedTuple):
    """A key taken apart; `sumber` None where the cell stands for all sources, 0 for none."""

    baris: BarisUang
    bulan: int
    sumber: int | None = None

    def pilih(self, catatan: list[Catatan]) -> list[Catatan]:
        """Those of a month's records that the cell shows."""
        if self.sumber is None:
            return catatan
        return [satu for satu in catatan if (satu.sumber or 0) == self.sumber]


def bulan_triwulan(triwulan: int) -> tuple[int, int, int]:
    """The months of a quarter."""
    return 3 * triwulan - 2, 3 * triwulan - 1, 3 * triwulan


def kunci_sel(baris: int, bulan: int) -> str:
    """The name of a cell."""
    return f"b{baris}.m{bulan}"


def muat_baris(renja: Renja) -> dict[int, BarisUang]:
    """The rows of a Renja by key, with those of the other cycle beside them; one query."""
    menurut: dict[tuple[int, int], list[tuple[int, UUID, int]]] = defaultdict(list)
    semua = (
        BarisRenja.objects.filter(
            renja__perangkat_daerah=renja.perangkat_daerah_id, renja__tahun=renja.tahun
        )
        .order_by("renja__siklus", "pk")
        .values_list("sub_kegiatan_id", "unit_kerja_id", "pk", "uid", "renja_id")
    )
    for sub, unit, pk, uid, milik in semua:
        menurut[sub, unit].append((pk, uid, milik))
    return {
        pk: BarisUang(pk, uid, unit, isi[0][0], isi[0][1], tuple(satu[0] for satu in isi))
        for (_, unit), isi in menurut.items()
        for pk, uid, milik in isi
        if milik == renja.pk
    }


class Pembaca:
    """Reads the cells of one quarter of a Renja."""

    def __init__(self, renja: Renja, triwulan: int) -> None:
        self.renja = renja
        self.triwulan = triwulan
        self.bulan = bulan_triwulan(triwulan)
        self.baris = muat_baris(renja)
        self.pemilik = {pk: satu for satu in self.baris.values() for pk in satu.semua}

    def alamat(self, kunci: str) -> Alamat | None:
        """Take a key apart; None where the quarter has no such cell."""
        cocok = POLA_KUNCI.fullmatch(kunci)
        if cocok is None or int(cocok[2]) not in self.bulan:
            return None
        baris = self.baris.get(int(cocok[1]))
        sumber = None if cocok[3] is None else int(cocok[3])
        return Alamat(baris, int(cocok[2]), sumber) if baris else None

    def catatan(self, baris: Collection[int] | None = None) -> dict[tuple[int, int], list[Catatan]]:
        """What is stored by (row, month), of some rows or of all; one query."""
        dicari = self.baris if baris is None else baris
        milik = {pk for satu in dicari if satu in self.baris for pk in self.baris[satu].semua}
        isi = RealisasiAnggaran.objects.filter(baris__in=milik, bulan__in=self.bulan)
        hasil: dict[tuple[int, int], list[Catatan]] = defaultdict(list)
        for pemilik, bulan, pk, versi, sumber, nilai in isi.order_by(
            "sumber_dana__kode", "pk"
        ).values_list("baris_id", "bulan", "pk", "versi", "sumber_dana_id", "nilai"):
            hasil[self.pemilik[pemilik].pk, bulan].append(Catatan(pk, versi, sumber, nilai))
        return hasil

    def kini(self, kunci: Iterable[str]) -> dict[str, Kini]:
        """The cells of these keys as they stand now; keys without a cell are left out."""
        letak = {satu: alamat for satu in kunci if (alamat := self.alamat(satu))}
        isi = self.catatan({alamat.baris.pk for alamat in letak.values()}) if letak else {}
        return {
            satu: kini_sel(alamat.pilih(isi.get((alamat.baris.pk, alamat.bulan), [])))
            for satu, alamat in letak.items()
        }


def kini_sel(catatan: Collection[Catatan]) -> Kini:
    """A cell of what is stored: the sum, and the version where a single record stands there."""
    if not catatan:
        return KOSONG
    versi = next(iter(catatan)).versi if len(catatan) == 1 else 0
    return Kini(teks_uang(sum(satu.nilai for satu in catatan)), versi, len(catatan))


def baris_asli(baris: Iterable[int]) -> dict[int, Any]:
    """Rows of the year with what permission and gates ask of them; one query."""
    atas = ("renja__perangkat_daerah", "perangkat_daerah", "unit_kerja__induk__induk")
    semua = BarisRenja.objects.filter(pk__in=baris).select_related(*atas, "sub_kegiatan")
    return {satu.pk: satu for satu in semua}
