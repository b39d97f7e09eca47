"""Reporting what came of a quarter: when it may be filled in, the agency's report, corrections.

Forms: E.81 (Permendagri 86/2017). A window is set for a whole pemda, and may be extended for
one agency; a single row that was approved already is reopened with a reason.
"""

from datetime import date
from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from planning.models.dasar import BarisPerangkatDaerah, Gerbang, cek_pilihan, cek_tahun
from planning.models.organisasi import Pemda, PerangkatDaerah

TRIWULAN = ((1, "Triwulan I"), (2, "Triwulan II"), (3, "Triwulan III"), (4, "Triwulan IV"))
ROMAWI = {1: "I", 2: "II", 3: "III", 4: "IV"}
NAMA_BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


def cek_triwulan(nama: str) -> models.CheckConstraint:
    """A quarter is 1, 2, 3 or 4."""
    return models.CheckConstraint(
        condition=Q(triwulan__gte=1, triwulan__lte=4),
        name=nama,
        violation_error_message="Triwulan harus 1, 2, 3, atau 4.",
    )


def awal_triwulan(tahun: int, triwulan: int) -> date:
    """The first day of a quarter."""
    return date(tahun, 3 * triwulan - 2, 1)


def akhir_triwulan(tahun: int, triwulan: int) -> date:
    """The last day of a quarter."""
    return date(tahun, 3 * triwulan, 30 if triwulan in {2, 3} else 31)


def triwulan_bulan(bulan: int) -> int:
    """The quarter of a month."""
    return (bulan + 2) // 3


def sebab_bulan_belum_mulai(tahun: int, bulan: int, hari: date | None = None) -> str:
    """Why nothing can have been spent in a month yet; "" where it has begun."""
    hari = hari or timezone.localdate()
    if hari >= date(tahun, bulan, 1):
        return ""
    return f"Bulan {NAMA_BULAN[bulan - 1]} {tahun} belum mulai. Isi pada waktunya."


class StatusPelaporan(models.TextChoices):
    """Where a report stands; one that is not there yet is "belum diisi"."""

    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DISETUJUI = "disetujui", "Disetujui"


TERKUNCI = frozenset({StatusPelaporan.DIAJUKAN.value, StatusPelaporan.DISETUJUI.value})


class JadwalPengisian(models.Model):
    """From when to when the agencies of a pemda fill in a quarter, both ends included."""

    pemda = models.ForeignKey(Pemda, models.PROTECT, related_name="jadwal_pengisian")
    tahun = models.PositiveSmallIntegerField("tahun")
    triwulan = models.PositiveSmallIntegerField("triwulan", choices=TRIWULAN)
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai")

    class Meta:
        verbose_name = "jadwal pengisian"
        verbose_name_plural = "jadwal pengisian"
        ordering = ["-tahun", "triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "tahun", "triwulan"], name="jadwal_pengisian_tunggal"
            ),
            models.CheckConstraint(
                condition=Q(selesai__gte=F("mulai")),
                name="jadwal_pengisian_urut",
                violation_error_message="Tanggal selesai mendahului tanggal mulai.",
            ),
            cek_tahun("jadwal_pengisian_tahun"),
            cek_triwulan("jadwal_pengisian_triwulan"),
        ]

    def __str__(self) -> str:
        return f"{self.get_triwulan_display()} {self.tahun}"


class LaporanTriwulan(BarisPerangkatDaerah):
    """An agency's report of a quarter: where it stands, and the footer of its E.81.

    The perencana submits it, the head signs it or returns it. `diperpanjang_sampai` keeps the
    quarter open for this agency alone, after its window has closed.
    """

    Status = StatusPelaporan
    JALUR_INDUK: ClassVar[str] = ""

    tahun = models.PositiveSmallIntegerField("tahun")
    triwulan = models.PositiveSmallIntegerField("triwulan", choices=TRIWULAN)
    status = models.CharField("status", max_length=15, choices=Status, default=Status.DRAF)
    faktor_pendorong = models.TextField("faktor pendorong keberhasilan", blank=True)
    faktor_penghambat = models.TextField("faktor penghambat pencapaian", blank=True)
    tindak_lanjut_triwulan = models.TextField(
        "tindak lanjut yang diperlukan dalam triwulan berikutnya", blank=True
    )
    tindak_lanjut_renja = models.TextField(
        "tindak lanjut yang diperlukan dalam Renja berikutnya", blank=True
    )
    alasan_kembali = models.CharField("alasan dikembalikan", max_length=500, blank=True)
    penyusun = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    diajukan_pada = models.DateTimeField("diajukan pada", null=True, blank=True)
    penyetuju = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    disetujui_pada = models.DateTimeField("disetujui pada", null=True, blank=True)
    diperpanjang_sampai = models.DateField("diperpanjang sampai", null=True, blank=True)

    class Meta:
        verbose_name = "laporan triwulan"
        verbose_name_plural = "laporan triwulan"
        ordering = ["tahun", "triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["perangkat_daerah", "tahun", "triwulan"], name="laporan_triwulan_tunggal"
            ),
            cek_tahun("laporan_triwulan_tahun"),
            cek_triwulan("laporan_triwulan_1_4"),
            cek_pilihan("status", StatusPelaporan.choices, "laporan_triwulan_status"),
        ]

    def gerbang(self) -> Gerbang:
        """Closed outside of the window, and while it waits for the head or was signed."""
        if self.status in TERKUNCI:
            return Gerbang(
                f"Laporan {self} sudah {self.get_status_display().lower()}; "
                "minta kepala perangkat daerah mengembalikannya bila ada yang perlu diubah."
            )
        return Gerbang(sebab_triwulan_tertutup(self.perangkat_daerah, self.tahun, self.triwulan))

    def kunci_gerbang(self) -> tuple[object, ...]:
        """The quarter and the status."""
        return self.tahun, self.triwulan, self.status

    def __str__(self) -> str:
        return f"{self.get_triwulan_display()} {self.tahun}"


