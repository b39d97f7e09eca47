"""What a Renja does not hold yet: rows without money, place, indikator or target. Pure.

A row is named here because a cell of the official forms would stay blank, not because a
rule is broken.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from planning.kuantitas import Keadaan
from renja.rencana import INDIKATIF, Indikator, Rencana, SubKegiatan, daun


@dataclass(frozen=True, slots=True)
class Tempat:
    """A row of the plan's tree where something is missing."""

    uid: UUID
    kode: str
    nama: str


@dataclass(frozen=True, slots=True)
class Kekurangan:
    """One kind of gap: what is missing (an Indonesian phrase), and in which rows."""

    kalimat: str
    tempat: tuple[Tempat, ...]

    @property
    def banyak(self) -> int:
        """How many rows."""
        return len(self.tempat)


def kekurangan(rencana: Rencana) -> tuple[Kekurangan, ...]:
    """The gaps of a plan, those of money first; kinds without any row are left out."""
    tahun = rencana.tahun
    semua = (
        _pada_sub(rencana, "belum memuat pagu indikatif", _tanpa_pagu),
        _pada_sub(rencana, "belum memuat sumber dana", _tanpa_sumber),
        _pada_sub(rencana, "memakai beberapa sumber dana yang belum dirinci", _belum_dirinci),
        _pada_sub(rencana, f"belum memuat prakiraan maju {tahun + 1}", _tanpa_maju),
        _pada_sub(rencana, "belum memuat lokasi", lambda sub: not sub.lokasi),
        _pada_sub(rencana, "belum memuat indikator", lambda sub: not sub.indikator),
        Kekurangan(
            f"berindikator tanpa target {tahun}",
            tuple(tempat for tempat, isi in _baris(rencana) if _tanpa_target(isi, rencana)),
        ),
    )
    return tuple(satu for satu in semua if satu.tempat)


def _pada_sub(rencana: Rencana, kalimat: str, kurang: Callable[[SubKegiatan], bool]) -> Kekurangan:
    return Kekurangan(
        kalimat,
        tuple(Tempat(sub.uid, sub.kode, sub.nama) for sub in daun(rencana) if kurang(sub)),
    )


def _tanpa_pagu(sub: SubKegiatan) -> bool:
    return INDIKATIF not in sub.pagu


def _tanpa_sumber(sub: SubKegiatan) -> bool:
    pagu = sub.pagu.get(INDIKATIF)
    return pagu is not None and not pagu.sumber


def _belum_dirinci(sub: SubKegiatan) -> bool:
    """Several sources and no share of each; a single one is the whole pagu by itself."""
    pagu = sub.pagu.get(INDIKATIF)
    return (
        pagu is not None
        and len(pagu.sumber) > 1
        and any(bagian.nilai is None for bagian in pagu.sumber)
    )


def _tanpa_maju(sub: SubKegiatan) -> bool:
    return sub.prakiraan_maju is None


def _tanpa_target(indikator: Sequence[Indikator], rencana: Rencana) -> bool:
    """Indikator, but none with a target; "tidak direncanakan" is an answer, a blank is none."""
    berencana = rencana.direncanakan(indikator)
    return bool(indikator) and (
        not berencana
        or any(rencana.target_tahun_ini(satu).keadaan is Keadaan.KOSONG for satu in berencana)
    )


def _baris(rencana: Rencana) -> Iterator[tuple[Tempat, tuple[Indikator, ...]]]:
    """Every row of the tree with its indikator."""
    for program in rencana.program:
        yield Tempat(program.uid, program.kode, program.nama), program.indikator
        for kegiatan in program.kegiatan:
            yield Tempat(kegiatan.uid, kegiatan.kode, kegiatan.nama), kegiatan.indikator
            for sub in kegiatan.sub_kegiatan:
                yield Tempat(sub.uid, sub.kode, sub.nama), sub.indikator
