"""The demo's document beside its source: what must stand in it, chapter by chapter.

Every number and title here was read off the source (the rancangan awal of Disnaker's Renja 2024),
never off the program. Where the source contradicts itself, what is right stands here.
"""

import re
from collections import Counter
from decimal import Decimal

import pytest

from planning.kuantitas import Kuantitas
from renja.dokumen.bentuk import BlokTandaTangan, Prosa
from tests.dokumen.bacaan import BAGIAN, RUPIAH, TABEL, Bacaan, bacaan
from tests.renja.conftest import data_demo

__all__ = ["bacaan", "data_demo"]
MISI = [
    "Mewujudkan kualitas sumber daya manusia yang sehat, cerdas dan berbudaya.",
    "Menciptakan infrastruktur perkotaan yang berkualitas dan representatif.",
    (
        "Meningkatkan kualitas pelayanan kepada masyarakat yang didukung dengan teknologi "
        "informasi serta aparatur yang berintegritas, bersih dan cerdas."
    ),
    "Mewujudkan masyarakat sejahtera yang mandiri, kreatif dan berdaya saing.",
    "Mewujudkan kota yang bersih, hijau, aman, tertib, dan berkelanjutan.",
]


# --- The whole -----------------------------------------------------------------------------


def test_bab_dan_sub_bab_menurut_sistematika(bacaan: Bacaan) -> None:
    semua = [satu for satu in bacaan.dokumen.semua() if satu.nomor]
    assert [satu.nomor for satu in semua] == [nomor for nomor, _ in BAGIAN]
    for satu, (_, judul) in zip(semua, BAGIAN, strict=True):
        assert satu.judul.startswith(judul)
    # The source prints BAB IV twice.
    assert [satu.sebutan for satu in bacaan.dokumen.bagian if satu.nomor] == [
        "BAB I",
        "BAB II",
        "BAB III",
        "BAB IV",
        "BAB V",
    ]


def test_tanpa_galat_dan_tanpa_nilai_yang_hilang(bacaan: Bacaan) -> None:
    assert bacaan.dokumen.galat == ()
    teks = bacaan.teks()
    assert "{{" not in teks
    assert not re.search(r"(^|\s)–([\s.,;]|$)", teks)


def test_tabel_berurutan_dan_nomornya_sekali(bacaan: Bacaan) -> None:
    tabel = bacaan.dokumen.tabel
    assert [(satu.nomor, satu.tabel.formulir) for satu in tabel] == [
        (nomor, kode) for nomor, kode, _, _ in TABEL
    ]
    # The source has a Tabel 2.1 three times and no Tabel 2.4.
    assert max(Counter(satu.sebutan for satu in tabel).values()) == 1
    for satu, (_, kode, judul, banyak) in zip(tabel, TABEL, strict=True):
        assert satu.judul.startswith(judul), kode
        if banyak is not None:
            assert len(satu.tabel.baris) == banyak, kode


def test_setiap_tabel_bersumber(bacaan: Bacaan) -> None:
    assert {satu.sumber for satu in bacaan.dokumen.tabel} == {
        "Sumber: Dinas Tenaga Kerja Kota Pontianak",
        (
            "Sumber: Rancangan awal RKPD Kota Pontianak Tahun 2024 dan analisis kebutuhan Dinas "
            "Tenaga Kerja Kota Pontianak"
        ),
        "Sumber: Usulan para pemangku kepentingan, diolah oleh Dinas Tenaga Kerja Kota Pontianak",
    }


def test_tidak_ada_kata_ganda_dan_tanda_baca_ganda(bacaan: Bacaan) -> None:
    teks = bacaan.teks()
    # Reduplication is written with a hyphen; "dalam dalam" is a slip.
    assert not re.search(r"\b([A-Za-z]{3,}) \1\b", teks)
    assert not re.search(r"[,;:]\.|\.\.(?!\.)|,,|;;| [.,;:]", teks)


def test_angka_54_sub_kegiatan_tidak_ada(bacaan: Bacaan) -> None:
    """The source says 54 in chapter III and 53 in chapter IV; there are 53."""
    assert not re.search(r"\b54\b", bacaan.teks())
    assert len(re.findall(r"\b53\b", bacaan.teks())) >= 3


