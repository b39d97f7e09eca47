"""The quarters of a year at a glance: windows, the agency's report, rows by state, what is next."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from planning.kuantitas import Keadaan
from planning.models import Pengguna, Renja
from planning.models.pelaporan import ROMAWI, TERKUNCI, StatusPelaporan
from planning.permissions import lingkup
from renja.kewajiban import BELUM_DIISI, Terukur, terukur
from renja.pelaksanaan import Laporan, LaporanUnit
from renja.pemuat import muat_rencana
from renja.realisasi.jendela import Jendela, jendela
from renja.realisasi.kinerja.baris import bertugas_di, unit_perangkat_daerah
from renja.realisasi.kinerja.halaman import LENCANA, LENCANA_LAIN, STATUS
from renja.rencana import Rencana

TANPA_LAPORAN = Laporan()


@dataclass(frozen=True, slots=True)
class Langkah:
    """What the person does next: a sentence, and the page where it is done."""

    kalimat: str
    tombol: str
    alamat: str


@dataclass(slots=True)
class Cacah:
    """How many due rows of a quarter stand where."""

    nama: str
    unit: str
    isi: Counter[str] = field(default_factory=Counter)

    @property
    def wajib(self) -> int:
        """How many are due."""
        return sum(self.isi.values())

    @property
    def daftar(self) -> list[tuple[str, str, int]]:
        """The states with their numbers, in the order of the way of a report."""
        return [(kode, nama, self.isi[kode]) for kode, nama in STATUS.items()]


@dataclass(slots=True)
class SatuTriwulan:
    """A quarter as the first page shows it; `sendiri` None for who reports for no unit."""

    triwulan: int
    jendela: Jendela
    laporan: Laporan
    semua: Cacah
    sendiri: Cacah | None

    @property
    def romawi(self) -> str:
        """Its number as it is written."""
        return ROMAWI[self.triwulan]

    @property
    def nama_laporan(self) -> str:
        """Where the agency's report stands, in words."""
        return dict(StatusPelaporan.choices).get(self.laporan.status, "Belum diisi")

    @property
    def lencana(self) -> str:
        """The badge of the agency's report."""
        return LENCANA.get(self.laporan.status, LENCANA_LAIN)

    @property
    def dapat_diisi(self) -> bool:
        """Whether reports may be written: in its window, and before the agency's own goes in."""
        return self.jendela.terbuka and self.laporan.status not in TERKUNCI

    @property
    def cacah(self) -> list[Cacah]:
        """The person's own unit first, then the whole agency."""
        return [satu for satu in (self.sendiri, self.semua) if satu is not None]


