"""The government's medium-term plan above the agencies: visi, misi, tujuan, sasaran."""

from django.db import models
from django.db.models import F, Q

from planning.models.dasar import BarisPemda, cek_pilihan
from planning.models.organisasi import Pemda


class JenisRpjmd(models.TextChoices):
    """The kinds of medium-term plan."""

    RPJMD = "rpjmd", "RPJMD"
    RPD = "rpd", "RPD"


class Rpjmd(BarisPemda):
    """A medium-term plan (RPJMD or RPD) of a pemda for a period of years."""

    Jenis = JenisRpjmd

    pemda = models.ForeignKey(Pemda, models.PROTECT, related_name="rpjmd")
    jenis = models.CharField("jenis", max_length=10, choices=Jenis)
    nama = models.CharField("nama", max_length=200)
    visi = models.TextField("visi", blank=True)
    tahun_awal = models.PositiveSmallIntegerField("tahun awal")
    tahun_akhir = models.PositiveSmallIntegerField("tahun akhir")

    class Meta:
        verbose_name = "RPJMD/RPD"
        verbose_name_plural = "RPJMD/RPD"
        constraints = [
            models.CheckConstraint(
                condition=Q(tahun_akhir__gte=F("tahun_awal"), tahun_awal__gte=2000),
                name="rpjmd_periode",
            ),
            cek_pilihan("jenis", JenisRpjmd.choices, "rpjmd_jenis"),
        ]

    def __str__(self) -> str:
        return self.nama


class Misi(BarisPemda):
    """A misi of the head of government."""

    JALUR_PEMDA = "rpjmd__pemda"

    rpjmd = models.ForeignKey(Rpjmd, models.PROTECT, related_name="misi")
    nomor = models.PositiveSmallIntegerField("nomor")
    uraian = models.TextField("uraian")

    class Meta:
        verbose_name = "misi"
        verbose_name_plural = "misi"
        ordering = ["nomor"]
        constraints = [models.UniqueConstraint(fields=["rpjmd", "nomor"], name="misi_nomor")]

    def __str__(self) -> str:
        return f"Misi {self.nomor}"


class TujuanRpjmd(BarisPemda):
    """A tujuan of the medium-term plan, under a misi where the plan names one."""

    JALUR_PEMDA = "rpjmd__pemda"

    rpjmd = models.ForeignKey(Rpjmd, models.PROTECT, related_name="tujuan")
    misi = models.ForeignKey(Misi, models.PROTECT, null=True, blank=True, related_name="tujuan")
    nomor = models.PositiveSmallIntegerField("nomor")
    uraian = models.TextField("uraian")

    class Meta:
        verbose_name = "tujuan RPJMD"
        verbose_name_plural = "tujuan RPJMD"
        ordering = ["nomor"]
        constraints = [
            models.UniqueConstraint(fields=["rpjmd", "nomor"], name="tujuan_rpjmd_nomor")
        ]

    def __str__(self) -> str:
        return self.uraian


class SasaranRpjmd(BarisPemda):
    """A sasaran of the medium-term plan."""

    JALUR_PEMDA = "tujuan__rpjmd__pemda"

    tujuan = models.ForeignKey(TujuanRpjmd, models.PROTECT, related_name="sasaran")
    nomor = models.PositiveSmallIntegerField("nomor")
    uraian = models.TextField("uraian")

    class Meta:
        verbose_name = "sasaran RPJMD"
        verbose_name_plural = "sasaran RPJMD"
        ordering = ["nomor"]
        constraints = [
            models.UniqueConstraint(fields=["tujuan", "nomor"], name="sasaran_rpjmd_nomor")
        ]

    def __str__(self) -> str:
        return self.uraian
