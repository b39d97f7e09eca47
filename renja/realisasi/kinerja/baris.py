"""The rows of a quarter: what each unit kerja owes, what it reported, whether it may be written.

One load of the plan and a handful of queries, whatever the number of rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.utils import timezone

from performance.models import BuktiRealisasi, RealisasiTriwulan
from planning.kuantitas import Keadaan, Kuantitas
from planning.models import Indikator, Pengguna, Renja, UnitKerja
from planning.models.pelaporan import TERKUNCI, gerbang_triwulan
from planning.permissions import Lingkup, lingkup
from renja.kewajiban import BELUM_DIISI, Terukur, target_tahun, terukur
from renja.pelaksanaan import Koreksi, LaporanUnit
from renja.pemuat import muat_rencana
from renja.pemuat.dasar import nilai_tersimpan
from renja.realisasi.jendela import jendela
from renja.realisasi.kinerja.nilai import Ketikan, Ukuran, sebut_bulan, tulis_angka, tulis_nilai
from renja.rencana import Rencana

PERAN_UNIT = ("pelaksana", "kepala_bidang")
BACA_SAJA = "Realisasi diisi oleh pelaksana atau kepala unit kerjanya, atau oleh perencana."


@dataclass(slots=True)
class Baris:
    """An indikator that a unit kerja owes a report of, with what is stored.

    `berhak` says whether the person may write it by role, `sebab` why it is locked all the same.
    """

    kunci: str
    terukur: Terukur
    unit: UnitKerja
    indikator: int
    ukuran: Ukuran
    wajib: bool
    berhak: bool = False
    sendiri: bool = False
    sebab: str = ""
    lapor: RealisasiTriwulan | None = None
    # The version of `lapor` when it was read; a save moves that of the row itself on.
    dibaca: int = 0
    ringkas: LaporanUnit | None = None
    koreksi: Koreksi | None = None
    bukti: list[BuktiRealisasi] = field(default_factory=list)

    @property
    def versi(self) -> int:
        """The version of the stored report, 0 where there is none."""
        return self.lapor.versi if self.lapor else 0

    @property
    def status(self) -> str:
        """Where the report stands; one without a value, or none at all, is not filled in."""
        if self.lapor is None or (self.lapor.status == "draf" and not self.terisi):
            return BELUM_DIISI
        return self.lapor.status

    @property
    def terisi(self) -> bool:
        """Whether there is a value, or the month in which it is expected."""
        return self.lapor is not None and self.lapor.keadaan != Keadaan.KOSONG.value

    @property
    def terbuka(self) -> bool:
        """Whether the person may write it now."""
        return self.berhak and not self.sebab

    @property
    def nilai(self) -> Kuantitas:
        """The stored value with the indikator's satuan."""
        return nilai_lapor(self.lapor, self.ukuran.satuan)

    @property
    def tersimpan(self) -> Ketikan:
        """What is stored, as it stands in the fields."""
        satu = self.lapor
        if satu is None:
            return Ketikan()
        return Ketikan(
            tulis_nilai(nilai_lapor(satu, "")),
            tulis_angka(satu.pembilang),
            tulis_angka(satu.penyebut),
            sebut_bulan(satu.rilis_bulan) if satu.rilis_bulan else "",
            satu.faktor_pendorong,
            satu.faktor_penghambat,
            satu.tindak_lanjut,
        )


def nilai_lapor(satu: RealisasiTriwulan | None, satuan: str) -> Kuantitas:
    """The value of a report; missing where there is none."""
    if satu is None:
        return Kuantitas(satuan=satuan, keadaan=Keadaan.KOSONG)
    isi = (satu.bawah, satu.atas, satu.satuan, satu.teks, satu.keadaan)
    return nilai_tersimpan(isi, satuan)


