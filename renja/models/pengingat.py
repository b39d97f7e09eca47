"""Reminders that were sent."""

from django.conf import settings
from django.db import models


class Pengingat(models.Model):
    """A reminder that was sent: one for each duty (`kunci`) and day, so that cron may run often."""

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="pengingat")
    kunci = models.CharField("tugas", max_length=120)
    tanggal = models.DateField("tanggal")
    dikirim_pada = models.DateTimeField("dikirim pada", auto_now_add=True)

    class Meta:
        verbose_name = "pengingat"
        verbose_name_plural = "pengingat"
        constraints = [
            models.UniqueConstraint(
                fields=["pengguna", "kunci", "tanggal"], name="pengingat_tunggal"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kunci} {self.tanggal}"
