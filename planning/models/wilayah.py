"""Where the work is done."""

from django.db import models
from django.db.models import Q

from planning.models.dasar import BarisPemda, cek_pilihan
from planning.models.organisasi import Pemda


class JenisWilayah(models.TextChoices):
    """The kinds of place."""

    DAERAH = "daerah", "Kabupaten/Kota/Provinsi"
    KECAMATAN = "kecamatan", "Kecamatan"
    KELURAHAN = "kelurahan", "Kelurahan/Desa"
    SEMUA_KECAMATAN = "semua_kecamatan", "Semua kecamatan"
    SEMUA_KELURAHAN = "semua_kelurahan", "Semua kelurahan"


class Wilayah(BarisPemda):
    """A place of the pemda's master: the city, a kecamatan, a kelurahan, or "semua"."""

    Jenis = JenisWilayah

    pemda = models.ForeignKey(Pemda, models.PROTECT, related_name="wilayah")
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="anak", verbose_name="induk"
    )
    jenis = models.CharField("jenis", max_length=20, choices=Jenis)
    kode = models.CharField("kode wilayah", max_length=20, blank=True)
    nama = models.CharField("nama", max_length=120)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        verbose_name = "wilayah"
        verbose_name_plural = "wilayah"
        ordering = ["urutan", "nama"]
        constraints = [
            # Two, because SQLite has no "nulls not distinct".
            models.UniqueConstraint(
                fields=["pemda", "jenis", "induk", "nama"], name="wilayah_tunggal"
            ),
            models.UniqueConstraint(
                fields=["pemda", "jenis", "nama"],
                condition=Q(induk__isnull=True),
                name="wilayah_tunggal_tanpa_induk",
            ),
            models.CheckConstraint(
                condition=Q(jenis="daerah", induk__isnull=True)
                | (~Q(jenis="daerah") & Q(induk__isnull=False)),
                name="wilayah_induk_menurut_jenis",
            ),
            cek_pilihan("jenis", JenisWilayah.choices, "wilayah_jenis"),
        ]

    def __str__(self) -> str:
        return self.nama