def test_tahun_2023_hanya_tahun_lalu(bacaan: Bacaan) -> None:
    """The source writes 2023 for the plan's own year in 1.3 and 1.4."""
    assert "2023" not in bacaan.teks("maksud-tujuan")
    for satu in ("kata-pengantar", "bab-5", "program-kegiatan", "tujuan-sasaran"):
        assert "2023" not in bacaan.teks(satu)
    # The nomenclature's own year.
    assert "2023" not in bacaan.teks("bab-4").replace("Nomenklatur 900/2023", "")
    assert "Renja Dinas Tenaga Kerja Kota Pontianak Tahun 2023" not in bacaan.teks()


# --- In front and BAB I --------------------------------------------------------------------


def test_sampul(bacaan: Bacaan) -> None:
    assert bacaan.baris("sampul") == [
        "RANCANGAN AWAL",
        "RENCANA KERJA (RENJA)",
        "TAHUN 2024",
        "DINAS TENAGA KERJA KOTA PONTIANAK",
        "PEMERINTAH KOTA PONTIANAK",
    ]
    assert bacaan.dokumen.lambang is not None


def test_kata_pengantar_dengan_jumlah_dan_uangnya(bacaan: Bacaan) -> None:
    teks = bacaan.teks("kata-pengantar")
    assert f"5 program, 19 kegiatan, dan 53 sub kegiatan dengan pagu indikatif {RUPIAH}." in teks
    assert "Renstra Dinas Tenaga Kerja Kota Pontianak Tahun 2024-2026" in teks
    assert "sekretaris, kepala bidang, dan kepala subbagian" in teks


@pytest.mark.parametrize("kode", ["kata-pengantar", "bab-5"])
def test_ditandatangani_kepala(bacaan: Bacaan, kode: str) -> None:
    (blok,) = [satu for satu in bacaan.bagian(kode).blok if isinstance(satu, BlokTandaTangan)]
    tempat, jabatan = blok.tanda_tangan.atas
    assert re.fullmatch(r"Pontianak, \.+ 2023", tempat)
    assert jabatan == "Kepala Dinas Tenaga Kerja Kota Pontianak"


def test_tahapan_dan_pertimbangan_latar_belakang(bacaan: Bacaan) -> None:
    teks = bacaan.teks("latar-belakang")
    assert "Undang-Undang Nomor 25 Tahun 2004" in teks
    assert "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017" in teks
    for satu in ("Persiapan penyusunan", "Penyusunan rancangan awal", "Penetapan, yaitu"):
        assert satu in teks
    assert bacaan.baris("latar-belakang")[-3:] == [
        "mengarah pada pencapaian target indikator kinerja utama;",
        "mengarah pada pencapaian target indikator kinerja Renstra; dan",
        "mendukung visi dan misi Wali Kota.",
    ]


def test_dua_puluh_dua_landasan_hukum(bacaan: Bacaan) -> None:
    _, *hukum = bacaan.baris("landasan-hukum")
    assert len(hukum) == 22
    assert hukum[0] == "Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;"
    assert "telah diubah beberapa kali terakhir dengan Undang-Undang Nomor 9 Tahun 2015" in hukum[4]
    assert hukum[8].startswith("Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017")
    assert hukum[16].startswith("Keputusan Menteri Dalam Negeri Nomor 050-3708 Tahun 2020")
    assert hukum[17].startswith("Instruksi Menteri Dalam Negeri Nomor 52 Tahun 2022")
    # The regulation of the RKPD has no number yet in the source.
    assert hukum[21] == (
        "Peraturan Walikota Pontianak Nomor … Tahun 2023 tentang Rencana Kerja Pemerintah Daerah "
        "Kota Pontianak Tahun 2024."
    )


def test_lima_tujuan_penyusunan_untuk_tahun_2024(bacaan: Bacaan) -> None:
    baris = bacaan.baris("maksud-tujuan")
    assert baris[1] == "Tujuan penyusunannya adalah:"
    assert len(baris[2:]) == 5
    assert baris[-1].endswith("pengendalian kinerja program dan kegiatan Tahun 2024.")


def test_sistematika_menyebut_semua_bagian(bacaan: Bacaan) -> None:
    teks = bacaan.teks("sistematika")
    for nomor, judul in BAGIAN:
        if "." in nomor:
            assert f"{nomor} {judul}" in teks
    assert "BAB II HASIL EVALUASI RENJA DINAS TENAGA KERJA KOTA PONTIANAK TAHUN LALU" in teks
    assert "BAB V PENUTUP" in teks


