"""Reading the demo files: tables as CSV, the rest as TOML; every fault names its place.

A CSV file opens with `#` lines that cite its source; then come the titles and the rows.
Numbers are written Indonesian (`4.704.246.000`, `8,35-10,25 %`).
"""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from planning.kuantitas import (
    AngkaTidakTerbaca,
    Kuantitas,
    kosong,
    urai_angka,
    urai_kuantitas,
)
from planning.pemuatan.berkas import BerkasKeliru, baca_teks

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Butir:
    """One record: `tempat` says where it stands, `isi` holds its values by key."""

    tempat: str
    isi: Mapping[str, Any]

    def galat(self, kunci: str, sebab: str) -> BerkasKeliru:
        """The exception for a value that cannot be used."""
        return BerkasKeliru(f"{self.tempat}, {kunci}: {sebab}")

    def __contains__(self, kunci: str) -> bool:
        """Whether the key is there and not blank."""
        return bool(self.isi.get(kunci, "") != "")

    def teks(self, kunci: str) -> str:
        """A text that must be there."""
        nilai = self.teks_bila_ada(kunci)
        if not nilai:
            raise self.galat(kunci, "belum diisi; lengkapi nilainya.")
        return nilai

    def teks_bila_ada(self, kunci: str) -> str:
        """A text, empty where the key is missing."""
        nilai = self.isi.get(kunci, "")
        if not isinstance(nilai, str):
            raise self.galat(kunci, f"{nilai!r} bukan teks; apit dengan tanda kutip.")
        return nilai

    def deret_teks(self, kunci: str) -> list[str]:
        """Texts that stand between semicolons."""
        return [satu.strip() for satu in self.teks_bila_ada(kunci).split(";") if satu.strip()]

    def bulat(self, kunci: str) -> int:
        """A whole number that must be there, such as a year or a running number."""
        nilai = self.isi.get(kunci, "")
        if isinstance(nilai, bool) or not str(nilai).isdecimal():
            raise self.galat(kunci, f'"{nilai}" bukan bilangan bulat; tulis angkanya saja.')
        return int(nilai)

    def bulat_bila_ada(self, kunci: str) -> int | None:
        """A whole number, None where the cell is blank."""
        return self.bulat(kunci) if kunci in self else None

    def rupiah(self, kunci: str) -> Decimal:
        """Rupiah such as `4.704.246.000` that must be there."""
        try:
            return urai_angka(self.teks(kunci))
        except AngkaTidakTerbaca as galat:
            raise self.galat(kunci, str(galat)) from galat

    def rupiah_bila_ada(self, kunci: str) -> Decimal | None:
        """Rupiah, None where the cell is blank."""
        return self.rupiah(kunci) if kunci in self else None

    def kuantitas(self, kunci: str) -> Kuantitas:
        """A quantity such as `15 Dokumen`; missing where the cell is blank."""
        if kunci not in self:
            return kosong()
        try:
            nilai = urai_kuantitas(self.teks(kunci))
        except AngkaTidakTerbaca as galat:
            raise self.galat(kunci, str(galat)) from galat
        if not nilai.ada:
            raise self.galat(kunci, "tidak memuat angka; kosongkan sel yang tidak bernilai.")
        return nilai

    def tanggal(self, kunci: str) -> date:
        """A date that must be there, written `2023-01-01`."""
        nilai = self.isi.get(kunci)
        if type(nilai) is not date:
            raise self.galat(kunci, f'"{nilai}" bukan tanggal; tulis seperti 2023-01-31.')
        return nilai

    def tanggal_bila_ada(self, kunci: str) -> date | None:
        """A date, None where the key is missing."""
        return self.tanggal(kunci) if kunci in self else None

    def tabel(self, kunci: str) -> "Butir":
        """A TOML table that must be there."""
        nilai = self.isi.get(kunci)
        if not isinstance(nilai, dict):
            raise self.galat(kunci, f"bagian [{kunci}] belum ada; tambahkan.")
        return Butir(f"{self.tempat}, {kunci}", nilai)

    def deret(self, kunci: str) -> list["Butir"]:
        """The tables of a TOML array, in order; none where the key is missing."""
        nilai = self.isi.get(kunci, [])
        if not isinstance(nilai, list) or not all(isinstance(satu, dict) for satu in nilai):
            raise self.galat(kunci, f"tulis sebagai deret tabel [[{kunci}]].")
        return [
            Butir(f"{self.tempat}, {kunci} ke-{nomor}", satu) for nomor, satu in enumerate(nilai, 1)
        ]


