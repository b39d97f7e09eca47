"""The agency's report of a quarter: where it stands, how complete it is, its footer of E.81."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from budget.serapan import sampai_bulan
from performance.paraf import DIAJUKAN, DIKEMBALIKAN, DISETUJUI
from planning.models import JejakAudit, LaporanTriwulan, Pengguna, Renja
from planning.permissions import lingkup, mitra
from renja.realisasi.anggaran.data import bulan_triwulan
from renja.realisasi.jendela import Jendela, jendela
from renja.realisasi.kinerja.baris import Baris
from renja.realisasi.laporan.paraf import Paraf, belum_diparaf, belum_lapor
from renja.rencana import Rencana, SubKegiatan, daun

DRAF, BELUM_DIISI = "draf", "belum_diisi"
SEBUTAN = {
    BELUM_DIISI: "Belum diisi",
    DRAF: "Draf",
    DIAJUKAN: "Diajukan",
    DIKEMBALIKAN: "Dikembalikan",
    DISETUJUI: "Disetujui",
}
# The footer of E.81: the column, its label, and where suggestions for it come from.
KAKI = (
    ("faktor_pendorong", "Faktor pendorong keberhasilan kinerja", "faktor_pendorong"),
    ("faktor_penghambat", "Faktor penghambat pencapaian kinerja", "faktor_penghambat"),
    (
        "tindak_lanjut_triwulan",
        "Tindak lanjut yang diperlukan dalam triwulan berikutnya",
        "tindak_lanjut",
    ),
    (
        "tindak_lanjut_renja",
        "Tindak lanjut yang diperlukan dalam Renja perangkat daerah berikutnya",
        "tindak_lanjut",
    ),
)
KOLOM_KAKI = tuple(kolom for kolom, _, _ in KAKI)
TERPANJANG = 10_000


class Langkah(NamedTuple):
    """A step of the report's way, with who and when where it was taken."""

    kode: str
    nama: str
    lewat: bool
    kini: bool
    ket: str


@dataclass(frozen=True, slots=True)
class Usulan:
    """What the units wrote for one field of the footer, each with where it comes from."""

    isi: tuple[tuple[str, str], ...]

    @property
    def teks(self) -> str:
        """All of it as lines, ready to be taken over."""
        return "\n".join(f"- {teks} ({asal})" for asal, teks in self.isi)


