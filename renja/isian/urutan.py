"""The order of rows: the server numbers them, a person moves them by one."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Max

from planning.penyuntingan import Suntingan
from renja.isian.jenis.dasar import Jenis, Urutan


def kelompok_urutan(urutan: Urutan, baris: Any) -> dict[str, Any]:
    """The filter of the rows among which a row has its place."""
    return {nama: getattr(baris, baris._meta.get_field(nama).attname) for nama in urutan.dalam}


def nomor_berikut(jenis: Jenis, baris: Any) -> int:
    """The number after the last one among the rows beside it."""
    urutan = jenis.urutan
    if urutan is None:
        raise ValueError(f"{jenis.kode} tidak berurutan")
    pengelola: Any = jenis.model
    semua = pengelola.objects.filter(**kelompok_urutan(urutan, baris))
    return int(semua.aggregate(n=Max(urutan.kolom))["n"] or 0) + 1


def nomor_bila_pindah(jenis: Jenis, baris: Any, isi: Mapping[str, Any]) -> dict[str, Any]:
    """The column of the order with a new number, where the row goes to other rows' side."""
    urutan = jenis.urutan
    if urutan is None:
        return {}
    lama = kelompok_urutan(urutan, baris)
    kolom = {nama: baris._meta.get_field(nama).attname for nama in urutan.dalam}
    baru = {nama: isi.get(kolom[nama], lama[nama]) for nama in urutan.dalam}
    if baru == lama:
        return {}
    pengelola: Any = jenis.model
    terakhir = pengelola.objects.filter(**baru).aggregate(n=Max(urutan.kolom))["n"] or 0
    return {urutan.kolom: terakhir + 1}


def pindahkan(s: Suntingan, jenis: Jenis, baris: Any, versi: int, *, naik: bool) -> bool:
    """Move a row before the one above it, or behind the one below; gives whether it moved.

    Where the order is unique it goes through a number that nobody has.
    """
    urutan = jenis.urutan
    if urutan is None:
        return False
    pengelola: Any = jenis.model
    saring = {**kelompok_urutan(urutan, baris), **jenis.saring}
    semua = list(pengelola.objects.filter(**saring).order_by(urutan.kolom, "pk"))
    letak = next((n for n, satu in enumerate(semua) if satu.pk == baris.pk), None)
    if letak is None:
        return False
    lain = letak - 1 if naik else letak + 1
    if not 0 <= lain < len(semua):
        return False
    kolom = urutan.kolom
    nilai = [getattr(satu, kolom) for satu in semua]
    if urutan.tunggal:
        tetangga = semua[lain]
        s.ubah(baris, versi, {kolom: max(nilai) + 1})
        s.ubah(tetangga, tetangga.versi, {kolom: nilai[letak]})
        s.ubah(baris, baris.versi, {kolom: nilai[lain]})
        return True
    baru = list(nilai) if nilai == sorted(set(nilai)) else list(range(1, len(semua) + 1))
    semua[letak], semua[lain] = semua[lain], semua[letak]
    for satu, nomor in zip(semua, baru, strict=True):
        if getattr(satu, kolom) != nomor:
            s.ubah(satu, versi if satu.pk == baris.pk else satu.versi, {kolom: nomor})
    return True
