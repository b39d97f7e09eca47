"""Uploads on their way into the plan, and remembered layouts."""

from django.conf import settings
from django.db import models

from planning.models import Perubahan, Renja
from planning.models.dasar import BarisPerangkatDaerah, cek_pilihan


class PemetaanImpor(BarisPerangkatDaerah):
    """How the columns of a foreign layout map to the plan's fields, remembered by name.

    `sidik` is the fingerprint of the header that it was made for, `peta` the mapping in the
    shape of `renja.lembar.tata_letak.Pemetaan`.
    """

    PENULIS = ("perencana", "penganggaran")

    nama = models.CharField("nama tata letak", max_length=100)
    sidik = models.CharField("sidik kepala tabel", max_length=64)
    peta = models.JSONField("pemetaan", default=dict)

    class Meta:
        verbose_name = "pemetaan impor"
        verbose_name_plural = "pemetaan impor"
        ordering = ["nama"]
        constraints = [
            models.UniqueConstraint(
                fields=["perangkat_daerah", "nama"],
                name="pemetaan_nama_tunggal",
                violation_error_message="Nama ini sudah dipakai; pilih nama lain.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


class StatusImpor(models.TextChoices):
    """How far an upload has come."""

    DIUNGGAH = "diunggah", "Diunggah"
    DIPETAKAN = "dipetakan", "Siap dipratinjau"
    DITERAPKAN = "diterapkan", "Diterapkan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class Impor(models.Model):
    """An upload of one person for one Renja, from the file to what it changed.

    The file is kept until it is applied, cancelled, or a week old.
    """

    Status = StatusImpor

    perangkat_daerah = models.ForeignKey(
        "planning.PerangkatDaerah", models.PROTECT, related_name="+"
    )
    renja = models.ForeignKey(Renja, models.CASCADE, related_name="impor")
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="impor")
    jenis = models.CharField("jenis", max_length=20)
    nama_berkas = models.CharField("nama berkas", max_length=200)
    sidik = models.CharField("SHA-256", max_length=64)
    berkas = models.BinaryField("berkas", default=b"")
    pemetaan = models.JSONField("pemetaan", default=dict)
    pilihan = models.JSONField("pilihan", default=dict)
    status = models.CharField("status", max_length=12, choices=Status, default=Status.DIUNGGAH)
    dibuat = models.DateTimeField("dibuat", auto_now_add=True)
    perubahan = models.ForeignKey(
        Perubahan, models.SET_NULL, null=True, blank=True, related_name="impor"
    )

    class Meta:
        verbose_name = "impor"
        verbose_name_plural = "impor"
        ordering = ["-dibuat"]
        constraints = [cek_pilihan("status", StatusImpor.choices, "impor_status")]

    def __str__(self) -> str:
        return self.nama_berkas
