"""Whether cells may be typed into, asked once for a whole grid."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from planning.models import BukaBaris, Pengguna, Penugasan, Renja
from planning.penyuntingan import boleh_tulis
from planning.permissions import lingkup


class Gembok:
    """The answer of `boleh_tulis` for the plan, and the rows unlocked in spite of it.

    `menulis` says whether the person is a perencana of the agency at all. The core asks again,
    row by row, when something is saved.
    """

    def __init__(self, user: Pengguna, renja: Renja) -> None:
        jawaban = boleh_tulis(user, renja)
        self.alasan = "" if jawaban.boleh else jawaban.alasan
        self.menulis = lingkup(user).bertugas(Penugasan.Peran.PERENCANA, renja.perangkat_daerah_id)
        self.dibuka: frozenset[UUID] = frozenset()
        if not jawaban.boleh and self.menulis:
            kini = timezone.now()
            self.dibuka = frozenset(
                BukaBaris.objects.filter(renja=renja, mulai__lte=kini, sampai__gt=kini).values_list(
                    "objek", flat=True
                )
            )

    def alasan_untuk(self, uid: Iterable[UUID | None]) -> str:
        """Why a row that stands under these uids is locked, "" where it is open."""
        if not self.alasan or not self.dibuka.isdisjoint(satu for satu in uid if satu):
            return ""
        return self.alasan
