"""Frozen versions of a Renja, and what was decided about each of them beside it.

Nothing here is ever changed or deleted: the database refuses it (planning.penjaga_tetap).
What happens to a version later is a further row.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from planning.models import Renja
from planning.models.dasar import cek_pilihan
from planning.models.renja import TahapRenja
from planning.models.tetap import BarisTetap, TetapMilikQuerySet


class CatatanTetap(BarisTetap):
    """A row of an agency that is written once."""

    perangkat_daerah = models.ForeignKey(
        "planning.PerangkatDaerah", models.PROTECT, related_name="+"
    )

    objects = TetapMilikQuerySet.as_manager()

    class Meta:
        abstract = True


class Versi(CatatanTetap):
    """A submission, frozen: the canonical JSON of the plan and its manuscript (renja.beku).

    `isi` is that JSON, gzipped; `sidik` the SHA-256 of the JSON itself. `kode` is the code in the
    foot of its pages, and in the address of its public page. A stage has versions 1 to k.
    """

    renja = models.ForeignKey(Renja, models.PROTECT, related_name="versi_terkunci")
    tahap = models.CharField("tahap", max_length=20, choices=TahapRenja)
    nomor = models.PositiveSmallIntegerField("nomor")
    kode = models.CharField("kode dokumen", max_length=20, unique=True)
    sidik = models.CharField("SHA-256", max_length=64)
    isi = models.BinaryField("isi")
    pembuat = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    nama_pembuat = models.CharField("nama pembuat", max_length=150)
    dibuat = models.DateTimeField("dibuat")

    class Meta:
        verbose_name = "versi terkunci"
        verbose_name_plural = "versi terkunci"
        ordering = ["dibuat", "id"]
        constraints = [
            models.UniqueConstraint(fields=["renja", "tahap", "nomor"], name="versi_tunggal"),
            cek_pilihan("tahap", TahapRenja.choices, "versi_tahap"),
        ]

    def __str__(self) -> str:
        return f"{self.get_tahap_display()} versi {self.nomor}"


class JenisKeputusan(models.TextChoices):
    """What can be decided about a submission."""

    DITANDATANGANI = "ditandatangani", "Ditandatangani"
    DITARIK = "ditarik", "Ditarik"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DITERIMA = "diterima", "Diterima"
    DITETAPKAN = "ditetapkan", "Ditetapkan"


class KeputusanVersi(CatatanTetap):
    """A decision about a version: by whom, in which role, when, and why.

    `nomor` and `tanggal` are those of the Perkada at penetapan.
    """

    Jenis = JenisKeputusan

    versi = models.ForeignKey(Versi, models.PROTECT, related_name="keputusan")
    jenis = models.CharField("keputusan", max_length=15, choices=Jenis)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    nama_oleh = models.CharField("nama", max_length=150)
    peran = models.CharField("peran", max_length=60)
    waktu = models.DateTimeField("waktu")
    alasan = models.CharField("alasan", max_length=2000, blank=True)
    nomor = models.CharField("nomor Perkada", max_length=100, blank=True)
    tanggal = models.DateField("tanggal Perkada", null=True, blank=True)

    class Meta:
        verbose_name = "keputusan atas versi"
        verbose_name_plural = "keputusan atas versi"
        ordering = ["waktu", "id"]
        constraints = [
            models.UniqueConstraint(fields=["versi", "jenis"], name="keputusan_tunggal"),
            cek_pilihan("jenis", JenisKeputusan.choices, "keputusan_jenis"),
            models.CheckConstraint(
                condition=~Q(jenis="dikembalikan") | ~Q(alasan=""), name="keputusan_beralasan"
            ),
            models.CheckConstraint(
                condition=Q(jenis="ditetapkan", tanggal__isnull=False) & ~Q(nomor="")
                | ~Q(jenis="ditetapkan") & Q(nomor="", tanggal__isnull=True),
                name="keputusan_perkada",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.versi}: {self.get_jenis_display()}"


class JenisBerkas(models.TextChoices):
    """The files that belong to a version."""

    PDF = "pdf", "PDF dari data terkunci"
    TERTANDA = "tertanda", "Berkas yang ditandatangani"


class BerkasVersi(CatatanTetap):
    """A file of a version: its PDF, made once, or the signed file, whose bytes differ."""

    Jenis = JenisBerkas

    versi = models.ForeignKey(Versi, models.PROTECT, related_name="berkas")
    jenis = models.CharField("jenis", max_length=10, choices=Jenis)
    nama = models.CharField("nama berkas", max_length=200)
    sidik = models.CharField("SHA-256", max_length=64, db_index=True)
    ukuran = models.PositiveIntegerField("ukuran")
    isi = models.BinaryField("isi")
    halaman = models.PositiveIntegerField("banyak halaman", null=True, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    waktu = models.DateTimeField("waktu")

    class Meta:
        verbose_name = "berkas versi"
        verbose_name_plural = "berkas versi"
        ordering = ["waktu", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["versi"], condition=Q(jenis="pdf"), name="berkas_satu_pdf"
            ),
            models.UniqueConstraint(fields=["versi", "sidik"], name="berkas_tunggal"),
            cek_pilihan("jenis", JenisBerkas.choices, "berkas_jenis"),
        ]

    def __str__(self) -> str:
        return self.nama


class Ralat(CatatanTetap):
    """A correction beside a frozen version, never inside it."""

    versi = models.ForeignKey(Versi, models.PROTECT, related_name="ralat")
    nomor = models.PositiveSmallIntegerField("nomor")
    tempat = models.CharField("tempat", max_length=300)
    tertulis = models.TextField("tertulis", max_length=2000)
    seharusnya = models.TextField("seharusnya", max_length=2000)
    alasan = models.CharField("alasan", max_length=500)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    nama_oleh = models.CharField("nama", max_length=150)
    waktu = models.DateTimeField("waktu")

    class Meta:
        verbose_name = "ralat"
        verbose_name_plural = "ralat"
        ordering = ["nomor"]
        constraints = [models.UniqueConstraint(fields=["versi", "nomor"], name="ralat_nomor")]

    def __str__(self) -> str:
        return f"Ralat {self.nomor}: {self.tempat}"
