"""Who gets which answer from the addresses of this room."""

from collections.abc import Mapping
from typing import Any

from planning.models import Renja
from tests.hak_akses import TULIS_DINSOS, TULIS_DISNAKER, TULIS_KOTA_LAIN, Hak

TANPA_GET = "3 M M M M M M M M M"


def _jenis(_renja: Renja) -> Mapping[str, Any]:
    return {"jenis": "tahun"}


def _kosong(_renja: Renja) -> Mapping[str, Any]:
    return {"asal": "{}"}


def _halaman() -> Hak:
    return Hak(
        post=TULIS_DISNAKER, post_dinsos=TULIS_DINSOS, post_lain=TULIS_KOTA_LAIN, kirim=_kosong
    )


def _untuk_skrip(tanda: str) -> Hak:
    """What only takes JSON: a plain form of the perencana gets `tanda`."""
    return Hak(
        get=TANPA_GET,
        get_dinsos=TANPA_GET,
        get_lain=TANPA_GET,
        post=f"3 F {tanda} T F F F F F T",
        post_dinsos=f"3 F T {tanda} T F T T F T",
        post_lain=TULIS_KOTA_LAIN,
        isi=_jenis,
    )


HAK = {
    "tabel_isian:awal": Hak(
        get="3 3 3 T 3 3 3 3 3 T",
        get_dinsos="3 3 T 3 T 3 T T 3 T",
    ),
    "tabel_isian:tahun": _halaman(),
    "tabel_isian:renstra": _halaman(),
    "tabel_isian:simpan": _untuk_skrip("4"),
    "tabel_isian:tempel": _untuk_skrip("4"),
    "tabel_isian:kabar": Hak(isi=_jenis),
    "tabel_isian:urungkan": _untuk_skrip("4"),
}
