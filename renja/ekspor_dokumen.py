"""The whole document in every format: one place for the pages, the stages and the command line."""

from collections.abc import Callable
from functools import partial

from renja.cetak import Cetakan, Keterangan, Lampiran, cetak_dokumen
from renja.dokumen.bentuk import Dokumen, Identitas
from renja.dokumen.html import daftar_dokumen, potongan_dokumen
from renja.dokumen.naskah import Naskah
from renja.dokumen.pemuat import isi_gambar
from renja.dokumen.susun import PemuatGambar, susun_dokumen
from renja.rencana import Rencana

Kemajuan = Callable[[int, int], None]


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
    dokumen = susun_dokumen(rencana, naskah, identitas, gambar=gambar)
    lampiran = lampiran_dokumen(rencana, naskah, dokumen) if arsip else ()
    return cetak_pdf(dokumen, arsip=arsip, lampiran=lampiran, kemajuan=kemajuan)


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


def lampiran_dokumen(
    rencana: Rencana, naskah: Naskah, dokumen: Dokumen
) -> tuple[Lampiran, ...]:
    """The data behind an archive PDF: the frozen JSON."""
    return ()
