"""Searching the nomenclature: codes in every spelling, words in any order, own urusan first."""

import pytest

from planning.nomenklatur_cari import Butir, Indeks, lipat

PELATIHAN = ("2.07.03", "PROGRAM PELATIHAN KERJA")
PENUNJANG = ("X.XX.01", "PROGRAM PENUNJANG URUSAN")
SEKOLAH = ("1.01.02", "PROGRAM PENGELOLAAN PENDIDIKAN")
UNIT = ("2.07.03.2.01", "Pelaksanaan Pelatihan berdasarkan Unit Kompetensi")
UMUM = ("X.XX.01.2.06", "Administrasi Umum")
SD = ("1.01.02.2.01", "Pengelolaan Pendidikan Sekolah Dasar")


def _butir(kunci: int, tingkat: str, kode: str, nama: str, **lain: object) -> Butir:
    isian = {"indikator": "", "satuan": "", "dihentikan": False, "kegiatan": None, "program": None}
    return Butir(kunci, tingkat, kode, nama, **{**isian, **lain})


INDEKS = Indeks(
    [
        _butir(1, "program", *PELATIHAN),
        _butir(2, "kegiatan", *UNIT, program=PELATIHAN),
        _butir(
            3,
            "sub_kegiatan",
            "2.07.03.2.01.0001",
            "Proses Pelaksanaan Pendidikan dan Pelatihan Keterampilan",
            indikator="Jumlah Peserta yang Lulus",
            kegiatan=UNIT,
            program=PELATIHAN,
        ),
        _butir(
            4,
            "sub_kegiatan",
            "2.07.03.2.01.0010",
            "Pengadaan Sarana",
            kegiatan=UNIT,
            program=PELATIHAN,
        ),
        _butir(
            5,
            "sub_kegiatan",
            "X.XX.01.2.06.0002",
            "Penyediaan Peralatan dan Perlengkapan Kantor",
            kegiatan=UMUM,
            program=PENUNJANG,
        ),
        _butir(
            6,
            "sub_kegiatan",
            "1.01.02.2.01.0001",
            "Pelatihan Guru",
            kegiatan=SD,
            program=SEKOLAH,
        ),
        _butir(
            7,
            "sub_kegiatan",
            "2.07.03.2.01.0002",
            "Pelatihan yang Dihentikan",
            dihentikan=True,
            kegiatan=UNIT,
            program=PELATIHAN,
        ),
    ]
)
SENDIRI = ("2.07",)


def cari(teks: str, bidang: tuple[str, ...] = SENDIRI, persis: str = "") -> list[int]:
    return [satu.kunci for satu in INDEKS.cari(teks, bidang, persis)]


@pytest.mark.parametrize(
    "teks", ["2.07.03.2.01.0001", "2.7.3.2.1.1", "207032010001", "2.07.03.2.01.0001 "]
)
def test_kode_utuh_dalam_setiap_tulisan(teks: str) -> None:
    assert 3 in cari(teks)
    assert 6 not in cari(teks)


def test_kode_yang_sedang_diketik_mencakup_yang_di_bawahnya() -> None:
    assert cari("2.07.03") == [1, 2, 3, 4, 7]
    assert cari("20703") == [1, 2, 3, 4, 7]
    assert cari("2.07.03.2.01.") == [3, 4, 7]
    assert cari("2.07.03.2.01.001") == [3, 4]
    assert cari("2.07.03.2.01.0010") == cari("2.7.3.2.1.10") == [4]


def test_bagian_kode_tidak_dicocokkan_menurut_awalan_bagian_yang_utuh() -> None:
    """Part 2.0 is no 2.07 once another part follows."""
    assert cari("2.0.03") == []


def test_kode_penunjang_boleh_ditulis_dengan_bidang_urusan_sendiri() -> None:
    assert cari("2.07.01.2.06.0002") == [5]
    assert cari("2070120600") == [5]
    assert cari("x.xx.01") == [5]
    assert cari("1.01.01", SENDIRI) == []


def test_kode_persis_lebih_dulu() -> None:
    assert cari("2.07.03", persis="2.07.03.2.01.0010")[0] == 4


def test_semua_kata_dalam_urutan_apa_pun() -> None:
    assert cari("kantor peralatan") == [5]
    assert cari("PERALATAN kantor sekolah") == []


def test_urusan_sendiri_lalu_yang_lain_dan_yang_dihentikan_terakhir() -> None:
    """Names that begin words come before the kegiatan's name, all of them after the own ones."""
    assert cari("pelatihan") == [3, 2, 1, 4, 6, 7]


def test_tanpa_urusan_sendiri_menurut_kode() -> None:
    assert cari("pelatihan guru", ()) == [6]


def test_indikator_dan_jalurnya_ikut_dicari() -> None:
    assert cari("lulus") == [3]
    assert cari("sarana kompetensi") == [4]


def test_kode_dan_kata_sekaligus() -> None:
    assert cari("2.07.03 sarana") == [4]


def test_kosong_tidak_menemukan_apa_pun() -> None:
    assert cari("") == cari("  ") == cari("...") == []


def test_lipat_menyamakan_huruf_besar_tanda_dan_aksen() -> None:
    assert lipat("  Job Fair /Bursa Kerja é ") == "job fair bursa kerja e"
