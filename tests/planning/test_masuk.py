"""Signing in: where it leads, what it says, and when it closes."""

import pytest
from django.test import Client

from tests.orang import SANDI, buat_orang

pytestmark = pytest.mark.django_db


def test_masuk_mengantar_ke_halaman_yang_diminta() -> None:
    buat_orang()
    klien = Client()
    jawaban = klien.get("/disnaker/2024/")
    assert jawaban.headers["Location"] == "/masuk/?next=/disnaker/2024/"
    jawaban = klien.post(
        "/masuk/", {"username": "budi", "password": SANDI, "next": "/disnaker/2024/"}
    )
    assert jawaban.headers["Location"] == "/disnaker/2024/"


def test_masuk_tidak_mengantar_ke_situs_lain() -> None:
    buat_orang()
    jawaban = Client().post(
        "/masuk/",
        {"username": "budi", "password": SANDI, "next": "https://contoh.example/"},
    )
    assert jawaban.headers["Location"] == "/"


@pytest.mark.parametrize("username", ["budi", "bukan-siapa-siapa"])
def test_sandi_salah_dan_nama_salah_berbunyi_sama(username: str) -> None:
    buat_orang()
    jawaban = Client().post("/masuk/", {"username": username, "password": "salah"})
    assert jawaban.status_code == 200
    assert "Nama pengguna atau kata sandi tidak cocok." in jawaban.content.decode()


def test_sandi_salah_lima_kali_mengunci_akun_seperempat_jam() -> None:
    buat_orang()
    klien = Client()
    salah = {"username": "budi", "password": "salah"}
    status = [klien.post("/masuk/", salah).status_code for _ in range(5)]
    assert status == [200, 200, 200, 200, 429]
    jawaban = klien.post("/masuk/", {"username": "budi", "password": SANDI})
    assert jawaban.status_code == 429
    assert "15 menit" in jawaban.content.decode()


def test_yang_sudah_masuk_tidak_berputar_di_halaman_masuk(client: Client) -> None:
    client.force_login(buat_orang()["budi"], backend="planning.autentikasi.BackendPengguna")
    jawaban = client.get("/masuk/?next=/masuk/")
    assert (jawaban.status_code, jawaban.headers["Location"]) == (302, "/")
