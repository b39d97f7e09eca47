"""The mean capaian of a plan at the level that its settings choose, and its predikat. Pure."""

from collections.abc import Iterable
from uuid import UUID

from performance.capaian import capaian_terhitung
from performance.hasil import Hasil
from performance.kelompok import Anggota, RataRata, capaian_baris, rata_rata_kelompok
from renja.kewajiban import Terukur, target_tahun
from renja.rencana import Rencana

SEBUTAN_TINGKAT = {
    "sub_kegiatan": "sub kegiatan",
    "kegiatan": "kegiatan",
    "program": "program",
    "iku": "IKU",
}


def rata_rata_rencana(rencana: Rencana, semua: Iterable[Terukur], sampai: int) -> RataRata:
    """The mean over one level up to a quarter; `semua` are the indikator of the year.

    A row counts once, with the mean of its indikator where it has several; of the IKU each one.
    """
    tingkat = rencana.tingkat_rata_rata
    return rata_rata_kelompok(
        [_anggota(rencana, isi, sampai) for isi in menurut_baris(semua, tingkat)],
        SEBUTAN_TINGKAT[tingkat],
        rencana.batas_capaian,
        belum_lapor_nol=rencana.belum_lapor_nol,
    )


def menurut_baris(semua: Iterable[Terukur], tingkat: str) -> list[list[Terukur]]:
    """The indikator of a level by the row that they measure; every IKU by itself."""
    hasil: dict[UUID, list[Terukur]] = {}
    for satu in semua:
        if tingkat == "iku":
            if satu.indikator.iku is not None:
                hasil[satu.indikator.uid] = [satu]
        elif satu.tingkat == tingkat:
            hasil.setdefault(satu.jalur[-1], []).append(satu)
    return list(hasil.values())


def capaian_tahun(rencana: Rencana, satu: Terukur, sampai: int) -> Hasil:
    """The capaian of one indikator up to a quarter against the year's target, without a cap."""
    indikator = satu.indikator
    aturan = (indikator.arah, rencana.varian_negatif, indikator.skala_ordinal)
    berjalan = satu.berjalan(rencana.tahun, sampai)
    return capaian_terhitung(target_tahun(rencana, indikator), berjalan, *aturan)


def _anggota(rencana: Rencana, isi: list[Terukur], sampai: int) -> Anggota:
    """A row with its capaian, whether it owes a report, and whether all that are due are there."""
    tahun = rencana.tahun
    hasil = [capaian_tahun(rencana, satu, sampai) for satu in isi]
    wajib = any(satu.wajib(tahun, q) for satu in isi for q in range(1, sampai + 1))
    lapor = not any(satu.belum_lapor(tahun, sampai) for satu in isi)
    nama = isi[0].nama if rencana.tingkat_rata_rata != "iku" else isi[0].indikator.uraian
    return Anggota(
        f"{isi[0].kode} {nama}".strip(),
        capaian_baris(hasil, rencana.batas_capaian),
        wajib=wajib,
        lapor=lapor and wajib,
    )
