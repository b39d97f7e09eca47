"""The plan as its names see it: views with the numbers and sums that the forms print. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from performance.capaian import rasio
from performance.hasil import Hasil
from planning.kuantitas import Kuantitas, Rupiah
from renja.laporan.daftar import SIFAT
from renja.laporan.penyusun import huruf, romawi
from renja.laporan.uang import selisih
from renja.rencana import (
    INDIKATIF,
    AnggaranTahunan,
    BarisAnalisis,
    Indikator,
    Kegiatan,
    Program,
    Rencana,
    Sasaran,
    SubKegiatan,
    Tujuan,
    jumlah_maju,
    jumlah_pagu,
)


@dataclass(frozen=True, slots=True)
class TampilIndikator:
    """An indikator with its target of the plan's year and of the next one."""

    indikator: Indikator
    target: Kuantitas
    target_maju: Kuantitas
    target_akhir: Kuantitas


@dataclass(frozen=True, slots=True)
class TampilSub:
    """A sub kegiatan with its running number, as in Tabel 4.1."""

    sub: SubKegiatan
    nomor: int
    indikator: tuple[TampilIndikator, ...]

    @property
    def pagu(self) -> Rupiah | None:
        """The indikatif pagu in rupiah."""
        return jumlah_pagu(self.sub)

    @property
    def target(self) -> Kuantitas | None:
        """The target of its first indikator."""
        return self.indikator[0].target if self.indikator else None


@dataclass(frozen=True, slots=True)
class TampilKegiatan:
    """A kegiatan with its letter, which runs through all programs, as in Tabel 4.1."""

    kegiatan: Kegiatan
    huruf: str
    indikator: tuple[TampilIndikator, ...]
    sub_kegiatan: tuple[TampilSub, ...]
    pagu: Rupiah | None
    maju: Rupiah | None


@dataclass(frozen=True, slots=True)
class TampilRiwayat:
    """A past year of a program in rupiah, as T-C.24 prints it, and whose year it was."""

    tahun: int
    isi: AnggaranTahunan

    @property
    def persen(self) -> Hasil:
        """Realisasi over anggaran."""
        return rasio(self.isi.realisasi, self.isi.anggaran)


@dataclass(frozen=True, slots=True)
class TampilAnalisis:
    """A line of Tabel 2.2 with its number, the wording of its indikator, and its sifat in words."""

    nomor: int
    indikator: str
    sifat: str
    baris: BarisAnalisis


@dataclass(frozen=True, slots=True)
class TampilProgram:
    """A program with its roman number and sums in rupiah."""

    program: Program
    nomor: str
    indikator: tuple[TampilIndikator, ...]
    kegiatan: tuple[TampilKegiatan, ...]
    pagu: Rupiah | None
    maju: Rupiah | None
    sasaran: str

    @property
    def riwayat(self) -> tuple[TampilRiwayat, ...]:
        """Its past years that money is known of, the earliest first."""
        semua = sorted(self.program.riwayat_anggaran.items())
        return tuple(TampilRiwayat(tahun, isi) for tahun, isi in semua)

    @property
    def selisih(self) -> Rupiah | None:
        """The prakiraan maju less the pagu in rupiah."""
        return selisih(self.maju, self.pagu)

    @property
    def banyak_sub(self) -> int:
        """How many sub kegiatan it has; one of several unit kerja counts once."""
        return len({baris.sub.uid_renstra for satu in self.kegiatan for baris in satu.sub_kegiatan})


@dataclass(frozen=True, slots=True)
class TampilSasaran:
    """A sasaran with the tujuan that it stands under."""

    sasaran: Sasaran
    tujuan: str
    indikator: tuple[TampilIndikator, ...]


@dataclass(frozen=True, slots=True)
class TampilTujuan:
    """A tujuan with its sasaran."""

    tujuan: Tujuan
    indikator: tuple[TampilIndikator, ...]
    sasaran: tuple[TampilSasaran, ...]


@dataclass(frozen=True, slots=True)
class Masalah:
    """A masalah with its akar masalah."""

    uraian: str
    akar: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MasalahPokok:
    """A masalah pokok with its masalah, as T-B.35 puts them together."""

    uraian: str
    masalah: tuple[Masalah, ...]


