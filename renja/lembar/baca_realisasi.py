"""From the sheets of realisasi to lines: each with its key, its cells by field, where it stands.

What a cell means is not decided here; that takes the indikator or the row it is about.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from planning.ketikan import TidakTerbaca, rapi, tulis_target
from planning.kuantitas import Kuantitas
from renja.lembar.angka import rapikan
from renja.lembar.baca import GALAT_SEL, RUMUS_TANPA_NILAI
from renja.lembar.buku_realisasi import teks_bulan
from renja.lembar.kepala import nomor_kolom
from renja.lembar.nilai import Lembar, Sel, Tanda, alamat_sel
from renja.lembar.tata_letak import Pemetaan

_KUNCI_DICARI = 5
_JUMLAH = ("jumlah", "total")
_RAGU = 3


@dataclass(frozen=True, slots=True)
class Baris:
    """A line: its sheet, number, cells by field, and the column of every field of the sheet."""

    lembar: str
    nomor: int
    sel: Mapping[str, Sel]
    kolom: Mapping[str, int] = field(repr=False)
    tersembunyi: bool = False

    def alamat(self, isian: str) -> str:
        """Where a field stands, also where it is empty."""
        return alamat_sel(self.lembar, self.nomor, self.kolom.get(isian, 0))

    def mentah(self, isian: str) -> str:
        """The text of a field as a person sees it."""
        return self.sel[isian].tampil.strip() if isian in self.sel else ""


def baris_buku(lembar: Lembar, wajib: frozenset[str]) -> list[Baris] | None:
    """The lines of a sheet of our own workbook; None where its hidden row of keys is gone."""
    for kepala in lembar.baris[:_KUNCI_DICARI]:
        kolom = {sel.tampil: letak for letak, sel in kepala.sel.items()}
        if wajib <= kolom.keys():
            return list(_baris_buku(lembar, kolom, kepala.nomor + 1))
    return None


def _baris_buku(lembar: Lembar, kolom: Mapping[str, int], akhir_kepala: int) -> Iterator[Baris]:
    for baris in lembar.baris:
        if baris.nomor <= akhir_kepala:
            continue
        sel = {kunci: baris.sel[letak] for kunci, letak in kolom.items() if letak in baris.sel}
        satu = Baris(lembar.nama, baris.nomor, sel, kolom, baris.tersembunyi)
        if satu.mentah("uid") or not _baris_jumlah(satu):
            yield satu


def _baris_jumlah(satu: Baris) -> bool:
    """The line of sums, or one without anything typed."""
    isi = [sel for kunci, sel in satu.sel.items() if sel.tampil.strip() and not sel.rumus]
    return not isi or satu.mentah("nama").lower() in _JUMLAH


def baris_luar(lembar: Lembar, pemetaan: Pemetaan) -> Iterator[Baris]:
    """The lines of a foreign sheet, without headers that come again, column numbers and sums."""
    kolom = {isian: letak for letak, isian in pemetaan.kolom.items()}
    kepala = [
        {letak: sel.tampil for letak, sel in baris.sel.items()}
        for baris in lembar.baris
        if baris.nomor in pemetaan.kepala
    ]
    for baris in lembar.baris:
        if baris.nomor < pemetaan.awal or nomor_kolom(baris):
            continue
        isi = {letak: sel.tampil for letak, sel in baris.sel.items()}
        if any(len(isi) > 1 and isi.items() <= judul.items() for judul in kepala):
            continue
        sel = {k: baris.sel[letak] for k, letak in kolom.items() if letak in baris.sel}
        satu = Baris(lembar.nama, baris.nomor, sel, kolom, baris.tersembunyi)
        if any(sel_satu.tampil.strip() for sel_satu in sel.values()) and not _jumlah_luar(satu):
            yield satu


def _jumlah_luar(satu: Baris) -> bool:
    """A line of sums, or one that names nothing."""
    teks = (satu.mentah("kode") or satu.mentah("nama")).lower().split()
    return not teks or teks[0] in _JUMLAH


def periksa_sel(sel: Sel) -> None:
    """Raise TidakTerbaca for a formula without a result and an error value."""
    if sel.tanda is Tanda.RUMUS_TANPA_NILAI:
        raise TidakTerbaca(RUMUS_TANPA_NILAI)
    if sel.tanda is Tanda.GALAT:
        raise TidakTerbaca(GALAT_SEL.format(teks=sel.tampil[:20]))


def teks_ketikan(sel: Sel | None) -> str:
    """A cell as a person would type it into the form; raises TidakTerbaca.

    A number reads the same whatever its format shows, with the unit that the format adds.
    """
    if sel is None:
        return ""
    periksa_sel(sel)
    if isinstance(sel.nilai, int | Decimal):
        angka = rapikan(sel.nilai)
        bulat = int(angka) if angka == angka.to_integral_value() else angka.normalize()
        return rapi(f"{tulis_target(Kuantitas(bulat))} {sel.satuan}")
    if isinstance(sel.nilai, date):
        return teks_bulan(sel.nilai)
    return str(sel.nilai or "").replace("\r\n", "\n").strip()


def rupiah_ketikan(sel: Sel) -> str:
    """A cell of money as a person would type it; raises TidakTerbaca."""
    periksa_sel(sel)
    if isinstance(sel.nilai, date):
        raise TidakTerbaca(f'"{sel.tampil}" adalah tanggal, bukan rupiah. Tulis angka rupiah.')
    if isinstance(sel.nilai, int | Decimal):
        bulat, koma, pecahan = f"{rapikan(sel.nilai).normalize():f}".partition(".")
        # Three decimals in a text could be thousands; a number cell leaves no such doubt.
        return f"{bulat},{pecahan}{'0' * (len(pecahan) == _RAGU)}" if koma else bulat
    return str(sel.nilai or "").strip()
