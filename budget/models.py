"""Pagu in dated layers by sumber dana, prakiraan maju, anggaran kas, realisasi anggaran.

Money is rupiah, exact to the sen (`UangField`). Only sub kegiatan carry money; the sums
of kegiatan, program and the whole plan are never stored.
"""

from django.db import models
from django.db.models import BigIntegerField, F, Q
from django.db.models.functions import Cast
from django.db.models.lookups import Exact

from planning.fields import UangField
from planning.models.dasar import BarisPerangkatDaerah, Gerbang, cek_pilihan, cek_tahun
from planning.models.organisasi import UnitKerja
from planning.models.pelaporan import (
    gerbang_triwulan,
    sebab_bulan_belum_mulai,
    triwulan_bulan,
)
from planning.models.renja import BarisRenja, Renja
from planning.models.renstra import SubKegiatan
from planning.queries import MilikPerangkatDaerahQuerySet

SEN_SERUPIAH = 100


def _tidak_negatif(kolom: str, nama: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{kolom}__isnull": True}) | Q(**{f"{kolom}__gte": 0}),
        name=nama,
        violation_error_message="Nilai rupiah tidak boleh negatif.",
    )


def _rupiah_bulat(kolom: str, nama: str) -> models.CheckConstraint:
    """No sen; the cast lets the check see the stored integer instead of the rupiah."""
    return models.CheckConstraint(
        condition=Exact(Cast(F(kolom), BigIntegerField()) % SEN_SERUPIAH, 0),
        name=nama,
        violation_error_message="Pagu ditulis dalam rupiah bulat, tanpa sen.",
    )


class SumberDana(models.Model):
    """A funding source by code; one name may stand under two codes (DBH umum, DBH khusus)."""

    kode = models.CharField("kode", max_length=30, unique=True)
    tingkat = models.PositiveSmallIntegerField("tingkat")
    uraian = models.CharField("uraian", max_length=500)
    cetak = models.CharField(
        "nama pada dokumen",
        max_length=200,
        blank=True,
        help_text="Bunyi yang dicetak pada formulir; kosong berarti uraiannya.",
    )
    keterangan = models.TextField("keterangan", blank=True)
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="anak", verbose_name="induk"
    )

    class Meta:
        verbose_name = "sumber dana"
        verbose_name_plural = "sumber dana"
        ordering = ["kode"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tingkat__gte=1, tingkat__lte=6), name="sumber_dana_tingkat"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.uraian}"


class JenisLapisanPagu(models.TextChoices):
    """The kinds of layer, in the order in which they follow each other."""

    INDIKATIF = "indikatif", "Pagu indikatif"
    PLAFON = "plafon", "Plafon KUA-PPAS"
    RKA = "rka", "RKA"
    DPA = "dpa", "DPA"
    PERGESERAN = "pergeseran", "Pergeseran"
    DPPA = "dppa", "DPPA"


class LapisanPagu(BarisPerangkatDaerah):
    """A dated layer of pagu of a Renja, with the number of its document."""

    JALUR_TAHAP = "renja"

    Jenis = JenisLapisanPagu

    renja = models.ForeignKey(Renja, models.PROTECT, related_name="lapisan_pagu")
    jenis = models.CharField("jenis", max_length=15, choices=Jenis)
    ke = models.PositiveSmallIntegerField("ke-", default=1)
    nomor = models.CharField("nomor dokumen", max_length=100, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)

    class Meta:
        verbose_name = "lapisan pagu"
        verbose_name_plural = "lapisan pagu"
        constraints = [
            models.UniqueConstraint(fields=["renja", "jenis", "ke"], name="lapisan_tunggal"),
            cek_pilihan("jenis", JenisLapisanPagu.choices, "lapisan_jenis"),
        ]

    def peran_penulis(self) -> tuple[str, ...]:
        """The agency plans the indikatif; the other layers come from TAPD/BPKAD."""
        return ("perencana",) if self.jenis == self.Jenis.INDIKATIF else ("penganggaran",)

    def __str__(self) -> str:
        ke = f" ke-{self.ke}" if self.jenis == self.Jenis.PERGESERAN else ""
        return f"{self.get_jenis_display()}{ke}"


class Pagu(BarisPerangkatDaerah):
    """The money of a row in one layer."""

    JALUR_TAHAP = "lapisan.renja"
    JALUR_INDUK = "baris"
    DERET = {"sumber": ("sumber_dana_id", "nilai", "urutan")}

    lapisan = models.ForeignKey(LapisanPagu, models.PROTECT, related_name="pagu")
    baris = models.ForeignKey(BarisRenja, models.PROTECT, related_name="pagu")
    nilai = UangField("pagu (Rp)")

    class Meta:
        verbose_name = "pagu"
        verbose_name_plural = "pagu"
        constraints = [
            models.UniqueConstraint(fields=["lapisan", "baris"], name="pagu_tunggal"),
            _tidak_negatif("nilai", "pagu_tidak_negatif"),
            _rupiah_bulat("nilai", "pagu_rupiah_bulat"),
        ]

    def peran_penulis(self) -> tuple[str, ...]:
        """Those of its layer."""
        return self.lapisan.peran_penulis()

    def __str__(self) -> str:
        return f"{self.lapisan}: {self.nilai}"


