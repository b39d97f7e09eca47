"""Downloading, changing some cells, uploading: exactly these changes, and one undo.

The demo's windows: TW III is open, TW I and II are approved, TW IV opens next year.
"""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.utils import timezone

from budget.models import RealisasiAnggaran
from performance.models import RealisasiTriwulan
from planning.models import BarisRenja, Pengguna, Perubahan, Renja
from planning.penyuntingan import urungkan
from renja.impor.rancangan import Keadaan
from renja.impor.services import TidakDapatDiterapkan
from renja.models import Impor
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

pytestmark = pytest.mark.django_db

LAYANAN = "2.07.01.2.08.0002"


def buku_tw3(orang: Pengguna, renja: Renja) -> Buku:
    return Buku(buku_kerja(orang, renja, 3))


def belum_diisi(buku: Buku, satuan: str) -> int:
    """The first open row of that unit without a report."""
    return buku.baris(KINERJA, status="Belum diisi", satuan=satuan)


def sepuluh_ubahan(buku: Buku) -> list[tuple[str, str, str]]:
    """Ten cells changed; what the preview has to say of them."""
    orang, persen = belum_diisi(buku, "Orang"), buku.baris(KINERJA, status="Draf")
    buku.tulis(KINERJA, orang, "nilai", 12)
    buku.tulis(KINERJA, orang, "faktor_pendorong", "Peserta mendaftar\nlebih awal")
    buku.tulis(KINERJA, orang, "tindak_lanjut", "=tambah kelas")
    buku.tulis(KINERJA, persen, "faktor_penghambat", "Alat rusak")
    gaji = buku.baris(UANG, kode="2.07.01.2.02.0001")
    dokumen = buku.baris(UANG, kode="2.07.01.2.01.0001")
    buku.tulis(UANG, gaji, "b_7", 215_114_900.75)
    buku.tulis(UANG, gaji, "b_8", "215.114.901")
    buku.tulis(UANG, gaji, "b_9", None)
    buku.tulis(UANG, dokumen, "b_7", 0)
    buku.tulis(UANG, dokumen, "b_8", -1_500)
    buku.tulis(UANG, dokumen, "b_9", "971.000,50")
    return [
        (f"{KINERJA}!K{orang}", "–", "12 Orang"),
        (f"{KINERJA}!P{orang}", "–", "Peserta mendaftar lebih awal"),
        (f"{KINERJA}!R{orang}", "–", "=tambah kelas"),
        (f"{KINERJA}!Q{persen}", "Lowongan antardaerah berkurang.", "Alat rusak"),
        (f"{UANG}!L{dokumen}", "588.000", "0"),
        (f"{UANG}!M{dokumen}", "971.500", "-1.500"),
        (f"{UANG}!N{dokumen}", "971.000", "971.000,50"),
        (f"{UANG}!L{gaji}", "215.114.900", "215.114.900,75"),
        (f"{UANG}!M{gaji}", "215.114.900", "215.114.901"),
        (f"{UANG}!N{gaji}", "215.114.900", "–"),
    ]


@pytest.mark.parametrize("triwulan", [1, 2, 3, 4])
def test_yang_tidak_diubah_tidak_berubah(budi: Pengguna, disnaker: Renja, triwulan: int) -> None:
    hasil = lihat(unggah(budi, disnaker, buku_kerja(budi, disnaker, triwulan)))
    assert beda(hasil) == []
    assert hasil.ditolak == []
    assert len(hasil.baris) > 100


def test_sepuluh_sel_persis_sepuluh_perubahan(budi: Pengguna, disnaker: Renja) -> None:
    buku = buku_tw3(budi, disnaker)
    harapan = sepuluh_ubahan(buku)
    hasil = lihat(unggah(budi, disnaker, buku.bytes()))
    assert sorted(beda(hasil)) == sorted(harapan)
    assert hasil.ditolak == []
    assert hasil.sel_berubah == 10
    assert hasil.cacah[Keadaan.BARU] == 1
    assert hasil.cacah[Keadaan.BERUBAH] == 3


def test_pratinjau_tidak_menulis(budi: Pengguna, disnaker: Renja) -> None:
    buku = buku_tw3(budi, disnaker)
    sepuluh_ubahan(buku)
    sebelum = Perubahan.objects.count()
    lihat(unggah(budi, disnaker, buku.bytes()))
    assert Perubahan.objects.count() == sebelum


