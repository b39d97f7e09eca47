"""Work that goes on in the background, so that one can leave it and come back."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from planning.models import Renja
from planning.models.dasar import cek_pilihan


class StatusProses(models.TextChoices):
    """How far a piece of work has come."""

    ANTRE = "antre", "Menunggu giliran"
    BERJALAN = "berjalan", "Berjalan"
    SELESAI = "selesai", "Selesai"
    GAGAL = "gagal", "Gagal"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class Proses(models.Model):
    """A piece of work of one person: what it is, how far it is, what came of it.

    `token` is that of the worker that holds it: whoever lost it (killed, replaced) writes nothing
    more, so that an effect happens once. `denyut` is its last sign of life. After three
    attempts it ends as failed, with the reason.
    """

    Status = StatusProses

    uid = models.UUIDField("pengenal", primary_key=True, default=uuid.uuid4, editable=False)
    perangkat_daerah = models.ForeignKey(
        "planning.PerangkatDaerah", models.PROTECT, related_name="+"
    )
    renja = models.ForeignKey(Renja, models.CASCADE, related_name="proses")
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="proses")
    jenis = models.CharField("jenis", max_length=30)
    judul = models.CharField("judul", max_length=200)
    argumen = models.JSONField("argumen", default=dict)
    # The same work asked for twice while it is under way is one piece of work.
    kunci = models.CharField("kunci", max_length=100, blank=True)
    status = models.CharField("status", max_length=12, choices=Status, default=Status.ANTRE)
    kemajuan = models.PositiveSmallIntegerField("kemajuan (%)", default=0)
    keterangan = models.CharField("sedang", max_length=200, blank=True)
    percobaan = models.PositiveSmallIntegerField("percobaan", default=0)
    token = models.UUIDField("token", null=True, blank=True)
    denyut = models.DateTimeField("denyut terakhir", null=True, blank=True)
    galat = models.CharField("sebab gagal", max_length=500, blank=True)
    dibuat = models.DateTimeField("dibuat", auto_now_add=True)
    mulai = models.DateTimeField("mulai", null=True, blank=True)
    selesai = models.DateTimeField("selesai", null=True, blank=True)

    class Meta:
        verbose_name = "proses"
        verbose_name_plural = "proses"
        ordering = ["-dibuat"]
        constraints = [
            cek_pilihan("status", StatusProses.choices, "proses_status"),
            models.CheckConstraint(condition=Q(kemajuan__lte=100), name="proses_kemajuan"),
            models.UniqueConstraint(
                fields=["kunci"],
                condition=~Q(kunci="") & Q(status__in=["antre", "berjalan"]),
                name="proses_kunci_berjalan",
            ),
        ]
        indexes = [models.Index(fields=["pengguna", "-dibuat"], name="proses_pengguna")]

    def __str__(self) -> str:
        return self.judul


class HasilProses(models.Model):
    """The file that a piece of work made; kept for a week."""

    perangkat_daerah = models.ForeignKey(
        "planning.PerangkatDaerah", models.PROTECT, related_name="+"
    )
    proses = models.OneToOneField(Proses, models.CASCADE, related_name="hasil")
    nama = models.CharField("nama berkas", max_length=200)
    mime = models.CharField("jenis berkas", max_length=100)
    isi = models.BinaryField("isi")

    class Meta:
        verbose_name = "hasil proses"
        verbose_name_plural = "hasil proses"

    def __str__(self) -> str:
        return self.nama
