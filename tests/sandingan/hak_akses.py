"""Who may open the addresses of the room sandingan: whoever reads the plan."""

from collections.abc import Mapping
from typing import Any

from planning.models import Renja
from tests.hak_akses import Hak
from tests.tahapan.hak_akses import versi_contoh


def _berkas(renja: Renja) -> Mapping[str, Any]:
    """The table of money as CSV, between a frozen version and today."""
    versi_contoh(renja)
    return {"tabel": "pagu", "jenis": "csv"}


def _buku(renja: Renja) -> Mapping[str, Any]:
    """The whole as a workbook."""
    versi_contoh(renja)
    return {"jenis": "xlsx"}


HAK: dict[str, Hak] = {
    "sandingan:sandingan": Hak(),
    "sandingan:unduh_semua": Hak(isi=_buku),
    "sandingan:unduh": Hak(isi=_berkas),
}
