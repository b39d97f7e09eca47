"""Governments, agencies, their units, and who holds which role when."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from planning.models.dasar import BarisPerangkatDaerah, BerlakuMixin, cek_masa_berlaku, cek_pilihan
from planning.queries import PerangkatDaerahQuerySet
from planning.silsilah import ke_atas

# The words that addresses start with; an agency's kode stands in the same place.
KODE_TERLARANG = (
    "admin",
    "kata-sandi",
    "keabsahan",
    "keluar",
    "masuk",
    "nomenklatur",
    "pemda",
    "proses",
    "sehat",
    "static",
    "tindak-lanjut",
)


class JenisPemda(models.TextChoices):
    """The kinds of local government."""

    KOTA = "kota", "Kota"
    KABUPATEN = "kabupaten", "Kabupaten"
    PROVINSI = "provinsi", "Provinsi"


class Pemda(models.Model):
    """A local government (pemerintah daerah)."""

    Jenis = JenisPemda

    kode = models.SlugField("kode", max_length=30, unique=True)
    nama = models.CharField("nama", max_length=150)
    jenis = models.CharField("jenis", max_length=10, choices=Jenis)
    kepala_daerah = models.CharField("sebutan kepala daerah", max_length=50, default="Wali Kota")

    class Meta:
        verbose_name = "pemerintah daerah"
        verbose_name_plural = "pemerintah daerah"
        ordering = ["nama"]
        constraints = [cek_pilihan("jenis", JenisPemda.choices, "pemda_jenis")]

    def __str__(self) -> str:
        return self.nama


class PerangkatDaerah(BerlakuMixin):
    """An agency of a government; `kode` is its short name in addresses and commands."""

    pemda = models.ForeignKey(Pemda, models.PROTECT, related_name="perangkat_daerah")
    kode = models.SlugField("kode", max_length=40, unique=True)
    kode_skpd = models.CharField("kode SKPD", max_length=60, blank=True)
    nama = models.CharField("nama", max_length=200)
    singkatan = models.CharField("singkatan", max_length=40, blank=True)
    alamat = models.CharField("alamat", max_length=300, blank=True)

    objects = PerangkatDaerahQuerySet.as_manager()

    class Meta:
        verbose_name = "perangkat daerah"
        verbose_name_plural = "perangkat daerah"
        ordering = ["nama"]
        constraints = [
            cek_masa_berlaku("pd_masa_berlaku"),
            models.CheckConstraint(
                condition=~Q(kode__in=KODE_TERLARANG),
                name="pd_kode_alamat",
                violation_error_message="Kode ini sudah dipakai alamat lain; pilih kode lain.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class SuksesiPerangkatDaerah(models.Model):
    """An agency that followed another one, in whole or in part, and on what legal basis."""

    pendahulu = models.ForeignKey(PerangkatDaerah, models.PROTECT, related_name="penerus")
    penerus = models.ForeignKey(PerangkatDaerah, models.PROTECT, related_name="pendahulu")
    sejak = models.DateField("sejak")
    bagian = models.CharField("bagian yang beralih", max_length=200, blank=True)
    dasar_hukum = models.CharField("dasar hukum", max_length=300, blank=True)

    class Meta:
        verbose_name = "suksesi perangkat daerah"
        verbose_name_plural = "suksesi perangkat daerah"
        constraints = [
            models.UniqueConstraint(fields=["pendahulu", "penerus"], name="suksesi_tunggal"),
            models.CheckConstraint(
                condition=~Q(pendahulu=F("penerus")), name="suksesi_bukan_diri_sendiri"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pendahulu} → {self.penerus}"


class JenisUnitKerja(models.TextChoices):
    """The kinds of unit inside an agency."""

    AKAR = "akar", "Perangkat daerah"
    SEKRETARIAT = "sekretariat", "Sekretariat"
    BIDANG = "bidang", "Bidang"
    SEKSI = "seksi", "Seksi/Subbagian/Tim kerja"
    UPTD = "uptd", "UPTD"
    KELURAHAN = "kelurahan", "Kelurahan"


class UnitKerja(BarisPerangkatDaerah, BerlakuMixin):
    """A unit inside an agency that answers for rows; the agency itself is the root."""

    PENULIS = ("perencana", "admin")

    Jenis = JenisUnitKerja

    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="anak", verbose_name="induk"
    )
    jenis = models.CharField("jenis", max_length=15, choices=Jenis)
    nama = models.CharField("nama", max_length=200)
    kode_sub_unit = models.CharField("kode sub unit SKPD", max_length=60, blank=True)
    tugas = models.TextField("tugas", blank=True)
    fungsi = models.TextField("fungsi", blank=True)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        verbose_name = "unit kerja"
        verbose_name_plural = "unit kerja"
        ordering = ["urutan", "id"]
        constraints = [
            cek_masa_berlaku("unit_masa_berlaku"),
            cek_pilihan("jenis", JenisUnitKerja.choices, "unit_jenis"),
            models.UniqueConstraint(
                fields=["perangkat_daerah"], condition=Q(induk__isnull=True), name="unit_satu_akar"
            ),
            models.CheckConstraint(
                condition=Q(jenis="akar", induk__isnull=True)
                | (~Q(jenis="akar") & Q(induk__isnull=False)),
                name="unit_akar_tanpa_induk",
            ),
            models.CheckConstraint(condition=~Q(induk=F("id")), name="unit_bukan_induk_sendiri"),
        ]

    def __str__(self) -> str:
        return self.nama

    def clean(self) -> None:
        """No unit stands under itself, also not by way of others."""
        di_atas = ke_atas(self.induk, lambda satu: satu.induk)
        if self.pk is not None and any(satu.pk == self.pk for satu in di_atas):
            raise ValidationError(
                {"induk": f"{self.induk} berada di bawah {self}; pilih unit di atasnya."}
            )


class SebagaiPenugasan(models.TextChoices):
    """Whether a post is held in full or for the time being."""

    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Plt."
    PLH = "plh", "Plh."


class Penugasan(BerlakuMixin):
    """A role that a person holds, from-until, for an agency, a unit or the whole pemda."""

    class Peran(models.TextChoices):
        PERENCANA = "perencana", "Perencana"
        PELAKSANA = "pelaksana", "Pelaksana"
        KEPALA_BIDANG = "kepala_bidang", "Kepala bidang/Sekretaris"
        KEPALA_DINAS = "kepala_dinas", "Kepala perangkat daerah"
        VERIFIKATOR = "verifikator", "Verifikator Bappeda"
        PENGANGGARAN = "penganggaran", "Penganggaran"
        APIP = "apip", "APIP"
        ADMIN = "admin", "Admin"

    Sebagai = SebagaiPenugasan

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="penugasan")
    peran = models.CharField("peran", max_length=20, choices=Peran)
    sebagai = models.CharField("sebagai", max_length=10, choices=Sebagai, default=Sebagai.DEFINITIF)
    pemda = models.ForeignKey(Pemda, models.PROTECT, related_name="+")
    perangkat_daerah = models.ForeignKey(
        PerangkatDaerah, models.PROTECT, null=True, blank=True, related_name="penugasan"
    )
    unit_kerja = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, related_name="penugasan"
    )
    mitra = models.ManyToManyField(
        PerangkatDaerah,
        blank=True,
        related_name="verifikator",
        verbose_name="mitra verifikator",
        help_text="Perangkat daerah yang tahapannya dibuka dan ditutup oleh verifikator ini.",
    )

    class Meta:
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        ordering = ["peran", "id"]
        constraints = [
            cek_masa_berlaku("penugasan_masa_berlaku"),
            cek_pilihan("sebagai", SebagaiPenugasan.choices, "penugasan_sebagai"),
            models.CheckConstraint(
                name="penugasan_lingkup_peran",
                condition=Q(
                    peran__in=["perencana", "kepala_dinas"],
                    perangkat_daerah__isnull=False,
                    unit_kerja__isnull=True,
                )
                | Q(
                    peran__in=["pelaksana", "kepala_bidang"],
                    perangkat_daerah__isnull=False,
                    unit_kerja__isnull=False,
                )
                | Q(
                    peran__in=["verifikator", "penganggaran", "apip", "admin"],
                    perangkat_daerah__isnull=True,
                    unit_kerja__isnull=True,
                ),
                violation_error_message="Lingkup penugasan tidak cocok dengan perannya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pengguna}: {self.get_peran_display()}"
