"""The whole document in every format: one place for the pages, the stages and the command line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial

from renja.beku import bekukan
from renja.cetak import Cetakan, Keterangan, Lampiran, Letak, PdfGagal, cetak_dokumen
from renja.dokumen.bentuk import Dokumen, Identitas
from renja.dokumen.docx import tulis_docx
from renja.dokumen.html import daftar_dokumen, potongan_dokumen
from renja.dokumen.html_utuh import tulis_html_utuh
from renja.dokumen.naskah import Naskah
from renja.dokumen.pemuat import isi_gambar
from renja.dokumen.susun import PemuatGambar, susun_dokumen
from renja.rencana import Rencana
from renja.tabel.xlsx import tulis_xlsx_banyak

Kemajuan = Callable[[int, int], None]
MIME_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Media type by the name of the format, which is the ending of the file too.
FORMAT_DOKUMEN = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "xlsx": MIME_XLSX,
}


@dataclass(frozen=True)
class BahanDokumen:
    """What a document is made of: plan, manuscript and (None: a draft) what it is known by."""

    rencana: Rencana
    naskah: Naskah
    identitas: Identitas | None = None
    gambar: PemuatGambar = isi_gambar

    @cached_property
    def dokumen(self) -> Dokumen:
        """The document, assembled once."""
        return susun_dokumen(self.rencana, self.naskah, self.identitas, gambar=self.gambar)


def tulis_dokumen(
    bahan: BahanDokumen,
    nama_format: str,
    *,
    arsip: bool = False,
    kemajuan: Kemajuan | None = None,
) -> bytes:
    """The document as a file of a format in FORMAT_DOKUMEN; `arsip` is for PDF alone.

    Raises PdfGagal and PdfTidakTersedia, whose messages are Indonesian sentences.
    """
    dokumen = bahan.dokumen
    if nama_format == "pdf":
        return cetak_pdf(
            dokumen,
            arsip=arsip,
            lampiran=lampiran_dokumen(bahan) if arsip else (),
            kemajuan=kemajuan,
        ).pdf
    if nama_format == "docx":
        return tulis_docx(dokumen, _letak(dokumen, kemajuan))
    return tulis_html_utuh(dokumen) if nama_format == "html" else tulis_xlsx(dokumen)


def cetak_pdf_dokumen(
    rencana: Rencana,
    naskah: Naskah,
    identitas: Identitas | None = None,
    *,
    arsip: bool = False,
    kemajuan: Kemajuan | None = None,
    gambar: PemuatGambar = isi_gambar,
) -> Cetakan:
    """The document as one PDF/UA-1; with `arsip` also PDF/A-3, its data attached.

    Prints also where prose is wrong somewhere (see `Dokumen.galat`). Raises PdfGagal and
    PdfTidakTersedia, whose messages are Indonesian sentences.
    """
    bahan = BahanDokumen(rencana, naskah, identitas, gambar)
    lampiran = lampiran_dokumen(bahan) if arsip else ()
    return cetak_pdf(bahan.dokumen, arsip=arsip, lampiran=lampiran, kemajuan=kemajuan)


def cetak_pdf(
    dokumen: Dokumen,
    *,
    arsip: bool = False,
    lampiran: tuple[Lampiran, ...] = (),
    kemajuan: Kemajuan | None = None,
) -> Cetakan:
    """A document that is assembled already, as PDF."""
    return cetak_dokumen(
        potongan_dokumen(dokumen),
        keterangan_pdf(dokumen),
        daftar=partial(daftar_dokumen, dokumen),
        arsip=arsip,
        lampiran=lampiran,
        kemajuan=kemajuan,
    )


def keterangan_pdf(dokumen: Dokumen) -> Keterangan:
    """What the PDF says of itself."""
    identitas = dokumen.identitas
    return Keterangan(
        judul=dokumen.judul,
        penulis=dokumen.perangkat_daerah,
        kode=identitas.kode,
        tahap=identitas.tahap,
        tanggal=identitas.tanggal,
        pengenal=identitas.sidik or identitas.kode,
    )


def lampiran_dokumen(bahan: BahanDokumen) -> tuple[Lampiran, ...]:
    """The data behind an archive PDF: the frozen JSON, and every table as a workbook.

    A draft has no date; its files then bear that of the workbook, the first day of the year.
    """
    dokumen = bahan.dokumen
    tanggal = dokumen.identitas.tanggal or datetime(dokumen.tahun, 1, 1, tzinfo=UTC)
    json = bekukan(bahan.rencana, bahan.naskah)
    kata = "Data dan naskah dokumen, JSON kanonis"
    lampiran = (Lampiran("data.json", "application/json", json, kata, tanggal),)
    if not dokumen.tabel:
        return lampiran
    xlsx = tulis_xlsx(dokumen)
    kata = "Tabel dokumen, satu per lembar"
    return (*lampiran, Lampiran("tabel.xlsx", MIME_XLSX, xlsx, kata, tanggal))


def tulis_xlsx(dokumen: Dokumen) -> bytes:
    """The tables of the document, one a sheet; a sheet that says so where there are none."""
    isi = [(satu.tabel, satu.kertas) for satu in dokumen.tabel]
    return tulis_xlsx_banyak(isi, dokumen.judul, dokumen.perangkat_daerah, dokumen.tahun)


def _letak(dokumen: Dokumen, kemajuan: Kemajuan | None) -> Letak | None:
    """Where everything stands in print, for contents in a format without pages."""
    try:
        return cetak_pdf(dokumen, kemajuan=kemajuan).letak
    except PdfGagal:
        return None


def nama_berkas_dokumen(bahan: BahanDokumen, nama_format: str) -> str:
    """A name for the file: agency, year, cycle, and the code of what was handed in."""
    rencana = bahan.rencana
    akhir = "" if rencana.siklus == "awal" else f"-{rencana.siklus}"
    kode = "" if bahan.dokumen.identitas.draf else f"-{bahan.dokumen.identitas.kode}"
    nama = f"renja-{rencana.perangkat_daerah.kode}-{rencana.tahun}{akhir}{kode}"
    return f"{nama}.{nama_format}"
