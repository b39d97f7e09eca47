"""The stored cells of a grid by their key: what they say and at which version, in few queries.

A key names the owner and the column: `i12.t` is the target of indikator 12, `b5.p` the pagu
of the year's row 5, `s7.p2025` the pagu that the Renstra plans for sub kegiatan 7.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Q

from budget.models import LapisanPagu, Pagu, PaguRenstra, PaguSumber, PrakiraanMaju
from planning.kuantitas import Keadaan, Kuantitas
from planning.models import Renja, Target
from renja.tabel_isian.bentuk import Jenis, Kolom
from renja.tabel_isian.kolom import TAHUN
from renja.tabel_isian.nilai import teks_target, teks_uang
from renja.tabel_isian.sumber import Bagian, DaftarSumber

POLA_KUNCI = re.compile(r"([ibs])([0-9]{1,18})\.([a-z]{1,2}[0-9]{0,4})")
KEADAAN = {keadaan.value: keadaan for keadaan in Keadaan}
NILAI = ("bawah", "atas", "satuan", "teks", "keadaan")
# Which owner the cells of a column have, by grid and kind of column.
PEMILIK = {
    (TAHUN, Jenis.TARGET): "i",
    (TAHUN, Jenis.UANG): "b",
    (TAHUN, Jenis.SUMBER): "b",
    ("renstra", Jenis.TARGET): "i",
    ("renstra", Jenis.UANG): "s",
}


class Kini(NamedTuple):
    """A stored cell: its text and the version of its row, ("", 0) where there is none.

    `banyak` is how many sumber dana stand behind it.
    """

    teks: str
    versi: int
    banyak: int = 0


class Alamat(NamedTuple):
    """A key taken apart: the letter and the key of the owner, and the column."""

    huruf: str
    pemilik: int
    kolom: Kolom


KOSONG = Kini("", 0)


def alamat(kunci: str, jenis: str, kolom: Iterable[Kolom]) -> Alamat | None:
    """Take a key apart; None where the grid has no such cell."""
    cocok = POLA_KUNCI.fullmatch(kunci)
    if cocok is None:
        return None
    for satu in kolom:
        if satu.kunci == cocok[3] and PEMILIK.get((jenis, satu.jenis)) == cocok[1]:
            return Alamat(cocok[1], int(cocok[2]), satu)
    return None


def lapisan_indikatif(renja: Renja | int) -> dict[str, Any]:
    """The filter of the one layer that the agency itself plans."""
    return {
        "lapisan__renja": renja,
        "lapisan__jenis": LapisanPagu.Jenis.INDIKATIF,
        "lapisan__ke": 1,
    }


class Pembaca:
    """Reads the stored cells of one grid of a Renja."""

    def __init__(
        self, renja: Renja, jenis: str, kolom: Iterable[Kolom], sumber: DaftarSumber
    ) -> None:
        self.renja = renja
        self.jenis = jenis
        self.kolom = tuple(kolom)
        self.sumber = sumber
        self.kolom_target = {
            (satu.asal, satu.tahun): satu.kunci for satu in self.kolom if satu.asal
        }
        self.kolom_uang = {k.tahun: k.kunci for k in self.kolom if k.jenis is Jenis.UANG}

    def target(self, saring: Q) -> dict[str, Kini]:
        """Targets of the columns, of the indikator that the filter on Target leaves."""
        pilihan = Q()
        for asal, tahun in self.kolom_target:
            pilihan |= Q(asal=asal, tahun=tahun)
        hasil = {}
        isi = Target.objects.filter(saring, pilihan, indikator__renstra=self.renja.renstra_id)
        for nomor, asal, tahun, versi, satuan, *nilai in isi.values_list(
            "indikator_id", "asal", "tahun", "versi", "indikator__satuan", *NILAI
        ):
            bawah, atas, sendiri, ordinal, keadaan = nilai
            isi_sel = Kuantitas(bawah, atas, sendiri, ordinal, KEADAAN[keadaan])
            teks = teks_target(isi_sel, satuan)
            hasil[f"i{nomor}.{self.kolom_target[asal, tahun]}"] = Kini(teks, versi)
        return hasil

    def uang(self, saring: Q) -> dict[str, Kini]:
        """The money: of the year's rows, or (Renstra) of the sub kegiatan, that are left."""
        if self.jenis != TAHUN:
            return self._uang_renstra(saring)
        hasil: dict[str, Kini] = {}
        milik = Q(baris__renja=self.renja)
        pagu = list(
            Pagu.objects.filter(saring, milik, **lapisan_indikatif(self.renja)).values_list(
                "id", "baris_id", "nilai", "versi"
            )
        )
        bagian = self._bagian(saring)
        for kunci, baris, nilai, versi in pagu:
            isi = bagian.get(kunci, [])
            hasil[f"b{baris}.p"] = Kini(teks_uang(nilai), versi)
            hasil[f"b{baris}.s"] = Kini(self.sumber.teks(isi, nilai), versi, len(isi))
        for baris, nilai, versi in PrakiraanMaju.objects.filter(saring, milik).values_list(
            "baris_id", "nilai", "versi"
        ):
            hasil[f"b{baris}.q"] = Kini(teks_uang(nilai), versi)
        return hasil

    def _bagian(self, saring: Q) -> dict[int, list[Bagian]]:
        """The parts of each pagu; the filter names the row, one step further from here."""
        hasil: dict[int, list[Bagian]] = defaultdict(list)
        milik = {f"pagu__{nama}": isi for nama, isi in lapisan_indikatif(self.renja).items()}
        for pagu, dana, nilai in (
            PaguSumber.objects.filter(_berawalan(saring, "pagu__"), **milik)
            .order_by("urutan", "id")
            .values_list("pagu_id", "sumber_dana_id", "nilai")
        ):
            hasil[pagu].append((dana, nilai))
        return hasil

    def _uang_renstra(self, saring: Q) -> dict[str, Kini]:
        isi = PaguRenstra.objects.filter(
            saring,
            sub_kegiatan__kegiatan__program__renstra=self.renja.renstra_id,
            tahun__in=self.kolom_uang,
        )
        return {
            f"s{sub}.{self.kolom_uang[tahun]}": Kini(teks_uang(nilai), versi)
            for sub, tahun, nilai, versi in isi.values_list(
                "sub_kegiatan_id", "tahun", "nilai", "versi"
            )
        }

    def kini(self, kunci: Iterable[str]) -> dict[str, Kini]:
        """The cells of these keys as they stand now; keys without a row are left out."""
        diminta = set(kunci)
        pemilik: dict[str, set[int]] = defaultdict(set)
        for satu in diminta:
            letak = alamat(satu, self.jenis, self.kolom)
            if letak is not None:
                pemilik[letak.huruf].add(letak.pemilik)
        hasil: dict[str, Kini] = {}
        if pemilik["i"]:
            hasil |= self.target(Q(indikator__in=pemilik["i"]))
        if pemilik["b"]:
            hasil |= self.uang(Q(baris__in=pemilik["b"]))
        if pemilik["s"]:
            hasil |= self.uang(Q(sub_kegiatan__in=pemilik["s"]))
        return {satu: isi for satu, isi in hasil.items() if satu in diminta}


def _berawalan(saring: Q, awalan: str) -> Q:
    """The same filter, one relation further away."""
    hasil = Q(_connector=saring.connector, _negated=saring.negated)
    daftar: list[Any] = list(saring.children)
    for satu in daftar:
        if isinstance(satu, Q):
            hasil.add(_berawalan(satu, awalan), saring.connector)
        else:
            hasil.add(Q((f"{awalan}{satu[0]}", satu[1])), saring.connector)
    return hasil
