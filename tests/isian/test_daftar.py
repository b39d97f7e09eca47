"""Lists and overviews: order, tables of years, layers, the review copied from the plan."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from performance.models import Perkiraan, RealisasiTahunan
from planning.models import (
    Indikator,
    Peraturan,
    Perubahan,
    Program,
    Renja,
    ReviuRkpd,
    RiwayatAnggaran,
    RiwayatKinerja,
    SuksesiPerangkatDaerah,
    Tujuan,
)
from planning.penyuntingan import suntingan, urungkan
from renja.isian.jenis import JENIS
from renja.isian.tabel import TABEL
from tests.isian.conftest import DASAR, isi_halaman, kirim
from tests.isian.contoh import SAMPEL, Bahan
from tests.orang import buat_orang
from tests.pabrik import buat_perangkat_daerah

pytestmark = pytest.mark.django_db
Buka = Callable[[str], Client]


@pytest.fixture
def budi(klien: Buka) -> Client:
    return klien("budi")


def _tiga_tujuan(bahan: Bahan) -> list[Tujuan]:
    pd, renstra = bahan.renja.perangkat_daerah, bahan.renja.renstra
    return [bahan.tujuan] + [
        Tujuan.objects.create(perangkat_daerah=pd, renstra=renstra, nomor=n, uraian=f"Tujuan {n}")
        for n in (2, 3)
    ]


def test_menaikkan_menukar_nomor_dan_sekali_urung(budi: Client, bahan: Bahan, orang: dict) -> None:
    satu, dua, tiga = _tiga_tujuan(bahan)
    alamat = f"{DASAR}tujuan/{dua.uid}/pindah/"
    jawaban = budi.post(alamat, {"arah": "naik", "versi": 1})
    assert jawaban.headers["Location"] == f"{DASAR}tujuan/#b-{dua.uid}"
    assert _nomor(satu, dua, tiga) == [2, 1, 3]
    urungkan(orang["budi"], Perubahan.objects.get())
    assert _nomor(satu, dua, tiga) == [1, 2, 3]
    dua.refresh_from_db()
    budi.post(alamat, {"arah": "turun", "versi": dua.versi})
    assert _nomor(satu, dua, tiga) == [1, 3, 2]


def test_ujung_daftar_tidak_berpindah_dan_versi_lama_bentrok(budi: Client, bahan: Bahan) -> None:
    satu, dua, tiga = _tiga_tujuan(bahan)
    budi.post(f"{DASAR}tujuan/{satu.uid}/pindah/", {"arah": "naik", "versi": 1})
    budi.post(f"{DASAR}tujuan/{tiga.uid}/pindah/", {"arah": "turun", "versi": 1})
    jawaban = budi.post(
        f"{DASAR}tujuan/{dua.uid}/pindah/", {"arah": "naik", "versi": 9}, follow=True
    )
    assert "Urutannya tidak diubah" in jawaban.content.decode()
    assert _nomor(satu, dua, tiga) == [1, 2, 3]


def _nomor(*tujuan: Tujuan) -> list[int]:
    return [Tujuan.objects.get(pk=satu.pk).nomor for satu in tujuan]


def test_urutan_yang_belum_unik_dinomori_ulang(budi: Client, bahan: Bahan) -> None:
    """Three cards of one program all stand at 1: moving the last one up numbers them."""
    umum: dict[str, Any] = {
        "perangkat_daerah": bahan.renja.perangkat_daerah,
        "renstra": bahan.renja.renstra,
        "program": bahan.program,
        "satuan": "%",
        "urutan": 1,
    }
    b, c = (Indikator.objects.create(uraian=nama, **umum) for nama in "bc")
    budi.post(f"{DASAR}indikator/{c.uid}/pindah/", {"arah": "naik", "versi": 1})
    urut = Indikator.objects.filter(program=bahan.program).order_by("urutan")
    assert [satu.pk for satu in urut] == [bahan.indikator.pk, c.pk, b.pk]
    assert [satu.urutan for satu in urut] == [1, 2, 3]


def test_sasaran_yang_pindah_tujuan_mendapat_nomor_berikut(budi: Client, bahan: Bahan) -> None:
    _, dua, _ = _tiga_tujuan(bahan)
    alamat = f"{DASAR}sasaran/{bahan.sasaran.uid}/"
    kirim(budi, f"{DASAR}sasaran/tambah/", {"tujuan": dua.pk, "uraian": "Sudah ada"})
    assert kirim(budi, alamat, {"tujuan": dua.pk}).status_code == 302
    bahan.sasaran.refresh_from_db()
    assert (bahan.sasaran.tujuan_id, bahan.sasaran.nomor) == (dua.pk, 2)


def test_daftar_dipersempit_menurut_induk(budi: Client, bahan: Bahan) -> None:
    _, dua, _ = _tiga_tujuan(bahan)
    semua = budi.get(f"{DASAR}sasaran/").context["baris"]
    kosong = budi.get(f"{DASAR}sasaran/?induk={dua.uid}").context["baris"]
    assert (len(semua), len(kosong)) == (1, 0)
    form = budi.get(f"{DASAR}sasaran/tambah/?induk={dua.uid}").context["form"]
    assert form.initial["tujuan"] == dua.pk
    milik = budi.get(f"{DASAR}indikator/?milik=program:{bahan.program.pk}").context["baris"]
    assert [satu.baris.pk for satu in milik] == [bahan.indikator.pk]


def test_simpan_dan_tambah_lagi_kembali_ke_formulir_kosong(budi: Client, bahan: Bahan) -> None:
    alamat = f"{DASAR}sasaran/tambah/?induk={bahan.tujuan.uid}"
    isi = {"tujuan": bahan.tujuan.pk, "uraian": "Lagi", "lanjut": "lagi"}
    assert budi.post(alamat, isi).headers["Location"] == alamat


def test_kiriman_tanpa_token_ditolak(bahan: Bahan, orang: dict) -> None:
    peramban = Client(enforce_csrf_checks=True)
    peramban.force_login(orang["budi"])
    for alamat in ("tujuan/tambah/", f"tujuan/{bahan.tujuan.uid}/", "perkiraan/"):
        assert peramban.post(f"{DASAR}{alamat}", {"uraian": "Lain"}).status_code == 403
    assert Tujuan.objects.get().uraian == "Kesempatan kerja meningkat"


def test_daftar_menunjukkan_cara_mengisi_yang_lain(budi: Client, bahan: Bahan) -> None:
    assert "/disnaker/2024/susun/nomenklatur/" in budi.get(f"{DASAR}program/").content.decode()
    baris = budi.get(f"{DASAR}baris/").content.decode()
    assert "/disnaker/2024/susun/tarik/" in baris
    assert "/disnaker/2024/tabel-isian/" in baris


def test_setiap_daftar_isi_menyebut_jumlah_dan_yang_kurang(budi: Client, bahan: Bahan) -> None:
    bagian = budi.get(DASAR).context["bagian"]
    butir = {satu.nama: satu for isi in bagian for satu in isi.butir}
    assert len(butir) == len(JENIS) + len(TABEL) + 1
    assert butir["Tujuan"].banyak == 1
    assert butir["Usulan masyarakat (T-C.32)"].keadaan == "kosong"
    assert butir["Permasalahan (T-B.35)"].kurang == "1 belum dikaitkan dengan sasaran"
    assert butir["Unit kerja"].kurang == "1 belum menyebut tugas"
    assert butir["Lapisan pagu"].banyak == 1


@pytest.mark.parametrize("kode", ["baris", "indikator", "sub-kegiatan", "kegiatan"])
def test_banyak_baris_tidak_menambah_kueri(db: None, kode: str) -> None:
    def kueri(banyak: int) -> int:
        orang = buat_orang(banyak) if not Renja.objects.exists() else {}
        klien = Client()
        klien.force_login(orang["budi"])
        klien.get(f"{DASAR}{kode}/")
        with CaptureQueriesContext(connection) as hitung:
            assert klien.get(f"{DASAR}{kode}/").status_code == 200
        return len(hitung)

    assert kueri(40) <= 10


# --- Tables of years ---------------------------------------------------------------------


def test_perkiraan_dan_proyeksi_dalam_satu_simpan(budi: Client, bahan: Bahan, orang: dict) -> None:
    nomor = bahan.indikator.pk
    alamat = f"{DASAR}perkiraan/"
    isi = {f"pk-{nomor}-realisasi-2023": "", f"pk-{nomor}-proyeksi-2025": "14,5 dokumen"}
    assert kirim(budi, alamat, isi).status_code == 302
    ada = Perkiraan.objects.filter(indikator=nomor)
    assert [(satu.jenis, satu.tahun, satu.bawah) for satu in ada] == [
        ("proyeksi", 2025, Decimal("14.5"))
    ]
    assert Perubahan.objects.get().banyak == 2
    urungkan(orang["budi"], Perubahan.objects.get())
    assert [(satu.jenis, satu.bawah) for satu in ada.all()] == [("realisasi", 11)]
    jawaban = kirim(budi, alamat, {f"pk-{nomor}-proyeksi-2024": "14 Orang"})
    assert jawaban.status_code == 422
    assert list(jawaban.context["form"].errors) == [f"pk-{nomor}-proyeksi-2024"]


def test_realisasi_tahunan_kosong_bukan_nol(budi: Client, bahan: Bahan) -> None:
    nomor = bahan.indikator.pk
    isi = {f"rt-{nomor}-2020": "0", f"rt-{nomor}-2021": "", f"rt-{nomor}-2022": "10"}
    assert kirim(budi, f"{DASAR}realisasi-tahunan/", isi).status_code == 302
    ada = RealisasiTahunan.objects.filter(indikator=nomor).order_by("tahun")
    assert [(satu.tahun, satu.bawah, satu.versi) for satu in ada] == [(2020, 0, 1), (2022, 10, 1)]


def test_riwayat_kinerja_dengan_pemilik_dan_satuan_sendiri(budi: Client, bahan: Bahan) -> None:
    pd = bahan.renja.perangkat_daerah
    lama = buat_perangkat_daerah("pendahulu", pd.pemda)
    SuksesiPerangkatDaerah.objects.create(pendahulu=lama, penerus=pd, sejak="2022-01-01")
    Indikator.objects.filter(pk=bahan.indikator.pk).update(nomor_pelayanan=1)
    nomor = bahan.indikator.pk
    isi = {
        "milik-2021": lama.pk,
        "sebanding-2021": "ya",
        f"rk-{nomor}-2021-t": "30-40 Orang",
        f"rk-{nomor}-2021-r": "35",
        f"rk-{nomor}-2023-r": "12 Dokumen",
    }
    alamat = f"{DASAR}riwayat-kinerja/"
    assert kirim(budi, alamat, isi).status_code == 302
    satu, dua = RiwayatKinerja.objects.order_by("tahun")
    assert (satu.tahun, satu.milik, satu.sebanding) == (2021, lama, True)
    assert (satu.target_bawah, satu.target_atas, satu.target_satuan) == (30, 40, "Orang")
    assert (satu.realisasi, satu.realisasi_satuan) == (35, "")
    assert (dua.tahun, dua.milik, dua.realisasi_satuan) == (2023, pd, "")
    # The heading of a year alone changes its rows.
    assert kirim(budi, alamat, {"sebanding-2021": "tidak"}).status_code == 302
    satu.refresh_from_db()
    assert (satu.sebanding, satu.milik, satu.versi) == (False, lama, 2)


def test_riwayat_anggaran(budi: Client, bahan: Bahan) -> None:
    nomor = bahan.program.pk
    isi = {f"ra-{nomor}-2022-a": "Rp 5.000.000", f"ra-{nomor}-2022-r": "4.999.999,75"}
    assert kirim(budi, f"{DASAR}riwayat-anggaran/", isi).status_code == 302
    satu = RiwayatAnggaran.objects.get()
    assert (satu.tahun, satu.anggaran, str(satu.realisasi)) == (2022, 5_000_000, "4999999.75")
    salah = kirim(budi, f"{DASAR}riwayat-anggaran/", {f"ra-{nomor}-2022-a": "1,5"})
    assert salah.status_code == 422


def test_tabel_tahun_bentrok_pada_sel_yang_sama(budi: Client, bahan: Bahan, orang: dict) -> None:
    alamat = f"{DASAR}perkiraan/"
    lama = isi_halaman(budi, alamat)
    nama = f"pk-{bahan.indikator.pk}-realisasi-2023"
    ada = Perkiraan.objects.get(indikator=bahan.indikator)
    with suntingan(orang["budi"], renja=bahan.renja) as s:
        s.ubah(ada, 1, {"bawah": 99})
    jawaban = budi.post(alamat, {**lama, nama: "50"})
    assert jawaban.status_code == 409
    (beda,) = jawaban.context["bentrok"].beda
    assert (beda.nama, beda.kini, beda.ketik) == (nama, "99", "50")
    ada.refresh_from_db()
    assert ada.bawah == 99


@pytest.mark.parametrize("kode", list(TABEL))
def test_tabel_tahun_hanya_dibaca_oleh_dedi(klien: Buka, bahan: Bahan, kode: str) -> None:
    halaman = klien("dedi").get(f"{DASAR}{kode}/")
    assert halaman.status_code == 200
    assert "data-isian=" not in halaman.content.decode()
    assert klien("dedi").post(f"{DASAR}{kode}/", {}).status_code == 403
    assert klien("citra").get(f"{DASAR}{kode}/").status_code == 404


# --- T-C.31 and the layers ---------------------------------------------------------------


def test_reviu_disalin_dari_rencana_sekali_saja(budi: Client, bahan: Bahan, orang: dict) -> None:
    alamat = f"{DASAR}reviu-rkpd/salin/"
    budi.post(alamat)
    baris = ReviuRkpd.objects.order_by("urutan")
    assert [(satu.tingkat, satu.analisis_pagu) for satu in baris] == [
        ("program", 2_000_000),
        ("kegiatan", 2_000_000),
        ("sub_kegiatan", 1_000_000),
        ("sub_kegiatan", 1_000_000),
    ]
    assert (baris[2].analisis_lokasi, baris[2].analisis_target) == ("Kota Uji", "12 Dokumen")
    assert baris[2].awal_nama == ""
    jawaban = budi.post(alamat, follow=True)
    assert "Semua baris rencana sudah ada dalam reviu." in jawaban.content.decode()
    urungkan(orang["budi"], Perubahan.objects.get())
    assert not ReviuRkpd.objects.exists()


def test_lapisan_pagu_berjumlah(klien: Buka, bahan: Bahan) -> None:
    halaman = klien("dedi").get(f"{DASAR}lapisan-pagu/")
    assert list(halaman.context["isi"].jumlah) == [2_000_000]
    assert "Rp" in halaman.content.decode()
    assert Program.objects.filter(renstra=bahan.renja.renstra).count() == 1


def test_nilai_rencana_dipakai_menggantikan_yang_tercetak(bahan: Bahan, klien: Buka) -> None:
    satu = SAMPEL["tertulis"].ada(bahan)
    formulir = "/disnaker/2024/tabel-4.1/"
    budi = klien("budi")
    assert "PROGRAM LAMA" in budi.get(formulir).content.decode()
    daftar = budi.get(f"{DASAR}tertulis/").content.decode()
    assert "PROGRAM LAMA" in daftar
    assert "Pakai nilai rencana" in daftar
    budi.post(f"{DASAR}tertulis/{satu.uid}/hapus/", {"versi": 1})
    assert "PROGRAM LAMA" not in budi.get(formulir).content.decode()
    urungkan(None, Perubahan.objects.latest("waktu"))
    assert "PROGRAM LAMA" in budi.get(formulir).content.decode()


def test_peraturan_bernomor_diubah_verifikator_saja(bahan: Bahan, klien: Buka) -> None:
    """Budi fills in the number of a draft; from then on other plans rest on it."""
    draf = Peraturan.objects.create(jenis="perda", tentang="Pajak daerah", tahun=2024)
    alamat = f"{DASAR}peraturan/{draf.uid}/"
    assert kirim(klien("budi"), alamat, {"nomor": "1"}).status_code == 302
    draf.refresh_from_db()
    assert (draf.nomor, draf.versi) == ("1", 2)
    isian = isi_halaman(klien("ani"), alamat)
    assert klien("budi").post(alamat, {**isian, "nomor": "2"}).status_code == 403
    assert kirim(klien("ani"), alamat, {"nomor": "2"}).status_code == 302
    draf.refresh_from_db()
    assert draf.nomor == "2"


@pytest.mark.parametrize(
    "keadaan", ["[" * 100_000, "[]", "null", "", '{"SEL": [1e999, {}]}', '{"SEL": [1, []]}', "{"]
)
def test_keadaan_yang_dipalsukan_tidak_menimpa_siapa_pun(
    budi: Client, bahan: Bahan, keadaan: str
) -> None:
    """A hidden field that says nothing useful counts as a page made before anything was there."""
    alamat = f"{DASAR}perkiraan/"
    nama = next(satu.nama for satu in budi.get(alamat).context["form"].sel if satu.baris)
    semula = list(Perkiraan.objects.order_by("pk").values_list("pk", "bawah"))
    jawaban = kirim(budi, alamat, {nama: "77", "keadaan": keadaan.replace("SEL", nama)})
    assert jawaban.status_code == 409
    assert list(Perkiraan.objects.order_by("pk").values_list("pk", "bawah")) == semula


def test_formulir_yang_terkirim_dua_kali_menambah_satu_baris(budi: Client, bahan: Bahan) -> None:
    """A double click sends the same page again; going back and typing on makes another row."""
    alamat = f"{DASAR}tujuan/tambah/"
    isi = {"uraian": "Kesempatan kerja meluas", "sekali": budi.get(alamat).context["sekali"]}
    tujuan = [budi.post(alamat, isi).headers["Location"] for _ in range(3)]
    baru = Tujuan.objects.get(uraian="Kesempatan kerja meluas")
    assert set(tujuan) == {f"{DASAR}tujuan/#b-{baru.uid}"}
    budi.post(alamat, {**isi, "uraian": "Produktivitas naik"})
    assert Tujuan.objects.get(uraian="Produktivitas naik").uid != baru.uid


@pytest.mark.parametrize("sekali", ["", "palsu", "W10:1:x", "a" * 10_000])
def test_tanda_yang_dipalsukan_tidak_memberi_pengenal(
    budi: Client, bahan: Bahan, sekali: str
) -> None:
    for _ in range(2):
        isi = {"uraian": "Kesempatan kerja meluas", "sekali": sekali}
        assert budi.post(f"{DASAR}tujuan/tambah/", isi).status_code == 302
    assert Tujuan.objects.filter(uraian="Kesempatan kerja meluas").count() == 2


def test_yang_diurungkan_dapat_ditambahkan_lagi_dari_halaman_yang_sama(
    budi: Client, bahan: Bahan, orang: dict
) -> None:
    alamat = f"{DASAR}tujuan/tambah/"
    isi = {"uraian": "Kesempatan kerja meluas", "sekali": budi.get(alamat).context["sekali"]}
    budi.post(alamat, isi)
    lama = Tujuan.objects.get(uraian="Kesempatan kerja meluas").uid
    urungkan(orang["budi"], Perubahan.objects.get())
    budi.post(alamat, isi)
    assert Tujuan.objects.get(uraian="Kesempatan kerja meluas").uid != lama
