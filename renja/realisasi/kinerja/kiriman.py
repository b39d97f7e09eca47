"""What a request brings: reports as JSON from the script, or as fields of the plain form."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from renja.realisasi.kinerja.nilai import Ketikan
from renja.realisasi.kinerja.simpan import CARA, Isian
from renja.tabel_isian.kiriman import KirimanRusak, baca_json

BARIS_TERBANYAK = 2_000
_RUSAK = "Kiriman ini tidak terbaca. Muat ulang halaman ini."


def kiriman_json(request: HttpRequest) -> tuple[dict[str, Isian], str]:
    """Rows as {key: {versi, nilai, …}} and how they came about; raises KirimanRusak."""
    isi = baca_json(request)
    baris, cara = isi.get("baris"), isi.get("cara", "baris")
    if not isinstance(baris, dict) or not isinstance(cara, str) or cara not in CARA:
        raise KirimanRusak(_RUSAK)
    _periksa_banyak(len(baris))
    hasil = {}
    for kunci, satu in baris.items():
        if not isinstance(satu, dict) or type(satu.get("versi")) is not int:
            raise KirimanRusak(_RUSAK)
        hasil[str(kunci)[:40]] = Isian(satu["versi"], Ketikan.dari(satu))
    return hasil, cara


def kiriman_formulir(request: HttpRequest) -> dict[str, Isian]:
    """The rows whose fields differ from what the page showed; raises KirimanRusak.

    A row that the person gave up after a conflict (`pakai`) is left as it is stored.
    """
    try:
        asal = json.loads(request.POST.get("asal", ""))
    except (ValueError, RecursionError) as galat:
        raise KirimanRusak("Formulir ini tidak lengkap. Muat ulang halaman ini.") from galat
    if not isinstance(asal, dict):
        raise KirimanRusak("Formulir ini tidak lengkap. Muat ulang halaman ini.")
    pakai = set(request.POST.getlist("pakai"))
    hasil = {}
    for kunci, satu in asal.items():
        if kunci not in pakai and f"nilai.{kunci}" in request.POST:
            isian = _isian(request.POST, kunci, satu)
            if isian is not None:
                hasil[kunci[:40]] = isian
    _periksa_banyak(len(hasil))
    return hasil


def _isian(kiriman: Mapping[str, str], kunci: str, asal: Any) -> Isian | None:
    """What was typed for a row; None where it is what the page showed."""
    if not isinstance(asal, dict) or type(asal.get("versi")) is not int:
        raise KirimanRusak("Formulir ini tidak lengkap. Muat ulang halaman ini.")
    semula = Ketikan.dari(asal)
    isi = semula.kolom()
    isi |= {nama: kiriman[f"{nama}.{kunci}"] for nama in isi if f"{nama}.{kunci}" in kiriman}
    ketikan = Ketikan.dari(isi)
    return None if ketikan.baku == semula.baku else Isian(asal["versi"], ketikan)


def _periksa_banyak(banyak: int) -> None:
    if banyak > BARIS_TERBANYAK:
        raise KirimanRusak(
            f"Kiriman ini memuat {banyak} baris. Simpan paling banyak {BARIS_TERBANYAK} sekaligus."
        )


def baca_uid(nilai: object) -> UUID | None:
    """The uid that a request names, None for anything else."""
    try:
        return UUID(str(nilai))
    except ValueError:
        return None


__all__ = ["KirimanRusak", "baca_uid", "kiriman_formulir", "kiriman_json"]
