"""The versions of a part's prose, as the audit trail keeps them.

Autosave writes often: what one person saved without a long pause is shown as one version.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max, QuerySet

from planning.models import JejakAudit
from renja.models import Bab

JEDA = timedelta(minutes=15)
# Saves of a part looked at, the newest ones.
TERBANYAK = 2_000


@dataclass(frozen=True, slots=True)
class SatuVersi:
    """Saves of one person in a row: `versi` after the last of them, `sebelum` before the first.

    `sebelum` is 0 where the part came into being with it.
    """

    versi: int
    sebelum: int
    oleh: str
    mulai: datetime
    selesai: datetime
    banyak: int
    apa: str


def daftar_versi(bab: Bab) -> list[SatuVersi]:
    """The versions of a part, the newest first; one query that reads no prose."""
    baris = (
        _entri(bab)
        .order_by("-nomor")
        .values_list("versi", "nama_pelaku", "waktu", "aksi", "perubahan__judul", "asal")[
            :TERBANYAK
        ]
    )
    hasil: list[SatuVersi] = []
    for versi, oleh, waktu, aksi, judul, asal in reversed(list(baris)):
        biasa = aksi == JejakAudit.Aksi.UBAH and asal == "tangan"
        satu = SatuVersi(versi, 0 if aksi == "tambah" else versi - 1, oleh, waktu, waktu, 1, judul)
        if biasa and hasil and _sambung(hasil[-1], satu):
            lama = hasil.pop()
            satu = SatuVersi(versi, lama.sebelum, oleh, lama.mulai, waktu, lama.banyak + 1, judul)
        hasil.append(satu)
    return hasil[::-1]


def _sambung(lama: SatuVersi, baru: SatuVersi) -> bool:
    return (
        lama.sebelum > 0
        and lama.oleh == baru.oleh
        and lama.apa == baru.apa
        and baru.mulai - lama.selesai <= JEDA
    )


def teks_pada(bab: Bab, versi: int) -> str | None:
    """The prose of a part at one of its versions; None where the trail does not reach back."""
    satu = (
        _entri(bab)
        .filter(versi__lte=versi)
        .order_by("-nomor")
        .values_list("sesudah", flat=True)
        .first()
    )
    if satu is not None:
        return str(satu["isi"])
    # Everything known came later: what the first of that found is what stood before.
    depan = (
        _entri(bab)
        .filter(versi__gt=versi, aksi=JejakAudit.Aksi.UBAH)
        .order_by("nomor")
        .values_list("sebelum", flat=True)
        .first()
    )
    return str(depan["isi"]) if depan is not None else None


def terakhir(uid: Iterable[Any], perangkat_daerah: int) -> dict[Any, tuple[str, datetime]]:
    """Who changed each of the rows last, and when: two queries that read no prose."""
    milik = JejakAudit.objects.filter(rantai__perangkat_daerah=perangkat_daerah, uid__in=list(uid))
    nomor = milik.order_by().values("uid").annotate(n=Max("nomor")).values_list("n", flat=True)
    isi = milik.filter(nomor__in=list(nomor)).values_list("uid", "nama_pelaku", "waktu")
    return {satu: (oleh, waktu) for satu, oleh, waktu in isi}


def _entri(bab: Bab) -> QuerySet[JejakAudit]:
    return JejakAudit.objects.filter(
        rantai__perangkat_daerah=bab.perangkat_daerah_id,
        objek=Bab._meta.label_lower,
        uid=bab.uid,
        sesudah__has_key="isi",
    )