class PaguSumber(models.Model):
    """The part of a pagu from one sumber dana; no `nilai` means "belum dirinci"."""

    perangkat_daerah = models.ForeignKey(
        "planning.PerangkatDaerah", models.PROTECT, related_name="+"
    )
    pagu = models.ForeignKey(Pagu, models.CASCADE, related_name="sumber")
    sumber_dana = models.ForeignKey(SumberDana, models.PROTECT, related_name="+")
    nilai = UangField("bagian (Rp)", null=True, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)

    objects = MilikPerangkatDaerahQuerySet.as_manager()

    class Meta:
        verbose_name = "sumber dana pagu"
        verbose_name_plural = "sumber dana pagu"
        ordering = ["urutan"]
        constraints = [
            models.UniqueConstraint(fields=["pagu", "sumber_dana"], name="pagu_sumber_tunggal"),
            _tidak_negatif("nilai", "pagu_sumber_tidak_negatif"),
        ]

    def __str__(self) -> str:
        return str(self.sumber_dana)


class PrakiraanMaju(BarisPerangkatDaerah):
    """Next year's need of a row; its tolok ukur and target are the program's indikator."""

    JALUR_TAHAP = "baris.renja"
    JALUR_INDUK = "baris"

    baris = models.OneToOneField(BarisRenja, models.PROTECT, related_name="prakiraan_maju")
    nilai = UangField("kebutuhan dana (Rp)")

    class Meta:
        verbose_name = "prakiraan maju"
        verbose_name_plural = "prakiraan maju"
        constraints = [_tidak_negatif("nilai", "prakiraan_maju_tidak_negatif")]

    def __str__(self) -> str:
        return str(self.nilai)


class PaguRenstra(BarisPerangkatDaerah):
    """The money that the Renstra plans for a sub kegiatan in a year."""

    JALUR_TAHAP = "sub_kegiatan.kegiatan.program.renstra"
    JALUR_INDUK = "sub_kegiatan"
    BUTUH_ALASAN = True

    sub_kegiatan = models.ForeignKey(SubKegiatan, models.PROTECT, related_name="pagu_renstra")
    tahun = models.PositiveSmallIntegerField("tahun")
    nilai = UangField("pagu Renstra (Rp)")

    class Meta:
        verbose_name = "pagu Renstra"
        verbose_name_plural = "pagu Renstra"
        constraints = [
            models.UniqueConstraint(fields=["sub_kegiatan", "tahun"], name="pagu_renstra_tunggal"),
            _tidak_negatif("nilai", "pagu_renstra_tidak_negatif"),
            cek_tahun("pagu_renstra_tahun"),
        ]

    def __str__(self) -> str:
        return f"{self.tahun}: {self.nilai}"


class BulananMixin(models.Model):
    """A value for a month of the Renja's year."""

    bulan = models.PositiveSmallIntegerField("bulan")

    class Meta:
        abstract = True


def _cek_bulan(nama: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(bulan__gte=1, bulan__lte=12), name=nama)


class AnggaranKas(BarisPerangkatDaerah, BulananMixin):
    """The cash that a row plans to spend in a month."""

    JALUR_TAHAP = "baris.renja"
    JALUR_INDUK = "baris"

    baris = models.ForeignKey(BarisRenja, models.PROTECT, related_name="anggaran_kas")
    nilai = UangField("anggaran kas (Rp)")

    class Meta:
        verbose_name = "anggaran kas"
        verbose_name_plural = "anggaran kas"
        constraints = [
            models.UniqueConstraint(fields=["baris", "bulan"], name="anggaran_kas_tunggal"),
            _cek_bulan("anggaran_kas_bulan"),
            _tidak_negatif("nilai", "anggaran_kas_tidak_negatif"),
        ]

    def __str__(self) -> str:
        return f"bulan {self.bulan}: {self.nilai}"


class RealisasiAnggaran(BarisPerangkatDaerah, BulananMixin):
    """What was spent on a row in a month; a correction (contra post) may be negative.

    It follows the window of its quarter, not the stage of the plan.
    """

    PENULIS = ("pelaksana", "kepala_bidang", "perencana", "penganggaran")
    JALUR_INDUK = "baris"
    JALUR_GERBANG = ("baris.renja.perangkat_daerah", "baris.unit_kerja.induk")

    baris = models.ForeignKey(BarisRenja, models.PROTECT, related_name="realisasi_anggaran")
    sumber_dana = models.ForeignKey(
        SumberDana, models.PROTECT, null=True, blank=True, related_name="+"
    )
    nilai = UangField("realisasi (Rp)")

    class Meta:
        verbose_name = "realisasi anggaran"
        verbose_name_plural = "realisasi anggaran"
        constraints = [
            models.UniqueConstraint(
                fields=["baris", "bulan", "sumber_dana"], name="realisasi_anggaran_tunggal"
            ),
            models.UniqueConstraint(
                fields=["baris", "bulan"],
                condition=Q(sumber_dana__isnull=True),
                name="realisasi_anggaran_tanpa_sumber",
            ),
            _cek_bulan("realisasi_anggaran_bulan"),
        ]

    def unit_penulis(self) -> UnitKerja:
        """The unit kerja of its row."""
        return self.baris.unit_kerja

    def gerbang(self) -> Gerbang:
        """Closed outside of the window of its quarter, and once the agency handed it in.

        A month that has not begun is closed whatever was reopened.
        """
        renja, triwulan = self.baris.renja, triwulan_bulan(self.bulan)
        belum = sebab_bulan_belum_mulai(renja.tahun, self.bulan)
        if belum:
            return Gerbang(belum)
        return gerbang_triwulan(renja.perangkat_daerah, renja.tahun, triwulan, self.baris.uid)

    def kunci_gerbang(self) -> tuple[object, ...]:
        """Unit, Renja and quarter, and whether the month has begun."""
        belum = bool(sebab_bulan_belum_mulai(self.baris.renja.tahun, self.bulan))
        return self.baris.unit_kerja_id, self.baris.renja_id, triwulan_bulan(self.bulan), belum

    def __str__(self) -> str:
        return f"bulan {self.bulan}: {self.nilai}"
