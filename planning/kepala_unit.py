"""Units without a head of their own: for them the head of the agency approves."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from planning.models import Penugasan, UnitKerja
from planning.silsilah import ke_atas


def tanpa_kepala(perangkat_daerah: Collection[int], hari: date | None = None) -> dict[int, UUID]:
    """The units of agencies, key and uid, that nobody heads on a day (today by default).

    A unit is headed by the kepala bidang of its own or of one that it is part of. Two queries.
    """
    hari = hari or timezone.localdate()
    berkepala = set(
        Penugasan.objects.filter(
            Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=hari),
            perangkat_daerah__in=perangkat_daerah,
            peran=Penugasan.Peran.KEPALA_BIDANG,
            berlaku_dari__lte=hari,
        ).values_list("unit_kerja_id", flat=True)
    )
    unit = list(
        UnitKerja.objects.filter(perangkat_daerah__in=perangkat_daerah).values_list(
            "pk", "induk_id", "uid"
        )
    )
    induk = {pk: atas for pk, atas, _ in unit}
    return {
        pk: uid
        for pk, _, uid in unit
        if not any(satu in berkepala for satu in ke_atas(pk, induk.get))
    }
