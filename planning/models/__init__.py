"""Who plans what: agencies, nomenclature, Renstra, Renja, indikator and their context."""

from planning.models.dasar_hukum import DasarHukum, Peraturan
from planning.models.indikator import Indikator, Target, TargetTriwulan, TertulisDi
from planning.models.nomenklatur import (
    EdisiNomenklatur,
    Nomenklatur,
    PetaNomenklatur,
    Tingkat,
)
from planning.models.organisasi import (
    Pemda,
    Penugasan,
    PerangkatDaerah,
    SuksesiPerangkatDaerah,
    UnitKerja,
)
from planning.models.penandatangan import Penandatangan
from planning.models.pengguna import Pengguna
from planning.models.permasalahan import FaktorMisi, IsuStrategis, Layanan, Permasalahan
from planning.models.renja import BarisRenja, LokasiBaris, Renja
from planning.models.renstra import Kegiatan, Program, Renstra, Sasaran, SubKegiatan, Tujuan
from planning.models.reviu_rkpd import ReviuRkpd
from planning.models.riwayat import RiwayatAnggaran, RiwayatKinerja
from planning.models.rpjmd import Misi, Rpjmd, SasaranRpjmd, TujuanRpjmd
from planning.models.usulan import UsulanMasyarakat
from planning.models.wilayah import Wilayah

__all__ = [
    "BarisRenja",
    "DasarHukum",
    "EdisiNomenklatur",
    "FaktorMisi",
    "Indikator",
    "IsuStrategis",
    "Kegiatan",
    "Layanan",
    "LokasiBaris",
    "Misi",
    "Nomenklatur",
    "Pemda",
    "Penandatangan",
    "Pengguna",
    "Penugasan",
    "PerangkatDaerah",
    "Peraturan",
    "Permasalahan",
    "PetaNomenklatur",
    "Program",
    "Renja",
    "Renstra",
    "ReviuRkpd",
    "RiwayatAnggaran",
    "RiwayatKinerja",
    "Rpjmd",
    "Sasaran",
    "SasaranRpjmd",
    "SubKegiatan",
    "SuksesiPerangkatDaerah",
    "Target",
    "TargetTriwulan",
    "TertulisDi",
    "Tingkat",
    "Tujuan",
    "TujuanRpjmd",
    "UnitKerja",
    "UsulanMasyarakat",
    "Wilayah",
]