class JenisKoreksi(models.TextChoices):
    """What is corrected."""

    KINERJA = "kinerja", "Realisasi kinerja"
    ANGGARAN = "anggaran", "Realisasi anggaran"


class KoreksiRealisasi(BarisPerangkatDaerah):
    """An approved row that was reopened, with the value that stood there and why.

    `objek` is the uid of the RealisasiTriwulan, or of the BarisRenja for the money of that
    quarter. `lama` and `baru` hold the values before and after: a quantity as
    {bawah, atas, teks, keadaan, satuan, pembilang, penyebut}, or rupiah by month as text.
    While it is open (`selesai_pada` empty) the row may be changed outside of its window.
    """

    Jenis = JenisKoreksi

    jenis = models.CharField("jenis", max_length=10, choices=Jenis)
    objek = models.UUIDField("pengenal baris")
    sebutan = models.CharField("baris", max_length=300)
    tahun = models.PositiveSmallIntegerField("tahun")
    triwulan = models.PositiveSmallIntegerField("triwulan", choices=TRIWULAN)
    lama = models.JSONField("nilai semula", default=dict, blank=True)
    baru = models.JSONField("nilai sesudahnya", null=True, blank=True)
    alasan = models.CharField("alasan", max_length=500)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuka_pada = models.DateTimeField("dibuka pada")
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)

    class Meta:
        verbose_name = "koreksi realisasi"
        verbose_name_plural = "koreksi realisasi"
        ordering = ["dibuka_pada"]
        constraints = [
            models.UniqueConstraint(
                fields=["objek", "tahun", "triwulan"],
                condition=Q(selesai_pada__isnull=True),
                name="koreksi_satu_terbuka",
                violation_error_message="Baris ini sudah dibuka kembali.",
            ),
            models.CheckConstraint(
                condition=~Q(alasan=""),
                name="koreksi_beralasan",
                violation_error_message="Tulis alasan membuka kembali baris ini.",
            ),
            cek_tahun("koreksi_tahun"),
            cek_triwulan("koreksi_triwulan"),
            cek_pilihan("jenis", JenisKoreksi.choices, "koreksi_jenis"),
        ]
        indexes = [models.Index(fields=["objek"], name="koreksi_objek")]

    def __str__(self) -> str:
        return f"Koreksi {self.sebutan}"


def sebab_triwulan_tertutup(
    perangkat_daerah: PerangkatDaerah, tahun: int, triwulan: int, hari: date | None = None
) -> str:
    """Why an agency may not fill in a quarter on a day (today by default); "" where it may.

    Without a schedule a quarter is open from its first day on.
    """
    hari = hari or timezone.localdate()
    nama = f"triwulan {ROMAWI[triwulan]} {tahun}"
    jadwal = JadwalPengisian.objects.filter(
        pemda=perangkat_daerah.pemda_id, tahun=tahun, triwulan=triwulan
    ).first()
    if hari < (mulai := _mulai(jadwal, tahun, triwulan)):
        return f"Pengisian {nama} baru dibuka pada {mulai:%d-%m-%Y}. Isi pada waktunya."
    if jadwal is None or hari <= jadwal.selesai:
        return ""
    diperpanjang = LaporanTriwulan.objects.filter(
        perangkat_daerah=perangkat_daerah.pk,
        tahun=tahun,
        triwulan=triwulan,
        diperpanjang_sampai__gte=hari,
    )
    if diperpanjang.exists():
        return ""
    return (
        f"Pengisian {nama} ditutup sejak {jadwal.selesai:%d-%m-%Y}. Minta verifikator Bappeda "
        "memperpanjangnya, atau minta baris ini dibuka kembali dengan alasan."
    )


def triwulan_dibuka(perangkat_daerah: PerangkatDaerah, tahun: int, triwulan: int) -> date:
    """The first day on which an agency may fill in a quarter."""
    jadwal = JadwalPengisian.objects.filter(
        pemda=perangkat_daerah.pemda_id, tahun=tahun, triwulan=triwulan
    ).first()
    return _mulai(jadwal, tahun, triwulan)


def _mulai(jadwal: JadwalPengisian | None, tahun: int, triwulan: int) -> date:
    return jadwal.mulai if jadwal else awal_triwulan(tahun, triwulan)


def gerbang_triwulan(
    perangkat_daerah: PerangkatDaerah, tahun: int, triwulan: int, objek: UUID
) -> Gerbang:
    """What closes a reported row: the window, the agency's report; a reopened row is open."""
    sebab = sebab_triwulan_tertutup(perangkat_daerah, tahun, triwulan)
    laporan = LaporanTriwulan.objects.filter(
        perangkat_daerah=perangkat_daerah.pk, tahun=tahun, triwulan=triwulan
    ).first()
    if laporan is not None and laporan.status in TERKUNCI:
        sebab = laporan.gerbang().sebab
    if sebab and sedang_dikoreksi(objek, tahun, triwulan):
        return Gerbang(sebaris=True)
    return Gerbang(sebab)


def sedang_dikoreksi(objek: UUID, tahun: int, triwulan: int) -> bool:
    """Whether a row was reopened and waits for its correction."""
    return KoreksiRealisasi.objects.filter(
        objek=objek, tahun=tahun, triwulan=triwulan, selesai_pada__isnull=True
    ).exists()
