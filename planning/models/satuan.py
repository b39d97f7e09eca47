"""The units of measure that the forms offer."""

from django.db import models


class Satuan(models.Model):
    """A unit of measure of the master list; an indikator may also name one that is not in it."""

    nama = models.CharField("satuan", max_length=100, unique=True)
    aktif = models.BooleanField("ditawarkan", default=True)

    class Meta:
        verbose_name = "satuan"
        verbose_name_plural = "satuan"
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama
