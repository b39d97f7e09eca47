"""The sums of the grid, by the database itself: program, kegiatan, and the whole plan."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Sum

from budget.models import Pagu, PaguRenstra, PrakiraanMaju
from planning.models import Renja
from renja.tabel_isian.bentuk import Jenis, Kolom
from renja.tabel_isian.data import lapisan_indikatif
from renja.tabel_isian.kolom import TAHUN
from renja.tabel_isian.nilai import teks_uang

TOTAL = "total"


def jumlah_tabel(
    renja: Renja, jenis: str, kolom: tuple[Kolom, ...], program: int | None = None
) -> dict[str, dict[str, str]]:
    """Printed sums by row key and column key; the total is of the whole plan.

    Where `program` is named, of the rows only those of that one are told.
    """
    bagian = _tahun(renja, kolom) if jenis == TAHUN else _renstra(renja)
    angka: dict[str, dict[str, int | Decimal]] = defaultdict(dict)
    for kunci_program, kunci_kegiatan, kunci_kolom, nilai in bagian:
        baris = [TOTAL]
        if program in {None, kunci_program}:
            baris += [f"p{kunci_program}", f"k{kunci_kegiatan}"]
        for satu in baris:
            angka[satu][kunci_kolom] = angka[satu].get(kunci_kolom, 0) + nilai
    return {
        satu: {kunci: teks_uang(nilai) for kunci, nilai in isi.items()}
        for satu, isi in angka.items()
    }


def _kelompok(isi: QuerySet, jalur: str, *lain: str) -> list[tuple[Any, ...]]:
    """Sums of `nilai` by program and kegiatan, and what else is named."""
    kunci = (f"{jalur}__program_id", f"{jalur}_id", *lain)
    return list(isi.order_by().values_list(*kunci).annotate(jumlah=Sum("nilai")))


def _tahun(renja: Renja, kolom: tuple[Kolom, ...]) -> list[tuple[int, int, str, int | Decimal]]:
    jalur = "baris__sub_kegiatan__kegiatan"
    pagu = Pagu.objects.filter(**lapisan_indikatif(renja))
    maju = PrakiraanMaju.objects.filter(baris__renja=renja)
    hasil = [(p, k, "p", nilai) for p, k, nilai in _kelompok(pagu, jalur)]
    hasil += [(p, k, "q", nilai) for p, k, nilai in _kelompok(maju, jalur)]
    if any(satu.kunci == "v" and satu.jenis is Jenis.SEMULA for satu in kolom):
        semula = pagu_semula(renja)
        hasil += [(p, k, "v", nilai) for p, k, nilai in _kelompok(semula, jalur)]
    return hasil


def pagu_semula(renja: Renja) -> QuerySet[Pagu]:
    """The indikatif of the year's Renja before its perubahan."""
    return Pagu.objects.filter(
        lapisan__renja__perangkat_daerah=renja.perangkat_daerah_id,
        lapisan__renja__tahun=renja.tahun,
        lapisan__renja__siklus=Renja.Siklus.AWAL,
        lapisan__renja__renstra=renja.renstra_id,
        lapisan__jenis="indikatif",
        lapisan__ke=1,
    )


def _renstra(renja: Renja) -> list[tuple[int, int, str, int | Decimal]]:
    isi = PaguRenstra.objects.filter(
        sub_kegiatan__kegiatan__program__renstra=renja.renstra_id,
        tahun__range=(renja.renstra.tahun_awal, renja.renstra.tahun_akhir),
    )
    return [
        (p, k, f"p{tahun}", nilai)
        for p, k, tahun, nilai in _kelompok(isi, "sub_kegiatan__kegiatan", "tahun")
    ]
