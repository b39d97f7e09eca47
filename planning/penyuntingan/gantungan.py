"""What hangs on a row: everything that could not stay if it went."""

from collections import Counter
from collections.abc import Sequence
from graphlib import TopologicalSorter
from typing import Any

from django.apps import apps
from django.db import models

from planning.models.dasar import BarisBerversi
from planning.penyuntingan.galat import Ditolak
from planning.penyuntingan.izin import dengan_jalur


def gantungan(baris: BarisBerversi) -> list[tuple[str, int]]:
    """How many rows of each kind hang on a row, the row itself left out; most first."""
    banyak: Counter[str] = Counter()
    for satu in kumpulkan([baris], kunci=False):
        if satu.pk != baris.pk or type(satu) is not type(baris):
            banyak[str(satu._meta.verbose_name)] += 1
    return banyak.most_common()


def kumpulkan(baris: Sequence[BarisBerversi], *, kunci: bool = True) -> list[Any]:
    """Rows of one model with everything below them, in the order in which they can be deleted.

    The rows are locked unless `kunci` is off, which is for looking only. Raises Ditolak where
    a row hangs on them that nobody can bring back (it has no version).
    """
    awal = {satu.pk: satu for satu in baris}
    terkumpul: dict[type[models.Model], dict[int, Any]] = {type(baris[0]): dict(awal)}
    antrean: list[tuple[type[models.Model], list[int]]] = [(type(baris[0]), list(awal))]
    while antrean:
        model, nomor = antrean.pop()
        for relasi in model._meta.related_objects:
            bawah = _bawah(relasi, model, nomor, kunci=kunci)
            lama = terkumpul.setdefault(relasi.related_model, {})
            baru = {satu.pk: satu for satu in bawah if satu.pk not in lama}
            if baru:
                # Deeper rows of the same model come later, and are deleted earlier.
                lama.update(baru)
                antrean.append((relasi.related_model, list(baru)))
    hasil: list[Any] = []
    for model in _urutan_hapus():
        hasil += reversed(list(terkumpul.get(model, {}).values()))
    return hasil


def _bawah(relasi: Any, model: type[models.Model], nomor: list[int], *, kunci: bool) -> list[Any]:
    bawah = relasi.related_model
    if relasi.many_to_many or relasi.name in getattr(model, "DERET", {}):
        return []
    if not getattr(relasi.field, "db_constraint", True):
        return []
    saring = {f"{relasi.field.name}__in": nomor}
    if issubclass(bawah, BarisBerversi):
        isi = dengan_jalur(bawah).filter(**saring).order_by("pk")
        return list(isi.select_for_update(of=("self",)) if kunci else isi)
    if relasi.on_delete is models.PROTECT and bawah.objects.filter(**saring).exists():
        raise Ditolak(
            f"Baris ini masih dipakai oleh {bawah._meta.verbose_name}; "
            "lepaskan dahulu dari sana, lalu hapus lagi."
        )
    return []


def _urutan_hapus() -> list[type[models.Model]]:
    """The models with a version, each before those that it refers to."""
    milik = [satu for satu in apps.get_models() if issubclass(satu, BarisBerversi)]
    urutan: TopologicalSorter[type[models.Model]] = TopologicalSorter(
        {satu: set() for satu in milik}
    )
    for model in milik:
        for kolom in model._meta.concrete_fields:
            rujukan: Any = kolom.related_model
            if rujukan in milik and rujukan is not model:
                urutan.add(rujukan, model)
    return list(urutan.static_order())
