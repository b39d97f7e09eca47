"""Who gets which answer from the addresses of this room."""

from collections.abc import Mapping
from typing import Any

from planning.models import Renja
from tests.hak_akses import KOTA_LAIN, TULIS_DINSOS, TULIS_KOTA_LAIN, Hak
from tests.realisasi.hak_paraf import HAK_PARAF


def triwulan(_renja: Renja) -> Mapping[str, Any]:
    """The quarter of an address."""
    return {"triwulan": 3}


TANPA_GET = "3 M M M M M M M M M"
TIADA = "3 T T T T T T T T T"


def _kosong(_renja: Renja) -> Mapping[str, Any]:
    return {"asal": "{}"}


def _bukti(_renja: Renja) -> Mapping[str, Any]:
    return {"uid": "00000000-0000-0000-0000-000000000000"}


def _untuk_skrip() -> Hak:
    """What the scripts send: a plain form of those who report is no request of theirs."""
    return Hak(
        get=TANPA_GET,
        get_dinsos=TANPA_GET,
        get_lain=TANPA_GET,
        post="3 F 4 T F F 4 4 F T",
        post_dinsos="3 F T 4 T F T T F T",
        post_lain=TULIS_KOTA_LAIN,
        isi=triwulan,
    )


# Of disnaker, Budi (perencana), Fajar and Gita (its unit kerja) report; readers are refused.
HAK: dict[str, Hak] = {
    "realisasi:daftar": Hak(),
    "realisasi:kinerja": Hak(
        post="3 F 3 T F F 3 3 F T",
        post_dinsos=TULIS_DINSOS,
        post_lain=TULIS_KOTA_LAIN,
        isi=triwulan,
        kirim=_kosong,
    ),
    "realisasi:simpan_kinerja": _untuk_skrip(),
    "realisasi:urungkan_kinerja": _untuk_skrip(),
    "realisasi:lampirkan": _untuk_skrip(),
    "realisasi:lepas_bukti": _untuk_skrip(),
    "realisasi:bukti": Hak(get=TIADA, get_dinsos=TIADA, get_lain=KOTA_LAIN, isi=_bukti),
    **HAK_PARAF,
}
