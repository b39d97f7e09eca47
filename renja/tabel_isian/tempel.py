"""What a pasted block would do to the grid, cell by cell, before anything is written."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, Protocol

from planning.ketikan import rapi
from planning.kuantitas import Kuantitas
from planning.models import Target
from renja.tabel_isian.bentuk import Baris, Jenis, Sel, Tabel
from renja.tabel_isian.data import KEADAAN
from renja.tabel_isian.jumlah import TOTAL
from renja.tabel_isian.kiriman import KirimanRusak
from renja.tabel_isian.nilai import teks_target, teks_uang
from renja.tabel_isian.rencana_simpan import Isian, Tindakan
from renja.tabel_isian.simpan import SEL_TERBANYAK, berubah

DI_LUAR = "Di luar tabel: tidak ada lagi baris yang tampak di bawahnya."
DI_KANAN = "Di luar tabel: tidak ada lagi kolom di kanannya."
TERHITUNG = "Dihitung dari baris di bawahnya, tidak diisi."
HANYA_BACA = "Kolom ini hanya untuk dibaca."
TIDAK_ADA = "Baris ini tidak memuat isian pada kolom ini."
TEKS = {"kode": "Kode", "nama": "Uraian", "indikator": "Indikator", "satuan": "Satuan"}


class Nasib(StrEnum):
    """What would become of a pasted cell."""

    ISI = "isi"
    TETAP = "tetap"
    DITOLAK = "ditolak"


@dataclass(slots=True)
class SelTempel:
    """A pasted cell: where it would land, what stands there, what would."""

    baris: str
    kolom: str
    lama: str
    baru: str
    nasib: Nasib
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class Pergeseran:
    """A total before and after, in printed rupiah."""

    judul: str
    sebelum: str
    sesudah: str


@dataclass(slots=True)
class Pratinjau:
    """The whole paste: its cells, those that would be written, and the totals."""

    sel: list[SelTempel] = field(default_factory=list)
    diterima: list[Isian] = field(default_factory=list)
    kosong: int = 0
    jumlah: list[Pergeseran] = field(default_factory=list)

    def bernasib(self, nasib: str) -> list[SelTempel]:
        """The cells of one fate."""
        return [satu for satu in self.sel if satu.nasib == nasib]

    @property
    def isi(self) -> list[SelTempel]:
        """Those that would be written."""
        return self.bernasib(Nasib.ISI)

    @property
    def tetap(self) -> list[SelTempel]:
        """Those that hold the same already."""
        return self.bernasib(Nasib.TETAP)

    @property
    def ditolak(self) -> list[SelTempel]:
        """Those that would not be taken, each with its reason."""
        return self.bernasib(Nasib.DITOLAK)


def urai_blok(blok: str) -> list[list[str]]:
    """The rows of a block as Excel and LibreOffice copy it; raises KirimanRusak."""
    rata = blok.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    try:
        baris = list(csv.reader(io.StringIO(rata), delimiter="\t"))
    except csv.Error as galat:
        raise KirimanRusak("Blok yang ditempel tidak terbaca. Salin ulang bloknya.") from galat
    while baris and not any(map(str.strip, baris[-1])):
        baris.pop()
    banyak = sum(map(len, baris))
    if not baris:
        raise KirimanRusak("Tidak ada isi yang ditempel. Salin dahulu sebuah blok sel.")
    if banyak > SEL_TERBANYAK:
        raise KirimanRusak(
            f"Blok ini memuat {banyak} sel. Tempel paling banyak {SEL_TERBANYAK} sel sekaligus."
        )
    return baris


class Penempel(Protocol):
    """Whoever saves the grid: the one of the plan, or of another grid in the same shape."""

    def perencana(self) -> Any:
        """A plan of what typed cells would do: `rencanakan`, `tindakan`, `ditolak`."""


def pratinjau(
    penyimpan: Penempel, tabel: Tabel, blok: str, baris: Sequence[str], kolom: Sequence[str]
) -> Pratinjau:
    """Lay a block over the visible rows and columns named, the first cell over the first."""
    hasil = Pratinjau()
    menurut = {satu.kunci: satu for satu in tabel.baris}
    calon: dict[str, tuple[SelTempel, Isian]] = {}
    for letak, isi in enumerate(urai_blok(blok)):
        tujuan = menurut.get(baris[letak]) if letak < len(baris) else None
        for lajur, teks in enumerate(isi):
            if not teks.strip():
                hasil.kosong += 1
                continue
            kunci = kolom[lajur] if lajur < len(kolom) else ""
            satu, sel = _letakkan(tabel, tujuan, kunci, rapi(teks))
            hasil.sel.append(satu)
            if sel is not None:
                calon[sel.kunci] = (satu, Isian(sel.kunci, sel.versi, teks))
    _nilai(penyimpan, calon, hasil)
    hasil.jumlah = _jumlah(tabel, hasil, calon)
    return hasil


def _letakkan(
    tabel: Tabel, baris: Baris | None, kolom: str, teks: str
) -> tuple[SelTempel, Sel | None]:
    """Where a cell of the block lands, or why it lands nowhere."""
    lajur = next((satu for satu in tabel.kolom if satu.kunci == kolom), None)
    judul = lajur.judul if lajur else TEKS.get(kolom, "–")
    if baris is None:
        return SelTempel("–", judul, "", teks, Nasib.DITOLAK, DI_LUAR), None
    nama = f"{baris.kode} {baris.nama}".strip()
    if lajur is None:
        return _teks(baris, nama, kolom, teks), None
    isi = baris.sel.get(kolom)
    if isinstance(isi, Sel):
        alasan = isi.terkunci
        nasib = Nasib.DITOLAK if alasan else Nasib.TETAP
        return SelTempel(nama, judul, isi.teks, teks, nasib, alasan), None if alasan else isi
    lama = isi or ""
    if lajur.jenis is Jenis.SEMULA:
        alasan = HANYA_BACA
    elif isi is not None and lajur.jenis is Jenis.UANG:
        alasan = TERHITUNG
    else:
        alasan = TIDAK_ADA
    sama = lama and _sama(lama, teks)
    nasib = Nasib.TETAP if sama else Nasib.DITOLAK
    return SelTempel(nama, judul, lama, teks, nasib, "" if sama else alasan), None


def _teks(baris: Baris, nama: str, kolom: str, teks: str) -> SelTempel:
    """A text of the block over a text of the grid: the same, or not taken."""
    if kolom not in TEKS:
        return SelTempel(nama, "–", "", teks, Nasib.DITOLAK, DI_KANAN)
    lama = str(getattr(baris, kolom))
    if rapi(lama).casefold() == teks.casefold():
        return SelTempel(nama, TEKS[kolom], lama, teks, Nasib.TETAP)
    alasan = f"Kolom {TEKS[kolom]} tidak diisi di sini."
    return SelTempel(nama, TEKS[kolom], lama, teks, Nasib.DITOLAK, alasan)


def _sama(lama: str, teks: str) -> bool:
    """Whether a printed sum and a pasted one have the same digits."""
    return [h for h in lama if h.isdigit()] == [h for h in teks if h.isdigit()]


def _nilai(
    penyimpan: Penempel, calon: dict[str, tuple[SelTempel, Isian]], hasil: Pratinjau
) -> None:
    """Read every typed value as a save would, without saving."""
    rencana = penyimpan.perencana()
    rencana.rencanakan([isian for _, isian in calon.values()])
    for kunci, alasan in rencana.ditolak.items():
        satu = calon[kunci][0]
        satu.nasib, satu.alasan = Nasib.DITOLAK, alasan
    for tindakan in rencana.tindakan:
        ubah = berubah(tindakan)
        for isian in tindakan.sel:
            satu = calon[isian.kunci][0]
            satu.baru = _teks_baru(isian.kunci, tindakan, rencana)
            if ubah and satu.baru != satu.lama:
                satu.nasib = Nasib.ISI
                hasil.diterima.append(isian)


def _teks_baru(kunci: str, tindakan: Tindakan, rencana: Any) -> str:
    if tindakan.isi is None:
        return ""
    baru: Any = tindakan.baru
    if isinstance(baru, Target):
        nilai = Kuantitas(baru.bawah, baru.atas, "", baru.teks, KEADAAN[baru.keadaan])
        return teks_target(nilai, "")
    if kunci.endswith(".s"):
        return " / ".join(
            rencana.sumber.nama[satu["sumber_dana_id"]] for satu in tindakan.deret["sumber"]
        )
    return teks_uang(tindakan.isi["nilai"])


def _jumlah(
    tabel: Tabel, hasil: Pratinjau, calon: dict[str, tuple[SelTempel, Isian]]
) -> list[Pergeseran]:
    """The totals of the columns of money that the paste would move."""
    total = tabel.jumlah.get(TOTAL, {})
    geser: dict[str, Decimal] = {}
    for isian in hasil.diterima:
        kolom = isian.kunci.partition(".")[2]
        satu = calon[isian.kunci][0]
        geser[kolom] = geser.get(kolom, Decimal(0)) + _angka(satu.baru) - _angka(satu.lama)
    return [
        Pergeseran(
            kolom.judul,
            total.get(kolom.kunci, "0"),
            teks_uang(_angka(total.get(kolom.kunci, "")) + geser[kolom.kunci]),
        )
        for kolom in tabel.kolom
        if kolom.jenis is Jenis.UANG and kolom.kunci in geser
    ]


def _angka(teks: str) -> Decimal:
    """Printed rupiah as a number, 0 where there are none."""
    try:
        return Decimal(teks.replace(".", "").replace(",", ".") or 0)
    except InvalidOperation:
        return Decimal(0)
