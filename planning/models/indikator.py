"""What is measured, its targets, and values that a document prints differently."""

from django.db import models
from django.db.models import Q

from planning.models.dasar import (
    BarisPerangkatDaerah,
    BernilaiMixin,
    cek_nilai,
    cek_pilihan,
    cek_tahun,
)
from planning.models.organisasi import UnitKerja
from planning.models.renja import Renja
from planning.models.renstra import Kegiatan, Program, Renstra, Sasaran, SubKegiatan, Tujuan


class ArahIndikator(models.TextChoices):
    """Which way of an indikator is the better one."""

    POSITIF = "positif", "Makin tinggi makin baik"
    NEGATIF = "negatif", "Makin rendah makin baik"
    STABIL = "stabil", "Makin dekat target makin baik"


class AgregasiIndikator(models.TextChoices):
    """How the parts of an indikator make its year."""

    KUMULATIF = "kumulatif", "Kumulatif (dijumlahkan)"
    NILAI_AKHIR = "nilai_akhir", "Nilai akhir"
    PERSENTASE = "persentase", "Persentase (pembilang/penyebut)"
    RATA_RATA = "rata_rata", "Rata-rata"


class CaraTulisIndikator(models.TextChoices):
    """How the realisasi of a quarter is written."""

    PADA = "pada", "pada triwulan"
    SAMPAI = "sampai", "s/d triwulan"


class Indikator(BarisPerangkatDaerah):
    """An indikator of exactly one level, or of the agency itself (IKU of its own)."""

    JALUR_TAHAP = "renstra"

    Arah = ArahIndikator
    Agregasi = AgregasiIndikator
    CaraTulis = CaraTulisIndikator

    LEVEL = ("tujuan", "sasaran", "program", "kegiatan", "sub_kegiatan")

    renstra = models.ForeignKey(Renstra, models.PROTECT, related_name="indikator")
    tujuan = models.ForeignKey(
        Tujuan, models.PROTECT, null=True, blank=True, related_name="indikator"
    )
    sasaran = models.ForeignKey(
        Sasaran, models.PROTECT, null=True, blank=True, related_name="indikator"
    )
    program = models.ForeignKey(
        Program, models.PROTECT, null=True, blank=True, related_name="indikator"
    )
    kegiatan = models.ForeignKey(
        Kegiatan, models.PROTECT, null=True, blank=True, related_name="indikator"
    )
    sub_kegiatan = models.ForeignKey(
        SubKegiatan, models.PROTECT, null=True, blank=True, related_name="indikator"
    )
    urutan = models.PositiveSmallIntegerField("urutan", default=1)
    uraian = models.CharField("indikator", max_length=1000)
    definisi = models.TextField("definisi operasional", blank=True)
    formula = models.TextField("rumus dalam kata", blank=True)
    sumber_data = models.CharField("sumber data", max_length=300, blank=True)
    satuan = models.CharField("satuan", max_length=100)
    arah = models.CharField("arah", max_length=10, choices=Arah, default=Arah.POSITIF)
    agregasi = models.CharField(
        "jenis agregasi", max_length=15, choices=Agregasi, default=Agregasi.NILAI_AKHIR
    )
    cara_tulis = models.CharField(
        "realisasi ditulis", max_length=10, choices=CaraTulis, default=CaraTulis.PADA
    )
    skala_ordinal = models.JSONField(
        "skala ordinal",
        default=list,
        blank=True,
        help_text='Urutan nilai dari terendah, misalnya ["D", "C", "CC", "B", "BB", "A", "AA"].',
    )
    iku = models.PositiveSmallIntegerField(
        "nomor IKU", null=True, blank=True, help_text="Diisi bila indikator ini IKU."
    )
    nomor_pelayanan = models.PositiveSmallIntegerField(
        "nomor pada kinerja pelayanan",
        null=True,
        blank=True,
        help_text="Urutan pada tabel T-C.23 dan T-C.30; kosong bila tidak tercantum di sana.",
    )
    penanggung_jawab = models.ForeignKey(
        UnitKerja,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="indikator",
        verbose_name="penanggung jawab realisasi",
        help_text="Kosong berarti unit kerja barisnya.",
    )
    target_nspk = models.CharField("target NSPK", max_length=100, blank=True)
    target_ikk = models.CharField("target IKK", max_length=100, blank=True)
    target_lainnya = models.CharField("target indikator lainnya", max_length=100, blank=True)

    class Meta:
        verbose_name = "indikator"
        verbose_name_plural = "indikator"
        ordering = ["urutan", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tujuan=None, sasaran=None, program=None, kegiatan=None)
                | Q(tujuan=None, sasaran=None, program=None, sub_kegiatan=None)
                | Q(tujuan=None, sasaran=None, kegiatan=None, sub_kegiatan=None)
                | Q(tujuan=None, program=None, kegiatan=None, sub_kegiatan=None)
                | Q(sasaran=None, program=None, kegiatan=None, sub_kegiatan=None),
                name="indikator_satu_pemilik",
                violation_error_message="Indikator melekat pada satu baris rencana saja.",
            ),
            models.UniqueConstraint(
                fields=["renstra", "iku"], condition=Q(iku__isnull=False), name="indikator_iku"
            ),
            models.UniqueConstraint(
                fields=["renstra", "nomor_pelayanan"],
                condition=Q(nomor_pelayanan__isnull=False),
                name="indikator_nomor_pelayanan",
            ),
            cek_pilihan("arah", ArahIndikator.choices, "indikator_arah"),
            cek_pilihan("agregasi", AgregasiIndikator.choices, "indikator_agregasi"),
            cek_pilihan("cara_tulis", CaraTulisIndikator.choices, "indikator_cara_tulis"),
        ]
        indexes = [models.Index(fields=["perangkat_daerah", "renstra"], name="indikator_milik")]

    def __str__(self) -> str:
        return self.uraian


