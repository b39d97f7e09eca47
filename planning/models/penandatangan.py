"""Who signs for the agency, and since when."""

from django.db import models
from django.db.models import Q

from planning.models.dasar import BarisPerangkatDaerah, BerlakuMixin, cek_masa_berlaku, cek_pilihan
from planning.models.organisasi import Penugasan


class Penandatangan(BarisPerangkatDaerah, BerlakuMixin):
    """A signature block: jabatan (or Plt./Plh.), name, pangkat, NIP, place."""

    jabatan = models.CharField("jabatan", max_length=150)
    sebagai = models.CharField(
        "sebagai", max_length=10, choices=Penugasan.Sebagai, default=Penugasan.Sebagai.DEFINITIF
    )
    nama = models.CharField("nama dan gelar", max_length=150)
    pangkat = models.CharField("pangkat/golongan", max_length=100, blank=True)
    nip = models.CharField("NIP", max_length=18, blank=True)
    tempat = models.CharField("tempat", max_length=100)

    class Meta:
        verbose_name = "penandatangan"
        verbose_name_plural = "penandatangan"
        ordering = ["-berlaku_dari"]
        constraints = [
            cek_masa_berlaku("penandatangan_masa_berlaku"),
            cek_pilihan("sebagai", Penugasan.Sebagai.choices, "penandatangan_sebagai"),
            models.CheckConstraint(
                condition=Q(nip="") | Q(nip__regex=r"^[0-9]{18}$"),
                name="penandatangan_nip",
                violation_error_message="NIP terdiri atas 18 angka tanpa spasi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama}, {self.jabatan}"
