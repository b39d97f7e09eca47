"""The page of the stages: what happened, whose turn it is, what the person may do now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils import timezone
from django.utils.formats import date_format

from planning.models import BukaBaris, JadwalTahap, Pengguna, Renja
from planning.models.renja import TahapRenja
from planning.penyuntingan.izin import Jawaban, tahap_terbuka
from planning.penyuntingan.tahap import boleh_atur_tahap
from planning.permissions import mitra
from renja.models import BerkasVersi, KeputusanVersi, Proses, Versi
from renja.models.versi import JenisBerkas, JenisKeputusan
from renja.proses.services import BERGERAK
from renja.tahapan.aturan import (
    BERJENJANG,
    DIAJUKAN,
    DITANDATANGANI,
    LANGKAH,
    PENETAPAN,
    PERSIAPAN,
    URUTAN,
    Langkah,
    giliran,
    tahap_berikut,
)
from renja.tahapan.cetak import CETAK_VERSI
from renja.tahapan.izin import berperan, waktunya
from renja.tahapan.keadaan import KeadaanVersi, keadaan_renja
from renja.tahapan.rujukan import rujukan_versi
from renja.tindak_lanjut.baris import nama_menurut_uid

SEBUTAN_PERAN = {
    "perencana": "perencana perangkat daerah",
    "kepala_dinas": "kepala perangkat daerah",
    "verifikator": "verifikator Bappeda",
}


@dataclass(frozen=True, slots=True)
class Anak:
    """A step of the stepper: `keadaan` "lewat", "kini" or "nanti", and what happened there."""

    label: str
    keadaan: str
    keterangan: str


@dataclass(frozen=True, slots=True)
class Tindakan:
    """An act that the person's role does here: whether now, and why not."""

    langkah: Langkah
    jawaban: Jawaban


@dataclass(frozen=True, slots=True)
class BarisVersi:
    """A version in the list, with its files and the references of a comparison."""

    isi: KeadaanVersi
    pdf: BerkasVersi | None
    tertanda: tuple[BerkasVersi, ...]
    banyak_ralat: int
    rujukan: str
    sebelumnya: str
    label_sebelumnya: str
    proses: Proses | None

    @property
    def versi(self) -> Versi:
        """The version itself."""
        return self.isi.versi


