"""Emptying the demo agencies before they are loaded anew."""

from collections.abc import Iterable
from graphlib import TopologicalSorter
from typing import Any

from django.apps import apps
from django.db.models import Model

from planning.models import Penugasan, PerangkatDaerah, Perubahan, RantaiJejak, UnitKerja

# People, the structure of the agencies and the audit trail stay: others may refer to them.
DIBIARKAN = (Penugasan, Perubahan, RantaiJejak, UnitKerja)


def kosongkan(perangkat_daerah: Iterable[PerangkatDaerah]) -> int:
    """Delete every row of these agencies, children first; gives how many rows went."""
    daftar = list(perangkat_daerah)
    jumlah = 0
    for model in _urutan_hapus():
        pengelola: Any = model
        jumlah += pengelola.objects.filter(perangkat_daerah__in=daftar).delete()[0]
    return jumlah


def _urutan_hapus() -> list[type[Model]]:
    """The models that belong to an agency, each before those that it refers to."""
    milik = [
        satu
        for satu in apps.get_models()
        if satu not in DIBIARKAN and not _ditulis_sekali(satu) and _milik_perangkat_daerah(satu)
    ]
    urutan: TopologicalSorter[type[Model]] = TopologicalSorter({satu: set() for satu in milik})
    for model in milik:
        for kolom in model._meta.concrete_fields:
            rujukan = kolom.related_model
            if rujukan in milik and rujukan is not model:
                urutan.add(rujukan, model)
    return list(urutan.static_order())


def _ditulis_sekali(model: type[Model]) -> bool:
    """Whether nothing deletes its rows; whoever empties an agency has seen that it has none."""
    return bool(getattr(model, "TETAP", False))


def _milik_perangkat_daerah(model: type[Model]) -> bool:
    """Whether the rows of a model carry their agency."""
    return any(
        kolom.name == "perangkat_daerah" and kolom.related_model is PerangkatDaerah
        for kolom in model._meta.concrete_fields
    )
