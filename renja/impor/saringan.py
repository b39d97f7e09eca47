"""Narrowing a preview to lines of one state, page by page."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from renja.impor.rancangan import SEBUTAN_KEADAAN, Keadaan

PER_HALAMAN = 50
PERLU, SEMUA = "perlu", "semua"


def saringan_dari(request: HttpRequest) -> str:
    """The filter that the address names; what differs where it names none."""
    saring = request.GET.get("keadaan", PERLU)
    return saring if saring in {*Keadaan, SEMUA} else PERLU


def hitungan(cacah: Mapping[Keadaan, int], saring: str) -> list[tuple[str, str, int, bool]]:
    """The filters: key, label, how many lines, and whether it is the present one."""
    perlu = sum(n for keadaan, n in cacah.items() if keadaan is not Keadaan.TETAP)
    isi = [(PERLU, "Semua yang berubah", perlu)]
    isi += [(k.value, SEBUTAN_KEADAAN[k], cacah[k]) for k in Keadaan]
    isi.append((SEMUA, "Semua baris", sum(cacah.values())))
    return [(*satu, satu[0] == saring) for satu in isi]


def tersaring(baris: Sequence[Any], saring: str) -> list[Any]:
    """The lines that a filter lets through."""
    return [satu for satu in baris if _cocok(satu.keadaan, saring)]


def halaman_baris(baris: Sequence[Any], request: HttpRequest) -> Page:
    """The page of lines that the address names (`?hal=2`)."""
    return Paginator(baris, PER_HALAMAN).get_page(request.GET.get("hal"))


def _cocok(keadaan: Keadaan, saring: str) -> bool:
    return saring in {SEMUA, keadaan.value} or (saring == PERLU and keadaan is not Keadaan.TETAP)
