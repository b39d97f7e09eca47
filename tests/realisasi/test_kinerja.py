"""Reporting a quarter: who sees and writes which rows, what is stored, handing in, undo."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from performance.models import RealisasiTriwulan
from performance.pelaporan import buka_kembali
from planning.models import (
    JadwalPengisian,
    JejakAudit,
    LaporanTriwulan,
    Pemda,
    Pengguna,
    Perubahan,
    Target,
    TargetTriwulan,
)
from tests.realisasi.alat_kinerja import (
    TW3,
    asal_halaman,
    buat_lapor,
    formulir,
    indikator,
    kirim,
    kunci,
    lapor,
    renja_disnaker,
    simpan,
    ubah_indikator,
)

Klien = Callable[[str], Client]


def test_fajar_melihat_baris_unitnya_dan_semua_bila_diminta(fajar: Client) -> None:
    assert list(asal_halaman(fajar)) == [kunci(0)]
    halaman = fajar.get(f"{TW3}?unit=semua").content.decode()
    assert "Bidang Penempatan" in halaman
    # Of the other unit's rows none is an input.
    assert f'name="nilai.{kunci(0)}"' in halaman
    assert f'name="nilai.{kunci(1)}"' not in halaman


def test_budi_melihat_semua_unit_dan_dedi_hanya_membaca(budi: Client, klien: Klien) -> None:
    # Two sub kegiatan by their bidang; kegiatan and program by the agency above both.
    assert len(asal_halaman(budi)) == 4
    dedi = klien("dedi")
    assert dedi.get(TW3).status_code == 200
    assert asal_halaman(dedi) == {}
    assert simpan_status(dedi) == 403
    assert dedi.post(TW3, {"asal": "{}"}).status_code == 403


def simpan_status(siapa: Client, nomor: int = 0) -> int:
    isi = {"baris": {kunci(nomor): {"versi": 0, "nilai": "5"}}}
    return kirim(siapa, isi).status_code


@pytest.mark.parametrize("siapa", ["ani", "eka", "hadi"])
def test_pembaca_lain_ditolak(klien: Klien, siapa: str) -> None:
    assert klien(siapa).get(TW3).status_code == 200
    assert simpan_status(klien(siapa)) == 403


def test_citra_dari_dinas_lain_tidak_menemukannya(klien: Klien) -> None:
    citra = klien("citra")
    assert citra.get(TW3).status_code == 404
    assert simpan_status(citra) == 404


def test_unit_lain_ditolak_dan_tidak_ada_yang_tertulis(fajar: Client) -> None:
    assert simpan_status(fajar, 1) == 403
    isi = {"baris": {k: {"versi": 0, "nilai": "5"} for k in (kunci(0), kunci(1))}}
    assert kirim(fajar, isi).status_code == 403
    assert not RealisasiTriwulan.objects.exists()


@pytest.mark.parametrize("triwulan", ["0", "5", "12"])
def test_triwulan_lain_tidak_ada(fajar: Client, triwulan: str) -> None:
    assert fajar.get(f"/disnaker/2024/realisasi/{triwulan}/").status_code == 404


def test_simpan_satu_baris_dan_capaiannya_langsung_terhitung(
    fajar: Client, orang: dict[str, Pengguna]
) -> None:
    status, isi = simpan(fajar, 0, nilai="9 Dokumen", pendorong="Tim lengkap")
    assert (status, isi["s"], isi["versi"]) == (200, "simpan", 1)
    # 9 of 12 in the year; not handed in yet.
    angka = isi["angka"]
    assert (angka["tahun"], angka["capaian"], angka["draf"]) == ("9 Dokumen", "75,00 %", True)
    baris = lapor()
    assert baris is not None
    assert (baris.bawah, baris.status, baris.faktor_pendorong) == (9, "draf", "Tim lengkap")
    assert (baris.pelapor, baris.atas_nama) == (orang["fajar"], False)
    jejak = JejakAudit.objects.get(objek="performance.realisasitriwulan")
    assert (jejak.aksi, jejak.nama_pelaku) == ("tambah", "Fajar")


def test_budi_mengisi_atas_nama_unit_dan_terlihat(budi: Client, klien: Klien) -> None:
    _, isi = simpan(budi, 0, nilai="9")
    assert isi["atas_nama"] is True
    baris = lapor()
    assert baris is not None
    assert baris.atas_nama
    assert "diisi perencana atas nama unit" in klien("dedi").get(TW3).content.decode()
    # Once its own people write it, it is theirs.
    _, isi = simpan(klien("fajar"), 1, nilai="8")
    assert isi["atas_nama"] is False


def test_kumulatif_menjumlah_triwulan_dan_menyebut_yang_belum_lapor(fajar: Client) -> None:
    ubah_indikator(agregasi="kumulatif")
    buat_lapor(triwulan=1, bawah=2, status="disetujui")
    _, isi = simpan(fajar, 0, nilai="4")
    # Nobody reported quarter II, which is not 0.
    assert (isi["angka"]["tahun"], isi["angka"]["ada"]) == ("–", False)
    assert isi["angka"]["kurang"] == "II"
    buat_lapor(triwulan=2, bawah=3, status="disetujui")
    _, isi = simpan(fajar, 1, nilai="4", pendorong="Tim lengkap")
    # 2 + 3 + 4 of 12.
    assert (isi["angka"]["tahun"], isi["angka"]["capaian"]) == ("9 Dokumen", "75,00 %")
    assert isi["angka"]["kurang"] == ""


def test_judul_nilai_mengikuti_cara_tulisnya(fajar: Client) -> None:
    assert "Pada triwulan III" in fajar.get(TW3).content.decode()
    ubah_indikator(cara_tulis="sampai")
    assert "S/d triwulan III" in fajar.get(TW3).content.decode()


def test_nilai_sd_yang_turun_diperingatkan_dan_tersimpan(fajar: Client) -> None:
    ubah_indikator(agregasi="kumulatif", cara_tulis="sampai")
    buat_lapor(triwulan=2, bawah=8, status="disetujui")
    status, isi = simpan(fajar, 0, nilai="5")
    assert (status, isi["s"]) == (200, "simpan")
    kalimat = "Nilai s/d triwulan III (5) kurang dari nilai s/d triwulan II (8)."
    assert kalimat in isi["angka"]["peringatan"][0]
    assert kalimat in fajar.get(TW3).content.decode()


def test_mengosongkan_menghapus_laporan_yang_belum_berisi_apa_pun(fajar: Client) -> None:
    simpan(fajar, 0, nilai="9")
    status, isi = simpan(fajar, 1, nilai="")
    assert (status, isi["s"], isi["versi"]) == (200, "simpan", 0)
    assert lapor() is None


def test_nilai_nol_adalah_laporan(fajar: Client) -> None:
    _, isi = simpan(fajar, 0, nilai="0")
    assert (isi["status"], isi["angka"]["capaian"]) == ("Draf", "0,00 %")


def test_belum_rilis_bukan_terlambat(fajar: Client) -> None:
    tahun = timezone.localdate().year + 1
    _, isi = simpan(fajar, 0, rilis=f"Maret {tahun}")
    baris = lapor()
    assert baris is not None
    assert (baris.keadaan, baris.rilis_bulan) == ("belum_rilis", date(tahun, 3, 1))
    assert isi["kolom"]["rilis"] == f"Maret {tahun}"
    # The two quarters before owe a report, this one does not.
    assert isi["angka"]["kurang"] == "I, II"


def test_ajukan_lalu_terkunci_lalu_ditarik(fajar: Client) -> None:
    simpan(fajar, 0, nilai="9")
    fajar.post(TW3, {"asal": "{}", "aksi": "ajukan"})
    baris = lapor()
    assert baris is not None
    assert baris.status == "diajukan"
    status, isi = simpan(fajar, baris.versi, nilai="10")
    assert (status, isi["s"]) == (409, "kunci")
    assert "sudah diajukan" in isi["galat"][""]
    assert asal_halaman(fajar) == {}
    assert "Terkunci: sudah diajukan." in fajar.get(TW3).content.decode()
    fajar.post(TW3, {"asal": "{}", "aksi": "tarik"})
    baris.refresh_from_db()
    assert (baris.status, baris.bawah) == ("draf", 9)


def test_formulir_menyimpan_lalu_mengajukan_sekaligus(fajar: Client) -> None:
    jawaban = formulir(fajar, {f"nilai.{kunci()}": "9"}, aksi="ajukan")
    assert (jawaban.status_code, jawaban["Location"]) == (302, TW3)
    baris = lapor()
    assert baris is not None
    assert (baris.bawah, baris.status) == (9, "diajukan")


def test_hanya_yang_terisi_yang_diajukan(fajar: Client) -> None:
    simpan(fajar, 0, penghambat="Data belum lengkap")
    fajar.post(TW3, {"asal": "{}", "aksi": "ajukan"})
    baris = lapor()
    assert baris is not None
    assert (baris.status, baris.keadaan) == ("draf", "kosong")


def test_budi_mengajukan_yang_diisinya_atas_nama_atau_unit_yang_dipilihnya(
    fajar: Client, budi: Client
) -> None:
    simpan(fajar, 0, nilai="9")
    simpan(budi, 0, 1, nilai="8")
    budi.post(TW3, {"asal": "{}", "aksi": "ajukan"})
    status = [satu.status for satu in (lapor(0), lapor(1)) if satu]
    assert status == ["draf", "diajukan"]
    unit = kunci(0).partition("-")[2]
    budi.post(f"{TW3}?unit={unit}", {"asal": "{}", "aksi": "ajukan"})
    status = [satu.status for satu in (lapor(0), lapor(1)) if satu]
    assert status == ["diajukan", "diajukan"]


def test_panel_riwayat_dari_baris(fajar: Client) -> None:
    simpan(fajar, 0, nilai="9")
    alamat = f"/disnaker/2024/baris/{indikator().uid}/"
    assert f'href="{alamat}"' in fajar.get(TW3).content.decode()
    assert "Fajar" in fajar.get(alamat).content.decode()


def test_isian_yang_salah_menahan_pengajuan(fajar: Client) -> None:
    jawaban = formulir(fajar, {f"nilai.{kunci()}": "banyak"}, aksi="ajukan")
    assert jawaban.status_code == 422
    teks = jawaban.content.decode()
    assert "Belum diajukan: perbaiki dahulu isian yang ditandai." in teks
    assert 'value="banyak"' in teks


def test_yang_dikembalikan_disebut_dengan_alasannya(fajar: Client) -> None:
    buat_lapor(bawah=9, status="dikembalikan", alasan_kembali="Lampirkan daftar hadir.")
    teks = fajar.get(TW3).content.decode()
    assert teks.count("Lampirkan daftar hadir.") == 2
    assert f'<a href="#b-{kunci()}">' in teks
    # A filter that leaves the row out still leads to it.
    assert f'<a href="?baris={kunci()}">' in fajar.get(f"{TW3}?status=draf").content.decode()
    status, isi = simpan(fajar, 1, nilai="10")
    assert (status, isi["status"]) == (200, "Dikembalikan")


def test_koreksi_menampilkan_nilai_semula(fajar: Client, orang: dict[str, Pengguna]) -> None:
    baris = buat_lapor(bawah=9, status="disetujui")
    buka_kembali(orang["gita"], baris, "Salah hitung", renja_disnaker())
    teks = fajar.get(TW3).content.decode()
    assert "<del>9 Dokumen</del>" in teks
    assert "Salah hitung" in teks
    _, isi = simpan(fajar, 2, nilai="12")
    assert (isi["angka"]["tahun"], isi["angka"]["capaian"]) == ("12 Dokumen", "100,00 %")


def test_jendela_yang_tertutup_mengunci_dan_menyebut_sebabnya(fajar: Client) -> None:
    JadwalPengisian.objects.create(
        pemda=Pemda.objects.get(kode="kota"),
        tahun=2024,
        triwulan=3,
        mulai=date(2024, 10, 1),
        selesai=date(2024, 10, 20),
    )
    status, isi = simpan(fajar, 0, nilai="9")
    assert (status, isi["s"]) == (409, "kunci")
    assert "Pengisian triwulan III 2024 ditutup sejak 20-10-2024." in isi["galat"][""]
    teks = fajar.get(TW3).content.decode()
    assert "Ditutup sejak 20-10-2024." in teks
    assert "ditutup sejak 20-10-2024. Minta verifikator" in teks
    assert lapor() is None


def test_perpanjangan_membukanya_lagi(fajar: Client) -> None:
    test_jendela_yang_tertutup_mengunci_dan_menyebut_sebabnya(fajar)
    LaporanTriwulan.objects.create(
        perangkat_daerah=renja_disnaker().perangkat_daerah,
        tahun=2024,
        triwulan=3,
        diperpanjang_sampai=timezone.localdate(),
    )
    assert "hari terakhir" in fajar.get(TW3).content.decode()
    assert simpan(fajar, 0, nilai="9")[0] == 200


def test_indikator_tanpa_target_ditolak_dengan_kalimat(fajar: Client) -> None:
    satu = kunci()
    Target.objects.filter(indikator=indikator(), tahun=2024).delete()
    jawaban = kirim(fajar, {"baris": {satu: {"versi": 0, "nilai": "9"}}})
    assert jawaban.status_code == 422
    pesan = jawaban.json()["baris"][satu]["galat"][""]
    assert pesan == (
        "Indikator ini tidak mempunyai target tahun 2024, jadi realisasinya belum dapat "
        "dilaporkan. Isi dahulu targetnya pada rencana."
    )


@pytest.mark.parametrize("satu", ["999999-1", "x", "0-0", "99999999999999999999999-1"])
def test_baris_yang_tidak_ada(fajar: Client, satu: str) -> None:
    jawaban = kirim(fajar, {"baris": {satu: {"versi": 0, "nilai": "9"}}})
    assert jawaban.status_code == 422
    assert "tidak ada lagi pada rencana" in jawaban.json()["baris"][satu]["galat"][""]


@pytest.mark.parametrize(
    "isi", ["[]", "{", '{"baris": []}', '{"baris": {"1-1": 5}}', '{"baris": {}, "cara": "x"}']
)
def test_kiriman_yang_rusak(fajar: Client, isi: str) -> None:
    jawaban = fajar.post(f"{TW3}simpan/", isi, content_type="application/json")
    assert (jawaban.status_code, "Muat ulang" in jawaban.json()["pesan"]) == (400, True)


def test_urungkan_simpanan(fajar: Client) -> None:
    simpan(fajar, 0, nilai="9")
    simpan(fajar, 1, nilai="10")
    terakhir = Perubahan.objects.order_by("-waktu").first()
    assert terakhir is not None
    jawaban = kirim(fajar, {"perubahan": str(terakhir.pk)}, apa="urungkan")
    assert jawaban.status_code == 200
    assert jawaban.json()["baris"][kunci()]["kolom"]["nilai"] == "9"
    jawaban = kirim(fajar, {"perubahan": "bukan"}, apa="urungkan")
    assert jawaban.status_code == 404


def test_saringan_pada_alamat(budi: Client) -> None:
    simpan(budi, 0, nilai="9")
    assert list(asal_halaman(budi, f"{TW3}?status=draf")) == [kunci(0)]
    assert kunci(0) not in asal_halaman(budi, f"{TW3}?status=belum_diisi")
    unit = kunci(1).partition("-")[2]
    assert list(asal_halaman(budi, f"{TW3}?unit={unit}")) == [kunci(1)]
    assert list(asal_halaman(budi, f"{TW3}?baris={kunci(1)}")) == [kunci(1)]
    assert asal_halaman(budi, f"{TW3}?program=tidak-ada") == {}
    assert "Longgarkan saringannya" in budi.get(f"{TW3}?unit=0").content.decode()


def test_triwulan_yang_tidak_direncanakan_tidak_ditunggu(fajar: Client) -> None:
    TargetTriwulan.objects.create(
        perangkat_daerah=renja_disnaker().perangkat_daerah,
        indikator=indikator(),
        tahun=2024,
        triwulan=3,
        keadaan="tidak_direncanakan",
    )
    assert "Tidak direncanakan</span>" in fajar.get(TW3).content.decode()
    assert asal_halaman(fajar, f"{TW3}?status=belum_diisi") == {}
    _, isi = simpan(fajar, 0, nilai="9")
    assert "tidak direncanakan bagi indikator ini" in isi["angka"]["peringatan"][0]


def test_daftar_triwulan_mendahulukan_yang_harus_dikerjakan(fajar: Client, budi: Client) -> None:
    teks = fajar.get("/disnaker/2024/realisasi/").content.decode()
    assert "1 indikator triwulan III belum diisi" in teks
    assert "Unit saya: 1 indikator wajib lapor" in teks
    assert "Semua unit kerja: 4 indikator wajib lapor" in teks
    simpan(fajar, 0, nilai="9")
    teks = fajar.get("/disnaker/2024/realisasi/").content.decode()
    assert "1 realisasi triwulan III sudah diisi dan belum diajukan." in teks
    assert "3 indikator triwulan III belum diisi unit kerjanya" in (
        budi.get("/disnaker/2024/realisasi/").content.decode()
    )


def test_jumlah_kueri_tidak_bergantung_pada_banyaknya_baris(
    fajar: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(60):
        assert fajar.get(f"{TW3}?unit=semua").status_code == 200
