"""Who gets which answer from which address: every address that the resolver knows.

An address that is not declared here fails the tests. Anonymous persons are sent to sign in
(302), another agency's pages are not there (404), a right that one lacks is refused (403).
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from planning.models import Pengguna
from tests.orang import ORANG, buat_orang

pytestmark = pytest.mark.django_db

SIAPA = ("anonim", *ORANG)
# One sign for the status of each of SIAPA: anonim, ani, budi, citra, dedi, eka, fajar, …
STATUS = {"2": 200, "3": 302, "F": 403, "T": 404, "M": 405}
DISNAKER = "3 2 2 T 2 2 2 2 2 T"
DINSOS = "3 2 T 2 T 2 T T 2 T"
KOTA_LAIN = "3 T T T T T T T T T"
SEMUA_MASUK = "3 2 2 2 2 2 2 2 2 2"
UMUM = "2 2 2 2 2 2 2 2 2 2"
PINDAH = "3 3 3 3 3 3 3 3 3 3"
TAK_BOLEH_KIRIM = "3 M M M M M M M M M"
ADMIN = "3 F F F F F F F F 2"
ADMIN_PINDAH = "3 F F F F F F F F 3"
ADMIN_DITOLAK = "3 F F F F F F F F F"
ADMIN_TIADA = "3 F F F F F F F F T"
ADMIN_BUKAN_GET = "3 F F F F F F F F M"

# The answers to GET by the name of the address; those of a Renja follow below.
HARAPAN_GET = {
    "beranda": SEMUA_MASUK,
    "masuk": "2 3 3 3 3 3 3 3 3 3",
    "keluar": PINDAH,
    "sehat": UMUM,
    "admin:index": ADMIN,
    "admin:login": ADMIN_PINDAH,
    "admin:logout": ADMIN_BUKAN_GET,
    "admin:password_change": ADMIN,
    "admin:password_change_done": ADMIN,
    "admin:autocomplete": ADMIN_DITOLAK,
    "admin:jsi18n": ADMIN,
    "admin:view_on_site": ADMIN_TIADA,
    "admin:app_list": ADMIN,
    "admin:auth_user_password_change": ADMIN_TIADA,
    "admin/(?P<url>.*)$": ADMIN_TIADA,
}
ALAMAT_RENJA = {"renja", "pohon", "formulir", "unduh"}
HARAPAN_POST = {
    "beranda": TAK_BOLEH_KIRIM,
    "masuk": "2 3 3 3 3 3 3 3 3 3",
    "keluar": PINDAH,
    "sehat": "M M M M M M M M M M",
    "renja": TAK_BOLEH_KIRIM,
    "pohon": TAK_BOLEH_KIRIM,
    "formulir": TAK_BOLEH_KIRIM,
    "unduh": TAK_BOLEH_KIRIM,
}
# The models of the admin: none with pagu, target or realisasi. Read-only ones are loaded.
DATA_INDUK = {
    "planning_pengguna",
    "planning_penugasan",
    "planning_perangkatdaerah",
    "planning_unitkerja",
    "planning_wilayah",
    "planning_peraturan",
    "performance_skalapredikat",
    "planning_pemda",
}
HANYA_BACA = {
    "planning_edisinomenklatur",
    "planning_nomenklatur",
    "planning_petanomenklatur",
    "budget_sumberdana",
}
# Whoever looks after one pemda opens no other one, and nobody deletes a person.
TANPA_TAMBAH = HANYA_BACA | {"planning_pemda"}
TANPA_HAPUS = HANYA_BACA | {"planning_pengguna"}
CONTOH = {
    "kode": "disnaker",
    "masa": "2024",
    "formulir": "tabel-4.1",
    "jenis": "csv",
    "object_id": "0",
    "id": "0",
    "content_type_id": "0",
    "app_label": "planning",
    "url": "tidak-ada",
    "final_catch_all_view": "",
}


def harapan_admin() -> dict[str, str]:
    """The pages of every model of the admin; a row 0 that is not there leads back (302)."""
    hasil = {}
    for model in DATA_INDUK | HANYA_BACA:
        hasil[f"admin:{model}_changelist"] = ADMIN
        hasil[f"admin:{model}_change"] = hasil[f"admin:{model}_history"] = ADMIN_PINDAH
        hasil[f"admin:{model}_add"] = ADMIN_DITOLAK if model in TANPA_TAMBAH else ADMIN
        hasil[f"admin:{model}_delete"] = ADMIN_DITOLAK if model in TANPA_HAPUS else ADMIN_PINDAH
        hasil[f"admin/{model.replace('_', '/')}/<path:object_id>/"] = ADMIN_PINDAH
    return hasil


def alamat(
    pola: list[URLPattern | URLResolver], awalan: str = "", ruang: str = ""
) -> Iterator[tuple[str, str]]:
    """Every address as (name, route); one without a name goes by its route."""
    for satu in pola:
        rute = awalan + str(satu.pattern).lstrip("^")
        if isinstance(satu, URLResolver):
            dalam = f"{ruang}{satu.namespace}:" if satu.namespace else ruang
            yield from alamat(satu.url_patterns, rute, dalam)
        else:
            yield (f"{ruang}{satu.name}" if satu.name else rute), rute


def jalur(rute: str, **ganti: str) -> str:
    """A path of a route, with the sample values put in."""
    isi = CONTOH | ganti
    tanpa_pola = re.sub(r"\(\?P<(\w+)>[^)]*\)", lambda cocok: isi[cocok[1]], rute)
    terisi = re.sub(r"<(?:\w+:)?(\w+)>", lambda cocok: isi[cocok[1]], tanpa_pola)
    return "/" + terisi.replace("$", "").replace("\\", "")


def semua_alamat() -> dict[str, str]:
    return dict(alamat(get_resolver().url_patterns))


def baca(deret: str) -> dict[str, int]:
    return {orang: STATUS[tanda] for orang, tanda in zip(SIAPA, deret.split(), strict=True)}


@pytest.fixture(scope="module")
def pemeran(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Pengguna]]:
    """The cast and their agencies, made once for this file and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield buat_orang()
        transaction.set_rollback(True)


