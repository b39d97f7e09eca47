"""Applying an upload for a page: part by part as NDJSON, or at once with a notice."""

import json
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect

from planning.penyuntingan import Bentrok, Ditolak, TidakSah
from renja.impor.services import Penerapan, TidakDapatDiterapkan
from renja.lembar.nilai import LembarDitolak
from renja.lembar.tata_letak import PemetaanKeliru

NDJSON = "application/x-ndjson"
LANGKAH = 12
_GAGAL = (TidakDapatDiterapkan, LembarDitolak, PemetaanKeliru, Ditolak, Bentrok, TidakSah)
Langkah = Iterator[tuple[str, int]]


def setuju_dari(request: HttpRequest) -> Penerapan:
    """What the person agreed to in the form of the preview."""
    return Penerapan(
        request.POST.get("sidik", ""),
        request.POST.get("lewati") == "1",
        request.POST.get("alasan", "").strip()[:500],
    )


def jawab(request: HttpRequest, langkah: Langkah, nama: str, tujuan: str) -> HttpResponseBase:
    """Do the steps; a client that asks for NDJSON is told of every part as it is done."""
    if request.headers.get("Accept") == NDJSON:
        isi = _kabar(langkah, tujuan)
        return StreamingHttpResponse(isi, content_type=NDJSON)
    try:
        for _ in _terkendali(langkah):
            pass
    except _GAGAL as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, f"{nama} sudah diterapkan.")
    return redirect(tujuan)


def _terkendali(langkah: Iterator[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """The same steps; what vanished before the COMMIT becomes a sentence."""
    try:
        yield from langkah
    except IntegrityError as galat:
        raise TidakDapatDiterapkan(
            "Baris yang dipakai berkas ini baru saja dihapus orang lain, sehingga tidak ada yang "
            "ditulis. Buka lagi pratinjaunya, lalu terapkan."
        ) from galat


def _kabar(langkah: Iterator[tuple[str, int]], tujuan: str) -> Iterator[str]:
    """A line of JSON for every part, and one at the end that says where to go on.

    Whoever stops listening stops the work: the transaction rolls back whole.
    """
    try:
        for nomor, (nama, banyak) in enumerate(langkah, start=1):
            yield _baris(
                {"nomor": min(nomor, LANGKAH - 1), "dari": LANGKAH, "nama": nama, "n": banyak}
            )
    except _GAGAL as galat:
        yield _baris({"galat": str(galat), "tujuan": tujuan})
    else:
        yield _baris({"selesai": True, "nomor": LANGKAH, "dari": LANGKAH, "tujuan": tujuan})


def _baris(isi: dict[str, Any]) -> str:
    return json.dumps(isi, ensure_ascii=False) + "\n"
