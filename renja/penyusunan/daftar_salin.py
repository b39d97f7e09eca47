"""The lists beside the tree that can be taken over from last year: problems, issues, laws."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from planning.models import (
    DasarHukum,
    FaktorMisi,
    IsuStrategis,
    Layanan,
    Misi,
    Permasalahan,
    Renja,
    Sasaran,
)
from planning.penyuntingan import Suntingan

Nilai = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Jenis:
    """One kind of list: its model, and the columns by which an item counts as the same one."""

    nama: str
    model: Any
    pengenal: tuple[str, ...]
    kolom: tuple[str, ...]


DAFTAR: Mapping[str, Jenis] = {
    "permasalahan": Jenis(
        "Permasalahan (T-B.35)",
        Permasalahan,
        ("masalah_pokok", "masalah", "akar_masalah"),
        ("masalah_pokok", "masalah", "akar_masalah", "sasaran_id"),
    ),
    "isu": Jenis("Isu strategis", IsuStrategis, ("judul",), ("judul", "uraian", "sasaran_id")),
    "faktor": Jenis(
        "Faktor pendorong dan penghambat per misi",
        FaktorMisi,
        ("misi_id", "jenis", "uraian"),
        ("misi_id", "jenis", "uraian"),
    ),
    "layanan": Jenis(
        "Jenis pelayanan", Layanan, ("nama",), ("nama", "dasar_hukum", "unit_kerja_id", "volume")
    ),
    "dasar_hukum": Jenis("Dasar hukum", DasarHukum, ("peraturan_id",), ("peraturan_id",)),
}


@dataclass(frozen=True, slots=True)
class SalinanDaftar:
    """What one list brings: `baru` items, `ada` that are there already, `tinggal` that cannot."""

    kunci: str
    jenis: Jenis
    baru: tuple[Any, ...]
    ada: int
    tinggal: int


def susun_daftar(renja: Renja, lalu: Renja, pilihan: Iterable[str]) -> list[SalinanDaftar]:
    """The chosen lists of last year beside those of this one: two queries a list."""
    hasil = []
    for kunci in (satu for satu in DAFTAR if satu in set(pilihan)):
        jenis = DAFTAR[kunci]
        ada = set(_milik(jenis, renja).values_list(*jenis.pengenal))
        isi = list(_milik(jenis, lalu).order_by("urutan", "pk"))
        sah = _yang_sah(kunci, renja, lalu)
        baru = [satu for satu in isi if _kunci(jenis, satu) not in ada]
        ikut = tuple(satu for satu in baru if sah(satu))
        hasil.append(SalinanDaftar(kunci, jenis, ikut, len(isi) - len(baru), len(baru) - len(ikut)))
    return hasil


def tulis_daftar(s: Suntingan, renja: Renja, lalu: Renja, salinan: Iterable[SalinanDaftar]) -> int:
    """Append the new items behind those that are there; gives how many."""
    masalah: dict[int, int] = {}
    banyak = 0
    for satu in salinan:
        if not satu.baru:
            continue
        baris = _baris(renja, lalu, satu)
        deret = _tautan_isu(satu, renja, masalah) if satu.kunci == "isu" else []
        s.tambah_banyak(baris, deret)
        if satu.kunci == "permasalahan":
            masalah = {b.pk: a.pk for b, a in zip(satu.baru, baris, strict=True)}
        banyak += len(baris)
    return banyak


def _milik(jenis: Jenis, renja: Renja) -> Any:
    return jenis.model.objects.filter(renja=renja)


def _kunci(jenis: Jenis, satu: Any) -> tuple[Any, ...]:
    return tuple(getattr(satu, kolom) for kolom in jenis.pengenal)


def _yang_sah(kunci: str, renja: Renja, lalu: Renja) -> Callable[[Any], bool]:
    """A faktor belongs to a misi of the RPJMD that this year's Renstra serves."""
    if kunci != "faktor" or renja.renstra_id == lalu.renstra_id:
        return lambda _satu: True
    misi = set(Misi.objects.filter(rpjmd=renja.renstra.rpjmd_id).values_list("pk", flat=True))
    return lambda satu: satu.misi_id in misi


def _baris(renja: Renja, lalu: Renja, salinan: SalinanDaftar) -> list[Any]:
    jenis = salinan.jenis
    akhir = _milik(jenis, renja).aggregate(akhir=Max("urutan"))["akhir"] or 0
    sasaran = _sasaran(renja, lalu) if "sasaran_id" in jenis.kolom else {}
    hasil = []
    for urutan, satu in enumerate(salinan.baru, akhir + 1):
        isi: Nilai = {kolom: getattr(satu, kolom) for kolom in jenis.kolom}
        if "sasaran_id" in isi and sasaran is not None:
            isi["sasaran_id"] = sasaran.get(isi["sasaran_id"])
        hasil.append(
            jenis.model(perangkat_daerah=renja.perangkat_daerah, renja=renja, urutan=urutan, **isi)
        )
    return hasil


def _sasaran(renja: Renja, lalu: Renja) -> dict[int, int] | None:
    """The sasaran of this year's Renstra with the same words; None where it is the same one."""
    if renja.renstra_id == lalu.renstra_id:
        return None
    isi = Sasaran.objects.filter(tujuan__renstra__in=(renja.renstra_id, lalu.renstra_id))
    semua = list(isi.values_list("pk", "tujuan__renstra_id", "uraian"))
    kini = {uraian.casefold(): pk for pk, renstra, uraian in semua if renstra == renja.renstra_id}
    return {pk: kini[uraian.casefold()] for pk, _, uraian in semua if uraian.casefold() in kini}


def _tautan_isu(
    salinan: SalinanDaftar, renja: Renja, masalah: Mapping[int, int]
) -> list[dict[str, list[int]]]:
    """The problems behind each isu: those just copied, or the ones that were there already."""
    kolom = DAFTAR["permasalahan"].pengenal
    ada = {
        tuple(isi): pk
        for pk, *isi in Permasalahan.objects.filter(renja=renja).values_list("pk", *kolom)
    }
    tautan = IsuStrategis.permasalahan.through.objects.filter(
        isustrategis__in=[satu.pk for satu in salinan.baru]
    ).values_list(
        "isustrategis_id",
        "permasalahan_id",
        *(f"permasalahan__{satu}" for satu in kolom),
    )
    hasil: dict[int, list[int]] = {satu.pk: [] for satu in salinan.baru}
    for isu, lama, *isi in tautan:
        baru = masalah.get(lama) or ada.get(tuple(isi))
        if baru is not None:
            hasil[isu].append(baru)
    return [{"permasalahan": hasil[satu.pk]} for satu in salinan.baru]
