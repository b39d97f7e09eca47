"""Downloading and previewing ask the same number of queries whatever the size of the plan."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from planning.models import Pengguna, Renja
from tests.impor_realisasi.alat import UANG, Buku, buku_kerja, lihat, terapkan, unggah
from tests.pabrik import buat_pengguna, buat_renja

pytestmark = pytest.mark.django_db


def siapkan(banyak: int) -> tuple[Pengguna, Renja]:
    kode = f"ukur{banyak}"
    pk = buat_renja(banyak, kode).pk
    renja = Renja.objects.select_related("perangkat_daerah__pemda", "renstra", "edisi").get(pk=pk)
    pd = renja.perangkat_daerah
    return buat_pengguna(kode, ("perencana", pd.pemda, pd)), renja


def hitung(banyak: int) -> tuple[int, int, int]:
    """Queries of the workbook, of its preview with every month changed, and of applying it."""
    orang, renja = siapkan(banyak)
    with CaptureQueriesContext(connection) as unduh:
        buku = Buku(buku_kerja(orang, renja, 4))
    for nomor in buku.nomor(UANG):
        for bulan in range(1, 13):
            buku.tulis(UANG, nomor, f"b_{bulan}", 1_000 * bulan)
    impor = unggah(orang, renja, buku.bytes())
    with CaptureQueriesContext(connection) as pratinjau:
        hasil = lihat(impor)
    # Two sumber dana a sub kegiatan, twelve months each.
    assert hasil.sel_berubah == banyak * 2 * 12
    with CaptureQueriesContext(connection) as tulis:
        terapkan(impor)
    return len(unduh), len(pratinjau), len(tulis)


def test_kueri_tidak_bertambah_dengan_banyaknya_baris() -> None:
    kecil, besar = hitung(2), hitung(20)
    assert kecil[:2] == besar[:2]
    # Rows are inserted in batches: a few statements more for 432 rows more.
    assert besar[2] - kecil[2] < 10
