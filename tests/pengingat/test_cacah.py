"""The count in the head of every page: cheap, and never more than the page lists."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from planning.models import Pengguna
from renja.pengingat.cacah import banyak_diputus
from renja.tindak_lanjut.perlu import banyak_perlu
from tests.pengingat.contoh import lapor, laporan

Orang = dict[str, Pengguna]


def _cacah() -> dict[str, int]:
    return {
        satu.username: banyak
        for satu in Pengguna.objects.order_by("username")
        if (banyak := banyak_diputus(satu))
    }


def test_yang_menunggu_keputusan_dihitung_per_triwulan(orang: Orang) -> None:
    assert _cacah() == {}
    lapor("diajukan")
    lapor("diajukan", 4)
    lapor("diajukan", milik_akar=True)
    assert _cacah() == {"dedi": 1, "gita": 2}
    laporan(3, "diajukan")
    assert _cacah() == {"dedi": 2, "gita": 2}


def test_yang_dikembalikan_menunggu_pelapornya(orang: Orang) -> None:
    lapor("dikembalikan")
    laporan(3, "dikembalikan")
    assert _cacah() == {"budi": 1, "fajar": 1}


@pytest.mark.parametrize(("siapa", "kueri"), [("eka", 2), ("fajar", 3), ("dedi", 6), ("budi", 3)])
def test_sedikit_kueri(orang: Orang, siapa: str, kueri: int) -> None:
    user = Pengguna.objects.get(username=siapa)
    lapor("diajukan")
    with CaptureQueriesContext(connection) as isi:
        banyak_perlu(user)
    assert len(isi) == kueri
