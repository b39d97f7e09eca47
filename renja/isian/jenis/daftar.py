"""The lists of a Renja: problems, issues, factors, services, regulations, proposals, reviews."""

from collections.abc import Callable, Mapping
from typing import Any

from performance.models import AnalisisKinerja
from planning.models import (
    DasarHukum,
    FaktorMisi,
    IsuStrategis,
    Layanan,
    Permasalahan,
    ReviuRkpd,
    UsulanMasyarakat,
)
from renja.isian.jenis import pilihan
from renja.isian.jenis.dasar import Jenis, Kelompok, Kolom, Urutan
from renja.isian.jenis.pembuat import cari, centang_banyak, pilih, rupiah, teks
from renja.isian.konteks import Konteks

_RENJA = {"renja": "renja"}
_URUT = Urutan("urutan", ("renja",))
_NOMOR = Kolom("No", lambda _, b: b.urutan, 5, angka=True)
DITOLAK = UsulanMasyarakat.Putusan.DITOLAK


def _isi(nama: str) -> Callable[[Konteks, Any], Any]:
    """A column that shows an attribute, a dash where it is empty."""
    return lambda _, baris: getattr(baris, nama) or "–"


PERMASALAHAN = Jenis(
    kode="permasalahan",
    satu="Permasalahan",
    banyak="Permasalahan (T-B.35)",
    bagian="daftar",
    model=Permasalahan,
    lingkup=_RENJA,
    tetap=_RENJA,
    urutan=_URUT,
    muat=("sasaran",),
    kelompok=(
        Kelompok(
            "Permasalahan",
            (
                teks(
                    "masalah_pokok",
                    "Masalah pokok",
                    "Bunyi yang sama dengan baris sebelumnya dicetak dalam satu sel.",
                    panjang=True,
                ),
                teks("masalah", "Masalah", panjang=True),
                teks("akar_masalah", "Akar masalah", panjang=True),
                pilih("sasaran", "Sasaran yang menjawabnya", pilihan.sasaran),
            ),
        ),
    ),
    kolom=(
        _NOMOR,
        Kolom("Masalah pokok", _isi("masalah_pokok"), 36),
        Kolom("Masalah", _isi("masalah"), 36),
        Kolom("Akar masalah", _isi("akar_masalah"), 36),
    ),
    kosong="Tulis masalah pokok, masalah, dan akar masalahnya; isinya menjadi Tabel T-B.35.",
)

ISU = Jenis(
    kode="isu-strategis",
    satu="Isu strategis",
    banyak="Isu strategis",
    bagian="daftar",
    model=IsuStrategis,
    lingkup=_RENJA,
    tetap=_RENJA,
    urutan=_URUT,
    muat=("sasaran",),
    kelompok=(
        Kelompok(
            "Isu strategis",
            (
                teks("judul", "Isu strategis"),
                teks("uraian", "Uraian", panjang=True),
                centang_banyak(
                    "permasalahan",
                    "Permasalahan di baliknya",
                    pilihan.permasalahan,
                    ambil=lambda baris: (
                        sorted(baris.permasalahan.values_list("pk", flat=True)) if baris.pk else []
                    ),
                    taruh=lambda kunci: {"permasalahan": kunci},
                ),
                pilih("sasaran", "Sasaran yang menjawabnya", pilihan.sasaran),
            ),
        ),
    ),
    kolom=(
        _NOMOR,
        Kolom("Isu strategis", _isi("judul"), 48),
        Kolom("Sasaran", _isi("sasaran"), 48),
    ),
    kosong="Tulis isu strategis dan kaitkan dengan permasalahan serta sasaran yang menjawabnya.",
)

FAKTOR = Jenis(
    kode="faktor-misi",
    satu="Faktor misi",
    banyak="Faktor pendorong dan penghambat misi",
    bagian="daftar",
    model=FaktorMisi,
    lingkup=_RENJA,
    tetap=_RENJA,
    urutan=_URUT,
    muat=("misi",),
    kelompok=(
        Kelompok(
            "Faktor",
            (
                pilih("misi", "Misi", pilihan.misi),
                pilih("jenis", "Jenis"),
                teks("uraian", "Uraian", panjang=True),
            ),
        ),
    ),
    kolom=(
        _NOMOR,
        Kolom("Misi", lambda _, b: b.misi, 12),
        Kolom("Jenis", lambda _, b: b.get_jenis_display(), 22),
        Kolom("Uraian", _isi("uraian"), 60),
    ),
    kosong="Tulis apa yang mendorong dan menghambat perangkat daerah melayani setiap misi.",
)

