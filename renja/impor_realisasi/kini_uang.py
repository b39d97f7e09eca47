"""The money of a year as it stands: rows with their codes and pagu, months by sumber dana."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from budget.models import RealisasiAnggaran
from planning.kuantitas import Rupiah
from planning.models import Pengguna, Renja
from planning.models.pelaporan import ROMAWI, triwulan_bulan
from renja.impor.acuan import Daftar, baku_kode, sumber_dana
from renja.lembar.buku_realisasi import BULAN
from renja.lembar.kode import KodeTidakTerbaca, normalkan
from renja.pelaksanaan import Lapisan
from renja.realisasi.anggaran.data import BarisUang, muat_baris
from renja.realisasi.anggaran.gembok import GembokAnggaran
from renja.rencana import Rencana, SubKegiatan, daun


@dataclass(frozen=True, slots=True)
class Catatan:
    """A stored month of a row and source: its keys, version, and rupiah."""

    pk: int
    versi: int
    nilai: Rupiah


@dataclass(frozen=True, slots=True)
class BarisPlan:
    """A row of the Renja with what the plan says of it."""

    uang: BarisUang
    sub: SubKegiatan
    kode: str


class UangKini:
    """Everything that a file of money is compared with, in a constant number of queries."""

    def __init__(self, user: Pengguna, renja: Renja, rencana: Rencana) -> None:
        self.renja = renja
        self.rencana = rencana
        self.baris = muat_baris(renja)
        self.pemilik = {pk: satu.pk for satu in self.baris.values() for pk in satu.semua}
        self.dana: Daftar = sumber_dana()
        self.kode_dana = {satu.pk: satu.lain[0] for satu in self.dana.isi}
        self.pk_dana = {kode: pk for pk, kode in self.kode_dana.items()}
        self.gembok = {q: GembokAnggaran(user, renja, q) for q in ROMAWI}
        self.isi: dict[tuple[int, int, int | None], list[Catatan]] = defaultdict(list)
        self._muat()
        menurut_uid = {satu.uid: satu for satu in self.baris.values()}
        self.plan = {
            satu.pk: BarisPlan(satu, sub, self._kode(sub.kode))
            for sub in daun(rencana)
            if (satu := menurut_uid.get(sub.uid)) is not None
        }
        self.menurut_uid = {str(satu.uang.uid): satu for satu in self.plan.values()}

    def _muat(self) -> None:
        semua = RealisasiAnggaran.objects.filter(
            baris__renja__perangkat_daerah=self.renja.perangkat_daerah_id,
            baris__renja__tahun=self.renja.tahun,
        ).values_list("baris_id", "bulan", "sumber_dana_id", "pk", "versi", "nilai")
        for baris, bulan, dana, pk, versi, nilai in semua:
            if baris in self.pemilik:
                satu = Catatan(pk, versi, nilai)
                self.isi[self.pemilik[baris], bulan, dana].append(satu)

    @cached_property
    def bidang(self) -> tuple[str, ...]:
        """The agency's own bidang urusan ("2.07"), as its codes are printed."""
        return tuple({".".join(satu.kode.split(".")[:2]) for satu in self.rencana.program})

    def _kode(self, kode: str) -> str:
        """A printed code in the edition's form."""
        try:
            return normalkan(kode, self.bidang).teks
        except KodeTidakTerbaca:
            return baku_kode(kode)

    @cached_property
    def menurut_kode(self) -> Mapping[str, list[BarisPlan]]:
        """The rows by code, in the order of the plan."""
        hasil: dict[str, list[BarisPlan]] = defaultdict(list)
        for satu in self.plan.values():
            hasil[satu.kode].append(satu)
        return hasil

    @cached_property
    def tercatat(self) -> Mapping[int, set[int | None]]:
        """By row, the sources under which its money of the year stands."""
        hasil: dict[int, set[int | None]] = defaultdict(set)
        for baris, _, dana in self.isi:
            hasil[baris].add(dana)
        return hasil

    def lapisan(self, bulan: int) -> Lapisan | None:
        """The layer of pagu in force at the end of a month's quarter."""
        triwulan = triwulan_bulan(bulan)
        return self.rencana.pelaksanaan.lapisan_berlaku(self.renja.tahun, triwulan)

    def sumber_pagu(self, plan: BarisPlan, bulan: int = 12) -> tuple[int, ...]:
        """The sources of the row's pagu in force."""
        lapisan = self.lapisan(bulan)
        pagu = plan.sub.pagu.get(lapisan.kunci) if lapisan else None
        kode = [satu.kode for satu in pagu.sumber] if pagu else []
        return tuple(self.pk_dana[satu] for satu in kode if satu in self.pk_dana)

    def per_bulan(self, plan: BarisPlan) -> dict[int, Rupiah]:
        """What the row spent by month, over all sources."""
        hasil: dict[int, Rupiah] = {}
        for bulan in range(1, len(BULAN) + 1):
            for dana in self.tercatat.get(plan.uang.pk, ()):
                for satu in self.isi.get((plan.uang.pk, bulan, dana), ()):
                    hasil[bulan] = hasil.get(bulan, 0) + satu.nilai
        return hasil

    def sebut_dana(self, pk: int | None) -> str:
        """A source as it is read, with its code."""
        if pk is None:
            return "tanpa rincian sumber dana"
        return f"{self.kode_dana[pk]} {self.dana.menurut_pk[pk].nama}"
