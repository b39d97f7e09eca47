"""The worker's side: takes a Proses by its token, does the job, and says how it ended."""

import logging
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread
from typing import Any

from django.conf import settings
from django.db import Error, InterfaceError, OperationalError, connection, transaction
from django.utils import timezone
from django_q.exceptions import TimeoutException

from planning.models import Renja
from renja.models import Proses
from renja.proses.antrean import taruh
from renja.proses.kerja import (
    Dibatalkan,
    Hasil,
    KehilanganToken,
    Kerja,
    KerjaGagal,
    cari_kerja,
)
from renja.proses.services import BERGERAK

PERCOBAAN = 3
TAK_TERDUGA = (
    "Terjadi kesalahan yang tidak terduga. Rinciannya ada di catatan server; "
    "coba lagi, dan bila tetap gagal beri tahu admin."
)
BASIS_DATA = "Basis data tidak dapat dihubungi saat mengerjakannya. Coba lagi sebentar lagi."
MENDADAK = (
    "Pekerja berhenti mendadak saat mengerjakannya (dimatikan, atau kehabisan memori). "
    "Coba lagi, dan bila tetap gagal beri tahu admin."
)
TANPA_HAK = "Anda tidak lagi berhak membaca rencana ini, jadi pekerjaannya dihentikan."
TAK_DIKENAL = "Pekerjaan ini tidak dikenal oleh versi aplikasi yang sekarang. Mulailah yang baru."
logger = logging.getLogger(__name__)


def jalankan(uid: str, *, berdenyut: bool = True) -> None:
    """Do the work of a Proses, if it waits or whoever held it gave no sign of life.

    Never raises for what the job does: a failed attempt waits for the next one, the third
    ends as failed. Only a database that is away comes out; the work is then found by
    the sweep (`renja.proses.sapu`) once it is back.
    """
    kerja = _ambil(uuid.UUID(uid))
    if kerja is None:
        return
    if not berdenyut:
        _lakukan(kerja)
        return
    with _denyut(kerja):
        _lakukan(kerja)


def batas_mati() -> timedelta:
    """Without a sign of life for so long, a worker counts as dead."""
    return timedelta(seconds=settings.PROSES_MATI)


def _ambil(uid: uuid.UUID) -> Kerja | None:
    """Take the token in one conditional UPDATE; None where there is nothing to do."""
    proses = (
        Proses.objects.select_related("renja__perangkat_daerah", "pengguna").filter(pk=uid).first()
    )
    if proses is None or proses.status not in BERGERAK:
        return None
    kini = timezone.now()
    berjalan = proses.status == Proses.Status.BERJALAN
    if berjalan and proses.denyut and proses.denyut > kini - batas_mati():
        return None
    milik = Proses.objects.filter(
        pk=uid, status=proses.status, token=proses.token, percobaan=proses.percobaan
    )
    if proses.percobaan >= PERCOBAAN:
        milik.update(
            status=Proses.Status.GAGAL,
            token=None,
            galat=proses.galat or MENDADAK,
            keterangan="",
            selesai=kini,
        )
        return None
    token = uuid.uuid4()
    baru: dict[str, Any] = {
        "status": Proses.Status.BERJALAN,
        "token": token,
        "percobaan": proses.percobaan + 1,
        "kemajuan": 0,
        "keterangan": "Mulai dikerjakan",
        "denyut": kini,
        "mulai": kini,
    }
    if not milik.update(**baru):
        return None
    for nama, nilai in baru.items():
        setattr(proses, nama, nilai)
    return Kerja(proses, token)


def _lakukan(kerja: Kerja) -> None:
    try:
        hasil = _kerjakan(kerja)
        if not kerja.selesai:
            with kerja.sekali() as tutup:
                tutup.hasil = hasil
        elif hasil:
            logger.error("Pekerjaan %s mengembalikan berkas sesudah `sekali`", kerja.proses.jenis)
    except (Dibatalkan, KehilanganToken) as galat:
        logger.info("%s: %s", kerja.proses.pk, type(galat).__name__)
    except TimeoutException:
        menit = settings.PROSES_BATAS // 60
        kalimat = f"Tidak selesai dalam {menit} menit, jadi dihentikan."
        logger.exception("Pekerjaan %s: %s", kerja.proses.pk, kalimat)
        _gagalkan(kerja, kalimat)
    except Exception as galat:
        if not isinstance(galat, KerjaGagal):
            logger.exception("Pekerjaan %s (%s) gagal", kerja.proses.pk, kerja.proses.jenis)
        _gagalkan(kerja, _kalimat(galat), ulangi=getattr(galat, "ulangi", True))


def _kerjakan(kerja: Kerja) -> Hasil | None:
    if not Renja.objects.untuk(kerja.pengguna).filter(pk=kerja.renja.pk).exists():
        raise KerjaGagal(TANPA_HAK, ulangi=False)
    try:
        fungsi = cari_kerja(kerja.proses.jenis)
    except KeyError as galat:
        raise KerjaGagal(TAK_DIKENAL, ulangi=False) from galat
    return fungsi(kerja)


def _kalimat(galat: Exception) -> str:
    """What the person is told; a traceback is for the log only."""
    if isinstance(galat, KerjaGagal):
        return str(galat)
    if isinstance(galat, OperationalError | InterfaceError):
        return BASIS_DATA
    return TAK_TERDUGA


def _gagalkan(kerja: Kerja, kalimat: str, *, ulangi: bool = True) -> None:
    """An attempt failed: wait for the next one, or end.

    Written only where the work is still this worker's.
    """
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()
    lagi = ulangi and kerja.percobaan < PERCOBAAN
    nilai: dict[str, object] = {"token": None, "galat": kalimat[:500], "kemajuan": 0}
    if lagi:
        nilai |= {
            "status": Proses.Status.ANTRE,
            "keterangan": f"Menunggu percobaan ke-{kerja.percobaan + 1}",
        }
    else:
        nilai |= {"status": Proses.Status.GAGAL, "keterangan": "", "selesai": timezone.now()}
    milik = Proses.objects.filter(
        pk=kerja.proses.pk, token=kerja.token, status=Proses.Status.BERJALAN
    )
    with transaction.atomic():
        if milik.update(**nilai) and lagi:
            tunda = settings.PROSES_JEDA[kerja.percobaan - 1]
            taruh(kerja.proses.pk, timedelta(seconds=tunda))


@contextmanager
def _denyut(kerja: Kerja) -> Iterator[None]:
    """Signs of life beside the work, on a connection of their own."""
    henti = Event()
    utas = Thread(target=_berdenyut, args=(kerja, henti), daemon=True, name="denyut")
    utas.start()
    try:
        yield
    finally:
        henti.set()
        utas.join()


def _berdenyut(kerja: Kerja, henti: Event) -> None:
    try:
        while not henti.wait(settings.PROSES_DENYUT):
            try:
                kerja.denyut()
            except (Dibatalkan, KehilanganToken) as galat:
                kerja.hilang = galat
                return
            except Error as galat:
                logger.warning("Denyut %s tidak tercatat: %s", kerja.proses.pk, galat)
                connection.close()
    finally:
        connection.close()
