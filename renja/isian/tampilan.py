"""What the templates of this room print: fields with their text, tables of cells, lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from planning.kuantitas import STRIP, tampil_angka
from renja.isian.formulir import ALASAN, FormulirIsian, FormulirSel
from renja.isian.jenis.dasar import Jenis, KelompokSel, TabelSel
from renja.isian.konteks import Konteks
from renja.isian.medan import MedanCentang, MedanPilih, MedanRupiah, MedanSumber


@dataclass(frozen=True, slots=True)
class MedanTampil:
    """A field with its value as text, for whoever only reads."""

    bound: BoundField
    teks: str

    @property
    def wajib(self) -> bool:
        """Whether it has to be filled in."""
        return self.bound.field.required

    @property
    def berkelompok(self) -> bool:
        """Whether several inputs make the field, under a legend."""
        return self.bound.use_fieldset


@dataclass(frozen=True, slots=True)
class TabelTampil:
    """A table of cells: a line holds its name and, for each input, the field or None."""

    kolom: tuple[str, ...]
    sub_kolom: tuple[str, ...]
    kepala: str
    jumlah: str
    baris: tuple[tuple[str, tuple[MedanTampil | None, ...]], ...]

    @property
    def rentang(self) -> int:
        """How many inputs stand under a heading."""
        return len(self.sub_kolom) or 1


@dataclass(frozen=True, slots=True)
class BagianTampil:
    """A part of the form under a heading: fields, or a table."""

    judul: str
    petunjuk: str = ""
    medan: tuple[MedanTampil, ...] = ()
    tabel: TabelTampil | None = None
    tertutup: bool = False


def bagian(form: FormulirSel) -> list[BagianTampil]:
    """The parts of a form in their order."""
    return [*_kelompok(form), *_kaitan(form)]


def _kelompok(form: FormulirSel) -> Iterator[BagianTampil]:
    if not isinstance(form, FormulirIsian):
        return
    for satu in form.jenis.kelompok:
        medan = tuple(_medan(form, m.nama) for m in satu.medan if m.nama in form.fields)
        terisi = any(isi.teks not in {"", STRIP} or isi.bound.errors for isi in medan)
        yield BagianTampil(satu.judul, satu.petunjuk, medan, tertutup=satu.tertutup and not terisi)


def _kaitan(form: FormulirSel) -> Iterator[BagianTampil]:
    for satu in form.kaitan:
        if isinstance(satu, KelompokSel):
            nama = [nama for sel in satu.sel for nama in sel.awal()]
            isi = tuple(_medan(form, n) for n in nama)
            yield BagianTampil(satu.judul, satu.petunjuk, isi)
        else:
            yield BagianTampil(satu.judul, satu.petunjuk, tabel=_tabel(form, satu))


def _tabel(form: FormulirSel, tabel: TabelSel) -> TabelTampil:
    rentang = len(tabel.sub_kolom) or 1
    baris = []
    for nama, isi in tabel.baris:
        medan: list[MedanTampil | None] = []
        for sel in isi:
            if sel is None:
                medan += [None] * rentang
                continue
            for satu in sel.awal():
                if not tabel.jumlah:
                    label = f"{form.fields[satu].label}, {nama}"
                    form.fields[satu].widget.attrs["aria-label"] = label
                medan.append(_medan(form, satu))
        baris.append((nama, tuple(medan)))
    return TabelTampil(tabel.kolom, tabel.sub_kolom, tabel.kepala, tabel.jumlah, tuple(baris))


def _medan(form: FormulirSel, nama: str) -> MedanTampil:
    bound = form[nama]
    return MedanTampil(bound, teks_medan(bound.field, bound.value()) or STRIP)


def alasan(form: FormulirIsian) -> MedanTampil | None:
    """The field for the reason of the change, where the kind may need one."""
    return _medan(form, ALASAN) if ALASAN in form.fields else None


def teks_medan(medan: forms.Field, nilai: Any) -> str:
    """A value of a field, or what was typed into it, as one text."""
    siap = medan.prepare_value(nilai)
    if siap in (None, "", []):
        return ""
    if isinstance(medan, MedanPilih):
        return str(dict(medan.widget.choices).get(str(siap), siap))
    if isinstance(medan, MedanCentang):
        nama = dict(medan.widget.pilihan)
        return ", ".join(nama.get(satu, satu) for satu in siap)
    if isinstance(medan, MedanSumber):
        return "; ".join(f"{satu}: {f'Rp {n}' if n else 'belum dirinci'}" for satu, n in siap)
    if isinstance(siap, date | list):
        return f"{siap:%d-%m-%Y}" if isinstance(siap, date) else ", ".join(siap)
    return f"Rp {siap}" if isinstance(medan, MedanRupiah) else str(siap)


@dataclass(frozen=True, slots=True)
class BarisDaftar:
    """A row of a list: cells as (text, a number?, the link?, heading), and where it can move."""

    baris: Any
    nama: str
    sel: tuple[tuple[str, bool, bool, str], ...]
    naik: bool
    turun: bool


def baris_daftar(jenis: Jenis, konteks: Konteks, semua: list[Any]) -> list[BarisDaftar]:
    """The rows of a list; the first and last beside each other move one way only."""
    kelompok = [
        tuple(getattr(satu, satu._meta.get_field(nama).attname) for nama in jenis.urutan.dalam)
        if jenis.urutan
        else None
        for satu in semua
    ]
    utama = max(jenis.kolom, key=lambda kolom: kolom.lebar)
    return [
        BarisDaftar(
            satu,
            jenis.nama(satu),
            tuple(
                (_teks(kolom.nilai(konteks, satu)), kolom.angka, kolom is utama, kolom.judul)
                for kolom in jenis.kolom
            ),
            naik=jenis.urutan is not None and n > 0 and kelompok[n - 1] == kelompok[n],
            turun=jenis.urutan is not None
            and n + 1 < len(semua)
            and kelompok[n + 1] == kelompok[n],
        )
        for n, satu in enumerate(semua)
    ]


def _teks(nilai: Any) -> str:
    if nilai is None:
        return STRIP
    if isinstance(nilai, date):
        return f"{nilai:%d-%m-%Y}"
    if isinstance(nilai, int | Decimal):
        return tampil_angka(nilai)
    return str(nilai)
