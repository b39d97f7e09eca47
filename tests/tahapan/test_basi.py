"""A page that was opened before the submission: what it sends afterwards is refused."""

from collections.abc import Callable

import pytest

from planning.models import Pengguna, Penugasan, PerangkatDaerah, Renja
from planning.penyuntingan import Ditolak
from renja.models import Bab, Gambar
from renja.penulisan import gambar, services
from tests.orang import buat_orang
from tests.penulisan.alat import png
from tests.tahapan.conftest import ambil, jalankan

pytestmark = pytest.mark.django_db
Kerja = Callable[[Pengguna, Renja], object]


def _gambar(user: Pengguna, renja: Renja) -> object:
    isian = {"nama": "peta", "keterangan": "Peta", "alternatif": "Peta kota"}
    return gambar.tambah(user, renja, isian, gambar.baca(png()))


def _bab(user: Pengguna, renja: Renja) -> object:
    return services.tambah_bagian(user, renja, None, "Bab susulan")


@pytest.mark.parametrize("kerja", [_bab, _gambar, services.mulai])
def test_baris_baru_tidak_menyelip_di_belakang_pengajuan(kerja: Kerja) -> None:
    orang = buat_orang()
    disnaker = PerangkatDaerah.objects.get(kode="disnaker")
    Penugasan.objects.get(pengguna=orang["ani"]).mitra.add(disnaker)
    # As a request reads it, before the submission of somebody else is written.
    renja = ambil()
    jalankan(orang, "ajukan")
    with pytest.raises(Ditolak, match="sudah diajukan dan terkunci"):
        kerja(orang["budi"], renja)
    assert not Bab.objects.exists()
    assert not Gambar.objects.exists()