@pytest.fixture
def klien(pemeran: dict[str, Pengguna], db: None) -> Callable[[str], Client]:
    """Opens a browser as one of the cast, or as nobody ("anonim")."""

    def buka(orang: str) -> Client:
        hasil = Client()
        if orang != "anonim":
            hasil.force_login(pemeran[orang])
        return hasil

    return buka


def test_setiap_alamat_dinyatakan() -> None:
    dinyatakan = HARAPAN_GET.keys() | harapan_admin().keys() | ALAMAT_RENJA
    assert semua_alamat().keys() == dinyatakan


def test_kiriman_dinyatakan_untuk_setiap_alamat_di_luar_admin() -> None:
    di_luar_admin = {nama for nama in semua_alamat() if not nama.startswith("admin")}
    assert di_luar_admin == HARAPAN_POST.keys()


@pytest.mark.parametrize("orang", SIAPA)
def test_halaman_umum_dan_admin(klien: Callable[[str], Client], orang: str) -> None:
    peramban = klien(orang)
    rute = semua_alamat()
    harapan = HARAPAN_GET | harapan_admin()
    status = {nama: peramban.get(jalur(rute[nama])).status_code for nama in harapan}
    assert status == {nama: baca(deret)[orang] for nama, deret in harapan.items()}


@pytest.mark.parametrize("orang", SIAPA)
@pytest.mark.parametrize(
    ("kode", "harapan"), [("disnaker", DISNAKER), ("dinsos", DINSOS), ("dinas-lain", KOTA_LAIN)]
)
def test_halaman_renja(klien: Callable[[str], Client], orang: str, kode: str, harapan: str) -> None:
    peramban = klien(orang)
    rute = semua_alamat()
    status = {nama: peramban.get(jalur(rute[nama], kode=kode)).status_code for nama in ALAMAT_RENJA}
    assert status == dict.fromkeys(ALAMAT_RENJA, baca(harapan)[orang])


@pytest.mark.parametrize("orang", SIAPA)
def test_kiriman(klien: Callable[[str], Client], orang: str) -> None:
    """POST where nothing is to be sent is refused; signing out comes last."""
    peramban = klien(orang)
    rute = semua_alamat()
    urutan = sorted(HARAPAN_POST, key=lambda nama: nama == "keluar")
    status = {nama: peramban.post(jalur(rute[nama])).status_code for nama in urutan}
    assert status == {nama: baca(HARAPAN_POST[nama])[orang] for nama in urutan}


@pytest.mark.parametrize("orang", [nama for nama in ORANG if nama != "indah"])
def test_kiriman_ke_admin_ditolak(klien: Callable[[str], Client], orang: str) -> None:
    peramban = klien(orang)
    rute = semua_alamat()
    status = {
        nama: peramban.post(jalur(rute[nama])).status_code
        for nama in HARAPAN_GET.keys() | harapan_admin().keys()
        if nama.startswith("admin")
    }
    assert set(status.values()) == {403}


def test_pengguna_yang_keluar_tidak_lagi_masuk(klien: Callable[[str], Client]) -> None:
    peramban = klien("budi")
    assert peramban.get("/disnaker/2024/").status_code == 200
    peramban.post("/keluar/")
    assert peramban.get("/disnaker/2024/").status_code == 302


def test_halaman_berangka_tidak_disimpan_peramban(klien: Callable[[str], Client]) -> None:
    peramban = klien("budi")
    rute = semua_alamat()
    for nama in [*ALAMAT_RENJA, "beranda"]:
        simpan = peramban.get(jalur(rute[nama])).headers["Cache-Control"]
        assert {"no-store", "private"} <= set(simpan.split(", ")), nama
