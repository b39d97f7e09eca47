"""A row of the plan by its uid: what it is called, what stands above it, whose history is shown."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import CharField, Value
from django.http import Http404

from planning.models import (
    BarisRenja,
    BukaBaris,
    Indikator,
    JejakAudit,
    Kegiatan,
    Komentar,
    Program,
    Renja,
    Renstra,
    SubKegiatan,
)
from planning.models.dasar import BarisPerangkatDaerah
from planning.penyuntingan.izin import dengan_jalur, ikuti

BUKAN_BARIS = (Komentar, BukaBaris)
# The rows that indikator are attached to, by the column that leads to them.
BERINDIKATOR = {Indikator._meta.get_field(nama).related_model: nama for nama in Indikator.LEVEL}
PENUNJANG = "X.XX"
JUDUL_TERPANJANG = 160
# What else a row needs so that it can be named without a query of its own.
PELENGKAP = {
    BarisRenja: ("sub_kegiatan__nomenklatur", "nomenklatur", "sub_kegiatan__kegiatan"),
    Program: ("nomenklatur", "sasaran"),
    Kegiatan: ("nomenklatur", "program"),
    SubKegiatan: ("nomenklatur", "kegiatan"),
    Indikator: (*Indikator.LEVEL, "renstra"),
}


@dataclass(frozen=True, slots=True)
class Rujukan:
    """A row to open: its uid, its kind ("Kegiatan"), and its name."""

    uid: UUID
    jenis: str
    nama: str


@dataclass(frozen=True, slots=True)
class Baris:
    """A row as its panel shows it.

    `isi` is None where the row was deleted. `keluarga` are the uids whose history and comments
    belong on this panel: a sub kegiatan and its row of the year are one to whoever reads.
    """

    uid: UUID
    jenis: str
    kode: str
    nama: str
    isi: BarisPerangkatDaerah | None
    keluarga: frozenset[UUID]
    atas: Rujukan | None = None
    indikator: tuple[Rujukan, ...] = ()


def jenis_baris() -> list[type[BarisPerangkatDaerah]]:
    """The kinds of row that have a panel."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, BarisPerangkatDaerah) and model not in BUKAN_BARIS
    ]


def ambil_baris(renja: Renja, uid: UUID) -> Baris:
    """The row of a Renja's agency, also one that was deleted; otherwise there is none (404).

    The uid of a target or a pagu leads to the row on whose panel it is shown.
    """
    baris = _cari(renja, uid)
    if baris is None:
        return _terhapus(renja, uid)
    if baris.JALUR_INDUK:
        baris = _cari(renja, ikuti(baris, baris.JALUR_INDUK).uid) or baris
    if not _dalam_rencana(baris, renja):
        raise Http404("Baris ini milik rencana lain.")
    return Baris(
        baris.uid,
        sebutan_jenis(baris),
        _kode(baris, renja),
        nama_baris(baris),
        baris,
        _keluarga(baris, renja),
        _atas(baris),
        tuple(_indikator(baris)),
    )


def sebutan_jenis(baris: BarisPerangkatDaerah | type[BarisPerangkatDaerah]) -> str:
    """The kind of a row as a reader calls it."""
    if baris is BarisRenja or isinstance(baris, BarisRenja):
        return "Sub kegiatan"
    nama = str(baris._meta.verbose_name)
    return nama[:1].upper() + nama[1:]


def nama_baris(baris: Any) -> str:
    """The name of a row: its own wording of the year before that of the Renstra."""
    if isinstance(baris, BarisRenja):
        return baris.nama or baris.sub_kegiatan.nama
    return str(baris)


def nama_menurut_uid(uid: Collection[UUID]) -> dict[UUID, str]:
    """The names of rows of any kind by uid, as lists need them: one query for each kind found."""
    if not uid:
        return {}
    semua = [
        model.objects.filter(uid__in=uid)
        .order_by()
        .annotate(_jenis=Value(model._meta.label_lower, output_field=CharField()))
        .values_list("_jenis", "pk")
        for model in jenis_baris()
    ]
    menurut: dict[str, list[int]] = {}
    for jenis, kunci in semua[0].union(*semua[1:], all=True):
        menurut.setdefault(jenis, []).append(kunci)
    hasil: dict[UUID, str] = {}
    for jenis, isi in menurut.items():
        model: Any = apps.get_model(jenis)
        for baris in (
            dengan_jalur(model).select_related(*PELENGKAP.get(model, ())).filter(pk__in=isi)
        ):
            hasil[baris.uid] = nama_baris(baris)
    return hasil


