"""The document as DOCX."""

from renja.cetak.bentuk import Letak
from renja.dokumen.bentuk import Dokumen


def tulis_docx(dokumen: Dokumen, letak: Letak | None = None) -> bytes:
    """The document as DOCX."""
    raise NotImplementedError(dokumen.judul, letak)
