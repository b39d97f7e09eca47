"""What every page of this room asks first: the Renja, the quarter, and what the frame shows."""

from typing import Any

from planning.models import Renja
from planning.models.pelaporan import ROMAWI


def isi_kerangka(renja: Renja, triwulan: int | None, bagian: str) -> dict[str, Any]:
    """The context of templates/realisasi/kerangka.html.

    `bagian` is "kinerja", "anggaran", "paraf" or "laporan", "" on the first page, which
    belongs to no quarter.
    """
    return {
        "renja": renja,
        "halaman": "realisasi",
        "triwulan": triwulan,
        "romawi": ROMAWI.get(triwulan or 0, ""),
        "bagian": bagian,
        "judul_bagian": JUDUL[bagian],
        "semua_triwulan": tuple(ROMAWI.items()),
        "semua_bagian": BAGIAN,
        "alamat_bagian": f"realisasi:{bagian or 'kinerja'}",
    }


BAGIAN = (
    ("kinerja", "Kinerja", "realisasi:kinerja"),
    ("anggaran", "Anggaran", "realisasi:anggaran"),
    ("paraf", "Paraf", "realisasi:paraf"),
    ("laporan", "Laporan", "realisasi:laporan"),
)
JUDUL = {
    "": "Realisasi",
    "kinerja": "Realisasi kinerja",
    "anggaran": "Realisasi anggaran",
    "paraf": "Paraf realisasi",
    "laporan": "Laporan",
}
