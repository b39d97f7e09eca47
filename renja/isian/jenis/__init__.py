"""The registry: every kind of row that can be filled in here, by the code in its address."""

from renja.isian.jenis import (
    daftar,
    indikator,
    organisasi,
    pengaturan,
    rencana,
    renstra,
    tertulis,
)
from renja.isian.jenis.dasar import Jenis

__all__ = ["BAGIAN", "JENIS", "Jenis"]

JENIS: dict[str, Jenis] = {
    satu.kode: satu
    for keluarga in (renstra, indikator, rencana, pengaturan, daftar, tertulis, organisasi)
    for satu in keluarga.KELUARGA
}
# The groups of the overview, in the order in which a year is filled in.
BAGIAN: dict[str, str] = {
    "renstra": "Renstra",
    "renja": "Renja tahun ini",
    "daftar": "Isi bab",
    "riwayat": "Riwayat dan perkiraan",
    "organisasi": "Perangkat daerah",
    "pemda": "Pemerintah daerah",
}
