"""The verifikator's queue: every agency of a pemda with its stage, and whose turn it is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from planning.models import Pemda, Pengguna, PerangkatDaerah, Renja
from planning.models.renja import TahapRenja
from planning.permissions import mitra
from renja.halaman.konverter import Masa
from renja.models import KeputusanVersi, Versi
from renja.tahapan.aturan import KEPALA, PERENCANA, VERIFIKATOR, giliran
from renja.tahapan.halaman import SEBUTAN_PERAN, kalimat_giliran
from renja.tahapan.keadaan import KeadaanVersi, nilai_versi
from renja.tahapan.rujukan import rujukan_versi

SELESAI, TANPA = "selesai", "tanpa"
GILIRAN = {
    VERIFIKATOR: "Verifikator Bappeda",
    KEPALA: "Kepala perangkat daerah",
    PERENCANA: "Perencana",
    SELESAI: "Selesai",
    TANPA: "Belum ada Renja",
}


@dataclass(frozen=True, slots=True)
class BarisAntrean:
    """An agency: its Renja (None where it has none), whose turn it is and since when."""

    perangkat_daerah: PerangkatDaerah
    renja: Renja | None
    giliran: str
    kalimat: str
    sejak: datetime | None
    terakhir: KeadaanVersi | None
    sebelumnya: KeadaanVersi | None
    banyak_versi: int
    mitra: bool

    @property
    def sebutan(self) -> str:
        """Whose turn it is, in words."""
        return SEBUTAN_PERAN.get(self.giliran, GILIRAN[self.giliran]).capitalize()

    @property
    def semula(self) -> str:
        """The reference of the version before the last one, "" where there is none."""
        return rujukan_versi(self.sebelumnya.versi) if self.sebelumnya else ""

    @property
    def menjadi(self) -> str:
        """The reference of the last version, "" where there is none."""
        return rujukan_versi(self.terakhir.versi) if self.terakhir else ""


@dataclass(frozen=True, slots=True)
class SaringanAntrean:
    """What of the queue is shown; an empty part lets everything through."""

    giliran: str = ""
    tahap: str = ""
    kata: str = ""
    mitra: bool = False

    def memuat(self, satu: BarisAntrean) -> bool:
        """Whether an agency is shown."""
        tahap = satu.renja.tahap if satu.renja else ""
        return (
            self.giliran in {"", satu.giliran}
            and self.tahap in {"", tahap}
            and (satu.mitra or not self.mitra)
            and self.kata.casefold() in satu.perangkat_daerah.nama.casefold()
        )

    @property
    def ada(self) -> bool:
        """Whether anything is left out."""
        return self != SaringanAntrean()


def susun_antrean(user: Pengguna, pemda: Pemda, masa: Masa) -> list[BarisAntrean]:
    """Every agency of a pemda, the ones that wait for Bappeda first, the longest wait on top.

    A constant number of queries.
    """
    renja = {
        satu.perangkat_daerah_id: satu
        for satu in Renja.objects.untuk(user)
        .filter(perangkat_daerah__pemda=pemda, tahun=masa.tahun, siklus=masa.siklus)
        .select_related("perangkat_daerah")
    }
    keadaan = _keadaan([satu.pk for satu in renja.values()])
    milikku = mitra(user)
    awal, akhir = date(masa.tahun, 1, 1), date(masa.tahun, 12, 31)
    ada = Q(berlaku_dari__lte=akhir) & (
        Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=awal)
    )
    semua = PerangkatDaerah.objects.untuk(user).filter(ada | Q(pk__in=renja), pemda=pemda)
    hasil = [_baris(pd, renja.get(pd.pk), keadaan, milikku) for pd in semua.order_by("nama")]
    urut = list(GILIRAN)
    return sorted(
        hasil,
        key=lambda s: (urut.index(s.giliran), s.sejak.timestamp() if s.sejak else float("inf")),
    )


def _keadaan(renja: Sequence[int]) -> dict[int, list[KeadaanVersi]]:
    """The versions of each Renja with their states, the latest first; two queries."""
    versi: dict[int, list[Versi]] = {satu: [] for satu in renja}
    for satu in Versi.objects.filter(renja__in=renja).defer("isi").order_by("dibuat", "id"):
        versi[satu.renja_id].append(satu)
    putusan: dict[int, list[KeputusanVersi]] = {satu: [] for satu in renja}
    semua = KeputusanVersi.objects.filter(versi__renja__in=renja).select_related("versi")
    for isi in semua.defer("versi__isi").order_by("waktu", "id"):
        putusan[isi.versi.renja_id].append(isi)
    return {satu: list(nilai_versi(versi[satu], putusan[satu]).values()) for satu in renja}


def _baris(
    pd: PerangkatDaerah,
    renja: Renja | None,
    keadaan: dict[int, list[KeadaanVersi]],
    milikku: Collection[int],
) -> BarisAntrean:
    sendiri = pd.pk in milikku
    if renja is None:
        kalimat = "Renja tahun ini belum dibuat."
        return BarisAntrean(pd, None, TANPA, kalimat, None, None, None, 0, sendiri)
    semua = keadaan[renja.pk]
    akhir = semua[0] if semua else None
    ditetapkan = akhir is not None and akhir.versi.tahap == TahapRenja.PENETAPAN
    return BarisAntrean(
        pd,
        renja,
        giliran(renja, ditetapkan=ditetapkan) or SELESAI,
        kalimat_giliran(renja, ditetapkan=ditetapkan),
        _sejak(akhir),
        akhir,
        semua[1] if len(semua) > 1 else None,
        len(semua),
        sendiri,
    )


def _sejak(akhir: KeadaanVersi | None) -> datetime | None:
    """When the turn came to whoever has it: the last decision, else the submission."""
    if akhir is None:
        return None
    return akhir.keputusan[-1].waktu if akhir.keputusan else akhir.versi.dibuat
