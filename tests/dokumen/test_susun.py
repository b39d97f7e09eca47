"""The assembly: numbers worked out from places, references, and what is wrong at its place."""

from renja.dokumen.bentuk import BlokGambar, BlokTabel, BlokTandaTangan, Dokumen, Prosa
from renja.dokumen.markdown import html_prosa
from renja.dokumen.naskah import JenisBab
from renja.dokumen.susun import identitas_draf
from tests.dokumen.ikatan.contoh import rencana
from tests.dokumen.naskah_contoh import bab, depan, dokumen, sub, uid


def nomor(isi: Dokumen) -> list[str]:
    """Number and title of every part."""
    return [satu.lengkap for satu in isi.semua()]


def galat(isi: Dokumen) -> list[tuple[int, int, int, int, str]]:
    """Every error: the part, line, column, length, sentence."""
    return [(g.uid.int, g.baris, g.kolom, g.panjang, g.pesan) for g in isi.galat]


def html(isi: Dokumen, nomor_bagian: int) -> str:
    """The prose of one part."""
    bagian = isi.ambil(uid(nomor_bagian))
    assert bagian is not None
    return "".join(html_prosa(blok) for blok in bagian.blok if isinstance(blok, Prosa))


def test_nomor_mengikuti_tempatnya():
    isi = dokumen(
        depan(1, JenisBab.PENGANTAR, "Kata Pengantar", "Puji."),
        bab(2, "Pendahuluan", "", sub(3, "Latar"), sub(4, "Hukum")),
        bab(5, "Evaluasi", "", sub(6, "Hasil")),
        bab(7, "Tujuan"),
        bab(8, "Rencana"),
        bab(9, "Penutup"),
    )
    assert nomor(isi) == [
        "Kata Pengantar",
        "BAB I Pendahuluan",
        "1.1 Latar",
        "1.2 Hukum",
        "BAB II Evaluasi",
        "2.1 Hasil",
        "BAB III Tujuan",
        "BAB IV Rencana",
        "BAB V Penutup",
    ]
    assert [satu.anker for satu in isi.semua()][1:4] == ["bab-1", "sub-1-1", "sub-1-2"]


def test_bagian_ditambah_diganti_nama_dan_dipindah():
    isi = dokumen(
        bab(5, "Hasil Evaluasi", "", sub(6, "Capaian", '{% tabel "4.1" %}')),
        bab(2, "Pendahuluan", "", sub(4, "Hukum"), sub(99, "Bagian Baru"), sub(3, "Latar")),
    )
    assert nomor(isi) == [
        "BAB I Hasil Evaluasi",
        "1.1 Capaian",
        "BAB II Pendahuluan",
        "2.1 Hukum",
        "2.2 Bagian Baru",
        "2.3 Latar",
    ]
    assert [satu.sebutan for satu in isi.tabel] == ["Tabel 1.1"]


def test_tabel_dan_gambar_bernomor_per_bab():
    isi = dokumen(
        bab(1, "Satu", '{% tabel "iku" %}\n\n{% gambar "peta" %}\n\n{% tabel "tabel-3.1" %}'),
        bab(2, "Dua", "", sub(3, "Anak", '{% tabel "T-C.33" %}'), sub(4, "Lagi", "x")),
        gambar=True,
    )
    assert [(t.sebutan, t.tabel.formulir, t.anker) for t in isi.tabel] == [
        ("Tabel 1.1", "iku", "tabel-1-1"),
        ("Tabel 1.2", "tabel-3.1", "tabel-1-2"),
        ("Tabel 2.1", "tabel-4.1", "tabel-2-1"),
    ]
    (foto,) = isi.gambar
    assert (foto.sebutan, foto.judul, foto.sumber) == (
        "Gambar 1.1",
        "Peta wilayah",
        "Sumber: Bappeda",
    )
    assert isi.tabel[0].sumber == "Sumber: Dinas Tenaga Kerja"
    assert isi.galat == ()


def test_rujukan_menyebut_nomor_dalam_dokumen_ini_juga_ke_depan():
    isi = dokumen(
        bab(1, "Satu", 'Lihat {{ tabel("4.1") }} dan {{ gambar("peta") }}.'),
        bab(2, "Dua", '{% gambar "peta" %}\n\n{% tabel "tabel-4.1" %}'),
        gambar=True,
    )
    assert html(isi, 1) == (
        '<p>Lihat <a href="dok:tabel-2-1">Tabel 2.1</a> dan '
        '<a href="dok:gambar-2-1">Gambar 2.1</a>.</p>\n'
    )


def test_formulir_yang_ditempatkan_dua_kali_ditolak_di_tempat_kedua():
    isi = dokumen(
        bab(1, "Satu", '{% tabel "iku" %}'),
        bab(2, "Dua", 'Teks.\n\n{% tabel "iku" %}\n\n{% tabel "tabel-4.1" %}'),
    )
    assert [satu.sebutan for satu in isi.tabel] == ["Tabel 1.1", "Tabel 2.1"]
    assert galat(isi) == [
        (
            2,
            3,
            1,
            17,
            (
                "Hapus yang ini: Tabel 1.1 sudah ditempatkan di depan; "
                'rujuk dengan {{ tabel("iku") }}.'
            ),
        )
    ]


