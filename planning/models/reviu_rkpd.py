"""Tabel 2.6 / T-C.31: the RKPD's first draft beside the agency's own analysis."""

from django.db import models

from planning.fields import UangField
from planning.models.dasar import BarisPerangkatDaerah, cek_pilihan
from planning.models.nomenklatur import Tingkat
from planning.models.renja import Renja

TINGKAT_REVIU = [
    pilihan for pilihan in Tingkat.choices if pilihan[0] not in ("urusan", "bidang_urusan")
]


class ReviuRkpd(BarisPerangkatDaerah):
    """One printed line with both sides, each as it was written, and a catatan.

    The left side is imported from the RKPD; the right one started as a copy of the
    plan. `rujukan` is the uid of the plan's row, where there is one. Targets are
    Indonesian texts such as `15 Dokumen`; pagu is in rupiah.
    """

    JALUR_TAHAP = "renja"

    TINGKAT = TINGKAT_REVIU

    renja = models.ForeignKey(Renja, models.CASCADE, related_name="reviu_rkpd")
    urutan = models.PositiveIntegerField("urutan")
    tingkat = models.CharField("tingkat", max_length=15, choices=TINGKAT)
    rujukan = models.UUIDField("baris rencana", null=True, blank=True)
    awal_nama = models.CharField("RKPD: program/kegiatan/sub kegiatan", max_length=500, blank=True)
    awal_lokasi = models.CharField("RKPD: lokasi", max_length=300, blank=True)
    awal_indikator = models.CharField("RKPD: indikator", max_length=1000, blank=True)
    awal_target = models.CharField("RKPD: target", max_length=100, blank=True)
    awal_pagu = UangField("RKPD: pagu indikatif", null=True, blank=True)
    analisis_nama = models.CharField(
        "analisis: program/kegiatan/sub kegiatan", max_length=500, blank=True
    )
    analisis_lokasi = models.CharField("analisis: lokasi", max_length=300, blank=True)
    analisis_indikator = models.CharField("analisis: indikator", max_length=1000, blank=True)
    analisis_target = models.CharField("analisis: target", max_length=100, blank=True)
    analisis_pagu = UangField("analisis: kebutuhan dana", null=True, blank=True)
    catatan = models.CharField("catatan penting", max_length=500, blank=True)

    class Meta:
        verbose_name = "reviu rancangan awal RKPD"
        verbose_name_plural = "reviu rancangan awal RKPD"
        ordering = ["urutan"]
        constraints = [
            models.UniqueConstraint(fields=["renja", "urutan"], name="reviu_urutan"),
            models.CheckConstraint(
                condition=(models.Q(awal_pagu__isnull=True) | models.Q(awal_pagu__gte=0))
                & (models.Q(analisis_pagu__isnull=True) | models.Q(analisis_pagu__gte=0)),
                name="reviu_pagu_tidak_negatif",
            ),
            cek_pilihan("tingkat", TINGKAT_REVIU, "reviu_tingkat"),
        ]

    def __str__(self) -> str:
        return self.analisis_nama or self.awal_nama
