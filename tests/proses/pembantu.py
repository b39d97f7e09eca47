"""Work in the background, for the tests of every room: done at once, as a worker would.

    kerjakan_antrean()   # after a page or a service has started something

Nothing of a transaction is hidden: what hangs on the commit is done as a commit does it (and
not at all where a savepoint was rolled back), each task goes through the queue's table,
signed and packed, and is taken from there.
"""

import uuid
from datetime import timedelta

from django.db import connection
from django.utils import timezone
from django_q.models import OrmQ

from planning.models import Komentar
from renja.models import Proses
from renja.proses.antrean import TUGAS
from renja.proses.kerja import Kerja
from renja.proses.pekerja import jalankan


def kerjakan_antrean() -> list[Proses]:
    """Do all that waits, retries included and without their delay; gives it as it ended.

    Raises AssertionError for work that waits and that no worker would ever hear of.
    """
    selesai: dict[str, None] = {}
    komit()
    while tugas := OrmQ.objects.filter(key="renja").order_by("pk").first():
        assert tugas.func() == TUGAS
        (uid,) = tugas.args()
        tugas.delete()
        jalankan(uid, berdenyut=False)
        komit()
        selesai[uid] = None
    hilang = Proses.objects.filter(status=Proses.Status.ANTRE)
    assert not hilang.exists(), "Ada pekerjaan yang menunggu tanpa tugas di antrean."
    return list(Proses.objects.filter(pk__in=selesai).order_by("dibuat"))


def komit() -> None:
    """What a commit of the test's own transaction would set off; outside of one, nothing."""
    while connection.in_atomic_block and connection.run_on_commit:
        _, fungsi, _ = connection.run_on_commit.pop(0)
        fungsi()


def seakan_mati(proses: Proses, detik: int = 3600) -> None:
    """Let the last sign of life of a worker lie so far back."""
    denyut = timezone.now() - timedelta(seconds=detik)
    Proses.objects.filter(pk=proses.pk).update(denyut=denyut)


def catat_efek(kerja: Kerja) -> None:
    """An effect that nothing but `sekali` keeps from happening twice."""
    Komentar.objects.create(
        perangkat_daerah=kerja.renja.perangkat_daerah,
        renja=kerja.renja,
        objek=uuid.uuid4(),
        isi="Efek",
        penulis=kerja.pengguna,
        ditulis_pada=timezone.now(),
    )
