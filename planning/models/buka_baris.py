"""When a stage may be worked on, and single rows that a verifikator unlocks outside of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from planning.models.dasar import BarisPerangkatDaerah, cek_pilihan, cek_tahun
from planning.models.organisasi import Pemda
from planning.models.renja import Renja, SiklusRenja, TahapRenja


class JadwalTahap(models.Model):
    """From when to when the agencies of a pemda work on a stage of a year, both ends included."""

    pemda = models.ForeignKey(Pemda, models.PROTECT, related_name="jadwal_tahap")
    tahun = models.PositiveSmallIntegerField("tahun Renja")
    siklus = models.CharField(
        "siklus", max_length=10, choices=SiklusRenja, default=SiklusRenja.AWAL
    )
    tahap = models.CharField("tahap", max_length=20, choices=TahapRenja)
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai")

    class Meta:
        verbose_name = "jadwal tahap"
        verbose_name_plural = "jadwal tahap"
        ordering = ["-tahun", "siklus", "mulai"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "tahun", "siklus", "tahap"], name="jadwal_tahap_tunggal"
            ),
            models.CheckConstraint(
                condition=Q(selesai__gte=F("mulai")),
                name="jadwal_tahap_urut",
                violation_error_message="Tanggal selesai mendahului tanggal mulai.",
            ),
            cek_tahun("jadwal_tahap_tahun"),
            cek_pilihan("siklus", SiklusRenja.choices, "jadwal_tahap_siklus"),
            cek_pilihan("tahap", TahapRenja.choices, "jadwal_tahap_tahap"),
        ]

    def __str__(self) -> str:
        return f"{self.get_tahap_display()} {self.tahun}"


class BukaBaris(BarisPerangkatDaerah):
    """A row (`objek` is its uid) that may be changed for a time although its stage is closed."""

    PENULIS = ("verifikator",)
    JALUR_INDUK = ""

    renja = models.ForeignKey(Renja, models.CASCADE, related_name="buka_baris")
    objek = models.UUIDField("pengenal baris")
    alasan = models.CharField("alasan", max_length=500)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    mulai = models.DateTimeField("mulai")
    sampai = models.DateTimeField("sampai")

    class Meta:
        verbose_name = "pembukaan baris"
        verbose_name_plural = "pembukaan baris"
        ordering = ["-mulai"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sampai__gte=F("mulai")),
                name="buka_baris_urut",
                violation_error_message="Waktu berakhir mendahului waktu mulai.",
            ),
            models.CheckConstraint(
                condition=~Q(alasan=""),
                name="buka_baris_beralasan",
                violation_error_message="Tulis alasan membuka baris ini.",
            ),
        ]
        indexes = [models.Index(fields=["renja", "objek"], name="buka_baris_objek")]

    def __str__(self) -> str:
        return f"Dibuka sampai {self.sampai:%d-%m-%Y %H:%M}"
