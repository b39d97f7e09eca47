"""System checks of the project, shown by `manage.py check`."""

import functools
import importlib

from django.core import checks

from renja.persiapan import debian


@functools.cache
def alasan_pdf_mati() -> str | None:
    """Why PDF cannot be made on this machine, with the way out; None where it can be.

    Found out once per process: the PDF button and the system check say the same.
    """
    hilang = debian.kurang(debian.PAKET_PDF)
    if hilang:
        return f"Pustaka sistem untuk PDF belum ada. {debian.cara_memasang(hilang)}"
    try:
        importlib.import_module("weasyprint")
    except (ImportError, OSError) as galat:
        return f"WeasyPrint tidak dapat dimuat ({galat}). {debian.cara_memasang(debian.PAKET_PDF)}"
    return None


@checks.register
def cek_pdf(**_pilihan: object) -> list[checks.CheckMessage]:
    """Warn where PDF is off; pages, spreadsheets and CSV do not need it."""
    alasan = alasan_pdf_mati()
    if alasan is None:
        return []
    kalimat = "PDF dimatikan; halaman dan bentuk lain tetap jalan."
    return [checks.Warning(kalimat, hint=alasan, id="renja.W001")]
