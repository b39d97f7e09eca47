"""Files that a page gives to be kept."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def berikan_berkas(
    isi: bytes, nama: str, mime: str, kepala: Mapping[str, str] | None = None
) -> HttpResponse:
    """A file to be kept under a name, which may hold any letters; `kepala` goes out with it."""
    letak = content_disposition_header(as_attachment=True, filename=nama)
    return HttpResponse(
        isi, content_type=mime, headers={"Content-Disposition": letak, **(kepala or {})}
    )
