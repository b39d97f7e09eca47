"""The mapping that a page of mapping sends."""

import re
from collections.abc import Callable, Mapping

from renja.lembar.tata_letak import Pemetaan, Usulan

_KOLOM = re.compile(r"k(\d{1,3})")


def pemetaan_terkirim(
    kiriman: Mapping[str, str],
    usulan: Usulan,
    tata_letak: str,
    periksa: Callable[[Pemetaan], None],
) -> Pemetaan:
    """The fields that were chosen for the columns, over what was suggested of the sheet.

    Raises PemetaanKeliru; `periksa` also refuses unknown fields.
    """
    dasar = usulan.pemetaan
    kolom = {
        cocok[1]: nilai
        for kunci, nilai in kiriman.items()
        if (cocok := _KOLOM.fullmatch(kunci)) and nilai
    }
    isi = {
        "lembar": dasar.lembar,
        "kolom": kolom,
        "kepala": list(dasar.kepala),
        "awal": kiriman.get("awal", ""),
        "tata_letak": tata_letak,
        "sidik": dasar.sidik,
    }
    return Pemetaan.dari_json(isi, periksa)