class HalamanTahapan:
    """Everything that the page shows to one person, in a constant number of queries."""

    def __init__(self, user: Pengguna, renja: Renja) -> None:
        self.user = user
        self.renja = renja
        self.keadaan = keadaan_renja(renja.pk)
        self.mitra = renja.perangkat_daerah_id in mitra(user)
        self.buka_tahap = boleh_atur_tahap(user, renja)
        self.terbuka = tahap_terbuka(renja)

    @cached_property
    def versi(self) -> list[BarisVersi]:
        """The versions, the latest first."""
        berkas: dict[int, list[BerkasVersi]] = {satu: [] for satu in self.keadaan}
        for satu in BerkasVersi.objects.filter(versi__in=list(self.keadaan)).defer("isi"):
            berkas[satu.versi_id].append(satu)
        kunci = [f"{CETAK_VERSI}:{satu}" for satu in self.keadaan]
        cetak = Proses.objects.filter(kunci__in=kunci, status__in=BERGERAK)
        self.proses = {satu.kunci: satu for satu in cetak}
        ralat = dict.fromkeys(self.keadaan, 0)
        for milik in Versi.objects.filter(ralat__isnull=False, renja=self.renja).values_list(
            "pk", flat=True
        ):
            ralat[milik] += 1
        semua = list(self.keadaan.values())
        # The states come with the latest first.
        lama = [*semua[1:], None] if semua else []
        return [
            self._baris(satu, sebelum, berkas[satu.versi.pk], ralat[satu.versi.pk])
            for satu, sebelum in zip(semua, lama, strict=True)
        ]

    def _baris(
        self,
        satu: KeadaanVersi,
        sebelum: KeadaanVersi | None,
        berkas: list[BerkasVersi],
        banyak_ralat: int,
    ) -> BarisVersi:
        pdf = next((isi for isi in berkas if isi.jenis == JenisBerkas.PDF), None)
        return BarisVersi(
            satu,
            pdf,
            tuple(isi for isi in berkas if isi.jenis == JenisBerkas.TERTANDA),
            banyak_ralat,
            rujukan_versi(satu.versi),
            rujukan_versi(sebelum.versi) if sebelum else "",
            str(sebelum.versi) if sebelum else "",
            self.proses.get(f"{CETAK_VERSI}:{satu.versi.pk}") if pdf is None else None,
        )

    @property
    def terakhir(self) -> BarisVersi | None:
        """The last version of the present stage."""
        return next((satu for satu in self.versi if satu.versi.tahap == self.renja.tahap), None)

    @property
    def menunggu(self) -> BarisVersi | None:
        """The version that waits for a decision."""
        return self.terakhir if self.renja.pengajuan in {DIAJUKAN, DITANDATANGANI} else None

    @property
    def pengembalian(self) -> KeputusanVersi | None:
        """Why the present stage was given back, as long as it was not submitted again."""
        akhir = self.terakhir
        if akhir is None or self.menunggu is not None:
            return None
        semua = (s for s in akhir.isi.keputusan if s.jenis == JenisKeputusan.DIKEMBALIKAN)
        return next(semua, None)

    @property
    def penetapan(self) -> KeputusanVersi | None:
        """The decision that names the Perkada."""
        semua = (putusan for satu in self.versi for putusan in satu.isi.keputusan)
        return next((s for s in semua if s.jenis == JenisKeputusan.DITETAPKAN), None)

    @property
    def giliran(self) -> str:
        """The role whose turn it is, "" where the cycle is over."""
        return giliran(self.renja, ditetapkan=self.penetapan is not None)

    @property
    def kalimat_giliran(self) -> str:
        """Who has to act now, and what is done."""
        return kalimat_giliran(self.renja, ditetapkan=self.penetapan is not None)

    @cached_property
    def tindakan(self) -> list[Tindakan]:
        """The acts of the person's roles that this place of the way knows."""
        return [
            Tindakan(satu, waktunya(self.user, self.renja, satu))
            for satu in LANGKAH.values()
            if satu.berlaku(self.renja)
            and berperan(self.user, satu.peran, self.renja)
            and not (satu.kunci == "tetapkan" and self.penetapan is not None)
        ]

    @property
    def tahapan(self) -> Iterator[Anak]:
        """The steps in order."""
        kini = URUTAN.index(self.renja.tahap)
        selesai = self.penetapan is not None
        for letak, tahap in enumerate(URUTAN):
            keadaan = "lewat" if letak < kini or selesai else "kini" if letak == kini else "nanti"
            yield Anak(TahapRenja(tahap).label, keadaan, self._keterangan(tahap))

    def _keterangan(self, tahap: str) -> str:
        akhir = next((satu.isi for satu in self.versi if satu.versi.tahap == tahap), None)
        if akhir is None:
            return ""
        putusan = akhir.keputusan[-1] if akhir.keputusan else None
        kerja = putusan.get_jenis_display().lower() if putusan else "diajukan"
        waktu = putusan.waktu if putusan else akhir.versi.dibuat
        return f"Versi {akhir.versi.nomor} {kerja} {_hari(waktu)}"

    @property
    def berikutnya(self) -> str:
        """The name of the stage that follows, "" after the last one."""
        if self.renja.tahap == PENETAPAN:
            return ""
        return TahapRenja(tahap_berikut(self.renja.tahap)).label

    @property
    def jadwal(self) -> list[JadwalTahap]:
        """The windows of the stages of this year and cycle."""
        semua = JadwalTahap.objects.filter(
            pemda=self.renja.perangkat_daerah.pemda_id,
            tahun=self.renja.tahun,
            siklus=self.renja.siklus,
        )
        return list(semua.order_by("mulai"))

    @property
    def baris_terbuka(self) -> list[tuple[BukaBaris, str]]:
        """The rows that were unlocked by themselves, each with its name."""
        kini = timezone.now()
        semua = list(
            BukaBaris.objects.filter(renja=self.renja, mulai__lte=kini, sampai__gt=kini)
            .select_related("oleh")
            .order_by("sampai")
        )
        nama = nama_menurut_uid({satu.objek for satu in semua})
        return [(satu, nama.get(satu.objek, "Baris")) for satu in semua]


def kalimat_giliran(renja: Renja, *, ditetapkan: bool) -> str:
    """Who has to act now, and what is done."""
    tahap = renja.get_tahap_display().lower()
    peran = giliran(renja, ditetapkan=ditetapkan)
    if not peran:
        return "Penetapan sudah dicatat; siklus ini selesai."
    siapa = SEBUTAN_PERAN[peran]
    if renja.tahap == PERSIAPAN:
        return f"Giliran {siapa}: memulai rancangan awal."
    if renja.tahap == PENETAPAN:
        return f"Giliran {siapa}: mencatat nomor dan tanggal Perkada."
    if renja.tahap in BERJENJANG and renja.pengajuan == DIAJUKAN:
        return f"Giliran {siapa}: menandatangani {tahap}, atau mengembalikannya."
    if renja.pengajuan == DITANDATANGANI:
        return f"Giliran {siapa}: memeriksa {tahap}, lalu menerima atau mengembalikannya."
    return f"Giliran {siapa}: menyelesaikan {tahap}, lalu mengajukannya."


def _hari(waktu: datetime) -> str:
    return date_format(timezone.localtime(waktu), "j M Y")
