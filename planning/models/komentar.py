"""Comments on a row or a cell of the plan, and rows that were returned with a reason."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from planning.models.dasar import BarisPerangkatDaerah, cek_pilihan
from planning.models.renja import Renja


class JenisKomentar(models.TextChoices):
    """A remark, or a row that was returned to be mended."""

    KOMENTAR = "komentar", "Komentar"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"


class Komentar(BarisPerangkatDaerah):
    """A comment on a row (`objek` is its uid) or on its cell `kolom`; a reply has an `induk`.

    `ditujukan` is the person answerable for a returned row, `sebut` those mentioned. The
    first comment of a thread is resolved, with all its replies.
    """

    Jenis = JenisKomentar
    PENULIS = ("pembaca",)
    DERET = {"sebut": ()}

    renja = models.ForeignKey(Renja, models.CASCADE, related_name="komentar")
    objek = models.UUIDField("pengenal baris")
    kolom = models.CharField("kunci kolom", max_length=60, blank=True)
    induk = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="balasan")
    jenis = models.CharField("jenis", max_length=15, choices=Jenis, default=Jenis.KOMENTAR)
    isi = models.TextField("isi", max_length=2000)
    penulis = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="komentar")
    ditulis_pada = models.DateTimeField("ditulis pada")
    ditujukan = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="komentar_ditujukan",
    )
    sebut = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="komentar_menyebut"
    )
    selesai_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)

    class Meta:
        verbose_name = "komentar"
        verbose_name_plural = "komentar"
        ordering = ["ditulis_pada", "id"]
        constraints = [
            cek_pilihan("jenis", JenisKomentar.choices, "komentar_jenis"),
            models.CheckConstraint(
                condition=Q(selesai_oleh__isnull=True, selesai_pada__isnull=True)
                | Q(selesai_oleh__isnull=False, selesai_pada__isnull=False, induk__isnull=True),
                name="komentar_selesai",
                violation_error_message="Hanya komentar pertama yang diselesaikan.",
            ),
            models.CheckConstraint(
                condition=Q(jenis="komentar") | Q(induk__isnull=True),
                name="komentar_balasan_biasa",
                violation_error_message="Balasan tidak mengembalikan baris.",
            ),
        ]
        indexes = [models.Index(fields=["renja", "objek"], name="komentar_objek")]

    def __str__(self) -> str:
        return self.isi[:80]
