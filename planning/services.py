"""What changes the plan, and the one question whether it may be changed."""

from dataclasses import dataclass

from planning.models import Pengguna, Penugasan, Renja
from planning.permissions import lingkup


@dataclass(frozen=True, slots=True)
class Jawaban:
    """Yes, or no with the reason as an Indonesian sentence."""

    boleh: bool
    alasan: str = ""


def boleh_tulis(renja: Renja, user: Pengguna) -> Jawaban:
    """Whether the person may change the plan's rows now: role, agency and stage."""
    if not lingkup(user).bertugas(Penugasan.Peran.PERENCANA, renja.perangkat_daerah_id):
        return Jawaban(
            boleh=False, alasan="Rencana ini hanya dapat diubah oleh perencana perangkat daerahnya."
        )
    if not renja.terbuka:
        return Jawaban(
            boleh=False,
            alasan=f"Tahap {renja.get_tahap_display()} sedang tertutup. "
            "Minta verifikator Bappeda membukanya bila ada yang perlu diubah.",
        )
    return Jawaban(boleh=True)
