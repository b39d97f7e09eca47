"""Where an agency stands at the end of a quarter: capaian, money, what is not reported. Pure.

Worked out of a `Rencana` by the rules of performance, budget and renja.kewajiban, and by the
agency's own settings; nothing here knows a rule of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from budget.serapan import Serapan, jumlah_serapan, sampai_bulan
from performance.capaian import capaian_terhitung
from performance.hasil import Hasil
from performance.kelompok import Anggota, RataRata, capaian_baris, rata_rata_kelompok
from renja.kewajiban import Terukur, target_tahun, terukur
from renja.rencana import Rencana, Rupiah, daun

SEBUTAN_TINGKAT = {
    "sub_kegiatan": "sub kegiatan",
    "kegiatan": "kegiatan",
    "program": "program",
    "iku": "IKU",
}


@dataclass(frozen=True, slots=True)
class Kedudukan:
    """An agency at the end of a quarter.

    `rata` is the mean over the agency's own level; `belum` of `wajib` indikator owe a report of
    a quarter that is due; `serapan` are sums in rupiah, its pagu that of the layer that
    `lapisan` names ("" where there is none).
    """

    rata: RataRata
    wajib: int
    belum: int
    serapan: Serapan
    lapisan: str


def kedudukan(rencana: Rencana, triwulan: int) -> Kedudukan:
    """Where the agency of a plan stands at the end of a quarter of the plan's year."""
    semua = terukur(rencana)
    wajib = [satu for satu in semua if _wajib(satu, rencana.tahun, triwulan)]
    serapan, lapisan = serapan_rencana(rencana, triwulan)
    return Kedudukan(
        rata_rata_rencana(rencana, semua, triwulan),
        len(wajib),
        sum(1 for satu in wajib if satu.belum_lapor(rencana.tahun, triwulan)),
        serapan,
        lapisan,
    )


def rata_rata_rencana(rencana: Rencana, semua: Iterable[Terukur], triwulan: int) -> RataRata:
    """The mean capaian over the level that the plan's settings choose, as in the footer of E.81.

    A row counts once, with the mean of its indikator where it has several; of the IKU each one.
    """
    tingkat = rencana.tingkat_rata_rata
    baris: dict[UUID, list[Terukur]] = {}
    for satu in semua:
        if tingkat == "iku":
            if satu.indikator.iku is not None:
                baris[satu.indikator.uid] = [satu]
        elif satu.tingkat == tingkat:
            baris.setdefault(satu.jalur[-1], []).append(satu)
    return rata_rata_kelompok(
        [_anggota(rencana, isi, triwulan) for isi in baris.values()],
        SEBUTAN_TINGKAT[tingkat],
        rencana.batas_capaian,
        belum_lapor_nol=rencana.belum_lapor_nol,
    )


def serapan_rencana(rencana: Rencana, triwulan: int) -> tuple[Serapan, str]:
    """What was spent up to a quarter's end against the layer in force there, and its name."""
    lapisan = rencana.pelaksanaan.lapisan_berlaku(rencana.tahun, triwulan)
    pasangan: list[tuple[Rupiah | None, Rupiah | None]] = []
    for sub in daun(rencana):
        pagu = sub.pagu.get(lapisan.kunci) if lapisan else None
        realisasi = sampai_bulan(sub.uang.per_bulan, 3 * triwulan)
        pasangan.append((realisasi, pagu.nilai if pagu else None))
    return jumlah_serapan(pasangan), lapisan.sebutan if lapisan else ""


def tanpa_rincian(satu: Kedudukan) -> Kedudukan:
    """The same without the inputs of the mean, which a roll-up neither prints nor keeps."""
    rata = satu.rata
    return replace(satu, rata=replace(rata, hasil=replace(rata.hasil, bentuk="", masukan=())))


def _anggota(rencana: Rencana, isi: list[Terukur], triwulan: int) -> Anggota:
    """A row with its capaian, and whether it owes a report and gave all that are due."""
    hasil: list[Hasil] = []
    wajib, lapor = False, True
    for satu in isi:
        ukuran = satu.indikator
        berjalan = satu.berjalan(rencana.tahun, triwulan)
        aturan = (ukuran.arah, rencana.varian_negatif, ukuran.skala_ordinal)
        hasil.append(capaian_terhitung(target_tahun(rencana, ukuran), berjalan, *aturan))
        wajib = wajib or _wajib(satu, rencana.tahun, triwulan)
        lapor = lapor and not berjalan.kurang
    return Anggota(isi[0].nama, capaian_baris(hasil, rencana.batas_capaian), wajib, lapor)


def _wajib(satu: Terukur, tahun: int, triwulan: int) -> bool:
    return any(satu.wajib(tahun, q) for q in range(1, triwulan + 1))
