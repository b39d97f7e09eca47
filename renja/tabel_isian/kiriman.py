"""What a request brings: cells as JSON from the script, or as fields of the plain form."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from planning.ketikan import rapi
from renja.tabel_isian.rencana_simpan import Isian
from renja.tabel_isian.simpan import CARA, SEL_TERBANYAK

TEKS_TERPANJANG = 500
BLOK_RUSAK = "Blok yang ditempel tidak terbaca. Salin ulang bloknya."


class KirimanRusak(ValueError):
    """A request that does not have the shape it must have; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Kiriman:
    """Typed cells with how they came about, and what the page already knows."""

    isian: tuple[Isian, ...]
    nomor: int = 0
    cara: str = "baris"
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class Blok:
    """A pasted block as text, the keys of the rows and columns it meets, and what is hidden."""

    teks: str
    baris: list[str]
    kolom: list[str]
    tersembunyi: Any = None


def baca_json(request: HttpRequest) -> dict[str, Any]:
    """The object that the body holds; raises KirimanRusak."""
    try:
        isi = json.loads(request.body)
    except (ValueError, RecursionError) as galat:
        raise KirimanRusak("Kiriman ini tidak terbaca. Muat ulang halaman ini.") from galat
    if not isinstance(isi, dict):
        raise KirimanRusak("Kiriman ini tidak terbaca. Muat ulang halaman ini.")
    return isi


def kiriman_json(request: HttpRequest) -> Kiriman:
    """Cells as [[key, version, text], …]; raises KirimanRusak."""
    isi = baca_json(request)
    sel = isi.get("sel")
    if not isinstance(sel, list):
        raise KirimanRusak("Kiriman ini tidak memuat sel. Muat ulang halaman ini.")
    _periksa_banyak(len(sel))
    cara = isi.get("cara", "baris")
    if not isinstance(cara, str) or cara not in CARA:
        raise KirimanRusak("Cara mengisi ini tidak dikenal. Muat ulang halaman ini.")
    isian = {satu.kunci: satu for satu in map(_isian, sel)}
    return Kiriman(
        tuple(isian.values()), bulat(isi.get("nomor")), cara, str(isi.get("alasan", ""))[:500]
    )


def kiriman_tempel(request: HttpRequest) -> Blok:
    """A pasted block with where it was pasted; raises KirimanRusak."""
    isi = baca_json(request)
    blok = isi.get("blok")
    if not isinstance(blok, str):
        raise KirimanRusak(BLOK_RUSAK)
    baris, kolom = _daftar_teks(isi.get("baris")), _daftar_teks(isi.get("kolom"))
    return Blok(blok, baris, kolom, isi.get("tersembunyi"))


def _daftar_teks(isi: object) -> list[str]:
    if isinstance(isi, list) and all(isinstance(satu, str) for satu in isi):
        return isi
    raise KirimanRusak(BLOK_RUSAK)


def _isian(satu: object) -> Isian:
    if isinstance(satu, list) and len(satu) == len(Isian._fields):
        kunci, versi, teks = satu
        if isinstance(kunci, str) and isinstance(teks, str) and type(versi) is int:
            return Isian(kunci[:40], versi, _terbatas(teks))
    raise KirimanRusak("Kiriman ini memuat sel yang tidak terbaca. Muat ulang halaman ini.")


def kiriman_formulir(request: HttpRequest) -> Kiriman:
    """The fields that differ from what the page showed; raises KirimanRusak."""
    try:
        asal = json.loads(request.POST.get("asal", ""))
    except (ValueError, RecursionError) as galat:
        raise KirimanRusak("Formulir ini tidak lengkap. Muat ulang halaman ini.") from galat
    if not isinstance(asal, dict):
        raise KirimanRusak("Formulir ini tidak lengkap. Muat ulang halaman ini.")
    pakai = set(request.POST.getlist("pakai"))
    isian = tuple(_berubah(request.POST, asal, pakai))
    _periksa_banyak(len(isian))
    return Kiriman(isian, 0, "halaman", request.POST.get("alasan", "")[:500])


def _berubah(kiriman: Mapping[str, str], asal: Mapping[str, Any], pakai: set[str]) -> list[Isian]:
    hasil = []
    for kunci, lama in asal.items():
        if kunci not in kiriman or kunci in pakai:
            continue
        if not (isinstance(lama, list) and lama and type(lama[0]) is int):
            raise KirimanRusak("Formulir ini tidak lengkap. Muat ulang halaman ini.")
        teks = kiriman[kunci]
        if rapi(teks) != rapi(str(lama[-1])):
            hasil.append(Isian(kunci[:40], lama[0], _terbatas(teks)))
    return hasil


def _terbatas(teks: str) -> str:
    """Too long a text stays too long, so that it is refused rather than cut."""
    return teks[:TEKS_TERPANJANG].replace("\x00", "")


def _periksa_banyak(banyak: int) -> None:
    if banyak > SEL_TERBANYAK:
        raise KirimanRusak(
            f"Kiriman ini memuat {banyak} sel. Simpan paling banyak {SEL_TERBANYAK} sel sekaligus."
        )


def bulat(nilai: object) -> int:
    """A whole number that is not negative; 0 for anything else."""
    if isinstance(nilai, str) and nilai.isascii() and nilai.isdigit():
        nilai = int(nilai[:18])
    return nilai if type(nilai) is int and 0 <= nilai < 2**62 else 0