class Kinerja:
    """The rows of one quarter of a Renja as one person sees them."""

    def __init__(self, user: Pengguna, renja: Renja, triwulan: int) -> None:
        self.user = user
        self.renja = renja
        self.tahun = renja.tahun
        self.triwulan = triwulan
        self.rencana: Rencana = muat_rencana(renja, pelaksanaan=True)
        self.terukur = terukur(self.rencana)
        self.jendela = jendela(
            self.rencana.pelaksanaan, renja.tahun, triwulan, timezone.localdate()
        )
        self.unit = unit_perangkat_daerah(renja)
        jangkauan = lingkup(user)
        self.perencana = jangkauan.bertugas("perencana", renja.perangkat_daerah_id)
        self.unit_sendiri = frozenset(
            uid for uid, satu in self.unit.items() if bertugas_di(jangkauan, satu)
        )
        self.sebab = gerbang_triwulan(renja.perangkat_daerah, renja.tahun, triwulan, uuid4()).sebab
        self.baris: dict[str, Baris] = {}
        self._susun()

    @property
    def menulis(self) -> bool:
        """Whether the person reports anything in this agency."""
        return self.perencana or bool(self.unit_sendiri)

    def _susun(self) -> None:
        self.indikator = {
            satu.pk: satu for satu in Indikator.objects.filter(renstra=self.renja.renstra_id)
        }
        pk = {satu.uid: nomor for nomor, satu in self.indikator.items()}
        lapor = self._laporan()
        bukti = self._bukti()
        koreksi = {
            satu.objek: satu
            for satu in self.rencana.pelaksanaan.koreksi
            if satu.jenis == "kinerja"
            and (satu.tahun, satu.triwulan) == (self.tahun, self.triwulan)
        }
        for satu in self.terukur:
            for milik in satu.unit:
                unit = self.unit[milik.uid]
                baris = self._baris(satu, unit, pk[satu.indikator.uid])
                baris.lapor = lapor.get((baris.indikator, unit.pk))
                if baris.lapor is not None:
                    baris.dibaca = baris.lapor.versi
                    baris.bukti = bukti.get(baris.lapor.pk, [])
                    baris.koreksi = koreksi.get(baris.lapor.uid)
                baris.ringkas = satu.lapor(self.tahun, self.triwulan, milik)
                baris.sebab = self._sebab(baris)
                self.baris[baris.kunci] = baris

    def _baris(self, satu: Terukur, unit: UnitKerja, indikator: int) -> Baris:
        isi = satu.indikator
        ukuran = Ukuran(
            isi.satuan,
            isi.uraian,
            isi.agregasi,
            isi.cara_tulis,
            isi.skala_ordinal,
            target_tahun(self.rencana, isi),
        )
        sendiri = unit.uid in self.unit_sendiri
        return Baris(
            f"{indikator}-{unit.pk}",
            satu,
            unit,
            indikator,
            ukuran,
            satu.wajib(self.tahun, self.triwulan),
            sendiri or self.perencana,
            sendiri,
        )

    def _sebab(self, baris: Baris) -> str:
        """Why a row is locked for whoever may write it by role."""
        lapor = baris.lapor
        if lapor is not None and lapor.status in TERKUNCI:
            return lapor.gerbang().sebab
        if baris.koreksi is not None and baris.koreksi.selesai is None:
            return ""
        return self.sebab

    def _laporan(self) -> dict[tuple[int, int], RealisasiTriwulan]:
        menurut_pk = {satu.pk: satu for satu in self.unit.values()}
        hasil = {}
        for satu in RealisasiTriwulan.objects.filter(
            perangkat_daerah=self.renja.perangkat_daerah_id,
            indikator__renstra=self.renja.renstra_id,
            tahun=self.tahun,
            triwulan=self.triwulan,
        ).select_related("indikator", "pelapor", "pemaraf"):
            satu.perangkat_daerah = self.renja.perangkat_daerah
            satu.unit_kerja = menurut_pk[satu.unit_kerja_id]
            hasil[satu.indikator_id, satu.unit_kerja_id] = satu
        return hasil

    def _bukti(self) -> dict[int, list[BuktiRealisasi]]:
        hasil: dict[int, list[BuktiRealisasi]] = {}
        for satu in BuktiRealisasi.objects.filter(
            perangkat_daerah=self.renja.perangkat_daerah_id,
            realisasi__tahun=self.tahun,
            realisasi__triwulan=self.triwulan,
        ):
            hasil.setdefault(satu.realisasi_id, []).append(satu)
        return hasil

    def baru(self, baris: Baris) -> RealisasiTriwulan:
        """An unsaved report of a row that has none."""
        return RealisasiTriwulan(
            perangkat_daerah=self.renja.perangkat_daerah,
            indikator=self.indikator[baris.indikator],
            unit_kerja=baris.unit,
            tahun=self.tahun,
            triwulan=self.triwulan,
            keadaan=Keadaan.KOSONG.value,
        )

    def milik_sendiri(self) -> Iterable[Baris]:
        """The rows that the person hands in: those of the own units, a perencana's all."""
        return [satu for satu in self.baris.values() if satu.berhak]


def unit_perangkat_daerah(renja: Renja) -> dict[UUID, UnitKerja]:
    """The units of the agency by uid, each with the one above it; one query."""
    semua = list(UnitKerja.objects.filter(perangkat_daerah=renja.perangkat_daerah_id))
    menurut_pk = {satu.pk: satu for satu in semua}
    for satu in semua:
        satu.induk = menurut_pk.get(satu.induk_id) if satu.induk_id else None
    return {satu.uid: satu for satu in semua}


def boleh_melapor(user: Pengguna, renja: Renja) -> bool:
    """Whether the person reports anything in the agency; at most two queries."""
    jangkauan = lingkup(user)
    if jangkauan.bertugas("perencana", renja.perangkat_daerah_id):
        return True
    unit = [pk for peran, pk in jangkauan.tugas_unit if peran in PERAN_UNIT]
    milik = UnitKerja.objects.filter(perangkat_daerah=renja.perangkat_daerah_id, pk__in=unit)
    return bool(unit) and milik.exists()


def bertugas_di(jangkauan: Lingkup, unit: UnitKerja) -> bool:
    """Whether the person reports for a unit: its own people, and those of a unit above it."""
    return any(jangkauan.bertugas_di_unit(peran, unit) for peran in PERAN_UNIT)
