"""What became of codes in a later edition, from the map and from codes that went on."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planning.models import EdisiNomenklatur, Nomenklatur, PetaNomenklatur

DENGAN_INDUK = Nomenklatur.objects.select_related("induk__induk")


@dataclass(frozen=True, slots=True)
class Nasib:
    """A code and what may follow it in the edition asked for; several where it was split."""

    lama: Nomenklatur
    calon: tuple[Nomenklatur, ...]

    @property
    def tunggal(self) -> Nomenklatur | None:
        """The one successor, None where a person has to choose."""
        return self.calon[0] if len(self.calon) == 1 else None


def sebunyi(satu: str, lain: str) -> bool:
    """Whether two names are the same but for capitals and spaces."""
    return satu.casefold().split() == lain.casefold().split()


def nasib(kunci: Collection[int], ke: EdisiNomenklatur) -> dict[int, Nasib]:
    """What follows each code (by key) in the edition `ke`: a constant number of queries.

    A code follows itself unless the edition gives its number to the successor of another.
    A code of an edition that does not lead to `ke` has no successor.
    """
    lama = {satu.pk: satu for satu in DENGAN_INDUK.filter(pk__in=set(kunci))}
    if all(satu.edisi_id == ke.pk for satu in lama.values()):
        return {pk: Nasib(satu, (satu,)) for pk, satu in lama.items()}
    rantai = _rantai(ke)
    kini: dict[int, tuple[Nomenklatur, ...]] = {pk: (satu,) for pk, satu in lama.items()}
    for asal, tujuan in pairwise(rantai):
        kini = _selangkah(kini, asal, tujuan)
    return {
        pk: Nasib(satu, tuple(calon for calon in kini[pk] if calon.edisi_id == ke.pk))
        for pk, satu in lama.items()
    }


def _rantai(ke: EdisiNomenklatur) -> list[int]:
    """The editions that lead to one, the oldest first."""
    sebelumnya = dict(EdisiNomenklatur.objects.values_list("pk", "sebelumnya"))
    hasil = [ke.pk]
    while (lebih_lama := sebelumnya[hasil[-1]]) is not None and lebih_lama not in hasil:
        hasil.append(lebih_lama)
    return hasil[::-1]


def _selangkah(
    kini: Mapping[int, Sequence[Nomenklatur]], asal: int, tujuan: int
) -> dict[int, tuple[Nomenklatur, ...]]:
    """Every code that stands in `asal` taken on to the next edition, the others as they are."""
    melangkah = [satu for isi in kini.values() for satu in isi if satu.edisi_id == asal]
    penerus = _penerus(melangkah, tujuan) if melangkah else {}
    return {
        pk: tuple(
            dict.fromkeys(
                calon
                for satu in isi
                for calon in (penerus.get(satu.pk, ()) if satu.edisi_id == asal else (satu,))
            )
        )
        for pk, isi in kini.items()
    }


def _penerus(lama: Iterable[Nomenklatur], tujuan: int) -> dict[int, list[Nomenklatur]]:
    """The successors of codes in the next edition, that of the same number first."""
    kode = {satu.kode: satu.pk for satu in lama}
    hasil: dict[int, list[Nomenklatur]] = {pk: [] for pk in kode.values()}
    sekode = DENGAN_INDUK.filter(edisi=tujuan, kode__in=kode, dihentikan=False)
    peta = PetaNomenklatur.objects.filter(baru__edisi=tujuan, baru__dihentikan=False)
    pewaris = dict(peta.filter(baru__kode__in=kode).values_list("baru__kode", "kode_lama"))
    for satu in sekode:
        if pewaris.get(satu.kode, satu.kode) == satu.kode:
            hasil[kode[satu.kode]].append(satu)
    for butir in peta.filter(lama__in=hasil).select_related("baru__induk__induk").order_by("pk"):
        if butir.lama_id is not None and butir.baru not in hasil[butir.lama_id]:
            hasil[butir.lama_id].append(butir.baru)
    return hasil
