"""What a person decides for each code when a new edition of the nomenclature comes in mid-draft."""

from django.conf import settings
from django.db import models

from planning.models.dasar import BarisPerangkatDaerah, cek_pilihan
from planning.models.nomenklatur import EdisiNomenklatur, Nomenklatur
from planning.models.renja import BarisRenja, Renja


class PutusanKode(models.TextChoices):
    """What becomes of a row whose code changes."""

    GANTI = "ganti", "Pakai kode baru"
    TETAP = "tetap", "Tetap memakai kode lama"
    KELUARKAN = "keluarkan", "Keluarkan dari Renja tahun ini"


class PutusanPemutakhiran(BarisPerangkatDaerah):
    """The decision for one row of a Renja on the way to an edition; `baru` is its code there."""

    Putusan = PutusanKode
    JALUR_TAHAP = "renja"
    JALUR_INDUK = "baris"

    renja = models.ForeignKey(Renja, models.CASCADE, related_name="putusan_pemutakhiran")
    edisi = models.ForeignKey(EdisiNomenklatur, models.PROTECT, related_name="+")
    baris = models.ForeignKey(BarisRenja, models.CASCADE, related_name="putusan_pemutakhiran")
    putusan = models.CharField("putusan", max_length=10, choices=Putusan)
    baru = models.ForeignKey(Nomenklatur, models.PROTECT, null=True, blank=True, related_name="+")
    catatan = models.CharField("catatan", max_length=500, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "putusan pemutakhiran"
        verbose_name_plural = "putusan pemutakhiran"
        constraints = [
            models.UniqueConstraint(fields=["edisi", "baris"], name="putusan_tunggal"),
            cek_pilihan("putusan", PutusanKode.choices, "putusan_jenis"),
            models.CheckConstraint(
                condition=models.Q(putusan="ganti", baru__isnull=False)
                | (~models.Q(putusan="ganti") & models.Q(baru__isnull=True)),
                name="putusan_ganti_berkode",
                violation_error_message="Pilih kode baru bagi baris yang diganti.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.baris}: {self.get_putusan_display()}"
