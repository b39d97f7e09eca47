"""What goes wrong while freezing leaves nothing half written, and the old files in place."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from planning.models import JejakAudit, Pengguna, Perubahan, Renja
from renja.models import Bab, BerkasVersi, Versi
from renja.tahapan import pembekuan, services
from renja.tahapan.galat import NaskahBergalat, PembekuanGagal
from tests.tahapan.conftest import ambil, jalankan

pytestmark = pytest.mark.django_db
PENUH = OSError(28, "No space left on device")
LANGKAH = ("muat_rencana", "muat_naskah", "galat_naskah", "bekukan", "sidik", "kemas", "kode_acak")

GALAT = (*(PENUH, OperationalError("disk I/O error"), MemoryError()) * 2, PENUH)


def _keadaan() -> tuple[Any, ...]:
    renja = ambil()
    return (
        (renja.tahap, renja.pengajuan, renja.versi, renja.terbuka),
        list(Versi.objects.values_list("kode", "sidik")),
        list(BerkasVersi.objects.values_list("sidik", flat=True)),
        Perubahan.objects.count(),
        JejakAudit.objects.count(),
    )


def _gagal(galat: Exception) -> Callable[..., Any]:
    def tolak(*_: Any, **__: Any) -> Any:
        raise galat

    return tolak


@pytest.mark.parametrize(("langkah", "galat"), list(zip(LANGKAH, GALAT, strict=True)))
def test_setiap_langkah_yang_gagal_tidak_meninggalkan_apa_pun(
    orang: dict[str, Pengguna],
    renja: Renja,
    monkeypatch: pytest.MonkeyPatch,
    langkah: str,
    galat: Exception,
) -> None:
    jalankan(orang, "ajukan", "kembali")
    semula = _keadaan()
    monkeypatch.setattr(pembekuan, langkah, _gagal(galat))
    kini = ambil()
    with pytest.raises(PembekuanGagal, match="Tidak ada yang berubah"):
        services.ajukan(orang["budi"], kini, kini.versi)
    assert _keadaan() == semula


@pytest.mark.parametrize("model", ["Versi", "Renja", "JejakAudit", "Perubahan"])
def test_basis_data_yang_gagal_menulis_tidak_meninggalkan_apa_pun(
    orang: dict[str, Pengguna], renja: Renja, model: str
) -> None:
    """The disk fills at the write of each table that an act touches."""
    jalankan(orang, "ajukan", "kembali")
    semula = _keadaan()
    tabel = {
        "Versi": 'INSERT INTO "renja_versi"',
        "Renja": 'UPDATE "planning_renja"',
        "JejakAudit": "planning_jejakaudit",
        "Perubahan": 'INSERT INTO "planning_perubahan"',
    }[model]

    def penuh(lanjut: Any, sql: str, *sisa: Any) -> Any:
        if tabel in sql and not sql.startswith("SELECT"):
            raise OperationalError("database or disk is full")
        return lanjut(sql, *sisa)

    kini = ambil()
    with connection.execute_wrapper(penuh), pytest.raises(PembekuanGagal, match="penuh"):
        services.ajukan(orang["budi"], kini, kini.versi)
    assert _keadaan() == semula


def test_halaman_mengatakan_penyimpanan_gagal(
    orang: dict[str, Pengguna], renja: Renja, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pembekuan, "kemas", _gagal(PENUH))
    klien = Client()
    klien.force_login(orang["budi"])
    jawaban = klien.post("/disnaker/2024/tahapan/tindak/ajukan/", {"versi": renja.versi})
    assert jawaban.status_code == 503
    assert "Versi belum terkunci karena penyimpanannya gagal" in jawaban.content.decode()
    assert Versi.objects.count() == 0


def test_nilai_yang_tidak_dapat_dibekukan(
    orang: dict[str, Pengguna], renja: Renja, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pembekuan, "bekukan", _gagal(TypeError("bukan nilai")))
    with pytest.raises(PembekuanGagal, match="tidak dapat dibekukan"):
        services.ajukan(orang["budi"], renja, renja.versi)
    assert Versi.objects.count() == 0


@pytest.fixture
def naskah_salah(renja: Renja) -> Bab:
    """A manuscript of one chapter with a name that nobody knows."""
    return Bab.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        jenis="bab",
        judul="Pendahuluan",
        isi="Jumlahnya\n{{ jumlah.sub_kegiatn }} buah.",
        urutan=1,
    )


def test_ikatan_yang_salah_menolak_pengajuan_di_tempatnya(
    orang: dict[str, Pengguna], renja: Renja, naskah_salah: Bab
) -> None:
    with pytest.raises(NaskahBergalat) as galat:
        services.ajukan(orang["budi"], renja, renja.versi)
    (satu,) = galat.value.daftar
    assert (satu.uid, satu.judul, satu.tempat) == (
        *(naskah_salah.uid, "BAB I Pendahuluan", "Isi, baris 2, kolom 11"),
    )
    assert Versi.objects.count() == 0
    klien = Client()
    klien.force_login(orang["budi"])
    jawaban = klien.post("/disnaker/2024/tahapan/tindak/ajukan/", {"versi": renja.versi})
    assert jawaban.status_code == 422
    assert f"/disnaker/2024/dokumen/bagian/{naskah_salah.uid}/" in jawaban.content.decode()
    assert ambil().pengajuan == "disusun"


def test_galat_lain_tidak_disembunyikan(
    orang: dict[str, Pengguna], renja: Renja, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pembekuan, "kemas", _gagal(RuntimeError("lain")))
    with pytest.raises(RuntimeError):
        services.ajukan(orang["budi"], renja, renja.versi)
    assert Versi.objects.count() == 0
