"""Sheets that come as text: .csv, .tsv, and a block copied from a spreadsheet or Word."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from renja.lembar.nilai import (
    BATAS_TEKS,
    BATAS_UNGGAHAN,
    Baris,
    Buku,
    Kuota,
    Lembar,
    LembarDitolak,
    Sel,
    periksa_teks,
)
from renja.lembar.wadah import BUKAN_XLSX, KOSONG, RUSAK

_PEMISAH = (";", ",", "\t")
_CONTOH = 20
_BOM_16 = (b"\xff\xfe", b"\xfe\xff")
_KUTIPAN = re.compile(r'"([^"]*(?:""[^"]*)*)"(?=[\t\r\n]|\Z)')
_POLOS = re.compile(r"[^\t\r\n]*")
_BATAS_KUTIP_LEPAS = 200
# What our own CSV puts in front of a text that a spreadsheet would take for a formula.
_JINAK = re.compile(r"'(?=[=+\-@\t\r\n＝＋－＠])")


def dari_teks(nama: str, isi: bytes) -> Buku:
    """Read .csv or .tsv: UTF-8, UTF-16 with a mark, or Windows-1252; `;`, `,` or tab."""
    for sandi in _penyandian(isi):
        try:
            return _baca(nama, isi, sandi)
        except UnicodeDecodeError:
            continue
    raise LembarDitolak(BUKAN_XLSX.format(nama=nama))


def dari_tempelan(teks: str) -> Buku:
    """Read a pasted block: tabs between cells, quotes around a cell of several lines."""
    if not teks.strip():
        raise LembarDitolak("Tempelan ini kosong. Salin tabelnya, lalu tempel lagi.")
    if len(teks) > BATAS_UNGGAHAN // 2:
        raise LembarDitolak(
            "Tempelan ini terlalu besar. Unggah buku kerjanya, atau tempel sebagian demi sebagian."
        )
    return _buku("Tempelan", "tempelan", "Tempelan", _baris_tempelan(teks))


def _penyandian(isi: bytes) -> Iterator[str]:
    if isi.startswith(_BOM_16):
        yield "utf-16"
        return
    if b"\0" in isi:
        return
    yield "utf-8-sig"
    yield "cp1252"


def _baca(nama: str, isi: bytes, sandi: str) -> Buku:
    pemisah = _pemisah(nama, isi, sandi)
    try:
        with io.TextIOWrapper(io.BytesIO(isi), encoding=sandi, newline="") as aliran:
            baris = csv.reader(aliran, delimiter=pemisah)
            return _buku(nama, "teks", "Data", ([*map(_liar, satu)] for satu in baris))
    except csv.Error as galat:
        panjang = "field larger" in str(galat)
        raise LembarDitolak(
            "Berkas ini memuat sel lebih panjang dari 32.767 karakter, atau tanda kutip yang tidak "
            "ditutup. Perbaiki, lalu unggah lagi."
            if panjang
            else RUSAK
        ) from galat


def _liar(teks: str) -> str:
    return _JINAK.sub("", teks, count=1) if teks.startswith("'") else teks


def _pemisah(nama: str, isi: bytes, sandi: str) -> str:
    """The separator: that which the first lines have most of, outside quotes."""
    if nama.lower().endswith(".tsv"):
        return "\t"
    awal = isi[: 1 << 15].decode(sandi, errors="ignore")
    tanpa_kutip = re.sub(r'"[^"]*"', "", awal)
    contoh = "\n".join(tanpa_kutip.splitlines()[:_CONTOH])
    return max(_PEMISAH, key=contoh.count) if any(satu in contoh for satu in _PEMISAH) else ","


def _buku(nama: str, jenis: str, lembar: str, isi: Iterable[list[str]]) -> Buku:
    kuota = Kuota()
    hasil: list[Baris] = []
    for nomor, baris in enumerate(isi, start=1):
        kuota.tambah_unsur(lembar, 1 + len(baris))
        sel: dict[int, Sel] = {}
        for kolom, teks in enumerate(baris):
            if teks and not teks.isspace():
                kuota.periksa_tempat(lembar, nomor, kolom)
                if len(teks) > BATAS_TEKS:
                    periksa_teks(teks, lembar, nomor, kolom)
                sel[kolom] = Sel(lembar, nomor, kolom, teks, teks)
        if sel:
            hasil.append(Baris(nomor, sel))
    if not hasil:
        raise LembarDitolak(KOSONG)
    return Buku(nama, jenis, (Lembar(lembar, tuple(hasil)),))


def _baris_tempelan(teks: str) -> Iterator[list[str]]:
    """Cells row by row. A quotation mark that nothing closes is a sign like any other."""
    letak, lepas, panjang = 0, 0, len(teks)
    baris: list[str] = []
    while letak <= panjang:
        kutipan = None
        if teks.startswith('"', letak) and lepas < _BATAS_KUTIP_LEPAS:
            kutipan = _KUTIPAN.match(teks, letak)
            lepas += kutipan is None
        if kutipan and any(tanda in kutipan[1] for tanda in ('""', "\n", "\t", "\r")):
            baris.append(kutipan[1].replace('""', '"'))
            letak = kutipan.end()
        else:
            polos = _POLOS.match(teks, letak)
            baris.append(polos[0] if polos else "")
            letak += len(baris[-1])
        if teks.startswith("\t", letak):
            letak += 1
            continue
        yield baris
        baris = []
        letak += 2 if teks.startswith("\r\n", letak) else 1
