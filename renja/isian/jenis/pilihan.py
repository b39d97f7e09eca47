"""What the fields offer: rows within reach of the Renja, as (key, name)."""

from typing import Any

from django.db.models import QuerySet

from budget.models import SumberDana
from performance.models import SkalaPredikat
from planning.models import (
    Indikator,
    Kegiatan,
    Misi,
    Nomenklatur,
    Penugasan,
    Peraturan,
    Permasalahan,
    Program,
    Rpjmd,
    Sasaran,
    SasaranRpjmd,
    Satuan,
    SubKegiatan,
    Tujuan,
    TujuanRpjmd,
    UnitKerja,
    Wilayah,
)
from renja.isian.konteks import Konteks
from renja.isian.medan import Pilihan

PANJANG_NAMA = 160


def tujuan(konteks: Konteks, _baris: Any) -> Pilihan:
    """The tujuan of the Renstra."""
    semua = Tujuan.objects.untuk(konteks.user).filter(renstra=konteks.renstra)
    return [(satu.pk, f"{satu.nomor}. {satu.uraian}") for satu in semua]


def sasaran(konteks: Konteks, _baris: Any) -> Pilihan:
    """The sasaran of the Renstra, numbered below their tujuan."""
    semua = Sasaran.objects.untuk(konteks.user).filter(tujuan__renstra=konteks.renstra)
    urut = semua.select_related("tujuan").order_by("tujuan__nomor", "nomor")
    return [(satu.pk, f"{satu.tujuan.nomor}.{satu.nomor} {satu.uraian}") for satu in urut]


def _butir(konteks: Konteks, semua: QuerySet[Any]) -> Pilihan:
    urut = semua.select_related("nomenklatur").order_by("urutan", "pk")
    return [(satu.pk, f"{konteks.kode(satu.nomenklatur.kode)} {satu.nama}") for satu in urut]


def program(konteks: Konteks, _baris: Any) -> Pilihan:
    """The programs of the Renstra."""
    return _butir(konteks, Program.objects.untuk(konteks.user).filter(renstra=konteks.renstra))


def kegiatan(konteks: Konteks, _baris: Any) -> Pilihan:
    """The kegiatan of the Renstra."""
    saring = {"program__renstra": konteks.renstra}
    return _butir(konteks, Kegiatan.objects.untuk(konteks.user).filter(**saring))


def sub_kegiatan(konteks: Konteks, _baris: Any) -> Pilihan:
    """The sub kegiatan of the Renstra."""
    saring = {"kegiatan__program__renstra": konteks.renstra}
    return _butir(konteks, SubKegiatan.objects.untuk(konteks.user).filter(**saring))


def indikator(konteks: Konteks, _baris: Any) -> Pilihan:
    """The indikator of the Renstra."""
    semua = Indikator.objects.untuk(konteks.user).filter(renstra=konteks.renstra)
    return [(satu.pk, f"{satu.uraian} ({satu.satuan})") for satu in semua]


def unit_kerja(konteks: Konteks, baris: Any) -> Pilihan:
    """The units of the agency that existed in the Renja's year, and the one already chosen."""
    semua = UnitKerja.objects.untuk(konteks.user).filter(perangkat_daerah=konteks.perangkat_daerah)
    tahun = konteks.renja.tahun
    kolom = ("unit_kerja_id", "penanggung_jawab_id")
    dipilih = {getattr(baris, satu, None) for satu in kolom}
    return [
        (satu.pk, satu.nama)
        for satu in semua
        if satu.pk in dipilih
        or (
            satu.berlaku_dari.year <= tahun
            and (satu.berlaku_sampai is None or satu.berlaku_sampai.year >= tahun)
        )
    ]


def induk_unit(konteks: Konteks, baris: Any) -> Pilihan:
    """The units that a unit can stand under: none of those below itself."""
    semua = list(
        UnitKerja.objects.untuk(konteks.user).filter(perangkat_daerah=konteks.perangkat_daerah)
    )
    bawah = {baris.pk} if baris.pk else set()
    for _ in semua:
        bawah |= {satu.pk for satu in semua if satu.induk_id in bawah}
    return [(satu.pk, satu.nama) for satu in semua if satu.pk not in bawah]


def jenis_unit(_konteks: Konteks, baris: Any) -> Pilihan:
    """The kinds of unit; the root stays what it is, and there is no second one."""
    akar = baris.pk is not None and baris.induk_id is None
    return [satu for satu in UnitKerja.Jenis.choices if (satu[0] == "akar") == akar]


