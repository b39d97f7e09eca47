"""The official nomenclature in editions, and the map from one edition to the next.

Levels and codes follow Kepmendagri 900.1.15.5-1317/2023 and its successors:
urusan `2`, bidang urusan `2.07`, program `2.07.03`, kegiatan `2.07.03.2.01`,
sub kegiatan `2.07.03.2.01.0001`. Levels are linked by key, never by code prefix.
"""

from django.db import models
from django.db.models import Q

from planning.models.dasar import cek_pilihan


class Tingkat(models.TextChoices):
    """The five levels of the nomenclature."""

    URUSAN = "urusan", "Urusan"
    BIDANG_URUSAN = "bidang_urusan", "Bidang urusan"
    PROGRAM = "program", "Program"
    KEGIATAN = "kegiatan", "Kegiatan"
    SUB_KEGIATAN = "sub_kegiatan", "Sub kegiatan"


class EdisiNomenklatur(models.Model):
    """One issue of the nomenclature, for example 900-2023."""

    kode = models.SlugField("kode edisi", max_length=30, unique=True)
    nama = models.CharField("nama", max_length=200)
    dasar_hukum = models.CharField("dasar hukum", max_length=200, blank=True)
    tahun = models.PositiveSmallIntegerField("tahun")
    sebelumnya = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="sesudahnya"
    )

    class Meta:
        verbose_name = "edisi nomenklatur"
        verbose_name_plural = "edisi nomenklatur"
        ordering = ["tahun", "kode"]

    def __str__(self) -> str:
        return self.nama


class Nomenklatur(models.Model):
    """One code of one edition; `dihentikan` where a later load no longer holds it."""

    edisi = models.ForeignKey(EdisiNomenklatur, models.PROTECT, related_name="butir")
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="anak", verbose_name="induk"
    )
    tingkat = models.CharField("tingkat", max_length=15, choices=Tingkat)
    kode = models.CharField("kode", max_length=30)
    nama = models.CharField("nama", max_length=500)
    kinerja = models.CharField("kinerja", max_length=1000, blank=True)
    indikator = models.CharField("indikator", max_length=1000, blank=True)
    satuan = models.CharField("satuan", max_length=150, blank=True)
    dihentikan = models.BooleanField("dihentikan", default=False)

    class Meta:
        verbose_name = "butir nomenklatur"
        verbose_name_plural = "butir nomenklatur"
        ordering = ["edisi", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["edisi", "kode"], name="nomenklatur_kode_tunggal"),
            models.CheckConstraint(
                condition=Q(tingkat="urusan", induk__isnull=True)
                | (~Q(tingkat="urusan") & Q(induk__isnull=False)),
                name="nomenklatur_induk_menurut_tingkat",
            ),
            cek_pilihan("tingkat", Tingkat.choices, "nomenklatur_tingkat"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class PetaNomenklatur(models.Model):
    """An old code and its successor in a later edition.

    `lama` stays empty where no loaded edition holds `kode_lama`: the admin is shown those.
    """

    baru = models.ForeignKey(Nomenklatur, models.CASCADE, related_name="asal")
    kode_lama = models.CharField("kode lama", max_length=30)
    lama = models.ForeignKey(
        Nomenklatur, models.PROTECT, null=True, blank=True, related_name="penerus"
    )

    class Meta:
        verbose_name = "peta nomenklatur"
        verbose_name_plural = "peta nomenklatur"
        constraints = [
            models.UniqueConstraint(fields=["baru", "kode_lama"], name="peta_tunggal"),
        ]

    def __str__(self) -> str:
        return f"{self.kode_lama} → {self.baru.kode}"
