"""The mean of the agency (or of what is shown) and its predikat, with its members. Pure.

The number is that of renja.rata_rata, as in the footer of E.81 and in the roll-up; here its
members are kept beside it, so that a page can name them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from performance.hasil import Hasil
from performance.kelompok import Anggota, RataRata, capaian_baris, predikat_kelompok
from performance.predikat import Predikat
from renja.dasbor.ukuran import Ukuran
from renja.rata_rata import SEBUTAN_TINGKAT, menurut_baris, rata_rata_rencana
from renja.rencana import Rencana


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


def susun_rata(rencana: Rencana, ukuran: Sequence[Ukuran], sampai: int) -> Rata:
    """The mean of the capaian at the level that the Renja's settings name."""
    tingkat = rencana.tingkat_rata_rata
    menurut_uid = {satu.uid: satu for satu in ukuran}
    semua = [satu.terukur for satu in ukuran]
    rata = rata_rata_rencana(rencana, semua, sampai)
    return Rata(
        SEBUTAN_TINGKAT[tingkat],
        rata,
        predikat_kelompok(rata, rencana.skala, belum_lapor_nol=rencana.belum_lapor_nol),
        tuple(
            _anggota(rencana, [menurut_uid[satu.indikator.uid] for satu in baris])
            for baris in menurut_baris(semua, tingkat)
        ),
    )


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
