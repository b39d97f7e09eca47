"""Two admins who remove one another at the same moment: one of them stays."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from planning.models import Pemda, Pengguna, Penugasan
from planning.penyuntingan.admin_terakhir import terjaga_sampai
from tests.orang import SANDI

HARI_INI = date(2024, 6, 1)


@pytest.mark.django_db(transaction=True)
def test_dua_admin_yang_saling_mengakhiri_tidak_habis() -> None:
    kota = Pemda.objects.create(kode="kota", nama="Kota", jenis="kota")
    tugas = {}
    for nama in ("indah", "joko"):
        orang = Pengguna.objects.create_user(nama, password=SANDI, nama=nama.title())
        tugas[nama] = Penugasan.objects.create(
            pengguna=orang, peran="admin", pemda=kota, berlaku_dari="2023-01-01"
        )
    klien = {nama: Client() for nama in tugas}
    for nama, satu in klien.items():
        satu.force_login(tugas[nama].pengguna)
    aba_aba = Barrier(2)

    def hapus(pelaku: str, milik: str) -> int:
        aba_aba.wait()
        try:
            alamat = f"/admin/planning/penugasan/{tugas[milik].pk}/delete/"
            return klien[pelaku].post(alamat, {"post": "yes"}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as kolam:
        hasil = list(kolam.map(hapus, ("indah", "joko"), ("joko", "indah")))
    assert Penugasan.objects.filter(peran="admin").count() == 1
    # Refused with a message, or no admin any more when asked.
    assert hasil.count(302) >= 1


@pytest.mark.parametrize(
    ("masa", "sampai"),
    [
        ([], date(2024, 5, 31)),
        ([(date(2024, 1, 1), None)], date.max),
        ([(date(2024, 1, 1), date(2024, 6, 30))], date(2024, 6, 30)),
        ([(date(2024, 1, 1), date(2024, 5, 1))], date(2024, 5, 31)),
        ([(date(2024, 6, 2), None)], date(2024, 5, 31)),
        ([(date(2024, 1, 1), date(2024, 6, 30)), (date(2024, 7, 1), None)], date.max),
        (
            [(date(2024, 7, 2), None), (date(2024, 1, 1), date(2024, 6, 30))],
            date(2024, 6, 30),
        ),
    ],
)
def test_terjaga_sampai_hari_terakhir_tanpa_sela(
    masa: list[tuple[date, date | None]], sampai: date
) -> None:
    assert terjaga_sampai(masa, HARI_INI) == sampai
