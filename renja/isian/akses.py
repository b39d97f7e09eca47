"""Fetching through permission, and what is answered where somebody may not write."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from planning.models import Perubahan, Renja, Renstra
from planning.penyuntingan import Ditolak, Jawaban, TidakSah, boleh_tulis_baris
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.isian.formulir import ALASAN, FormulirSel
from renja.isian.jenis import JENIS, Jenis
from renja.isian.konteks import Konteks
from renja.tindak_lanjut.kabarkan import kabarkan


def buka(request: Permintaan, kode: str, masa: Masa) -> Konteks:
    """The Konteks of an address; a Renja that the person may not read is not there (404)."""
    return Konteks(request.user, ambil_renja(request, kode, masa))


def ambil_baris(jenis: Jenis, konteks: Konteks, uid: UUID) -> Any:
    """A row of the kind within the Konteks; otherwise there is none (404)."""
    for baris in jenis.isi(konteks).filter(uid=uid):
        return baris
    raise Http404


def boleh(jenis: Jenis, konteks: Konteks, baris: Any = None) -> Jawaban:
    """Whether the person may write a row of the kind, or add one."""
    if baris is None:
        milik: dict[Any, Any] = {Renja: konteks.renja, Renstra: konteks.renstra}
        baris = milik.get(jenis.model) or jenis.contoh(konteks)
    return boleh_tulis_baris(konteks.user, baris, konteks.renja)


def ditolak(request: Permintaan, konteks: Konteks, galat: Ditolak | Jawaban) -> HttpResponse:
    """The page that says why nothing was written."""
    isi = {"renja": konteks.renja, "halaman": "isian", "alasan": galat.alasan}
    return render(request, "isian/ditolak.html", isi, status=403)


def tempelkan(form: FormulirSel, galat: TidakSah, medan_kendala: str = "") -> None:
    """Put the sentences of a refused change to the fields that they are about."""
    for kolom, kalimat in galat.pesan.items():
        nama = ALASAN if kolom == "alasan" and ALASAN in form.fields else kolom
        if nama not in form.fields:
            nama = medan_kendala if medan_kendala in form.fields else ""
        for satu in kalimat:
            form.add_error(nama or None, satu)


def beri_tahu(
    request: Permintaan, konteks: Konteks, kalimat: str, perubahan: Perubahan | None
) -> None:
    """A notice that something was saved, with a way to undo it."""
    kabarkan(request, kalimat, konteks.renja, perubahan)


def alamat(konteks: Konteks, nama: str, *lain: Any) -> str:
    """An address below the Renja; "" where that room is not there."""
    try:
        return reverse(nama, args=[konteks.perangkat_daerah.kode, konteks.renja, *lain])
    except NoReverseMatch:
        return ""


def jenis_anak(jenis: Jenis) -> list[Jenis]:
    """The kinds whose rows stand under rows of this one."""
    return [satu for satu in JENIS.values() if satu.jenis_induk == jenis.kode]
