"""What is said after a change of the manuscript: saved, with its undo, or what stood in the way."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse

from planning.models import Perubahan, Renja
from planning.penyuntingan import Bentrok, Ditolak, TidakSah
from renja.halaman.akses import Permintaan
from renja.penulisan.akses import ditolak
from renja.tindak_lanjut.kabarkan import kabarkan


def katakan(request: Permintaan, kalimat: str, renja: Renja, perubahan: Perubahan | None) -> None:
    """The notice that something was saved, or that nothing changed."""
    if perubahan is None:
        messages.info(request, "Tidak ada yang berubah.")
    else:
        kabarkan(request, kalimat, renja, perubahan)


def kalimat_bentrok(galat: Bentrok) -> str:
    """Who came before, in a sentence."""
    siapa = galat.oleh or "orang lain"
    apa = "diubah" if galat.baris is not None else "dihapus"
    return f"Bagian ini sudah {apa} oleh {siapa} sejak Anda membukanya."


def kerjakan(
    request: Permintaan,
    renja: Renja,
    kerja: Callable[[], Perubahan | None],
    berhasil: str,
    batal: str,
) -> HttpResponse | None:
    """Do a change of a part that is one press of a button, and say what came of it.

    `batal` says what was not done where somebody came before. Returns the page of a refusal,
    None where one goes on.
    """
    try:
        perubahan = kerja()
    except Ditolak as galat:
        return ditolak(request, renja, galat)
    except Bentrok as galat:
        messages.warning(request, f"{kalimat_bentrok(galat)} {batal}")
    except TidakSah as galat:
        messages.error(request, str(galat))
    else:
        katakan(request, berhasil, renja, perubahan)
    return None
