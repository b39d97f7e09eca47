"""What came of the plan: realisasi per triwulan and year, perkiraan, faktor, rating scales."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from planning.fields import AngkaField
from planning.kuantitas import Keadaan
from planning.models.dasar import (
    BarisPerangkatDaerah,
    BernilaiMixin,
    Gerbang,
    cek_nilai,
    cek_pilihan,
    cek_tahun,
)
from planning.models.indikator import Indikator
from planning.models.organisasi import PerangkatDaerah, UnitKerja
from planning.models.pelaporan import (
    TERKUNCI,
    TRIWULAN,
    StatusPelaporan,
    cek_triwulan,
    gerbang_triwulan,
)
from planning.models.renja import Renja


class RealisasiTriwulan(BarisPerangkatDaerah, BernilaiMixin):
    """What one unit kerja reports for an indikator and a quarter.

    The value is typed "pada" or "s/d triwulan" as the indikator says; `belum_rilis`
    carries the month in which the figure is expected. `atas_nama` marks what the perencana
    entered for the unit. A report that was handed in or approved is changed only after it
    was returned or reopened.
    """

    PENULIS = ("pelaksana", "kepala_bidang", "perencana")
    JALUR_INDUK = "indikator"
    JALUR_GERBANG = ("unit_kerja.induk",)

    Status = StatusPelaporan

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="realisasi_triwulan")
    unit_kerja = models.ForeignKey(UnitKerja, models.PROTECT, related_name="realisasi_triwulan")
    tahun = models.PositiveSmallIntegerField("tahun")
    triwulan = models.PositiveSmallIntegerField("triwulan", choices=TRIWULAN)
    pembilang = AngkaField("pembilang", null=True, blank=True)
    penyebut = AngkaField("penyebut", null=True, blank=True)
    rilis_bulan = models.DateField("diharapkan rilis", null=True, blank=True)
    status = models.CharField("status", max_length=15, choices=Status, default=Status.DRAF)
    faktor_pendorong = models.TextField("faktor pendorong", blank=True)
    faktor_penghambat = models.TextField("faktor penghambat", blank=True)
    tindak_lanjut = models.TextField("tindak lanjut", blank=True)
    atas_nama = models.BooleanField("diisi perencana atas nama unit", default=False)
    pelapor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    pemaraf = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    diparaf_pada = models.DateTimeField("diparaf pada", null=True, blank=True)
    alasan_kembali = models.CharField("alasan dikembalikan", max_length=500, blank=True)

    class Meta:
        verbose_name = "realisasi triwulan"
        verbose_name_plural = "realisasi triwulan"
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "unit_kerja", "tahun", "triwulan"],
                name="realisasi_triwulan_tunggal",
            ),
            cek_triwulan("realisasi_triwulan_1_4"),
            models.CheckConstraint(
                condition=Q(penyebut__isnull=True) | Q(pembilang__isnull=False, penyebut__gt=0),
                name="realisasi_triwulan_penyebut",
                violation_error_message="Penyebut harus lebih dari nol dan disertai pembilang.",
            ),
            cek_nilai("realisasi_triwulan_nilai"),
            cek_tahun("realisasi_triwulan_tahun"),
            models.CheckConstraint(
                condition=~Q(keadaan=Keadaan.BELUM_RILIS.value) | Q(rilis_bulan__isnull=False),
                name="realisasi_triwulan_rilis",
                violation_error_message="Isi bulan rilis bagi angka yang belum rilis.",
            ),
            cek_pilihan("status", StatusPelaporan.choices, "realisasi_triwulan_status"),
        ]
        indexes = [
            models.Index(
                fields=["perangkat_daerah", "tahun", "triwulan"], name="realisasi_tw_milik"
            )
        ]

    def unit_penulis(self) -> UnitKerja:
        """The unit that reports."""
        return self.unit_kerja

    def gerbang(self) -> Gerbang:
        """Closed once it was handed in, and outside of the window; a reopened row is open."""
        if self.status in TERKUNCI:
            return Gerbang(
                f"Realisasi ini sudah {self.get_status_display().lower()}; minta dikembalikan "
                "atau dibuka kembali bila ada yang perlu diubah."
            )
        return gerbang_triwulan(self.perangkat_daerah, self.tahun, self.triwulan, self.uid)

    def kunci_gerbang(self) -> tuple[object, ...]:
        """Unit, quarter and status."""
        return self.unit_kerja_id, self.tahun, self.triwulan, self.status

    def __str__(self) -> str:
        return f"TW {self.triwulan} {self.tahun}"


class BentukBukti(models.TextChoices):
    """The kinds of file that are taken as evidence."""

    PDF = "pdf", "PDF"
    PNG = "png", "PNG"
    JPEG = "jpeg", "JPEG"
    XLSX = "xlsx", "Excel"
    DOCX = "docx", "Word"


class BuktiRealisasi(BarisPerangkatDaerah):
    """A file that proves a report; its bytes lie under their SHA-256 (performance.bukti)."""

    PENULIS = RealisasiTriwulan.PENULIS
    JALUR_INDUK = "realisasi.indikator"
    JALUR_GERBANG = ("realisasi.unit_kerja.induk", "realisasi.perangkat_daerah")

    Bentuk = BentukBukti

    realisasi = models.ForeignKey(RealisasiTriwulan, models.PROTECT, related_name="bukti")
    nama = models.CharField("nama berkas", max_length=200)
    bentuk = models.CharField("bentuk", max_length=5, choices=Bentuk)
    ukuran = models.PositiveIntegerField("ukuran (bita)")
    sidik = models.CharField("SHA-256", max_length=64)
    diunggah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    diunggah_pada = models.DateTimeField("diunggah pada")

    class Meta:
        verbose_name = "bukti realisasi"
        verbose_name_plural = "bukti realisasi"
        ordering = ["diunggah_pada", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["realisasi", "sidik"],
                name="bukti_tunggal",
                violation_error_message="Berkas ini sudah dilampirkan.",
            ),
            cek_pilihan("bentuk", BentukBukti.choices, "bukti_bentuk"),
        ]

    def unit_penulis(self) -> UnitKerja:
        """The unit that reports."""
        return self.realisasi.unit_kerja

    def gerbang(self) -> Gerbang:
        """That of its report."""
        return self.realisasi.gerbang()

    def kunci_gerbang(self) -> tuple[object, ...]:
        """That of its report."""
        return self.realisasi.kunci_gerbang()

    def __str__(self) -> str:
        return self.nama


class RealisasiTahunan(BarisPerangkatDaerah, BernilaiMixin):
    """The realisasi of a whole past year (column 7 of T-C.29, column 5 summed before it)."""

    JALUR_TAHAP = "indikator.renstra"
    JALUR_INDUK = "indikator"

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="realisasi_tahunan")
    tahun = models.PositiveSmallIntegerField("tahun")
    milik = models.ForeignKey(
        PerangkatDaerah, models.PROTECT, related_name="+", verbose_name="milik perangkat daerah"
    )

    class Meta:
        verbose_name = "realisasi tahunan"
        verbose_name_plural = "realisasi tahunan"
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "tahun"], name="realisasi_tahunan_tunggal"
            ),
            cek_nilai("realisasi_tahunan_nilai"),
            cek_tahun("realisasi_tahunan_tahun"),
        ]

    def __str__(self) -> str:
        return f"Realisasi {self.tahun}"


class JenisPerkiraan(models.TextChoices):
    """The kinds of estimate."""

    REALISASI = "realisasi", "Perkiraan realisasi"
    PROYEKSI = "proyeksi", "Proyeksi"


class Perkiraan(BarisPerangkatDaerah, BernilaiMixin):
    """An estimate: perkiraan realisasi n-1 (T-C.29) or a proyeksi of n, n+1 (T-C.30)."""

    JALUR_TAHAP = "indikator.renstra"
    JALUR_INDUK = "indikator"

    Jenis = JenisPerkiraan

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="perkiraan")
    tahun = models.PositiveSmallIntegerField("tahun")
    jenis = models.CharField("jenis", max_length=10, choices=Jenis)

    class Meta:
        verbose_name = "perkiraan"
        verbose_name_plural = "perkiraan"
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "tahun", "jenis"], name="perkiraan_tunggal"
            ),
            cek_nilai("perkiraan_nilai"),
            cek_tahun("perkiraan_tahun"),
            cek_pilihan("jenis", JenisPerkiraan.choices, "perkiraan_jenis"),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.tahun}"


class SifatAnalisisKinerja(models.TextChoices):
    """What a line of analysis says of an indikator."""

    MENUNJANG = "menunjang", "Menunjang keberhasilan"
    MENGHAMBAT = "menghambat", "Menghambat"
    CATATAN = "catatan", "Catatan analisis"


class AnalisisKinerja(BarisPerangkatDaerah):
    """Why an indikator went as it did in a year: Tabel 2.2 and the notes of T-C.30.

    `tindak_lanjut` of one year arrives in the next Renja, `dijawab` or not.
    """

    JALUR_TAHAP = "renja"

    Sifat = SifatAnalisisKinerja

    renja = models.ForeignKey(Renja, models.CASCADE, related_name="analisis_kinerja")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="analisis")
    urutan = models.PositiveIntegerField("urutan")
    sifat = models.CharField("sifat", max_length=15, choices=Sifat)
    kegiatan = models.CharField("program/kegiatan", max_length=500, blank=True)
    faktor = models.TextField("faktor", blank=True)
    tindak_lanjut = models.TextField("tindak lanjut", blank=True)
    dijawab = models.TextField("jawaban pada Renja ini", blank=True)

    class Meta:
        verbose_name = "analisis kinerja"
        verbose_name_plural = "analisis kinerja"
        ordering = ["urutan"]
        constraints = [
            models.UniqueConstraint(fields=["renja", "urutan"], name="analisis_urutan"),
            cek_pilihan("sifat", SifatAnalisisKinerja.choices, "analisis_sifat"),
        ]

    def __str__(self) -> str:
        return f"{self.get_sifat_display()}: {self.kegiatan or self.indikator}"


class SkalaPredikat(models.Model):
    """A named rating scale; its classes have lower bounds only, so that no gap can open."""

    kode = models.SlugField("kode", max_length=30, unique=True)
    nama = models.CharField("nama", max_length=100)
    dasar_hukum = models.CharField("dasar hukum", max_length=200, blank=True)

    class Meta:
        verbose_name = "skala predikat"
        verbose_name_plural = "skala predikat"

    def __str__(self) -> str:
        return self.nama


class KelasPredikat(models.Model):
    """A class of a scale: from `batas` on (or above it, where `termasuk` is off)."""

    skala = models.ForeignKey(SkalaPredikat, models.CASCADE, related_name="kelas")
    batas = AngkaField("batas bawah (%)")
    termasuk = models.BooleanField("batas termasuk", default=True)
    nama = models.CharField("predikat", max_length=60)

    class Meta:
        verbose_name = "kelas predikat"
        verbose_name_plural = "kelas predikat"
        ordering = ["-batas"]
        constraints = [
            models.UniqueConstraint(fields=["skala", "batas"], name="kelas_batas"),
            models.UniqueConstraint(fields=["skala", "nama"], name="kelas_nama"),
        ]

    def __str__(self) -> str:
        return self.nama
