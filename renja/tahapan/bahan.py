"""What cannot be frozen of a manuscript, in the words of this room."""

from renja.dokumen.naskah import Naskah
from renja.dokumen.pemuat import isi_gambar
from renja.dokumen.susun import susun_dokumen
from renja.rencana import Rencana
from renja.tahapan.galat import GalatBagian

MEDAN = {"judul": "Judul", "isi": "Isi"}


def galat_naskah(rencana: Rencana, naskah: Naskah) -> tuple[GalatBagian, ...]:
    """The errors in the bound values of a manuscript, in its order; parts by printed number."""
    dokumen = susun_dokumen(rencana, naskah, gambar=isi_gambar)
    judul = {satu.uid: satu.lengkap for satu in dokumen.semua()}
    return tuple(
        GalatBagian(
            satu.uid,
            judul.get(satu.uid, ""),
            f"{MEDAN.get(satu.medan, satu.medan)}, baris {satu.baris}, kolom {satu.kolom}",
            satu.pesan,
        )
        for satu in dokumen.galat
    )
