"""Checking all chains of the audit trail, and their heads noted outside the database.

A chain proves its own middle; whoever cuts off its end and moves the head back leaves it
whole. A head noted elsewhere (printed, in a file on another machine) shows that as well.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from planning.models import JejakAudit, RantaiJejak
from planning.penyuntingan.jejak import Kerusakan, periksa_rantai

FORMAT = 1
BERSAMA = "bersama"


class JangkarKeliru(ValueError):
    """A file of noted heads that cannot be read; the message is an Indonesian sentence."""


@dataclass(frozen=True, slots=True)
class Kepala:
    """The head of a chain: whose it is, the number of its last entry and that one's hash."""

    pemilik: str
    nomor: int
    hash: str


def semua_rantai() -> list[RantaiJejak]:
    """Every chain with its owner, in one order."""
    return list(RantaiJejak.objects.select_related("perangkat_daerah", "pemda").order_by("pk"))


def kepala(rantai: RantaiJejak) -> Kepala:
    """The head of a chain as it stands."""
    return Kepala(pemilik(rantai), rantai.nomor, rantai.hash)


def pemilik(rantai: RantaiJejak) -> str:
    """Whose chain it is: `perangkat-daerah:disnaker`, `pemda:pontianak`, or `bersama`."""
    if rantai.perangkat_daerah is not None:
        return f"perangkat-daerah:{rantai.perangkat_daerah.kode}"
    return f"pemda:{rantai.pemda.kode}" if rantai.pemda is not None else BERSAMA


def periksa(rantai: RantaiJejak) -> list[Kerusakan]:
    """Where a chain does not hold; empty where it is whole.

    Who writes is not kept waiting. Only a chain that seems broken is read again with its
    head locked, as an entry may have come in between head and entries.
    """
    if not list(periksa_rantai(rantai)):
        return []
    with transaction.atomic():
        RantaiJejak.objects.select_for_update().get(pk=rantai.pk)
        terkunci = RantaiJejak.objects.select_related("perangkat_daerah", "pemda")
        return list(periksa_rantai(terkunci.get(pk=rantai.pk)))


def tulis_jangkar(kepala_semua: list[Kepala]) -> str:
    """The heads as JSON, to be kept outside the database."""
    isi = {
        "format": FORMAT,
        "rantai": [
            {"pemilik": satu.pemilik, "nomor": satu.nomor, "hash": satu.hash}
            for satu in kepala_semua
        ],
    }
    return json.dumps(isi, ensure_ascii=False, indent=2) + "\n"


def baca_jangkar(teks: str) -> list[Kepala]:
    """The heads of a file that `tulis_jangkar` wrote; raises JangkarKeliru."""
    try:
        isi: Any = json.loads(teks)
        daftar = {FORMAT: isi["rantai"]}[isi["format"]]
        return [
            Kepala(str(satu["pemilik"]), int(satu["nomor"]), str(satu["hash"])) for satu in daftar
        ]
    except (ValueError, KeyError, TypeError) as galat:
        raise JangkarKeliru(
            "Berkas jangkar tidak dapat dibaca; pakai berkas yang ditulis --tulis-jangkar."
        ) from galat


def cocokkan(jangkar: list[Kepala]) -> Iterator[Kerusakan]:
    """The noted heads that no longer stand in the chains."""
    ada: Mapping[str, RantaiJejak] = {pemilik(satu): satu for satu in semua_rantai()}
    for satu in jangkar:
        if satu.nomor == 0:
            continue
        rantai = ada.get(satu.pemilik)
        hash_kini = (
            JejakAudit.objects.filter(rantai=rantai, nomor=satu.nomor)
            .values_list("hash", flat=True)
            .first()
            if rantai is not None
            else None
        )
        nama = str(rantai) if rantai is not None else satu.pemilik
        if hash_kini is None:
            kalimat = f"entri {satu.nomor} yang tercatat pada jangkar sudah tidak ada"
            yield Kerusakan(nama, satu.nomor, kalimat)
        elif hash_kini != satu.hash:
            kalimat = f"entri {satu.nomor} bukan lagi yang tercatat pada jangkar"
            yield Kerusakan(nama, satu.nomor, kalimat)
