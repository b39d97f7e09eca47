"""The plan as it stands, as an import compares it: keys, versions and values.

`JUMLAH_KUERI` queries, whatever the size of the plan. Rows are plain values here; those
that change are fetched as models by `terapkan`.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Q

from budget.models import LapisanPagu, Pagu, PaguSumber, PrakiraanMaju
from performance.models import Perkiraan
from planning import models as m
from planning.kuantitas import Keadaan, Kuantitas
from renja.impor.acuan import PENUNJANG, baku_kode
from renja.lembar.kode import konkret
from renja.pemuat.dasar import kelompok, tanpa_pemungut_sampah

JUMLAH_KUERI = 12
Rupiah = Any
PEMILIK = ("program", "kegiatan", "sub_kegiatan")
_NILAI = ("bawah", "atas", "satuan", "teks", "keadaan")
_KEADAAN = {satu.value: satu for satu in Keadaan}


@dataclass(slots=True, eq=False)
class Simpul:
    """A program, kegiatan or sub kegiatan of the Renstra; `kode` in the edition's form."""

    jenis: str
    pk: int
    uid: UUID
    versi: int
    nama: str
    urutan: int
    nomenklatur: int
    kode: str
    induk: "Simpul | None" = field(default=None, repr=False)
    anak: "list[Simpul]" = field(default_factory=list, repr=False)
    indikator: "list[Ukuran]" = field(default_factory=list, repr=False)
    baris: "list[Baris]" = field(default_factory=list, repr=False)


@dataclass(slots=True)
class Nilai:
    """A stored target or estimate: key, version, value."""

    pk: int
    versi: int
    nilai: Kuantitas


@dataclass(slots=True, eq=False)
class Ukuran:
    """An indikator of a node; `nilai` by field: target, target_maju, target_akhir, perkiraan."""

    pk: int
    uid: UUID
    versi: int
    uraian: str
    satuan: str
    urutan: int
    nilai: dict[str, Nilai] = field(default_factory=dict)
    # What a perubahan prints as long as it has no target of its own.
    semula: Kuantitas | None = None


@dataclass(slots=True)
class Uang:
    """A pagu or prakiraan maju: key, version, rupiah, and (dana, part) in order."""

    pk: int
    versi: int
    nilai: Rupiah
    sumber: tuple[tuple[int, Rupiah | None], ...] = ()


@dataclass(slots=True, eq=False)
class Baris:
    """A row of the Renja; `kode` and `nama` are this year's own, "" for the Renstra's."""

    pk: int
    uid: UUID
    versi: int
    sub: Simpul
    unit_kerja: int
    nama: str
    kode: str
    kelompok_sasaran: str
    prioritas_nasional: str
    prioritas_daerah: str
    lokasi: tuple[int, ...] = ()
    pagu: Uang | None = None
    maju: Uang | None = None

    @property
    def nama_tahun_ini(self) -> str:
        """The wording of the year."""
        return self.nama or self.sub.nama

    @property
    def kode_tahun_ini(self) -> str:
        """The code of the year."""
        return self.kode or self.sub.kode


