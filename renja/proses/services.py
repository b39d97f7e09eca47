"""Starting, finding, cancelling and repeating work in the background."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from planning.models import Pengguna, Renja
from renja.models import HasilProses, Proses
from renja.proses.antrean import pekerja_hidup, taruh
from renja.proses.kerja import cari_kerja

__all__ = [
    "batalkan",
    "buang_hasil_lama",
    "mulai_proses",
    "pekerja_hidup",
    "proses_berjalan",
    "proses_saya",
    "ulangi",
]

BERGERAK = (Proses.Status.ANTRE, Proses.Status.BERJALAN)
# How long the file that came of it is kept.
SIMPAN = timedelta(days=7)
LANJUT = "lanjut"


class TidakDapatDiulangi(Exception):
    """The work cannot be started again; the message is an Indonesian sentence."""


def mulai_proses(
    user: Pengguna,
    renja: Renja,
    jenis: str,
    judul: str,
    argumen: Mapping[str, Any],
    kunci: str = "",
) -> Proses:
    """Have a job (`renja.proses.kerja`) done in the background; gives its row at once.

    Works inside the caller's transaction: the worker hears of it when that commits. `argumen`
    goes through JSON; its key "lanjut" may hold the address where the person goes on when it
    is done. While work of the same `kunci` is under way, that one is given instead; it may
    be another person's (`proses.pengguna`), unless the kunci names the person. The caller asks
    for the right; the worker asks again whether the person still may read the plan.

    Raises KeyError for a job that nobody registered.
    """
    cari_kerja(jenis)
    if kunci and (lama := proses_berjalan(kunci)):
        return lama
    baru = Proses(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        pengguna=user,
        jenis=jenis,
        judul=judul[:200],
        argumen=dict(argumen),
        kunci=kunci,
        keterangan="Menunggu giliran",
    )
    try:
        with transaction.atomic():
            baru.save(force_insert=True)
    except IntegrityError:
        # Asked for twice at the same moment: the other one was first.
        lama = proses_berjalan(kunci) if kunci else None
        if lama is None:
            raise
        return lama
    transaction.on_commit(partial(taruh, baru.pk))
    return baru


def proses_berjalan(kunci: str) -> Proses | None:
    """The work of that `kunci` that is waiting or under way, whoever asked for it."""
    return (
        Proses.objects.select_related("pengguna", "renja__perangkat_daerah")
        .filter(kunci=kunci, status__in=BERGERAK)
        .first()
    )


def proses_saya(user: Pengguna) -> QuerySet[Proses]:
    """The work that this person asked for, on plans that they still may read; newest first."""
    return Proses.objects.filter(pengguna=user, renja__in=Renja.objects.untuk(user)).select_related(
        "renja__perangkat_daerah"
    )


def batalkan(proses: Proses) -> bool:
    """Cancel work that waits or is under way; False where it was over already."""
    milik = Proses.objects.filter(pk=proses.pk, status__in=BERGERAK)
    return bool(
        milik.update(
            status=Proses.Status.DIBATALKAN, token=None, keterangan="", selesai=timezone.now()
        )
    )


def ulangi(proses: Proses) -> None:
    """Start failed or cancelled work again, with three new attempts.

    Raises TidakDapatDiulangi where it is not over, or the same work is under way.
    """
    milik = Proses.objects.filter(
        pk=proses.pk, status__in=(Proses.Status.GAGAL, Proses.Status.DIBATALKAN)
    )
    try:
        with transaction.atomic():
            banyak = milik.update(
                status=Proses.Status.ANTRE,
                percobaan=0,
                token=None,
                kemajuan=0,
                keterangan="Menunggu giliran",
                galat="",
                mulai=None,
                selesai=None,
            )
    except IntegrityError as galat:
        raise TidakDapatDiulangi(
            "Pekerjaan yang sama sedang berjalan. Tunggu sampai selesai."
        ) from galat
    if not banyak:
        raise TidakDapatDiulangi(
            "Hanya pekerjaan yang gagal atau dibatalkan yang dapat dicoba lagi. "
            "Muat ulang halaman ini untuk melihat keadaannya sekarang."
        )
    transaction.on_commit(partial(taruh, proses.pk))


def buang_hasil_lama() -> None:
    """Remove the files that are older than a week; their rows stay."""
    lama = HasilProses.objects.filter(proses__selesai__lt=timezone.now() - SIMPAN)
    # Asked every few seconds: a DELETE would lock SQLite each time.
    if lama.exists():
        lama.delete()
