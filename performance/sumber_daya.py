"""The master data of performance as a sheet: the classes of the rating scales, to be read."""

from performance.models import KelasPredikat
from planning.sumber_daya_dasar import SumberDaya, YaTidak, kolom


class SumberDayaPredikat(SumberDaya):
    """One row for each class of each scale."""

    ikut = ("skala",)
    kode = kolom("skala__kode", "kode skala")
    skala = kolom("skala__nama", "skala")
    dasar_hukum = kolom("skala__dasar_hukum", "dasar hukum")
    batas = kolom("batas", "batas bawah")
    termasuk = kolom("termasuk", "batas termasuk", YaTidak())
    nama = kolom("nama", "predikat")

    class Meta:
        model = KelasPredikat
