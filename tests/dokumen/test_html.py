"""Segments for the printer: where they are cut, how their pages count, what lists hold."""

import itertools
import re
from dataclasses import replace

import pytest

from renja.cetak.bentuk import Letak, Tempat
from renja.dokumen.alur import lembar_blok
from renja.dokumen.bentuk import ButirRalat, Dokumen, Identitas
from renja.dokumen.html import daftar_dokumen, potongan_bab, potongan_dokumen
from renja.dokumen.html_utuh import tulis_html_utuh
from renja.dokumen.lembar import TEGAK, teks_css
from renja.dokumen.naskah import BabNaskah, JenisBab
from tests.dokumen.naskah_contoh import bab, depan, dokumen, sub, uid

ALAMAT = "https://renja.contoh.go.id/periksa/RJ-1"
RESMI = Identitas("RJ-1", "Rancangan awal, versi 1", "ab" * 32, ALAMAT)


def bagian() -> tuple[BabNaskah, ...]:
    """An outline with every kind of part."""
    return (
        depan(1, JenisBab.SAMPUL, "Sampul", "**RENCANA KERJA**\n\n---\n\n{{ pd.nama }}"),
        depan(2, JenisBab.PENGANTAR, "Kata Pengantar", "Puji.\n\n{% tanda_tangan %}"),
        depan(3, JenisBab.DAFTAR_ISI, "Daftar Isi"),
        depan(4, JenisBab.DAFTAR_TABEL, "Daftar Tabel"),
        depan(5, JenisBab.DAFTAR_GAMBAR, "Daftar Gambar"),
        bab(
            6,
            "Satu",
            "",
            sub(7, "Anak", '# Judul\n\nTeks.\n\n{% tabel "4.1" %}\n\nAntara.\n\n{% tabel "3.2" %}'),
            sub(8, "Kosong"),
        ),
        bab(9, "Dua", '{% tabel "2.5" %}'),
    )


@pytest.fixture(scope="module")
def utuh() -> Dokumen:
    return dokumen(*bagian())


def test_dipotong_pada_bab_dan_arah_lembar(utuh: Dokumen):
    potongan = potongan_dokumen(utuh)
    assert [(satu.kunci, satu.penomoran) for satu in potongan] == [
        ("Sampul", "tanpa"),
        ("Kata Pengantar", "romawi"),
        ("Daftar Isi", "romawi"),
        ("Daftar Tabel", "romawi"),
        ("BAB I", "arab"),
        ("BAB I, Tabel 1.1", "arab"),
        ("BAB I (2)", "arab"),
        ("BAB II", "arab"),
        ("Keterangan Dokumen", "arab"),
    ]
    isi = {satu.kunci: satu.html for satu in potongan}
    assert "size:297mm 210mm" in isi["BAB I, Tabel 1.1"]
    assert "Antara." in isi["BAB I, Tabel 1.1"], "a few lines between two lying tables"
    assert "Bagian ini belum diisi." in isi["BAB I (2)"]
    assert isi["BAB I (2)"].count("<h2") == 1
    assert "size:210mm 297mm" in isi["BAB II"], "a narrow table stands"


def test_tabel_lebar_tanpa_baris_tidak_memakai_lembar_sendiri(utuh: Dokumen):
    lebar = utuh.tabel[0]
    assert lembar_blok(lebar).rebah
    assert lembar_blok(replace(lebar, tabel=replace(lebar.tabel, baris=()))) == TEGAK


def test_daftar_gambar_muncul_bila_ada_gambar():
    isi = dokumen(*bagian(), bab(10, "Tiga", '{% gambar "peta" %}'), gambar=True)
    potongan = {satu.kunci: satu.html for satu in potongan_dokumen(isi)}
    assert "Peta wilayah" in potongan["Daftar Gambar"]
    assert 'alt="Peta kota"' in potongan["BAB III"]
    assert 'src="data:image/png;base64,' in potongan["BAB III"]


def test_daftar_menyebut_halaman_dan_menautkannya(utuh: Dokumen):
    letak = Letak({"sub-1-1": Tempat("7", 9), "tabel-2-1": Tempat("12", 14)})
    daftar = daftar_dokumen(utuh, letak)
    assert list(daftar) == ["Daftar Isi", "Daftar Tabel"]
    baris = re.findall(r'<a href="dok:([^"]+)">(.*?)</a>', daftar["Daftar Isi"])
    polos = {anker: re.sub(r"<[^>]+>", "", isi) for anker, isi in baris}
    assert polos["sub-1-1"] == "1.1 Anak 7"
    assert polos["bab-1"].startswith("BAB I SATU")
    assert polos["sub-1-1-j1"].startswith("1.1.1 Judul")
    assert "daftar-gambar" not in polos
    assert "sampul" not in polos
    assert re.search(r"Tabel 2\.1</span>.*?>12</span>", daftar["Daftar Tabel"])


def test_pratinjau_satu_bagian_dengan_ikatan_bertanda():
    isi = dokumen(*bagian(), tanda=True)
    (sampul,) = potongan_bab(isi, uid(1))
    assert '<span class="ikatan" data-ikatan="pd.nama">' in sampul.html
    assert [satu.kunci for satu in potongan_bab(isi, uid(7))] == ["BAB I", "BAB I, Tabel 1.1"]
    assert "<h1" not in potongan_bab(isi, uid(7))[0].html
    assert potongan_bab(isi, uid(77)) == []


def test_satu_sel_berubah_hanya_mengubah_potongannya(utuh: Dokumen):
    lama = {satu.kunci: satu.html for satu in potongan_dokumen(utuh)}
    ubah = [*bagian()[:-1], bab(9, "Dua", 'Teks baru.\n\n{% tabel "2.5" %}')]
    baru = {satu.kunci: satu.html for satu in potongan_dokumen(dokumen(*ubah))}
    assert [kunci for kunci in baru if baru[kunci] != lama[kunci]] == ["BAB II"]


def test_halaman_terakhir_draf_dan_resmi(utuh: Dokumen):
    draf = potongan_dokumen(utuh)[-1].html
    assert "Dokumen ini draf" in draf
    assert "<img" not in draf
    ralat = (ButirRalat(1, "Tabel 1.1", "salah <b>", "benar"),)
    resmi = potongan_dokumen(replace(utuh, identitas=replace(RESMI, ralat=ralat)))[-1].html
    assert "abababab abababab" in resmi
    assert f'alt="Kode QR ke halaman pemeriksaan: {ALAMAT}"' in resmi
    assert "salah &lt;b&gt;" in resmi
    tanpa = potongan_dokumen(replace(utuh, identitas=replace(RESMI, alamat="/periksa/RJ-1")))
    assert "<img" not in tanpa[-1].html


def test_berkas_html_utuh_tanpa_alamat_luar(utuh: Dokumen):
    isi = tulis_html_utuh(utuh)
    teks = isi.decode()
    assert isi == tulis_html_utuh(dokumen(*bagian()))
    assert not re.search(r'(?:src|href)="(?!data:|#)', teks)
    assert "url(" not in teks
    tujuan = set(re.findall(r'href="#([^"]+)"', teks))
    assert tujuan
    assert tujuan <= set(re.findall(r' id="([^"]+)"', teks))
    tingkat = [int(satu) for satu in re.findall(r"<h([1-6])", teks)]
    assert all(b - a <= 1 for a, b in itertools.pairwise(tingkat))


def test_teks_css_tidak_berakhir_sebelum_waktunya():
    assert teks_css('BAB I "a"</style>\\') == '"BAB I \\22 a\\22 \\3c \\2f style\\3e \\5c "'
