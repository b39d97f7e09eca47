"""Who gets which answer from the addresses of this room."""

from tests.hak_akses import Hak

HAK: dict[str, Hak] = {"realisasi:daftar": Hak()}
