"""The mean of the agency (or of what is shown) and its predikat, with its members. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from performance.hasil import Hasil
from performance.kelompok import (
    Anggota,
    RataRata,
    capaian_baris,
    predikat_kelompok,
    rata_rata_kelompok,
)
from performance.predikat import Predikat
from renja.dasbor.ukuran import Ukuran
from renja.rencana import Rencana

NAMA_TINGKAT = {
    "sub_kegiatan": "sub kegiatan",
    "kegiatan": "kegiatan",
    "program": "program",
    "iku": "IKU",
}


@dataclass(frozen=True, slots=True)
class AnggotaRata:
    """A member of the mean: a row of the plan with its indikator, or an IKU."""

    kode: str
    nama: str
    ukuran: tuple[Ukuran, ...]
    hasil: Hasil
    anggota: Anggota


@dataclass(frozen=True, slots=True)
class Rata:
    """The mean over one level, its predikat or why there is none, and its members."""

    tingkat: str
    rata: RataRata
    predikat: Predikat
    anggota: tuple[AnggotaRata, ...]


def rata_rata_rencana(rencana: Rencana, ukuran: Sequence[Ukuran]) -> Rata:
    """The mean of the capaian at the level that the Renja's settings name."""
    tingkat = rencana.tingkat_rata_rata
    nol = rencana.belum_lapor_nol
    anggota = tuple(_anggota(rencana, satu) for satu in _kelompok(ukuran, tingkat).values())
    rata = rata_rata_kelompok(
        [satu.anggota for satu in anggota],
        NAMA_TINGKAT[tingkat],
        rencana.batas_capaian,
        belum_lapor_nol=nol,
    )
    predikat = predikat_kelompok(rata, rencana.skala, belum_lapor_nol=nol)
    return Rata(NAMA_TINGKAT[tingkat], rata, predikat, anggota)


def _kelompok(ukuran: Sequence[Ukuran], tingkat: str) -> dict[UUID, list[Ukuran]]:
    """The indikator by the row that they measure; every IKU is a member of its own."""
    hasil: dict[UUID, list[Ukuran]] = {}
    for satu in ukuran:
        if tingkat == "iku":
            if satu.terukur.indikator.iku is not None:
                hasil[satu.uid] = [satu]
        elif satu.terukur.tingkat == tingkat:
            hasil.setdefault(satu.terukur.jalur[-1], []).append(satu)
    return hasil


def _anggota(rencana: Rencana, ukuran: Sequence[Ukuran]) -> AnggotaRata:
    terukur = ukuran[0].terukur
    hasil = capaian_baris([satu.hasil for satu in ukuran], rencana.batas_capaian)
    nama = terukur.nama
    if rencana.tingkat_rata_rata == "iku":
        nama = terukur.indikator.uraian
    wajib = any(satu.wajib for satu in ukuran)
    lapor = wajib and not any(satu.belum_lapor for satu in ukuran)
    sebutan = f"{terukur.kode} {nama}".strip()
    return AnggotaRata(
        terukur.kode, nama, tuple(ukuran), hasil, Anggota(sebutan, hasil, wajib=wajib, lapor=lapor)
    )
