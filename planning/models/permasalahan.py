"""What the plan answers to: problems (T-B.35), isu strategis, faktor per misi, layanan."""

from django.db import models

from planning.models.dasar import BarisPerangkatDaerah, cek_pilihan
from planning.models.organisasi import UnitKerja
from planning.models.renja import Renja
from planning.models.renstra import Sasaran
from planning.models.rpjmd import Misi


class ButirRenja(BarisPerangkatDaerah):
    """An ordered item of one Renja."""

    JALUR_TAHAP = "renja"

    renja = models.ForeignKey(Renja, models.CASCADE, related_name="%(class)s")
    urutan = models.PositiveIntegerField("urutan")

    class Meta:
        abstract = True
        ordering = ["urutan"]


class Permasalahan(ButirRenja):
    """One line of T-B.35: masalah pokok > masalah > akar masalah.

    A line that repeats the masalah pokok (or masalah) of the line before it is printed
    in the same spanning cell.
    """

    masalah_pokok = models.CharField("masalah pokok", max_length=500)
    masalah = models.CharField("masalah", max_length=500)
    akar_masalah = models.CharField("akar masalah", max_length=500)
    sasaran = models.ForeignKey(
        Sasaran, models.PROTECT, null=True, blank=True, related_name="permasalahan"
    )

    class Meta(ButirRenja.Meta):
        verbose_name = "permasalahan"
        verbose_name_plural = "permasalahan"
        constraints = [
            models.UniqueConstraint(fields=["renja", "urutan"], name="permasalahan_urutan")
        ]

    def __str__(self) -> str:
        return self.masalah_pokok


class IsuStrategis(ButirRenja):
    """A strategic issue, linked to the problems behind it and the sasaran that answers it."""

    DERET = {"permasalahan": ()}

    judul = models.CharField("isu strategis", max_length=300)
    uraian = models.TextField("uraian", blank=True)
    permasalahan = models.ManyToManyField(Permasalahan, blank=True, related_name="isu")
    sasaran = models.ForeignKey(Sasaran, models.PROTECT, null=True, blank=True, related_name="isu")

    class Meta(ButirRenja.Meta):
        verbose_name = "isu strategis"
        verbose_name_plural = "isu strategis"
        constraints = [models.UniqueConstraint(fields=["renja", "urutan"], name="isu_urutan")]

    def __str__(self) -> str:
        return self.judul


class JenisFaktorMisi(models.TextChoices):
    """Whether a factor helps or hinders."""

    PENDORONG = "pendorong", "Faktor pendorong"
    PENGHAMBAT = "penghambat", "Faktor penghambat"


class FaktorMisi(ButirRenja):
    """What helps or hinders the agency in serving a misi."""

    Jenis = JenisFaktorMisi

    misi = models.ForeignKey(Misi, models.PROTECT, related_name="faktor")
    jenis = models.CharField("jenis", max_length=15, choices=Jenis)
    uraian = models.CharField("uraian", max_length=500)

    class Meta(ButirRenja.Meta):
        verbose_name = "faktor misi"
        verbose_name_plural = "faktor misi"
        constraints = [
            models.UniqueConstraint(fields=["renja", "urutan"], name="faktor_urutan"),
            cek_pilihan("jenis", JenisFaktorMisi.choices, "faktor_jenis"),
        ]

    def __str__(self) -> str:
        return self.uraian


class Layanan(ButirRenja):
    """A kind of service that the agency gives, with legal basis, unit and volume."""

    nama = models.CharField("jenis pelayanan", max_length=300)
    dasar_hukum = models.CharField("dasar hukum", max_length=300, blank=True)
    unit_kerja = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, related_name="layanan"
    )
    volume = models.CharField("volume", max_length=100, blank=True)

    class Meta(ButirRenja.Meta):
        verbose_name = "layanan"
        verbose_name_plural = "layanan"
        constraints = [models.UniqueConstraint(fields=["renja", "urutan"], name="layanan_urutan")]

    def __str__(self) -> str:
        return self.nama
