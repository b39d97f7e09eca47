"""Whether rows may be written, asked once for a whole import.

The core asks again for each row when it is written; this is what the preview shows.
"""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from planning.models import BukaBaris, Pengguna, Renja
from planning.penyuntingan import boleh_tulis


class Gerbang:
    """The stage of a Renja for one person, with the rows that are unlocked by themselves."""

    def __init__(self, user: Pengguna | None, renja: Renja) -> None:
        self.alasan = ""
        self._dibuka: frozenset[UUID] = frozenset()
        if user is None:
            return
        jawaban = boleh_tulis(user, renja)
        if jawaban.boleh:
            return
        self.alasan = jawaban.alasan
        kini = timezone.now()
        dibuka = BukaBaris.objects.filter(renja=renja, mulai__lte=kini, sampai__gt=kini)
        self._dibuka = frozenset(dibuka.values_list("objek", flat=True))

    @property
    def tertutup(self) -> bool:
        """Whether nothing at all may be written."""
        return bool(self.alasan) and not self._dibuka

    def boleh(self, uid: Iterable[UUID]) -> bool:
        """Whether a row may be written that stands under these uids, its own included."""
        return not self.alasan or any(satu in self._dibuka for satu in uid)
