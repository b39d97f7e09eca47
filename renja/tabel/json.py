"""A Tabel as JSON: raw values under stable keys, as docs/format-ekspor.md describes them."""

import json
from typing import Any

from renja.tabel.bentuk import Baris, Kolom, Tabel
from renja.tabel.letak import catatan_lengkap, jalur_judul, nama_tabel, sel_penuh
from renja.tabel.sel import json_sel

FORMAT = 1


def tulis_json(tabel: Tabel) -> bytes:
    """UTF-8, keys in a fixed order, so that two exports can be compared line by line."""
    return (json.dumps(isi_json(tabel), ensure_ascii=False, indent=1) + "\n").encode()


def isi_json(tabel: Tabel) -> dict[str, Any]:
    """The table as values that JSON knows."""
    daun = tabel.daun
    return {
        "format": FORMAT,
        "formulir": tabel.formulir,
        "judul": nama_tabel(tabel),
        "perangkat_daerah": tabel.perangkat_daerah,
        "tahun": tabel.tahun,
        "siklus": tabel.siklus,
        "triwulan": tabel.triwulan,
        "tahap": tabel.tahap,
        "catatan": list(catatan_lengkap(tabel)),
        "kolom": [
            {"kunci": kolom.kunci, "judul": list(jalur), "jenis": kolom.jenis.value}
            for kolom, jalur in zip(daun, jalur_judul(tabel.kolom), strict=True)
        ],
        "baris": [
            _baris(baris, sel, daun)
            for baris, sel in zip(tabel.baris, sel_penuh(tabel), strict=True)
        ],
        "kaki": [{"label": satu.label, "isi": satu.isi} for satu in tabel.kaki],
        "tanda_tangan": [
            {"atas": list(satu.atas), "nama": satu.nama or None, "bawah": list(satu.bawah)}
            for satu in tabel.tanda_tangan
        ],
    }


def _baris(baris: Baris, sel: tuple[Any, ...], daun: tuple[Kolom, ...]) -> dict[str, Any]:
    hasil: dict[str, Any] = {
        "tingkat": baris.tingkat.value,
        "uid": None if baris.uid is None else str(baris.uid),
        "sel": {kolom.kunci: json_sel(isi) for kolom, isi in zip(daun, sel, strict=True)},
    }
    if baris.tertulis:
        hasil["tertulis"] = {
            daun[letak].kunci: json_sel(isi) for letak, isi in sorted(baris.tertulis.items())
        }
    return hasil
