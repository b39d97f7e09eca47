"""What each of the cast gets from an address, in one line of signs.

Every room declares its addresses in `tests/<room>/hak_akses.py` as `HAK: dict[str, Hak]`, by
their full name ("isian:daftar"), those outside of a Renja as `HAK_UMUM: dict[str, HakUmum]`;
tests/test_hak_akses.py asks all of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from planning.models import Renja
from tests.orang import ORANG

SIAPA = ("anonim", *ORANG)
# One sign for the status of each of SIAPA: anonim, ani, budi, citra, dedi, eka, fajar, …
STATUS = {"2": 200, "3": 302, "4": 400, "F": 403, "T": 404, "M": 405, "9": 409, "V": 422}
# Who reads the pages of a Renja of disnaker, of dinsos, and of another city.
DISNAKER = "3 2 2 T 2 2 2 2 2 T"
DINSOS = "3 2 T 2 T 2 T T 2 T"
KOTA_LAIN = "3 T T T T T T T T T"
# POST: only Budi writes in disnaker and goes on (302); readers are refused, others find nothing.
TULIS_DISNAKER = "3 F 3 T F F F F F T"
TULIS_DINSOS = "3 F T 3 T F T T F T"
TULIS_KOTA_LAIN = "3 T T T T T T T T T"
# A page that takes no POST: 405 for whoever is signed in.
TAK_BOLEH_KIRIM = "3 M M M M M M M M M"


def _kosong(_renja: Renja) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class Hak:
    """The answers of one address of a Renja to GET and to POST, by the agency of the Renja.

    `isi` gives the values of the address's own parts (beside kode and masa) for the Renja of
    that agency, `kirim` what is posted. `get` and `post` are for disnaker, the others for
    dinsos and for an agency of another city.
    """

    get: str = DISNAKER
    get_dinsos: str = DINSOS
    get_lain: str = KOTA_LAIN
    post: str = TAK_BOLEH_KIRIM
    post_dinsos: str = TAK_BOLEH_KIRIM
    post_lain: str = TAK_BOLEH_KIRIM
    isi: Callable[[Renja], Mapping[str, Any]] = _kosong
    kirim: Callable[[Renja], Mapping[str, Any]] = _kosong


@dataclass(frozen=True)
class HakUmum:
    """The answers to GET and to POST of an address that belongs to no Renja.

    `isi` gives the values of the address's own parts.
    """

    get: str
    post: str
    isi: Mapping[str, str] = field(default_factory=dict)


def baca(deret: str) -> dict[str, int]:
    """The status for each of SIAPA."""
    return {orang: STATUS[tanda] for orang, tanda in zip(SIAPA, deret.split(), strict=True)}
