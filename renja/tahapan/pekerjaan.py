"""The job of this room: the PDF of a frozen version."""

from renja.beku import BekuRusak
from renja.cetak import PdfGagal
from renja.models import Versi
from renja.proses.kerja import Kerja, KerjaGagal, kerja
from renja.tahapan.cetak import CETAK_VERSI, cetak, pdf_versi, simpan_pdf

AWAL, AKHIR = 10, 95


@kerja(CETAK_VERSI)
def cetak_versi_terkunci(kerja: Kerja) -> None:
    """Print the version that `argumen` names, and keep the PDF beside it once."""
    versi = (
        Versi.objects.select_related("renja__perangkat_daerah")
        .filter(pk=kerja.argumen["versi"], renja=kerja.renja)
        .first()
    )
    if versi is None:
        raise KerjaGagal("Versi yang dicetak tidak ditemukan.", ulangi=False)
    kerja.maju(5, "Membaca versi terkunci")
    cetakan = None
    if pdf_versi(versi) is None:
        try:
            cetakan = cetak(versi, lambda selesai, semua: _maju(kerja, selesai, semua))
        except PdfGagal as galat:
            raise KerjaGagal(str(galat)) from galat
        except BekuRusak as galat:
            raise KerjaGagal(str(galat), ulangi=False) from galat
    with kerja.sekali() as tutup:
        if cetakan is not None:
            simpan_pdf(versi, cetakan, kerja.pengguna)
        tutup.keterangan = "PDF sudah tersimpan di samping versinya."


def _maju(kerja: Kerja, selesai: int, semua: int) -> None:
    bagian = (AKHIR - AWAL) * selesai // max(semua, 1)
    kerja.maju(AWAL + bagian, f"Mencetak bagian {selesai} dari {semua}")
