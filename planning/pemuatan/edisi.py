"""The editions that `fixtures/edisi_nomenklatur.toml` names, and those only in the database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings

from planning.models import EdisiNomenklatur
from planning.pemuatan.berkas import BerkasKeliru, baca_toml

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
DAFTAR_EDISI = FIXTURES / "edisi_nomenklatur.toml"
_BAWAAN: dict[str, Any] = {"sebelumnya": "", "ganti": {}}
_JENIS = {
    "kode": str,
    "nama": str,
    "dasar_hukum": str,
    "tahun": int,
    "berkas": str,
    "sebelumnya": str,
    "ganti": dict,
}


@dataclass(frozen=True, slots=True)
class Edisi:
    """An edition to load; `ganti` maps texts that its file spoils to the right ones."""

    kode: str
    nama: str
    dasar_hukum: str
    tahun: int
    sebelumnya: str = ""
    berkas: Path | None = None
    ganti: Mapping[str, str] = field(default_factory=dict)


def baca_daftar_edisi() -> list[Edisi]:
    """The editions of the list, oldest first; raises `BerkasKeliru`."""
    daftar = DAFTAR_EDISI
    isi = baca_toml(daftar).get("edisi")
    if not isinstance(isi, list) or not isi:
        raise BerkasKeliru(
            f'Berkas "{daftar.name}" tidak memuat satu pun tabel [[edisi]]; '
            "pulihkan dari sumbernya."
        )
    hasil = [_edisi(daftar, nomor, butir) for nomor, butir in enumerate(isi, 1)]
    dikenal: set[str] = set()
    for edisi in hasil:
        if edisi.kode in dikenal or edisi.sebelumnya not in {"", *dikenal}:
            raise BerkasKeliru(
                f'Edisi "{edisi.kode}" pada berkas "{daftar.name}" ganda atau mendahului edisi '
                "sebelumnya; susun edisi dari yang tertua, masing-masing sekali."
            )
        dikenal.add(edisi.kode)
    return hasil


def pilih_edisi(kode: str, daftar: list[Edisi]) -> Edisi:
    """One edition by code, of the list or else of the database; raises `BerkasKeliru`."""
    for edisi in daftar:
        if edisi.kode == kode:
            return edisi
    tersimpan = EdisiNomenklatur.objects.select_related("sebelumnya").filter(kode=kode).first()
    if tersimpan is None:
        raise BerkasKeliru(
            f'Edisi "{kode}" tidak dikenal; pilih salah satu dari '
            f"{', '.join(edisi.kode for edisi in daftar)}, atau buat dahulu edisi itu."
        )
    sebelumnya = tersimpan.sebelumnya.kode if tersimpan.sebelumnya else ""
    return Edisi(kode, tersimpan.nama, tersimpan.dasar_hukum, tersimpan.tahun, sebelumnya)


def _edisi(daftar: Path, nomor: int, tabel: object) -> Edisi:
    """One table of the list, with every key checked for its type."""
    isi = _BAWAAN | tabel if isinstance(tabel, dict) else {}
    salah = [kunci for kunci, tipe in _JENIS.items() if not isinstance(isi.get(kunci), tipe)]
    salah += sorted(set(isi) - set(_JENIS))
    if salah:
        raise BerkasKeliru(
            f'Edisi ke-{nomor} pada berkas "{daftar.name}" keliru pada kunci {", ".join(salah)}; '
            f"isi {', '.join(_JENIS)} sesuai keterangan di awal berkas itu."
        )
    return Edisi(
        isi["kode"],
        isi["nama"],
        isi["dasar_hukum"],
        isi["tahun"],
        isi["sebelumnya"],
        daftar.parent / isi["berkas"],
        {rusak: str(benar) for rusak, benar in isi["ganti"].items()},
    )