# --- BAB II --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("indikator", "target", "realisasi", "kategori"),
    [
        ("Rasio penduduk Yang Bekerja", ("89.30", "89.98"), "90.87", "Sangat Berhasil"),
        (
            "Besaran kasus yang diselesaikan dengan Perjanjian bersama (PB)",
            ("52", None),
            "59.45",
            "Sangat Berhasil",
        ),
        (
            "Besaran pekerja atau buruh yang menjadi peserta aktif BPJS ketenagakerjaan",
            ("68", None),
            "28.28",
            "Kurang Berhasil",
        ),
    ],
)
def test_tabel_iku(
    bacaan: Bacaan,
    indikator: str,
    target: tuple[str, str | None],
    realisasi: str,
    kategori: str,
) -> None:
    bawah, atas = target
    assert bacaan.sel("iku", indikator, 2) == [_persen(bawah, atas)]
    assert bacaan.sel("iku", indikator, 3) == [_persen(realisasi)]
    assert bacaan.sel("iku", indikator, 5) == [kategori]


def _persen(bawah: str, atas: str | None = None) -> Kuantitas:
    return Kuantitas(Decimal(bawah), Decimal(atas) if atas else None, "%")


def test_uraian_iku_memakai_angka_tabelnya(bacaan: Bacaan) -> None:
    """The source's paragraphs give other targets than its table, and speak of another agency."""
    teks = [satu for satu in bacaan.baris("evaluasi-renja") if "Target Tahun 2022 adalah" in satu]
    assert len(teks) == 3
    assert "89,3–89,98 % dan realisasinya 90,87 %. Capaiannya 100,99 %" in teks[0]
    assert "52 % dan realisasinya 59,45 %. Capaiannya 114,33 %" in teks[1]
    assert "68 % dan realisasinya 28,28 %. Capaiannya 41,59 %" in teks[2]
    assert not any("DPMTKPTSP" in satu or "2021" in satu or "IKM" in satu for satu in teks)


def test_sasaran_dan_empat_program_pendukung(bacaan: Bacaan) -> None:
    (baris,) = bacaan.tabel("tabel-2.3").tabel.baris
    assert baris.sel[1:3] == (
        "Meningkatnya produktivitas Tenaga Kerja",
        "Tingkat Produktivitas Tenaga Kerja",
    )
    assert baris.sel[3] == Kuantitas(Decimal(156_400_000), None, "Rp")
    teks = bacaan.teks("evaluasi-renja")
    assert "didukung oleh 4 (empat) program." in teks
    for satu in (
        "Penyusunan Rencana Tenaga Kerja Mikro, dengan indikator",
        "target 20 Perusahaan.",
        "target 230 Orang.",
        "target 800 Orang.",
        "target 3.000 Orang.",
    ):
        assert satu in teks


def test_tujuh_belas_pelayanan(bacaan: Bacaan) -> None:
    baris = bacaan.baris("kinerja-pelayanan")
    awal = next(ke for ke, satu in enumerate(baris) if satu.endswith("jenis pelayanan, yaitu:"))
    assert "17 (tujuh belas)" in baris[awal]
    pelayanan = baris[awal + 1 :]
    assert len(pelayanan) == 17
    assert pelayanan[0].startswith("Penerbitan Kartu Pencari Kerja (AK/1)")
    assert pelayanan[7].startswith("Penerbitan surat verifikasi dokumen identitas diri (ID)")
    assert "ca;on" not in pelayanan[7]
    assert pelayanan[16].startswith("Pencatatan serikat pekerja/serikat buruh (SP/SB)")
    assert all(satu.endswith(";") for satu in pelayanan[:-1])
    assert pelayanan[-1].endswith(".")


def test_skala_pengukuran(bacaan: Bacaan) -> None:
    teks = bacaan.teks("kinerja-pelayanan")
    for satu in (
        "85 ke atas: Sangat Berhasil;",
        "70 sampai kurang dari 85: Berhasil;",
        "55 sampai kurang dari 70: Cukup Berhasil;",
        "kurang dari 55: Kurang Berhasil.",
        "Nomor 29 Tahun 2010",
    ):
        assert satu in teks


