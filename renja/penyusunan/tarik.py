"""Tarik dari Renstra: a year's rows drawn from the Renstra, shown before they are written."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from budget.models import Pagu, PaguRenstra, PrakiraanMaju
from planning.kuantitas import Rupiah
from planning.models import (
    BarisRenja,
    Indikator,
    Kegiatan,
    Nomenklatur,
    Pengguna,
    Perubahan,
    Program,
    Renja,
    SubKegiatan,
    Target,
    UnitKerja,
)
from planning.penyuntingan import suntingan
from planning.peta_nomenklatur import Nasib, nasib
from renja.penyusunan.bahan import (
    asal_target,
    belum_bertarget,
    daftar_unit,
    lapisan_indikatif,
    muat_target,
    target_baru,
)


@dataclass(frozen=True, slots=True)
class CalonSub:
    """A sub kegiatan of the Renstra on its way into the year.

    `unit` is the unit that had it last year, else the agency itself; `ada` the units that
    have it this year already. `pagu` and `maju` are the Renstra's money for the year and
    the next, None where it plans none. `kode_baru` is set where the Renja's edition gives
    the row another code or wording, `tanpa_kode` where it has no code for it.
    """

    sub: SubKegiatan
    unit: UnitKerja
    ada: tuple[UnitKerja, ...]
    pagu: Rupiah | None
    maju: Rupiah | None
    target: tuple[Target, ...]
    direncanakan: bool
    kode_baru: Nomenklatur | None
    nama_baru: str
    tanpa_kode: bool

    @property
    def dicentang(self) -> bool:
        """Whether it is chosen unless the person says otherwise."""
        return self.direncanakan and not self.tanpa_kode


@dataclass(frozen=True, slots=True)
class CabangKegiatan:
    """A kegiatan with its sub kegiatan."""

    kegiatan: Kegiatan
    sub: tuple[CalonSub, ...]


@dataclass(frozen=True, slots=True)
class CabangProgram:
    """A program with its kegiatan; `baru` counts what can be drawn."""

    program: Program
    kegiatan: tuple[CabangKegiatan, ...]

    @property
    def sub(self) -> tuple[CalonSub, ...]:
        """Everything below it."""
        return tuple(sub for kegiatan in self.kegiatan for sub in kegiatan.sub)

    @property
    def baru(self) -> int:
        """How many are not in the year yet."""
        return sum(not satu.ada for satu in self.sub)


@dataclass(frozen=True, slots=True)
class Tarikan:
    """The Renstra beside the year.

    `gugur` are the year's rows that the Renstra, which does plan other rows for this year,
    no longer plans. `target_atas` are targets of tujuan, sasaran, program and kegiatan by
    the row that they measure.
    """

    program: tuple[CabangProgram, ...]
    unit: tuple[UnitKerja, ...]
    gugur: tuple[CalonSub, ...]
    target_atas: Mapping[tuple[str, int] | None, tuple[Target, ...]]
    maju_program: tuple[Target, ...]

    @property
    def sub(self) -> tuple[CalonSub, ...]:
        """Every sub kegiatan of the Renstra."""
        return tuple(sub for program in self.program for sub in program.sub)

    @property
    def baru(self) -> tuple[CalonSub, ...]:
        """Those that are not in the year yet."""
        return tuple(sub for sub in self.sub if not sub.ada)

    @property
    def pagu_baru(self) -> Rupiah:
        """The Renstra's money for those that are chosen by default, in rupiah."""
        return sum(sub.pagu or 0 for sub in self.baru if sub.dicentang)


def susun_tarikan(renja: Renja) -> Tarikan:
    """Compare the Renstra with the year, in a constant number of queries."""
    return _Penyusun(renja).susun()


