"""What the views of every grid share: fetching for the script, and its answers."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string

from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.tabel_isian.hasil import Hasil
from renja.tabel_isian.html import Ketikan
from renja.tabel_isian.kiriman import Blok, Kiriman, KirimanRusak
from renja.tabel_isian.tempel import Pratinjau

Pandangan = Callable[..., HttpResponse]


def untuk_skrip(pandangan: Pandangan) -> Pandangan:
    """Fetch the Renja, and answer a broken request with 400 and its sentence.

    What else the address names (a quarter, the kind of a grid) is handed on by name.
    """

    @wraps(pandangan)
    def dalam(request: Permintaan, kode: str, masa: Masa, **bagian: Any) -> HttpResponse:
        renja = ambil_renja(request, kode, masa)
        try:
            return pandangan(request, renja, **bagian)
        except KirimanRusak as galat:
            return JsonResponse({"pesan": str(galat)}, status=400)

    return dalam


def ketikan_dari(kiriman: Kiriman, hasil: Hasil) -> Ketikan:
    """What was typed beside what came of it, for the page that is shown again."""
    return Ketikan(
        {satu.kunci: satu.teks for satu in kiriman.isian},
        {kunci: satu for kunci, satu in hasil.sel.items() if not satu.beres},
    )


def isi_hasil(hasil: Hasil) -> dict[str, Any]:
    """What every answer tells of a save: what came of each cell, and how to undo it."""
    isi: dict[str, Any] = {"sel": {kunci: satu.json() for kunci, satu in hasil.sel.items()}}
    if hasil.perubahan is not None:
        isi |= {"perubahan": str(hasil.perubahan.pk), "judul": hasil.perubahan.judul}
    return isi


def jawab_tempel(hasil: Pratinjau, blok: Blok) -> JsonResponse:
    """What a pasted block would do, as markup, and the cells that would be sent."""
    isi = {"pratinjau": hasil, "tersembunyi": blok.tersembunyi}
    html = render_to_string("tabel_isian/_tempel.html", isi)
    return JsonResponse({"html": html, "sel": [list(isian) for isian in hasil.diterima]})
