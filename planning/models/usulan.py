"""T-C.32: what the public, the DPRD and the forum asked for."""

from django.db import models
from django.db.models import Q

from planning.models.dasar import BarisPerangkatDaerah, cek_pilihan
from planning.models.renja import Renja
from planning.models.renstra import SubKegiatan


class SumberUsulanMasyarakat(models.TextChoices):
    """Who a proposal came from."""

    MUSRENBANG = "musrenbang", "Musrenbang"
    POKIR = "pokir", "Pokok pikiran DPRD"
    FORUM = "forum", "Forum perangkat daerah"


class PutusanUsulanMasyarakat(models.TextChoices):
    """What was decided on a proposal."""

    BELUM = "belum", "Belum diputuskan"
    DITERIMA = "diterima", "Diterima"
    DITOLAK = "ditolak", "Ditolak"


class UsulanMasyarakat(BarisPerangkatDaerah):
    """A proposal with its source, and whether it was taken up and why."""

    JALUR_TAHAP = "renja"

    Sumber = SumberUsulanMasyarakat
    Putusan = PutusanUsulanMasyarakat

    renja = models.ForeignKey(Renja, models.CASCADE, related_name="usulan")
    urutan = models.PositiveIntegerField("urutan")
    kegiatan = models.CharField("program/kegiatan", max_length=500)
    sub_kegiatan = models.ForeignKey(
        SubKegiatan, models.PROTECT, null=True, blank=True, related_name="usulan"
    )
    lokasi = models.CharField("lokasi", max_length=300, blank=True)
    indikator = models.CharField("indikator kinerja", max_length=1000, blank=True)
    volume = models.CharField("besaran/volume", max_length=100, blank=True)
    catatan = models.CharField("catatan", max_length=500, blank=True)
    sumber = models.CharField("sumber", max_length=15, choices=Sumber)
    pengusul = models.CharField("pengusul", max_length=200, blank=True)
    putusan = models.CharField("putusan", max_length=10, choices=Putusan, default=Putusan.BELUM)
    alasan = models.CharField("alasan", max_length=500, blank=True)

    class Meta:
        verbose_name = "usulan masyarakat"
        verbose_name_plural = "usulan masyarakat"
        ordering = ["urutan"]
        constraints = [
            models.UniqueConstraint(fields=["renja", "urutan"], name="usulan_urutan"),
            cek_pilihan("sumber", SumberUsulanMasyarakat.choices, "usulan_sumber"),
            cek_pilihan("putusan", PutusanUsulanMasyarakat.choices, "usulan_putusan"),
            models.CheckConstraint(
                condition=~Q(putusan="ditolak") | ~Q(alasan=""),
                name="usulan_ditolak_beralasan",
                violation_error_message="Usulan yang ditolak harus disertai alasan.",
            ),
        ]

    def __str__(self) -> str:
        return self.kegiatan
