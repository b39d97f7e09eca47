"""Words of this room: quantities, days, stored values. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from performance.hasil import DESIMAL_TERBANYAK
from planning.kuantitas import STRIP, Keadaan, Kuantitas, bulatkan, tampil_angka, tampil_kuantitas
from planning.models.pelaporan import NAMA_BULAN, ROMAWI

STATUS = {
    "belum_diisi": "belum diisi",
    "draf": "draf",
    "diajukan": "diajukan",
    "dikembalikan": "dikembalikan",
    "disetujui": "disetujui",
}


def teks_nilai(nilai: Kuantitas) -> str:
    """A quantity as it is printed; one with more places than are ever stored with two of them."""
    if not nilai.ada or nilai.bawah is None:
        return tampil_kuantitas(nilai)
    bawah, atas = _ringkas(nilai.bawah), None if nilai.atas is None else _ringkas(nilai.atas)
    return tampil_kuantitas(replace(nilai, bawah=bawah, atas=atas))


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
    return teks_nilai(
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


def _ringkas(nilai: int | Decimal) -> int | Decimal:
    if isinstance(nilai, int):
        return nilai
    pangkat = nilai.normalize().as_tuple().exponent
    panjang = isinstance(pangkat, int) and -pangkat > DESIMAL_TERBANYAK
    return bulatkan(nilai) if panjang else nilai
