"""Made-up values of indikator: targets, quarters and reports of every kind that the rules know."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

SKALA = ["D", "C", "CC", "B", "BB", "A", "AA"]
# How often: most indikator are plain, and every rare kind occurs.
JENIS = (
    *(("positif", "kumulatif", "pada", "Dokumen"),) * 8,
    *(("positif", "nilai_akhir", "pada", "%"),) * 4,
    *(("positif", "persentase", "pada", "%"),) * 3,
    *(("positif", "kumulatif", "sampai", "Orang"),) * 2,
    ("positif", "rata_rata", "pada", "Orang/Bulan"),
    ("positif", "persentase", "sampai", "%"),
    *(("negatif", "nilai_akhir", "pada", "%"),) * 2,
    ("negatif", "kumulatif", "pada", "Kasus"),
    ("stabil", "nilai_akhir", "pada", "%"),
    ("positif", "nilai_akhir", "pada", "Predikat"),
)
STATUS = (*("disetujui",) * 14, *("diajukan",) * 3, "draf", "dikembalikan")


class Acak(Random):
    """Choices that follow from a seed; nothing here is a secret."""


@dataclass(frozen=True, slots=True)
class Ukuran:
    """How an indikator is measured."""

    arah: str
    agregasi: str
    cara_tulis: str
    satuan: str

    @property
    def kolom(self) -> dict[str, Any]:
        """As columns of `Indikator`."""
        skala = SKALA if self.satuan == "Predikat" else []
        return {
            "arah": self.arah,
            "agregasi": self.agregasi,
            "cara_tulis": self.cara_tulis,
            "satuan": self.satuan,
            "skala_ordinal": skala,
        }


def pilih_ukuran(acak: Acak) -> Ukuran:
    """One of the kinds, the common ones more often."""
    return Ukuran(*acak.choice(JENIS))


def target(acak: Acak, ukuran: Ukuran) -> dict[str, Any] | None:
    """The columns of a year's target; now and then none, a range, or "tidak direncanakan"."""
    nasib = acak.random()
    if ukuran.satuan == "Predikat":
        return {"teks": acak.choice(SKALA[2:])}
    if nasib < 0.02:
        return None
    if nasib < 0.04:
        return {"keadaan": "tidak_direncanakan"}
    nilai = acak.randint(4, 100)
    if nasib < 0.08 and ukuran.satuan == "%":
        return {"bawah": nilai, "atas": nilai + acak.randint(1, 5)}
    return {"bawah": 0 if nasib > 0.98 else nilai}


def target_triwulan(acak: Acak) -> dict[str, Any]:
    """The columns of a quarter's target; now and then the quarter is not planned."""
    if acak.random() < 0.05:
        return {"keadaan": "tidak_direncanakan"}
    return {"bawah": acak.randint(1, 30)}


def laporan(acak: Acak, ukuran: Ukuran, hari: date) -> dict[str, Any] | None:
    """The columns of a quarter's report; now and then none at all, or a figure to come."""
    nasib = acak.random()
    if nasib < 0.04:
        return None
    isi: dict[str, Any] = {"status": acak.choice(STATUS)}
    if nasib < 0.06:
        return isi | {"keadaan": "belum_rilis", "rilis_bulan": hari}
    if ukuran.satuan == "Predikat":
        return isi | {"teks": acak.choice(SKALA)}
    desimal = -2 if nasib < 0.2 else 0
    isi["bawah"] = Decimal(acak.randint(0, 60 * 10**-desimal)).scaleb(desimal)
    if ukuran.agregasi == "persentase" and nasib < 0.8:
        bawah = acak.randint(1, 400)
        isi |= {"pembilang": acak.randint(0, bawah), "penyebut": bawah}
    return isi
