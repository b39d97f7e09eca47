"""The files that a document is written as: what each is called, how it is made, where."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from planning.models import Renja
from renja.ekspor_dokumen import Kemajuan, cetak_pdf_dokumen
from renja.penulisan.bahan import Sumber
from renja.proses.kerja import Hasil
from renja.tahapan.cetak import identitas_versi

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its name for people, media type, ending, how it is written, and a remark.

    `lama` marks one that takes a while, and is made in the background where a worker is there.
    """

    nama: str
    mime: str
    ekstensi: str
    tulis: Callable[[Sumber, Kemajuan | None], bytes]
    lama: bool = False
    ket: str = ""


@dataclass(frozen=True, slots=True)
class Unduhan:
    """A file to be had on a page: its name, the address to post to, and a remark."""

    nama: str
    alamat: str
    ket: str = ""


def _pdf(satu: Sumber, kemajuan: Kemajuan | None, *, arsip: bool = False) -> bytes:
    identitas = identitas_versi(satu.versi) if satu.versi else None
    hasil = cetak_pdf_dokumen(satu.rencana, satu.naskah, identitas, arsip=arsip, kemajuan=kemajuan)
    return hasil.pdf


FORMAT: dict[str, Format] = {
    "pdf": Format("PDF", PDF, "pdf", _pdf, lama=True),
    "pdf-a": Format(
        "PDF/A-3",
        PDF,
        "pdf",
        lambda satu, kemajuan: _pdf(satu, kemajuan, arsip=True),
        lama=True,
        ket="arsip, dengan datanya",
    ),
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


def tulis(satu: Sumber, format_berkas: str, kemajuan: Kemajuan | None = None) -> Hasil:
    """The document as a file; raises PdfGagal, whose message is an Indonesian sentence."""
    isi = FORMAT[format_berkas]
    return Hasil(nama_berkas(satu, format_berkas), isi.mime, isi.tulis(satu, kemajuan))


def nama_berkas(satu: Sumber, format_berkas: str) -> str:
    """A name for the file: agency, year, cycle, stage."""
    renja = satu.renja
    masa = f"{renja.tahun}" if renja.siklus == "awal" else f"{renja.tahun}-{renja.siklus}"
    tahap = f"{satu.versi.tahap}-{satu.versi.nomor}" if satu.versi else "draf"
    akhir = "_arsip" if format_berkas == "pdf-a" else ""
    nama = f"renja_{renja.perangkat_daerah.kode}_{masa}_{tahap.replace('_', '-')}{akhir}"
    return f"{nama}.{FORMAT[format_berkas].ekstensi}"