class LaporanPerangkatDaerah:
    """The report of a quarter as one person sees it; an unsaved one where there is none yet."""

    def __init__(self, user: Pengguna, renja: Renja, triwulan: int) -> None:
        self.user = user
        self.renja = renja
        self.triwulan = triwulan
        self.paraf = Paraf(user, renja, triwulan)
        self.kinerja = self.paraf.kinerja
        self.rencana: Rencana = self.kinerja.rencana
        self.laporan = ambil_laporan(renja, triwulan)
        self.jendela: Jendela = jendela(
            self.rencana.pelaksanaan, renja.tahun, triwulan, timezone.localdate()
        )
        pd = renja.perangkat_daerah_id
        jangkauan = lingkup(user)
        self.perencana = jangkauan.bertugas("perencana", pd)
        self.kepala = jangkauan.bertugas("kepala_dinas", pd)
        self.mitra = pd in mitra(user)
        self.sebab = self.laporan.gerbang().sebab

    # --- Where it stands -----------------------------------------------------------------

    @property
    def status(self) -> str:
        """The status; "belum_diisi" while nobody has reported anything."""
        ada = bool(self.laporan.pk) or any(
            satu.status != BELUM_DIISI for satu in self.kinerja.baris.values()
        )
        return self.laporan.status if ada else BELUM_DIISI

    @property
    def langkah(self) -> list[Langkah]:
        """The way of the report, the present step marked."""
        urutan = [BELUM_DIISI, DRAF, DIAJUKAN, DISETUJUI]
        if self.status == DIKEMBALIKAN:
            urutan.insert(3, DIKEMBALIKAN)
        letak = urutan.index(self.status)
        return [
            Langkah(satu, SEBUTAN[satu], n < letak, n == letak, self._siapa(satu, letak - n))
            for n, satu in enumerate(urutan)
        ]

    def _siapa(self, langkah: str, jarak: int) -> str:
        laporan = self.laporan
        if langkah == DIAJUKAN and laporan.penyusun and laporan.diajukan_pada and jarak >= 0:
            return f"{laporan.penyusun}, {_kapan(laporan.diajukan_pada)}"
        if langkah == DISETUJUI and laporan.penyetuju and laporan.disetujui_pada:
            return f"{laporan.penyetuju}, {_kapan(laporan.disetujui_pada)}"
        if langkah == DIKEMBALIKAN and jarak == 0:
            return self._pengembali()
        return ""

    def _pengembali(self) -> str:
        """Who returned it and when, from the trail."""
        entri = JejakAudit.objects.filter(
            objek=LaporanTriwulan._meta.label_lower,
            kunci=self.laporan.pk,
            sesudah__status=DIKEMBALIKAN,
        )
        akhir = entri.order_by("-nomor").first()
        return f"{akhir.nama_pelaku}, {_kapan(akhir.waktu)}" if akhir else ""

    # --- What the person may do ----------------------------------------------------------

    @property
    def dapat_mengisi(self) -> bool:
        """Whether the person may write the footer now."""
        return self.perencana and not self.sebab

    @property
    def dapat_menyetujui(self) -> bool:
        """Whether the head may sign or return it now."""
        return self.kepala and self.laporan.status == DIAJUKAN

    @property
    def dapat_mengembalikan(self) -> bool:
        """Whether the report can be returned by the person: one handed in, or a signed one."""
        return self.dapat_menyetujui or (self.mitra and self.laporan.status == DISETUJUI)

    @property
    def dapat_diperpanjang(self) -> bool:
        """Whether the mitra may keep the quarter open longer."""
        return self.mitra and self.jendela.selesai is not None and not self.jendela.belum

    # --- How complete it is --------------------------------------------------------------

    @property
    def belum_lapor(self) -> list[Baris]:
        """The due rows of which nothing counts."""
        return belum_lapor(self.kinerja.baris.values())

    @property
    def belum_diparaf(self) -> list[Baris]:
        """Those that wait for the head of their unit."""
        return belum_diparaf(self.kinerja.baris.values())

    @property
    def tanpa_uang(self) -> list[SubKegiatan]:
        """Sub kegiatan of which no month of the year so far was reported."""
        akhir = bulan_triwulan(self.triwulan)[-1]
        return [
            sub for sub in daun(self.rencana) if sampai_bulan(sub.uang.per_bulan, akhir) is None
        ]

    @property
    def kaki(self) -> Iterator[tuple[str, str, str, Usulan]]:
        """The fields of the footer: column, label, text, suggestions."""
        for kolom, label, asal in KAKI:
            yield kolom, label, getattr(self.laporan, kolom), self.usulan(asal)

    def usulan(self, asal: str) -> Usulan:
        """What the units wrote, each sentence once with the indikator it stands at."""
        return Usulan(tuple(_tunggal(_tulisan(self.kinerja.baris.values(), asal))))

    @property
    def ke_e81(self) -> str:
        """The address of the quarter's E.81, "" while there is none."""
        try:
            alamat = reverse("formulir", args=[self.renja.perangkat_daerah.kode, self.renja, "e81"])
        except NoReverseMatch:
            return ""
        return f"{alamat}?triwulan={self.triwulan}"


def ambil_laporan(renja: Renja, triwulan: int) -> LaporanTriwulan:
    """The agency's report of a quarter, or a new one that is not saved yet."""
    satu = (
        LaporanTriwulan.objects.filter(
            perangkat_daerah=renja.perangkat_daerah_id, tahun=renja.tahun, triwulan=triwulan
        )
        .select_related("penyusun", "penyetuju", "perangkat_daerah")
        .first()
    )
    pd = renja.perangkat_daerah
    return satu or LaporanTriwulan(perangkat_daerah=pd, tahun=renja.tahun, triwulan=triwulan)


def _tulisan(baris: Iterable[Baris], asal: str) -> Iterator[tuple[str, str]]:
    for satu in baris:
        teks = getattr(satu.lapor, asal, "").strip()
        if teks:
            yield satu.terukur.indikator.uraian, " ".join(teks.split())


def _tunggal(isi: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    sudah = set()
    for asal, teks in isi:
        if teks.casefold() not in sudah:
            sudah.add(teks.casefold())
            yield asal, teks


def _kapan(waktu: datetime) -> str:
    return f"{timezone.localtime(waktu):%d-%m-%Y %H.%M}"
