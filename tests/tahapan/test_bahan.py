"""What a manuscript may hold when it is handed in: pictures pass, broken bindings do not."""

import pytest

from planning.models import Pengguna, Renja
from renja.models import Bab
from renja.penulisan import gambar, services
from renja.tahapan import services as tahapan
from renja.tahapan.galat import NaskahBergalat
from renja.tahapan.rujukan import isi_versi
from tests.penulisan.alat import png
from tests.tahapan.conftest import ambil, jalankan

pytestmark = pytest.mark.django_db


def _tulis(user: Pengguna, renja: Renja, isi: str) -> Bab:
    services.mulai(user, renja)
    satu = Bab.objects.get(renja=renja, kode="isu-penting")
    services.simpan_isi(user, satu, satu.versi, isi)
    return satu


def test_gambar_yang_ditempatkan_ikut_diajukan(orang: dict[str, Pengguna], renja: Renja) -> None:
    isian = {"nama": "peta", "keterangan": "Peta kerja", "alternatif": "Peta kota"}
    gambar.tambah(orang["budi"], renja, isian, gambar.baca(png()))
    _tulis(orang["budi"], renja, 'Lihat peta.\n\n{% gambar "peta" %}\n')
    versi = jalankan(orang, "ajukan")
    assert isi_versi(versi).naskah.gambar["peta"].keterangan == "Peta kerja"


def test_ikatan_yang_salah_disebut_pada_bagiannya(orang: dict[str, Pengguna], renja: Renja) -> None:
    satu = _tulis(orang["budi"], renja, "Pagu {{ pagu.totl }}.\n")
    kini = ambil()
    with pytest.raises(NaskahBergalat) as ditolak:
        tahapan.ajukan(orang["budi"], kini, kini.versi)
    (galat,) = ditolak.value.daftar
    assert galat.uid == satu.uid
    assert galat.judul == ("2.3 Isu-Isu Penting Penyelenggaraan Tugas dan Fungsi Dinas Disnaker")
    assert galat.tempat == "Isi, baris 1, kolom 14"
    assert 'maksud Anda "total"' in galat.pesan
