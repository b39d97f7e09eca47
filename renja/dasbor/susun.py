"""Everything that the dashboard shows, out of one Rencana: frozen values, no HTML. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from performance.predikat import Predikat
from renja.dasbor.panas import BarisPanas, tabel_panas
from renja.dasbor.rata import Rata, susun_rata
from renja.dasbor.risiko import KelompokRisiko, susun_risiko
from renja.dasbor.saringan import Saringan
from renja.dasbor.uang import Kurva, Uang, hitung_uang, susun_kurva
from renja.dasbor.ukuran import (
    BELUM_LAPOR,
    BELUM_RILIS,
    TANPA_NILAI,
    TERHITUNG,
    TIDAK_WAJIB,
    Ukuran,
    ukur,
)
from renja.rencana import Rencana


@dataclass(frozen=True, slots=True)
class CacahUkuran:
    """How many indikator there are and where each went.

    Of `wajib`, which owe a report by now, `lapor` have handed in every due quarter and
    `menunggak` have not; `terhitung`, `belum_lapor`,
    `belum_rilis`, `tanpa_nilai` and `tidak_wajib` part all of them by whether they have a
    capaian, `sebab` says why not with how many, `kelas` names the class of the scale with how many.
    """

    banyak: int
    wajib: int
    lapor: int
    menunggak: int
    terhitung: int
    belum_lapor: int
    belum_rilis: int
    tanpa_nilai: int
    tidak_wajib: int
    sebab: tuple[tuple[str, int], ...]
    kelas: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Dasbor:
    """Where the agency (or the part that is shown) stands up to a quarter."""

    saringan: Saringan
    ukuran: tuple[Ukuran, ...]
    cacah: CacahUkuran
    rata: Rata
    uang: Uang
    kurva: Kurva
    risiko: tuple[KelompokRisiko, ...]
    panas: tuple[BarisPanas, ...]
    hari: date

    @property
    def predikat(self) -> Predikat:
        """The class of the mean, or why there is none."""
        return self.rata.predikat

    @property
    def banyak_risiko(self) -> int:
        """How many things are at risk."""
        return sum(len(satu.isi) for satu in self.risiko)

    @property
    def utama(self) -> tuple[Ukuran, ...]:
        """Tujuan, sasaran, IKU and program."""
        return tuple(satu for satu in self.ukuran if satu.utama)


def susun_dasbor(rencana: Rencana, saringan: Saringan, hari: date) -> Dasbor:
    """The dashboard of a Renja on a day."""
    ukuran = ukur(rencana, saringan)
    uang = hitung_uang(rencana, saringan)
    return Dasbor(
        saringan,
        ukuran,
        cacah_ukuran(rencana, ukuran),
        susun_rata(rencana, ukuran, saringan.triwulan),
        uang,
        susun_kurva(uang),
        susun_risiko(rencana, saringan, ukuran, uang, hari),
        tabel_panas(rencana, saringan, hari),
        hari,
    )


def cacah_ukuran(rencana: Rencana, ukuran: Sequence[Ukuran]) -> CacahUkuran:
    """Count the indikator by what is known of them."""
    keadaan = Counter(satu.keadaan for satu in ukuran)
    sebab = Counter(satu.alasan for satu in ukuran if not satu.hasil.ada)
    kelas = Counter(satu.kelas for satu in ukuran if satu.kelas)
    wajib = sum(1 for satu in ukuran if satu.wajib)
    menunggak = sum(1 for satu in ukuran if satu.belum_lapor)
    nama = [satu.nama for satu in rencana.skala.kelas] if rencana.skala else []
    return CacahUkuran(
        banyak=len(ukuran),
        wajib=wajib,
        lapor=wajib - menunggak,
        menunggak=menunggak,
        terhitung=keadaan[TERHITUNG],
        belum_lapor=keadaan[BELUM_LAPOR],
        belum_rilis=keadaan[BELUM_RILIS],
        tanpa_nilai=keadaan[TANPA_NILAI],
        tidak_wajib=keadaan[TIDAK_WAJIB],
        sebab=tuple(sebab.most_common()),
        kelas=tuple((satu, kelas[satu]) for satu in nama),
    )


def triwulan_terlapor(rencana: Rencana) -> int:
    """The last quarter of the year for which anything was handed in, 0 where none was."""
    masuk = {
        triwulan
        for satu in rencana.semua_indikator()
        for (tahun, triwulan), isi in satu.triwulan.items()
        if tahun == rencana.tahun and any(lapor.berlaku is not None for lapor in isi)
    }
    return max(masuk, default=0)
