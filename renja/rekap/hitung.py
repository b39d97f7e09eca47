"""Where an agency stands at the end of a quarter: capaian, money, what is not reported. Pure.

Worked out of a `Rencana` by the rules of performance, budget and renja.kewajiban, and by the
agency's own settings; nothing here knows a rule of its own.
"""

from dataclasses import dataclass, replace

from budget.serapan import Serapan, jumlah_serapan, sampai_bulan
from performance.kelompok import RataRata
from planning.kuantitas import Rupiah
from renja.kewajiban import terukur
from renja.rata_rata import rata_rata_rencana
from renja.rencana import Rencana, daun


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
    tahun = rencana.tahun
    wajib = [satu for satu in semua if any(satu.wajib(tahun, q) for q in range(1, triwulan + 1))]
    serapan, lapisan = serapan_rencana(rencana, triwulan)
    return Kedudukan(
        rata_rata_rencana(rencana, semua, triwulan),
        len(wajib),
        sum(1 for satu in wajib if satu.belum_lapor(tahun, triwulan)),
        serapan,
        lapisan,
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
