"""The SHA-256 of an uploaded file while it comes in; the file itself is kept nowhere."""

import hashlib
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler

MIB = 1024 * 1024
BERKAS_TERBESAR = 50 * MIB
TERLALU_BESAR = (
    f"Berkas ini lebih dari {BERKAS_TERBESAR // MIB} MB, lebih besar daripada dokumen mana pun "
    "yang dicatat di sini, sehingga tidak diperiksa."
)
TIDAK_ADA = "Pilih berkas yang akan diperiksa."


class PenghitungSidik(FileUploadHandler):
    """Counts and hashes the pieces of a file, and hands none of them on."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self._sidik = hashlib.sha256()
        self.ukuran = 0

    def new_file(self, *argumen: Any, **pilihan: Any) -> None:
        """Begin a file; only the last one of a form counts."""
        super().new_file(*argumen, **pilihan)
        self._sidik, self.ukuran = hashlib.sha256(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Hash a piece; what goes beyond the limit is only counted."""
        self.ukuran = start + len(raw_data)
        if self.ukuran <= BERKAS_TERBESAR:
            self._sidik.update(raw_data)

    def file_complete(self, file_size: int) -> None:
        """Nothing is left of the file but its hash."""
        self.ukuran = file_size

    @property
    def galat(self) -> str:
        """Why the file was not looked at, "" where it was."""
        if self.ukuran > BERKAS_TERBESAR:
            return TERLALU_BESAR
        return "" if self.ukuran else TIDAK_ADA

    @property
    def sidik(self) -> str:
        """The SHA-256 as 64 hexadecimal digits."""
        return self._sidik.hexdigest()
