"""Who may open the addresses of the room sandingan: whoever reads the plan.

Beside the Renja of the tests there is nothing frozen: a file has nothing to compare (404).
"""

from collections.abc import Mapping
from typing import Any

from planning.models import Renja
from tests.hak_akses import Hak

TIADA = "3 T T T T T T T T T"


def _berkas(_renja: Renja) -> Mapping[str, Any]:
    """The table of money as CSV."""
    return {"tabel": "pagu", "jenis": "csv"}


HAK: dict[str, Hak] = {
    "sandingan:sandingan": Hak(),
    "sandingan:unduh": Hak(get=TIADA, get_dinsos=TIADA, get_lain=TIADA, isi=_berkas),
}
