"""The outline that a document tells of itself, and what a perubahan adds to it."""

from dataclasses import replace
from uuid import UUID

from renja.dokumen.bentuk import Prosa
from renja.dokumen.ikatan import BlokTabel, TanpaRujukan, nama_dokumen, penempatan, urai
from renja.dokumen.kerangka import kerangka_untuk, naskah_awal
from renja.dokumen.naskah import BabNaskah, JenisBab, Naskah
from renja.dokumen.susun import susun_dokumen
from tests.dokumen.test_kerangka import KOSONG, bagian


def sub(judul: str, kode: str = "", angka: int = 1) -> BabNaskah:
    """A sub-chapter that an agency may add."""
    return BabNaskah(UUID(int=angka), kode, JenisBab.SUB_BAB, judul, "Teks.\n")


def bagian_sistematika(naskah: Naskah) -> str:
    """The sub-chapter on the systematics as it reads in its own document."""
    dokumen = susun_dokumen(KOSONG, naskah)
    assert dokumen.galat == ()
    (satu,) = [satu for satu in dokumen.semua() if satu.kode == "sistematika"]
    (prosa,) = satu.blok
    assert isinstance(prosa, Prosa)
    return "\n".join(token.content for token in prosa.token if token.type == "inline")


def test_sistematika_menyebut_tiap_bab_dengan_nomornya() -> None:
    baris = bagian_sistematika(naskah_awal(kerangka_untuk(2024, "awal"))).splitlines()
    judul = [satu.split("**")[1] for satu in baris if satu.startswith("**")]
    assert judul == [
        "BAB I PENDAHULUAN",
        "1.1 Latar Belakang",
        "1.2 Landasan Hukum",
        "1.3 Maksud dan Tujuan",
        "1.4 Sistematika Penulisan",
        "BAB II HASIL EVALUASI RENJA DINAS CONTOH TAHUN LALU",
        "2.1 Evaluasi Pelaksanaan Renja Tahun Lalu dan Capaian Renstra Dinas Contoh",
        "2.2 Analisis Kinerja Pelayanan Dinas Contoh",
        "2.3 Isu-Isu Penting Penyelenggaraan Tugas dan Fungsi Dinas Contoh",
        "2.4 Reviu terhadap Rancangan Awal RKPD",
        "2.5 Penelaahan Usulan Program dan Kegiatan Masyarakat",
        "BAB III TUJUAN DAN SASARAN DINAS CONTOH",
        "3.1 Telaahan terhadap Kebijakan Nasional",
        "3.2 Tujuan dan Sasaran Renja Dinas Contoh",
        "3.3 Program dan Kegiatan Dinas Contoh",
        "BAB IV RENCANA KERJA DAN PENDANAAN",
        "BAB V PENUTUP",
    ]
    assert baris[0] == "Renja Dinas Contoh Tahun 2024 disusun dengan sistematika sebagai berikut."
    assert baris[5] == (
        "**1.4 Sistematika Penulisan** menguraikan pokok bahasan setiap bagian menurut urutannya."
    )
    assert baris[7] == (
        "Bab ini mengkaji hasil evaluasi Renja Tahun 2022 dan perkiraan capaian Tahun 2023."
    )
    assert baris[12].endswith("dan kesesuaiannya dengan isu-isu penting.")
    assert baris[-1] == (
        "Bab ini memuat catatan penting, kaidah pelaksanaan, dan rencana tindak lanjut."
    )


