"""Filters: numbers in words and digits, letters, dates, lists."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from renja.dokumen.ikatan.judul import judul
from renja.dokumen.ikatan.saringan import SARINGAN
from renja.dokumen.ikatan.terbilang import TERBESAR, terbilang
from renja.dokumen.ikatan.tipe import TEKS, daftar, teks_nilai
from tests.dokumen.ikatan.contoh import isi, jadi

KATA = {
    kata: angka
    for angka, kata in enumerate(
        (
            *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan"),
            *("sembilan", "sepuluh", "sebelas"),
        )
    )
}
SEMBILAN = "sembilan ratus sembilan puluh sembilan"
TINGKAT = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def baca(teks: str) -> int:
    """Read Indonesian number words back, by another way than they are written."""
    jumlah = ratus = kini = 0
    for kata in teks.replace("seratus", "satu ratus").replace("seribu", "satu ribu").split():
        if kata in KATA:
            kini = KATA[kata]
        elif kata == "belas":
            kini += 10
        elif kata == "puluh":
            ratus, kini = ratus + kini * 10, 0
        elif kata == "ratus":
            ratus, kini = ratus + kini * 100, 0
        else:
            jumlah += (ratus + kini) * TINGKAT[kata]
            ratus = kini = 0
    return jumlah + ratus + kini


@pytest.mark.parametrize(
    ("angka", "kata"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (14, "empat belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (119, "seratus sembilan belas"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (11_000, "sebelas ribu"),
        (101_000, "seratus satu ribu"),
        (1_001_000, "satu juta seribu"),
        (4_704_246_000, "empat miliar tujuh ratus empat juta dua ratus empat puluh enam ribu"),
        (
            5_228_746_000,
            "lima miliar dua ratus dua puluh delapan juta tujuh ratus empat puluh enam ribu",
        ),
        (10**12, "satu triliun"),
        (
            TERBESAR,
            f"{SEMBILAN} triliun {SEMBILAN} miliar {SEMBILAN} juta {SEMBILAN} ribu {SEMBILAN}",
        ),
        (-5, "minus lima"),
        (Decimal("114.33"), "seratus empat belas koma tiga tiga"),
        (Decimal("0.05"), "nol koma nol lima"),
        (Decimal("2.50"), "dua koma lima"),
    ],
)
def test_terbilang(angka, kata):
    assert terbilang(angka) == kata


@given(st.integers(0, TERBESAR))
@example(1_000_001)
@example(100_000_000_000)
def test_terbilang_terbaca_kembali(angka):
    assert baca(terbilang(angka)) == angka


@pytest.mark.parametrize("angka", [TERBESAR + 1, -TERBESAR - 1, Decimal(TERBESAR) + Decimal("0.5")])
def test_terlalu_besar_untuk_dibaca(angka):
    with pytest.raises(ValueError, match="tidak dapat dibaca"):
        terbilang(angka)


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("{{ pagu.total | terbilang }}", "dua juta"),
        ("{{ pagu.total | terbilang_rupiah }}", "dua juta rupiah"),
        ('{{ jumlah.sub_kegiatan | terbilang("sub kegiatan") }}', "dua sub kegiatan"),
        ("{{ tahun | terbilang }}", "dua ribu dua puluh empat"),
        ("{{ pagu.total | rupiah }}", "Rp 2.000.000"),
        ("{{ pagu.total | angka }} {{ pagu.total | angka(2) }}", "2.000.000 2.000.000,00"),
        ("{{ jumlah.program | persen }} {{ jumlah.program | persen(0) }}", "1,00 % 1 %"),
        ("{{ jumlah.sub_kegiatan | romawi }} {{ jumlah.sub_kegiatan | huruf }}", "II B"),
        ("{{ tahun | romawi }}", "MMXXIV"),
        ("{{ jumlah.permasalahan | bulan }}", "April"),
        ("{{ penetapan.tanggal | tanggal }}", "24 November 2023"),
        ("{{ usulan | jumlah }} {{ permasalahan | jumlah | terbilang }}", "0 dua"),
        ('{{ permasalahan | pertama("uraian") | besar }}', "POKOK A"),
        ('{{ permasalahan | gabung("uraian") }}', "Pokok A dan Pokok B"),
        ('{{ usulan | gabung("kegiatan") }} {{ usulan | pertama("kegiatan") }}', "– –"),
        ("{{ penanda_tangan.nama | besar }}", "–"),
        ('{{ serapan["TW I"].persen | persen }}', "–"),
        ('{{ serapan["TW I"].realisasi | terbilang_rupiah }}', "–"),
    ],
)
def test_saringan_tercetak(teks, hasil):
    assert jadi(teks) == hasil


def test_tiga_dalam_satu_kalimat():
    teks = '{% untuk a dari permasalahan %}{{ a.masalah | gabung("uraian") }}; {% selesai %}'
    assert jadi(teks) == "Masalah 1 dan Masalah 2; Masalah 3; "
    teks = "{% untuk p dari program %}{{ p.kegiatan | jumlah }}{% selesai %}"
    assert jadi(teks) == "1"


def test_bulan_di_luar_dua_belas():
    (galat,) = isi("{{ pagu.total | angka }}{{ jumlah.usulan | bulan }}").galat
    assert galat.pesan == "Hapus saringan ini: 0 bukan bilangan bulat 1 sampai 12."


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("PROGRAM PELATIHAN KERJA DAN PRODUKTIVITAS", "Program Pelatihan Kerja dan Produktivitas"),
        ("PEMERINTAHAN DAERAH KABUPATEN/KOTA", "Pemerintahan Daerah Kabupaten/Kota"),
        ("RENCANA TENAGA KERJA (RTK)", "Rencana Tenaga Kerja (RTK)"),
        ("dan seterusnya di kota", "Dan Seterusnya di Kota"),
        ("pelatihan bagi ASN", "Pelatihan bagi ASN"),
        ("UNDANG-UNDANG", "Undang-Undang"),
        ("", ""),
    ],
)
def test_judul(teks, hasil):
    assert judul(teks) == hasil


@pytest.mark.parametrize(
    ("banyak", "hasil"),
    [(0, "–"), (1, "a"), (2, "a dan b"), (3, "a, b, dan c"), (4, "a, b, c, dan d")],
)
def test_gabung(banyak, hasil):
    nilai = SARINGAN["gabung"].kerja(daftar(TEKS), tuple("abcd")[:banyak], ())
    assert teks_nilai(TEKS, nilai) == hasil


@pytest.mark.parametrize(
    ("teks", "kalimat", "frasa"),
    [
        (
            "Mewujudkan kota yang bersih",
            "Mewujudkan kota yang bersih.",
            "Mewujudkan kota yang bersih",
        ),
        ("Kota bersih. ", "Kota bersih.", "Kota bersih"),
        ("Kota bersih;", "Kota bersih.", "Kota bersih"),
        ("Apakah cukup?", "Apakah cukup?", "Apakah cukup?"),
        ("“Kota bersih.”", "“Kota bersih.”", "“Kota bersih.”"),
        ("Kota (Pontianak)", "Kota (Pontianak).", "Kota (Pontianak)"),
    ],
)
def test_tanda_baca_di_ujung(teks, kalimat, frasa):
    assert SARINGAN["kalimat"].kerja(TEKS, teks, ()) == kalimat
    assert SARINGAN["frasa"].kerja(TEKS, teks, ()) == frasa


def test_tanda_baca_di_ujung_teks_yang_tidak_ada():
    assert SARINGAN["kalimat"].kerja(TEKS, "  ", ()) is None
    assert SARINGAN["frasa"].kerja(TEKS, "", ()) is None
