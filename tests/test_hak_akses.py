"""Who gets which answer from which address: every address that the resolver knows.

An address that is not declared here fails the tests. Anonymous persons are sent to sign in
(302), another agency's pages are not there (404), a right that one lacks is refused (403).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from planning.models import Pengguna, Renja
from renja.cetak import Cetakan, Letak
from tests.hak_akses import DISNAKER, SIAPA, TAK_BOLEH_KIRIM, Hak, HakUmum, baca
from tests.orang import ORANG, buat_orang

pytestmark = pytest.mark.django_db

SEMUA_MASUK = "3 2 2 2 2 2 2 2 2 2"
UMUM = "2 2 2 2 2 2 2 2 2 2"
PINDAH = "3 3 3 3 3 3 3 3 3 3"
ADMIN = "3 F F F F F F F F 2"
ADMIN_PINDAH = "3 F F F F F F F F 3"
ADMIN_DITOLAK = "3 F F F F F F F F F"
ADMIN_TIADA = "3 F F F F F F F F T"
ADMIN_BUKAN_GET = "3 F F F F F F F F M"
ADMIN_TAK_LENGKAP = "3 F F F F F F F F V"

# The rooms that declare their own addresses, in tests/<room>/hak_akses.py.
RUANG = (
    *("isian", "tabel_isian", "impor", "tindak_lanjut", "penyusunan"),
    *("realisasi", "dasbor", "rekap", "impor_realisasi"),
    *("proses", "keabsahan", "penulisan", "tahapan", "sandingan"),
)
# The pages of a Renja that belong to no room; they take no POST.
HAK_RENJA = {nama: Hak() for nama in ("perangkat_daerah", "renja", "pohon", "formulir", "unduh")}
# Addresses outside of a Renja and of the admin: the answers to GET and to POST.
HAK_UMUM = {
    "beranda": HakUmum(SEMUA_MASUK, TAK_BOLEH_KIRIM),
    "masuk": HakUmum("2 3 3 3 3 3 3 3 3 3", "2 3 3 3 3 3 3 3 3 3"),
    "keluar": HakUmum(PINDAH, PINDAH),
    "kata_sandi": HakUmum(SEMUA_MASUK, SEMUA_MASUK),
    "perlu_tindak_lanjut": HakUmum(SEMUA_MASUK, TAK_BOLEH_KIRIM),
    "kalender": HakUmum(SEMUA_MASUK, TAK_BOLEH_KIRIM),
    "kalender_ics": HakUmum(SEMUA_MASUK, TAK_BOLEH_KIRIM),
    "serah_terima": HakUmum(ADMIN, ADMIN_TAK_LENGKAP),
    "sehat": HakUmum(UMUM, "M M M M M M M M M M"),
}
# The admin's own pages: the answers to GET by name; those of its models follow below.
HAK_ADMIN = {
    "admin:index": ADMIN,
    "admin:login": ADMIN_PINDAH,
    "admin:logout": ADMIN_BUKAN_GET,
    "admin:password_change": ADMIN_PINDAH,
    "admin:password_change_done": ADMIN,
    "admin:autocomplete": ADMIN_DITOLAK,
    "admin:jsi18n": ADMIN,
    "admin:view_on_site": ADMIN_TIADA,
    "admin:app_list": ADMIN,
    "admin:auth_user_password_change": ADMIN_TIADA,
    "admin/(?P<url>.*)$": ADMIN_TIADA,
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
    "planning_satuan",
    "planning_jadwalpengisian",
    "planning_jadwaltahap",
    "planning_rpjmd",
    "planning_misi",
    "planning_tujuanrpjmd",
    "planning_sasaranrpjmd",
}
HANYA_BACA = {
    "planning_edisinomenklatur",
    "planning_nomenklatur",
    "planning_petanomenklatur",
    "budget_sumberdana",
}
# Whoever looks after one pemda opens no other one, and nobody deletes a person.
# What all pemda share is changed by whoever looks after all of them.
BERSAMA = {"planning_satuan", "performance_skalapredikat"}
TANPA_TAMBAH = HANYA_BACA | BERSAMA | {"planning_pemda"}
TANPA_HAPUS = HANYA_BACA | BERSAMA | {"planning_pengguna", "planning_peraturan"}
# Lists that go out as a sheet, and those that also come back; what all pemda share comes back
# from whoever looks after all of them.
KELUAR = {
    *("budget_sumberdana", "performance_skalapredikat"),
    *("planning_nomenklatur", "planning_penugasan"),
}
MASUK = {
    *("planning_jadwalpengisian", "planning_jadwaltahap"),
    *("planning_misi", "planning_peraturan", "planning_rpjmd"),
    *("planning_sasaranrpjmd", "planning_satuan", "planning_tujuanrpjmd"),
    *("planning_unitkerja", "planning_wilayah"),
}
CETAKAN = Cetakan(b"%PDF-1.7 uji", 1, Letak())
CONTOH_RENJA = {"formulir": "tabel-4.1", "jenis": "csv"}
CONTOH = {
    "object_id": "0",
    "id": "0",
    "content_type_id": "0",
    "app_label": "planning",
    "url": "tidak-ada",
    "final_catch_all_view": "",
}


def harapan_admin() -> dict[str, str]:
    """The pages of every model of the admin; a row 0 that is not there leads back (302)."""
    hasil = dict(HAK_ADMIN)
    for model in DATA_INDUK | HANYA_BACA:
        hasil[f"admin:{model}_changelist"] = ADMIN
        hasil[f"admin:{model}_change"] = hasil[f"admin:{model}_history"] = ADMIN_PINDAH
        hasil[f"admin:{model}_add"] = ADMIN_DITOLAK if model in TANPA_TAMBAH else ADMIN
        hasil[f"admin:{model}_delete"] = ADMIN_DITOLAK if model in TANPA_HAPUS else ADMIN_PINDAH
        hasil[f"admin/{model.replace('_', '/')}/<path:object_id>/"] = ADMIN_PINDAH
    for model in KELUAR | MASUK:
        hasil[f"admin:{model}_export"] = ADMIN
    for model in MASUK:
        bersama = model in BERSAMA | {"planning_peraturan"}
        hasil[f"admin:{model}_import"] = ADMIN_DITOLAK if bersama else ADMIN
        hasil[f"admin:{model}_process_import"] = ADMIN_BUKAN_GET
    return hasil


def milik_ruang(nama: str) -> dict[str, Any]:
    """What the rooms declare under a name (HAK or HAK_UMUM); a room without a page has none."""
    hasil: dict[str, Any] = {}
    for ruang in RUANG:
        modul = f"tests.{ruang}.hak_akses"
        if find_spec(modul) is not None:
            hasil |= getattr(import_module(modul), nama, {})
    return hasil


def hak_renja() -> dict[str, Hak]:
    return HAK_RENJA | milik_ruang("HAK")


def hak_umum() -> dict[str, HakUmum]:
    return HAK_UMUM | milik_ruang("HAK_UMUM")


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


def jalur(rute: str, isi: Mapping[str, str] | None = None) -> str:
    """A path of a route, with the sample values put in."""
    contoh = {**CONTOH, **(isi or {})}
    tanpa_pola = re.sub(r"\(\?P<(\w+)>[^)]*\)", lambda cocok: contoh[cocok[1]], rute)
    terisi = re.sub(r"<(?:\w+:)?(\w+)>", lambda cocok: contoh[cocok[1]], tanpa_pola)
    return "/" + terisi.replace("$", "").replace("\\", "")


def jalur_umum(nama: str) -> str:
    """The path of an address outside of a Renja, with the parts that its room gives."""
    return jalur(semua_alamat()[nama], hak_umum()[nama].isi)


def jalur_renja(nama: str, hak: Hak, renja: Renja) -> str:
    """The path of an address of a Renja, with the parts that its room gives."""
    isi = {"kode": renja.perangkat_daerah.kode, "masa": renja} | CONTOH_RENJA | dict(hak.isi(renja))
    bagian = re.findall(r"<(?:\w+:)?(\w+)>", semua_alamat()[nama])
    return reverse(nama, kwargs={kunci: isi[kunci] for kunci in bagian})


@cache
def semua_alamat() -> dict[str, str]:
    return dict(alamat(get_resolver().url_patterns))


def kirim(peramban: Client, alamat: str, isi: Mapping[str, Any] | None = None) -> int:
    """The status of a POST, whose changes are taken back again."""
    with transaction.atomic():
        status = peramban.post(alamat, isi or {}).status_code
        transaction.set_rollback(True)
    return status


@pytest.fixture(scope="module")
def pemeran(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Pengguna]]:
    """The cast and their agencies, made once for this file and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield buat_orang()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def tanpa_kerja_lama(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither prints nor counts what waits for a person: here it is asked who may, not what."""
    monkeypatch.setattr("renja.tindak_lanjut.konteks.banyak_perlu", lambda _: 0)
    monkeypatch.setattr("renja.penulisan.views_pratinjau.cetak_bagian", lambda *_, **__: None)
    monkeypatch.setattr("renja.ekspor_dokumen.cetak_dokumen", lambda *_, **__: CETAKAN)


@pytest.fixture
def klien(pemeran: dict[str, Pengguna], db: None) -> Callable[..., Client]:
    """Opens a browser as one of the cast, or as nobody ("anonim")."""

    def buka(orang: str, **pilihan: Any) -> Client:
        hasil = Client(**pilihan)
        if orang != "anonim":
            hasil.force_login(pemeran[orang])
        return hasil

    return buka


def test_setiap_alamat_dinyatakan() -> None:
    dinyatakan = hak_umum().keys() | harapan_admin().keys() | hak_renja().keys()
    assert semua_alamat().keys() == dinyatakan


@pytest.mark.parametrize("orang", SIAPA)
def test_halaman_umum_dan_admin(klien: Callable[..., Client], orang: str) -> None:
    peramban = klien(orang)
    rute = semua_alamat()
    umum = {nama: hak.get for nama, hak in hak_umum().items()}
    harapan = umum | harapan_admin()
    status = {nama: peramban.get(jalur_umum(nama)).status_code for nama in umum}
    status |= {nama: peramban.get(jalur(rute[nama])).status_code for nama in harapan_admin()}
    assert status == {nama: baca(deret)[orang] for nama, deret in harapan.items()}


AGENSI = ("disnaker", "dinsos", "dinas-lain")


@pytest.mark.parametrize("orang", SIAPA)
@pytest.mark.parametrize("kode", AGENSI)
def test_halaman_renja(klien: Callable[..., Client], orang: str, kode: str) -> None:
    peramban = klien(orang)
    renja = Renja.objects.get(perangkat_daerah__kode=kode)
    status, harapan = {}, {}
    for nama, hak in hak_renja().items():
        status[nama] = peramban.get(jalur_renja(nama, hak, renja)).status_code
        deret = dict(zip(AGENSI, (hak.get, hak.get_dinsos, hak.get_lain), strict=True))[kode]
        harapan[nama] = baca(deret)[orang]
    assert status == harapan


@pytest.mark.parametrize("orang", SIAPA)
@pytest.mark.parametrize("kode", AGENSI)
def test_kiriman_ke_renja(klien: Callable[..., Client], orang: str, kode: str) -> None:
    peramban = klien(orang)
    renja = Renja.objects.get(perangkat_daerah__kode=kode)
    status, harapan = {}, {}
    for nama, hak in hak_renja().items():
        alamat = jalur_renja(nama, hak, renja)
        status[nama] = kirim(peramban, alamat, hak.kirim(renja))
        deret = dict(zip(AGENSI, (hak.post, hak.post_dinsos, hak.post_lain), strict=True))[kode]
        harapan[nama] = baca(deret)[orang]
    assert status == harapan


@pytest.mark.parametrize("orang", SIAPA)
def test_kiriman_umum(klien: Callable[..., Client], orang: str) -> None:
    """POST where nothing is to be sent is refused; signing out comes last."""
    peramban = klien(orang)
    urutan = sorted(hak_umum(), key=lambda nama: nama == "keluar")
    status = {nama: kirim(peramban, jalur_umum(nama)) for nama in urutan}
    assert status == {nama: baca(hak_umum()[nama].post)[orang] for nama in urutan}


@pytest.mark.parametrize("orang", [nama for nama in ORANG if nama != "indah"])
def test_kiriman_ke_admin_ditolak(klien: Callable[..., Client], orang: str) -> None:
    peramban = klien(orang)
    rute = semua_alamat()
    status = {nama: kirim(peramban, jalur(rute[nama])) for nama in harapan_admin()}
    assert set(status.values()) == {403}


def test_kiriman_tanpa_tanda_csrf_ditolak_di_setiap_alamat(klien: Callable[..., Client]) -> None:
    budi = klien("budi", enforce_csrf_checks=True)
    indah = klien("indah", enforce_csrf_checks=True)
    rute = semua_alamat()
    renja = Renja.objects.get(perangkat_daerah__kode="disnaker")
    status = {nama: kirim(budi, jalur_renja(nama, hak, renja)) for nama, hak in hak_renja().items()}
    status |= {nama: kirim(budi, jalur_umum(nama)) for nama in hak_umum()}
    status |= {nama: kirim(indah, jalur(rute[nama])) for nama in harapan_admin()}
    assert {nama: satu for nama, satu in status.items() if satu != 403} == {}
    assert budi.get("/disnaker/2024/").status_code == 200


def test_pengguna_yang_keluar_tidak_lagi_masuk(klien: Callable[..., Client]) -> None:
    peramban = klien("budi")
    assert peramban.get("/disnaker/2024/").status_code == 200
    peramban.post("/keluar/")
    assert peramban.get("/disnaker/2024/").status_code == 302


def test_halaman_berangka_tidak_disimpan_peramban(klien: Callable[..., Client]) -> None:
    peramban = klien("budi")
    renja = Renja.objects.get(perangkat_daerah__kode="disnaker")
    halaman = [
        jalur_renja(nama, hak, renja) for nama, hak in hak_renja().items() if hak.get == DISNAKER
    ]
    for satu in [*halaman, "/"]:
        simpan = peramban.get(satu).headers["Cache-Control"]
        assert {"no-store", "private"} <= set(simpan.split(", ")), satu
