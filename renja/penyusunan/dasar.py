"""What the views of this room share: fetching, the question of rights, and its refusal."""

import re
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from planning.models import Renja
from planning.penyuntingan import Bentrok, Ditolak, Jawaban, TidakSah, boleh_tulis
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.penyusunan.bahan import daftar_unit

_KUNCI = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Halaman:
    """The Renja of a page, and whether the person may change it."""

    renja: Renja
    izin: Jawaban


def buka(request: Permintaan, kode: str, masa: Masa) -> Halaman:
    """Fetch the Renja through permission (404) and ask the one question about writing."""
    renja = ambil_renja(request, kode, masa)
    return Halaman(renja, boleh_tulis(request.user, renja))


def ditolak(request: Permintaan, kalimat: str, kembali: str, status: int = 403) -> HttpResponse:
    """A page that says why nothing was written, with the way back."""
    isi = {"judul": "Tidak ada yang diubah", "kalimat": kalimat, "kembali": kembali}
    return render(request, "penyusunan/ditolak.html", isi, status=status)


def tanpa_unit(request: Permintaan, renja: Renja) -> HttpResponse | None:
    """The page for an agency without any unit kerja, which cannot hold a row yet; else None."""
    if daftar_unit(renja):
        return None
    kalimat = (
        f"{renja.perangkat_daerah} belum memiliki unit kerja, sehingga belum ada yang dapat "
        "menjadi penanggung jawab sub kegiatan. Minta admin menambahkannya dahulu."
    )
    kembali = reverse("penyusunan:mulai", args=[renja.perangkat_daerah.kode, renja])
    return ditolak(request, kalimat, kembali, 409)


def kunci_kirim(teks: object) -> int:
    """The key of a row that a page sent; 0, which no row has, for anything else."""
    return int(str(teks)) if _KUNCI.fullmatch(str(teks)) else 0


def sebab(galat: Ditolak | Bentrok | TidakSah) -> tuple[str, int]:
    """What stood in the way as a sentence, and the status of the answer."""
    if isinstance(galat, Ditolak):
        return galat.alasan, 403
    if isinstance(galat, Bentrok):
        return f"{galat} Buka pratinjaunya lagi untuk melihat keadaan terbaru.", 409
    return str(galat), 422
