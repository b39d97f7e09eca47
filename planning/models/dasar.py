"""What every row of an agency has in common."""

import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from django.db import models
from django.db.models import F, Q

from planning.fields import AngkaField
from planning.kuantitas import Keadaan, Kuantitas
from planning.queries import MilikPemdaQuerySet, MilikPerangkatDaerahQuerySet

if TYPE_CHECKING:
    from planning.models.organisasi import UnitKerja


class Gerbang(NamedTuple):
    """Why a row may not be written now by whoever has the right to; "" where it may.

    `sebaris` says that the answer holds for this row alone.
    """

    sebab: str = ""
    sebaris: bool = False


class BarisBerversi(models.Model):
    """A row with a stable identity and a version, changed only through planning.penyuntingan.

    `uid` identifies the row across stages and frozen versions; `versi` counts the changes
    of the row, and a save names the version that it has read.
    """

    # The dotted way to the Renja or Renstra that has to be open; "" where no stage locks it.
    JALUR_TAHAP: ClassVar[str] = ""
    # The dotted way to the row on whose panel the history is shown; "" for the row itself.
    JALUR_INDUK: ClassVar[str] = ""
    # Further dotted ways that its writers and its gate are known by.
    JALUR_GERBANG: ClassVar[tuple[str, ...]] = ()
    # The roles that may write it; "pembaca" is whoever may read it.
    PENULIS: ClassVar[tuple[str, ...]] = ("perencana",)
    # Whether a Renstra that has been set asks for a reason when the row changes.
    BUTUH_ALASAN: ClassVar[bool] = False
    # Lists that belong to the row: related name -> the columns of a part, none for a m2m.
    DERET: ClassVar[dict[str, tuple[str, ...]]] = {}

    uid = models.UUIDField("pengenal", default=uuid.uuid4, editable=False, unique=True)
    versi = models.PositiveIntegerField("versi", default=1, editable=False)

    class Meta:
        abstract = True

    def gerbang(self) -> Gerbang:
        """What closes this very row, where no stage of a plan does."""
        return Gerbang()

    def kunci_gerbang(self) -> tuple[object, ...]:
        """Rows of a model and an owner with the same key have the same gate."""
        return ()

    def peran_penulis(self) -> tuple[str, ...]:
        """The roles that may write this very row."""
        return self.PENULIS

    def butuh_alasan(self) -> bool:
        """Whether changing this very row asks for a reason once its Renstra has been set."""
        return self.BUTUH_ALASAN


class BarisPerangkatDaerah(BarisBerversi):
    """A row that belongs to one agency."""

    perangkat_daerah = models.ForeignKey(
        "planning.PerangkatDaerah",
        models.PROTECT,
        related_name="+",
        verbose_name="perangkat daerah",
    )

    objects = MilikPerangkatDaerahQuerySet.as_manager()

    class Meta:
        abstract = True

    def unit_penulis(self) -> "UnitKerja | None":
        """The unit kerja whose pelaksana and kepala bidang write it, where it has one."""
        return None


class BarisPemda(BarisBerversi):
    """A row that the agencies of one pemda share: medium-term plan, places."""

    # The dotted way to the pemda, as in a filter; "" for what all share.
    JALUR_PEMDA: ClassVar[str] = "pemda"
    PENULIS: ClassVar[tuple[str, ...]] = ("verifikator", "admin")

    objects = MilikPemdaQuerySet.as_manager()

    class Meta:
        abstract = True


class BerlakuMixin(models.Model):
    """Valid from-until, both ends included; an open end means still valid."""

    berlaku_dari = models.DateField("berlaku dari")
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)

    class Meta:
        abstract = True


def cek_masa_berlaku(nama: str) -> models.CheckConstraint:
    """The end of a validity is not before its start."""
    return models.CheckConstraint(
        condition=Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=F("berlaku_dari")),
        name=nama,
        violation_error_message="Tanggal berlaku sampai mendahului tanggal berlaku dari.",
    )


class BernilaiMixin(models.Model):
    """A stored `Kuantitas`: a number, a range, an ordinal text, or why there is none."""

    KEADAAN = [
        (Keadaan.ADA.value, "ada"),
        (Keadaan.KOSONG.value, "kosong"),
        (Keadaan.TIDAK_DIRENCANAKAN.value, "tidak direncanakan"),
        (Keadaan.BELUM_RILIS.value, "belum rilis"),
    ]

    bawah = AngkaField("nilai", null=True, blank=True)
    atas = AngkaField("batas atas", null=True, blank=True)
    teks = models.CharField("nilai ordinal", max_length=50, blank=True)
    keadaan = models.CharField("keadaan", max_length=20, choices=KEADAAN, default=Keadaan.ADA.value)
    satuan = models.CharField(
        "satuan", max_length=100, blank=True, help_text="Kosong berarti satuan indikatornya."
    )

    class Meta:
        abstract = True

    def isi_kuantitas(self, nilai: Kuantitas) -> None:
        """Copy a `Kuantitas` into the columns; the satuan only where it is named."""
        self.bawah, self.atas = nilai.bawah, nilai.atas
        self.teks, self.keadaan, self.satuan = nilai.teks, nilai.keadaan.value, nilai.satuan


def cek_nilai(nama: str) -> models.CheckConstraint:
    """A value is there exactly when `keadaan` says so, and a range is in order."""
    tanpa_angka = Q(bawah__isnull=True, atas__isnull=True)
    ada = Q(keadaan=Keadaan.ADA.value) & (
        (Q(bawah__isnull=False, teks="") & (Q(atas__isnull=True) | Q(atas__gt=F("bawah"))))
        | (tanpa_angka & ~Q(teks=""))
    )
    alasan = [keadaan.value for keadaan in Keadaan if keadaan is not Keadaan.ADA]
    tiada = Q(keadaan__in=alasan) & tanpa_angka & Q(teks="")
    return models.CheckConstraint(
        condition=ada | tiada,
        name=nama,
        violation_error_message="Nilai, batas, dan keadaannya tidak cocok satu sama lain.",
    )


def cek_tahun(nama: str, kolom: str = "tahun") -> models.CheckConstraint:
    """A planning year lies between 2000 and 2100."""
    return models.CheckConstraint(
        condition=Q(**{f"{kolom}__gte": 2000, f"{kolom}__lte": 2100}),
        name=nama,
        violation_error_message="Tahun harus antara 2000 dan 2100.",
    )


def cek_pilihan(
    kolom: str, pilihan: Iterable[tuple[str, Any]], nama: str
) -> models.CheckConstraint:
    """A column holds one of the values of its choices, given as (value, label) pairs."""
    return models.CheckConstraint(
        condition=Q(**{f"{kolom}__in": [nilai for nilai, _ in pilihan]}),
        name=nama,
        violation_error_message=f"Isi kolom {kolom} bukan salah satu pilihannya.",
    )
