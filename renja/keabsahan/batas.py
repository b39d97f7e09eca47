"""How often one address may ask: a count of the last minutes in Django's cache.

Each process of the server counts by itself, and everybody behind one proxy is one address; the
limits are wide enough for that, and only slow down who tries codes one after another.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@dataclass(frozen=True, slots=True)
class Batas:
    """So many requests in so many seconds from one address."""

    nama: str
    kali: int
    detik: int

    @property
    def kalimat(self) -> str:
        """What is said to who asks too often."""
        return (
            f"Terlalu banyak permintaan dari alamat Anda: paling banyak {self.kali} kali dalam "
            f"{self.detik // 60} menit. Tunggu sebentar, lalu coba lagi."
        )


LIHAT = Batas("lihat", 120, 60)
UNGGAH = Batas("unggah", 20, 600)


def terlampaui(batas: Batas, alamat: str) -> bool:
    """Count one request of an address, and say whether it was one too many."""
    kunci = f"keabsahan:{batas.nama}:{alamat}"
    cache.add(kunci, 0, batas.detik)
    try:
        return bool(cache.incr(kunci) > batas.kali)
    except ValueError:
        # It ran out just now.
        cache.set(kunci, 1, batas.detik)
        return False


def dibatasi(batas: Batas) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Answer 429 with a sentence to who asks a view too often."""

    def bungkus(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def jaga(request: HttpRequest, *argumen: Any, **kata: Any) -> HttpResponse:
            if not terlampaui(batas, request.META.get("REMOTE_ADDR", "")):
                return view(request, *argumen, **kata)
            isi = {"kalimat": batas.kalimat}
            jawaban = render(request, "keabsahan/tunggu.html", isi, status=429)
            jawaban["Retry-After"] = str(batas.detik)
            return jawaban

        return jaga

    return bungkus