class Kini:
    """The Renstra's tree with this year's rows, indexed for looking up."""

    def __init__(self, renja: m.Renja) -> None:
        self.renja = renja
        with tanpa_pemungut_sampah():
            self._muat_pohon()
            self._muat_baris()
            self._muat_indikator()
            self._muat_uang()

    @property
    def bidang(self) -> str:
        """The agency's own bidang urusan ("2.07"), "" where the tree shows none."""
        milik = (".".join(p.kode.split(".")[:2]) for p in self.program)
        return next((satu for satu in milik if satu != PENUNJANG), "")

    def kode_cetak(self, kode: str) -> str:
        """A code as the plan prints it."""
        return konkret(kode, self.bidang) if self.bidang else kode

    def menurut_pohon(self) -> "list[Baris]":
        """The rows in the order of the plan."""
        return [
            baris
            for program in self.program
            for kegiatan in program.anak
            for sub in kegiatan.anak
            for baris in sub.baris
        ]

    # --- Loading -------------------------------------------------------------------------

    def _muat_pohon(self) -> None:
        isi = ("pk", "uid", "versi", "nama", "urutan", "nomenklatur_id", "nomenklatur__kode")
        renstra = self.renja.renstra_id
        tingkat: tuple[tuple[str, Any, str, str], ...] = (
            ("program", m.Program, "renstra_id", "renstra"),
            ("kegiatan", m.Kegiatan, "program_id", "program__renstra"),
            ("sub_kegiatan", m.SubKegiatan, "kegiatan_id", "kegiatan__program__renstra"),
        )
        self.simpul: dict[str, dict[int, Simpul]] = {}
        atas: dict[int, Simpul] = {}
        for jenis, model, kolom, jalur in tingkat:
            baris = model.objects.filter(**{jalur: renstra}).order_by("urutan", "pk")
            hasil: dict[int, Simpul] = {}
            for induk, *nilai, kode in baris.values_list(kolom, *isi):
                pk, uid, versi, nama, urutan, nomenklatur = nilai
                satu = Simpul(
                    *(jenis, pk, uid, versi, nama, urutan, nomenklatur),
                    kode=baku_kode(kode),
                    induk=atas.get(induk),
                )
                hasil[satu.pk] = satu
                if satu.induk is not None:
                    satu.induk.anak.append(satu)
            self.simpul[jenis] = atas = hasil
        self.program = list(self.simpul["program"].values())
        self.menurut_nomenklatur = {
            (jenis, satu.nomenklatur): satu
            for jenis, isi_tingkat in self.simpul.items()
            for satu in isi_tingkat.values()
        }

    def _muat_baris(self) -> None:
        kolom = ("pk", "uid", "versi", "sub_kegiatan_id", "unit_kerja_id", "nama")
        rinci = ("kelompok_sasaran", "prioritas_nasional", "prioritas_daerah")
        baris = m.BarisRenja.objects.filter(renja=self.renja).order_by("unit_kerja__urutan", "pk")
        lokasi = kelompok(
            m.LokasiBaris.objects.filter(baris__renja=self.renja)
            .order_by("urutan", "pk")
            .values_list("baris_id", "wilayah_id")
        )
        self.baris: dict[int, Baris] = {}
        for pk, uid, versi, sub, unit, nama, kode, *isi in baris.values_list(
            *kolom, "nomenklatur__kode", *rinci
        ):
            induk = self.simpul["sub_kegiatan"][sub]
            tempat = tuple(satu for (satu,) in lokasi.get(pk, ()))
            sendiri = baku_kode(kode) if kode else ""
            kelompok_sasaran, nasional, daerah = isi
            satu = Baris(
                *(pk, uid, versi, induk, unit, nama, sendiri),
                *(kelompok_sasaran, nasional, daerah, tempat),
            )
            self.baris[pk] = satu
            induk.baris.append(satu)
        self.menurut_uid: dict[str, Simpul | Baris] = {
            str(satu.uid): satu
            for isi_tingkat in (self.simpul["program"], self.simpul["kegiatan"], self.baris)
            for satu in isi_tingkat.values()
        }

    def _muat_indikator(self) -> None:
        renja, renstra = self.renja, self.renja.renstra
        kolom = [f"{satu}_id" for satu in PEMILIK]
        indikator = m.Indikator.objects.filter(renstra=renstra).order_by("urutan", "pk")
        self.indikator: dict[int, Ukuran] = {}
        self.pemilik: dict[int, Simpul] = {}
        for *pemilik, pk, uid, versi, uraian, satuan, urutan in indikator.values_list(
            *kolom, "pk", "uid", "versi", "uraian", "satuan", "urutan"
        ):
            letak = next((n for n, kunci in enumerate(pemilik) if kunci is not None), None)
            if letak is None:
                continue
            simpul = self.simpul[PEMILIK[letak]][pemilik[letak]]
            satu = Ukuran(pk, uid, versi, uraian, satuan, urutan)
            simpul.indikator.append(satu)
            self.indikator[pk], self.pemilik[pk] = satu, simpul
        self.uid_indikator = {str(satu.uid): satu for satu in self.indikator.values()}
        asal = target_ditulis(renja)
        dicari = {kunci: isian for isian, kunci in asal.items()}
        saring = Q(tahun=renja.tahun, asal="renja")
        for tahun, dari in asal.values():
            saring |= Q(tahun=tahun, asal=dari)
        target = m.Target.objects.filter(saring, indikator__renstra=renstra)
        for milik, tahun, dari, pk, versi, *nilai in target.values_list(
            "indikator_id", "tahun", "asal", "pk", "versi", *_NILAI
        ):
            self._pasang(milik, dicari.get((tahun, dari), "semula"), pk, versi, nilai)
        perkiraan = Perkiraan.objects.filter(
            indikator__renstra=renstra, tahun=renja.tahun - 1, jenis=Perkiraan.Jenis.REALISASI
        )
        for milik, pk, versi, *nilai in perkiraan.values_list(
            "indikator_id", "pk", "versi", *_NILAI
        ):
            self._pasang(milik, "perkiraan", pk, versi, nilai)

    def _pasang(self, indikator: int, isian: str, pk: int, versi: int, nilai: list[Any]) -> None:
        satu = self.indikator.get(indikator)
        if satu is None:
            return
        isi = _kuantitas(nilai, satu.satuan)
        if isian == "semula":
            satu.semula = isi
        else:
            satu.nilai[isian] = Nilai(pk, versi, isi)

    def _muat_uang(self) -> None:
        self.lapisan = LapisanPagu.objects.filter(
            renja=self.renja, jenis=LapisanPagu.Jenis.INDIKATIF, ke=1
        ).first()
        sumber = kelompok(
            PaguSumber.objects.filter(pagu__lapisan=self.lapisan)
            .order_by("urutan", "pk")
            .values_list("pagu_id", "sumber_dana_id", "nilai")
        )
        pagu = Pagu.objects.filter(lapisan=self.lapisan)
        self.dana_dipakai: set[int] = {dana for isi in sumber.values() for dana, _ in isi}
        for baris, pk, versi, nilai in pagu.values_list("baris_id", "pk", "versi", "nilai"):
            bagian = tuple((dana, isi) for dana, isi in sumber.get(pk, ()))
            self.baris[baris].pagu = Uang(pk, versi, nilai, bagian)
        maju = PrakiraanMaju.objects.filter(baris__renja=self.renja)
        for baris, pk, versi, nilai in maju.values_list("baris_id", "pk", "versi", "nilai"):
            self.baris[baris].maju = Uang(pk, versi, nilai)