def test_anggaran_dan_realisasi_program_penunjang(bacaan: Bacaan) -> None:
    """T-C.24 from 2020 to 2024, as the source prints them."""
    baris = bacaan.tabel("tc-24").tabel.baris[0].sel
    assert baris[2:7] == (
        9_589_454_559,
        8_587_460_539,
        633_634_120,
        3_990_545_128,
        3_535_388_000,
    )
    assert baris[7:10] == (8_633_405_871, 8_091_418_630, 525_559_668)


def test_lima_isu_strategis(bacaan: Bacaan) -> None:
    teks = bacaan.teks("isu-penting")
    for satu in (
        "Angka pengangguran terbuka yang tinggi.",
        "Pemberdayaan difabel dalam dunia kerja.",
        "Ketidaksesuaian Skill Angkatan Kerja dan Kebutuhan Industri.",
        "Peluang kerja di luar negeri.",
        "Undang-Undang Cipta Kerja.",
    ):
        assert f"\n{satu} " in teks
    judul = [
        j.teks for b in bacaan.bagian("isu-penting").blok if isinstance(b, Prosa) for j in b.judul
    ]
    assert judul == [
        "Isu Strategis",
        "Permasalahan dan Hambatan",
        "Dampak terhadap Visi dan Misi Kepala Daerah serta Program Nasional",
    ]


def test_lima_masalah_pokok_dan_tabelnya(bacaan: Bacaan) -> None:
    baris = bacaan.baris("isu-penting")
    awal = baris.index(
        "Permasalahan dan hambatan dalam penyelenggaraan tugas dan fungsi Dinas Tenaga Kerja Kota "
        "Pontianak adalah:"
    )
    assert [satu.casefold() for satu in baris[awal + 1 : awal + 6]] == [
        "angka pengangguran terbuka masih tinggi;",
        "pemberdayaan difable dalam dunia kerja;",
        "peluang kerja di luar negri;",
        (
            "masih ada perusahaan pengguna tenaga kerja yang tidak melaporkan lowongan yang "
            "tersedia kepada disnaker;"
        ),
        (
            "masih banyak perusahaan yang belum membuat peraturan perusahaan, perjanjian kerja dan "
            "perjanjian kerja bersama."
        ),
    ]
    pokok = [satu.sel[0] for satu in bacaan.tabel("tabel-2.5").tabel.baris]
    assert list(dict.fromkeys(pokok)) == [1, 2, 3, 4, 5]


def test_visi_dan_lima_misi(bacaan: Bacaan) -> None:
    baris = bacaan.baris("isu-penting")
    assert "“Pontianak Kota Khatulistiwa, Berwawasan Lingkungan, Cerdas dan Bermartabat”" in baris
    awal = baris.index("Visi tersebut diwujudkan melalui lima misi, yaitu:")
    assert baris[awal + 1 : awal + 6] == MISI
    assert (
        "Peran Dinas Tenaga Kerja Kota Pontianak terutama terdapat pada misi ke-4, “Mewujudkan "
        "masyarakat sejahtera yang mandiri, kreatif dan berdaya saing”."
    ) in baris


def test_empat_pendorong_satu_penghambat(bacaan: Bacaan) -> None:
    baris = bacaan.baris("isu-penting")
    awal = next(ke for ke, satu in enumerate(baris) if satu.startswith("Faktor pendorong"))
    akhir = next(ke for ke, satu in enumerate(baris) if satu.startswith("Faktor penghambat"))
    pendorong = baris[awal + 1 : akhir]
    assert len(pendorong) == 4
    for satu, kata in zip(
        pendorong,
        ("perdagangan dan jasa", "pertumbuhan ekonomi", "investasi", "izin"),
        strict=True,
    ):
        assert kata in satu
    assert "sumber daya manusia" in baris[akhir + 1]
    assert baris[akhir + 2].startswith("Permasalahan yang tidak ditangani")


def test_reviu_menjumlah_sama_di_kedua_sisi(bacaan: Bacaan) -> None:
    jumlah = bacaan.tabel("tabel-2.6").tabel.baris[-1].sel
    assert [satu for satu in jumlah if isinstance(satu, int)] == [4_704_246_000, 4_704_246_000]
    assert RUPIAH in bacaan.teks("reviu-rkpd")


def test_usulan_nihil_tetap_bertabel(bacaan: Bacaan) -> None:
    assert "tidak ada usulan program dan kegiatan masyarakat" in bacaan.teks("usulan-masyarakat")
    assert bacaan.tabel("tc-32").tabel.nihil.startswith("Nihil")
