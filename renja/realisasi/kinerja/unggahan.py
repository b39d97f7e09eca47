"""Counts what is uploaded as evidence, and lets the rest of a file pass once it is too large.

The other fields of the form are still read; the bytes beyond the limit are kept nowhere.
"""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from performance.bukti import MAKS_BERKAS

AWALAN = "bukti."


class PembatasBukti(FileUploadHandler):
    """Stands first among the upload handlers; fields that are no evidence pass untouched."""

    terbaca = 0
    dibatasi = False

    def new_file(self, field_name: str, file_name: str, *args: Any, **kwargs: Any) -> None:
        """Begin to count."""
        super().new_file(field_name, file_name, *args, **kwargs)
        self.terbaca = 0
        self.dibatasi = field_name.startswith(AWALAN)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass a piece on, or skip what is left of the file."""
        self.terbaca = start + len(raw_data)
        if self.dibatasi and self.terbaca > MAKS_BERKAS:
            terlalu_besar(self.request).append((self.field_name or "", self.file_name or ""))
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The handlers that follow keep the file."""


def terlalu_besar(request: Any) -> list[tuple[str, str]]:
    """The evidence of a request that was too large: names of field and file."""
    daftar: list[tuple[str, str]] = request.__dict__.setdefault("_bukti_terlalu_besar", [])
    return daftar
