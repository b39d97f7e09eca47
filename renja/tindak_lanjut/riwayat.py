"""The history of a row or of a set of changes, ready to be shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from planning.models import BarisRenja, JejakAudit, Renja
from renja.tindak_lanjut.baris import Baris, sebutan_jenis
from renja.tindak_lanjut.isi_jejak import Beda, Penerjemah

PER_HALAMAN = 20
# Rows that hang on another one by its uid alone, and have no panel of their own.
LEPAS = frozenset({"planning.komentar", "planning.bukabaris"})
KERJA = {"tambah": "Menambah", "ubah": "Mengubah", "hapus": "Menghapus"}


@dataclass(frozen=True, slots=True)
class Entri:
    """One change of one row in words.

    `panel` is the uid of the row whose panel shows it, `perubahan` the set it belongs to.
    """

    nomor: int
    waktu: datetime
    oleh: str
    kerja: str
    jenis: str
    sebutan: str
    asal: str
    alasan: str
    panel: UUID | None
    perubahan: UUID
    beda: tuple[Beda, ...]
    hash: str


def riwayat_baris(renja: Renja, baris: Baris, halaman: Any) -> Page:
    """The entries of a row with what is shown beside it, the newest first, as a page of Entri."""
    semua = JejakAudit.objects.filter(
        Q(uid__in=baris.keluarga) | Q(induk__in=baris.keluarga),
        rantai__perangkat_daerah=renja.perangkat_daerah_id,
    )
    return halaman_entri(semua.order_by("-nomor"), halaman)


def halaman_entri(
    entri: QuerySet[JejakAudit], halaman: Any, *, dengan_induk: bool = False
) -> Page[Any]:
    """One page of entries in words, in their order."""
    satu: Page[Any] = Paginator(entri, PER_HALAMAN).get_page(halaman)
    satu.object_list = susun(list(satu.object_list), dengan_induk=dengan_induk)
    return satu


def susun(entri: Sequence[JejakAudit], *, dengan_induk: bool = False) -> list[Entri]:
    """Entries in words; a constant number of queries for each kind of row among them."""
    kamus = Penerjemah(entri)
    return [_satu(kamus, satu, dengan_induk=dengan_induk) for satu in entri]


def _satu(kamus: Penerjemah, satu: JejakAudit, *, dengan_induk: bool) -> Entri:
    beda = tuple(kamus.beda(satu))
    # A row that holds its own reason says it once.
    alasan = "" if any(satu.alasan == kolom.sesudah for kolom in beda) else satu.alasan
    return Entri(
        satu.nomor,
        satu.waktu,
        satu.nama_pelaku,
        KERJA[satu.aksi],
        _jenis(kamus, satu),
        kamus.sebutan(satu, dengan_induk=dengan_induk),
        satu.get_asal_display(),
        alasan,
        _panel(satu),
        satu.perubahan_id,
        beda,
        satu.hash,
    )


def _panel(satu: JejakAudit) -> UUID | None:
    """The row whose panel shows the entry; a comment and an unlocking name theirs."""
    if satu.objek not in LEPAS:
        return satu.induk or satu.uid
    objek = (satu.sesudah or satu.sebelum or {}).get("objek")
    return UUID(objek) if objek else None


def _jenis(kamus: Penerjemah, satu: JejakAudit) -> str:
    """The kind of row as it stands in a sentence: "sub kegiatan", "Renja", "IKU"."""
    model = kamus.model(satu)
    return sebutan_jenis(model).lower() if model is BarisRenja else str(model._meta.verbose_name)
