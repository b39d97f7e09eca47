"""The agency's strategic plan: tujuan > sasaran > program > kegiatan > sub kegiatan."""

from django.db import models
from django.db.models import F, Q

from planning.models.dasar import BarisPerangkatDaerah, cek_pilihan
from planning.models.nomenklatur import EdisiNomenklatur, Nomenklatur
from planning.models.rpjmd import Rpjmd, SasaranRpjmd


class StatusRenstra(models.TextChoices):
    """Whether a Renstra has been set."""

    RANCANGAN = "rancangan", "Rancangan"
    DITETAPKAN = "ditetapkan", "Ditetapkan"


class Renstra(BarisPerangkatDaerah):
    """A strategic plan of an agency for three to five years, set or still a draft."""

    JALUR_TAHAP = "self"
    BUTUH_ALASAN = True

    Status = StatusRenstra

    nama = models.CharField("nama", max_length=200)
    rpjmd = models.ForeignKey(Rpjmd, models.PROTECT, null=True, blank=True, related_name="renstra")
    edisi = models.ForeignKey(EdisiNomenklatur, models.PROTECT, related_name="+")
    status = models.CharField("status", max_length=15, choices=Status, default=Status.RANCANGAN)
    tahun_awal = models.PositiveSmallIntegerField("tahun awal")
    tahun_akhir = models.PositiveSmallIntegerField("tahun akhir")

    class Meta:
        verbose_name = "Renstra"
        verbose_name_plural = "Renstra"
        ordering = ["-tahun_awal"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    tahun_awal__gte=2000,
                    tahun_akhir__gte=F("tahun_awal"),
                    tahun_akhir__lte=F("tahun_awal") + 5,
                ),
                name="renstra_periode",
                violation_error_message="Periode Renstra paling lama enam tahun.",
            ),
            models.UniqueConstraint(
                fields=["perangkat_daerah", "tahun_awal", "tahun_akhir", "nama"],
                name="renstra_tunggal",
            ),
            cek_pilihan("status", StatusRenstra.choices, "renstra_status"),
        ]

    def __str__(self) -> str:
        return self.nama


class Tujuan(BarisPerangkatDaerah):
    """A tujuan of the Renstra, serving a sasaran of the RPJMD where one is named."""

    JALUR_TAHAP = "renstra"
    BUTUH_ALASAN = True

    renstra = models.ForeignKey(Renstra, models.PROTECT, related_name="tujuan")
    sasaran_rpjmd = models.ForeignKey(
        SasaranRpjmd, models.PROTECT, null=True, blank=True, related_name="tujuan_renstra"
    )
    nomor = models.PositiveSmallIntegerField("nomor")
    uraian = models.TextField("uraian")

    class Meta:
        verbose_name = "tujuan"
        verbose_name_plural = "tujuan"
        ordering = ["nomor"]
        constraints = [models.UniqueConstraint(fields=["renstra", "nomor"], name="tujuan_nomor")]

    def __str__(self) -> str:
        return self.uraian


class Sasaran(BarisPerangkatDaerah):
    """A sasaran under a tujuan."""

    JALUR_TAHAP = "tujuan.renstra"
    BUTUH_ALASAN = True

    tujuan = models.ForeignKey(Tujuan, models.PROTECT, related_name="sasaran")
    nomor = models.PositiveSmallIntegerField("nomor")
    uraian = models.TextField("uraian")

    class Meta:
        verbose_name = "sasaran"
        verbose_name_plural = "sasaran"
        ordering = ["nomor"]
        constraints = [models.UniqueConstraint(fields=["tujuan", "nomor"], name="sasaran_nomor")]

    def __str__(self) -> str:
        return self.uraian


class ButirPohon(BarisPerangkatDaerah):
    """A program, kegiatan or sub kegiatan: a code of the edition in the agency's wording."""

    nomenklatur = models.ForeignKey(Nomenklatur, models.PROTECT, related_name="+")
    nama = models.CharField(
        "nama menurut dokumen",
        max_length=500,
        help_text="Bunyi dalam dokumen; nama resmi ada pada nomenklaturnya.",
    )
    urutan = models.PositiveIntegerField("urutan")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.nama


class Program(ButirPohon):
    """A program of the Renstra, serving a sasaran."""

    JALUR_TAHAP = "renstra"

    renstra = models.ForeignKey(Renstra, models.PROTECT, related_name="program")
    sasaran = models.ForeignKey(
        Sasaran, models.PROTECT, null=True, blank=True, related_name="program"
    )

    class Meta:
        verbose_name = "program"
        verbose_name_plural = "program"
        ordering = ["urutan"]
        constraints = [
            models.UniqueConstraint(fields=["renstra", "nomenklatur"], name="program_tunggal"),
        ]


class Kegiatan(ButirPohon):
    """A kegiatan of a program."""

    JALUR_TAHAP = "program.renstra"

    program = models.ForeignKey(Program, models.PROTECT, related_name="kegiatan")

    class Meta:
        verbose_name = "kegiatan"
        verbose_name_plural = "kegiatan"
        ordering = ["urutan"]
        constraints = [
            models.UniqueConstraint(fields=["program", "nomenklatur"], name="kegiatan_tunggal"),
        ]


class SubKegiatan(ButirPohon):
    """A sub kegiatan of a kegiatan: the level that carries money."""

    JALUR_TAHAP = "kegiatan.program.renstra"

    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, related_name="sub_kegiatan")

    class Meta:
        verbose_name = "sub kegiatan"
        verbose_name_plural = "sub kegiatan"
        ordering = ["urutan"]
        constraints = [
            models.UniqueConstraint(fields=["kegiatan", "nomenklatur"], name="sub_tunggal"),
        ]
