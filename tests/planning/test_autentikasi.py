"""Demo users sign in only where demo data is allowed."""

import pytest
from django.contrib.auth import authenticate
from django.test import Client, RequestFactory

from planning.models import Pengguna

pytestmark = pytest.mark.django_db


def _masuk(nama: str) -> Pengguna | None:
    return authenticate(RequestFactory().post("/masuk/"), username=nama, password="kata-sandi-uji")


@pytest.fixture
def budi() -> Pengguna:
    orang = Pengguna.objects.create_user("budi", password="kata-sandi-uji", nama="Budi")
    orang.contoh = True
    orang.save()
    return orang


def test_pengguna_contoh_ditolak_bila_data_contoh_tidak_diizinkan(budi, settings):
    assert _masuk("budi") == budi
    settings.DEMO_DIIZINKAN = False
    assert _masuk("budi") is None


def test_pengguna_sungguhan_tetap_masuk(settings):
    citra = Pengguna.objects.create_user("citra", password="kata-sandi-uji", nama="Citra")
    settings.DEMO_DIIZINKAN = False
    assert _masuk("citra") == citra


def test_sesi_pengguna_contoh_yang_terbuka_berakhir(budi, settings):
    klien = Client()
    klien.force_login(budi, backend="planning.autentikasi.BackendPengguna")
    assert klien.get("/").status_code == 200
    settings.DEMO_DIIZINKAN = False
    assert klien.get("/").status_code == 302
