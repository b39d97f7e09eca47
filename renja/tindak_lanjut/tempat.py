"""Where a gap of the plan is filled: the grid, or the form of the row."""

from uuid import UUID

from django.urls import reverse

from planning.models import Renja


def tempat_mengisi(renja: Renja, uid: UUID) -> str:
    """The address of the page on which the gap of a row is filled."""
    pohon = reverse("pohon", args=[renja.perangkat_daerah.kode, renja])
    return f"{pohon}#b-{uid}"