class AsalTarget(models.TextChoices):
    """Where a target was set."""

    RENSTRA = "renstra", "Renstra"
    AKHIR = "akhir", "Akhir periode Renstra"
    RENJA = "renja", "Renja"
    PERUBAHAN = "perubahan", "Perubahan Renja"
    MAJU = "maju", "Prakiraan maju"


class Target(BarisPerangkatDaerah, BernilaiMixin):
    """The planned value of an indikator for a year, by where it was set.

    `akhir` is the target at the end of the Renstra period (column 4 of T-C.29), with
    the last year of the period as `tahun`.
    """

    JALUR_TAHAP = "indikator.renstra"
    JALUR_INDUK = "indikator"

    Asal = AsalTarget

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="target")
    tahun = models.PositiveSmallIntegerField("tahun")
    asal = models.CharField("asal", max_length=10, choices=Asal)

    class Meta:
        verbose_name = "target"
        verbose_name_plural = "target"
        constraints = [
            models.UniqueConstraint(fields=["indikator", "tahun", "asal"], name="target_tunggal"),
            cek_nilai("target_nilai"),
            cek_tahun("target_tahun"),
            cek_pilihan("asal", AsalTarget.choices, "target_asal"),
        ]

    def butuh_alasan(self) -> bool:
        """The targets of the Renstra itself do."""
        return self.asal in {AsalTarget.RENSTRA, AsalTarget.AKHIR}

    def __str__(self) -> str:
        return f"Target {self.tahun} ({self.get_asal_display()})"


class TargetTriwulan(BarisPerangkatDaerah, BernilaiMixin):
    """The planned value of an indikator for one quarter of a year."""

    JALUR_TAHAP = "indikator.renstra"
    JALUR_INDUK = "indikator"

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="target_triwulan")
    tahun = models.PositiveSmallIntegerField("tahun")
    triwulan = models.PositiveSmallIntegerField("triwulan")

    class Meta:
        verbose_name = "target triwulan"
        verbose_name_plural = "target triwulan"
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "tahun", "triwulan"], name="target_triwulan_tunggal"
            ),
            models.CheckConstraint(
                condition=Q(triwulan__gte=1, triwulan__lte=4), name="target_triwulan_1_4"
            ),
            cek_nilai("target_triwulan_nilai"),
            cek_tahun("target_triwulan_tahun"),
        ]

    def __str__(self) -> str:
        return f"Target TW {self.triwulan} {self.tahun}"


class TertulisDi(BarisPerangkatDaerah):
    """A cell that the source document prints differently from the plan's one value.

    `baris` is the uid of the row in the form (see `renja.laporan`), `kolom` its column
    key, `nilai` the printed value in the shape of the JSON export (`null`, text, whole
    rupiah, or an object with nilai/bawah/atas and satuan).
    """

    JALUR_TAHAP = "renja"

    renja = models.ForeignKey(Renja, models.CASCADE, related_name="tertulis")
    formulir = models.CharField("formulir", max_length=20)
    baris = models.UUIDField("pengenal baris")
    kolom = models.CharField("kunci kolom", max_length=60)
    nilai = models.JSONField("nilai sebagaimana tertulis", null=True)
    baris_sumber = models.PositiveIntegerField("baris pada sumber", null=True, blank=True)

    class Meta:
        verbose_name = "tertulis di"
        verbose_name_plural = "tertulis di"
        constraints = [
            models.UniqueConstraint(
                fields=["renja", "formulir", "baris", "kolom"], name="tertulis_tunggal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.formulir}: {self.kolom}"
