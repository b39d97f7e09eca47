"""Short ways to say what fields a kind has; each gives a `Medan`."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms

from renja.isian.jenis.dasar import Medan
from renja.isian.konteks import Konteks
from renja.isian.medan import (
    MedanBulat,
    MedanCari,
    MedanCentang,
    MedanPilih,
    MedanRupiah,
    MedanTanggal,
    MedanTeks,
    Pilihan,
)
from renja.isian.widget import UsulWidget

BerPilihan = Callable[[Konteks, Any], Pilihan]


def teks(
    nama: str,
    label: str,
    petunjuk: str = "",
    *,
    panjang: bool = False,
    maks: int | None = None,
    usul: BerPilihan | None = None,
) -> Medan:
    """A text as long as its column, required unless the column may be empty.

    `maks` lets more be typed where the form shortens it; `usul` offers texts.
    """

    def buat(konteks: Konteks, baris: Any) -> forms.Field:
        kolom = baris._meta.get_field(nama)
        medan = MedanTeks(
            panjang=panjang,
            maks=maks or kolom.max_length or 5000,
            label=label,
            required=not kolom.blank,
            help_text=petunjuk,
        )
        if usul:
            medan.widget = UsulWidget([satu for _, satu in usul(konteks, baris)])
        return medan

    return Medan(nama, buat)


def bulat(
    nama: str, label: str, petunjuk: str = "", *, kecil: int = 1, besar: int = 30_000
) -> Medan:
    """A whole number."""

    def buat(_konteks: Konteks, baris: Any) -> forms.Field:
        wajib = not baris._meta.get_field(nama).blank
        return MedanBulat(kecil, besar, label=label, required=wajib, help_text=petunjuk)

    return Medan(nama, buat)


def tahun(nama: str, label: str, petunjuk: str = "") -> Medan:
    """A year from 1945 (the oldest regulation) or 2000 to 2100."""
    return bulat(nama, label, petunjuk, kecil=1945 if nama == "tahun" else 2000, besar=2100)


def rupiah(nama: str, label: str, petunjuk: str = "") -> Medan:
    """Whole rupiah."""

    def buat(_konteks: Konteks, baris: Any) -> forms.Field:
        wajib = not baris._meta.get_field(nama).blank
        return MedanRupiah(label=label, required=wajib, help_text=petunjuk)

    return Medan(nama, buat)


def tanggal(nama: str, label: str, petunjuk: str = "") -> Medan:
    """A day."""

    def buat(_konteks: Konteks, baris: Any) -> forms.Field:
        wajib = not baris._meta.get_field(nama).blank
        return MedanTanggal(label=label, required=wajib, help_text=petunjuk)

    return Medan(nama, buat)


def pilih(
    nama: str, label: str, pilihan: BerPilihan | None = None, petunjuk: str = "", kosong: str = "–"
) -> Medan:
    """One of the column's choices, or of rows given as (key, name)."""

    def buat(konteks: Konteks, baris: Any) -> forms.Field:
        kolom = baris._meta.get_field(nama)
        isi = pilihan(konteks, baris) if pilihan else list(kolom.choices)
        tiada = None if kolom.is_relation or kolom.null else ""
        return MedanPilih(
            isi,
            tiada=tiada,
            kosong=kosong if kolom.blank else "Pilih …",
            label=label,
            required=not kolom.blank,
            help_text=petunjuk,
        )

    return Medan(nama, buat)


def cari(
    nama: str,
    label: str,
    pilihan: BerPilihan,
    petunjuk: str = "",
    *,
    hanya_tambah: bool = False,
    wajib: bool | None = None,
) -> Medan:
    """One of many rows given as (key, name), found by typing."""

    def buat(konteks: Konteks, baris: Any) -> forms.Field:
        isi = pilihan(konteks, baris)
        perlu = not baris._meta.get_field(nama).blank if wajib is None else wajib
        return MedanCari(isi, label=label, required=perlu, help_text=petunjuk)

    return Medan(nama, buat, hanya_tambah=hanya_tambah)


def centang_banyak(
    nama: str,
    label: str,
    pilihan: BerPilihan,
    petunjuk: str = "",
    *,
    ambil: Callable[[Any], Any] | None = None,
    taruh: Callable[[Any], Mapping[str, Any]] | None = None,
) -> Medan:
    """Any of a few choices; with `taruh` a list of the row."""

    def buat(konteks: Konteks, baris: Any) -> forms.Field:
        return MedanCentang(
            pilihan(konteks, baris), label=label, required=False, help_text=petunjuk
        )

    return Medan(nama, buat, ambil=ambil, taruh=taruh, deret=taruh is not None)


def pengaturan(nama: str, label: str, pilihan: BerPilihan, petunjuk: str) -> Medan:
    """A key of the Renja's settings."""

    def buat(konteks: Konteks, baris: Any) -> forms.Field:
        isi = pilihan(konteks, baris)
        return MedanPilih(isi, tiada="", label=label, required=False, help_text=petunjuk)

    return Medan(nama, buat, dalam="pengaturan")


def pengaturan_teks(nama: str, label: str, petunjuk: str, *, maks: int) -> Medan:
    """A key of the Renja's settings that holds a sentence."""

    def buat(_konteks: Konteks, _baris: Any) -> forms.Field:
        return MedanTeks(panjang=True, maks=maks, label=label, required=False, help_text=petunjuk)

    return Medan(nama, buat, dalam="pengaturan")