def test_satu_impor_satu_urung(budi: Pengguna, disnaker: Renja) -> None:
    asal = buku_kerja(budi, disnaker, 3)
    buku = Buku(asal)
    sepuluh_ubahan(buku)
    orang = belum_diisi(buku, "Orang")
    uid = buku.isi(KINERJA, orang, "uid")
    impor = terapkan(unggah(budi, disnaker, buku.bytes()))
    assert impor.status == Impor.Status.DITERAPKAN
    assert bytes(impor.berkas) == b""
    satu = RealisasiTriwulan.objects.get(indikator__uid=uid, tahun=2024, triwulan=3)
    assert (satu.bawah, satu.status, satu.atas_nama, satu.pelapor) == (12, "draf", True, budi)
    assert satu.tindak_lanjut == "=tambah kelas"
    gaji = RealisasiAnggaran.objects.filter(
        baris__renja=disnaker, baris__sub_kegiatan__nomenklatur__kode="X.XX.01.2.02.0001"
    )
    assert gaji.get(bulan=7).nilai == Decimal("215114900.75")
    assert not gaji.filter(bulan=9).exists()
    # Applied, the same file has nothing left to say.
    assert beda(lihat(unggah(budi, disnaker, buku.bytes()))) == []
    assert impor.perubahan is not None
    assert (impor.perubahan.asal, impor.perubahan.banyak) == ("impor", 8)
    assert "triwulan III 2024" in impor.perubahan.judul
    urungkan(budi, impor.perubahan)
    assert beda(lihat(unggah(budi, disnaker, asal))) == []


def test_yang_berubah_sesudah_pratinjau_tidak_diterapkan(budi: Pengguna, disnaker: Renja) -> None:
    buku = buku_tw3(budi, disnaker)
    sepuluh_ubahan(buku)
    impor = unggah(budi, disnaker, buku.bytes())
    gaji = buku.baris(UANG, kode="2.07.01.2.02.0001")
    sidik = lihat(impor).sidik
    lain = buku_tw3(budi, disnaker)
    lain.tulis(UANG, gaji, "b_7", 1)
    terapkan(unggah(budi, disnaker, lain.bytes()))
    assert lihat(impor).sidik != sidik


def test_tanpa_perubahan_tidak_ada_yang_diterapkan(budi: Pengguna, disnaker: Renja) -> None:
    with pytest.raises(TidakDapatDiterapkan, match="Tidak ada yang perlu ditulis"):
        terapkan(unggah(budi, disnaker, buku_kerja(budi, disnaker, 3)))


def test_belum_rilis_ditulis_dengan_bulannya(budi: Pengguna, disnaker: Renja) -> None:
    buku = buku_tw3(budi, disnaker)
    nomor = belum_diisi(buku, "Orang")
    tahun = timezone.localdate().year + 1
    buku.tulis(KINERJA, nomor, "rilis", date(tahun, 3, 15))
    hasil = lihat(unggah(budi, disnaker, buku.bytes()))
    assert beda(hasil) == [
        (f"{KINERJA}!K{nomor}", "–", "belum rilis"),
        (f"{KINERJA}!O{nomor}", "–", f"Maret {tahun}"),
    ]


def test_mengosongkan_draf_menghapusnya(budi: Pengguna, disnaker: Renja) -> None:
    buku = buku_tw3(budi, disnaker)
    nomor = belum_diisi(buku, "Orang")
    uid = buku.isi(KINERJA, nomor, "uid")
    buku.tulis(KINERJA, nomor, "nilai", 12)
    terapkan(unggah(budi, disnaker, buku.bytes()))
    baru = buku_tw3(budi, disnaker)
    assert baru.isi(KINERJA, nomor, "nilai") == 12
    baru.tulis(KINERJA, nomor, "nilai", None)
    hasil = lihat(unggah(budi, disnaker, baru.bytes()))
    assert beda(hasil) == [(f"{KINERJA}!K{nomor}", "12 Orang", "–")]
    terapkan(unggah(budi, disnaker, baru.bytes()))
    milik = RealisasiTriwulan.objects.filter(indikator__uid=uid, tahun=2024, triwulan=3)
    assert not milik.exists()


def test_nol_bukan_kosong(budi: Pengguna, disnaker: Renja) -> None:
    buku = buku_tw3(budi, disnaker)
    nomor = belum_diisi(buku, "Orang")
    buku.tulis(KINERJA, nomor, "nilai", 0)
    hasil = lihat(unggah(budi, disnaker, buku.bytes()))
    assert beda(hasil) == [(f"{KINERJA}!K{nomor}", "–", "0 Orang")]
    (satu,) = berubah(hasil)
    assert satu.isi["bawah"] == 0