LAYANAN = Jenis(
    kode="layanan",
    satu="Layanan",
    banyak="Jenis pelayanan",
    bagian="daftar",
    model=Layanan,
    lingkup=_RENJA,
    tetap=_RENJA,
    urutan=_URUT,
    muat=("unit_kerja",),
    kelompok=(
        Kelompok(
            "Layanan",
            (
                teks("nama", "Jenis pelayanan"),
                teks("dasar_hukum", "Dasar hukum"),
                pilih("unit_kerja", "Unit kerja", pilihan.unit_kerja),
                teks("volume", "Volume", "Misalnya: 1.200 orang setahun."),
            ),
        ),
    ),
    kolom=(
        _NOMOR,
        Kolom("Jenis pelayanan", _isi("nama"), 48),
        Kolom("Dasar hukum", _isi("dasar_hukum"), 28),
        Kolom("Unit kerja", _isi("unit_kerja"), 30),
        Kolom("Volume", _isi("volume"), 16),
    ),
    kosong="Tulis jenis pelayanan yang diberikan perangkat daerah.",
)

DASAR_HUKUM = Jenis(
    kode="dasar-hukum",
    satu="Dasar hukum",
    banyak="Dasar hukum",
    bagian="daftar",
    model=DasarHukum,
    lingkup=_RENJA,
    tetap=_RENJA,
    urutan=_URUT,
    muat=("peraturan",),
    kelompok=(
        Kelompok(
            "Dasar hukum",
            (
                cari(
                    "peraturan",
                    "Peraturan",
                    pilihan.peraturan,
                    "Ketik jenis, nomor, tahun, atau kata dari judulnya. Yang belum ada "
                    "ditambahkan dahulu pada daftar Peraturan.",
                ),
            ),
        ),
    ),
    kolom=(
        _NOMOR,
        Kolom("Peraturan", lambda _, b: b.peraturan, 40),
        Kolom("Tentang", lambda _, b: b.peraturan.tentang, 60),
    ),
    kosong="Pilih peraturan yang menjadi dasar Renja ini.",
)


def _periksa_usulan(_konteks: Konteks, _baris: Any, isi: dict[str, Any]) -> Mapping[str, str]:
    if isi["putusan"] == DITOLAK and not isi["alasan"].strip():
        return {"alasan": "Tulis alasan usulan ini ditolak."}
    return {}


USULAN = Jenis(
    kode="usulan",
    satu="Usulan masyarakat",
    banyak="Usulan masyarakat (T-C.32)",
    bagian="daftar",
    model=UsulanMasyarakat,
    lingkup=_RENJA,
    tetap=_RENJA,
    urutan=_URUT,
    kelompok=(
        Kelompok(
            "Usulan",
            (
                teks("kegiatan", "Program/kegiatan yang diusulkan", panjang=True),
                teks("lokasi", "Lokasi"),
                teks("indikator", "Indikator kinerja"),
                teks("volume", "Besaran/volume"),
                pilih("sumber", "Sumber"),
                teks("pengusul", "Pengusul"),
            ),
        ),
        Kelompok(
            "Putusan",
            (
                pilih("putusan", "Putusan"),
                teks("alasan", "Alasan", "Wajib bila usulan ditolak."),
                cari("sub_kegiatan", "Ditampung pada sub kegiatan", pilihan.sub_kegiatan),
                teks("catatan", "Catatan"),
            ),
        ),
    ),
    periksa=_periksa_usulan,
    kolom=(
        _NOMOR,
        Kolom("Program/kegiatan", _isi("kegiatan"), 48),
        Kolom("Lokasi", _isi("lokasi"), 24),
        Kolom("Sumber", lambda _, b: b.get_sumber_display(), 20),
        Kolom("Putusan", lambda _, b: b.get_putusan_display(), 18),
    ),
    kosong="Catat usulan Musrenbang, pokok pikiran DPRD, dan forum. "
    "Tanpa usulan, T-C.32 tercetak nihil.",
)