def tarik(
    user: Pengguna, renja: Renja, pilihan: Collection[int], unit: Mapping[int, int]
) -> tuple[Perubahan | None, int]:
    """Write the chosen sub kegiatan (by key) that are not in the year yet; gives the set, how many.

    `unit` names another unit for all of a program, by their keys. Raises Ditolak or TidakSah.
    """
    tarikan = susun_tarikan(renja)
    unit_sah = {satu.pk: satu for satu in tarikan.unit}
    masuk = [
        (sub, unit_sah.get(unit.get(cabang.program.pk, 0), sub.unit))
        for cabang in tarikan.program
        for sub in cabang.sub
        if sub.sub.pk in pilihan and not sub.ada
    ]
    judul = f"Menarik {len(masuk)} sub kegiatan dari {renja.renstra}"
    with suntingan(user, renja=renja, asal="tarik", judul=judul) as s:
        baris = [_baris(renja, sub, milik) for sub, milik in masuk]
        s.tambah_banyak(baris)
        pasangan = [(satu, calon) for satu, (calon, _) in zip(baris, masuk, strict=True)]
        berpagu = [(satu, calon.pagu) for satu, calon in pasangan if calon.pagu is not None]
        if berpagu:
            lapisan = lapisan_indikatif(s, renja)
            pd = renja.perangkat_daerah
            s.tambah_banyak(
                [
                    Pagu(perangkat_daerah=pd, lapisan=lapisan, baris=satu, nilai=nilai)
                    for satu, nilai in berpagu
                ]
            )
        s.tambah_banyak(
            [
                PrakiraanMaju(perangkat_daerah=renja.perangkat_daerah, baris=satu, nilai=calon.maju)
                for satu, calon in pasangan
                if calon.maju is not None
            ]
        )
        if masuk:
            sub_masuk = [calon for calon, _ in masuk]
            s.tambah_banyak(
                target_baru(_target(tarikan, sub_masuk), asal_target(renja), renja.tahun)
            )
            program = {calon.sub.kegiatan.program_id for calon in sub_masuk}
            maju = [satu for satu in tarikan.maju_program if satu.indikator.program_id in program]
            s.tambah_banyak(target_baru(maju, Target.Asal.MAJU, renja.tahun + 1))
    return s.perubahan, len(masuk)


def _target(tarikan: Tarikan, masuk: Iterable[CalonSub]) -> list[Target]:
    """The targets of what is drawn and of everything above it, each once."""
    hasil: dict[int, Target] = {}
    pemilik: dict[tuple[str, int] | None, None] = {}
    for calon in masuk:
        hasil |= {satu.pk: satu for satu in calon.target}
        pemilik["kegiatan_id", calon.sub.kegiatan_id] = None
        pemilik["program_id", calon.sub.kegiatan.program_id] = None
    for milik, isi in tarikan.target_atas.items():
        if milik in pemilik or milik is None or milik[0] in {"tujuan_id", "sasaran_id"}:
            hasil |= {satu.pk: satu for satu in isi}
    return list(hasil.values())


def _baris(renja: Renja, calon: CalonSub, unit: UnitKerja) -> BarisRenja:
    return BarisRenja(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        unit_kerja=unit,
        sub_kegiatan=calon.sub,
        nomenklatur=calon.kode_baru,
        nama=calon.nama_baru,
    )


def pemilik_indikator(satu: Indikator) -> tuple[str, int] | None:
    """The row that an indikator measures, such as ("program_id", 3); None for the agency."""
    for level in Indikator.LEVEL:
        kunci = getattr(satu, f"{level}_id")
        if kunci is not None:
            return f"{level}_id", kunci
    return None


