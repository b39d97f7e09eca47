"""What the tests of the grids share: sending cells, and finding rows by what they are."""

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

from budget.models import Pagu, PrakiraanMaju
from planning.models import BarisRenja, Indikator, Renja, Target

TAHUN = "/disnaker/2024/tabel-isian/tahun/"
RENSTRA = "/disnaker/2024/tabel-isian/renstra/"


def renja_disnaker() -> Renja:
    return Renja.objects.select_related("renstra", "perangkat_daerah").get(
        perangkat_daerah__kode="disnaker", tahun=2024, siklus="awal"
    )


def baris(nomor: int = 0) -> BarisRenja:
    """A sub kegiatan of the year by its place."""
    return BarisRenja.objects.filter(renja=renja_disnaker()).order_by("pk")[nomor]


def indikator_sub(nomor: int = 0) -> Indikator:
    return Indikator.objects.get(
        sub_kegiatan=baris(nomor).sub_kegiatan_id, renstra=renja_disnaker().renstra
    )


def target(indikator: Indikator, asal: str = "renja", tahun: int = 2024) -> Target | None:
    return Target.objects.filter(indikator=indikator, asal=asal, tahun=tahun).first()


def pagu(satu: BarisRenja) -> Pagu | None:
    return Pagu.objects.filter(baris=satu, lapisan__jenis="indikatif").first()


def maju(satu: BarisRenja) -> PrakiraanMaju | None:
    return PrakiraanMaju.objects.filter(baris=satu).first()


def kirim(klien: Client, alamat: str, isi: object) -> HttpResponse:
    return klien.post(alamat, json.dumps(isi), content_type="application/json")


def simpan(
    klien: Client, *sel: tuple[str, int, str], alamat: str = TAHUN, **lain: Any
) -> tuple[int, dict[str, Any]]:
    """Save cells as the script does; gives the status and the answer."""
    jawaban = kirim(klien, f"{alamat}simpan/", {"sel": [list(satu) for satu in sel], **lain})
    return jawaban.status_code, jawaban.json()


def formulir(klien: Client, ubah: dict[str, str], alamat: str = TAHUN, **lain: Any) -> Any:
    """Send the page as a plain form, with some of its fields typed into."""
    asal = asal_halaman(klien, alamat)
    isi = {kunci: nilai for kunci, (_, nilai) in asal.items()}
    return klien.post(alamat, {**isi, **ubah, "asal": json.dumps(asal), **lain})


def asal_halaman(klien: Client, alamat: str = TAHUN) -> dict[str, list[Any]]:
    """Versions and values by cell, as the page holds them for its form."""
    teks = klien.get(alamat).content.decode()
    awal = teks.index('name="asal" value=\'') + len('name="asal" value=\'')
    isi = teks[awal : teks.index("'", awal)]
    return json.loads(isi.replace("&lt;", "<").replace("&#39;", "'").replace("&amp;", "&"))
