"""The money of a Renja by row and layer, and of the program's other years."""

from collections import defaultdict

from django.db.models import Sum

from budget.lapisan import lapisan_berlaku
from budget.models import Pagu, PaguSumber, PrakiraanMaju, RealisasiAnggaran
from planning import models as m
from planning.kuantitas import Rupiah
from renja import rencana as r
from renja.pemuat.dasar import kelompok

LAPISAN = ("lapisan__renja__tahun", "lapisan__renja__siklus", "lapisan__jenis", "lapisan__ke")
PROGRAM = "baris__sub_kegiatan__kegiatan__program__nomenklatur_id"
# Made once: what a query selects is resolved here, and only its filter at every load.
PAGU = Pagu.objects.values_list("id", "baris_id", "lapisan__jenis", "lapisan__ke", "nilai")
SUMBER = PaguSumber.objects.order_by("urutan", "id").values_list(
    "pagu_id", "sumber_dana__kode", "sumber_dana__cetak", "sumber_dana__uraian", "nilai"
)
RIWAYAT = m.RiwayatAnggaran.objects.values_list(
    "program_id", "tahun", "anggaran", "realisasi", "milik__nama", "sebanding"
)


class Uang:
    """Pagu by row and layer, prakiraan maju by row, and the years of each program.

    A past year that has rows of its own is summed from them, over the layer in force;
    only a year without rows reads the history.
    """

    def __init__(self, renja: m.Renja, tahun_rinci: frozenset[int]) -> None:
        self.pagu = _pagu(renja)
        self.maju: dict[int, Rupiah] = dict(
            PrakiraanMaju.objects.filter(baris__renja=renja).values_list("baris_id", "nilai")
        )
        self.riwayat: dict[int, dict[int, r.AnggaranTahunan]] = defaultdict(dict)
        riwayat = RIWAYAT.filter(program__renstra=renja.renstra_id)
        for program, tahun, anggaran, realisasi, milik, sebanding in riwayat:
            isi = r.AnggaranTahunan(anggaran, realisasi, milik, sebanding)
            self.riwayat[program][tahun] = isi
        self.rinci = _rinci(renja, tahun_rinci)

    def tahunan(self, program: int, nomenklatur: int) -> dict[int, r.AnggaranTahunan]:
        """The past years of a program, by its row and its code in the nomenclature."""
        return {**self.riwayat.get(program, {}), **self.rinci.get(nomenklatur, {})}


def _pagu(renja: m.Renja) -> dict[int, dict[str, r.Pagu]]:
    sumber = kelompok(SUMBER.filter(pagu__lapisan__renja=renja))
    hasil: dict[int, dict[str, r.Pagu]] = defaultdict(dict)
    for nomor, baris, jenis, ke, nilai in PAGU.filter(lapisan__renja=renja):
        bagian = tuple(
            r.BagianSumber(kode, cetak or uraian, bagian)
            for kode, cetak, uraian, bagian in sumber.get(nomor, ())
        )
        hasil[baris][jenis if ke == 1 else f"{jenis}-{ke}"] = r.Pagu(nilai, bagian)
    return hasil


def _rinci(renja: m.Renja, tahun_rinci: frozenset[int]) -> dict[int, dict[int, r.AnggaranTahunan]]:
    """Sums of the agency's other years by the program's code: pagu in force and spending."""
    lain = {
        "renja__perangkat_daerah": renja.perangkat_daerah_id,
        "renja__tahun__in": tahun_rinci,
    }
    lapisan: dict[tuple[int, int], dict[tuple[str, str, int], Rupiah]] = defaultdict(dict)
    for program, tahun, *isi, jumlah in (
        Pagu.objects.filter(**{f"lapisan__{kunci}": isi for kunci, isi in lain.items()})
        .values_list(PROGRAM, *LAPISAN)
        .annotate(jumlah=Sum("nilai"))
    ):
        lapisan[program, tahun][tuple(isi)] = jumlah
    realisasi = {
        (program, tahun): jumlah
        for program, tahun, jumlah in (
            RealisasiAnggaran.objects.filter(
                **{f"baris__{kunci}": isi for kunci, isi in lain.items()}
            )
            .values_list(PROGRAM, "baris__renja__tahun")
            .annotate(jumlah=Sum("nilai"))
        )
    }
    hasil: dict[int, dict[int, r.AnggaranTahunan]] = defaultdict(dict)
    for program, tahun in lapisan.keys() | realisasi.keys():
        isi = lapisan.get((program, tahun))
        hasil[program][tahun] = r.AnggaranTahunan(
            isi[lapisan_berlaku(isi)] if isi else None,
            realisasi.get((program, tahun)),
            renja.perangkat_daerah.nama,
            sebanding=True,
        )
    return hasil
