"""Each constraint of the database, violated once: the sentence is the id of the test."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction

from budget.models import Pagu, RealisasiAnggaran
from performance.models import RealisasiTriwulan
from tests.planning.bahan import PUKUL_8, Pohon, perangkat_daerah, sumber_dana, tanam
from tests.planning.contoh import contoh

SEBELUM_BERLAKU = {"berlaku_sampai": date(2021, 12, 31)}
NIP_17_ANGKA = {"nip": "1" * 17}
NILAI_TANPA_ANGKA = {"bawah": None}
TAHUN_SALAH_KETIK = {"tahun": 20024}
NEGATIF = {"nilai": -1}
SAMA: dict[str, Any] = {}

# What a clerk would call the mistake -> the constraint that refuses it, and what the
# second row changes of the first, valid one (`contoh`).
PELANGGARAN: dict[str, tuple[str, dict[str, Any] | Callable[[Pohon], dict[str, Any]]]] = {
    "jenis pemda yang tidak dikenal": ("pemda_jenis", {"jenis": "desa"}),
    "kode perangkat daerah sama dengan alamat masuk": ("pd_kode_alamat", {"kode": "masuk"}),
    "perangkat daerah berakhir sebelum mulai": ("pd_masa_berlaku", SEBELUM_BERLAKU),
    "suksesi yang sama dua kali": ("suksesi_tunggal", SAMA),
    "perangkat daerah menggantikan dirinya sendiri": (
        "suksesi_bukan_diri_sendiri",
        lambda p: {"pendahulu": p.perangkat_daerah, "penerus": p.perangkat_daerah},
    ),
    "unit kerja berakhir sebelum mulai": ("unit_masa_berlaku", SEBELUM_BERLAKU),
    "jenis unit kerja yang tidak dikenal": ("unit_jenis", {"jenis": "divisi"}),
    "dua akar pada satu perangkat daerah": ("unit_satu_akar", {"jenis": "akar", "induk": None}),
    "bidang tanpa induk": ("unit_akar_tanpa_induk", {"induk": None}),
    "penugasan berakhir sebelum mulai": ("penugasan_masa_berlaku", SEBELUM_BERLAKU),
    "pejabat sebagai sesuatu yang tidak dikenal": ("penugasan_sebagai", {"sebagai": "pjs"}),
    "peran yang tidak dikenal": ("penugasan_lingkup_peran", {"peran": "tamu"}),
    "perencana tanpa perangkat daerah": ("penugasan_lingkup_peran", {"perangkat_daerah": None}),
    "pelaksana tanpa unit kerja": ("penugasan_lingkup_peran", {"peran": "pelaksana"}),
    "verifikator yang terikat satu perangkat daerah": (
        "penugasan_lingkup_peran",
        {"peran": "verifikator"},
    ),
    "kode yang sama dua kali dalam satu edisi": ("nomenklatur_kode_tunggal", SAMA),
    "tingkat nomenklatur yang tidak dikenal": ("nomenklatur_tingkat", {"tingkat": "kelompok"}),
    "program tanpa bidang urusan": ("nomenklatur_induk_menurut_tingkat", {"induk": None}),
    "urusan yang punya induk": ("nomenklatur_induk_menurut_tingkat", {"tingkat": "urusan"}),
    "peta kode lama yang sama dua kali": ("peta_tunggal", SAMA),
    "RPJMD berakhir sebelum mulai": ("rpjmd_periode", {"tahun_akhir": 2018}),
    "jenis rencana menengah yang tidak dikenal": ("rpjmd_jenis", {"jenis": "rpjp"}),
    "nomor misi ganda": ("misi_nomor", SAMA),
    "nomor tujuan RPJMD ganda": ("tujuan_rpjmd_nomor", SAMA),
    "nomor sasaran RPJMD ganda": ("sasaran_rpjmd_nomor", SAMA),
    "Renstra berakhir sebelum mulai": ("renstra_periode", {"tahun_akhir": 2026}),
    "Renstra tujuh tahun": ("renstra_periode", {"tahun_akhir": 2033}),
    "status Renstra yang tidak dikenal": ("renstra_status", {"status": "batal"}),
    "Renstra yang sama dua kali": ("renstra_tunggal", SAMA),
    "nomor tujuan ganda": ("tujuan_nomor", SAMA),
    "nomor sasaran ganda": ("sasaran_nomor", SAMA),
    "program yang sama dua kali dalam Renstra": ("program_tunggal", SAMA),
    "kegiatan yang sama dua kali dalam program": ("kegiatan_tunggal", SAMA),
    "sub kegiatan yang sama dua kali dalam kegiatan": ("sub_tunggal", SAMA),
    "dua kecamatan senama": ("wilayah_tunggal", SAMA),
    "dua kota senama": (
        "wilayah_tunggal_tanpa_induk",
        {"jenis": "daerah", "induk": None, "nama": "Kota Pontianak"},
    ),
    "jenis wilayah yang tidak dikenal": ("wilayah_jenis", {"jenis": "dusun"}),
    "kecamatan tanpa kota": ("wilayah_induk_menurut_jenis", {"induk": None}),
    "kota di dalam kota": ("wilayah_induk_menurut_jenis", {"jenis": "daerah"}),
    "dua Renja untuk tahun yang sama": ("renja_tunggal", SAMA),
    "Renja ditetapkan tetapi masih terbuka": (
        "renja_ditetapkan_tertutup",
        {"tahap": "penetapan", "terbuka": True},
    ),
    "siklus Renja yang tidak dikenal": ("renja_siklus", {"siklus": "kedua"}),
    "tahap Renja yang tidak dikenal": ("renja_tahap", {"tahap": "selesai"}),
    "pengajuan Renja yang tidak dikenal": ("renja_pengajuan", {"pengajuan": "dikirim"}),
    "tahun Renja salah ketik": ("renja_tahun", TAHUN_SALAH_KETIK),
    "sub kegiatan dua kali pada satu unit kerja": ("baris_renja_tunggal", SAMA),
    "lokasi yang sama dua kali": ("lokasi_tunggal", SAMA),
    "urutan permasalahan ganda": ("permasalahan_urutan", SAMA),
    "urutan isu strategis ganda": ("isu_urutan", SAMA),
    "urutan faktor misi ganda": ("faktor_urutan", SAMA),
    "faktor misi yang bukan pendorong atau penghambat": ("faktor_jenis", {"jenis": "netral"}),
    "urutan layanan ganda": ("layanan_urutan", SAMA),
    "peraturan bernomor sama": ("peraturan_tunggal", SAMA),
    "jenis peraturan yang tidak dikenal": ("peraturan_jenis", {"jenis": "surat"}),
    "urutan dasar hukum ganda": ("dasar_hukum_urutan", SAMA),
    "dua jadwal untuk tahap yang sama": ("jadwal_tahap_tunggal", SAMA),
    "jadwal tahap selesai sebelum mulai": ("jadwal_tahap_urut", {"selesai": date(2024, 2, 29)}),
    "tahun jadwal tahap salah ketik": ("jadwal_tahap_tahun", TAHUN_SALAH_KETIK),
    "jadwal bagi siklus yang tidak dikenal": ("jadwal_tahap_siklus", {"siklus": "kedua"}),
    "jadwal bagi tahap yang tidak dikenal": ("jadwal_tahap_tahap", {"tahap": "selesai"}),
    "dua jadwal pengisian untuk satu triwulan": ("jadwal_pengisian_tunggal", SAMA),
    "jadwal pengisian selesai sebelum mulai": (
        "jadwal_pengisian_urut",
        {"triwulan": 2, "selesai": date(2024, 3, 31)},
    ),
    "tahun jadwal pengisian salah ketik": ("jadwal_pengisian_tahun", TAHUN_SALAH_KETIK),
    "jadwal pengisian triwulan kelima": ("jadwal_pengisian_triwulan", {"triwulan": 5}),
    "dua laporan untuk satu triwulan": ("laporan_triwulan_tunggal", SAMA),
    "tahun laporan triwulan salah ketik": ("laporan_triwulan_tahun", TAHUN_SALAH_KETIK),
    "laporan triwulan kelima": ("laporan_triwulan_1_4", {"triwulan": 5}),
    "status laporan yang tidak dikenal": (
        "laporan_triwulan_status",
        {"triwulan": 3, "status": "hilang"},
    ),
    "dua koreksi terbuka bagi satu baris": ("koreksi_satu_terbuka", SAMA),
    "koreksi tanpa alasan": ("koreksi_beralasan", {"triwulan": 3, "alasan": ""}),
    "tahun koreksi salah ketik": ("koreksi_tahun", TAHUN_SALAH_KETIK),
    "koreksi triwulan kelima": ("koreksi_triwulan", {"triwulan": 5}),
    "jenis koreksi yang tidak dikenal": ("koreksi_jenis", {"triwulan": 3, "jenis": "lain"}),
    "bukti yang sama dua kali": ("bukti_tunggal", SAMA),
    "bentuk bukti yang tidak dikenal": ("bukti_bentuk", {"sidik": "1" * 64, "bentuk": "exe"}),
    "baris dibuka sampai sebelum mulai": (
        "buka_baris_urut",
        {"sampai": PUKUL_8 - timedelta(minutes=1)},
    ),
    "baris dibuka tanpa alasan": ("buka_baris_beralasan", {"alasan": ""}),
    "jenis komentar yang tidak dikenal": ("komentar_jenis", {"jenis": "pujian", "induk": None}),
    "balasan diselesaikan tersendiri": (
        "komentar_selesai",
        lambda p: {"selesai_oleh": p.penulis, "selesai_pada": PUKUL_8},
    ),
    "komentar selesai tanpa orang": (
        "komentar_selesai",
        {"induk": None, "selesai_pada": PUKUL_8},
    ),
    "balasan mengembalikan baris": ("komentar_balasan_biasa", {"jenis": "dikembalikan"}),
    "dua putusan bagi baris yang sama": ("putusan_tunggal", SAMA),
    "putusan kode yang tidak dikenal": ("putusan_jenis", {"putusan": "tunda"}),
    "kode diganti tanpa kode baru": ("putusan_ganti_berkode", {"putusan": "ganti"}),
    "perubahan dengan asal yang tidak dikenal": ("perubahan_asal", {"asal": "surat"}),
    "rantai jejak dengan dua pemilik": (
        "rantai_satu_pemilik",
        lambda p: {"pemda": p.perangkat_daerah.pemda, "perangkat_daerah": perangkat_daerah("lain")},
    ),
    "dua rantai jejak bersama": ("rantai_tunggal", SAMA),
    "nomor jejak ganda": ("jejak_nomor_tunggal", SAMA),
    "aksi jejak yang tidak dikenal": ("jejak_aksi", {"aksi": "lihat"}),
    "asal jejak yang tidak dikenal": ("jejak_asal", {"asal": "surat"}),
    "indikator pada tujuan dan sasaran sekaligus": (
        "indikator_satu_pemilik",
        lambda p: {"tujuan": p.tujuan, "sasaran": p.sasaran, "iku": 9, "nomor_pelayanan": 9},
    ),
    "nomor IKU ganda": ("indikator_iku", {"nomor_pelayanan": 9}),
    "nomor indikator pelayanan ganda": ("indikator_nomor_pelayanan", {"iku": 9}),
    "arah indikator yang tidak dikenal": ("indikator_arah", {"arah": "naik"}),
    "jenis agregasi yang tidak dikenal": ("indikator_agregasi", {"agregasi": "median"}),
    "cara tulis realisasi yang tidak dikenal": ("indikator_cara_tulis", {"cara_tulis": "sejak"}),
    "asal target yang tidak dikenal": ("target_asal", {"asal": "rkpd"}),
    "dua target Renja untuk tahun yang sama": ("target_tunggal", SAMA),
    "target tanpa angka dan tanpa alasan": ("target_nilai", NILAI_TANPA_ANGKA),
    "target rentang yang terbalik": ("target_nilai", {"bawah": 10, "atas": 8}),
    "target kosong yang berisi angka": ("target_nilai", {"keadaan": "kosong"}),
    "target angka sekaligus WTP": ("target_nilai", {"teks": "WTP"}),
    "tahun target salah ketik": ("target_tahun", TAHUN_SALAH_KETIK),
    "dua target untuk triwulan yang sama": ("target_triwulan_tunggal", SAMA),
    "target triwulan kelima": ("target_triwulan_1_4", {"triwulan": 5}),
    "target triwulan tanpa angka": ("target_triwulan_nilai", NILAI_TANPA_ANGKA),
    "tahun target triwulan salah ketik": ("target_triwulan_tahun", TAHUN_SALAH_KETIK),
    "sel tertulis yang sama dua kali": ("tertulis_tunggal", SAMA),
    "penandatangan berakhir sebelum mulai": ("penandatangan_masa_berlaku", SEBELUM_BERLAKU),
    "penandatangan sebagai sesuatu yang tidak dikenal": (
        "penandatangan_sebagai",
        {"sebagai": "pjs"},
    ),
    "NIP tujuh belas angka": ("penandatangan_nip", NIP_17_ANGKA),
    "NIP berisi spasi": ("penandatangan_nip", {"nip": "19800101 200501 10"}),
    "urutan reviu RKPD ganda": ("reviu_urutan", SAMA),
    "reviu RKPD pada tingkat urusan": ("reviu_tingkat", {"tingkat": "urusan"}),
    "pagu awal RKPD negatif": ("reviu_pagu_tidak_negatif", {"awal_pagu": -1}),
    "kebutuhan dana hasil analisis negatif": ("reviu_pagu_tidak_negatif", {"analisis_pagu": -1}),
    "dua riwayat kinerja untuk satu tahun": ("riwayat_kinerja_tunggal", SAMA),
    "tahun riwayat kinerja salah ketik": ("riwayat_kinerja_tahun", TAHUN_SALAH_KETIK),
    "riwayat dengan batas atas tanpa batas bawah": (
        "riwayat_kinerja_rentang",
        {"target_bawah": None, "target_atas": 10},
    ),
    "dua riwayat anggaran untuk satu tahun": ("riwayat_anggaran_tunggal", SAMA),
    "tahun riwayat anggaran salah ketik": ("riwayat_anggaran_tahun", TAHUN_SALAH_KETIK),
    "realisasi anggaran lampau negatif": ("riwayat_anggaran_tidak_negatif", {"realisasi": -1}),
    "urutan usulan ganda": ("usulan_urutan", SAMA),
    "sumber usulan yang tidak dikenal": ("usulan_sumber", {"sumber": "surat"}),
    "putusan usulan yang tidak dikenal": ("usulan_putusan", {"putusan": "ditunda"}),
    "usulan ditolak tanpa alasan": ("usulan_ditolak_beralasan", {"putusan": "ditolak"}),
    "sumber dana bertingkat tujuh": ("sumber_dana_tingkat", {"tingkat": 7}),
    "dua lapisan pagu indikatif": ("lapisan_tunggal", SAMA),
    "jenis lapisan pagu yang tidak dikenal": ("lapisan_jenis", {"jenis": "apbn"}),
    "dua pagu untuk baris yang sama": ("pagu_tunggal", SAMA),
    "pagu bersisa lima puluh sen": ("pagu_rupiah_bulat", {"nilai": Decimal("1000.50")}),
    "pagu negatif": ("pagu_tidak_negatif", NEGATIF),
    "sumber dana yang sama dua kali pada satu pagu": ("pagu_sumber_tunggal", SAMA),
    "bagian pagu negatif": ("pagu_sumber_tidak_negatif", NEGATIF),
    "prakiraan maju negatif": ("prakiraan_maju_tidak_negatif", NEGATIF),
    "dua pagu Renstra untuk satu tahun": ("pagu_renstra_tunggal", SAMA),
    "pagu Renstra negatif": ("pagu_renstra_tidak_negatif", NEGATIF),
    "tahun pagu Renstra salah ketik": ("pagu_renstra_tahun", TAHUN_SALAH_KETIK),
    "dua anggaran kas untuk satu bulan": ("anggaran_kas_tunggal", SAMA),
    "anggaran kas bulan ke-13": ("anggaran_kas_bulan", {"bulan": 13}),
    "anggaran kas negatif": ("anggaran_kas_tidak_negatif", NEGATIF),
    "dua realisasi anggaran untuk satu bulan dan sumber": ("realisasi_anggaran_tunggal", SAMA),
    "dua realisasi anggaran sebulan tanpa sumber": (
        "realisasi_anggaran_tanpa_sumber",
        {"sumber_dana": None},
    ),
    "realisasi anggaran bulan ke-0": ("realisasi_anggaran_bulan", {"bulan": 0}),
    "dua laporan unit kerja untuk satu triwulan": ("realisasi_triwulan_tunggal", SAMA),
    "status laporan triwulan yang tidak dikenal": (
        "realisasi_triwulan_status",
        {"status": "hilang"},
    ),
    "realisasi belum rilis tanpa bulan rilis": (
        "realisasi_triwulan_rilis",
        {"bawah": None, "keadaan": "belum_rilis"},
    ),
    "realisasi triwulan kelima": ("realisasi_triwulan_1_4", {"triwulan": 5}),
    "penyebut nol": ("realisasi_triwulan_penyebut", {"pembilang": 1, "penyebut": 0}),
    "penyebut tanpa pembilang": ("realisasi_triwulan_penyebut", {"penyebut": 5}),
    "realisasi triwulan tanpa angka": ("realisasi_triwulan_nilai", NILAI_TANPA_ANGKA),
    "tahun realisasi triwulan salah ketik": ("realisasi_triwulan_tahun", TAHUN_SALAH_KETIK),
    "dua realisasi untuk satu tahun": ("realisasi_tahunan_tunggal", SAMA),
    "realisasi tahunan tanpa angka": ("realisasi_tahunan_nilai", NILAI_TANPA_ANGKA),
    "tahun realisasi salah ketik": ("realisasi_tahunan_tahun", TAHUN_SALAH_KETIK),
    "dua perkiraan realisasi untuk satu tahun": ("perkiraan_tunggal", SAMA),
    "perkiraan tanpa angka": ("perkiraan_nilai", NILAI_TANPA_ANGKA),
    "tahun perkiraan salah ketik": ("perkiraan_tahun", TAHUN_SALAH_KETIK),
    "jenis perkiraan yang tidak dikenal": ("perkiraan_jenis", {"jenis": "tebakan"}),
    "sifat analisis kinerja yang tidak dikenal": ("analisis_sifat", {"sifat": "netral"}),
    "urutan analisis kinerja ganda": ("analisis_urutan", SAMA),
    "dua kelas predikat dengan batas sama": ("kelas_batas", {"nama": "Berhasil"}),
    "dua kelas predikat senama": ("kelas_nama", {"batas": 70}),
}
DIUJI_TERSENDIRI = {"unit_bukan_induk_sendiri"}


def kendala_menurut_nama() -> dict[str, tuple[type[models.Model], Any]]:
    """Every constraint of the three apps with its model."""
    return {
        kendala.name: (model, kendala)
        for app in ("planning", "budget", "performance")
        for model in apps.get_app_config(app).get_models()
        for kendala in model._meta.constraints
    }


def menyebut(galat: IntegrityError, model: type[models.Model], kendala: Any) -> bool:
    """Whether an error is that of the constraint; SQLite names columns where they are unique."""
    if isinstance(kendala, models.CheckConstraint) or kendala.name in str(galat):
        return kendala.name in str(galat)
    kolom = (getattr(model, nama).field.column for nama in kendala.fields)
    daftar = ", ".join(f"{model._meta.db_table}.{satu}" for satu in kolom)
    return str(galat) == f"UNIQUE constraint failed: {daftar}"


@pytest.mark.parametrize("kalimat", PELANGGARAN)
def test_basis_data_menolak(db: None, kalimat: str) -> None:
    nama, ubah = PELANGGARAN[kalimat]
    model, kendala = kendala_menurut_nama()[nama]
    pohon = tanam()
    benar = contoh(pohon)[model]
    salah = benar | (ubah(pohon) if callable(ubah) else ubah)
    model._base_manager.create(**benar)
    with pytest.raises(IntegrityError) as galat, transaction.atomic():
        model._base_manager.create(**salah)
    assert menyebut(galat.value, model, kendala), str(galat.value)


def test_unit_kerja_tidak_menjadi_induk_dirinya(db: None) -> None:
    bidang = tanam().bidang
    bidang.induk = bidang
    with pytest.raises(IntegrityError, match="unit_bukan_induk_sendiri"), transaction.atomic():
        bidang.save()


def test_setiap_kendala_punya_pelanggarannya() -> None:
    diuji = {nama for nama, _ in PELANGGARAN.values()} | DIUJI_TERSENDIRI
    assert diuji == set(kendala_menurut_nama())


def kolom_pilihan() -> list[tuple[type[models.Model], str]]:
    """Every column of the three apps that has choices."""
    return [
        (model, kolom.name)
        for app in ("planning", "budget", "performance")
        for model in apps.get_app_config(app).get_models()
        for kolom in model._meta.concrete_fields
        if kolom.choices
    ]


@pytest.mark.parametrize(
    ("model", "kolom"), kolom_pilihan(), ids=[f"{m.__name__}.{k}" for m, k in kolom_pilihan()]
)
def test_isi_di_luar_pilihan_ditolak(db: None, model: type[models.Model], kolom: str) -> None:
    angka = isinstance(model._meta.get_field(kolom), models.IntegerField)
    isi = contoh(tanam())[model] | {kolom: 9 if angka else "entah"}
    with pytest.raises(IntegrityError, match=r"(?i)check constraint"), transaction.atomic():
        model._base_manager.create(**isi)


def test_pagu_rupiah_bulat_diterima(db: None) -> None:
    isi = contoh(tanam())[Pagu] | {"nilai": Decimal("1000.00")}
    assert Pagu.objects.create(**isi).nilai == 1000


def test_realisasi_belum_rilis_dengan_bulan_rilis_diterima(db: None) -> None:
    belum = {"bawah": None, "keadaan": "belum_rilis", "rilis_bulan": date(2025, 2, 1)}
    isi = contoh(tanam())[RealisasiTriwulan] | belum
    RealisasiTriwulan.objects.create(**isi)
    assert RealisasiTriwulan.objects.get(triwulan=4).rilis_bulan == date(2025, 2, 1)


def test_sumber_dana_yang_berbeda_pada_bulan_yang_sama_diterima(db: None) -> None:
    pohon = tanam()
    baris = {"perangkat_daerah": pohon.perangkat_daerah, "baris": pohon.baris, "bulan": 3}
    for sumber in (sumber_dana("1.1"), sumber_dana("2.1"), None):
        RealisasiAnggaran.objects.create(**baris, sumber_dana=sumber, nilai=1_000)
    assert RealisasiAnggaran.objects.filter(bulan=3).count() == 3
