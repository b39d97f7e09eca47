"""Load the rating scales that every installation starts with."""

from collections.abc import Iterable
from typing import Any

from performance.skala import muat_skala_predikat
from planning.pemuatan.perintah import PerintahMuat


class Command(PerintahMuat):
    help = "Menambahkan skala predikat baku yang belum ada; yang sudah ada tidak diubah."

    def muat(self, pilihan: dict[str, Any]) -> Iterable[str]:
        baru = muat_skala_predikat()
        yield f"Skala predikat ditambah: {', '.join(baru)}." if baru else "Skala predikat lengkap."
