"""What a person may see and do, from the Penugasan that are valid today.

Fetching goes through `.untuk(user)` (planning.queries); what is not there answers 404.
A right that a reader lacks answers 403.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from planning.silsilah import ke_atas

if TYPE_CHECKING:
    from planning.models import Pengguna, UnitKerja

PERAN_SEPEMDA = frozenset({"verifikator", "penganggaran", "apip"})


@dataclass(frozen=True, slots=True)
class Lingkup:
    """What a person reaches: whole pemda by id, single agencies by id, and in which role."""

    pemda: frozenset[int] = frozenset()
    perangkat_daerah: frozenset[int] = frozenset()
    tugas: frozenset[tuple[str, int | None]] = frozenset()
    # Whole pemda in any role over it, the admin's included, who reads no figures.
    pemda_semua: frozenset[int] = frozenset()
    tugas_pemda: frozenset[tuple[str, int]] = frozenset()
    tugas_unit: frozenset[tuple[str, int]] = frozenset()

    @property
    def peran(self) -> frozenset[str]:
        """The roles held anywhere."""
        return frozenset(peran for peran, _ in self.tugas)

    def bertugas(self, peran: str, perangkat_daerah: int | None) -> bool:
        """Whether the role is held for that agency (None for a role over the pemda)."""
        return (peran, perangkat_daerah) in self.tugas

    def bertugas_di_pemda(self, peran: str, pemda: int | None) -> bool:
        """Whether a role over a whole pemda is held for that one."""
        return (peran, pemda) in self.tugas_pemda

    def bertugas_di_unit(self, peran: str, unit: "UnitKerja | None") -> bool:
        """Whether a role of a unit kerja is held for that one, or for one that it is part of."""
        return any(
            (peran, satu.pk) in self.tugas_unit for satu in ke_atas(unit, lambda satu: satu.induk)
        )


def lingkup(user: "Pengguna", hari: date | None = None) -> Lingkup:
    """The reach of a person on a day (today by default); one query, kept on the user.

    An anonymous or inactive person reaches nothing; so does one whose only role is
    admin, which carries no figures.
    """
    if not user.is_authenticated or not user.is_active:
        return Lingkup()
    tersimpan = user.__dict__.get("_lingkup")
    if isinstance(tersimpan, Lingkup) and hari is None:
        return tersimpan
    hari_ini = hari or timezone.localdate()
    penugasan = list(
        user.penugasan.filter(berlaku_dari__lte=hari_ini)
        .filter(Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=hari_ini))
        .values_list("peran", "pemda_id", "perangkat_daerah_id", "unit_kerja_id")
    )
    hasil = Lingkup(
        frozenset(pemda for peran, pemda, _, _ in penugasan if peran in PERAN_SEPEMDA),
        frozenset(pd for _, _, pd, _ in penugasan if pd is not None),
        frozenset((peran, pd) for peran, _, pd, _ in penugasan),
        frozenset(pemda for _, pemda, pd, _ in penugasan if pd is None),
        frozenset((peran, pemda) for peran, pemda, pd, _ in penugasan if pd is None),
        frozenset((peran, unit) for peran, _, _, unit in penugasan if unit is not None),
    )
    if hari is None:
        user.__dict__["_lingkup"] = hasil
    return hasil


def mitra(user: "Pengguna") -> frozenset[int]:
    """The agencies whose stages the person, a verifikator, opens and closes today."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    hari_ini = timezone.localdate()
    tugas = user.penugasan.filter(peran="verifikator", berlaku_dari__lte=hari_ini).filter(
        Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=hari_ini)
    )
    return frozenset(pd for pd in tugas.values_list("mitra", flat=True) if pd is not None)
