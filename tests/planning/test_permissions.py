"""Who reaches what, and since when: Budi plans for Disnaker, Citra for Dinsos, Ani verifies."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from planning.models import Pemda, Penugasan, PerangkatDaerah, Renja
from planning.permissions import Lingkup, lingkup
from tests.pabrik import buat_pengguna, buat_renja

pytestmark = pytest.mark.django_db


@pytest.fixture
def kota() -> Pemda:
    return Pemda.objects.create(kode="pontianak", nama="Kota Pontianak", jenis="kota")


@pytest.fixture
def disnaker(kota: Pemda) -> Renja:
    return buat_renja(2, "disnaker", pemda=kota)


@pytest.fixture
def dinsos(kota: Pemda) -> Renja:
    return buat_renja(1, "dinsos", pemda=kota)


def _kode(daftar) -> list[str]:
    return sorted(satu.perangkat_daerah.kode for satu in daftar)


@pytest.mark.parametrize("peran", ["perencana", "kepala_dinas"])
def test_peran_perangkat_daerah_membaca_miliknya_saja(
    disnaker: Renja, dinsos: Renja, peran: str
) -> None:
    budi = buat_pengguna(
        "budi", (peran, disnaker.perangkat_daerah.pemda, disnaker.perangkat_daerah)
    )
    assert _kode(Renja.objects.untuk(budi)) == ["disnaker"]
    assert [satu.kode for satu in PerangkatDaerah.objects.untuk(budi)] == ["disnaker"]


@pytest.mark.parametrize("peran", ["verifikator", "penganggaran", "apip"])
def test_peran_sepemda_membaca_semua_perangkat_daerah_pemda_itu(
    kota: Pemda, disnaker: Renja, dinsos: Renja, peran: str
) -> None:
    buat_renja(1, "dinas-kota-lain")
    ani = buat_pengguna("ani", (peran, kota, None))
    assert _kode(Renja.objects.untuk(ani)) == ["dinsos", "disnaker"]


def test_admin_tidak_membaca_renja(kota: Pemda, disnaker: Renja) -> None:
    hadi = buat_pengguna("hadi", ("admin", kota, None))
    assert lingkup(hadi).peran == {"admin"}
    assert list(Renja.objects.untuk(hadi)) == []
    assert list(PerangkatDaerah.objects.untuk(hadi)) == []


def test_pelaksana_membaca_renja_perangkat_daerahnya(disnaker: Renja, dinsos: Renja) -> None:
    pd = disnaker.perangkat_daerah
    fajar = buat_pengguna("fajar")
    Penugasan.objects.create(
        pengguna=fajar,
        peran="pelaksana",
        pemda=pd.pemda,
        perangkat_daerah=pd,
        unit_kerja=disnaker.baris.first().unit_kerja,
        berlaku_dari=date(2023, 1, 1),
    )
    assert _kode(Renja.objects.untuk(fajar)) == ["disnaker"]


def test_masa_berlaku_memuat_kedua_ujungnya(kota: Pemda, disnaker: Renja) -> None:
    budi = buat_pengguna("budi")
    Penugasan.objects.create(
        pengguna=budi,
        peran="perencana",
        pemda=kota,
        perangkat_daerah=disnaker.perangkat_daerah,
        berlaku_dari=date(2024, 1, 1),
        berlaku_sampai=date(2024, 12, 31),
    )
    assert lingkup(budi, date(2023, 12, 31)) == Lingkup()
    assert lingkup(budi, date(2024, 1, 1)).peran == {"perencana"}
    assert lingkup(budi, date(2024, 12, 31)).peran == {"perencana"}
    assert lingkup(budi, date(2025, 1, 1)) == Lingkup()


def test_penugasan_yang_berakhir_kemarin_tidak_membuka_apa_pun(
    kota: Pemda, disnaker: Renja
) -> None:
    kemarin = timezone.localdate() - timedelta(days=1)
    budi = buat_pengguna("budi")
    Penugasan.objects.create(
        pengguna=budi,
        peran="perencana",
        pemda=kota,
        perangkat_daerah=disnaker.perangkat_daerah,
        berlaku_dari=date(2023, 1, 1),
        berlaku_sampai=kemarin,
    )
    assert list(Renja.objects.untuk(budi)) == []


def test_yang_tidak_masuk_atau_tidak_aktif_tidak_menjangkau_apa_pun(disnaker: Renja) -> None:
    budi = buat_pengguna(
        "budi", ("perencana", disnaker.perangkat_daerah.pemda, disnaker.perangkat_daerah)
    )
    budi.is_active = False
    assert lingkup(budi) == Lingkup()
    assert list(Renja.objects.untuk(budi)) == []
    assert list(Renja.objects.untuk(AnonymousUser())) == []


def test_bertugas_menuntut_peran_pada_perangkat_daerah_itu(disnaker: Renja, dinsos: Renja) -> None:
    pd = disnaker.perangkat_daerah
    budi = buat_pengguna("budi", ("perencana", pd.pemda, pd))
    assert lingkup(budi).bertugas("perencana", pd.pk) is True
    assert lingkup(budi).bertugas("perencana", dinsos.perangkat_daerah_id) is False
    assert lingkup(budi).bertugas("kepala_dinas", pd.pk) is False
    assert lingkup(budi).bertugas("perencana", None) is False


def test_lingkup_ditanyakan_sekali_saja(disnaker: Renja) -> None:
    pd = disnaker.perangkat_daerah
    budi = buat_pengguna("budi", ("perencana", pd.pemda, pd))
    with CaptureQueriesContext(connection) as kueri:
        lingkup(budi)
        lingkup(budi)
    assert len(kueri) == 1
