"""Pages take the same number of queries, however large the plan and however many the agencies."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from planning.models import Renja
from renja.halaman.queries import daftar_berangka
from tests.pabrik import buat_pengguna, buat_renja

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "alamat",
    [
        "/",
        "/besar/2024/",
        "/besar/2024/rencana/",
        "/besar/2024/tabel-4.1/",
        "/besar/2024/tabel-2.1/",
        "/besar/2024/e81/?triwulan=3",
        "/besar/2024/serapan/?triwulan=3",
        "/besar/2024/evaluasi-renstra/",
        "/besar/2024/sipd-ri.json",
    ],
)
def test_kueri_halaman_tidak_bertambah_dengan_banyaknya_baris(alamat: str) -> None:
    kecil, besar = buat_renja(53, "kecil"), buat_renja(530, "besar")
    assert _kueri(_perencana(kecil), alamat.replace("besar", "kecil")) == _kueri(
        _perencana(besar), alamat
    )


def test_kueri_beranda_tidak_bertambah_dengan_banyaknya_perangkat_daerah() -> None:
    pertama = buat_renja(3, "pd-0")
    ani = buat_pengguna("ani", ("verifikator", pertama.perangkat_daerah.pemda, None))
    klien = Client()
    klien.force_login(ani)
    satu = _kueri(klien, "/")
    for nomor in range(1, 6):
        buat_renja(3, f"pd-{nomor}", pemda=pertama.perangkat_daerah.pemda)
    assert _kueri(klien, "/") == satu


def test_angka_beranda_menghitung_setiap_baris_sekali() -> None:
    buat_renja(53, "disnaker")
    (satu,) = daftar_berangka(Renja.objects.all())
    assert (satu.program, satu.kegiatan, satu.sub_kegiatan) == (5, 18, 53)
    assert (satu.pagu, satu.maju) == (53_000_000, 79_500_000)


def test_angka_beranda_tanpa_baris_bukan_nol_rupiah() -> None:
    buat_renja(0, "kosong")
    (satu,) = daftar_berangka(Renja.objects.all())
    assert (satu.program, satu.sub_kegiatan) == (0, 0)
    assert (satu.pagu, satu.maju) == (None, None)


def _perencana(renja: Renja) -> Client:
    pd = renja.perangkat_daerah
    klien = Client()
    klien.force_login(buat_pengguna(f"perencana-{pd.kode}", ("perencana", pd.pemda, pd)))
    return klien


def _kueri(klien: Client, alamat: str) -> int:
    """How many queries a page takes; the second time, when nothing is looked up once."""
    klien.get(alamat)
    with CaptureQueriesContext(connection) as kueri:
        assert klien.get(alamat).status_code == 200
    return len(kueri)
