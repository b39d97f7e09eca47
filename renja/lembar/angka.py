"""Reading the figures of an incoming cell: pagu in rupiah, targets with their unit.

Strict like `planning.kuantitas`: what can be meant in two ways is refused with the reason.
"""

import re
from collections.abc import Collection
from decimal import Decimal

from planning.kuantitas import (
    PAGU_TERBESAR,
    STRIP,
    AngkaTidakTerbaca,
    Keadaan,
    Kuantitas,
    kosong,
    tampil_angka,
    urai_angka,
    urai_kuantitas,
)
from renja.lembar.nilai import Sel
from renja.tabel.letak import TANDA

_NILAI_TERBESAR = 10**12
_DESIMAL = 4
_DIGIT_EXCEL = 15
_RP = re.compile(r"^(?:Rp|IDR)\.?\s*", re.IGNORECASE)
_EKOR = re.compile(r"(?:,-+|,=|\.-)$")
_INGGRIS = re.compile(r"-?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
_KURUNG = re.compile(r"\((.+)\)")
_DUA_NILAI = re.compile(r"(?:[,;/&+]|\bdan\b|\s)\s*\d")
_ORDINAL = re.compile(r"[A-Z]{1,4}[+-]?")
_KEADAAN = {
    "tidak direncanakan": Keadaan.TIDAK_DIRENCANAKAN,
    "belum rilis": Keadaan.BELUM_RILIS,
}


class SelDitolak(ValueError):
    """A cell that is not taken over; the message is an Indonesian sentence."""


def baca_rupiah(sel: Sel) -> int | None:
    """Whole rupiah, None where the cell says that there is none; raises `SelDitolak`."""
    nilai = _rupiah_mentah(sel)
    if nilai is None:
        return None
    if nilai != nilai.to_integral_value():
        raise SelDitolak(f"Pagu {tampil_angka(nilai)} memuat sen. Tulis rupiah bulat.")
    if nilai < 0:
        raise SelDitolak(f"Pagu {tampil_angka(nilai)} negatif. Tulis pagu 0 atau lebih.")
    if nilai > PAGU_TERBESAR:
        raise SelDitolak(
            f"Pagu {tampil_angka(nilai)[:40]} lebih dari Rp 99 triliun. Periksa banyaknya nol."
        )
    return int(nilai)


def baca_kuantitas(sel: Sel, satuan: str = "", ordinal: Collection[str] = ()) -> Kuantitas:
    """A target with its unit; raises `SelDitolak`.

    `satuan` is that of the row, used where the cell names none; `ordinal` are the words of
    a scale ("WTP") that may stand instead of a number.
    """
    if isinstance(sel.nilai, int | Decimal):
        # Our own forms mark what the source writes differently inside the number format.
        sendiri = sel.satuan.rstrip(TANDA).strip()
        hasil = Kuantitas(_bulat(rapikan(sel.nilai)), satuan=sendiri or satuan)
    elif isinstance(sel.nilai, str):
        hasil = _kuantitas_teks(sel.nilai, satuan, ordinal)
    else:
        raise SelDitolak(
            f'"{sel.tampil}" adalah tanggal, bukan target. Tulis angka lalu satuannya.'
        )
    for angka in (hasil.bawah, hasil.atas):
        _periksa_besar(angka)
    return hasil


def rapikan(nilai: int | Decimal) -> Decimal:
    """A number without the dust that a formula leaves after the 15 digits of Excel."""
    angka = Decimal(nilai)
    if isinstance(nilai, int) or not angka:
        return angka
    return round(angka, _DIGIT_EXCEL - 1 - angka.adjusted())


def tanpa_angka(teks: str) -> str:
    """The sentence for a cell of figures that holds words."""
    return f'"{teks[:60]}" bukan angka. Tulis angka lalu satuannya, misalnya 15 Dokumen.'


def _bulat(nilai: Decimal) -> int | Decimal:
    return int(nilai) if nilai == nilai.to_integral_value() else nilai.normalize()


def _rupiah_mentah(sel: Sel) -> Decimal | None:
    if isinstance(sel.nilai, int | Decimal):
        return rapikan(sel.nilai)
    if not isinstance(sel.nilai, str):
        raise SelDitolak(f'"{sel.tampil}" adalah tanggal, bukan pagu. Tulis angka rupiah.')
    teks = " ".join(sel.nilai.split())
    kurung = _KURUNG.fullmatch(teks)
    teks = f"-{kurung[1]}" if kurung else teks
    minus = teks.startswith("-") and len(teks) > 1
    teks = _EKOR.sub("", _RP.sub("", teks.lstrip("-").strip() if minus else teks)).strip()
    if teks in {"", "-", STRIP}:
        return None
    if _INGGRIS.fullmatch(teks):
        angka = Decimal(teks.replace(",", ""))
    else:
        try:
            angka = urai_angka(teks)
        except AngkaTidakTerbaca as galat:
            raise SelDitolak(str(galat)) from galat
    return -angka if minus else angka


def _kuantitas_teks(mentah: str, satuan: str, ordinal: Collection[str]) -> Kuantitas:
    teks = " ".join(mentah.split())
    keadaan = _KEADAAN.get(teks.lower())
    if keadaan is not None:
        return kosong(satuan, keadaan)
    if teks in ordinal or _ORDINAL.fullmatch(teks):
        return Kuantitas(teks=teks, satuan=satuan)
    if teks in {"", "-", STRIP}:
        return kosong(satuan)
    if not any(huruf.isdigit() for huruf in teks):
        raise SelDitolak(tanpa_angka(teks))
    try:
        hasil = urai_kuantitas(teks, satuan)
    except AngkaTidakTerbaca as galat:
        raise SelDitolak(str(galat)) from galat
    if hasil.satuan != satuan and _DUA_NILAI.search(hasil.satuan):
        raise SelDitolak(
            f'"{teks[:60]}" memuat lebih dari satu nilai. Tulis satu indikator tiap baris.'
        )
    return hasil


def _periksa_besar(angka: int | Decimal | None) -> None:
    if angka is None:
        return
    if not -_NILAI_TERBESAR <= angka <= _NILAI_TERBESAR:
        raise SelDitolak(f"Nilai {tampil_angka(angka)} terlalu besar. Periksa banyaknya nol.")
    if Decimal(angka) != round(Decimal(angka), _DESIMAL):
        raise SelDitolak(
            f"Nilai {tampil_angka(angka)} memuat lebih dari empat angka di belakang koma. Bulatkan."
        )
