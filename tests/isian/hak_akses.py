"""Who gets which answer from the addresses of this room."""

from collections.abc import Mapping
from typing import Any

from planning.models import Program, Renja
from tests.hak_akses import (
    KOTA_LAIN,
    TULIS_DINSOS,
    TULIS_DISNAKER,
    TULIS_KOTA_LAIN,
    Hak,
)

# Pages for those who write only: others are told why not.
MENGISI = {"get": "3 F 2 T F F F F F T", "get_dinsos": "3 F T 2 T F T T F T"}
# A page that takes POST alone.
TANPA_GET = dict.fromkeys(("get", "get_dinsos", "get_lain"), "3 M M M M M M M M M")
TULIS = {"post": TULIS_DISNAKER, "post_dinsos": TULIS_DINSOS, "post_lain": TULIS_KOTA_LAIN}


def _tujuan(_renja: Renja) -> Mapping[str, Any]:
    return {"jenis": "tujuan"}


def _program(renja: Renja) -> Mapping[str, Any]:
    return {"jenis": "program", "uid": Program.objects.get(renstra=renja.renstra).uid}


def _ubahan(renja: Renja) -> Mapping[str, Any]:
    return {"nama": "PROGRAM LAIN", "versi": Program.objects.get(renstra=renja.renstra).versi}


def _versi(renja: Renja) -> Mapping[str, Any]:
    return {"versi": Program.objects.get(renstra=renja.renstra).versi, "arah": "naik"}


HAK: dict[str, Hak] = {
    "isian:daftar_isi": Hak(),
    "isian:lapisan": Hak(),
    "isian:daftar": Hak(isi=_tujuan),
    "isian:tabel": Hak(isi=lambda _: {"tabel": "perkiraan"}, kirim=lambda _: {}, **TULIS),
    "isian:salin_reviu": Hak(**TANPA_GET, **TULIS),
    "isian:tambah": Hak(
        **MENGISI,
        get_lain=KOTA_LAIN,
        **TULIS,
        isi=_tujuan,
        kirim=lambda _: {"uraian": "Tujuan baru"},
    ),
    "isian:ubah": Hak(**TULIS, isi=_program, kirim=_ubahan),
    "isian:hapus": Hak(**MENGISI, get_lain=KOTA_LAIN, **TULIS, isi=_program, kirim=_versi),
    "isian:pindah": Hak(**TANPA_GET, **TULIS, isi=_program, kirim=_versi),
}
