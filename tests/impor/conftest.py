"""The demo plan, and an agency of the same edition whose Renja is still empty."""

import pytest

from planning.models import Pengguna, PerangkatDaerah, Renja, Renstra, UnitKerja
from tests.impor.alat import ambil_renja
from tests.pabrik import MULAI, buat_pengguna
from tests.renja.conftest import data_demo

__all__ = ["data_demo"]


@pytest.fixture
def disnaker(data_demo: None, db: None) -> Renja:
    """The demo's Renja 2024 of Dinas Tenaga Kerja."""
    return ambil_renja("disnaker")


@pytest.fixture
def budi(disnaker: Renja) -> Pengguna:
    """The perencana of disnaker."""
    return Pengguna.objects.get(username="budi")


@pytest.fixture
def hadi(disnaker: Renja) -> Pengguna:
    """Penganggaran of the pemda."""
    return Pengguna.objects.get(username="hadi")


@pytest.fixture
def kosong(disnaker: Renja) -> Renja:
    """An empty Renja 2024 of another agency of the same pemda, with a draft Renstra."""
    pd = PerangkatDaerah.objects.create(
        pemda=disnaker.perangkat_daerah.pemda, kode="baru", nama="Dinas Baru", berlaku_dari=MULAI
    )
    UnitKerja.objects.create(perangkat_daerah=pd, jenis="akar", nama=pd.nama, berlaku_dari=MULAI)
    renstra = Renstra.objects.create(
        perangkat_daerah=pd, nama="Renstra", edisi=disnaker.edisi, tahun_awal=2024, tahun_akhir=2026
    )
    Renja.objects.create(
        perangkat_daerah=pd, renstra=renstra, edisi=disnaker.edisi, tahun=2024, tahap="rancangan"
    )
    return ambil_renja("baru")


@pytest.fixture
def citra_baru(kosong: Renja) -> Pengguna:
    """The perencana of the agency with the empty Renja."""
    pd = kosong.perangkat_daerah
    return buat_pengguna("citra-baru", ("perencana", pd.pemda, pd))
