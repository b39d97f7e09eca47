"""What the roof stores itself."""

from renja.models.dokumen import Bab, Gambar, IsiGambar
from renja.models.impor import Impor, PemetaanImpor, StatusImpor
from renja.models.pengingat import Pengingat
from renja.models.proses import HasilProses, Proses, StatusProses
from renja.models.versi import BerkasVersi, KeputusanVersi, Ralat, Versi

__all__ = [
    "Bab",
    "BerkasVersi",
    "Gambar",
    "HasilProses",
    "Impor",
    "IsiGambar",
    "KeputusanVersi",
    "PemetaanImpor",
    "Pengingat",
    "Proses",
    "Ralat",
    "StatusImpor",
    "StatusProses",
    "Versi",
]
