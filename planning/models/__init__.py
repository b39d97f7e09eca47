"""Who plans what: agencies, nomenclature, Renstra, Renja, indikator and their context."""

from planning.models.buka_baris import BukaBaris, JadwalTahap
from planning.models.dasar_hukum import DasarHukum, Peraturan
from planning.models.indikator import Indikator, Target, TargetTriwulan, TertulisDi
from planning.models.jejak import JejakAudit, Perubahan, RantaiJejak
from planning.models.komentar import Komentar
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
from planning.models.pelaporan import JadwalPengisian, KoreksiRealisasi, LaporanTriwulan
from planning.models.pemutakhiran import PutusanPemutakhiran
from planning.models.penandatangan import Penandatangan
from planning.models.pengguna import Pengguna
from planning.models.permasalahan import FaktorMisi, IsuStrategis, Layanan, Permasalahan
from planning.models.renja import BarisRenja, LokasiBaris, Renja
from planning.models.renstra import Kegiatan, Program, Renstra, Sasaran, SubKegiatan, Tujuan
from planning.models.reviu_rkpd import ReviuRkpd
from planning.models.riwayat import RiwayatAnggaran, RiwayatKinerja
from planning.models.rpjmd import Misi, Rpjmd, SasaranRpjmd, TujuanRpjmd
from planning.models.satuan import Satuan
from planning.models.usulan import UsulanMasyarakat
from planning.models.wilayah import Wilayah

__all__ = [
    "BarisRenja",
    "BukaBaris",
    "DasarHukum",
    "EdisiNomenklatur",
    "FaktorMisi",
    "Indikator",
    "IsuStrategis",
    "JadwalPengisian",
    "JadwalTahap",
    "JejakAudit",
    "Kegiatan",
    "Komentar",
    "KoreksiRealisasi",
    "LaporanTriwulan",
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
    "Perubahan",
    "PetaNomenklatur",
    "Program",
    "PutusanPemutakhiran",
    "RantaiJejak",
    "Renja",
    "Renstra",
    "ReviuRkpd",
    "RiwayatAnggaran",
    "RiwayatKinerja",
    "Rpjmd",
    "Sasaran",
    "SasaranRpjmd",
    "Satuan",
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
