"""Who gets which answer from the addresses of this room: whoever reads the plan reads these."""

from collections.abc import Mapping
from typing import Any

from planning.models import Indikator, Renja
from tests.hak_akses import Hak


def _indikator(renja: Renja) -> Mapping[str, Any]:
    """An indikator of the Renja's Renstra."""
    return {"uid": Indikator.objects.filter(renstra=renja.renstra_id).earliest("pk").uid}


HAK: dict[str, Hak] = {
    "dasbor:dasbor": Hak(),
    "dasbor:baris": Hak(),
    "dasbor:serapan": Hak(),
    "dasbor:rata_rata": Hak(),
    "dasbor:penjelasan": Hak(isi=_indikator),
}
