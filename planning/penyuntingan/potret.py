"""A row as plain JSON values, and back: what the audit trail keeps and undo restores."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

from planning.models.dasar import BarisBerversi, BarisPerangkatDaerah

# The identity and the version of a row stand beside its values.
DILEWATI = frozenset({"id", "versi"})
Potret = dict[str, Any]


def kolom_isi(model: type[models.Model]) -> list[models.Field]:
    """The columns whose values make a row, its uid and owner included."""
    return [kolom for kolom in model._meta.concrete_fields if kolom.name not in DILEWATI]


def json_nilai(nilai: Any) -> Any:
    """One value of a column as JSON keeps it; exact numbers that are not whole become text."""
    if isinstance(nilai, Decimal):
        return int(nilai) if nilai == nilai.to_integral_value() else format(nilai.normalize(), "f")
    if isinstance(nilai, datetime | date):
        return nilai.isoformat()
    if isinstance(nilai, uuid.UUID):
        return str(nilai)
    return nilai


def potret(baris: BarisBerversi, *, deret: bool = True) -> Potret:
    """The values of a row by column (`sasaran_id`, `nama`), its lists by their name."""
    isi = {k.attname: json_nilai(getattr(baris, k.attname)) for k in kolom_isi(type(baris))}
    if deret and baris.DERET:
        isi |= potret_deret(type(baris), [baris.pk])[baris.pk]
    return isi


def potret_deret(model: type[BarisBerversi], kunci: Sequence[int]) -> dict[int, Potret]:
    """The lists of several rows by their key: one query a list."""
    hasil: dict[int, Potret] = {satu: {nama: [] for nama in model.DERET} for satu in kunci}
    for nama, kolom in model.DERET.items():
        relasi: Any = model._meta.get_field(nama)
        if isinstance(relasi, models.ManyToManyField):
            perantara: Any = relasi.remote_field.through
            awal, akhir = relasi.m2m_column_name(), relasi.m2m_reverse_name()
            isi = perantara.objects.filter(**{f"{awal}__in": kunci}).order_by(akhir)
            for pemilik, lain in isi.values_list(awal, akhir):
                hasil[pemilik][nama].append(lain)
            continue
        asing: Any = relasi.remote_field
        bagian: Any = relasi.related_model
        urut = ("urutan", "pk") if "urutan" in kolom else ("pk",)
        baris = bagian.objects.filter(**{f"{asing.name}__in": kunci}).order_by(*urut)
        for pemilik, *nilai in baris.values_list(asing.attname, *kolom):
            hasil[pemilik][nama].append(
                {k: json_nilai(satu) for k, satu in zip(kolom, nilai, strict=True)}
            )
    return hasil


def pisah_deret(model: type[BarisBerversi], isi: Mapping[str, Any]) -> tuple[Potret, Potret]:
    """The values of the columns, and the lists."""
    kolom = {nama: nilai for nama, nilai in isi.items() if nama not in model.DERET}
    deret = {nama: nilai for nama, nilai in isi.items() if nama in model.DERET}
    return kolom, deret


def isi_kembali(model: type[BarisBerversi], isi: Mapping[str, Any]) -> dict[str, Any]:
    """Values of a potret as Python has them, by column (`attname`)."""
    kolom = {satu.attname: satu for satu in kolom_isi(model)}
    return {nama: _baca(kolom[nama], nilai) for nama, nilai in isi.items() if nama in kolom}


def _baca(kolom: models.Field, nilai: Any) -> Any:
    if nilai is None:
        return None
    if isinstance(kolom, models.ForeignKey):
        return kolom.target_field.to_python(nilai)
    return kolom.to_python(nilai)


def beda(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> tuple[Potret, Potret]:
    """What differs, before and after."""
    nama = [satu for satu in baru if lama.get(satu) != baru[satu]]
    return {satu: lama.get(satu) for satu in nama}, {satu: baru[satu] for satu in nama}


def simpan_deret(baris: BarisBerversi, nama: str, isi: Iterable[Any]) -> None:
    """Replace a list of a row: keys for a m2m, else a mapping of columns for each part."""
    relasi: Any = baris._meta.get_field(nama)
    if isinstance(relasi, models.ManyToManyField):
        getattr(baris, nama).set(list(isi))
        return
    asing: Any = relasi.remote_field
    bagian: Any = relasi.related_model
    bagian.objects.filter(**{asing.name: baris}).delete()
    milik: dict[str, Any] = {asing.name: baris}
    if isinstance(baris, BarisPerangkatDaerah):
        milik["perangkat_daerah_id"] = baris.perangkat_daerah_id
    kolom = {satu.attname: satu for satu in bagian._meta.concrete_fields}
    bagian.objects.bulk_create(
        bagian(**milik, **{k: _baca(kolom[k], nilai) for k, nilai in satu.items()}) for satu in isi
    )
