"""Fills the values into a text: Markdown, the blocks placed in it, and what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from renja.dokumen.ikatan import pohon
from renja.dokumen.ikatan.galat import GALAT_TERBANYAK, Galat, Keliru, Posisi
from renja.dokumen.ikatan.ikat import (
    Ambil,
    CetakTerikat,
    JikaTerikat,
    Pengikat,
    Salah,
    Terikat,
    UntukTerikat,
)
from renja.dokumen.ikatan.kamus import Nama, turuti
from renja.dokumen.ikatan.lolos import bersih, bertanda, lolos, tautan
from renja.dokumen.ikatan.pohon import Templat
from renja.dokumen.ikatan.rujukan import TanpaRujukan, Tujuan
from renja.dokumen.ikatan.saringan import SaringanGagal
from renja.dokumen.ikatan.tipe import benar, teks_nilai

BESAR_TERBANYAK = 2_000_000
LANGKAH_TERBANYAK = 200_000


@dataclass(frozen=True, slots=True)
class BlokTabel:
    """A form placed by its code."""

    kode: str
    posisi: Posisi


@dataclass(frozen=True, slots=True)
class BlokGambar:
    """A picture placed by its name."""

    nama: str
    posisi: Posisi


@dataclass(frozen=True, slots=True)
class BlokTandaTangan:
    """The signature block."""

    posisi: Posisi


Blok = BlokTabel | BlokGambar | BlokTandaTangan


@dataclass(frozen=True, slots=True)
class Terisi:
    """A text with its values: Markdown and blocks in order, errors, and the names used.

    Where there are errors, the rest is filled all the same; what is wrong prints as typed.
    """

    bagian: tuple[str | Blok, ...]
    galat: tuple[Galat, ...]
    nama: frozenset[str]

    @property
    def teks(self) -> str:
        """The Markdown alone, without the blocks."""
        return "".join(satu for satu in self.bagian if isinstance(satu, str))

    @property
    def blok(self) -> tuple[Blok, ...]:
        """The blocks alone, in order."""
        return tuple(satu for satu in self.bagian if not isinstance(satu, str))


def isikan(templat: Templat, nama: Nama, *, tanda: bool = False) -> Terisi:
    """Fill a text; with `tanda` each value stands between marks (see `lolos`).

    Never raises and never hangs: steps and the size of what is printed are bounded.
    """
    pengikat = Pengikat(nama)
    terikat = pengikat.semua(templat.isi)
    pengisi = _Pengisi(nama, tanda=tanda)
    try:
        pengisi.semua(terikat, {})
    except Keliru as keliru:
        pengisi.galat.add(keliru.galat)
    except _Penuh as penuh:
        pengisi.galat.add(Galat(1, 1, 1, str(penuh)))
    galat = sorted({*templat.galat, *pengikat.galat, *pengisi.galat})
    return Terisi(pengisi.bagian(), tuple(galat[:GALAT_TERBANYAK]), frozenset(pengikat.dipakai))


def penempatan(templat: Templat, nama: Nama) -> tuple[Blok, ...]:
    """The blocks that a text places, for numbering; references need not be known yet."""
    return isikan(templat, nama.dengan_rujukan(TanpaRujukan())).blok


@dataclass(frozen=True, slots=True)
class _Isi:
    """What the name of a loop stands for: the thing, its place from 1, and whether it is last."""

    nilai: object
    ke: int
    terakhir: bool


class _Pengisi:
    def __init__(self, nama: Nama, *, tanda: bool) -> None:
        self.nama = nama
        self.tanda = tanda
        self.galat: set[Galat] = set()
        self.keluar: list[str | Blok] = []
        self.besar = self.langkah = 0

    def bagian(self) -> tuple[str | Blok, ...]:
        """What was printed, neighbouring texts in one."""
        hasil: list[str | Blok] = []
        teks: list[str] = []
        for satu in self.keluar:
            if isinstance(satu, str):
                teks.append(satu)
                continue
            hasil += ["".join(teks)] if teks else []
            hasil.append(satu)
            teks = []
        hasil += ["".join(teks)] if teks else []
        return tuple(satu for satu in hasil if satu)

    def semua(self, isi: Sequence[Terikat], lingkup: Mapping[str, _Isi]) -> None:
        """Print parts; raises `Keliru` where a bound is passed."""
        for satu in isi:
            match satu:
                case pohon.Teks():
                    self._cetak(bersih(satu.isi))
                case Salah():
                    self._cetak(lolos(satu.asli))
                case CetakTerikat():
                    self._maju(satu.tempat)
                    self._cetak(self._nilai(satu, lingkup), satu.tempat)
                case UntukTerikat():
                    self._untuk(satu, lingkup)
                case JikaTerikat():
                    self._maju(satu.tempat)
                    syarat = benar(satu.syarat.tipe, self._ambil(satu.syarat, lingkup))
                    self.semua(satu.lain if syarat is satu.bukan else satu.isi, lingkup)
                case pohon.Blok():
                    self._maju(satu.tempat)
                    self.keluar.append(_blok(satu))

    def _untuk(self, satu: UntukTerikat, lingkup: Mapping[str, _Isi]) -> None:
        daftar = self._ambil(satu.daftar, lingkup)
        isi = daftar if isinstance(daftar, Sequence) else ()
        for ke, nilai in enumerate(isi, start=1):
            self._maju(satu.tempat)
            peubah = _Isi(nilai, ke, ke == len(isi))
            try:
                self.semua(satu.isi, {**lingkup, satu.nama: peubah})
            except _Penuh as penuh:
                raise Keliru(satu.tempat, str(penuh)) from None

    def _maju(self, tempat: Posisi) -> None:
        self.langkah += 1
        if self.langkah > LANGKAH_TERBANYAK:
            raise Keliru(tempat, "Kurangi perulangan di sini: langkah pengisiannya terlalu banyak.")

    def _cetak(self, teks: str, tempat: Posisi | None = None) -> None:
        self.besar += len(teks.encode(errors="replace"))
        if self.besar > BESAR_TERBANYAK:
            pesan = "Pendekkan bagian ini: isinya melebihi 2 MB."
            raise Keliru(tempat, pesan) if tempat else _Penuh(pesan)
        self.keluar.append(teks)

    def _nilai(self, satu: CetakTerikat, lingkup: Mapping[str, _Isi]) -> str:
        """A value as Markdown."""
        try:
            nilai = self._ambil(satu.ambil, lingkup)
        except Keliru as keliru:
            self.galat.add(keliru.galat)
            return lolos(satu.asli)
        if isinstance(nilai, Tujuan):
            isi = tautan(nilai)
        else:
            isi = lolos(teks_nilai(satu.ambil.tipe, nilai))
        if self.tanda and satu.ambil.asal != "teks":
            return bertanda(satu.ambil.sumber, isi)
        return isi

    def _ambil(self, ambil: Ambil, lingkup: Mapping[str, _Isi]) -> object:
        match ambil.asal:
            case "akar":
                nilai = self.nama.ambil(ambil.langkah)
            case "peubah":
                isi = lingkup[ambil.pokok]
                if ambil.tambahan:
                    nilai = isi.ke if ambil.tambahan == "ke" else isi.terakhir
                else:
                    nilai = turuti(isi.nilai, ambil.langkah)
            case "teks":
                nilai = ambil.pokok
            case _:
                nilai = self._tujuan(ambil)
        for satu in ambil.saringan:
            try:
                nilai = satu.saringan.kerja(satu.tipe, nilai, satu.isian)
            except SaringanGagal as gagal:
                raise Keliru(satu.tempat, str(gagal)) from None
        return nilai

    def _tujuan(self, ambil: Ambil) -> Tujuan:
        if ambil.asal == "tabel":
            tujuan = self.nama.rujukan.tabel(ambil.pokok)
            contoh = f'{{% tabel "{self.nama.kode_tabel(ambil.pokok)}" %}}'
        else:
            tujuan = self.nama.rujukan.gambar(ambil.pokok)
            contoh = f'{{% gambar "{ambil.pokok}" %}}'
        if tujuan is None:
            sebutan = "Tabel" if ambil.asal == "tabel" else "Gambar"
            pesan = f'{sebutan} "{ambil.pokok}" belum ditempatkan; tulis {contoh} pada bagiannya.'
            raise Keliru(ambil.tempat, pesan)
        return tujuan


class _Penuh(Exception):
    """Raised inside this module only: a text without a place of its own passed a bound."""


def _blok(satu: pohon.Blok) -> Blok:
    if satu.jenis == "tabel":
        return BlokTabel(satu.kunci, satu.tempat)
    if satu.jenis == "gambar":
        return BlokGambar(satu.kunci, satu.tempat)
    return BlokTandaTangan(satu.tempat)
