"""Who gets which answer from the addresses of money, approval, the report and corrections."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from planning.models import BarisRenja, Renja
from tests.hak_akses import TULIS_KOTA_LAIN, Hak

TANPA_GET = "3 M M M M M M M M M"
TIADA = UUID(int=0)
# Budi, the people of the unit and Hadi write money; everybody else who reads is refused.
UANG = "3 F {0} T F F {0} {0} {0} T"
UANG_DINSOS = "3 F T {0} T F T T {0} T"
# What names a row that is not there is not there for anybody.
TAK_ADA = "3 T T T T T T T T T"


def triwulan(_renja: Renja) -> Mapping[str, Any]:
    """The quarter of an address."""
    return {"triwulan": 3}


def baris(renja: Renja) -> Mapping[str, Any]:
    """The quarter and the first row of the Renja."""
    satu = BarisRenja.objects.filter(renja=renja).order_by("pk")[0]
    return {"triwulan": 3, "uid": satu.uid}


def tiada(_renja: Renja) -> Mapping[str, Any]:
    """The quarter and a row that is not there."""
    return {"triwulan": 3, "uid": TIADA}


def kosong(_renja: Renja) -> Mapping[str, Any]:
    """A plain form in which nothing was changed."""
    return {"asal": json.dumps({})}


def _uang(tanda: str, **lain: Any) -> Hak:
    return Hak(
        post=UANG.format(tanda),
        post_dinsos=UANG_DINSOS.format(tanda),
        post_lain=TULIS_KOTA_LAIN,
        **lain,
    )


def _skrip() -> Hak:
    """What only takes JSON: a plain form of a writer is broken (400)."""
    return _uang("4", get=TANPA_GET, get_dinsos=TANPA_GET, get_lain=TANPA_GET, isi=triwulan)


def _putusan(post: str, post_dinsos: str, isi: Any) -> Hak:
    """An act by POST alone."""
    return Hak(
        get=TANPA_GET,
        get_dinsos=TANPA_GET,
        get_lain=TANPA_GET,
        post=post,
        post_dinsos=post_dinsos,
        post_lain=TAK_ADA,
        isi=isi,
    )


HAK_PARAF: dict[str, Hak] = {
    "realisasi:anggaran": _uang("3", isi=triwulan, kirim=kosong),
    "realisasi:anggaran_baris": _uang("3", isi=baris, kirim=kosong),
    "realisasi:anggaran_simpan": _skrip(),
    "realisasi:anggaran_tempel": _skrip(),
    "realisasi:anggaran_urungkan": _skrip(),
    "realisasi:anggaran_kabar": Hak(isi=triwulan),
    # Dedi reopens rows of his agency, Ani is nobody's mitra here; the quarter is open, so it
    # is not reopened at all (403).
    "realisasi:anggaran_buka": _putusan("3 F F T F F F F F T", "3 F T F T F T T F T", baris),
    # Gita and Dedi approve what the agency itself reports; they ticked nothing (422).
    "realisasi:paraf": Hak(
        isi=triwulan,
        post="3 F F T V F F V F T",
        post_dinsos="3 F T F T F T T F T",
        post_lain=TULIS_KOTA_LAIN,
    ),
    "realisasi:buka_kinerja": _putusan(TAK_ADA, TAK_ADA, tiada),
    "realisasi:laporan": Hak(
        isi=triwulan,
        kirim=lambda _renja: {"aksi": "simpan", "versi": "0"},
        post="3 F 3 T F F F F F T",
        post_dinsos="3 F T 3 T F T T F T",
        post_lain=TULIS_KOTA_LAIN,
    ),
    "realisasi:koreksi": Hak(isi=triwulan),
    "realisasi:koreksi_selesai": _putusan(TAK_ADA, TAK_ADA, tiada),
}
