"""The search index of each edition, kept in the process and made anew when the edition changed."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Q, Sum
from django.db.models.functions import Length

from planning.models import EdisiNomenklatur, Nomenklatur, Tingkat
from planning.nomenklatur_cari import Butir, Indeks

# A change that leaves every count and length as it was is seen after this many seconds.
PALING_LAMA = 300
TINGKAT = (Tingkat.PROGRAM, Tingkat.KEGIATAN, Tingkat.SUB_KEGIATAN)
ATAS = ("induk__kode", "induk__nama", "induk__induk__kode", "induk__induk__nama")
BUTIR = (
    Nomenklatur.objects.filter(tingkat__in=TINGKAT)
    .order_by("kode")
    .values_list("pk", "tingkat", "kode", "nama", "indikator", "satuan", "dihentikan", *ATAS)
)


@dataclass(frozen=True, slots=True)
class _Tersimpan:
    tanda: tuple[Any, ...]
    dibuat: float
    indeks: Indeks


_tersimpan: dict[int, _Tersimpan] = {}


def indeks_edisi(edisi: EdisiNomenklatur) -> Indeks:
    """The index of an edition: one small query, and a second one when it has changed."""
    tanda = _tanda(edisi)
    ada = _tersimpan.get(edisi.pk)
    if ada and ada.tanda == tanda and time.monotonic() - ada.dibuat < PALING_LAMA:
        return ada.indeks
    indeks = Indeks(_butir(edisi))
    _tersimpan[edisi.pk] = _Tersimpan(tanda, time.monotonic(), indeks)
    return indeks


def _tanda(edisi: EdisiNomenklatur) -> tuple[Any, ...]:
    """What differs after a load: how many codes there are, how many retired, and their lengths."""
    isi = Nomenklatur.objects.filter(edisi=edisi).aggregate(
        banyak=Count("pk"),
        berhenti=Count("pk", filter=Q(dihentikan=True)),
        akhir=Max("pk"),
        panjang=Sum(Length("nama") + Length("indikator") + Length(F("satuan"))),
    )
    return tuple(isi.values())


def _butir(edisi: EdisiNomenklatur) -> Iterator[Butir]:
    for kunci, tingkat, kode, nama, indikator, satuan, berhenti, *atas in BUTIR.filter(edisi=edisi):
        induk, kakek = (atas[0], atas[1]), (atas[2], atas[3])
        yield Butir(
            *(kunci, tingkat, kode, nama, indikator, satuan, berhenti),
            kegiatan=induk if tingkat == Tingkat.SUB_KEGIATAN else None,
            program={Tingkat.SUB_KEGIATAN.value: kakek, Tingkat.KEGIATAN.value: induk}.get(tingkat),
        )
