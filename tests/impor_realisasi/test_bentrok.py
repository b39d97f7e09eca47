"""Somebody saved realisasi after the workbook was downloaded."""

import pytest

from budget.models import RealisasiAnggaran
from performance.models import RealisasiTriwulan
from planning.models import Pengguna, Renja, UnitKerja
from planning.penyuntingan import suntingan
from renja.impor.rancangan import Keadaan
from tests.impor_realisasi.alat import (
    KINERJA,
    UANG,
    Buku,
    beda,
    berubah,
    buku_kerja,
    lihat,
    terapkan,
    unggah,
)
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db


@pytest.fixture
def rekan(disnaker: Renja) -> Pengguna:
    """A second perencana of disnaker."""
    pd = disnaker.perangkat_daerah
    return buat_pengguna("rekan", ("perencana", pd.pemda, pd))


@pytest.fixture
def buku(budi: Pengguna, disnaker: Renja) -> Buku:
    return Buku(buku_kerja(budi, disnaker, 3))


def simpan_juli(rekan: Pengguna, renja: Renja, buku: Buku, nilai: int | None) -> None:
    satu = RealisasiAnggaran.objects.get(baris__uid=buku.isi(UANG, 5, "uid"), bulan=7)
    with suntingan(rekan, renja=renja) as s:
        if nilai is None:
            s.hapus(satu, satu.versi)
        else:
            s.ubah(satu, satu.versi, {"nilai": nilai})


def test_dua_orang_satu_bulan(budi: Pengguna, rekan: Pengguna, disnaker: Renja, buku: Buku) -> None:
    simpan_juli(rekan, disnaker, buku, 111)
    buku.tulis(UANG, 5, "b_7", 222)
    buku.tulis(UANG, 5, "b_8", 333)
    impor = unggah(budi, disnaker, buku.bytes())
    (satu,) = berubah(lihat(impor))
    assert satu.keadaan is Keadaan.BENTROK
    assert satu.campur is not None
    assert satu.campur.oleh == "Rekan"
    assert [(sel.baru, sel.bentrok) for sel in satu.ubah] == [("222", True), ("333", False)]
    # The month that only the file changed is written; the other waits for a person.
    assert [sel.baru for sel in satu.ditulis] == ["333"]
    impor.pilihan = {"pakai_berkas": [satu.kunci]}
    impor.save()
    terapkan(impor)
    uang = RealisasiAnggaran.objects.filter(baris__uid=buku.isi(UANG, 5, "uid"))
    assert [uang.get(bulan=n).nilai for n in (7, 8)] == [222, 333]


def test_yang_tidak_disentuh_berkas_bukan_bentrok(
    budi: Pengguna, rekan: Pengguna, disnaker: Renja, buku: Buku
) -> None:
    simpan_juli(rekan, disnaker, buku, 111)
    buku.tulis(UANG, 5, "b_8", 333)
    hasil = lihat(unggah(budi, disnaker, buku.bytes()))
    assert beda(hasil) == [(f"{UANG}!M5", "971.500", "333")]
    (satu,) = berubah(hasil)
    assert satu.keadaan is Keadaan.BERUBAH
    assert "dibiarkan" in satu.catatan[0]


def test_yang_dihapus_orang_lain(
    budi: Pengguna, rekan: Pengguna, disnaker: Renja, buku: Buku
) -> None:
    simpan_juli(rekan, disnaker, buku, None)
    assert beda(lihat(unggah(budi, disnaker, buku.bytes()))) == []
    buku.tulis(UANG, 5, "b_7", 222)
    (satu,) = berubah(lihat(unggah(budi, disnaker, buku.bytes())))
    assert [(sel.lama, sel.baru, sel.bentrok) for sel in satu.ubah] == [("–", "222", True)]


def test_yang_ditulis_sama_bukan_bentrok(
    budi: Pengguna, rekan: Pengguna, disnaker: Renja, buku: Buku
) -> None:
    simpan_juli(rekan, disnaker, buku, 222)
    buku.tulis(UANG, 5, "b_7", 222)
    assert beda(lihat(unggah(budi, disnaker, buku.bytes()))) == []


def isi_laporan(rekan: Pengguna, renja: Renja, buku: Buku, nomor: int, nilai: int) -> None:
    uid = buku.isi(KINERJA, nomor, "uid")
    indikator = renja.renstra.indikator.get(uid=uid)
    unit = UnitKerja.objects.get(uid=buku.isi(KINERJA, nomor, "uid_unit"))
    with suntingan(rekan, renja=renja) as s:
        s.tambah(
            RealisasiTriwulan(
                perangkat_daerah=renja.perangkat_daerah,
                indikator=indikator,
                unit_kerja=unit,
                tahun=2024,
                triwulan=3,
                bawah=nilai,
                atas_nama=True,
            )
        )


def test_laporan_yang_dibuat_orang_lain(
    budi: Pengguna, rekan: Pengguna, disnaker: Renja, buku: Buku
) -> None:
    nomor = buku.baris(KINERJA, status="Belum diisi", satuan="Orang")
    isi_laporan(rekan, disnaker, buku, nomor, 7)
    # An empty cell of the file says nothing about a report that came later.
    assert beda(lihat(unggah(budi, disnaker, buku.bytes()))) == []
    buku.tulis(KINERJA, nomor, "nilai", 9)
    impor = unggah(budi, disnaker, buku.bytes())
    (satu,) = berubah(lihat(impor))
    assert satu.keadaan is Keadaan.BENTROK
    assert beda(lihat(impor)) == [(f"{KINERJA}!K{nomor}", "7 Orang", "9 Orang")]
    assert lihat(impor).ditulis == []
    impor.pilihan = {"pakai_berkas": [satu.kunci]}
    impor.save()
    terapkan(impor)
    uid = buku.isi(KINERJA, nomor, "uid")
    assert RealisasiTriwulan.objects.get(indikator__uid=uid, tahun=2024, triwulan=3).bawah == 9


def test_yang_berubah_lalu_kembali_bukan_bentrok(
    budi: Pengguna, rekan: Pengguna, disnaker: Renja, buku: Buku
) -> None:
    simpan_juli(rekan, disnaker, buku, 111)
    simpan_juli(rekan, disnaker, buku, 588_000)
    buku.tulis(UANG, 5, "b_7", 222)
    (satu,) = berubah(lihat(unggah(budi, disnaker, buku.bytes())))
    assert satu.keadaan is Keadaan.BERUBAH
