"""Which column of a foreign sheet of spending holds what: by its headings, or as remembered.

Two shapes: a column for each month, or a ledger with a column for the month and one for the
amount. Fields: kode, nama, skpd, unit_kerja, dana, bulan, nilai, and b_1 to b_12.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from renja.lembar.buku_realisasi import BULAN, kunci_bulan
from renja.lembar.isian import judul_baku
from renja.lembar.kepala import nomor_kolom
from renja.lembar.nilai import Baris, Buku, Lembar
from renja.lembar.tata_letak import (
    Pemetaan,
    PemetaanKeliru,
    Usulan,
    contoh_kolom,
    sidik_kepala,
)

UANG = "realisasi-anggaran"
_DICARI = 40
_PANJANG_JUDUL = 120
_TERKECIL = 2
_KUMULATIF = re.compile(r"s\s*[/.]\s*d\b|sampai|kumulatif|triwulan|\btw\b|%|sisa|pagu|anggaran kas")
_SINGKAT = {
    1: "jan",
    2: "feb|peb|pebruari",
    3: "mar|mrt",
    4: "apr",
    5: "may",
    6: "jun",
    7: "jul",
    8: "agu|agt|ags|agust|aug",
    9: "sep|sept",
    10: "okt|oct",
    11: "nov|nop|nopember",
    12: "des|dec",
}
_KATA_BULAN = {
    nomor: re.compile(rf"\b(?:{nama.lower()}|{_SINGKAT[nomor]})\b\.?")
    for nomor, nama in enumerate(BULAN, start=1)
}
_ANGKA_BULAN = re.compile(r"(?:bulan(?: ke)?[- ]*)?0?(\d{1,2})")
_TANGGAL = re.compile(r"(?:\d{1,2}[-/. ])?(\d{1,2})[-/. ](\d{4})|(\d{4})-(\d{1,2})(?:-\d{1,2})?")
# The first that fits counts, so the narrower ones stand first.
_ISIAN = (
    ("skpd", re.compile(r"\b(?:skpd|opd|perangkat daerah|satker|satuan kerja)\b")),
    ("dana", re.compile(r"\bdana\b")),
    ("unit_kerja", re.compile(r"unit kerja|penanggung ?jawab|^bidang$|pptk")),
    ("bulan", re.compile(r"^(?:bulan|periode|masa|tanggal|tgl)\b")),
    ("kode", re.compile(r"kode|^rekening")),
    ("nama", re.compile(r"uraian|nama|nomenklatur|sub ?kegiatan")),
    ("nilai", re.compile(r"nilai|realisasi|jumlah|belanja|sp2d|\brp\b")),
)
_PALING_COCOK = re.compile(r"sub ?kegiatan")
JUDUL: Mapping[str, str] = {
    "kode": "Kode sub kegiatan",
    "nama": "Uraian (tidak dipakai mencocokkan)",
    "skpd": "Kode atau nama SKPD",
    "unit_kerja": "Unit kerja",
    "dana": "Sumber dana (kode atau nama)",
    "bulan": "Bulan (buku kas)",
    "nilai": "Nilai bulan itu (buku kas)",
    **{kunci_bulan(n): f"Realisasi {nama}" for n, nama in enumerate(BULAN, start=1)},
}


@dataclass(frozen=True, slots=True)
class Pilihan:
    """A field that a column can be mapped to."""

    kunci: str
    judul: str


PILIHAN_PEMETAAN = tuple(Pilihan(kunci, judul) for kunci, judul in JUDUL.items())


def isian_dari_judul(judul: str) -> str:
    """The field that a heading names, "" where none fits; sums up to a month are none."""
    baku = judul_baku(judul)
    if _KUMULATIF.search(baku):
        return ""
    if cocok := _ANGKA_BULAN.fullmatch(baku):
        nomor = int(cocok[1])
        return kunci_bulan(nomor) if 1 <= nomor <= len(BULAN) else ""
    for nomor, pola in _KATA_BULAN.items():
        if pola.search(baku):
            return kunci_bulan(nomor)
    return next((isian for isian, pola in _ISIAN if pola.search(baku)), "")


def bulan_dari_teks(teks: str) -> tuple[int, int | None] | None:
    """The month (and year, where it is written) of a cell: "Maret", "Mar 2024", "3", "2024-03"."""
    baku = " ".join(teks.lower().split())
    if cocok := _TANGGAL.fullmatch(baku):
        bulan, tahun = (cocok[1], cocok[2]) if cocok[1] else (cocok[4], cocok[3])
        return (int(bulan), int(tahun)) if 1 <= int(bulan) <= len(BULAN) else None
    if cocok := _ANGKA_BULAN.fullmatch(baku):
        return (int(cocok[1]), None) if 1 <= int(cocok[1]) <= len(BULAN) else None
    ada = [nomor for nomor, pola in _KATA_BULAN.items() if pola.search(baku)]
    tahun_teks = re.findall(r"\b(20\d\d)\b", baku)
    return (ada[0], int(tahun_teks[0]) if tahun_teks else None) if len(ada) == 1 else None


def periksa(pemetaan: Pemetaan) -> None:
    """Refuse a mapping with unknown or doubled fields, or without code and amounts."""
    isian = list(pemetaan.kolom.values())
    for satu in isian:
        if satu not in JUDUL:
            raise PemetaanKeliru(f'Isian "{satu}" tidak dikenal. Petakan kolomnya lagi.')
        if isian.count(satu) > 1:
            raise PemetaanKeliru(
                f"{JUDUL[satu]} dipetakan ke lebih dari satu kolom. Sisakan satu saja."
            )
    if "kode" not in isian:
        raise PemetaanKeliru("Kolom kode sub kegiatan belum dipetakan. Pilih kolomnya.")
    bulanan = any(satu.startswith("b_") for satu in isian)
    if bulanan and {"bulan", "nilai"} & set(isian):
        raise PemetaanKeliru(
            "Pilih salah satu: kolom per bulan, atau kolom bulan beserta nilainya."
        )
    if not bulanan and not {"bulan", "nilai"} <= set(isian):
        raise PemetaanKeliru(
            "Kolom bulan belum dipetakan. Pilih kolom Januari dan seterusnya, atau kolom bulan "
            "dan nilainya."
        )
    if pemetaan.awal < 1 or any(satu < 0 for satu in pemetaan.kolom):
        raise PemetaanKeliru("Baris pertama data harus 1 atau lebih. Petakan kolomnya lagi.")


@dataclass(frozen=True, slots=True)
class Kepala:
    """The headings of a sheet by column, their rows, and the first row of data (from 1)."""

    judul: Mapping[int, str]
    baris: tuple[int, ...]
    awal: int


def cari_kepala(lembar: Lembar) -> Kepala | None:
    """The row that names most fields among the first; a group above it lends its words."""
    terbaik, nilai_terbaik = None, _TERKECIL - 1
    calon = lembar.baris[:_DICARI]
    for letak, baris in enumerate(calon):
        if nomor_kolom(baris):
            continue
        atas = calon[letak - 1] if letak and calon[letak - 1].nomor == baris.nomor - 1 else None
        judul = _judul(baris, atas)
        isian = {isian_dari_judul(teks) for teks in judul.values()} - {""}
        if len(isian) > nilai_terbaik and "kode" in isian:
            terbaik, nilai_terbaik = (letak, judul, atas), len(isian)
    if terbaik is None:
        return None
    letak, judul, atas = terbaik
    sesudah = letak + 1
    while sesudah < len(calon) and nomor_kolom(calon[sesudah]):
        sesudah += 1
    awal = calon[sesudah].nomor if sesudah < len(calon) else calon[-1].nomor + 1
    dipakai = [atas] if atas is not None and set(judul) - set(calon[letak].sel) else []
    nomor = [satu.nomor for satu in (*dipakai, *calon[letak:sesudah])]
    return Kepala(judul, tuple(nomor), awal)


def _judul(baris: Baris, atas: Baris | None) -> dict[int, str]:
    """The headings of a row; where it has none, those of the row above it."""
    isi = dict(atas.sel) if atas is not None else {}
    isi |= dict(baris.sel)
    if not baris.sel or any(len(sel.tampil) > _PANJANG_JUDUL for sel in baris.sel.values()):
        return {}
    return {kolom: sel.tampil for kolom, sel in sorted(isi.items())}


def usulkan(buku: Buku) -> tuple[Usulan, ...]:
    """A suggestion for every visible sheet with rows, the most likely first."""
    lembar = [satu for satu in buku.lembar if satu.baris and not satu.tersembunyi]
    hasil = [usulkan_lembar(satu) for satu in lembar]
    return tuple(sorted(hasil, key=lambda satu: (not satu.dikenal, -len(satu.pemetaan.kolom))))


def usulkan_lembar(lembar: Lembar) -> Usulan:
    """What the headings of a sheet say; certain where every one of them is understood."""
    kepala = cari_kepala(lembar)
    if kepala is None:
        pemetaan = Pemetaan(lembar.nama, {}, (), lembar.baris[0].nomor, UANG, "tanpa-kepala")
        return Usulan(pemetaan, dikenal=False, contoh=contoh_kolom(lembar, pemetaan))
    kolom = _kolom(kepala.judul)
    sidik = sidik_kepala(kepala.judul)
    pemetaan = Pemetaan(lembar.nama, kolom, kepala.baris, kepala.awal, UANG, sidik)
    contoh = contoh_kolom(lembar, pemetaan, kepala.judul)
    return Usulan(pemetaan, dikenal=_pasti(pemetaan, kepala.judul), contoh=contoh)


def terapkan(ingatan: Pemetaan, lembar: Lembar) -> Pemetaan | None:
    """A remembered mapping on a sheet of the same headings, wherever they stand there."""
    kepala = cari_kepala(lembar)
    if kepala is None or sidik_kepala(kepala.judul) != ingatan.sidik:
        return None
    return replace(ingatan, lembar=lembar.nama, kepala=kepala.baris, awal=kepala.awal)


def _kolom(judul: Mapping[int, str]) -> dict[int, str]:
    """A field for each heading; of several for one field, the one about sub kegiatan, or first."""
    hasil: dict[int, str] = {}
    for kolom, teks in sorted(judul.items()):
        isian = isian_dari_judul(teks)
        lama = next((letak for letak, satu in hasil.items() if satu == isian), None)
        if not isian:
            continue
        if lama is not None:
            lebih_cocok = _PALING_COCOK.search(teks.lower())
            if not lebih_cocok or _PALING_COCOK.search(judul[lama].lower()):
                continue
            del hasil[lama]
        hasil[kolom] = isian
    if any(satu.startswith("b_") for satu in hasil.values()):
        hasil = {k: satu for k, satu in hasil.items() if satu not in {"bulan", "nilai"}}
    return hasil


def _pasti(pemetaan: Pemetaan, judul: Mapping[int, str]) -> bool:
    """Whether nothing is left to ask: months in order, and no second column for any field."""
    try:
        periksa(pemetaan)
    except PemetaanKeliru:
        return False
    isian = [satu for teks in judul.values() if (satu := isian_dari_judul(teks))]
    bulan = [int(satu[2:]) for _, satu in sorted(pemetaan.kolom.items()) if satu[:2] == "b_"]
    berurut = all(b - a == 1 for a, b in pairwise(bulan))
    ganda = [satu for satu in isian if isian.count(satu) > 1 and satu != "nama"]
    return berurut and not ganda
