"""The manuscript of a Renja: its outline with prose, and the pictures placed in it."""

from django.db import models
from django.db.models import Q

from planning.models import Renja
from planning.models.dasar import BarisPerangkatDaerah, cek_pilihan
from planning.models.tetap import BarisTetap, TetapQuerySet
from renja.dokumen.naskah import JenisBab

# Signs of prose in one part; a chapter of thirty pages has about 60,000.
PANJANG_ISI = 200_000
_JENIS = [
    (JenisBab.SAMPUL.value, "Sampul"),
    (JenisBab.PENGANTAR.value, "Kata pengantar"),
    (JenisBab.DAFTAR_ISI.value, "Daftar isi"),
    (JenisBab.DAFTAR_TABEL.value, "Daftar tabel"),
    (JenisBab.DAFTAR_GAMBAR.value, "Daftar gambar"),
    (JenisBab.BAB.value, "Bab"),
    (JenisBab.SUB_BAB.value, "Subbab"),
]


class Bab(BarisPerangkatDaerah):
    """A part of the outline with its prose: Markdown with bound values.

    `kode` is that of the part in the outline's template, "" for one that the agency added;
    what the template calls mandatory is not removed. Its number follows from its place.
    """

    JALUR_TAHAP = "renja"

    renja = models.ForeignKey(Renja, models.CASCADE, related_name="bab")
    induk = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="anak", verbose_name="induk"
    )
    kode = models.CharField("kode pada kerangka", max_length=60, blank=True)
    jenis = models.CharField("jenis", max_length=15, choices=_JENIS)
    judul = models.CharField("judul", max_length=300)
    isi = models.TextField("isi", blank=True, max_length=PANJANG_ISI)
    urutan = models.PositiveIntegerField("urutan")

    class Meta:
        verbose_name = "bab"
        verbose_name_plural = "bab"
        ordering = ["urutan", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["renja", "kode"],
                condition=~Q(kode=""),
                name="bab_kode_tunggal",
                violation_error_message="Bagian ini sudah ada dalam naskah.",
            ),
            models.CheckConstraint(
                condition=Q(jenis="sub_bab", induk__isnull=False)
                | (~Q(jenis="sub_bab") & Q(induk__isnull=True)),
                name="bab_induk",
                violation_error_message="Subbab berada di bawah bab; bagian lain berdiri sendiri.",
            ),
            cek_pilihan("jenis", _JENIS, "bab_jenis"),
        ]
        indexes = [models.Index(fields=["renja", "induk"], name="bab_renja")]

    def __str__(self) -> str:
        return self.judul


class IsiGambar(BarisTetap):
    """The bytes of a picture by their SHA-256; never changed, for frozen versions name them."""

    sidik = models.CharField("SHA-256", max_length=64, primary_key=True)
    isi = models.BinaryField("isi")

    objects = TetapQuerySet.as_manager()

    class Meta:
        verbose_name = "isi gambar"
        verbose_name_plural = "isi gambar"

    def __str__(self) -> str:
        return self.sidik


class BentukGambar(models.TextChoices):
    """The file formats that a picture is kept in."""

    PNG = "png", "PNG"
    JPEG = "jpeg", "JPEG"


class Gambar(BarisPerangkatDaerah):
    """A picture of a Renja by the name that prose places it with; `lambang` is the cover's.

    The file was written anew from its pixels when it came in (renja.dokumen.gambar).
    """

    JALUR_TAHAP = "renja"
    LAMBANG = "lambang"

    Bentuk = BentukGambar

    renja = models.ForeignKey(Renja, models.CASCADE, related_name="gambar")
    nama = models.SlugField("nama", max_length=60)
    keterangan = models.CharField("keterangan", max_length=300)
    alternatif = models.CharField(
        "teks pengganti",
        max_length=500,
        blank=True,
        help_text="Dibacakan bagi orang yang tidak melihat gambarnya.",
    )
    sumber = models.CharField("sumber", max_length=300, blank=True)
    isi = models.ForeignKey(IsiGambar, models.PROTECT, related_name="+", db_column="sidik")
    bentuk = models.CharField("bentuk", max_length=5, choices=Bentuk)
    lebar = models.PositiveIntegerField("lebar")
    tinggi = models.PositiveIntegerField("tinggi")
    ukuran = models.PositiveIntegerField("ukuran")

    class Meta:
        verbose_name = "gambar"
        verbose_name_plural = "gambar"
        ordering = ["nama"]
        constraints = [
            models.UniqueConstraint(
                fields=["renja", "nama"],
                name="gambar_nama_tunggal",
                violation_error_message="Nama ini sudah dipakai gambar lain; pilih nama lain.",
            ),
            cek_pilihan("bentuk", BentukGambar.choices, "gambar_bentuk"),
        ]

    def __str__(self) -> str:
        return self.keterangan
