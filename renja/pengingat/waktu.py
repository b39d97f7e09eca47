"""Days in words."""

from datetime import date

from planning.models.pelaporan import NAMA_BULAN

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def sisa_waktu(sisa: int) -> str:
    """The days left until a last day, 0 on the day itself, negative afterwards."""
    if sisa < 0:
        return f"terlambat {-sisa} hari"
    return {0: "hari ini", 1: "besok"}.get(sisa, f"{sisa} hari lagi")


def tanggal(hari: date) -> str:
    """`15 Oktober 2024`."""
    return f"{hari.day} {NAMA_BULAN[hari.month - 1]} {hari.year}"
