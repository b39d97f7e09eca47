"""The job of this room: the whole document as a file, in the background."""

from renja.cetak import PdfGagal
from renja.penulisan.bahan import sumber_menurut
from renja.penulisan.unduhan import tulis
from renja.proses.kerja import Hasil, Kerja, KerjaGagal, kerja
from renja.tahapan.galat import VersiTiada

DOKUMEN = "dokumen"


@kerja(DOKUMEN)
def buat_dokumen(kerja: Kerja) -> Hasil:
    """Write the document of today, or of the frozen stage that `tahap` names, in a format."""
    kerja.maju(2, "Membaca rencana dan naskah")
    try:
        sumber = sumber_menurut(kerja.renja, kerja.argumen["tahap"])
    except VersiTiada as galat:
        raise KerjaGagal(str(galat), ulangi=False) from galat

    def maju(selesai: int, semua: int) -> None:
        kerja.maju(5 + 90 * selesai // max(semua, 1), f"Mencetak bagian {selesai} dari {semua}")

    try:
        return tulis(sumber, kerja.argumen["format"], maju)
    except PdfGagal as galat:
        raise KerjaGagal(str(galat)) from galat