def test_pelaksana_menerima_baris_unitnya_dan_menulis_sendiri(
    fajar: Pengguna, disnaker: Renja
) -> None:
    buku = buku_tw3(fajar, disnaker)
    unit = {buku.isi(KINERJA, nomor, "unit_kerja") for nomor in buku.nomor(KINERJA)}
    assert unit == {"Bidang Perencanaan dan Penempatan Tenaga Kerja"}
    uang = {buku.isi(UANG, nomor, "unit_kerja") for nomor in buku.nomor(UANG)}
    assert uang == unit
    nomor = buku.baris(KINERJA, status="Draf")
    uid = buku.isi(KINERJA, nomor, "uid")
    buku.tulis(KINERJA, nomor, "faktor_pendorong", "Bursa kerja ramai")
    terapkan(unggah(fajar, disnaker, buku.bytes()))
    satu = RealisasiTriwulan.objects.get(indikator__uid=uid, tahun=2024, triwulan=3)
    assert (satu.atas_nama, satu.pelapor) == (False, fajar)


def test_penganggaran_menerima_uang_saja(hadi: Pengguna, disnaker: Renja) -> None:
    buku = buku_tw3(hadi, disnaker)
    assert buku.buku.sheetnames == ["Petunjuk", UANG, "_realisasi"]
    assert len(buku.nomor(UANG)) == 53


def test_sel_terkunci_menurut_status_dan_jadwal(budi: Pengguna, disnaker: Renja) -> None:
    buku = buku_tw3(budi, disnaker)
    setuju = buku.baris(KINERJA, status="Disetujui")
    assert buku.sel(KINERJA, setuju, "nilai").protection.locked
    assert not buku.sel(KINERJA, belum_diisi(buku, "Orang"), "nilai").protection.locked
    nomor = buku.nomor(UANG)[0]
    terbuka = [n for n in range(1, 13) if not buku.sel(UANG, nomor, f"b_{n}").protection.locked]
    assert terbuka == [7, 8, 9]
    assert buku.buku[UANG].protection.sheet
    tertutup = buku.sel(UANG, nomor, "b_1").fill.start_color.rgb
    assert tertutup != buku.sel(UANG, nomor, "b_7").fill.start_color.rgb


def test_buku_menyebut_milik_siapa_dan_panjang_jejak(budi: Pengguna, disnaker: Renja) -> None:
    isi = openpyxl.load_workbook(io.BytesIO(buku_kerja(budi, disnaker, 3)))["_realisasi"]
    baris = {kunci.value: nilai.value for kunci, nilai in isi["A1:B7"]}
    assert baris["perangkat_daerah"] == "disnaker"
    assert (baris["tahun"], baris["siklus"], baris["triwulan"]) == ("2024", "awal", "3")
    assert int(baris["jejak"]) >= 0
    assert baris["dibuat"].startswith(str(timezone.localdate().year))
    assert isi.sheet_state == "hidden"


def test_perubahan_menulis_pada_baris_renja_semula(budi: Pengguna, disnaker: Renja) -> None:
    """Money belongs to a sub kegiatan and its unit over both cycles: a month stands once."""
    asal = disnaker.baris.get(sub_kegiatan__nomenklatur__kode="X.XX.01.2.02.0001")
    perubahan = Renja.objects.create(
        perangkat_daerah=disnaker.perangkat_daerah,
        renstra=disnaker.renstra,
        edisi=disnaker.edisi,
        tahun=2024,
        siklus="perubahan",
        tahap="rancangan",
    )
    BarisRenja.objects.create(
        perangkat_daerah=disnaker.perangkat_daerah,
        renja=perubahan,
        sub_kegiatan=asal.sub_kegiatan,
        unit_kerja=asal.unit_kerja,
    )
    RealisasiAnggaran.objects.filter(baris=asal, bulan=9).delete()
    buku = buku_tw3(budi, perubahan)
    (nomor,) = buku.nomor(UANG)
    assert buku.isi(UANG, nomor, "b_7") == 215_114_900
    buku.tulis(UANG, nomor, "b_7", 7)
    buku.tulis(UANG, nomor, "b_9", 9)
    terapkan(unggah(budi, perubahan, buku.bytes()))
    uang = RealisasiAnggaran.objects.filter(baris=asal)
    assert [uang.get(bulan=n).nilai for n in (7, 9)] == [7, 9]
    assert not RealisasiAnggaran.objects.filter(baris__renja=perubahan).exists()
