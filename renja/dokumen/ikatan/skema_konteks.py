"""The names of what stands beside the forms: misi, isu, layanan, dasar hukum, unit kerja."""

from functools import lru_cache

from renja.dokumen.ikatan.peraturan import bunyi_peraturan, sebutan_peraturan
from renja.dokumen.ikatan.tipe import BILANGAN, TAHUN, TEKS, Bidang, daftar, skema


@lru_cache(maxsize=256)
def baris_teks(teks: str) -> tuple[str, ...]:
    """The lines of a text that hold anything."""
    return tuple(satu.strip() for satu in teks.splitlines() if satu.strip())


_TEKS = daftar(TEKS)
MISI = skema(
    Bidang("nomor", BILANGAN, "Nomor misi.", lambda v: v.nomor, "4"),
    Bidang("uraian", TEKS, "Bunyi misi.", lambda v: v.uraian, "Mewujudkan …"),
    Bidang("pendorong", _TEKS, "Faktor pendorong pelayanan.", lambda v: v.pendorong),
    Bidang("penghambat", _TEKS, "Faktor penghambat pelayanan.", lambda v: v.penghambat),
)
TUJUAN_DAERAH = skema(
    Bidang("nomor", BILANGAN, "Nomor tujuan daerah.", lambda v: v.nomor, "1"),
    Bidang("uraian", TEKS, "Bunyi tujuan daerah.", lambda v: v.uraian, "…"),
    Bidang("misi", BILANGAN, "Nomor misinya.", lambda v: v.misi, "4"),
    Bidang("sasaran", _TEKS, "Sasaran daerah di bawahnya.", lambda v: v.sasaran),
)
ISU = skema(
    Bidang("judul", TEKS, "Judul isu strategis.", lambda v: v.judul, "Pengangguran …"),
    Bidang("uraian", TEKS, "Uraiannya.", lambda v: v.uraian, "…"),
    Bidang("sasaran", TEKS, "Sasaran yang menjawabnya.", lambda v: v.sasaran, "…"),
    Bidang("permasalahan", _TEKS, "Permasalahan di baliknya.", lambda v: v.permasalahan),
)
MASALAH = skema(
    Bidang("uraian", TEKS, "Masalah.", lambda v: v.uraian, "…"),
    Bidang("akar", _TEKS, "Akar masalahnya.", lambda v: v.akar),
)
PERMASALAHAN = skema(
    Bidang("uraian", TEKS, "Masalah pokok.", lambda v: v.uraian, "…"),
    Bidang("masalah", daftar(MASALAH), "Masalah di bawahnya.", lambda v: v.masalah),
)
LAYANAN = skema(
    Bidang("nama", TEKS, "Jenis pelayanan.", lambda v: v.nama, "Penerbitan …"),
    Bidang("dasar_hukum", TEKS, "Dasar hukumnya.", lambda v: v.dasar_hukum, "…"),
    Bidang("unit_kerja", TEKS, "Unit kerja pemberinya.", lambda v: v.unit_kerja, "…"),
    Bidang("volume", TEKS, "Volumenya.", lambda v: v.volume, "…"),
)
DASAR_HUKUM = skema(
    Bidang(
        "bunyi",
        TEKS,
        "Peraturan dengan judul, lembaran, dan perubahannya, tanpa tanda baca akhir.",
        bunyi_peraturan,
        "Undang-Undang Nomor 25 Tahun 2004 tentang …",
    ),
    Bidang(
        "sebutan",
        TEKS,
        "Jenis, nomor, dan tahunnya saja.",
        sebutan_peraturan,
        "Undang-Undang Nomor 25 Tahun 2004",
    ),
    Bidang("nomor", TEKS, "Nomornya.", lambda v: v.nomor, "25"),
    Bidang("tahun", TAHUN, "Tahunnya.", lambda v: v.tahun, "2004"),
    Bidang("tentang", TEKS, "Judulnya.", lambda v: v.tentang, "Sistem …"),
    Bidang("sumber", TEKS, "Lembaran atau beritanya.", lambda v: v.sumber, "Lembaran Negara …"),
    Bidang("mengubah", TEKS, "Peraturan yang diubahnya.", lambda v: v.mengubah, "…"),
    Bidang("dicabut_oleh", TEKS, "Peraturan yang mencabutnya.", lambda v: v.dicabut_oleh, "…"),
)
UNIT = skema(
    Bidang("nama", TEKS, "Nama unit kerja.", lambda v: v.nama, "Sekretariat"),
    Bidang("jenis", TEKS, "Jenisnya.", lambda v: v.jenis, "Bidang"),
    Bidang("tingkat", BILANGAN, "Tingkat di bawah perangkat daerah.", lambda v: v.tingkat, "1"),
    Bidang("tugas", TEKS, "Tugasnya.", lambda v: v.tugas, "…"),
    Bidang("fungsi", TEKS, "Fungsinya dalam satu teks.", lambda v: v.fungsi, "…"),
    Bidang(
        "daftar_fungsi",
        _TEKS,
        "Fungsinya satu demi satu, menurut baris isiannya.",
        lambda v: baris_teks(v.fungsi),
    ),
)
USULAN = skema(
    Bidang("kegiatan", TEKS, "Program atau kegiatan yang diusulkan.", lambda v: v.kegiatan, "…"),
    Bidang("lokasi", TEKS, "Lokasinya.", lambda v: v.lokasi, "…"),
    Bidang("indikator", TEKS, "Indikatornya.", lambda v: v.indikator, "…"),
    Bidang("volume", TEKS, "Besaran atau volumenya.", lambda v: v.volume, "…"),
    Bidang("catatan", TEKS, "Catatannya.", lambda v: v.catatan, "…"),
)
_SUB_BAB = skema(
    Bidang("nomor", TEKS, "Nomor sub bab.", lambda v: v.nomor, "1.1"),
    Bidang("judul", TEKS, "Judul sub bab.", lambda v: v.judul, "Latar Belakang"),
    Bidang("uraian", TEKS, "Apa yang dimuatnya, tanpa titik.", lambda v: v.uraian, "memuat …"),
)
SISTEMATIKA = skema(
    Bidang("nomor", TEKS, "Nomor bab dengan angka Romawi.", lambda v: v.nomor, "I"),
    Bidang("judul", TEKS, "Judul bab.", lambda v: v.judul, "Pendahuluan"),
    Bidang("uraian", TEKS, "Apa yang dimuatnya, tanpa titik.", lambda v: v.uraian, "memuat …"),
    Bidang("anak", daftar(_SUB_BAB), "Sub bab di dalamnya.", lambda v: v.anak),
)
