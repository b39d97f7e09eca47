"""The queue: django-q2's table in the database, with a delay and a sign of life.

A delivery says no more than "look at this Proses": it may come twice, late, or after the
work is done, and does no harm then. What counts is the row of the Proses.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django_q.brokers.orm import ORM
from django_q.conf import Conf
from django_q.models import OrmQ
from django_q.tasks import async_task

TUGAS = "renja.proses.pekerja.jalankan"
# The row of the queue's table that carries a cluster's sign of life: under a key of its own, so
# that it is never delivered. The cache of django-q2 does not reach from one process to another.
KUNCI_DENYUT = "renja:denyut"
DENYUT_BERLAKU = timedelta(seconds=15)


class Antrean(ORM):
    """The queue in the database; `tunda` keeps a task back for so long."""

    def __init__(self, list_key: str | None = None, tunda: timedelta = timedelta(0)) -> None:
        super().__init__(list_key=list_key)
        self.tunda = tunda

    def enqueue(self, task: str) -> int:
        """Put a packed task on the queue; gives its key."""
        baru = OrmQ.objects.create(
            key=self.list_key, payload=task, lock=timezone.now() + self.tunda
        )
        return int(baru.pk)


def taruh(uid: UUID, tunda: timedelta = timedelta(0)) -> None:
    """Have a worker look at a Proses, after `tunda` at the earliest."""
    async_task(
        TUGAS,
        str(uid),
        task_name=f"proses-{uid}",
        q_options={
            "broker": Antrean(tunda=tunda),
            "timeout": settings.PROSES_BATAS,
            "save": False,
        },
    )


def kosong() -> bool:
    """Whether nothing waits, not even what is kept back or in a worker's hands."""
    return not OrmQ.objects.filter(key=Conf.CLUSTER_NAME).exists()


def catat_denyut(kini: datetime) -> None:
    """A cluster is alive."""
    if not OrmQ.objects.filter(key=KUNCI_DENYUT).update(lock=kini):
        OrmQ.objects.create(key=KUNCI_DENYUT, payload="", lock=kini)


def pekerja_hidup() -> bool:
    """Whether a worker cluster gave a sign of life just now: else nothing is being done."""
    sejak = timezone.now() - DENYUT_BERLAKU
    return bool(OrmQ.objects.filter(key=KUNCI_DENYUT, lock__gte=sejak).exists())
