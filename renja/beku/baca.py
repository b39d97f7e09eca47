"""Thawing: from frozen bytes of any format back to the same values."""

import hmac
import json
from dataclasses import dataclass
from typing import Any, NoReturn

from cattrs.errors import ForbiddenExtraKeysError

from renja.beku.format import FORMAT, LANGKAH, Isi, naikkan
from renja.beku.galat import BekuRusak
from renja.beku.kemasan import periksa_ukuran
from renja.beku.pengubah import pengubah
from renja.beku.tulis import sidik
from renja.dokumen.naskah import Naskah
from renja.rencana import Rencana

# What a JSON of the wrong shape makes of itself on the way to values.
SALAH_SUSUN = (TypeError, ValueError, KeyError, AttributeError, ForbiddenExtraKeysError)


@dataclass(frozen=True, slots=True)
class Beku:
    """What was frozen; `formulir` is the code of the regulation whose forms it printed."""

    rencana: Rencana
    naskah: Naskah
    formulir: str


def cairkan(isi: bytes, sidik_semula: str | None = None) -> Beku:
    """The plan and manuscript behind frozen bytes.

    With `sidik_semula` the bytes must have that SHA-256. Raises BekuRusak, whose message is an
    Indonesian sentence, where the bytes are damaged, too large, or of an unknown format.
    """
    periksa_ukuran(isi)
    if sidik_semula is not None and not hmac.compare_digest(sidik(isi), sidik_semula):
        raise BekuRusak(
            "Isi versi terkunci tidak cocok dengan SHA-256 yang dicatat saat dikunci. Jangan "
            "dipakai; minta admin memulihkannya dari cadangan."
        )
    baru = naikkan(_urai(isi), LANGKAH, FORMAT)
    if set(baru) != {"format", "formulir", "naskah", "rencana"}:
        raise BekuRusak("Isi versi terkunci rusak: bagian pokoknya tidak lengkap.")
    ubah = pengubah()
    try:
        return Beku(
            ubah.structure(baru["rencana"], Rencana),
            ubah.structure(baru["naskah"], Naskah),
            ubah.structure(baru["formulir"], str),
        )
    except (*SALAH_SUSUN, RecursionError) as galat:
        raise BekuRusak(
            "Isi versi terkunci rusak: susunannya tidak sesuai dengan formatnya."
        ) from galat


def _urai(isi: bytes) -> Isi:
    """The JSON object in the bytes."""
    try:
        hasil = json.loads(
            isi.decode(),
            parse_constant=_bukan_angka,
            object_pairs_hook=_tanpa_kembar,
        )
    except (ValueError, RecursionError) as galat:
        raise BekuRusak("Isi versi terkunci rusak: bukan JSON yang utuh.") from galat
    if not isinstance(hasil, dict):
        raise BekuRusak("Isi versi terkunci rusak: bukan JSON yang utuh.")
    return hasil


def _bukan_angka(teks: str) -> NoReturn:
    raise ValueError(f"{teks[:20]} is no number of a frozen version")


def _tanpa_kembar(pasangan: list[tuple[str, Any]]) -> Isi:
    hasil = dict(pasangan)
    if len(hasil) != len(pasangan):
        raise ValueError("a key comes twice")
    return hasil