_BERSISI = "Teks sebagaimana tercetak, misalnya target: 15 Dokumen."

REVIU = Jenis(
    kode="reviu-rkpd",
    satu="Baris reviu RKPD",
    banyak="Reviu rancangan awal RKPD (T-C.31)",
    bagian="daftar",
    model=ReviuRkpd,
    lingkup=_RENJA,
    tetap=_RENJA,
    urutan=_URUT,
    kelompok=(
        Kelompok("Baris", (pilih("tingkat", "Tingkat"),)),
        Kelompok(
            "Rancangan awal RKPD",
            (
                teks("awal_nama", "Program/kegiatan/sub kegiatan", panjang=True),
                teks("awal_lokasi", "Lokasi"),
                teks("awal_indikator", "Indikator"),
                teks("awal_target", "Target"),
                rupiah("awal_pagu", "Pagu indikatif (Rp)"),
            ),
            _BERSISI,
        ),
        Kelompok(
            "Hasil analisis kebutuhan",
            (
                teks("analisis_nama", "Program/kegiatan/sub kegiatan", panjang=True),
                teks("analisis_lokasi", "Lokasi"),
                teks("analisis_indikator", "Indikator"),
                teks("analisis_target", "Target"),
                rupiah("analisis_pagu", "Kebutuhan dana (Rp)"),
                teks(
                    "catatan",
                    "Catatan penting",
                    "Perbedaan kedua sisi tanpa catatan akan menjadi temuan.",
                    panjang=True,
                ),
            ),
        ),
    ),
    periksa=lambda _k, _b, isi: (
        {}
        if isi["awal_nama"] or isi["analisis_nama"]
        else {"awal_nama": "Isi nama pada sisi RKPD atau sisi analisis."}
    ),
    kolom=(
        _NOMOR,
        Kolom("Tingkat", lambda _, b: b.get_tingkat_display(), 14),
        Kolom("Rancangan awal RKPD", _isi("awal_nama"), 40),
        Kolom("Pagu RKPD (Rp)", lambda _, b: b.awal_pagu, 18, angka=True),
        Kolom("Hasil analisis", _isi("analisis_nama"), 40),
        Kolom("Kebutuhan (Rp)", lambda _, b: b.analisis_pagu, 18, angka=True),
        Kolom("Catatan", _isi("catatan"), 24),
    ),
    kosong="Masukkan baris rancangan awal RKPD, atau salin baris rencana ke sisi analisis.",
)

ANALISIS = Jenis(
    kode="analisis-kinerja",
    satu="Analisis kinerja",
    banyak="Analisis kinerja dan tindak lanjut",
    bagian="daftar",
    model=AnalisisKinerja,
    lingkup=_RENJA,
    tetap=_RENJA,
    urutan=_URUT,
    muat=("indikator",),
    kelompok=(
        Kelompok(
            "Analisis",
            (
                cari("indikator", "Indikator", pilihan.indikator),
                pilih("sifat", "Sifat"),
                teks("kegiatan", "Program/kegiatan"),
                teks("faktor", "Faktor atau catatan", panjang=True),
                teks("tindak_lanjut", "Tindak lanjut tahun lalu", panjang=True),
                teks(
                    "dijawab",
                    "Jawaban pada Renja ini",
                    "Kosong berarti tindak lanjut itu belum dijawab.",
                    panjang=True,
                ),
            ),
        ),
    ),
    kolom=(
        _NOMOR,
        Kolom("Indikator", lambda _, b: b.indikator, 40),
        Kolom("Sifat", lambda _, b: b.get_sifat_display(), 24),
        Kolom("Program/kegiatan", _isi("kegiatan"), 30),
        Kolom("Tindak lanjut", _isi("tindak_lanjut"), 30),
        Kolom("Jawaban", lambda _, b: b.dijawab or ("belum" if b.tindak_lanjut else "–"), 24),
    ),
    kosong="Tulis program yang menunjang atau menghambat IKU (Tabel 2.2) dan catatan T-C.30.",
)

KELUARGA = (PERMASALAHAN, ISU, FAKTOR, LAYANAN, DASAR_HUKUM, USULAN, REVIU, ANALISIS)
