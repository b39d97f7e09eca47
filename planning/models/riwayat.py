"""Years that have no rows below them, kept at their own level with the agency they belong to.

T-C.23 and T-C.24 print five years; those before the agency's own Renja are history. A
year that has details (rows of a Renja) never reads this history.
"""

from django.db import models

from planning.fields import AngkaField, UangField
from planning.models.dasar import BarisPerangkatDaerah, cek_tahun
from planning.models.indikator import Indikator
from planning.models.organisasi import PerangkatDaerah
from planning.models.renstra import Program

# A satuan that the source does not print; an empty one means that of the indikator.
TANPA_SATUAN = "-"


class RiwayatMixin(models.Model):
    """Whose year it was; across a change of agency nothing is compared until confirmed."""

    tahun = models.PositiveSmallIntegerField("tahun")
    milik = models.ForeignKey(
        PerangkatDaerah, models.PROTECT, related_name="+", verbose_name="milik perangkat daerah"
    )
    sebanding = models.BooleanField(
        "sebanding",
        default=False,
        help_text="Dinyatakan sebanding dengan tahun-tahun perangkat daerah ini.",
    )

    class Meta:
        abstract = True


class RiwayatKinerja(BarisPerangkatDaerah, RiwayatMixin):
    """Target and realisasi of an indikator in a past year (T-C.23, T-C.30).

    A satuan of its own stands beside each value where the year was measured otherwise.
    """

    JALUR_TAHAP = "indikator.renstra"
    JALUR_INDUK = "indikator"

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="riwayat")
    target_bawah = AngkaField("target", null=True, blank=True)
    target_atas = AngkaField("batas atas target", null=True, blank=True)
    target_satuan = models.CharField("satuan target", max_length=100, blank=True)
    realisasi = AngkaField("realisasi", null=True, blank=True)
    realisasi_satuan = models.CharField("satuan realisasi", max_length=100, blank=True)

    class Meta:
        verbose_name = "riwayat kinerja"
        verbose_name_plural = "riwayat kinerja"
        constraints = [
            models.UniqueConstraint(fields=["indikator", "tahun"], name="riwayat_kinerja_tunggal"),
            cek_tahun("riwayat_kinerja_tahun"),
            models.CheckConstraint(
                condition=models.Q(target_atas__isnull=True)
                | models.Q(target_bawah__isnull=False, target_atas__gt=models.F("target_bawah")),
                name="riwayat_kinerja_rentang",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indikator} {self.tahun}"


class RiwayatAnggaran(BarisPerangkatDaerah, RiwayatMixin):
    """Anggaran and realisasi of a program in a past year, in rupiah (T-C.24)."""

    JALUR_TAHAP = "program.renstra"
    JALUR_INDUK = "program"

    program = models.ForeignKey(Program, models.PROTECT, related_name="riwayat_anggaran")
    anggaran = UangField("anggaran", null=True, blank=True)
    realisasi = UangField("realisasi", null=True, blank=True)

    class Meta:
        verbose_name = "riwayat anggaran"
        verbose_name_plural = "riwayat anggaran"
        constraints = [
            models.UniqueConstraint(fields=["program", "tahun"], name="riwayat_anggaran_tunggal"),
            cek_tahun("riwayat_anggaran_tahun"),
            models.CheckConstraint(
                condition=(models.Q(anggaran__isnull=True) | models.Q(anggaran__gte=0))
                & (models.Q(realisasi__isnull=True) | models.Q(realisasi__gte=0)),
                name="riwayat_anggaran_tidak_negatif",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.program} {self.tahun}"