def target_ditulis(renja: m.Renja) -> Mapping[str, tuple[int, str]]:
    """By field, the year and origin of the Target that an import writes."""
    asal = m.Target.Asal
    tahun_ini = asal.RENJA if renja.siklus == m.Renja.Siklus.AWAL else asal.PERUBAHAN
    return {
        "target": (renja.tahun, tahun_ini.value),
        "target_maju": (renja.tahun + 1, asal.MAJU.value),
        "target_akhir": (renja.renstra.tahun_akhir, asal.AKHIR.value),
    }


def pilihan_buku(kini: "Kini") -> tuple[dict[UUID, int], dict[tuple[UUID, str], int]]:
    """The versions that the plan's workbook carries: of rows, and of values by their row."""
    versi: dict[UUID, int] = {}
    sel: dict[tuple[UUID, str], int] = defaultdict(int)
    for jenis in ("program", "kegiatan"):
        versi |= {satu.uid: satu.versi for satu in kini.simpul[jenis].values()}
    for baris in kini.baris.values():
        versi[baris.uid] = baris.versi
        if baris.pagu:
            sel[baris.uid, "pagu"] = baris.pagu.versi
        if baris.maju:
            sel[baris.uid, "pagu_maju"] = baris.maju.versi
    for ukuran in kini.indikator.values():
        versi[ukuran.uid] = ukuran.versi
        sel |= {(ukuran.uid, isian): satu.versi for isian, satu in ukuran.nilai.items()}
    return versi, dict(sel)


def _kuantitas(nilai: list[Any], satuan: str) -> Kuantitas:
    bawah, atas, sendiri, teks, keadaan = nilai
    return Kuantitas(bawah, atas, sendiri or satuan, teks, _KEADAAN[keadaan])
