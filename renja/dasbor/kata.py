"""Words of this room: quantities, days, stored values. Pure."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from planning.kuantitas import STRIP, Keadaan, Kuantitas, tampil_angka, tampil_kuantitas
from planning.models.pelaporan import NAMA_BULAN, ROMAWI

STATUS = {
    "belum_diisi": "belum diisi",
    "draf": "draf",
    "diajukan": "diajukan",
    "dikembalikan": "dikembalikan",
    "disetujui": "disetujui",
}


def teks_persen(nilai: Decimal | None) -> str:
    """`42,50 %`, or a dash."""
    return STRIP if nilai is None else f"{tampil_angka(nilai, 2)} %"


def sebut_triwulan(triwulan: list[int]) -> str:
    """`TW I, III`."""
    return f"TW {', '.join(ROMAWI[satu] for satu in triwulan)}" if triwulan else ""


def teks_tanggal(hari: date) -> str:
    """`15 Oktober 2024`."""
    return f"{hari.day} {NAMA_BULAN[hari.month - 1]} {hari.year}"


def teks_lama(isi: Mapping[str, object], satuan: str) -> str:
    """A stored value of a correction: a quantity, or rupiah by month."""
    if "keadaan" not in isi:
        bulan = sorted((int(ke), str(nilai)) for ke, nilai in isi.items() if str(ke).isdigit())
        return "; ".join(
            f"{NAMA_BULAN[ke - 1]} Rp {tampil_angka(Decimal(nilai))}" for ke, nilai in bulan
        )
    return tampil_kuantitas(
        Kuantitas(
            _angka(isi.get("bawah")),
            _angka(isi.get("atas")),
            str(isi.get("satuan") or satuan),
            str(isi.get("teks") or ""),
            Keadaan(str(isi["keadaan"])),
        )
    )


def _angka(nilai: object) -> Decimal | None:
    return None if nilai in {None, ""} else Decimal(str(nilai))
