"""The notice that something was saved, with its undo."""

from django.contrib import messages
from django.http import HttpRequest
from django.template.loader import render_to_string

from planning.models import Perubahan, Renja


def kabarkan(
    request: HttpRequest,
    kalimat: str,
    renja: Renja | None = None,
    perubahan: Perubahan | None = None,
    kembali: str = "",
) -> None:
    """Say what was saved; the draft of the form is done with.

    With a set of changes of the Renja it can be taken back, which leads to `kembali`.
    """
    isi = {
        "kalimat": kalimat,
        "renja": renja,
        "satu": perubahan,
        "kembali": kembali,
        "asal": request.get_full_path(),
    }
    messages.success(request, render_to_string("tindak_lanjut/_pesan.html", isi, request))
