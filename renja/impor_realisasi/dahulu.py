"""What stood there when a workbook was made: the audit trail unrolled from its end.

The workbook names the last entry of the agency's chain at that moment. Whatever was noted
since is taken back in memory, so that a cell that the file left alone is told from one that two
people changed.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from planning.models import JejakAudit, PerangkatDaerah, RantaiJejak
from planning.models.dasar import BarisBerversi
from planning.penyuntingan.potret import isi_kembali, potret
from renja.impor.rancangan import Campur

K = TypeVar("K", bound=Hashable)
_PER_KUERI = 400


@dataclass(frozen=True, slots=True)
class Dahulu:
    """The columns of a row then (None: there was none), and who saved it last since."""

    isi: Mapping[str, Any] | None
    campur: Campur


class Sejak(Generic[K]):
    """The rows of one model that were saved since an entry of the trail, by a key of theirs.

    `kunci` makes the key out of a row's columns; None leaves the row out. Two queries.
    """

    def __init__(
        self,
        pd: PerangkatDaerah,
        model: type[BarisBerversi],
        nomor: int | None,
        kunci: Callable[[Mapping[str, Any]], K | None],
    ) -> None:
        self._isi: dict[K, Dahulu] = {}
        if nomor is None:
            return
        entri = list(
            JejakAudit.objects.filter(
                rantai__perangkat_daerah=pd, nomor__gt=nomor, objek=model._meta.label_lower
            )
            .order_by("-nomor")
            .values_list("kunci", "aksi", "sebelum", "sesudah", "nama_pelaku", "waktu")
        )
        kini = _kini(model, list(dict.fromkeys(satu[0] for satu in entri)))
        for lama, campur, acuan in _gulung(entri, kini).values():
            letak = kunci(isi_kembali(model, acuan))
            if letak is None:
                continue
            isi = isi_kembali(model, lama) if lama is not None else None
            ada = self._isi.get(letak)
            if ada is None or ada.isi is None:
                self._isi[letak] = Dahulu(isi, ada.campur if ada else campur)

    def cari(self, kunci: K) -> Dahulu | None:
        """The row as it stood then; None where nobody saved it since."""
        return self._isi.get(kunci)


def _kini(model: type[BarisBerversi], kunci: list[int]) -> dict[int, dict[str, Any]]:
    """The columns of the rows that are still there."""
    pengelola: Any = model
    return {
        satu.pk: potret(satu)
        for awal in range(0, len(kunci), _PER_KUERI)
        for satu in pengelola.objects.filter(pk__in=kunci[awal : awal + _PER_KUERI])
    }


def _gulung(
    entri: list[tuple[Any, ...]], kini: Mapping[int, dict[str, Any]]
) -> dict[int, tuple[dict[str, Any] | None, Campur, dict[str, Any]]]:
    """By row: its columns then, who came last, and columns that tell which row it is."""
    keadaan: dict[int, dict[str, Any] | None] = dict(kini)
    acuan: dict[int, dict[str, Any]] = {pk: dict(isi) for pk, isi in kini.items()}
    campur: dict[int, Campur] = {}
    for pk, aksi, sebelum, sesudah, oleh, waktu in entri:
        campur.setdefault(pk, Campur(oleh, waktu))
        if aksi == JejakAudit.Aksi.TAMBAH:
            acuan.setdefault(pk, dict(sesudah or {}))
            keadaan[pk] = None
        elif aksi == JejakAudit.Aksi.HAPUS:
            acuan.setdefault(pk, dict(sebelum or {}))
            keadaan[pk] = dict(sebelum or {})
        else:
            keadaan[pk] = {**(keadaan.get(pk) or {}), **(sebelum or {})}
    return {pk: (keadaan.get(pk), campur[pk], acuan[pk]) for pk in campur if pk in acuan}


def panjang_jejak(pd: PerangkatDaerah) -> int:
    """The number of the last entry of the agency's chain, 0 where there is none."""
    nomor = RantaiJejak.objects.filter(perangkat_daerah=pd).values_list("nomor", flat=True).first()
    return nomor or 0