def test_tabel_di_bagian_depan_dan_gambar_tanpa_isi():
    isi = dokumen(
        depan(1, JenisBab.PENGANTAR, "Kata Pengantar", '{% tabel "iku" %}'),
        bab(2, "Satu", '{% gambar "foto" %}'),
    )
    assert isi.tabel == ()
    pesan = [satu.pesan for satu in isi.galat]
    assert pesan[0] == "Pindahkan tabel ini ke sebuah bab: nomornya mengikuti nomor bab."
    assert pesan[1].startswith('Gambar "foto" tidak ada')


def test_isi_gambar_yang_hilang_disebut_di_tempatnya():
    isi = dokumen(bab(1, "Satu", '{% gambar "peta" %}'), gambar=True)
    assert len(isi.gambar) == 1
    tanpa = dokumen(bab(1, "Satu", 'Teks.\n\n{% gambar "peta" %}'))
    assert tanpa.gambar == ()


def test_ikatan_rusak_disebut_dan_sisanya_tetap_tercetak():
    isi = dokumen(
        bab(1, "Satu", "Baik {{ tahun }}.\n\nBuruk {{ tahunn }} sekali."),
        bab(2, "Judul {{ pd.nma }}", "Lanjut."),
    )
    assert [(g.uid.int, g.medan, g.baris, g.kolom) for g in isi.galat] == [
        (1, "isi", 3, 10),
        (2, "judul", 1, 13),
    ]
    assert "Baik 2024." in html(isi, 1)
    assert "{{ tahunn }}" in html(isi, 1)
    assert "Lanjut." in html(isi, 2)


def test_judul_dapat_memuat_nilai_dan_bukan_markdown():
    isi = dokumen(bab(1, "Evaluasi {{ pd.nama }} *2024*"), bab(2, "Rujuk {{ pd.nama | besar }}"))
    assert [satu.judul for satu in isi.bagian] == [
        "Evaluasi Dinas Tenaga Kerja *2024*",
        "Rujuk DINAS TENAGA KERJA",
    ]


def test_judul_dalam_prosa_bernomor_dan_tidak_melompat():
    teks = "# Satu\n\na\n\n### Dalam\n\nb\n\n# A. Sendiri\n\nc\n\n# Dua\n\nd"
    isi = dokumen(bab(1, "Bab", "", sub(2, "Anak", teks)), bab(3, "Lepas", "## Kesatu\n\nx"))
    judul = [
        (j.tingkat, j.nomor, j.teks)
        for satu in isi.semua()
        for blok in satu.blok
        if isinstance(blok, Prosa)
        for j in blok.judul
    ]
    assert judul == [
        (3, "1.1.1", "Satu"),
        (4, "", "Dalam"),
        (3, "", "A. Sendiri"),
        (3, "1.1.2", "Dua"),
        (2, "2.1", "Kesatu"),
    ]


def test_bab_dengan_subbab_tidak_menomori_judul_prosanya():
    isi = dokumen(bab(1, "Bab", "## Pembuka\n\nx", sub(2, "Anak", "y")))
    (prosa,) = isi.bagian[0].blok
    assert isinstance(prosa, Prosa)
    assert [j.nomor for j in prosa.judul] == [""]


def test_bagian_kosong_dan_blok_berurutan():
    isi = dokumen(bab(1, "Bab", 'a\n\n{% tabel "iku" %}\n\nb\n\n{% tanda_tangan %}'), bab(2, "Nol"))
    jenis = [type(blok) for blok in isi.bagian[0].blok]
    assert jenis == [Prosa, BlokTabel, Prosa, BlokTandaTangan]
    assert isi.bagian[1].blok == ()
    assert not any(isinstance(blok, BlokGambar) for blok in isi.bagian[0].blok)


def test_tanda_tangan_tanpa_penandatangan_memakai_titik():
    isi = dokumen(bab(1, "Bab", "{% tanda_tangan %}"))
    (blok,) = isi.bagian[0].blok
    assert isinstance(blok, BlokTandaTangan)
    assert blok.tanda_tangan.atas == ("Pontianak, 24 November 2023", "Kepala Dinas Tenaga Kerja")
    assert blok.tanda_tangan.nama == ""
    assert blok.tanda_tangan.bawah == (f"NIP {'.' * 24}",)


def test_draf_menyebut_dirinya():
    satu = identitas_draf(rencana())
    assert satu.draf
    assert satu.tahap == "Draf rancangan awal, belum diajukan"
    assert satu.kode.startswith("DRAF-")
    assert satu.kode.endswith("-2024")


def test_masukan_yang_sama_memberi_dokumen_yang_sama():
    bagian = bab(1, "Bab", 'x {{ tahun }}\n\n{% tabel "iku" %}')
    assert repr(dokumen(bagian)) == repr(dokumen(bagian))
