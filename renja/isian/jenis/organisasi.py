"""What outlasts a Renja: the agency's units and signatories, and what the pemda shares."""

from collections.abc import Mapping
from typing import Any

from planning.models import (
    Misi,
    Penandatangan,
    Peraturan,
    Rpjmd,
    SasaranRpjmd,
    TujuanRpjmd,
    UnitKerja,
    Wilayah,
)
from renja.isian.jenis import pilihan
from renja.isian.jenis.dasar import Jenis, Kelompok, Kolom, Urutan
from renja.isian.jenis.pembuat import bulat, cari, pilih, tahun, tanggal, teks
from renja.isian.konteks import Konteks

_PD = {"perangkat_daerah": "perangkat_daerah"}
_PEMDA = {"pemda": "pemda"}
PANJANG_NIP = 18
_SAMPAI = "Kosong berarti masih berlaku."


def _periksa_masa(_konteks: Konteks, _baris: Any, isi: dict[str, Any]) -> dict[str, str]:
    sampai = isi["berlaku_sampai"]
    if sampai is not None and sampai < isi["berlaku_dari"]:
        return {"berlaku_sampai": "Tanggal berlaku sampai mendahului tanggal berlaku dari."}
    return {}


def _periksa_unit(konteks: Konteks, baris: Any, isi: dict[str, Any]) -> Mapping[str, str]:
    salah = _periksa_masa(konteks, baris, isi)
    if isi["jenis"] != "akar" and isi["induk"] is None:
        salah["induk"] = "Pilih unit di atasnya."
    if isi["jenis"] == "akar" and isi["induk"] is not None:
        salah["induk"] = "Perangkat daerah sendiri tidak berada di bawah unit lain."
    return salah


UNIT_KERJA = Jenis(
    kode="unit-kerja",
    satu="Unit kerja",
    banyak="Unit kerja",
    bagian="organisasi",
    model=UnitKerja,
    lingkup=_PD,
    urutan=Urutan("urutan", ("induk",), tunggal=False),
    urut=("induk__urutan", "urutan", "pk"),
    muat=("induk",),
    kelompok=(
        Kelompok(
            "Unit kerja",
            (
                teks("nama", "Nama unit kerja"),
                pilih("jenis", "Jenis", pilihan.jenis_unit),
                pilih("induk", "Di bawah unit", pilihan.induk_unit),
                teks("kode_sub_unit", "Kode sub unit SKPD"),
                tanggal("berlaku_dari", "Berlaku dari"),
                tanggal("berlaku_sampai", "Berlaku sampai", _SAMPAI),
            ),
        ),
        Kelompok(
            "Tugas dan fungsi",
            (teks("tugas", "Tugas", panjang=True), teks("fungsi", "Fungsi", panjang=True)),
        ),
    ),
    periksa=_periksa_unit,
    kolom=(
        Kolom("Unit kerja", lambda _, b: b.nama, 48),
        Kolom("Jenis", lambda _, b: b.get_jenis_display(), 28),
        Kolom("Di bawah", lambda _, b: b.induk or "–", 36),
        Kolom("Berlaku sampai", lambda _, b: b.berlaku_sampai, 18),
    ),
    kosong="Tambahkan sekretariat, bidang, dan unit di bawahnya.",
)


def _periksa_penandatangan(konteks: Konteks, baris: Any, isi: dict[str, Any]) -> Mapping[str, str]:
    salah = _periksa_masa(konteks, baris, isi)
    nip = isi["nip"].replace(" ", "")
    isi["nip"] = nip
    if nip and not (nip.isascii() and nip.isdigit() and len(nip) == PANJANG_NIP):
        salah["nip"] = "NIP terdiri atas 18 angka."
    return salah


