"""Whether a plan may be changed: by its own perencana only, and only while its stage is open."""

import pytest

from planning.models import Pengguna, Renja
from planning.penyuntingan import boleh_tulis
from tests.pabrik import buat_pengguna, buat_renja

pytestmark = pytest.mark.django_db


@pytest.fixture
def disnaker() -> Renja:
    return buat_renja(1, "disnaker")


def _orang(renja: Renja, peran: str) -> Pengguna:
    pd = renja.perangkat_daerah
    sepemda = peran in {"verifikator", "penganggaran", "apip", "admin"}
    return buat_pengguna(peran, (peran, pd.pemda, None if sepemda else pd))


def test_perencana_mengubah_rencana_yang_terbuka(disnaker: Renja) -> None:
    jawaban = boleh_tulis(_orang(disnaker, "perencana"), disnaker)
    assert (jawaban.boleh, jawaban.alasan) == (True, "")


@pytest.mark.parametrize("peran", ["kepala_dinas", "verifikator", "penganggaran", "apip", "admin"])
def test_peran_lain_tidak_mengubah_rencana(disnaker: Renja, peran: str) -> None:
    jawaban = boleh_tulis(_orang(disnaker, peran), disnaker)
    assert jawaban.boleh is False
    assert jawaban.alasan == ("Rencana ini hanya dapat diubah oleh perencana perangkat daerahnya.")


def test_perencana_perangkat_daerah_lain_tidak_mengubahnya(disnaker: Renja) -> None:
    dinsos = buat_renja(1, "dinsos", pemda=disnaker.perangkat_daerah.pemda)
    assert boleh_tulis(_orang(dinsos, "perencana"), disnaker).boleh is False


def test_tahap_yang_tertutup_menyebut_tahapnya_dan_siapa_yang_membukanya(
    disnaker: Renja,
) -> None:
    disnaker.terbuka = False
    jawaban = boleh_tulis(_orang(disnaker, "perencana"), disnaker)
    assert jawaban.boleh is False
    assert jawaban.alasan == (
        "Tahap Rancangan awal sedang tertutup. "
        "Minta verifikator Bappeda membukanya bila ada yang perlu diubah."
    )
