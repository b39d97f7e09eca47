"""What is at risk, the most urgent first, each kind by a rule that the page prints. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from performance.predikat import Skala
from planning.kuantitas import Rupiah, tampil_angka, tampil_kuantitas
from planning.models.pelaporan import ROMAWI
from renja.dasbor.kata import teks_tanggal
from renja.dasbor.saringan import Saringan
from renja.dasbor.uang import BarisUang, Uang
from renja.dasbor.ukuran import LANJUT, TAHUNAN, Ukuran
from renja.pelaksanaan import Koreksi
from renja.rencana import Rencana

CAPAIAN, TERLAMBAT, KAS, PAGU, KOREKSI = "capaian", "terlambat", "kas", "pagu", "koreksi"
# Below this part of the planned cash, spending is behind.
AMBANG_KAS = 90
SERATUS = Decimal(100)


@dataclass(frozen=True, slots=True)
class Risiko:
    """One thing at risk: what, how far (`angka`), why; `kunci` names its row or unit."""

    judul: str
    angka: str
    rincian: str
    kunci: UUID | None = None
    triwulan: int = 0


@dataclass(frozen=True, slots=True)
class KelompokRisiko:
    """Everything at risk of one kind, the worst first, and the rule by which it was found."""

    jenis: str
    judul: str
    aturan: str
    isi: tuple[Risiko, ...]


def susun_risiko(
    rencana: Rencana, saringan: Saringan, ukuran: Sequence[Ukuran], uang: Uang, hari: date
) -> tuple[KelompokRisiko, ...]:
    """The kinds that have anything, in a fixed order."""
    semua = (
        _kelompok_capaian(rencana, ukuran),
        _kelompok_terlambat(rencana, saringan, ukuran, hari),
        _kelompok_kas(uang),
        _kelompok_pagu(uang),
        _kelompok_koreksi(rencana, saringan, ukuran, uang),
    )
    return tuple(satu for satu in semua if satu.isi)


# --- Capaian -------------------------------------------------------------------------------


def ambang_capaian(skala: Skala | None) -> tuple[Decimal, str]:
    """Below which % of the target to date a capaian is low, and how that is called.

    The second class of the scale from above ("Berhasil") is the least that is not low.
    """
    if skala is None or len(skala.kelas) <= 1:
        return SERATUS, "target itu, karena skala predikat belum dipilih"
    kelas = skala.kelas[1]
    return kelas.batas, f"kelas {kelas.nama} ({tampil_angka(kelas.batas)} %) menurut {skala.nama}"


def capaian_rendah(rencana: Rencana, satu: Ukuran) -> bool:
    """Whether an indikator lags behind its target to date."""
    if not satu.hasil_kini.ada or (satu.dasar == TAHUNAN and satu.sampai < LANJUT):
        return False
    nilai = satu.hasil_kini.nilai_bulat
    ambang, _ = ambang_capaian(rencana.skala)
    if rencana.skala is None or len(rencana.skala.kelas) <= 1:
        return nilai < ambang
    kelas = rencana.skala.kelas[1]
    return nilai < ambang or (nilai == ambang and not kelas.termasuk)


def berisiko(rencana: Rencana, ukuran: Sequence[Ukuran]) -> list[Ukuran]:
    """The indikator that lag: those above kegiatan first, then the farthest behind."""
    rendah = [satu for satu in ukuran if capaian_rendah(rencana, satu)]
    return sorted(rendah, key=lambda satu: (not satu.utama, satu.hasil_kini.nilai_bulat))


def _kelompok_capaian(rencana: Rencana, ukuran: Sequence[Ukuran]) -> KelompokRisiko:
    _, sebutan = ambang_capaian(rencana.skala)
    return KelompokRisiko(
        CAPAIAN,
        "Capaian tertinggal dari target",
        f"Realisasi terhadap target s/d triwulan ini di bawah {sebutan}. Tanpa target triwulan, "
        "indikator kumulatif dibandingkan dengan bagian tahun yang sudah lewat, yang lain dengan "
        "target tahun sejak triwulan III. Tujuan, sasaran, IKU, dan program lebih dahulu, lalu "
        "yang paling tertinggal.",
        tuple(_risiko_capaian(satu) for satu in berisiko(rencana, ukuran)),
    )


def _risiko_capaian(satu: Ukuran) -> Risiko:
    belum = f"; {satu.kurang} belum dilaporkan" if satu.kurang else ""
    return Risiko(
        satu.terukur.indikator.uraian,
        f"{tampil_angka(satu.hasil_kini.nilai_bulat, 2)} %",
        f"{tampil_kuantitas(satu.realisasi.nilai)} dari {tampil_kuantitas(satu.target_kini)} "
        f"({satu.nama_dasar}){belum}",
        satu.uid,
    )


# --- Reports -------------------------------------------------------------------------------


def batas_waktu(rencana: Rencana, triwulan: int) -> date | None:
    """The last day on which the agency may report a quarter, None without a schedule."""
    jadwal = rencana.pelaksanaan.jadwal.get(triwulan)
    if jadwal is None:
        return None
    laporan = rencana.pelaksanaan.laporan.get((rencana.tahun, triwulan))
    panjang = laporan.diperpanjang_sampai if laporan else None
    return max(jadwal[1], panjang) if panjang else jadwal[1]


def ukuran_terlambat(rencana: Rencana, ukuran: Sequence[Ukuran], hari: date) -> list[Ukuran]:
    """The indikator with a due quarter whose window has closed without a report."""
    lewat = {
        q for q in range(1, 5) if (batas := batas_waktu(rencana, q)) is not None and hari > batas
    }
    return [satu for satu in ukuran if any(q in lewat for q, _ in satu.belum_lapor)]


def _kelompok_terlambat(
    rencana: Rencana, saringan: Saringan, ukuran: Sequence[Ukuran], hari: date
) -> KelompokRisiko:
    return KelompokRisiko(
        TERLAMBAT,
        "Laporan terlambat",
        "Jadwal pengisian triwulan sudah ditutup dan laporan unit kerja belum diajukan. "
        "Yang paling lama terlambat lebih dahulu.",
        tuple(_terlambat(rencana, saringan, ukuran, hari)),
    )


def _terlambat(
    rencana: Rencana, saringan: Saringan, ukuran: Sequence[Ukuran], hari: date
) -> Iterator[Risiko]:
    for triwulan in range(1, saringan.triwulan + 1):
        batas = batas_waktu(rencana, triwulan)
        if batas is None or hari <= batas:
            continue
        for unit in rencana.pelaksanaan.unit:
            if saringan.unit is not None and unit.uid not in saringan.unit_termasuk:
                continue
            banyak = sum(1 for satu in ukuran if (triwulan, unit) in satu.belum_lapor)
            if banyak:
                yield Risiko(
                    unit.nama,
                    f"{banyak} indikator",
                    f"TW {ROMAWI[triwulan]} ditutup {teks_tanggal(batas)}, "
                    f"{tampil_angka((hari - batas).days)} hari yang lalu",
                    unit.uid,
                    triwulan,
                )


# --- Money ---------------------------------------------------------------------------------


def tertinggal_kas(uang: Uang) -> list[BarisUang]:
    """The rows that spent less than AMBANG_KAS % of their planned cash, the most money first."""
    rendah = [
        satu
        for satu in uang.baris
        if satu.terhadap_kas.ada and satu.terhadap_kas.nilai_bulat < AMBANG_KAS
    ]
    return sorted(rendah, key=_kurang_kas, reverse=True)


def melebihi_pagu(uang: Uang) -> list[BarisUang]:
    """The rows that spent more than their pagu."""
    return [satu for satu in uang.baris if satu.melebihi]


def _kurang_kas(satu: BarisUang) -> Decimal:
    return Decimal(satu.kas or 0) - Decimal(satu.realisasi or 0)


def _dari(realisasi: Rupiah | None, nama: str, rencana: Rupiah | None) -> str:
    return f"Rp {tampil_angka(realisasi or 0)} dari {nama} Rp {tampil_angka(rencana or 0)}"


def _kelompok_kas(uang: Uang) -> KelompokRisiko:
    tanpa = f" {uang.tanpa_kas} baris tanpa anggaran kas tidak dinilai." if uang.tanpa_kas else ""
    return KelompokRisiko(
        KAS,
        "Serapan di belakang anggaran kas",
        f"Realisasi s/d bulan yang sudah dilaporkan kurang dari {AMBANG_KAS} % anggaran kas. "
        f"Yang kekurangannya terbesar lebih dahulu.{tanpa}",
        tuple(
            Risiko(
                satu.sub.nama,
                f"{tampil_angka(satu.terhadap_kas.nilai_bulat, 2)} %",
                f"{_dari(satu.realisasi, 'kas', satu.kas)}, "
                f"kurang Rp {tampil_angka(_kurang_kas(satu))}",
                satu.sub.uid,
            )
            for satu in tertinggal_kas(uang)
        ),
    )


def _kelompok_pagu(uang: Uang) -> KelompokRisiko:
    return KelompokRisiko(
        PAGU,
        "Realisasi melebihi pagu",
        "Realisasi anggaran lebih besar daripada pagu pada lapisan yang berlaku.",
        tuple(
            Risiko(
                satu.sub.nama,
                f"{tampil_angka(satu.serapan.nilai_bulat, 2)} %",
                _dari(satu.realisasi, "pagu", satu.pagu),
                satu.sub.uid,
            )
            for satu in melebihi_pagu(uang)
            if satu.serapan.ada
        ),
    )


# --- Corrections ---------------------------------------------------------------------------


def koreksi_terbuka(
    rencana: Rencana, saringan: Saringan, ukuran: Sequence[Ukuran], uang: Uang
) -> list[Koreksi]:
    """Corrections of the year's shown quarters that are not finished, the oldest first."""
    lapor = {
        isi.uid
        for satu in ukuran
        for deret in satu.terukur.indikator.triwulan.values()
        for isi in deret
    }
    tampil = lapor | {satu.sub.uid for satu in uang.baris}
    return [
        satu
        for satu in rencana.pelaksanaan.koreksi
        if satu.selesai is None
        and satu.tahun == rencana.tahun
        and satu.triwulan <= saringan.triwulan
        and satu.objek in tampil
    ]


def _kelompok_koreksi(
    rencana: Rencana, saringan: Saringan, ukuran: Sequence[Ukuran], uang: Uang
) -> KelompokRisiko:
    return KelompokRisiko(
        KOREKSI,
        "Koreksi yang belum selesai",
        "Baris yang sudah disetujui dibuka kembali; nilai kinerja yang lama berlaku sampai yang "
        "baru diajukan, uang berlaku seketika.",
        tuple(
            Risiko(
                satu.sebutan,
                f"TW {ROMAWI[satu.triwulan]}",
                f"Dibuka {teks_tanggal(satu.dibuka.date())}: {satu.alasan}",
                satu.objek,
                satu.triwulan,
            )
            for satu in koreksi_terbuka(rencana, saringan, ukuran, uang)
        ),
    )
