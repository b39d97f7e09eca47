"""What incoming texts are looked up in: nomenclature, units, places, funding sources.

One query each, whatever the size of the file. Finding a name gives its row, or raises
`TidakDikenal` with the near ones in the sentence.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from budget.models import SumberDana
from planning import models as m
from renja.impor.padanan import baku, menurut_nama, terdekat
from renja.lembar.kode import KodeTidakTerbaca, normalkan

TINGKAT = ("program", "kegiatan", "sub_kegiatan")
SEBUTAN = {"program": "Program", "kegiatan": "Kegiatan", "sub_kegiatan": "Sub kegiatan"}
PENUNJANG = "X.XX"
# Near names are looked for this often in one file; after that a strange name is just strange.
_SARAN_TERBANYAK = 200
_KODE_BAKU = re.compile(r"(?:\d|X)(?:\.(?:\d\d|XX)(?:\.\d\d(?:\.\d\.\d\d(?:\.\d{4})?)?)?)?")
_URUTAN_TEMPAT = ("daerah", "semua_kecamatan", "semua_kelurahan", "kecamatan", "kelurahan")


class TidakDikenal(ValueError):
    """A text that names nothing here; the message is an Indonesian sentence."""


class Butir(NamedTuple):
    """A code of the edition: key, key of the one above, level, code, official name."""

    pk: int
    induk: int | None
    tingkat: str
    kode: str
    nama: str


class Rujukan(NamedTuple):
    """A row of a master list: its key, the name that is printed, and an order among equals."""

    pk: int
    nama: str
    urutan: int = 0
    lain: tuple[str, ...] = ()


class Nomenklatur:
    """One edition, with what earlier codes became in it."""

    def __init__(self, edisi: m.EdisiNomenklatur) -> None:
        self.nama = edisi.nama
        self.edisi = edisi
        butir = m.Nomenklatur.objects.filter(edisi=edisi).values_list(
            "pk", "induk_id", "tingkat", "kode", "nama"
        )
        self.menurut_pk = {baris[0]: Butir(*baris) for baris in butir}
        self.menurut_kode = {baku_kode(satu.kode): satu for satu in self.menurut_pk.values()}
        self._anak: dict[int | None, list[Butir]] = {}
        self._nama: dict[tuple[str, int | None], dict[str, list[Butir]]] = {}
        for satu in self.menurut_pk.values():
            self._anak.setdefault(satu.induk, []).append(satu)

    def anak(self, tingkat: str, induk: int | None) -> list[Butir]:
        """The codes of a level below a code, or all of that level without one."""
        if induk is None:
            return [satu for satu in self.menurut_pk.values() if satu.tingkat == tingkat]
        return [satu for satu in self._anak.get(induk, ()) if satu.tingkat == tingkat]

    def bernama(self, tingkat: str, induk: int | None) -> Mapping[str, Sequence[Butir]]:
        """The same by normalised name."""
        kunci = (tingkat, induk)
        if kunci not in self._nama:
            isi = self.anak(tingkat, induk)
            self._nama[kunci] = menurut_nama((satu.nama, satu) for satu in isi)
        return self._nama[kunci]

    @cached_property
    def penerus(self) -> Mapping[str, Sequence[Butir]]:
        """What a code of an earlier edition became in this one, by the old code."""
        hasil: dict[str, list[Butir]] = {}
        peta = m.PetaNomenklatur.objects.filter(baru__edisi=self.edisi)
        for lama, baru in peta.values_list("kode_lama", "baru_id"):
            hasil.setdefault(baku_kode(lama), []).append(self.menurut_pk[baru])
        return hasil

    @cached_property
    def bidang_urusan(self) -> tuple[str, ...]:
        """The codes of every bidang urusan."""
        return tuple(satu.kode for satu in self.anak("bidang_urusan", None))


def baku_kode(kode: str) -> str:
    """A stored code in the form that incoming ones are brought to."""
    if _KODE_BAKU.fullmatch(kode):
        return kode
    try:
        return normalkan(kode).teks
    except KodeTidakTerbaca:
        return kode


@dataclass(frozen=True)
class Daftar:
    """A master list that a cell names one row of."""

    sebutan: str
    isi: tuple[Rujukan, ...]
    _hafal: dict[str, list[Rujukan]] = field(default_factory=dict, repr=False)
    _pesan: dict[str, str] = field(default_factory=dict, repr=False)

    @cached_property
    def menurut_pk(self) -> Mapping[int, Rujukan]:
        """The rows by key."""
        return {satu.pk: satu for satu in self.isi}

    @cached_property
    def _nama(self) -> Mapping[str, list[Rujukan]]:
        return menurut_nama((teks, satu) for satu in self.isi for teks in (satu.nama, *satu.lain))

    def semua(self, teks: str) -> list[Rujukan]:
        """Every row of that name, exact ones before those that only read the same."""
        if teks not in self._hafal:
            sama = {satu.pk: satu for satu in self._nama.get(baku(teks), ())}
            persis = [satu for satu in sama.values() if satu.nama == teks]
            self._hafal[teks] = sorted(persis or sama.values(), key=lambda satu: satu.urutan)
        return self._hafal[teks]

    def cari(self, teks: str, utama: Iterable[int] = ()) -> Rujukan:
        """The row of that name; `utama` are keys that come first among equals.

        Raises TidakDikenal, also where several rows are meant equally.
        """
        ada = self.semua(teks)
        if not ada:
            raise TidakDikenal(self._kalimat(teks))
        dipakai = [satu for satu in ada if satu.pk in set(utama)]
        calon = dipakai or [satu for satu in ada if satu.urutan == ada[0].urutan]
        if len(calon) > 1:
            pilihan = ", ".join(" ".join((*satu.lain[:1], satu.nama)) for satu in calon[:4])
            raise TidakDikenal(
                f'{self.sebutan} "{teks[:80]}" dapat berarti {pilihan}. Tulis kodenya.'
            )
        return calon[0]

    def _kalimat(self, teks: str) -> str:
        if teks not in self._pesan:
            self._pesan[teks] = self._susun_kalimat(teks)
        return self._pesan[teks]

    def _susun_kalimat(self, teks: str) -> str:
        if len(self._pesan) >= _SARAN_TERBANYAK:
            return f'{self.sebutan} "{teks[:80]}" tidak dikenal. Pilih dari lembar Daftar.'
        dekat = list(dict.fromkeys(satu.nama for satu in terdekat(teks, self._nama, 3)))
        saran = " atau ".join(f'"{nama}"' for nama in dekat)
        akhir = f"Mungkin maksudnya {saran}." if saran else "Pilih dari lembar Daftar."
        return f'{self.sebutan} "{teks[:80]}" tidak dikenal. {akhir}'


class Acuan:
    """Everything that a file for one Renja is looked up in."""

    def __init__(self, renja: m.Renja) -> None:
        self.nomenklatur = Nomenklatur(renja.edisi)
        pd = renja.perangkat_daerah
        unit = m.UnitKerja.objects.filter(perangkat_daerah=pd).order_by("urutan", "id")
        isi_unit = list(unit.values_list("pk", "nama", "kode_sub_unit", "jenis"))
        self.unit_kerja = Daftar(
            "Unit kerja",
            tuple(Rujukan(pk, nama, 0, (kode,) if kode else ()) for pk, nama, kode, _ in isi_unit),
        )
        self.unit_akar = next((pk for pk, *_, jenis in isi_unit if jenis == "akar"), None)
        self.lokasi = Daftar("Lokasi", tuple(_tempat(pd.pemda_id)))
        self.sumber_dana = sumber_dana()
        self.satuan = tuple(
            m.Satuan.objects.filter(aktif=True).order_by("nama").values_list("nama", flat=True)
        )


def _tempat(pemda: int) -> Iterable[Rujukan]:
    isi = m.Wilayah.objects.filter(pemda=pemda).values_list("pk", "nama", "jenis", "kode")
    for pk, nama, jenis, kode in isi:
        urutan = _URUTAN_TEMPAT.index(jenis) if jenis in _URUTAN_TEMPAT else 9
        sebutan = {"kecamatan": ("Kecamatan", "Kec."), "kelurahan": ("Kelurahan", "Kel.")}
        lain = [f"{awal} {nama}" for awal in sebutan.get(jenis, ())]
        yield Rujukan(pk, nama, urutan, tuple([kode, *lain] if kode else lain))


def sumber_dana() -> Daftar:
    """The funding sources by code and by name; one query."""
    return Daftar("Sumber dana", tuple(_sumber()))


def _sumber() -> Iterable[Rujukan]:
    """Codes of the document (`cetak`) before those that only have the same official name."""
    isi = SumberDana.objects.order_by("kode").values_list("pk", "kode", "uraian", "cetak")
    for pk, kode, uraian, cetak in isi:
        yield Rujukan(pk, cetak or uraian, 0, (kode, uraian))
