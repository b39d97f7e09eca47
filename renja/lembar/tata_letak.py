"""Which column of a sheet holds which field: known layouts, suggestions, remembered ones."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from renja.lembar.dikenal import (
    LEMBAR_RENCANA,
    TATA_LETAK,
    cocok_tanpa_kepala,
    menurut_urutan,
)
from renja.lembar.isian import BERBAGI, ISIAN, isian_dari_judul, judul_baku
from renja.lembar.kepala import Kepala, cari_kepala
from renja.lembar.nilai import Buku, Lembar, huruf_kolom

FORMAT_PEMETAAN = 1
_CONTOH = 5
_PANJANG_CONTOH = 120


class PemetaanKeliru(ValueError):
    """A stored or posted mapping that cannot be used; the message is an Indonesian sentence."""


@dataclass(frozen=True, slots=True)
class Pemetaan:
    """Column (from 0) to field, header rows and first data row (from 1), and the sheet.

    `sidik` is the fingerprint of the header, by which a remembered mapping is found again.
    `tata_letak` is a key of `dikenal.TATA_LETAK`, or "lain".
    """

    lembar: str
    kolom: Mapping[int, str]
    kepala: tuple[int, ...] = ()
    awal: int = 1
    tata_letak: str = "lain"
    sidik: str = ""

    def kolom_dari(self, isian: str) -> tuple[int, ...]:
        """The columns of a field, left to right."""
        return tuple(kolom for kolom in sorted(self.kolom) if self.kolom[kolom] == isian)

    def ke_json(self) -> dict[str, Any]:
        """As plain values, to be remembered by name."""
        return {
            "format": FORMAT_PEMETAAN,
            "lembar": self.lembar,
            "kolom": {str(kolom): isian for kolom, isian in sorted(self.kolom.items())},
            "kepala": list(self.kepala),
            "awal": self.awal,
            "tata_letak": self.tata_letak,
            "sidik": self.sidik,
        }

    @classmethod
    def dari_json(
        cls, nilai: Mapping[str, Any], periksa: "Callable[[Pemetaan], None] | None" = None
    ) -> "Pemetaan":
        """From plain values; raises `PemetaanKeliru`.

        `periksa` looks at other fields than those of a plan.
        """
        try:
            hasil = cls(
                str(nilai["lembar"]),
                {int(kolom): str(isian) for kolom, isian in nilai["kolom"].items() if isian},
                tuple(int(satu) for satu in nilai.get("kepala", ())),
                int(nilai["awal"]),
                str(nilai.get("tata_letak", "lain")),
                str(nilai.get("sidik", "")),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as galat:
            raise PemetaanKeliru("Pemetaan ini tidak terbaca. Petakan kolomnya lagi.") from galat
        (periksa or periksa_rencana)(hasil)
        return hasil


@dataclass(frozen=True, slots=True)
class ContohKolom:
    """A column for the mapping page: its letters, heading, first values, suggested field."""

    kolom: int
    huruf: str
    judul: str
    contoh: tuple[str, ...]
    isian: str


@dataclass(frozen=True, slots=True)
class Usulan:
    """A suggested mapping of one sheet; `dikenal` where the layout is known for certain."""

    pemetaan: Pemetaan
    dikenal: bool
    contoh: tuple[ContohKolom, ...] = field(default=())

    @property
    def sebutan(self) -> str:
        """What the layout is called."""
        return TATA_LETAK.get(self.pemetaan.tata_letak, "Tata letak lain")


def periksa_rencana(pemetaan: Pemetaan) -> None:
    """Refuse a mapping with unknown or doubled fields, or without anything to go by."""
    isian = list(pemetaan.kolom.values())
    for satu in isian:
        if satu not in ISIAN:
            raise PemetaanKeliru(f'Isian "{satu}" tidak dikenal. Petakan kolomnya lagi.')
        if isian.count(satu) > 1 and satu not in BERBAGI:
            raise PemetaanKeliru(
                f"{ISIAN[satu].judul} dipetakan ke lebih dari satu kolom. Sisakan satu saja."
            )
    if not {"kode", "nama"} & set(isian):
        raise PemetaanKeliru("Kolom kode atau uraian belum dipetakan. Pilih salah satunya.")
    if pemetaan.awal < 1 or any(satu < 0 for satu in pemetaan.kolom):
        raise PemetaanKeliru("Baris pertama data harus 1 atau lebih. Petakan kolomnya lagi.")


def usulkan(buku: Buku) -> tuple[Usulan, ...]:
    """A suggestion for every visible sheet that holds rows, the most likely first."""
    lembar = [satu for satu in buku.lembar if satu.baris and not satu.tersembunyi]
    hasil = [usulkan_lembar(satu) for satu in lembar]
    return tuple(sorted(hasil, key=lambda satu: (not satu.dikenal, -len(satu.pemetaan.kolom))))


def usulkan_lembar(lembar: Lembar) -> Usulan:
    """The layout of one sheet: by its hidden keys, its header, or its shape without one."""
    sendiri = _buku_sendiri(lembar)
    if sendiri is not None:
        return Usulan(sendiri, dikenal=True, contoh=contoh_kolom(lembar, sendiri))
    kepala = cari_kepala(lembar)
    if kepala is None:
        return _tanpa_kepala(lembar)
    kolom = _kolom_menurut_judul(kepala)
    tata_letak = _nama_tata_letak(kolom)
    pemetaan = Pemetaan(
        lembar.nama, kolom, kepala.baris, kepala.awal, tata_letak, sidik_kepala(kepala.judul)
    )
    contoh = contoh_kolom(lembar, pemetaan, kepala.judul)
    return Usulan(pemetaan, dikenal=tata_letak != "lain", contoh=contoh)


def terapkan(ingatan: Pemetaan, lembar: Lembar) -> Pemetaan | None:
    """A remembered mapping on a sheet of the same header, wherever that stands there."""
    kepala = cari_kepala(lembar)
    if kepala is None or sidik_kepala(kepala.judul) != ingatan.sidik:
        return None
    return replace(ingatan, lembar=lembar.nama, kepala=kepala.baris, awal=kepala.awal)


def sidik_kepala(judul: Mapping[int, str]) -> str:
    """The fingerprint of a header: its words by column, without years."""
    isi = [[kolom, judul_baku(teks)] for kolom, teks in sorted(judul.items())]
    return hashlib.sha256(json.dumps(isi, ensure_ascii=False).encode()).hexdigest()


def contoh_kolom(
    lembar: Lembar, pemetaan: Pemetaan, judul: Mapping[int, str] | None = None
) -> tuple[ContohKolom, ...]:
    """Every column with its first values from the data rows."""
    contoh: dict[int, list[str]] = {kolom: [] for kolom in range(lembar.banyak_kolom)}
    for baris in lembar.baris:
        if baris.nomor < pemetaan.awal:
            continue
        for kolom, sel in baris.sel.items():
            if len(contoh[kolom]) < _CONTOH:
                contoh[kolom].append(sel.tampil[:_PANJANG_CONTOH])
        if all(len(satu) >= _CONTOH for satu in contoh.values()):
            break
    return tuple(
        ContohKolom(
            kolom,
            huruf_kolom(kolom),
            (judul or {}).get(kolom, ""),
            tuple(isi),
            pemetaan.kolom.get(kolom, ""),
        )
        for kolom, isi in contoh.items()
    )


def _buku_sendiri(lembar: Lembar) -> Pemetaan | None:
    """The mapping of our own workbook, from the row of keys above its header."""
    if lembar.nama != LEMBAR_RENCANA:
        return None
    for baris in lembar.baris[:5]:
        kolom = {letak: sel.tampil for letak, sel in baris.sel.items()}
        if {"kode", "uid", "versi"} <= set(kolom.values()):
            kolom = {letak: kunci for letak, kunci in kolom.items() if kunci in ISIAN}
            if len(set(kolom.values())) < len(kolom):
                return None
            sidik = sidik_kepala(kolom)
            kepala = (baris.nomor, baris.nomor + 1)
            return Pemetaan(lembar.nama, kolom, kepala, baris.nomor + 2, "renja", sidik)
    return None


def _tanpa_kepala(lembar: Lembar) -> Usulan:
    """A block pasted without its header."""
    nama, isian = cocok_tanpa_kepala(lembar)
    awal = lembar.baris[0].nomor
    pemetaan = Pemetaan(lembar.nama, dict(enumerate(isian)), (), awal, nama, f"tanpa-kepala:{nama}")
    contoh = contoh_kolom(lembar, pemetaan)
    return Usulan(pemetaan, dikenal=nama != "lain", contoh=contoh)


def _kolom_menurut_judul(kepala: Kepala) -> dict[int, str]:
    """A field for each heading; the first column that names a field keeps it."""
    hasil: dict[int, str] = {}
    for kolom, judul in sorted(kepala.judul.items()):
        isian = isian_dari_judul(judul)
        if isian and (isian in BERBAGI or isian not in hasil.values()):
            hasil[kolom] = isian
    return hasil


def _nama_tata_letak(kolom: Mapping[int, str]) -> str:
    """The known layout that has exactly these fields in this order, else "lain"."""
    return menurut_urutan([kolom[satu] for satu in sorted(kolom)])