PENANDATANGAN = Jenis(
    kode="penandatangan",
    satu="Penandatangan",
    banyak="Penandatangan",
    bagian="organisasi",
    model=Penandatangan,
    lingkup=_PD,
    kelompok=(
        Kelompok(
            "Penandatangan",
            (
                teks("jabatan", "Jabatan"),
                pilih("sebagai", "Sebagai", pilihan.sebagai),
                teks("nama", "Nama dan gelar"),
                teks("pangkat", "Pangkat/golongan"),
                teks("nip", "NIP", "18 angka; boleh kosong.", maks=30),
                teks("tempat", "Tempat penandatanganan"),
                tanggal("berlaku_dari", "Berlaku dari"),
                tanggal("berlaku_sampai", "Berlaku sampai", _SAMPAI),
            ),
        ),
    ),
    periksa=_periksa_penandatangan,
    kolom=(
        Kolom("Nama", lambda _, b: b.nama, 36),
        Kolom("Jabatan", lambda _, b: b.jabatan, 48),
        Kolom("Sebagai", lambda _, b: b.get_sebagai_display(), 14),
        Kolom("Berlaku dari", lambda _, b: b.berlaku_dari, 16),
        Kolom("Berlaku sampai", lambda _, b: b.berlaku_sampai, 16),
    ),
    kosong="Tambahkan pejabat yang menandatangani dokumen Renja.",
)


def _periksa_rpjmd(_konteks: Konteks, _baris: Any, isi: dict[str, Any]) -> Mapping[str, str]:
    if isi["tahun_akhir"] < isi["tahun_awal"]:
        return {"tahun_akhir": "Tahun akhir mendahului tahun awal."}
    return {}


RPJMD = Jenis(
    kode="rpjmd",
    satu="RPJMD",
    banyak="RPJMD dan RPD",
    bagian="pemda",
    model=Rpjmd,
    lingkup=_PEMDA,
    tetap=_PEMDA,
    kelompok=(
        Kelompok(
            "RPJMD",
            (
                pilih("jenis", "Jenis"),
                teks("nama", "Nama"),
                teks("visi", "Visi", panjang=True),
                bulat("tahun_awal", "Tahun awal", kecil=2000, besar=2100),
                bulat("tahun_akhir", "Tahun akhir", kecil=2000, besar=2100),
            ),
        ),
    ),
    periksa=_periksa_rpjmd,
    kolom=(
        Kolom("Nama", lambda _, b: b.nama, 52),
        Kolom("Periode", lambda _, b: f"{b.tahun_awal}–{b.tahun_akhir}", 16),
        Kolom("Visi", lambda _, b: b.visi or "–", 52),
    ),
    kosong="Bappeda mencatat RPJMD atau RPD beserta visinya.",
)

MISI = Jenis(
    kode="misi",
    satu="Misi",
    banyak="Misi",
    bagian="pemda",
    model=Misi,
    lingkup={"rpjmd__pemda": "pemda"},
    urutan=Urutan("nomor", ("rpjmd",)),
    urut=("rpjmd", "nomor"),
    muat=("rpjmd",),
    kelompok=(
        Kelompok(
            "Misi",
            (pilih("rpjmd", "RPJMD", pilihan.rpjmd), teks("uraian", "Misi", panjang=True)),
        ),
    ),
    kolom=(
        Kolom("No", lambda _, b: b.nomor, 5, angka=True),
        Kolom("Misi", lambda _, b: b.uraian, 60),
        Kolom("RPJMD", lambda _, b: b.rpjmd, 32),
    ),
    nama=lambda baris: baris.uraian,
    kosong="Bappeda mencatat misi kepala daerah dari RPJMD.",
)

TUJUAN_RPJMD = Jenis(
    kode="tujuan-rpjmd",
    satu="Tujuan RPJMD",
    banyak="Tujuan RPJMD",
    bagian="pemda",
    model=TujuanRpjmd,
    lingkup={"rpjmd__pemda": "pemda"},
    urutan=Urutan("nomor", ("rpjmd",)),
    urut=("rpjmd", "nomor"),
    muat=("rpjmd", "misi"),
    kelompok=(
        Kelompok(
            "Tujuan RPJMD",
            (
                pilih("rpjmd", "RPJMD", pilihan.rpjmd),
                pilih("misi", "Misi", pilihan.misi),
                teks("uraian", "Tujuan", panjang=True),
            ),
        ),
    ),
    kolom=(
        Kolom("No", lambda _, b: b.nomor, 5, angka=True),
        Kolom("Tujuan", lambda _, b: b.uraian, 60),
        Kolom("Misi", lambda _, b: b.misi or "–", 12),
    ),
    kosong="Bappeda mencatat tujuan RPJMD.",
)