class _Penyusun:
    """What is read once for the whole comparison."""

    def __init__(self, renja: Renja) -> None:
        self.renja = renja
        self.unit = daftar_unit(renja)
        self.sub = list(
            SubKegiatan.objects.filter(kegiatan__program__renstra=renja.renstra_id)
            .select_related("nomenklatur", "kegiatan__program", "kegiatan__nomenklatur")
            .select_related("kegiatan__program__nomenklatur")
            .order_by("kegiatan__program__urutan", "kegiatan__urutan", "urutan", "pk")
        )
        pagu = PaguRenstra.objects.filter(
            sub_kegiatan__kegiatan__program__renstra=renja.renstra_id,
            tahun__in=(renja.tahun, renja.tahun + 1),
        )
        self.pagu = {
            (sub, tahun): nilai
            for sub, tahun, nilai in pagu.values_list("sub_kegiatan_id", "tahun", "nilai")
        }
        self.ada: dict[int, list[UnitKerja]] = defaultdict(list)
        for satu in renja.baris.select_related("unit_kerja").order_by("unit_kerja__urutan", "pk"):
            self.ada[satu.sub_kegiatan_id].append(satu.unit_kerja)
        self._muat_target()
        self.unit_lalu = _unit_lalu(renja)
        kode = [satu.nomenklatur_id for satu in self.sub]
        self.nasib: dict[int, Nasib] = (
            nasib(kode, renja.edisi) if renja.edisi_id != renja.renstra.edisi_id else {}
        )

    def _muat_target(self) -> None:
        tahun = self.renja.tahun
        target = muat_target(self.renja.renstra_id, tahun, tahun + 1)
        renstra = Target.Asal.RENSTRA
        self.target: dict[tuple[str, int] | None, list[Target]] = defaultdict(list)
        for satu in belum_bertarget(target, (renstra, tahun), (asal_target(self.renja), tahun)):
            self.target[pemilik_indikator(satu.indikator)].append(satu)
        self.bertarget = {
            sub
            for (_, asal, th), satu in target.items()
            if (asal, th) == (renstra, tahun)
            and (sub := satu.indikator.sub_kegiatan_id) is not None
        }
        maju = belum_bertarget(target, (renstra, tahun + 1), (Target.Asal.MAJU, tahun + 1))
        self.maju = tuple(satu for satu in maju if satu.indikator.program_id is not None)

    def susun(self) -> Tarikan:
        """The tree, and what is no longer planned."""
        rencana = {sub for sub, tahun in self.pagu if tahun == self.renja.tahun}
        self.rencana = rencana | self.bertarget
        pohon: dict[int, dict[int, list[CalonSub]]] = defaultdict(lambda: defaultdict(list))
        for sub in self.sub:
            pohon[sub.kegiatan.program_id][sub.kegiatan_id].append(self._calon(sub))
        program = tuple(
            CabangProgram(
                next(iter(isi.values()))[0].sub.kegiatan.program,
                tuple(CabangKegiatan(anak[0].sub.kegiatan, tuple(anak)) for anak in isi.values()),
            )
            for isi in pohon.values()
        )
        semua = [sub for cabang in program for sub in cabang.sub]
        gugur = tuple(s for s in semua if s.ada and self.rencana and s.sub.pk not in self.rencana)
        atas = {milik: tuple(isi) for milik, isi in self.target.items()}
        return Tarikan(program, tuple(self.unit), gugur, atas, self.maju)

    def _calon(self, sub: SubKegiatan) -> CalonSub:
        tahun = self.renja.tahun
        kode, nama, tanpa = _kode_tahun_ini(sub, self.nasib.get(sub.nomenklatur_id))
        return CalonSub(
            sub=sub,
            unit=self._unit(sub),
            ada=tuple(self.ada.get(sub.pk, ())),
            pagu=self.pagu.get((sub.pk, tahun)),
            maju=self.pagu.get((sub.pk, tahun + 1)),
            target=tuple(self.target.get(("sub_kegiatan_id", sub.pk), ())),
            direncanakan=not self.rencana or sub.pk in self.rencana,
            kode_baru=kode,
            nama_baru=nama,
            tanpa_kode=tanpa,
        )

    def _unit(self, sub: SubKegiatan) -> UnitKerja:
        menurut_pk = {satu.pk: satu for satu in self.unit}
        lalu = self.unit_lalu.get(("sub", sub.pk)) or self.unit_lalu.get(
            ("kode", sub.nomenklatur_id)
        )
        return menurut_pk.get(lalu or 0, self.unit[0])


def _kode_tahun_ini(sub: SubKegiatan, isi: Nasib | None) -> tuple[Nomenklatur | None, str, bool]:
    """The code and wording of the Renja's edition, and whether it has none to be sure of."""
    if isi is None:
        return None, "", sub.nomenklatur.dihentikan
    baru = isi.tunggal
    if baru is None:
        return None, "", True
    return baru, nama_bila_berganti(sub.nomenklatur, baru), False


def nama_bila_berganti(lama: Nomenklatur, baru: Nomenklatur) -> str:
    """The new official name where it differs from the old one, else "" (the Renstra's stays)."""
    return "" if lama.nama.casefold().split() == baru.nama.casefold().split() else baru.nama


def _unit_lalu(renja: Renja) -> dict[tuple[str, int], int]:
    """Who had a sub kegiatan last year, by its row and by its code."""
    baris = BarisRenja.objects.filter(
        renja__perangkat_daerah=renja.perangkat_daerah_id, renja__tahun=renja.tahun - 1
    ).order_by("-renja__siklus", "-unit_kerja__urutan", "-pk")
    hasil: dict[tuple[str, int], int] = {}
    for sub, kode, unit in baris.values_list(
        "sub_kegiatan_id", "sub_kegiatan__nomenklatur_id", "unit_kerja_id"
    ):
        hasil["sub", sub] = hasil["kode", kode] = unit
    return hasil