class DaftarTriwulan:
    """The four quarters of a Renja as one person sees them; one load of the plan."""

    def __init__(self, user: Pengguna, renja: Renja) -> None:
        self.renja = renja
        self.rencana: Rencana = muat_rencana(renja, pelaksanaan=True)
        jangkauan = lingkup(user)
        milik = renja.perangkat_daerah_id
        self.perencana = jangkauan.bertugas("perencana", milik)
        self.kepala = jangkauan.bertugas("kepala_dinas", milik)
        unit = unit_perangkat_daerah(renja)
        self.sendiri = frozenset(u for u, satu in unit.items() if bertugas_di(jangkauan, satu))
        self.memaraf = frozenset(
            u for u, satu in unit.items() if jangkauan.bertugas_di_unit("kepala_bidang", satu)
        )
        self.terukur = terukur(self.rencana)
        hari = timezone.localdate()
        self.triwulan = [self._satu(q, hari) for q in ROMAWI]

    def _satu(self, triwulan: int, hari: date) -> SatuTriwulan:
        pelaksanaan, tahun = self.rencana.pelaksanaan, self.renja.tahun
        sendiri = None
        if self.sendiri:
            isi = hitung_status(self.terukur, tahun, triwulan, self.sendiri)
            sendiri = Cacah("Unit saya", "", isi)
        return SatuTriwulan(
            triwulan,
            jendela(pelaksanaan, tahun, triwulan, hari),
            pelaksanaan.laporan.get((tahun, triwulan), TANPA_LAPORAN),
            Cacah("Semua unit kerja", "semua", hitung_status(self.terukur, tahun, triwulan)),
            sendiri,
        )

    @property
    def langkah(self) -> list[Langkah]:
        """What waits for the person, the earliest quarter first."""
        return [langkah for satu in self.triwulan for langkah in self._langkah(satu)]

    @property
    def berikutnya(self) -> SatuTriwulan | None:
        """The next quarter whose window opens."""
        return next((satu for satu in self.triwulan if satu.jendela.belum), None)

    def _langkah(self, satu: SatuTriwulan) -> Iterator[Langkah]:
        masa = f"triwulan {satu.romawi}"
        if satu.dapat_diisi and satu.sendiri is not None:
            yield from self._langkah_unit(satu, satu.sendiri.isi, masa)
        if self.memaraf:
            tunggu = hitung_status(self.terukur, self.renja.tahun, satu.triwulan, self.memaraf)[
                "diajukan"
            ]
            if tunggu:
                yield self._ke(
                    satu, f"{tunggu} realisasi {masa} menunggu paraf Anda.", "Paraf", "paraf"
                )
        if self.perencana and satu.dapat_diisi:
            yield from self._langkah_perencana(satu, masa)
        if self.kepala and satu.laporan.status == "diajukan":
            kalimat = f"Laporan {masa} menunggu persetujuan Anda."
            yield self._ke(satu, kalimat, "Periksa laporan", "laporan")

    def _langkah_unit(self, satu: SatuTriwulan, isi: Counter[str], masa: str) -> Iterator[Langkah]:
        if banyak := isi["dikembalikan"]:
            kalimat = f"{banyak} realisasi {masa} dikembalikan kepada Anda."
            yield self._ke(satu, kalimat, "Perbaiki", "kinerja", "?status=dikembalikan")
        if banyak := isi[BELUM_DIISI]:
            kalimat = f"{banyak} indikator {masa} belum diisi{self._batas(satu)}."
            yield self._ke(satu, kalimat, "Isi", "kinerja", "?status=belum_diisi")
        if banyak := isi["draf"]:
            kalimat = f"{banyak} realisasi {masa} sudah diisi dan belum diajukan."
            yield self._ke(satu, kalimat, "Ajukan", "kinerja", "?status=draf")

    def _langkah_perencana(self, satu: SatuTriwulan, masa: str) -> Iterator[Langkah]:
        isi = satu.semua.isi
        kurang = isi[BELUM_DIISI]
        if kurang:
            kalimat = f"{kurang} indikator {masa} belum diisi unit kerjanya{self._batas(satu)}."
            yield self._ke(satu, kalimat, "Lihat", "kinerja", "?unit=semua&status=belum_diisi")
        elif satu.semua.wajib and isi["disetujui"] == satu.semua.wajib:
            kalimat = f"Semua realisasi {masa} sudah disetujui; laporannya dapat diajukan."
            yield self._ke(satu, kalimat, "Buka laporan", "laporan")
        if satu.laporan.status == "dikembalikan":
            kalimat = f"Laporan {masa} dikembalikan: {satu.laporan.alasan_kembali}"
            yield self._ke(satu, kalimat, "Buka laporan", "laporan")

    def _batas(self, satu: SatuTriwulan) -> str:
        akhir = satu.jendela.akhir
        if akhir is None:
            return ""
        sisa = satu.jendela.sisa
        ket = "hari ini" if sisa == 0 else f"{sisa} hari lagi"
        return f", paling lambat {akhir:%d-%m-%Y} ({ket})"

    def _ke(
        self, satu: SatuTriwulan, kalimat: str, tombol: str, bagian: str, tanya: str = ""
    ) -> Langkah:
        kode = self.renja.perangkat_daerah.kode
        alamat = reverse(f"realisasi:{bagian}", args=[kode, self.renja, satu.triwulan])
        return Langkah(kalimat, tombol, alamat + tanya)


def hitung_status(
    semua: Iterable[Terukur], tahun: int, triwulan: int, unit: frozenset[UUID] | None = None
) -> Counter[str]:
    """How many due rows stand where, of all units or of these."""
    hasil: Counter[str] = Counter()
    for satu in semua:
        if not satu.wajib(tahun, triwulan):
            continue
        for milik in satu.unit:
            if unit is None or milik.uid in unit:
                hasil[_status(satu.lapor(tahun, triwulan, milik))] += 1
    return hasil


def _status(satu: LaporanUnit | None) -> str:
    if satu is None or (satu.status == "draf" and satu.nilai.keadaan is Keadaan.KOSONG):
        return BELUM_DIISI
    return satu.status
