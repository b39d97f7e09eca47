"""The files that a document is written as: what each is called, where it is made, how."""

from dataclasses import dataclass

from django.urls import reverse

from planning.models import Renja
from renja.ekspor_dokumen import (
    FORMAT_DOKUMEN,
    BahanDokumen,
    Kemajuan,
    nama_berkas_dokumen,
    tulis_dokumen,
)
from renja.penulisan.bahan import Sumber
from renja.proses.kerja import Hasil
from renja.tahapan.cetak import identitas_versi


@dataclass(frozen=True, slots=True)
class Format:
    """A file to choose: its name for people, what it is written as, and a remark.

    `lama` marks one that takes a while, and is made in the background where a worker is there.
    """

    nama: str
    tulis: str
    arsip: bool = False
    lama: bool = False
    ket: str = ""


@dataclass(frozen=True, slots=True)
class Unduhan:
    """A file to be had on a page: its name, the address to post to, and a remark."""

    nama: str
    alamat: str
    ket: str = ""


FORMAT: dict[str, Format] = {
    "pdf": Format("PDF", "pdf", lama=True),
    "docx": Format("DOCX", "docx", lama=True),
    "xlsx": Format("XLSX", "xlsx", ket="tabelnya"),
    "html": Format("HTML", "html"),
    "pdf-a": Format("PDF/A-3", "pdf", arsip=True, lama=True, ket="arsip beserta datanya"),
}


def unduhan(renja: Renja, satu: Sumber) -> list[Unduhan]:
    """The files that the document can be written as, of today or of a frozen stage."""
    kode = renja.perangkat_daerah.kode
    return [
        Unduhan(
            isi.nama,
            f"{reverse('penulisan:unduh', args=[kode, renja, nama])}{satu.ekor}",
            isi.ket,
        )
        for nama, isi in FORMAT.items()
    ]


def tulis(satu: Sumber, nama_format: str, kemajuan: Kemajuan | None = None) -> Hasil:
    """The document as a file; raises PdfGagal, whose message is an Indonesian sentence."""
    pilihan = FORMAT[nama_format]
    identitas = identitas_versi(satu.versi) if satu.versi else None
    bahan = BahanDokumen(satu.rencana, satu.naskah, identitas)
    isi = tulis_dokumen(bahan, pilihan.tulis, arsip=pilihan.arsip, kemajuan=kemajuan)
    nama = nama_berkas_dokumen(bahan, pilihan.tulis)
    if pilihan.arsip:
        nama = nama.replace(f".{pilihan.tulis}", f"-arsip.{pilihan.tulis}")
    return Hasil(nama, FORMAT_DOKUMEN[pilihan.tulis], isi)
