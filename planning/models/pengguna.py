"""The people who sign in."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class Pengguna(AbstractUser):
    """A person who signs in; what they may do comes from their Penugasan."""

    first_name = None
    last_name = None
    nama = models.CharField("nama lengkap", max_length=150)
    pemda = models.ForeignKey(
        "planning.Pemda",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="pemerintah daerah",
        help_text="Pemerintah daerah yang adminnya mengurus akun ini.",
    )
    contoh = models.BooleanField(
        "pengguna contoh",
        default=False,
        editable=False,
        help_text="Dibuat bersama data contoh; kata sandinya diketahui umum.",
    )

    REQUIRED_FIELDS = ["nama", "email"]

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama

    def get_full_name(self) -> str:
        """The full name, for Django's own pages."""
        return self.nama

    def get_short_name(self) -> str:
        """The first word of the name."""
        return self.nama.partition(" ")[0]
