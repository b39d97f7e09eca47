"""The agency's report: its way, its footer with what the units wrote, signing, extending."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from planning.models import LaporanTriwulan, Perubahan
from tests.realisasi.bahan_paraf import ALAMAT, Dunia, buat_dunia

pytestmark = pytest.mark.django_db

HALAMAN = f"{ALAMAT}laporan/"


@pytest.fixture
def dunia() -> Dunia:
    return buat_dunia()


def masuk(dunia: Dunia, siapa: str) -> Client:
    klien = Client()
    klien.force_login(dunia.orang[siapa])
    return klien


def kirim(dunia: Dunia, siapa: str, aksi: str, **isi: Any) -> Any:
    """Post with the version that stands there now."""
    ada = LaporanTriwulan.objects.first()
    kini = {"aksi": aksi, "versi": str(ada.versi if ada else 0)}
    return masuk(dunia, siapa).post(HALAMAN, kini | isi)


def langkah(dunia: Dunia) -> list[tuple[str, bool]]:
    satu = masuk(dunia, "eka").get(HALAMAN).context["satu"]
    return [(isi.nama, isi.kini) for isi in satu.langkah]


def test_jalan_laporan_dengan_siapa_dan_kapan(dunia: Dunia) -> None:
    assert [nama for nama, kini in langkah(dunia) if kini] == ["Belum diisi"]
    dunia.lapor(0, status="draf")
    assert [nama for nama, kini in langkah(dunia) if kini] == ["Draf"]
    kirim(dunia, "budi", "ajukan", tetap="ya")
    assert [nama for nama, kini in langkah(dunia) if kini] == ["Diajukan"]
    kirim(dunia, "dedi", "kembalikan", alasan_kembali="Faktor kosong")
    assert langkah(dunia) == [
        *(("Belum diisi", False), ("Draf", False), ("Diajukan", False)),
        *(("Dikembalikan", True), ("Disetujui", False)),
    ]
    html = masuk(dunia, "budi").get(HALAMAN).content.decode()
    assert "Faktor kosong" in html
    assert "Dedi, " in html
    kirim(dunia, "budi", "ajukan", tetap="ya")
    kirim(dunia, "dedi", "setujui")
    assert [nama for nama, kini in langkah(dunia) if kini] == ["Disetujui"]
    laporan = LaporanTriwulan.objects.get()
    assert (laporan.penyusun, laporan.penyetuju) == (dunia.orang["budi"], dunia.orang["dedi"])


def test_mengajukan_dengan_baris_yang_belum_lapor_bertanya_sekali_lagi(dunia: Dunia) -> None:
    dunia.lapor(0)
    dunia.uang(0, 7, 100)
    jawab = kirim(dunia, "budi", "ajukan")
    html = jawab.content.decode()
    assert jawab.status_code == 200
    # Two of the agency itself, one of each bidang.
    assert "4 baris belum lapor" in html
    assert "1 baris menunggu paraf" in html
    assert "2 sub kegiatan belum melaporkan realisasi anggaran" in html
    assert not LaporanTriwulan.objects.exists()
    assert kirim(dunia, "budi", "ajukan", tetap="ya").status_code == 302
    assert LaporanTriwulan.objects.get().status == "diajukan"


@pytest.mark.parametrize("siapa", ["ani", "dedi", "eka", "fajar", "gita", "hadi"])
@pytest.mark.parametrize("aksi", ["simpan", "ajukan", "ambil/faktor_pendorong"])
def test_yang_tidak_mengisi_laporan(dunia: Dunia, siapa: str, aksi: str) -> None:
    assert kirim(dunia, siapa, aksi, tetap="ya").status_code == 403
    assert not LaporanTriwulan.objects.exists()


def test_kaki_disimpan_dan_dapat_diurungkan(dunia: Dunia) -> None:
    isi = {"faktor_pendorong": "Bursa kerja\r\ndi kampus ", "tindak_lanjut_renja": "Tambah pagu"}
    klien = masuk(dunia, "budi")
    jawab = klien.post(HALAMAN, {"aksi": "simpan", "versi": "0", **isi}, follow=True)
    assert "Laporan tersimpan." in jawab.content.decode()
    assert "Urungkan" in jawab.content.decode()
    laporan = LaporanTriwulan.objects.get()
    assert (laporan.faktor_pendorong, laporan.tindak_lanjut_renja, laporan.status) == (
        *("Bursa kerja\ndi kampus", "Tambah pagu", "draf"),
    )
    assert Perubahan.objects.get().judul == "Mengisi laporan triwulan III 2024"


def test_kaki_bentrok_mempertahankan_ketikan(dunia: Dunia) -> None:
    dunia.laporan(faktor_pendorong="Milik orang lain", versi=3)
    jawab = masuk(dunia, "budi").post(
        HALAMAN, {"aksi": "simpan", "versi": "2", "faktor_pendorong": "Milik saya"}
    )
    html = jawab.content.decode()
    assert jawab.status_code == 409
    assert "Milik saya" in html
    assert "Yang tersimpan sekarang: Milik orang lain" in html
    assert LaporanTriwulan.objects.get().faktor_pendorong == "Milik orang lain"


def test_yang_diketik_ikut_tersimpan_bila_diajukan(dunia: Dunia) -> None:
    jawab = kirim(dunia, "budi", "ajukan", faktor_pendorong="Bursa kerja")
    assert "Laporan belum lengkap" in jawab.content.decode()
    laporan = LaporanTriwulan.objects.get()
    assert (laporan.faktor_pendorong, laporan.status) == ("Bursa kerja", "draf")
    assert kirim(dunia, "budi", "ajukan", tetap="ya").status_code == 302
    assert LaporanTriwulan.objects.get().status == "diajukan"


def test_status_titipan_tidak_dipakai(dunia: Dunia) -> None:
    besok = timezone.localdate() + timedelta(days=90)
    titipan = {"status": "disetujui", "diperpanjang_sampai": besok, "tahun": "2023"}
    kirim(dunia, "budi", "simpan", faktor_pendorong="x", **titipan)
    laporan = LaporanTriwulan.objects.get()
    assert (laporan.status, laporan.tahun, laporan.diperpanjang_sampai) == ("draf", 2024, None)


def test_usulan_unit_kerja_diambil_dengan_satu_tombol(dunia: Dunia) -> None:
    dunia.lapor(0, faktor_pendorong="Bursa kerja di kampus")
    dunia.lapor(1, faktor_pendorong="bursa kerja  di kampus")
    dunia.lapor(2, faktor_pendorong="Instruktur bertambah", tindak_lanjut="Latih instruktur")
    html = masuk(dunia, "budi").get(HALAMAN).content.decode()
    assert "2 usulan dari unit kerja" in html
    jawab = kirim(dunia, "budi", "ambil/faktor_pendorong", faktor_pendorong="Sudah saya tulis")
    kaki = {kolom: teks for kolom, _, teks, _, _ in jawab.context["kaki"]}
    a, b = (dunia.indikator(nomor).uraian for nomor in (0, 2))
    assert kaki["faktor_pendorong"] == (
        f"Sudah saya tulis\n- Bursa kerja di kampus ({a})\n- Instruktur bertambah ({b})"
    )
    assert "belum tersimpan" in jawab.content.decode()
    assert not LaporanTriwulan.objects.exists()


def test_dedi_menyetujui_yang_dilihatnya(dunia: Dunia) -> None:
    dunia.laporan("diajukan", versi=2)
    jawab = masuk(dunia, "dedi").post(HALAMAN, {"aksi": "setujui", "versi": "1"})
    assert jawab.status_code == 409
    assert LaporanTriwulan.objects.get().status == "diajukan"
    assert kirim(dunia, "dedi", "setujui").status_code == 302
    assert LaporanTriwulan.objects.get().status == "disetujui"
    assert kirim(dunia, "dedi", "setujui").status_code == 403


def test_dedi_mengembalikan_dengan_alasan(dunia: Dunia) -> None:
    dunia.laporan("diajukan")
    jawab = kirim(dunia, "dedi", "kembalikan", alasan_kembali="")
    assert (jawab.status_code, "Tulis alasan" in jawab.content.decode()) == (422, True)
    assert kirim(dunia, "dedi", "kembalikan", alasan_kembali="Periksa IKU").status_code == 302
    assert LaporanTriwulan.objects.get().alasan_kembali == "Periksa IKU"


def test_mitra_mengembalikan_yang_disetujui_dan_memperpanjang(dunia: Dunia) -> None:
    dunia.tutup()
    dunia.laporan("disetujui", penyetuju=dunia.orang["dedi"], disetujui_pada=timezone.now())
    hari = timezone.localdate()
    assert kirim(dunia, "ani", "kembalikan", alasan_kembali="x").status_code == 403
    dunia.jadikan_mitra()
    html = masuk(dunia, "ani").get(HALAMAN).content.decode()
    assert "Perpanjang sampai" in html
    assert "Kembalikan laporan" in html
    assert kirim(dunia, "ani", "kembalikan", alasan_kembali="Angka IKU").status_code == 302
    assert kirim(dunia, "budi", "ajukan", tetap="ya").status_code == 403
    for sampai, status in (("", 422), ("bukan tanggal", 422), (str(hari - timedelta(1)), 422)):
        jawab = kirim(dunia, "ani", "perpanjang", sampai=sampai, alasan_perpanjang="Banjir")
        assert jawab.status_code == status, sampai
    isi = {"sampai": str(hari + timedelta(7)), "alasan_perpanjang": "Banjir"}
    assert kirim(dunia, "budi", "perpanjang", **isi).status_code == 403
    assert kirim(dunia, "ani", "perpanjang", **isi).status_code == 302
    assert LaporanTriwulan.objects.get().diperpanjang_sampai == hari + timedelta(7)
    assert kirim(dunia, "budi", "ajukan", tetap="ya").status_code == 302


def test_laporan_terkunci_sesudah_diajukan(dunia: Dunia) -> None:
    dunia.laporan("diajukan")
    html = masuk(dunia, "budi").get(HALAMAN).content.decode()
    assert "Ajukan kepada kepala dinas" not in html
    assert kirim(dunia, "budi", "simpan", faktor_pendorong="x").status_code == 403
    assert kirim(dunia, "budi", "ajukan", tetap="ya").status_code == 403


def test_aksi_titipan_dan_perangkat_daerah_lain(dunia: Dunia) -> None:
    assert kirim(dunia, "budi", "hapus").status_code == 400
    assert kirim(dunia, "citra", "setujui").status_code == 404


def test_tautan_ke_e81(dunia: Dunia) -> None:
    assert "/disnaker/2024/e81/?triwulan=3" in masuk(dunia, "dedi").get(HALAMAN).content.decode()
