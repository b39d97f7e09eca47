"""The sweep: finds work that nobody does any more, and has it done by another worker.

Every cluster does it every few seconds, beside its workers, also while they are busy.
"""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from renja.models import Proses
from renja.proses.antrean import kosong, taruh
from renja.proses.pekerja import MENDADAK, batas_mati
from renja.proses.services import buang_hasil_lama

# Work that waits so long beside an empty queue was lost on its way there.
TERLUPAKAN = timedelta(seconds=60)
logger = logging.getLogger(__name__)


def sapu() -> int:
    """Give the work of dead workers, and what was lost, back to the queue; gives how many.

    Twice at the same moment is harmless: only one UPDATE finds the old token.
    """
    banyak = _dari_yang_mati() + _yang_terlupakan()
    buang_hasil_lama()
    return banyak


def _dari_yang_mati() -> int:
    banyak = 0
    mati = Proses.objects.filter(
        status=Proses.Status.BERJALAN, denyut__lt=timezone.now() - batas_mati()
    )
    for uid, token, denyut in mati.values_list("pk", "token", "denyut"):
        with transaction.atomic():
            # Passes over a row that is being written this moment: its worker lives.
            milik = Proses.objects.select_for_update(skip_locked=True).filter(
                pk=uid, token=token, denyut=denyut, status=Proses.Status.BERJALAN
            )
            if not milik.exists():
                continue
            diambil = milik.update(
                status=Proses.Status.ANTRE,
                token=None,
                galat=MENDADAK,
                keterangan="Menunggu pekerja lain",
            )
            if diambil:
                logger.warning("Pekerjaan %s diambil dari pekerja yang berhenti", uid)
                taruh(uid)
                banyak += 1
    return banyak


def _yang_terlupakan() -> int:
    lama = Proses.objects.filter(status=Proses.Status.ANTRE, dibuat__lt=timezone.now() - TERLUPAKAN)
    uid = list(lama.values_list("pk", flat=True))
    if not uid or not kosong():
        return 0
    for satu in uid:
        taruh(satu)
    return len(uid)