SASARAN_RPJMD = Jenis(
    kode="sasaran-rpjmd",
    satu="Sasaran RPJMD",
    banyak="Sasaran RPJMD",
    bagian="pemda",
    model=SasaranRpjmd,
    lingkup={"tujuan__rpjmd__pemda": "pemda"},
    urutan=Urutan("nomor", ("tujuan",)),
    urut=("tujuan__nomor", "nomor"),
    muat=("tujuan__rpjmd",),
    induk="tujuan",
    jenis_induk="tujuan-rpjmd",
    kelompok=(
        Kelompok(
            "Sasaran RPJMD",
            (
                pilih("tujuan", "Tujuan RPJMD", pilihan.tujuan_rpjmd),
                teks("uraian", "Sasaran", panjang=True),
            ),
        ),
    ),
    kolom=(
        Kolom("No", lambda _, b: f"{b.tujuan.nomor}.{b.nomor}", 6),
        Kolom("Sasaran", lambda _, b: b.uraian, 60),
        Kolom("Tujuan", lambda _, b: b.tujuan.uraian, 44),
    ),
    kosong="Bappeda mencatat sasaran RPJMD di bawah tujuannya.",
)


def _periksa_wilayah(konteks: Konteks, baris: Any, isi: dict[str, Any]) -> Mapping[str, str]:
    daerah = isi["jenis"] == Wilayah.Jenis.DAERAH
    if daerah and isi["induk"] is not None:
        return {"induk": "Kabupaten, kota, atau provinsi tidak berada di bawah wilayah lain."}
    if not daerah and isi["induk"] is None:
        return {"induk": "Pilih wilayah di atasnya."}
    sama = Wilayah.objects.filter(pemda=konteks.pemda, jenis=isi["jenis"], nama=isi["nama"])
    if sama.filter(induk=isi["induk"]).exclude(pk=baris.pk).exists():
        return {"nama": "Wilayah dengan nama ini sudah ada di sana."}
    return {}


WILAYAH = Jenis(
    kode="wilayah",
    satu="Wilayah",
    banyak="Wilayah",
    bagian="pemda",
    model=Wilayah,
    lingkup=_PEMDA,
    tetap=_PEMDA,
    urutan=Urutan("urutan", ("pemda", "induk"), tunggal=False),
    urut=("urutan", "nama"),
    muat=("induk",),
    kelompok=(
        Kelompok(
            "Wilayah",
            (
                pilih("jenis", "Jenis"),
                teks("nama", "Nama"),
                pilih("induk", "Di dalam", pilihan.induk_wilayah),
                teks("kode", "Kode wilayah"),
            ),
        ),
    ),
    periksa=_periksa_wilayah,
    kolom=(
        Kolom("Nama", lambda _, b: b.nama, 40),
        Kolom("Jenis", lambda _, b: b.get_jenis_display(), 28),
        Kolom("Di dalam", lambda _, b: b.induk or "–", 32),
        Kolom("Kode", lambda _, b: b.kode or "–", 18),
    ),
    kosong="Bappeda mencatat kota, kecamatan, dan kelurahannya.",
)

PERATURAN = Jenis(
    kode="peraturan",
    satu="Peraturan",
    banyak="Peraturan",
    bagian="pemda",
    model=Peraturan,
    lingkup={},
    kelompok=(
        Kelompok(
            "Peraturan",
            (
                pilih("jenis", "Jenis"),
                teks("penerbit", "Penerbit", "Misalnya: Dalam Negeri, atau Kota Pontianak."),
                teks("nomor", "Nomor", "Boleh kosong selama peraturannya belum bernomor."),
                tahun("tahun", "Tahun"),
                teks("tentang", "Tentang", panjang=True),
                teks("sumber", "Lembaran/berita"),
                cari("mengubah", "Mengubah", pilihan.peraturan),
                cari("dicabut_oleh", "Dicabut oleh", pilihan.peraturan),
                tanggal("dicabut_sejak", "Dicabut sejak"),
            ),
        ),
    ),
    kolom=(
        Kolom("Peraturan", lambda _, b: b, 44),
        Kolom("Tentang", lambda _, b: b.tentang, 60),
    ),
    medan_kendala="nomor",
    kosong="Tambahkan peraturan, lalu pilih pada daftar Dasar hukum.",
)

KELUARGA = (
    *(UNIT_KERJA, PENANDATANGAN, PERATURAN),
    *(RPJMD, MISI, TUJUAN_RPJMD, SASARAN_RPJMD, WILAYAH),
)
