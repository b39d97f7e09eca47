"""The yearly plan: which sub kegiatan of the Renstra are in it, and at which stage it stands."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from planning.models.dasar import BarisPerangkatDaerah, cek_pilihan, cek_tahun
from planning.models.nomenklatur import EdisiNomenklatur, Nomenklatur
from planning.models.organisasi import UnitKerja
from planning.models.renstra import Renstra, SubKegiatan
from planning.models.wilayah import Wilayah
from planning.queries import MilikPerangkatDaerahQuerySet, RenjaQuerySet


class SiklusRenja(models.TextChoices):
    """The cycles of a year's Renja."""

    AWAL = "awal", "Renja"
    PERUBAHAN = "perubahan", "Perubahan Renja"


class TahapRenja(models.TextChoices):
    """The stages that a Renja goes through."""

    PERSIAPAN = "persiapan", "Persiapan"
    RANCANGAN_AWAL = "rancangan_awal", "Rancangan awal"
    RANCANGAN = "rancangan", "Rancangan"
    FORUM = "forum", "Forum perangkat daerah"
    RANCANGAN_AKHIR = "rancangan_akhir", "Rancangan akhir"
    PENETAPAN = "penetapan", "Penetapan"


class PengajuanRenja(models.TextChoices):
    """Where the present stage lies: with its planners, the head, or Bappeda."""

    DISUSUN = "disusun", "Disusun"
    DIAJUKAN = "diajukan", "Menunggu tanda tangan kepala"
    DITANDATANGANI = "ditandatangani", "Menunggu verifikasi Bappeda"


class Renja(BarisPerangkatDaerah):
    """The plan of an agency for one year, drawn from one Renstra.

    While `pengajuan` is not "disusun" the stage lies with whoever decides, and nobody writes.
    """

    JALUR_TAHAP = "self"

    Siklus = SiklusRenja
    Tahap = TahapRenja
    Pengajuan = PengajuanRenja

    renstra = models.ForeignKey(Renstra, models.PROTECT, related_name="renja")
    edisi = models.ForeignKey(EdisiNomenklatur, models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField("tahun")
    siklus = models.CharField("siklus", max_length=10, choices=Siklus, default=Siklus.AWAL)
    tahap = models.CharField("tahap", max_length=20, choices=Tahap, default=Tahap.PERSIAPAN)
    pengajuan = models.CharField(
        "pengajuan", max_length=15, choices=Pengajuan, default=Pengajuan.DISUSUN
    )
    terbuka = models.BooleanField("terbuka untuk diubah", default=True)
    pengaturan = models.JSONField(
        "pengaturan",
        default=dict,
        blank=True,
        help_text="Varian rumus, skala predikat, dan kolom pilihan tahun ini.",
    )

    objects: ClassVar = RenjaQuerySet.as_manager()

    class Meta:
        verbose_name = "Renja"
        verbose_name_plural = "Renja"
        ordering = ["-tahun", "siklus"]
        constraints = [
            models.UniqueConstraint(
                fields=["perangkat_daerah", "tahun", "siklus"], name="renja_tunggal"
            ),
            models.CheckConstraint(
                condition=~Q(tahap="penetapan") | Q(terbuka=False), name="renja_ditetapkan_tertutup"
            ),
            cek_tahun("renja_tahun"),
            cek_pilihan("siklus", SiklusRenja.choices, "renja_siklus"),
            cek_pilihan("tahap", TahapRenja.choices, "renja_tahap"),
            cek_pilihan("pengajuan", PengajuanRenja.choices, "renja_pengajuan"),
        ]

    def __str__(self) -> str:
        return f"{self.get_siklus_display()} {self.tahun}"


class BarisRenja(BarisPerangkatDaerah):
    """The membership of a sub kegiatan in a year's Renja, for one unit kerja.

    `nomenklatur` and `nama` are the year's own code and wording; empty ones mean those
    of the Renstra.
    """

    JALUR_TAHAP = "renja"
    DERET = {"lokasi_baris": ("wilayah_id", "urutan")}

    renja = models.ForeignKey(Renja, models.PROTECT, related_name="baris")
    unit_kerja = models.ForeignKey(UnitKerja, models.PROTECT, related_name="baris_renja")
    sub_kegiatan = models.ForeignKey(SubKegiatan, models.PROTECT, related_name="baris_renja")
    nomenklatur = models.ForeignKey(
        Nomenklatur,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="nomenklatur tahun ini",
        help_text="Diisi bila kodenya tahun ini berbeda dari kode pada Renstra.",
    )
    nama = models.CharField(
        "nama tahun ini",
        max_length=500,
        blank=True,
        help_text="Diisi bila bunyinya tahun ini berbeda dari bunyi pada Renstra.",
    )
    lokasi = models.ManyToManyField(Wilayah, through="LokasiBaris", related_name="+")
    kelompok_sasaran = models.CharField("kelompok sasaran", max_length=300, blank=True)
    prioritas_nasional = models.CharField("prioritas nasional", max_length=300, blank=True)
    prioritas_daerah = models.CharField("prioritas daerah", max_length=300, blank=True)
    penanda = models.JSONField(
        "penanda", default=list, blank=True, help_text="SPM, SDGs, stunting, kemiskinan, gender."
    )

    class Meta:
        verbose_name = "baris Renja"
        verbose_name_plural = "baris Renja"
        constraints = [
            models.UniqueConstraint(
                fields=["renja", "unit_kerja", "sub_kegiatan"], name="baris_renja_tunggal"
            ),
        ]
        indexes = [models.Index(fields=["perangkat_daerah", "renja"], name="baris_renja_milik")]

    def __str__(self) -> str:
        return f"{self.renja}: {self.sub_kegiatan}"


class LokasiBaris(models.Model):
    """One of the places of a row, in the order in which they are printed."""

    perangkat_daerah = models.ForeignKey(
        "planning.PerangkatDaerah", models.PROTECT, related_name="+"
    )
    baris = models.ForeignKey(BarisRenja, models.CASCADE, related_name="lokasi_baris")
    wilayah = models.ForeignKey(Wilayah, models.PROTECT, related_name="+")
    urutan = models.PositiveSmallIntegerField("urutan", default=0)

    objects = MilikPerangkatDaerahQuerySet.as_manager()

    class Meta:
        verbose_name = "lokasi"
        verbose_name_plural = "lokasi"
        ordering = ["urutan"]
        constraints = [
            models.UniqueConstraint(fields=["baris", "wilayah"], name="lokasi_tunggal"),
        ]

    def __str__(self) -> str:
        return str(self.wilayah)
