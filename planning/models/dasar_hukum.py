"""The regulations that a Renja rests on."""

from django.db import models

from planning.models.dasar import BarisPemda, cek_pilihan
from planning.models.permasalahan import ButirRenja


class JenisPeraturan(models.TextChoices):
    """The kinds of regulation."""

    UUD = "uud", "Undang-Undang Dasar"
    UU = "uu", "Undang-Undang"
    PP = "pp", "Peraturan Pemerintah"
    PERPRES = "perpres", "Peraturan Presiden"
    PERMEN = "permen", "Peraturan Menteri"
    KEPMEN = "kepmen", "Keputusan Menteri"
    INMEN = "inmen", "Instruksi Menteri"
    PERDA = "perda", "Peraturan Daerah"
    PERKADA = "perkada", "Peraturan Kepala Daerah"
    LAINNYA = "lainnya", "Lainnya"


class Peraturan(BarisPemda):
    """A regulation; `nomor` may still be missing while it is being drafted."""

    JALUR_PEMDA = ""
    # What all share: whoever plans may add one, and fill in the number of a draft.
    PENULIS = ("perencana", "verifikator", "admin")

    Jenis = JenisPeraturan

    jenis = models.CharField("jenis", max_length=10, choices=Jenis)
    penerbit = models.CharField("penerbit", max_length=150, blank=True)
    nomor = models.CharField("nomor", max_length=60, blank=True)
    tahun = models.PositiveSmallIntegerField("tahun", null=True, blank=True)
    tentang = models.CharField("tentang", max_length=1000)
    sumber = models.CharField("lembaran/berita", max_length=500, blank=True)
    mengubah = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="diubah_oleh"
    )
    dicabut_oleh = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="mencabut"
    )
    dicabut_sejak = models.DateField("dicabut sejak", null=True, blank=True)

    class Meta:
        verbose_name = "peraturan"
        verbose_name_plural = "peraturan"
        ordering = ["jenis", "tahun", "nomor"]
        constraints = [
            models.UniqueConstraint(
                fields=["jenis", "penerbit", "nomor", "tahun"],
                condition=~models.Q(nomor=""),
                name="peraturan_tunggal",
            ),
            cek_pilihan("jenis", JenisPeraturan.choices, "peraturan_jenis"),
        ]

    def peran_penulis(self) -> tuple[str, ...]:
        """Once it has a number, a regulation that others rest on is the verifikator's to change."""
        if self._state.adding:
            return self.PENULIS
        bernomor = Peraturan.objects.filter(pk=self.pk).exclude(nomor="").exists()
        return self.PENULIS[1:] if bernomor else self.PENULIS

    def __str__(self) -> str:
        nomor = f" Nomor {self.nomor}" if self.nomor else ""
        tahun = f" Tahun {self.tahun}" if self.tahun else ""
        return f"{self.get_jenis_display()}{nomor}{tahun}"


class DasarHukum(ButirRenja):
    """A regulation in the list of a Renja (1.2), at its place; a doubled entry stays visible."""

    peraturan = models.ForeignKey(Peraturan, models.PROTECT, related_name="+")

    class Meta(ButirRenja.Meta):
        verbose_name = "dasar hukum"
        verbose_name_plural = "dasar hukum"
        constraints = [
            models.UniqueConstraint(fields=["renja", "urutan"], name="dasar_hukum_urutan")
        ]

    def __str__(self) -> str:
        return str(self.peraturan)
