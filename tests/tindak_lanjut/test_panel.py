"""The panel of a row: which rows have one, and who opens it."""

import pytest
from django.test import Client

from planning.models import BarisRenja, Indikator, Pengguna, Program, Renja, Target
from tests.orang import buat_orang

pytestmark = pytest.mark.django_db


@pytest.fixture
def orang() -> dict[str, Pengguna]:
    return buat_orang()


@pytest.fixture
def renja(orang: dict[str, Pengguna]) -> Renja:
    return Renja.objects.milik("disnaker", 2024).get()


def masuk(orang: Pengguna) -> Client:
    klien = Client()
    klien.force_login(orang)
    return klien


def alamat(uid: object) -> str:
    return f"/disnaker/2024/baris/{uid}/"


@pytest.mark.parametrize("model", [BarisRenja, Program, Indikator, Target, Renja])
def test_setiap_jenis_baris_punya_panel(
    orang: dict[str, Pengguna], renja: Renja, model: type
) -> None:
    baris = model.objects.filter(perangkat_daerah=renja.perangkat_daerah).first()
    assert masuk(orang["budi"]).get(alamat(baris.uid)).status_code == 200


@pytest.mark.parametrize("model", [BarisRenja, Program])
def test_panel_menunjuk_indikatornya_dan_barisnya_di_atas(
    orang: dict[str, Pengguna], renja: Renja, model: type
) -> None:
    baris = model.objects.filter(perangkat_daerah=renja.perangkat_daerah).first()
    pemilik = baris.sub_kegiatan if model is BarisRenja else baris
    isi = masuk(orang["budi"]).get(alamat(baris.uid)).content.decode()
    assert alamat(pemilik.indikator.get().uid) in isi
    di_bawah = masuk(orang["budi"]).get(alamat(pemilik.indikator.get().uid)).content.decode()
    assert alamat(pemilik.uid) in di_bawah


def test_baris_dinas_lain_tidak_ada_di_sini(orang: dict[str, Pengguna], renja: Renja) -> None:
    lain = BarisRenja.objects.exclude(renja=renja).first()
    assert masuk(orang["ani"]).get(alamat(lain.uid)).status_code == 404
