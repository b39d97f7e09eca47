"""Who has not reported, as plain text to paste into a message. Pure."""

from collections.abc import Sequence
from datetime import date

from planning.models.pelaporan import ROMAWI
from renja.rekap.baris import BarisRekap


def belum_menyampaikan(baris: Sequence[BarisRekap]) -> list[BarisRekap]:
    """The agencies that owe something of the quarter, in their order."""
    return [satu for satu in baris if not satu.sudah_menyampaikan]


def susun_pesan(baris: Sequence[BarisRekap], tahun: int, triwulan: int, batas: date | None) -> str:
    """The message over those that have not reported; "" where everybody has.

    `batas` is the last day of the window, None where there is no schedule.
    """
    belum = belum_menyampaikan(baris)
    if not belum:
        return ""
    sampai = f" (batas {batas:%d-%m-%Y})" if batas else ""
    kepala = (
        "Yth. Bapak/Ibu, berikut perangkat daerah yang belum menyampaikan laporan "
        f"TW {ROMAWI[triwulan]} {tahun} dengan lengkap{sampai}:"
    )
    isi = [
        f"{nomor}. {satu.perangkat_daerah.nama} ({_keadaan(satu, tahun)})"
        for nomor, satu in enumerate(belum, start=1)
    ]
    return "\n".join([kepala, *isi])


def _keadaan(satu: BarisRekap, tahun: int) -> str:
    if satu.kedudukan is None:
        return f"belum memiliki Renja {tahun}"
    kedudukan = satu.kedudukan
    bagian = [f"laporan: {satu.nama_status.lower()}"]
    if kedudukan.belum:
        bagian.insert(0, f"{kedudukan.belum} dari {kedudukan.wajib} indikator belum")
    elif not kedudukan.wajib:
        bagian.insert(0, "belum ada indikator bertarget")
    if satu.diperpanjang is not None:
        bagian.append(f"diperpanjang sampai {satu.diperpanjang:%d-%m-%Y}")
    return ", ".join(bagian)
