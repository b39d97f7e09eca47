"""The one way in which rows are changed: permission, stage, version, history and undo.

Forms, the grid, pasted blocks, imports and undo all open a `suntingan`; nothing else saves
a row that carries a version.
"""

from planning.penyuntingan.galat import Bentrok, Ditolak, TidakDapatDiurungkan, TidakSah
from planning.penyuntingan.gantungan import gantungan
from planning.penyuntingan.izin import Jawaban, boleh_tulis, boleh_tulis_baris
from planning.penyuntingan.potret import potret
from planning.penyuntingan.sunting import Suntingan, Ubahan, suntingan
from planning.penyuntingan.urung import urungkan

__all__ = [
    "Bentrok",
    "Ditolak",
    "Jawaban",
    "Suntingan",
    "TidakDapatDiurungkan",
    "TidakSah",
    "Ubahan",
    "boleh_tulis",
    "boleh_tulis_baris",
    "gantungan",
    "potret",
    "suntingan",
    "urungkan",
]