def _cari(renja: Renja, uid: UUID) -> Any:
    """The row behind a uid in the Renja's agency, or None; two queries over all kinds."""
    semua = [
        model.objects.filter(uid=uid, perangkat_daerah=renja.perangkat_daerah_id)
        .order_by()
        .annotate(_jenis=Value(model._meta.label_lower, output_field=CharField()))
        .values_list("_jenis", "pk")
        for model in jenis_baris()
    ]
    ditemukan = semua[0].union(*semua[1:], all=True).first()
    if ditemukan is None:
        return None
    jenis, kunci = ditemukan
    model: Any = apps.get_model(jenis)
    return dengan_jalur(model).select_related(*PELENGKAP.get(model, ())).get(pk=kunci)


def _terhapus(renja: Renja, uid: UUID) -> Baris:
    """A row that is gone, from what its last entry kept."""
    akhir = (
        JejakAudit.objects.filter(rantai__perangkat_daerah=renja.perangkat_daerah_id, uid=uid)
        .order_by("-nomor")
        .first()
    )
    if akhir is None:
        raise Http404("Baris ini tidak ditemukan.")
    isi = akhir.sebelum or akhir.sesudah or {}
    nama = isi.get("nama") or isi.get("uraian") or "(sudah dihapus)"
    model: Any = apps.get_model(akhir.objek)
    return Baris(uid, sebutan_jenis(model), "", str(nama), None, frozenset({uid}))


def _dalam_rencana(baris: Any, renja: Renja) -> bool:
    if not baris.JALUR_TAHAP:
        return True
    acuan = ikuti(baris, baris.JALUR_TAHAP)
    if isinstance(acuan, Renstra):
        return bool(acuan.pk == renja.renstra_id)
    return bool(acuan.pk == renja.pk)


def _kode(baris: Any, renja: Renja) -> str:
    """The printed code; the supporting program takes the agency's own bidang urusan."""
    kode = baris.nomenklatur.kode if getattr(baris, "nomenklatur", None) else ""
    if not kode and isinstance(baris, BarisRenja):
        kode = baris.sub_kegiatan.nomenklatur.kode
    if not kode.startswith(PENUNJANG):
        return kode
    bidang = (
        Program.objects.filter(renstra=renja.renstra_id)
        .exclude(nomenklatur__induk__kode=PENUNJANG)
        .order_by("urutan")
        .values_list("nomenklatur__induk__kode", flat=True)
        .first()
    )
    return f"{bidang or PENUNJANG}{kode[len(PENUNJANG) :]}"


def _keluarga(baris: Any, renja: Renja) -> frozenset[UUID]:
    if isinstance(baris, BarisRenja):
        return frozenset({baris.uid, baris.sub_kegiatan.uid})
    if isinstance(baris, SubKegiatan):
        milik = BarisRenja.objects.filter(renja=renja, sub_kegiatan=baris)
        return frozenset({baris.uid, *milik.values_list("uid", flat=True)})
    return frozenset({baris.uid})


def _atas(baris: Any) -> Rujukan | None:
    """The row above, where there is one that has a panel."""
    calon: tuple[str, ...] = ()
    if isinstance(baris, BarisRenja):
        return _rujukan(baris.sub_kegiatan.kegiatan)
    if isinstance(baris, Indikator):
        calon = Indikator.LEVEL
    elif isinstance(baris, SubKegiatan):
        calon = ("kegiatan",)
    elif isinstance(baris, Kegiatan):
        calon = ("program",)
    elif isinstance(baris, Program):
        calon = ("sasaran",)
    ada = next((satu for nama in calon if (satu := getattr(baris, nama)) is not None), None)
    return _rujukan(ada) if ada is not None else None


def _rujukan(baris: BarisPerangkatDaerah) -> Rujukan:
    nama = nama_baris(baris)
    if len(nama) > JUDUL_TERPANJANG:
        nama = f"{nama[: JUDUL_TERPANJANG - 1]}…"
    return Rujukan(baris.uid, sebutan_jenis(baris), nama)


def _indikator(baris: Any) -> list[Rujukan]:
    pemilik: Any = baris.sub_kegiatan if isinstance(baris, BarisRenja) else baris
    level = BERINDIKATOR.get(type(pemilik))
    if level is None:
        return []
    milik = Indikator.objects.filter(**{level: pemilik.pk})
    return [_rujukan(satu) for satu in milik.order_by("urutan", "id")]
