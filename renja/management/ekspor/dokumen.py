"""The document for `manage.py ekspor dokumen`: as it stands today, or as a stage froze it."""

from collections.abc import Mapping
from typing import Any

from planning.models import Renja
from renja.dokumen.bentuk import Dokumen
from renja.dokumen.pemuat import muat_bahan
from renja.ekspor_dokumen import BahanDokumen, tulis_dokumen
from renja.tahapan.cetak import identitas_versi, pdf_versi
from renja.tahapan.rujukan import isi_versi, versi_tahap


def isi_dokumen(renja: Renja, pilihan: Mapping[str, Any]) -> tuple[bytes, Dokumen]:
    """The file and the document in it; the PDF of a version as it was kept.

    Raises VersiTiada, BekuRusak and PdfGagal, whose messages are Indonesian sentences.
    """
    format_berkas, arsip = pilihan["format"], bool(pilihan["arsip"])
    if not pilihan["tahap"]:
        bahan = BahanDokumen(*muat_bahan(renja))
        return tulis_dokumen(bahan, format_berkas, arsip=arsip), bahan.dokumen
    nomor = int(pilihan["versi"]) if pilihan["versi"] else None
    versi = versi_tahap(renja, pilihan["tahap"], nomor)
    beku = isi_versi(versi)
    bahan = BahanDokumen(beku.rencana, beku.naskah, identitas_versi(versi))
    tersimpan = pdf_versi(versi) if format_berkas == "pdf" and not arsip else None
    if tersimpan is not None:
        return bytes(tersimpan.isi), bahan.dokumen
    return tulis_dokumen(bahan, format_berkas, arsip=arsip), bahan.dokumen
