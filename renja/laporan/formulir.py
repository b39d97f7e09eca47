"""The forms of a regulation, read from their data file: titles, columns, order, widths.

The file says what a form looks like; the module of the form says what stands in it.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from planning.models.pelaporan import ROMAWI
from renja.rencana import Rencana
from renja.tabel.bentuk import Jenis, Kolom
from renja.tabel.kertas import BAKU, KERTAS

BERKAS = "formulir/86-2017.toml"


class FormulirRusak(ImproperlyConfigured):
    """The data file of the forms is damaged; the message is an Indonesian sentence."""


@dataclass(frozen=True, slots=True)
class Bentuk:
    """A form as the regulation describes it, before a year and an agency are put in.

    `anjuran` tells whoever reads an empty form on the page what to do next.
    """

    kode: str
    nama: str
    sebutan: str
    judul: tuple[str, ...]
    nihil: str
    nomor_kolom: bool
    kolom: tuple[Mapping[str, Any], ...]
    kertas: str = BAKU
    anjuran: str = ""


@cache
def daftar_bentuk() -> dict[str, Bentuk]:
    """Every form of the regulation by its code, in the order of the document."""
    berkas = settings.BASE_DIR / "fixtures" / BERKAS
    return baca_bentuk(berkas)


def baca_bentuk(berkas: Path) -> dict[str, Bentuk]:
    """Read a data file of forms; raise `FormulirRusak` naming the file and the place."""
    try:
        isi = tomllib.loads(berkas.read_text(encoding="utf-8"))
        hasil = {}
        for satu in isi["formulir"]:
            hasil[satu["kode"]] = Bentuk(
                satu["kode"],
                satu["nama"],
                satu["sebutan"],
                tuple(satu["judul"]),
                satu["nihil"],
                satu.get("nomor_kolom", False),
                tuple(satu["kolom"]),
                satu.get("kertas", BAKU),
                satu.get("anjuran", ""),
            )
            _periksa(hasil[satu["kode"]])
    except (OSError, tomllib.TOMLDecodeError) as galat:
        raise FormulirRusak(f"Berkas formulir {berkas.name} tidak terbaca: {galat}.") from galat
    except KeyError as galat:
        raise FormulirRusak(
            f"Berkas formulir {berkas.name} tidak memuat kunci {galat}, atau memakai tempat "
            "isian yang tidak dikenal. Perbaiki lalu ulangi."
        ) from galat
    except ValueError as galat:
        raise FormulirRusak(f"Berkas formulir {berkas.name} keliru: {galat}.") from galat
    return hasil


def _periksa(bentuk: Bentuk) -> None:
    """Build the form once with made-up years; raises KeyError or ValueError with the place."""
    n = 2024
    isian = Tempat(_nilai(n, n, n + 2, "", "", 1), _deret(n, n, n + 2))
    for teks in (*bentuk.judul, bentuk.nihil, bentuk.anjuran):
        isian.isi(teks)
    if bentuk.kertas not in KERTAS:
        raise ValueError(f"kertas {bentuk.kertas} pada {bentuk.kode} tidak dikenal")
    kunci = [
        daun.kunci
        for satu in bentuk.kolom
        for kolom in _kolom(satu, isian)
        for daun in kolom.daun()
    ]
    kembar = {satu for satu in kunci if not satu or kunci.count(satu) > 1}
    if kembar:
        raise ValueError(f"kunci kolom kosong atau kembar pada {bentuk.kode}: {sorted(kembar)}")


@dataclass(frozen=True, slots=True)
class Tempat:
    """What a form's texts may name: years relative to the Renja's, the period, the agency."""

    nilai: Mapping[str, object]
    deret: Mapping[str, tuple[int, ...]]

    def isi(self, teks: str, **tambahan: object) -> str:
        """Fill the placeholders of a text."""
        return teks.format(**self.nilai, **tambahan)


def tempat(rencana: Rencana, triwulan: int | None = None) -> Tempat:
    """The placeholders and year series of a plan, and of a quarter where the form has one."""
    n, awal, akhir = rencana.tahun, rencana.renstra.tahun_awal, rencana.renstra.tahun_akhir
    pemilik = rencana.perangkat_daerah
    nilai = _nilai(n, awal, akhir, pemilik.nama, pemilik.pemda, triwulan or 4)
    return Tempat(nilai, _deret(n, awal, akhir))


def _nilai(n: int, awal: int, akhir: int, pd: str, pemda: str, tw: int) -> dict[str, object]:
    mundur = {f"n_{jarak}": n - jarak for jarak in range(1, 5)}
    tahun = {"n": n, "n1": n + 1, "awal": awal, "akhir": akhir}
    return {**mundur, **tahun, "pd": pd, "pemda": pemda, "tw": ROMAWI[tw]}


def _deret(n: int, awal: int, akhir: int) -> dict[str, tuple[int, ...]]:
    return {"pelayanan": tuple(range(n - 4, n + 1)), "renstra": tuple(range(awal, akhir + 1))}


def kolom_formulir(
    bentuk: Bentuk, rencana: Rencana, triwulan: int | None = None
) -> tuple[Kolom, ...]:
    """The columns of a form for a plan: years put in, optional columns only where chosen.

    A column whose choice starts with "tanpa_" stands there until it is chosen away.
    """
    isian = tempat(rencana, triwulan)
    return tuple(
        kolom
        for satu in bentuk.kolom
        if _dipilih(satu.get("pilihan", ""), rencana)
        for kolom in _kolom(satu, isian)
    )


def _dipilih(pilihan: str, rencana: Rencana) -> bool:
    if not pilihan:
        return True
    return bool(rencana.pengaturan.get(pilihan)) is not pilihan.startswith("tanpa_")


def _kolom(satu: Mapping[str, Any], isian: Tempat, **tambahan: object) -> Iterator[Kolom]:
    if "ulang" in satu:
        for tahun in isian.deret[satu["ulang"]]:
            yield _satu_kolom(satu, isian, tahun=tahun)
    else:
        yield _satu_kolom(satu, isian, **tambahan)


def _satu_kolom(satu: Mapping[str, Any], isian: Tempat, **tambahan: object) -> Kolom:
    return Kolom(
        judul=isian.isi(satu["judul"], **tambahan),
        kunci=isian.isi(satu.get("kunci", ""), **tambahan),
        jenis=Jenis(satu.get("jenis", "teks")),
        lebar=satu.get("lebar", 0),
        anak=tuple(anak for isi in satu.get("anak", ()) for anak in _kolom(isi, isian, **tambahan)),
        nama=satu.get("nama", False),
        nomor=satu.get("nomor", ""),
    )