class Pohon:
    """The views of one plan, made once when they are asked for."""

    def __init__(self, rencana: Rencana) -> None:
        self.rencana = rencana

    @cached_property
    def program(self) -> tuple[TampilProgram, ...]:
        """The programs with everything below them."""
        kegiatan, sub = count(1), count(1)
        uraian = {
            satu.uid: satu.uraian for tujuan in self.rencana.tujuan for satu in tujuan.sasaran
        }
        return tuple(
            TampilProgram(
                *(satu, romawi(nomor), self.indikator(satu.indikator)),
                tuple(self._kegiatan(isi, next(kegiatan), sub) for isi in satu.kegiatan),
                *(jumlah_pagu(satu), jumlah_maju(satu)),
                uraian.get(satu.sasaran, "") if satu.sasaran else "",
            )
            for nomor, satu in enumerate(self.rencana.program, start=1)
        )

    def _kegiatan(self, satu: Kegiatan, nomor: int, sub: "count[int]") -> TampilKegiatan:
        return TampilKegiatan(
            *(satu, huruf(nomor), self.indikator(satu.indikator)),
            tuple(
                TampilSub(isi, next(sub), self.indikator(isi.indikator))
                for isi in satu.sub_kegiatan
            ),
            *(jumlah_pagu(satu), jumlah_maju(satu)),
        )

    def indikator(self, isi: Sequence[Indikator]) -> tuple[TampilIndikator, ...]:
        """Those planned for the year, all of them where none has a target yet (Tabel 4.1)."""
        n, akhir = self.rencana.tahun, self.rencana.renstra.tahun_akhir
        return tuple(
            TampilIndikator(
                satu,
                self.rencana.target_tahun_ini(satu),
                satu.target_dari(n + 1, "maju"),
                satu.target_dari(akhir, "renstra"),
            )
            for satu in self.rencana.direncanakan(isi) or isi
        )

    def _renstra(self, isi: Sequence[Indikator]) -> tuple[TampilIndikator, ...]:
        """Indikator of tujuan and sasaran: the Renstra's target where the Renja sets none."""
        rencana, n = self.rencana, self.rencana.tahun
        hasil = []
        for satu in isi:
            sendiri = rencana.target_tahun_ini(satu)
            hasil.append(
                TampilIndikator(
                    satu,
                    sendiri if sendiri.ada else satu.target_dari(n, "renstra"),
                    satu.target_dari(n + 1, "maju", "renstra"),
                    satu.target_dari(rencana.renstra.tahun_akhir, "renstra"),
                )
            )
        return tuple(hasil)

    @cached_property
    def tujuan(self) -> tuple[TampilTujuan, ...]:
        """The tujuan with their sasaran."""
        return tuple(
            TampilTujuan(
                satu,
                self._renstra(satu.indikator),
                tuple(
                    TampilSasaran(isi, satu.uraian, self._renstra(isi.indikator))
                    for isi in satu.sasaran
                ),
            )
            for satu in self.rencana.tujuan
        )

    @cached_property
    def sasaran(self) -> tuple[TampilSasaran, ...]:
        """Every sasaran."""
        return tuple(isi for satu in self.tujuan for isi in satu.sasaran)

    @cached_property
    def permasalahan(self) -> tuple[MasalahPokok, ...]:
        """The lines of T-B.35 put together: the same wording once, in order."""
        pokok: dict[str, dict[str, list[str]]] = {}
        for satu in self.rencana.permasalahan:
            akar = pokok.setdefault(satu.masalah_pokok, {}).setdefault(satu.masalah, [])
            if satu.akar_masalah:
                akar.append(satu.akar_masalah)
        return tuple(
            MasalahPokok(
                nama, tuple(Masalah(uraian, tuple(akar)) for uraian, akar in masalah.items())
            )
            for nama, masalah in pokok.items()
        )

    @cached_property
    def analisis(self) -> tuple[TampilAnalisis, ...]:
        """The lines of Tabel 2.2."""
        uraian = {satu.uid: satu.uraian for satu in self.rencana.semua_indikator()}
        isi = [satu for satu in self.rencana.analisis if satu.sifat in SIFAT]
        return tuple(
            TampilAnalisis(nomor, uraian.get(satu.indikator, ""), SIFAT[satu.sifat], satu)
            for nomor, satu in enumerate(isi, start=1)
        )

    @cached_property
    def lapisan(self) -> dict[str, Rupiah | None]:
        """The pagu of each layer that the rows carry, the indikatif first."""
        kunci = {INDIKATIF: None}
        for program in self.rencana.program:
            for kegiatan in program.kegiatan:
                for sub in kegiatan.sub_kegiatan:
                    kunci |= dict.fromkeys(sub.pagu)
        return {satu: jumlah_pagu(self.rencana, satu) for satu in kunci}