def dikenal(butir: Butir, kunci: str, daftar: Mapping[str, T]) -> T:
    """The entry whose name stands under a key; raises `BerkasKeliru` where there is none."""
    nama = butir.teks(kunci)
    if nama not in daftar:
        raise butir.galat(kunci, f'"{nama}" tidak dikenal; periksa ejaannya.')
    return daftar[nama]


@dataclass(frozen=True, slots=True)
class Kumpulan:
    """The demo files of one folder; `bagian` is the agency whose subfolder is meant."""

    akar: Path
    bagian: str = ""

    def toml(self, nama: str) -> Butir:
        """A whole TOML file; raises `BerkasKeliru`."""
        sebutan = self._sebutan(nama)
        try:
            return Butir(f'Berkas "{sebutan}"', tomllib.loads(baca_teks(self.akar / sebutan)))
        except tomllib.TOMLDecodeError as galat:
            raise BerkasKeliru(
                f'Berkas "{sebutan}" bukan TOML yang utuh ({galat}); pulihkan dari sumbernya.'
            ) from galat

    def csv(self, nama: str, *kolom: str) -> list[Butir]:
        """The rows of a CSV file with exactly the named columns; raises `BerkasKeliru`."""
        sebutan = self._sebutan(nama)
        catatan = _catatan(sebutan, baca_teks(self.akar / sebutan))
        nomor, judul = next(catatan, (1, []))
        if sorted(judul) != sorted(kolom):
            beda = sorted(set(judul) ^ set(kolom)) or sorted(judul)
            raise BerkasKeliru(
                f'Berkas "{sebutan}" baris {nomor}: judul kolomnya keliru pada '
                f"{', '.join(beda) or 'semuanya'}; tulis {','.join(kolom)}."
            )
        hasil = []
        for nomor, sel in catatan:
            if len(sel) != len(judul):
                raise BerkasKeliru(
                    f'Berkas "{sebutan}" baris {nomor}: {len(sel)} sel, padahal judulnya '
                    f"{len(judul)} kolom; periksa tanda koma dan tanda kutipnya."
                )
            isi = dict(zip(judul, sel, strict=True))
            hasil.append(Butir(f'Berkas "{sebutan}" baris {nomor}', isi))
        return hasil

    def _sebutan(self, nama: str) -> str:
        return f"{self.bagian}/{nama}" if self.bagian else nama


def _catatan(sebutan: str, teks: str) -> Iterator[tuple[int, list[str]]]:
    """The records after the opening comment, each with the line on which it starts."""
    baris = teks.splitlines(keepends=True)
    awal = next((n for n, satu in enumerate(baris) if not satu.startswith("#")), len(baris))
    if "\0" in teks:
        nomor = teks[: teks.index("\0")].count("\n") + 1
        raise BerkasKeliru(f'Berkas "{sebutan}" baris {nomor} memuat karakter NUL; hapus itu.')
    pembaca = csv.reader(baris[awal:], strict=True)
    mulai = awal + 1
    try:
        for sel in pembaca:
            if sel:
                yield mulai, [satu.strip() for satu in sel]
            mulai = awal + pembaca.line_num + 1
    except csv.Error as galat:
        raise BerkasKeliru(
            f'Berkas "{sebutan}" baris {mulai}: bukan CSV yang utuh; periksa tanda kutipnya.'
        ) from galat
