"""The job of this room: a form as PDF, which takes minutes for the largest plans."""

from typing import Any

from renja.ekspor import FORMAT, ekspor, nama_berkas
from renja.laporan import AKHIR_TAHUN, FORMULIR
from renja.pemuat import muat_rencana
from renja.proses.kerja import Hasil, Kerja, KerjaGagal, kerja
from renja.tabel.pdf import PdfGagal

FORMULIR_PDF = "formulir"


def argumen_formulir(kode: str, kertas: str, triwulan: int = AKHIR_TAHUN) -> dict[str, Any]:
    """What the job "formulir" takes: a code of FORMULIR, a sheet of KERTAS, a quarter (1-4)."""
    return {"formulir": kode, "kertas": kertas, "triwulan": triwulan}


@kerja(FORMULIR_PDF)
def cetak_formulir(kerja: Kerja) -> Hasil:
    """Print one form of the plan as it stands now."""
    formulir = FORMULIR[kerja.argumen["formulir"]]
    kerja.maju(5, "Membaca rencana")
    rencana = muat_rencana(kerja.renja, pelaksanaan=formulir.pelaksanaan)
    tabel = formulir.susun(rencana, kerja.argumen["triwulan"])
    kerja.maju(20, f"Mencetak {len(tabel.baris)} baris")
    try:
        isi = ekspor(tabel, "pdf", kerja.argumen["kertas"])
    except PdfGagal as galat:
        raise KerjaGagal(str(galat)) from galat
    nama = nama_berkas(tabel, "pdf", kerja.renja.perangkat_daerah.kode)
    return Hasil(nama, FORMAT["pdf"].mime, isi)
