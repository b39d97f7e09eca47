"""What a Renja does not hold yet, and what cannot be right. Pure.

A row is named because a cell of the official forms would stay blank, or because its values
contradict each other: parts of a pagu that do not make the pagu, a target in another satuan.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from performance.agregasi import satuan_sama
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
    """One kind of gap or contradiction: its code, an Indonesian phrase, and in which rows.

    `pada_indikator` is set where it is mended at the indikator or its target.
    """

    kode: str
    kalimat: str
    tempat: tuple[Tempat, ...]
    pada_indikator: bool = False

    @property
    def banyak(self) -> int:
        """How many rows."""
        return len(self.tempat)


def kekurangan(rencana: Rencana) -> tuple[Kekurangan, ...]:
    """The gaps of a plan, those of money first; kinds without any row are left out."""
    n = rencana.tahun
    semua = (
        _pada_sub(rencana, "pagu", "belum memuat pagu indikatif", _tanpa_pagu),
        _pada_sub(rencana, "sumber", "belum memuat sumber dana", _tanpa_sumber),
        _pada_sub(
            rencana, "rincian", "memakai beberapa sumber dana yang belum dirinci", _belum_dirinci
        ),
        _pada_sub(rencana, "bagian", "bagian sumber dananya tidak berjumlah pagunya", _bagian_lain),
        _pada_sub(rencana, "maju", f"belum memuat prakiraan maju {n + 1}", _tanpa_maju),
        _pada_sub(rencana, "lokasi", "belum memuat lokasi", lambda sub: not sub.lokasi),
        _pada_sub(rencana, "indikator", "belum memuat indikator", lambda sub: not sub.indikator),
        _pada_indikator(rencana, "target", f"berindikator tanpa target {n}", _tanpa_target),
        _pada_indikator(
            rencana,
            "satuan",
            f"bertarget {n} dalam satuan lain daripada indikatornya",
            _satuan_lain,
        ),
    )
    return tuple(satu for satu in semua if satu.tempat)


def _pada_indikator(
    rencana: Rencana,
    kode: str,
    kalimat: str,
    kurang: Callable[[Sequence[Indikator], Rencana], bool],
) -> Kekurangan:
    tempat = tuple(tempat for tempat, isi in _baris(rencana) if kurang(isi, rencana))
    return Kekurangan(kode, kalimat, tempat, pada_indikator=True)


def _pada_sub(
    rencana: Rencana, kode: str, kalimat: str, kurang: Callable[[SubKegiatan], bool]
) -> Kekurangan:
    return Kekurangan(
        kode,
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


def _bagian_lain(sub: SubKegiatan) -> bool:
    """Every part is told, and together they are not the pagu."""
    pagu = sub.pagu.get(INDIKATIF)
    if pagu is None or not pagu.sumber:
        return False
    bagian = [satu.nilai for satu in pagu.sumber]
    terisi = [nilai for nilai in bagian if nilai is not None]
    return len(terisi) == len(bagian) and sum(terisi) != pagu.nilai


def _satuan_lain(indikator: Sequence[Indikator], rencana: Rencana) -> bool:
    """A target with a number in a satuan that the indikator does not have."""
    return any(
        target.bawah is not None and not satuan_sama(target.satuan, satu.satuan)
        for satu in indikator
        for target in (rencana.target_tahun_ini(satu),)
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
