"""The rows behind a figure of the dashboard, chosen by what counted it. Pure."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from planning.kuantitas import tampil_kuantitas
from planning.models.pelaporan import ROMAWI
from renja.dasbor import risiko
from renja.dasbor.kata import STATUS
from renja.dasbor.penjelasan import kalimat_koreksi
from renja.dasbor.susun import Dasbor
from renja.dasbor.uang import BarisUang
from renja.dasbor.ukuran import (
    BELUM_LAPOR,
    BELUM_RILIS,
    TANPA_NILAI,
    TERHITUNG,
    TIDAK_WAJIB,
    Ukuran,
)
from renja.pelaksanaan import Koreksi
from renja.rencana import Rencana


@dataclass(frozen=True, slots=True)
class Lapor:
    """An indikator that a unit owes for a quarter, where its report stands and its value."""

    ukuran: Ukuran
    status: str
    nilai: str
    dikoreksi: bool = False


@dataclass(frozen=True, slots=True)
class KoreksiBaris:
    """A correction in words, with the indikator that it is about (None: a row's money)."""

    koreksi: Koreksi
    kalimat: str
    indikator: UUID | None


@dataclass(frozen=True, slots=True)
class Daftar:
    """A list with its title and the rule it follows; one of the tuples is filled."""

    judul: str
    kalimat: str
    ukuran: tuple[Ukuran, ...] = ()
    uang: tuple[BarisUang, ...] = ()
    lapor: tuple[Lapor, ...] = ()
    koreksi: tuple[KoreksiBaris, ...] = ()

    @property
    def banyak(self) -> int:
        """How many rows."""
        return len(self.ukuran) + len(self.uang) + len(self.lapor) + len(self.koreksi)


Pilih = Callable[[Ukuran], bool]
SEMUA = "semua"
MENURUT_KEADAAN: dict[str, tuple[str, str, Pilih]] = {
    SEMUA: ("Semua indikator", "Setiap indikator yang bertarget pada tahun ini.", lambda _: True),
    "lapor": (
        "Sudah melaporkan setiap triwulan yang wajib",
        "Laporan setiap triwulan yang wajib sudah diajukan atau disetujui.",
        lambda satu: satu.wajib and not satu.belum_lapor,
    ),
    "belum-lapor": (
        "Belum lapor",
        "Ada triwulan wajib yang laporannya belum diajukan, masih draf, atau dikembalikan.",
        lambda satu: bool(satu.belum_lapor),
    ),
    "tanpa-kabar": (
        "Belum lapor, tanpa nilai",
        "Belum ada laporan yang dapat dihitung capaiannya.",
        lambda satu: satu.keadaan == BELUM_LAPOR,
    ),
    "terhitung": (
        "Capaiannya dihitung",
        "Target dan realisasi ada, sehingga capaian dapat dihitung.",
        lambda satu: satu.keadaan == TERHITUNG,
    ),
    "tanpa-nilai": (
        "Sudah dilaporkan, capaian tidak dapat dihitung",
        "Alasannya tercantum pada setiap baris.",
        lambda satu: satu.keadaan == TANPA_NILAI,
    ),
    "belum-rilis": (
        "Belum rilis",
        "Angka resminya belum diterbitkan; bukan belum lapor dan bukan terlambat.",
        lambda satu: satu.keadaan == BELUM_RILIS,
    ),
    "tidak-wajib": (
        "Belum ada triwulan yang wajib dilaporkan",
        "Rencana tidak menargetkan triwulan yang sudah lewat.",
        lambda satu: satu.keadaan == TIDAK_WAJIB,
    ),
}


def daftar_baris(
    rencana: Rencana, dasbor: Dasbor, apa: str, kelas: str = "", sel: tuple[str, str] = ("", "")
) -> Daftar | None:
    """The rows behind a figure, None where there is no such figure.

    `apa` names it; `kelas` a class of the scale; `sel` a cell of the heat table as the texts
    of the unit's uid and the quarter.
    """
    if apa in MENURUT_KEADAAN:
        judul, kalimat, pilih = MENURUT_KEADAAN[apa]
        return Daftar(judul, kalimat, ukuran=tuple(filter(pilih, dasbor.ukuran)))
    if apa == "kelas":
        return _menurut_kelas(rencana, dasbor, kelas)
    if apa == "sel":
        return _menurut_sel(rencana, dasbor, *sel)
    kelompok = {satu.jenis: satu for satu in dasbor.risiko}
    return _menurut_risiko(rencana, dasbor, apa, kelompok.get(apa))


def _menurut_kelas(rencana: Rencana, dasbor: Dasbor, kelas: str) -> Daftar | None:
    skala = rencana.skala
    if skala is None or kelas not in {satu.nama for satu in skala.kelas}:
        return None
    isi = tuple(satu for satu in dasbor.ukuran if satu.kelas == kelas)
    return Daftar(f"Kelas {kelas}", f"Kelas capaian menurut {skala.nama}.", ukuran=isi)


def _menurut_sel(rencana: Rencana, dasbor: Dasbor, unit: str, triwulan: str) -> Daftar | None:
    pilih = next((satu for satu in rencana.pelaksanaan.unit if str(satu.uid) == unit), None)
    if pilih is None or triwulan not in {"1", "2", "3", "4"}:
        return None
    q = int(triwulan)
    wajib = [
        satu
        for satu in dasbor.ukuran
        if pilih in satu.terukur.unit and satu.terukur.wajib(rencana.tahun, q)
    ]
    return Daftar(
        f"{pilih.nama}, triwulan {ROMAWI[q]}",
        "Setiap indikator yang wajib dilaporkan unit kerja ini pada triwulan itu.",
        lapor=tuple(_lapor(satu, rencana.tahun, q, pilih.uid) for satu in wajib),
    )


def _lapor(satu: Ukuran, tahun: int, triwulan: int, unit: UUID) -> Lapor:
    isi = satu.terukur.indikator.triwulan.get((tahun, triwulan), ())
    laporan = next((lapor for lapor in isi if lapor.unit == unit), None)
    if laporan is None:
        return Lapor(satu, STATUS["belum_diisi"], "–")
    status = STATUS.get(laporan.status, laporan.status)
    return Lapor(satu, status, tampil_kuantitas(laporan.nilai), laporan.dikoreksi)


def _menurut_risiko(
    rencana: Rencana, dasbor: Dasbor, apa: str, kelompok: risiko.KelompokRisiko | None
) -> Daftar | None:
    judul = {
        risiko.CAPAIAN: "Capaian tertinggal dari target",
        risiko.TERLAMBAT: "Laporan terlambat",
        risiko.KAS: "Serapan di belakang anggaran kas",
        risiko.PAGU: "Realisasi melebihi pagu",
        risiko.KOREKSI: "Koreksi yang belum selesai",
    }
    if apa not in judul:
        return None
    kalimat = kelompok.aturan if kelompok else "Tidak ada baris pada saringan ini."
    if apa == risiko.CAPAIAN:
        return Daftar(judul[apa], kalimat, ukuran=tuple(risiko.berisiko(rencana, dasbor.ukuran)))
    if apa == risiko.KAS:
        return Daftar(judul[apa], kalimat, uang=tuple(risiko.tertinggal_kas(dasbor.uang)))
    if apa == risiko.PAGU:
        return Daftar(judul[apa], kalimat, uang=tuple(risiko.melebihi_pagu(dasbor.uang)))
    if apa == risiko.KOREKSI:
        isi = risiko.koreksi_terbuka(rencana, dasbor.saringan, dasbor.ukuran, dasbor.uang)
        return Daftar(judul[apa], kalimat, koreksi=tuple(_koreksi(dasbor, isi)))
    terlambat = risiko.ukuran_terlambat(rencana, dasbor.ukuran, dasbor.hari)
    return Daftar(judul[apa], kalimat, ukuran=tuple(terlambat))


def _koreksi(dasbor: Dasbor, semua: Iterable[Koreksi]) -> Iterator[KoreksiBaris]:
    """Each correction with the indikator whose report it reopened."""
    milik = {
        lapor.uid: satu.terukur.indikator
        for satu in dasbor.ukuran
        for isi in satu.terukur.indikator.triwulan.values()
        for lapor in isi
    }
    for satu in semua:
        indikator = milik.get(satu.objek)
        satuan = indikator.satuan if indikator else ""
        yield KoreksiBaris(
            satu, kalimat_koreksi(satu, satuan), indikator.uid if indikator else None
        )
