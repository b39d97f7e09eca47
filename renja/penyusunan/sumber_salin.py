"""Last year's Renja beside this one: which row goes where, and what it would bring."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from django.db.models import Prefetch

from budget.models import LapisanPagu, Pagu, PrakiraanMaju
from planning.kuantitas import Rupiah
from planning.models import (
    BarisRenja,
    Indikator,
    LokasiBaris,
    Nomenklatur,
    Renja,
    SubKegiatan,
    Target,
    UnitKerja,
)
from planning.peta_nomenklatur import nasib
from renja.penyusunan.bahan import KunciTarget, asal_target, daftar_unit, muat_target
from renja.penyusunan.tarik import nama_bila_berganti

KETERANGAN = ("kelompok_sasaran", "prioritas_nasional", "prioritas_daerah", "penanda")


@dataclass(frozen=True, slots=True)
class Uang:
    """Money that a row gets: rupiah, and its sumber dana as (key, part or None)."""

    nilai: Rupiah
    sumber: tuple[tuple[int, Rupiah | None], ...]
    dari_maju: bool


@dataclass(frozen=True, slots=True)
class Padanan:
    """A row of last year with its place in this one.

    `sub` is None where this year's Renstra has no counterpart (`sebab` says why), `kini` the
    row that is there already. `isi` and `lokasi` are what the row would bring into empty
    columns, `pagu` likewise.
    """

    lalu: BarisRenja
    sub: SubKegiatan | None
    unit: UnitKerja | None
    kini: BarisRenja | None
    kode: Nomenklatur | None = None
    nama: str = ""
    sebab: str = ""
    isi: Mapping[str, Any] = field(default_factory=dict)
    lokasi: tuple[tuple[int, int], ...] = ()
    pagu: Uang | None = None
    target: tuple[tuple[Indikator, Target], ...] = ()

    @property
    def baru(self) -> bool:
        """Whether the row itself is added."""
        return self.sub is not None and self.kini is None

    @property
    def dilengkapi(self) -> bool:
        """Whether a row that is there gets something into empty columns."""
        return self.kini is not None and bool(self.isi or self.lokasi or self.pagu or self.target)

    @property
    def apa(self) -> str:
        """What the row brings, in words."""
        kolom: Any = BarisRenja._meta
        bagian = [str(kolom.get_field(nama).verbose_name) for nama in self.isi]
        bagian += ["lokasi"] * bool(self.lokasi) + ["pagu"] * bool(self.pagu)
        bagian += [f"{len(self.target)} target"] * bool(self.target)
        return ", ".join(bagian)


def baris_renja(renja: Renja) -> list[BarisRenja]:
    """The rows of a Renja in the order of the tree, with places, money and codes loaded."""
    indikatif = Pagu.objects.filter(lapisan__jenis=LapisanPagu.Jenis.INDIKATIF, lapisan__ke=1)
    return list(
        renja.baris.select_related("unit_kerja", "nomenklatur", "sub_kegiatan__nomenklatur")
        .select_related("sub_kegiatan__kegiatan__program", "prakiraan_maju")
        .prefetch_related(
            Prefetch("lokasi_baris", LokasiBaris.objects.order_by("urutan", "pk")),
            Prefetch("pagu", indikatif.prefetch_related("sumber"), to_attr="indikatif"),
        )
        .order_by(
            "sub_kegiatan__kegiatan__program__urutan",
            "sub_kegiatan__kegiatan__urutan",
            "sub_kegiatan__urutan",
            "unit_kerja__urutan",
            "pk",
        )
    )


class Padankan:
    """Pairs the rows of two Renja; a constant number of queries."""

    def __init__(self, renja: Renja, lalu: Renja, pilihan: frozenset[str]) -> None:
        self.renja, self.lalu, self.pilihan = renja, lalu, pilihan
        self.baris_lalu = baris_renja(lalu)
        self.banyak_lalu = Counter(satu.sub_kegiatan_id for satu in self.baris_lalu)
        self.kini: dict[int, list[BarisRenja]] = defaultdict(list)
        for satu in baris_renja(renja):
            self.kini[satu.sub_kegiatan_id].append(satu)
        self.pagu_kini: Rupiah = sum(
            pagu.nilai for isi in self.kini.values() for b in isi if (pagu := _indikatif(b))
        )
        self.unit = {satu.pk: satu for satu in daftar_unit(renja)}
        self.serenstra = renja.renstra_id == lalu.renstra_id
        self._muat_sub()
        self._muat_target()

    def _muat_sub(self) -> None:
        semua = SubKegiatan.objects.filter(kegiatan__program__renstra=self.renja.renstra_id)
        isi = list(semua.select_related("nomenklatur", "kegiatan__program__renstra"))
        self.sub = {satu.pk: satu for satu in isi}
        self.menurut_kode = {satu.nomenklatur_id: satu for satu in isi}
        kode = {_kode(satu).pk for satu in self.baris_lalu}
        beda = self.renja.edisi_id != self.renja.renstra.edisi_id
        self.nasib = nasib(kode | (set(self.menurut_kode) if beda else set()), self.renja.edisi)
        self.menurut_penerus = {
            hasil.pk: sub
            for kunci, sub in self.menurut_kode.items()
            if kunci in self.nasib and (hasil := self.nasib[kunci].tunggal) is not None
        }
        if not self.serenstra and self.renja.renstra.edisi_id != self.renja.edisi_id:
            self.nasib_renstra = nasib(kode, self.renja.renstra.edisi)
        else:
            self.nasib_renstra = self.nasib

    def _muat_target(self) -> None:
        tahun = self.renja.tahun
        self.target = muat_target(self.renja.renstra_id, tahun)
        lalu = self.target if self.serenstra else muat_target(self.lalu.renstra_id, tahun)
        maju = Target.Asal.MAJU
        self.maju = [t for (_, asal, th), t in lalu.items() if (asal, th) == (maju, tahun)]
        self.indikator: dict[tuple[int, str, str], Indikator] = {}
        if not self.serenstra:
            milik = Indikator.objects.filter(renstra=self.renja.renstra_id)
            for satu in milik.select_related("renstra", "perangkat_daerah"):
                if satu.sub_kegiatan_id is not None:
                    self.indikator[satu.sub_kegiatan_id, _lipat(satu.uraian), satu.satuan] = satu

    def target_atas(self) -> list[Target]:
        """Targets of rows above the sub kegiatan, of the same Renstra, that have none this year."""
        if not self.serenstra or "target" not in self.pilihan:
            return []
        return [t for t in self.maju if t.indikator.sub_kegiatan_id is None and self._kosong(t)]

    def _kosong(self, target: Target) -> bool:
        kunci: KunciTarget = (target.indikator_id, asal_target(self.renja), self.renja.tahun)
        return kunci not in self.target

    def semua(self) -> list[Padanan]:
        """Every row of last year with its place."""
        menurut_sub: dict[int, list[Target]] = defaultdict(list)
        for satu in self.maju:
            if satu.indikator.sub_kegiatan_id is not None:
                menurut_sub[satu.indikator.sub_kegiatan_id].append(satu)
        terisi: set[int] = set()
        hasil = []
        for lalu in self.baris_lalu:
            target = () if lalu.sub_kegiatan_id in terisi else menurut_sub[lalu.sub_kegiatan_id]
            terisi.add(lalu.sub_kegiatan_id)
            hasil.append(self._satu(lalu, target))
        return hasil

    def _satu(self, lalu: BarisRenja, target: Sequence[Target]) -> Padanan:
        sub = self._sub(lalu)
        if sub is None:
            return Padanan(lalu, None, None, None, sebab=self._sebab(lalu))
        kini = self._kini(lalu, sub)
        kode, nama = self._kode_nama(lalu, sub)
        return Padanan(
            lalu=lalu,
            sub=sub,
            unit=self.unit.get(lalu.unit_kerja_id) or next(iter(self.unit.values())),
            kini=kini,
            kode=kode,
            nama=nama,
            isi=self._isi(lalu, kini),
            lokasi=self._lokasi(lalu, kini),
            pagu=self._pagu(lalu, kini),
            target=tuple(self._target(sub, target)),
        )

    def _sub(self, lalu: BarisRenja) -> SubKegiatan | None:
        if self.serenstra:
            return self.sub.get(lalu.sub_kegiatan_id)
        isi = self.nasib_renstra.get(_kode(lalu).pk)
        padanan = self.menurut_kode.get(isi.tunggal.pk) if isi and isi.tunggal else None
        isi_kini = self.nasib.get(_kode(lalu).pk)
        if padanan is None and isi_kini and isi_kini.tunggal:
            padanan = self.menurut_penerus.get(isi_kini.tunggal.pk)
        return padanan

    def _sebab(self, lalu: BarisRenja) -> str:
        isi = self.nasib_renstra.get(_kode(lalu).pk)
        if isi is None or not isi.calon:
            return f"kode {_kode(lalu).kode} tidak ada lagi pada {self.renja.renstra.edisi}"
        if isi.tunggal is None:
            return f"kode {_kode(lalu).kode} dipecah menjadi beberapa kode"
        return f"{isi.tunggal.kode} tidak ada pada {self.renja.renstra}"

    def _kode_nama(self, lalu: BarisRenja, sub: SubKegiatan) -> tuple[Nomenklatur | None, str]:
        """The year's own code and wording: last year's, or its successor in this edition."""
        if self.serenstra and self.lalu.edisi_id == self.renja.edisi_id:
            return lalu.nomenklatur, lalu.nama
        isi = self.nasib.get(_kode(lalu).pk)
        if self.renja.edisi_id == self.renja.renstra.edisi_id or not isi or not isi.tunggal:
            return None, ""
        return isi.tunggal, nama_bila_berganti(sub.nomenklatur, isi.tunggal)

    def _kini(self, lalu: BarisRenja, sub: SubKegiatan) -> BarisRenja | None:
        """The same unit's row; the only one there is, where last year had only one as well."""
        ada = self.kini.get(sub.pk, [])
        for satu in ada:
            if satu.unit_kerja_id == lalu.unit_kerja_id:
                return satu
        sendiri = len(ada) == 1 and self.banyak_lalu[lalu.sub_kegiatan_id] == 1
        return ada[0] if sendiri else None

    def _isi(self, lalu: BarisRenja, kini: BarisRenja | None) -> dict[str, Any]:
        return {
            nama: nilai
            for nama in KETERANGAN
            if nama in self.pilihan
            and (nilai := getattr(lalu, nama))
            and not (kini is not None and getattr(kini, nama))
        }

    def _lokasi(self, lalu: BarisRenja, kini: BarisRenja | None) -> tuple[tuple[int, int], ...]:
        if "lokasi" not in self.pilihan or (kini is not None and kini.lokasi_baris.all()):
            return ()
        return tuple((satu.wilayah_id, satu.urutan) for satu in lalu.lokasi_baris.all())

    def _pagu(self, lalu: BarisRenja, kini: BarisRenja | None) -> Uang | None:
        if "pagu" not in self.pilihan or (kini is not None and _indikatif(kini)):
            return None
        pagu = _indikatif(lalu)
        maju = _maju(lalu)
        nilai = maju if maju is not None else pagu.nilai if pagu else None
        if nilai is None:
            return None
        return Uang(nilai, tuple(_sumber(pagu, nilai)), maju is not None)

    def _target(
        self, sub: SubKegiatan, target: Iterable[Target]
    ) -> Iterable[tuple[Indikator, Target]]:
        if "target" not in self.pilihan:
            return
        for satu in target:
            indikator = satu.indikator
            if not self.serenstra:
                kunci = (sub.pk, _lipat(indikator.uraian), indikator.satuan)
                if kunci not in self.indikator:
                    continue
                indikator = self.indikator[kunci]
            if (indikator.pk, asal_target(self.renja), self.renja.tahun) not in self.target:
                yield indikator, satu


def _kode(baris: BarisRenja) -> Nomenklatur:
    return baris.nomenklatur or baris.sub_kegiatan.nomenklatur


def _indikatif(baris: BarisRenja) -> Pagu | None:
    isi: list[Pagu] = cast("Any", baris).indikatif
    return isi[0] if isi else None


def _maju(baris: BarisRenja) -> Rupiah | None:
    try:
        return baris.prakiraan_maju.nilai
    except PrakiraanMaju.DoesNotExist:
        return None


def _sumber(pagu: Pagu | None, nilai: Rupiah) -> Iterable[tuple[int, Rupiah | None]]:
    """The sumber dana of last year; shares stay only where the amount does, one has it all."""
    isi = list(pagu.sumber.all()) if pagu else []
    for satu in isi:
        bagian = satu.nilai if pagu and pagu.nilai == nilai else None
        yield satu.sumber_dana_id, nilai if len(isi) == 1 and satu.nilai is not None else bagian


def _lipat(teks: str) -> str:
    return " ".join(teks.casefold().split())
