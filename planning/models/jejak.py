"""The audit trail: every change of a row, chained by hashes, and the sets they were made in."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from planning.models.dasar import cek_pilihan
from planning.models.organisasi import Pemda, PerangkatDaerah
from planning.models.renja import Renja
from planning.queries import MilikPerangkatDaerahQuerySet


class AsalPerubahan(models.TextChoices):
    """By which way a change came in."""

    TANGAN = "tangan", "Diketik"
    TEMPEL = "tempel", "Ditempel"
    IMPOR = "impor", "Diimpor"
    TARIK = "tarik", "Ditarik dari Renstra"
    SALIN = "salin", "Disalin dari tahun lalu"
    EDISI = "edisi", "Pemutakhiran nomenklatur"
    URUNG = "urung", "Diurungkan"
    PARAF = "paraf", "Pengajuan dan paraf"
    ADMIN = "admin", "Halaman data induk"
    PERINTAH = "perintah", "Baris perintah"


class Perubahan(models.Model):
    """A set of changes made in one act, which can be undone in one act.

    `pengurung` is the set that undid this one. Neither agency nor Renja is set where the
    rows belong to a whole pemda.
    """

    Asal = AsalPerubahan

    uid = models.UUIDField("pengenal", primary_key=True, default=uuid.uuid4, editable=False)
    perangkat_daerah = models.ForeignKey(
        PerangkatDaerah, models.PROTECT, null=True, related_name="+"
    )
    renja = models.ForeignKey(
        Renja, models.SET_NULL, null=True, db_constraint=False, related_name="+"
    )
    pelaku = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="perubahan"
    )
    waktu = models.DateTimeField("waktu")
    asal = models.CharField("asal", max_length=10, choices=Asal)
    judul = models.CharField("judul", max_length=200)
    alasan = models.CharField("alasan", max_length=500, blank=True)
    banyak = models.PositiveIntegerField("banyak baris", default=0)
    pengurung = models.OneToOneField("self", models.PROTECT, null=True, related_name="mengurungkan")

    objects = MilikPerangkatDaerahQuerySet.as_manager()

    class Meta:
        verbose_name = "perubahan"
        verbose_name_plural = "perubahan"
        ordering = ["-waktu"]
        constraints = [cek_pilihan("asal", AsalPerubahan.choices, "perubahan_asal")]

    def __str__(self) -> str:
        return self.judul


class RantaiJejak(models.Model):
    """The head of one chain: that of an agency, of a pemda's shared rows, or of what all share."""

    perangkat_daerah = models.OneToOneField(
        PerangkatDaerah, models.PROTECT, null=True, related_name="rantai_jejak"
    )
    pemda = models.OneToOneField(Pemda, models.PROTECT, null=True, related_name="rantai_jejak")
    nomor = models.PositiveBigIntegerField("nomor terakhir", default=0)
    hash = models.CharField("hash terakhir", max_length=64, blank=True)

    class Meta:
        verbose_name = "rantai jejak"
        verbose_name_plural = "rantai jejak"
        constraints = [
            models.CheckConstraint(
                condition=Q(perangkat_daerah__isnull=True) | Q(pemda__isnull=True),
                name="rantai_satu_pemilik",
            ),
            # Also one only for what all share, where both are NULL.
            models.UniqueConstraint(
                Coalesce("perangkat_daerah", 0), Coalesce("pemda", 0), name="rantai_tunggal"
            ),
        ]

    def __str__(self) -> str:
        return str(self.perangkat_daerah or self.pemda or "bersama")


class AksiJejak(models.TextChoices):
    """What happened to a row."""

    TAMBAH = "tambah", "Menambah"
    UBAH = "ubah", "Mengubah"
    HAPUS = "hapus", "Menghapus"


class JejakAudit(models.Model):
    """One change of one row; entries are only ever added.

    `nomor` runs without gaps inside a chain. `hash` is the SHA-256 of the entry's canonical
    JSON with the hash before it (`planning.penyuntingan.jejak`). `sebelum` and `sesudah` hold
    values by column: all of them where a row was added or deleted, else those that changed.
    `induk` is the uid of the row on whose panel the entry is shown.
    """

    Aksi = AksiJejak

    rantai = models.ForeignKey(RantaiJejak, models.PROTECT, related_name="entri")
    nomor = models.PositiveBigIntegerField("nomor")
    perubahan = models.ForeignKey(Perubahan, models.PROTECT, related_name="entri")
    waktu = models.DateTimeField("waktu")
    pelaku = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="jejak"
    )
    nama_pelaku = models.CharField("nama pelaku", max_length=150)
    aksi = models.CharField("aksi", max_length=10, choices=Aksi)
    asal = models.CharField("asal", max_length=10, choices=AsalPerubahan)
    objek = models.CharField("jenis baris", max_length=60)
    kunci = models.BigIntegerField("kunci baris")
    uid = models.UUIDField("pengenal baris", null=True)
    induk = models.UUIDField("pengenal baris induk", null=True)
    versi = models.PositiveIntegerField("versi sesudahnya")
    sebelum = models.JSONField("sebelum", null=True)
    sesudah = models.JSONField("sesudah", null=True)
    alasan = models.CharField("alasan", max_length=500, blank=True)
    hash_sebelum = models.CharField("hash sebelumnya", max_length=64, blank=True)
    hash = models.CharField("hash", max_length=64)

    class Meta:
        verbose_name = "jejak audit"
        verbose_name_plural = "jejak audit"
        ordering = ["rantai", "nomor"]
        constraints = [
            models.UniqueConstraint(fields=["rantai", "nomor"], name="jejak_nomor_tunggal"),
            cek_pilihan("aksi", AksiJejak.choices, "jejak_aksi"),
            cek_pilihan("asal", AsalPerubahan.choices, "jejak_asal"),
        ]
        indexes = [
            models.Index(fields=["uid"], name="jejak_uid"),
            models.Index(fields=["induk"], name="jejak_induk"),
        ]

    def __str__(self) -> str:
        return f"{self.nomor}: {self.get_aksi_display()} {self.objek}"