def test_sistematika_mengikuti_kerangka_yang_diubah() -> None:
    """Renamed, added and reordered parts stand there with their new numbers."""
    awal = naskah_awal(kerangka_untuk(2024, "awal"))
    *depan, satu, dua, tiga, empat, lima = awal.bab
    latar, hukum, maksud, sistematika = satu.anak
    satu = replace(
        satu,
        anak=(
            replace(latar, judul="Mengapa Renja {{ tahun }} Disusun"),
            *(maksud, hukum, sistematika, sub("Inovasi")),
        ),
    )
    teks = bagian_sistematika(replace(awal, bab=(*depan, satu, tiga, dua, empat, lima)))
    baris = [satu.split("**")[1] for satu in teks.splitlines() if satu.startswith("**")]
    assert [satu.replace("\\", "") for satu in baris[:9]] == [
        "BAB I PENDAHULUAN",
        "1.1 Mengapa Renja 2024 Disusun",
        "1.2 Maksud dan Tujuan",
        "1.3 Landasan Hukum",
        "1.4 Sistematika Penulisan",
        "1.5 Inovasi",
        "BAB II TUJUAN DAN SASARAN DINAS CONTOH",
        "2.1 Telaahan terhadap Kebijakan Nasional",
        "2.2 Tujuan dan Sasaran Renja Dinas Contoh",
    ]
    assert "\n**1.5 Inovasi**\n" in teks
    assert "**1.1 Mengapa Renja 2024 Disusun** menerangkan pengertian Renja" in teks


def test_sistematika_perubahan_menyebut_sub_babnya() -> None:
    dokumen = susun_dokumen(
        replace(KOSONG, siklus="perubahan"), naskah_awal(kerangka_untuk(2024, "perubahan"))
    )
    satu = dokumen.sistematika[2].anak[3]
    assert (satu.nomor, satu.judul) == ("3.4", "Perubahan Program, Kegiatan, dan Pagu")
    assert satu.uraian == "menerangkan alasan perubahan serta rincian semula dan menjadi"


def test_judul_yang_menyebut_sistematika_tidak_berputar() -> None:
    awal = naskah_awal(kerangka_untuk(2024, "awal"))
    bab = [satu for satu in awal.bab if satu.jenis is JenisBab.BAB]
    judul = "{% untuk b dari sistematika %}{{ b.nomor }}{% selesai %}"
    bab[4] = replace(bab[4], judul=judul)
    dokumen = susun_dokumen(KOSONG, replace(awal, bab=tuple(bab)))
    assert dokumen.galat == ()
    assert [satu.judul for satu in dokumen.sistematika][4] == "IIIIIIIVV"


def test_tabel_yang_bersyarat_sistematika_bernomor() -> None:
    awal = naskah_awal(kerangka_untuk(2024, "awal"))
    isi = '{% jika sistematika %}\n{% tabel "iku" %}\n{% selesai %}\n'
    bab = replace(bagian(awal, "bab-5"), isi=isi)
    dokumen = susun_dokumen(KOSONG, replace(awal, bab=(bab,)))
    assert dokumen.galat == ()
    assert [satu.nomor for satu in dokumen.tabel] == ["1.1"]


def test_uraian_bagian_tersimpan_ikut_kerangka() -> None:
    assert bagian(naskah_awal(kerangka_untuk(2024, "awal")), "maksud-tujuan").uraian == (
        "menerangkan maksud dan tujuan penyusunan Renja"
    )


def test_semula_menjadi_hanya_pada_perubahan() -> None:
    nama = nama_dokumen(KOSONG, TanpaRujukan(), set())
    teks = bagian(naskah_awal(kerangka_untuk(2024, "perubahan")), "perubahan").isi
    (blok,) = penempatan(urai(teks), nama)
    assert isinstance(blok, BlokTabel)
    assert blok.kode == "semula-menjadi"
    dokumen = susun_dokumen(
        replace(KOSONG, siklus="perubahan"), naskah_awal(kerangka_untuk(2024, "perubahan"))
    )
    assert dokumen.galat == ()
    nomor = {satu.tabel.formulir: satu.nomor for satu in dokumen.tabel}
    assert (nomor["tabel-3.2"], nomor["semula-menjadi"], nomor["tabel-4.1"]) == (
        "3.2",
        "3.3",
        "4.1",
    )
