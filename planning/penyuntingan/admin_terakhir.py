"""A pemda that has an admin never loses the last one, and an installation no last superuser.

Whoever changes people or roles opens a `JagaAdmin` first, inside the transaction of the
change: it locks the pemda, so that two admins who remove one another come one after the
other, and refuses afterwards what would leave a day without an admin that had one before.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Q, QuerySet
from django.utils import timezone

from planning.models import Pemda, Pengguna, Penugasan
from planning.penyuntingan.galat import TidakSah

Masa = tuple[date, date | None]
SATU_HARI = timedelta(days=1)


def terjaga_sampai(masa: Iterable[Masa], hari_ini: date) -> date:
    """The last day from today on without a gap; the day before today where today has none.

    `masa` are from-until with both ends included, None for an open end (gives date.max).
    """
    sampai = hari_ini - SATU_HARI
    for dari, akhir in sorted(masa, key=lambda satu: satu[0]):
        if dari > sampai + SATU_HARI:
            break
        if akhir is None:
            return date.max
        sampai = max(sampai, akhir)
    return sampai


class JagaAdmin:
    """What may not be lost by the change that follows; `periksa` looks at it afterwards."""

    def __init__(self, pemda: Iterable[int], *, superuser: bool = False) -> None:
        self._superuser = superuser
        self._pemda = sorted(set(pemda))
        kunci = Pemda.objects.select_for_update().filter(pk__in=self._pemda).order_by("pk")
        self._nama = {satu.pk: satu.nama for satu in kunci}
        if superuser:
            list(Pengguna.objects.select_for_update().filter(is_superuser=True).order_by("pk"))
        self._lama = {satu: self._batas(satu) for satu in self._pemda}
        self._ada_superuser = superuser and _superuser().exists()

    def periksa(self, kolom: str = "") -> None:
        """Raise TidakSah at `kolom` where an admin or a superuser would be missing."""
        for satu in self._pemda:
            if self._batas(satu) < self._lama[satu]:
                raise TidakSah({kolom: [f"{self._nama[satu]} harus tetap punya admin. {_CARA}"]})
        if self._ada_superuser and not _superuser().exists():
            raise TidakSah({kolom: [f"Pemasangan ini harus tetap punya superuser. {_CARA}"]})

    def _batas(self, pemda: int) -> date:
        tugas = Penugasan.objects.filter(
            pemda=pemda, peran=Penugasan.Peran.ADMIN, pengguna__in=_dapat_masuk()
        )
        return terjaga_sampai(
            tugas.values_list("berlaku_dari", "berlaku_sampai"), timezone.localdate()
        )


_CARA = "Beri peran itu kepada orang lain dahulu, lalu ubah yang ini."


def _dapat_masuk() -> QuerySet[Pengguna]:
    """The people who can sign in here."""
    aktif = Pengguna.objects.filter(is_active=True).exclude(
        Q(password="") | Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    )
    return aktif if settings.DEMO_DIIZINKAN else aktif.filter(contoh=False)


def _superuser() -> QuerySet[Pengguna]:
    return _dapat_masuk().filter(is_superuser=True)


def pemda_admin(pengguna: Pengguna) -> set[int]:
    """The pemda in which a person is, was or will be admin."""
    tugas = Penugasan.objects.filter(pengguna=pengguna, peran=Penugasan.Peran.ADMIN)
    return set(tugas.values_list("pemda", flat=True))
