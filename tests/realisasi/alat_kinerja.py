"""What the tests of kinerja share: sending reports, and finding rows by what they are."""

import html
import json
import re
from typing import Any

from django.http import HttpResponse
from django.test import Client

from performance.models import RealisasiTriwulan
from planning.models import Indikator, Renja, UnitKerja

TW3 = "/disnaker/2024/realisasi/3/"


def renja_disnaker() -> Renja:
    return Renja.objects.select_related("renstra", "perangkat_daerah").get(
        perangkat_daerah__kode="disnaker", tahun=2024, siklus="awal"
    )


def indikator(nomor: int = 0) -> Indikator:
    """That of a sub kegiatan by its place: 0 is Bidang Pelatihan's, 1 Bidang Penempatan's."""
    return Indikator.objects.filter(
        renstra=renja_disnaker().renstra, sub_kegiatan__isnull=False
    ).order_by("pk")[nomor]


def ubah_indikator(nomor: int = 0, **isi: Any) -> Indikator:
    satu = indikator(nomor)
    Indikator.objects.filter(pk=satu.pk).update(**isi)
    satu.refresh_from_db()
    return satu


def kunci(nomor: int = 0) -> str:
    """The key of the row that stands for `indikator(nomor)`."""
    nama = ("Bidang Pelatihan", "Bidang Penempatan")[nomor]
    return f"{indikator(nomor).pk}-{UnitKerja.objects.get(nama=nama).pk}"


def lapor(nomor: int = 0, triwulan: int = 3) -> RealisasiTriwulan | None:
    return RealisasiTriwulan.objects.filter(
        indikator=indikator(nomor), tahun=2024, triwulan=triwulan
    ).first()


def buat_lapor(nomor: int = 0, triwulan: int = 3, **isi: Any) -> RealisasiTriwulan:
    """A report as it is stored, past all services."""
    satu = indikator(nomor)
    unit = UnitKerja.objects.get(nama=("Bidang Pelatihan", "Bidang Penempatan")[nomor])
    dasar = {"tahun": 2024, "triwulan": triwulan, "perangkat_daerah": satu.perangkat_daerah}
    return RealisasiTriwulan.objects.create(indikator=satu, unit_kerja=unit, **(dasar | isi))


def kirim(klien: Client, isi: object, alamat: str = TW3, apa: str = "simpan") -> HttpResponse:
    return klien.post(f"{alamat}{apa}/", json.dumps(isi), content_type="application/json")


def simpan(
    klien: Client, versi: int, nomor: int = 0, alamat: str = TW3, **medan: str
) -> tuple[int, dict[str, Any]]:
    """Save one row as the script does; gives the status and what is told of the row."""
    jawaban = kirim(klien, {"baris": {kunci(nomor): {"versi": versi, **medan}}}, alamat)
    isi = jawaban.json()
    return jawaban.status_code, isi["baris"][kunci(nomor)]


def asal_halaman(klien: Client, alamat: str = TW3) -> dict[str, Any]:
    """Versions and texts of the open rows, as the page holds them for its form."""
    teks = klien.get(alamat).content.decode()
    cocok = re.search(r'name="asal" value="([^"]*)"', teks)
    return json.loads(html.unescape(cocok[1])) if cocok else {}


def formulir(
    klien: Client, ubah: dict[str, Any], alamat: str = TW3, asal: Any = None, **lain: Any
) -> HttpResponse:
    """Send the page as a plain form, with some of its fields typed into."""
    asal = asal_halaman(klien, alamat) if asal is None else asal
    isi = {
        f"{nama}.{satu}": teks
        for satu, medan in asal.items()
        for nama, teks in medan.items()
        if nama != "versi"
    }
    return klien.post(alamat, {**isi, **ubah, "asal": json.dumps(asal), **lain})
