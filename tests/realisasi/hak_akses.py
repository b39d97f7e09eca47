"""Who gets which answer from the addresses of this room."""

from collections.abc import Mapping
from typing import Any

from planning.models import Renja
from tests.hak_akses import Hak


def triwulan(_renja: Renja) -> Mapping[str, Any]:
    """The quarter of an address."""
    return {"triwulan": 3}


HAK: dict[str, Hak] = {
    "realisasi:daftar": Hak(),
    "realisasi:kinerja": Hak(isi=triwulan),
    "realisasi:anggaran": Hak(isi=triwulan),
    "realisasi:paraf": Hak(isi=triwulan),
    "realisasi:laporan": Hak(isi=triwulan),
}