def sasaran_rpjmd(konteks: Konteks, _baris: Any) -> Pilihan:
    """The sasaran of the government's medium-term plan."""
    semua = SasaranRpjmd.objects.untuk(konteks.user).filter(tujuan__rpjmd__pemda=konteks.pemda)
    urut = semua.select_related("tujuan").order_by("tujuan__nomor", "nomor")
    return [(satu.pk, f"{satu.tujuan.nomor}.{satu.nomor} {satu.uraian}") for satu in urut]


def rpjmd(konteks: Konteks, _baris: Any) -> Pilihan:
    """The medium-term plans of the government."""
    semua = Rpjmd.objects.untuk(konteks.user).filter(pemda=konteks.pemda)
    return [(satu.pk, satu.nama) for satu in semua]


def misi(konteks: Konteks, _baris: Any) -> Pilihan:
    """The misi of the government."""
    semua = Misi.objects.untuk(konteks.user).filter(rpjmd__pemda=konteks.pemda)
    return [(satu.pk, f"{satu.nomor}. {satu.uraian}"[:PANJANG_NAMA]) for satu in semua]


def tujuan_rpjmd(konteks: Konteks, _baris: Any) -> Pilihan:
    """The tujuan of the government's medium-term plan."""
    semua = TujuanRpjmd.objects.untuk(konteks.user).filter(rpjmd__pemda=konteks.pemda)
    return [(satu.pk, f"{satu.nomor}. {satu.uraian}") for satu in semua]


def peraturan(konteks: Konteks, _baris: Any) -> Pilihan:
    """All regulations."""
    semua = Peraturan.objects.untuk(konteks.user)
    return [(satu.pk, f"{satu} tentang {satu.tentang}"[:PANJANG_NAMA]) for satu in semua]


def permasalahan(konteks: Konteks, _baris: Any) -> Pilihan:
    """The problems of the Renja."""
    semua = Permasalahan.objects.untuk(konteks.user).filter(renja=konteks.renja)
    return [(satu.pk, f"{satu.urutan}. {satu.masalah}") for satu in semua]


def wilayah(konteks: Konteks, _baris: Any) -> Pilihan:
    """The places of the government, a kelurahan with its kecamatan."""
    semua = Wilayah.objects.untuk(konteks.user).filter(pemda=konteks.pemda)
    return [
        (satu.pk, f"{satu.nama}, {satu.induk}" if satu.jenis == "kelurahan" else satu.nama)
        for satu in semua.select_related("induk")
    ]


def induk_wilayah(konteks: Konteks, baris: Any) -> Pilihan:
    """The places that others lie in."""
    semua = Wilayah.objects.untuk(konteks.user).filter(
        pemda=konteks.pemda, jenis__in=("daerah", "kecamatan")
    )
    return [(satu.pk, satu.nama) for satu in semua.exclude(pk=baris.pk)]


def satuan(_konteks: Konteks, baris: Any) -> Pilihan:
    """The units of measure that are offered, the official one of the row's nomenclature first."""
    umum = [
        (nama, nama) for nama in Satuan.objects.filter(aktif=True).values_list("nama", flat=True)
    ]
    resmi = nomenklatur_milik(baris)
    if resmi is None or not resmi.satuan:
        return umum
    return [(resmi.satuan, resmi.satuan), *(satu for satu in umum if satu[0] != resmi.satuan)]


def nomenklatur_milik(indikator: Any) -> Nomenklatur | None:
    """The nomenclature row of what an indikator measures, None for tujuan and the like."""
    for nama in ("sub_kegiatan", "kegiatan", "program"):
        if getattr(indikator, f"{nama}_id", None) is not None:
            butir: Nomenklatur = getattr(indikator, nama).nomenklatur
            return butir
    return None


def sumber_dana() -> tuple[tuple[int, str], ...]:
    """All funding sources by code."""
    return tuple(
        (kunci, f"{kode} {cetak or uraian}")
        for kunci, kode, uraian, cetak in SumberDana.objects.values_list(
            "pk", "kode", "uraian", "cetak"
        )
    )


def skala_predikat(_konteks: Konteks, _baris: Any) -> Pilihan:
    """The rating scales."""
    return [(satu.kode, satu.nama) for satu in SkalaPredikat.objects.order_by("nama")]


def sebagai(_konteks: Konteks, _baris: Any) -> Pilihan:
    """Definitif, Plt., Plh."""
    return list(Penugasan.Sebagai.choices)
