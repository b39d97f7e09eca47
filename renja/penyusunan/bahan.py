"""What starting a year needs in more than one place: units, layers, targets, bidang urusan."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q

from budget.models import LapisanPagu
from planning.models import PerangkatDaerah, Program, Renja, Target, UnitKerja
from planning.nomenklatur_cari import PENUNJANG
from planning.penyuntingan import Suntingan

NILAI = ("bawah", "atas", "teks", "keadaan", "satuan")
KunciTarget = tuple[int, str, int]
_BIDANG = re.compile(r"[1-9]\.\d\d")


def daftar_unit(renja: Renja) -> list[UnitKerja]:
    """The units of the agency that are there in the year of the Renja, the root first."""
    awal, akhir = date(renja.tahun, 1, 1), date(renja.tahun, 12, 31)
    berlaku = Q(berlaku_dari__lte=akhir) & (
        Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=awal)
    )
    unit = UnitKerja.objects.filter(
        berlaku | Q(induk__isnull=True), perangkat_daerah=renja.perangkat_daerah_id
    )
    return sorted(unit, key=lambda satu: (satu.induk_id is not None, satu.urutan, satu.pk))


def bidang_urusan(pd: PerangkatDaerah) -> tuple[str, ...]:
    """The agency's own bidang urusan, the first one printed for `X.XX`; may be empty.

    Those of its programs in their order, the newest Renstra first; else of its SKPD code.
    """
    program = Program.objects.filter(perangkat_daerah=pd)
    urut = program.order_by("-renstra__tahun_awal", "-renstra", "urutan", "pk")
    ada = dict.fromkeys(urut.values_list("nomenklatur__induk__kode", flat=True))
    hasil = tuple(satu for satu in ada if satu and satu != PENUNJANG)
    if hasil:
        return hasil
    cocok = _BIDANG.match(pd.kode_skpd)
    return (cocok[0],) if cocok else ()


def asal_target(renja: Renja) -> str:
    """Where the year's own targets of a Renja stand: in the plan, or in its perubahan."""
    perubahan = renja.siklus == Renja.Siklus.PERUBAHAN
    return Target.Asal.PERUBAHAN if perubahan else Target.Asal.RENJA


def lapisan_indikatif(s: Suntingan, renja: Renja) -> LapisanPagu:
    """The indikatif layer of the Renja, made where it is missing."""
    jenis = LapisanPagu.Jenis.INDIKATIF
    ada = renja.lapisan_pagu.filter(jenis=jenis, ke=1).first()
    if ada is not None:
        ada.renja = renja
        return ada
    baru = LapisanPagu(perangkat_daerah=renja.perangkat_daerah, renja=renja, jenis=jenis)
    s.tambah(baru)
    return baru


def target_baru(sumber: Iterable[Target], asal: str, tahun: int) -> list[Target]:
    """New targets with the values of others, for the indikator that those have loaded."""
    return [
        Target(
            perangkat_daerah=satu.indikator.perangkat_daerah,
            indikator=satu.indikator,
            asal=asal,
            tahun=tahun,
            **{kolom: getattr(satu, kolom) for kolom in NILAI},
        )
        for satu in sumber
    ]


def muat_target(renstra: int, *tahun: int) -> dict[KunciTarget, Target]:
    """The targets of a Renstra's indikator for some years, by indikator, asal and year."""
    isi = Target.objects.filter(indikator__renstra=renstra, tahun__in=tahun)
    jalur = ("indikator__renstra", "indikator__perangkat_daerah")
    return {(satu.indikator_id, satu.asal, satu.tahun): satu for satu in isi.select_related(*jalur)}


def belum_bertarget(
    target: Mapping[KunciTarget, Target], dari: tuple[str, int], ke: tuple[str, int]
) -> list[Target]:
    """The targets of one asal and year whose indikator have none of the other."""
    return [
        satu
        for (indikator, asal, tahun), satu in target.items()
        if (asal, tahun) == dari and (indikator, *ke) not in target
    ]
