"""What the language prints: names, loops, conditions, blocks, references, marks."""

import pytest

from renja.dokumen.ikatan import (
    BlokGambar,
    BlokTabel,
    BlokTandaTangan,
    Posisi,
    TanpaRujukan,
    isikan,
    penempatan,
    tandai_html,
    urai,
)
from tests.dokumen.ikatan.contoh import isi, jadi, nama, rencana


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("Tahun {{ tahun }} dan {{tahun_depan}}.", "Tahun 2024 dan 2025."),
        ("{{ tahun_lalu }} {{ tahun_evaluasi }}", "2023 2022"),
        ("{{ pd.nama }}, {{ pemda.nama }}", "Dinas Tenaga Kerja, Kota Pontianak"),
        ("{{ pagu.total }} / {{ pagu.maju }}", "2.000.000 / 2.000.000"),
        ("{{ pagu.selisih_maju }}", "0"),
        ("{{ jumlah.program }} {{ jumlah.kegiatan }} {{ jumlah.sub_kegiatan }}", "1 1 2"),
        ("{{ renstra.periode }} {{ rpjmd.periode }}", "2024-2026 2020-2024"),
        ("{{ penetapan.tanggal }} {{ penetapan.tanggal | bulan }}", "24 November 2023 November"),
        ("{{ penetapan.nomor }}", "12"),
        ('{{ pagu.lapisan["indikatif"] | rupiah }}', "Rp 2.000.000"),
        ("{{ pd.alamat }} {{ penanda_tangan.nama }}", "– –"),
        ('{{ "{{" }} dan \\{{ x }} dan \\{% y %}', "{{ dan {{ x }} dan {% y %}"),
        ('{{ "a" | besar }}', "A"),
        ("{{ pd.nama | besar | kecil | judul }}", "Dinas Tenaga Kerja"),
        ("{ satu } % {", "{ satu } % {"),
    ],
)
def test_nilai_tercetak(teks, hasil):
    assert jadi(teks) == hasil


def test_garis_miring_genap_bukan_pelolos():
    assert jadi("\\\\{{ tahun }}") == "\\\\2024"


def test_perulangan_bersarang_dengan_angka_formulir():
    teks = """\
{% untuk p dari program %}
{{ p.nomor }} {{ p.nama | judul }} {{ p.pagu }}
{% untuk k dari p.kegiatan %}
{{ k.huruf }} {{ k.nama }}
  {% untuk s dari k.sub_kegiatan %}
- {{ s.nomor }} {{ s.nama }} {{ s.pagu | rupiah }} {{ s.maju }} di {{ s.lokasi }}
  {% selesai %}
{% selesai %}
{% selesai %}
Habis."""
    assert jadi(teks) == (
        "I Program Pelatihan Kerja 2.000.000\n"
        "A Pelatihan\n"
        "- 1 Sub satu Rp 1.500.000 2.000.000 di Kota Pontianak, Semua Kecamatan\n"
        "- 2 Sub dua Rp 500.000 – di Kota Pontianak, Semua Kecamatan\n"
        "Habis."
    )


def test_perulangan_dalam_baris_dan_yang_terakhir():
    teks = (
        "{% untuk f dari misi %}{% untuk d dari f.pendorong %}{{ d.ke | romawi }} {{ d }}"
        "{% jika bukan d.terakhir %}; {% lain %}.{% selesai %}{% selesai %}{% selesai %}"
    )
    assert jadi(teks) == "I Pasar ramai; II Iklim baik."


def test_baris_tabel_markdown_tetap_rapat():
    teks = (
        "| No | Sub |\n|--|--|\n{% untuk p dari program %}{% untuk k dari p.kegiatan %}\n"
        "{% untuk s dari k.sub_kegiatan %}\n| {{ s.nomor }} | {{ s.nama }} |\n{% selesai %}\n"
        "{% selesai %} {% selesai %}\n\nLalu."
    )
    assert jadi(teks) == "| No | Sub |\n|--|--|\n| 1 | Sub satu |\n| 2 | Sub dua |\n\nLalu."


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("{% jika usulan %}ada{% lain %}tidak{% selesai %}", "tidak"),
        ("{% jika bukan usulan %}tidak{% selesai %}", "tidak"),
        ("{% jika program %}ada{% selesai %}", "ada"),
        ("{% jika perubahan %}P{% lain %}A{% selesai %}", "A"),
        ("{% jika jumlah.usulan %}ada{% lain %}nol{% selesai %}", "nol"),
        ("{% jika pagu.selisih_maju %}ada, juga nol{% selesai %}", "ada, juga nol"),
        ("{% jika pd.alamat %}a{% lain %}b{% selesai %}", "b"),
        ("{% jika penetapan.tanggal %}a{% selesai %}", "a"),
        ("{% jika penanda_tangan.nama %}a{% selesai %}", ""),
    ],
)
def test_syarat(teks, hasil):
    assert jadi(teks) == hasil


def test_blok_menurut_urutannya():
    terisi = isi(
        'awal\n{% tabel "T-C.33" %}\n  {% gambar "peta" %}  \ntengah\n'
        "{% jika program %}{% tanda_tangan %}{% selesai %}\n"
    )
    assert terisi.galat == ()
    assert terisi.bagian == (
        "awal\n",
        BlokTabel("tabel-4.1", Posisi(2, 1, 20)),
        BlokGambar("peta", Posisi(3, 3, 19)),
        "tengah\n",
        BlokTandaTangan(Posisi(5, 19, 18)),
    )
    assert terisi.teks == "awal\ntengah\n"


def test_blok_di_dalam_perulangan_dan_penempatan_tanpa_rujukan():
    teks = 'lihat {{ tabel("4.1") }}\n{% untuk p dari program %}\n{% tabel "iku" %}\n{% selesai %}'
    kosong = nama().dengan_rujukan(TanpaRujukan())
    assert [satu.kode for satu in penempatan(urai(teks), kosong)] == ["iku"]


def test_rujukan_menjadi_tautan_dengan_nomor_dokumen_ini():
    assert jadi('{{ tabel("4.1") }} {{ gambar("peta") }}') == (
        "[Tabel 4.2](dok:tabel-4-2) [Gambar 2.1](dok:gambar-2-1)"
    )
    assert jadi('{{ tabel("T-C.33") | nomor }}') == "4.2"


def test_rujukan_pada_cabang_yang_tidak_dicetak_tidak_menuntut_tempat():
    assert jadi('{% jika usulan %}{{ tabel("tc-32") }}{% selesai %}') == ""


def test_nama_yang_dipakai_ditulis_baku():
    terisi = isi(
        "{{ pagu.total | rupiah }}{% untuk p dari program %}{{ p.nama }}{{ p.ke }}"
        '{% untuk k dari p.kegiatan %}{{ k.huruf }}{% selesai %}{% selesai %}{{ tabel("4.1") }}'
    )
    assert terisi.nama == {
        "pagu.total",
        "program",
        "program[].nama",
        "program[].ke",
        "program[].kegiatan",
        "program[].kegiatan[].huruf",
        'tabel("4.1")',
    }


def test_permasalahan_dikelompokkan():
    teks = (
        "{% untuk a dari permasalahan %}{{ a.uraian }}:{% untuk b dari a.masalah %}"
        " {{ b.uraian }} ({{ b.akar | gabung }}){% selesai %}\n{% selesai %}"
    )
    assert jadi(teks) == (
        "Pokok A: Masalah 1 (Akar x dan Akar y) Masalah 2 (Akar z)\nPokok B: Masalah 3 (–)\n"
    )
    assert jadi("{{ jumlah.permasalahan }} {{ jumlah.masalah_pokok }}") == "4 2"


def test_fungsi_unit_satu_demi_satu():
    teks = "{% untuk u dari unit %}{% untuk f dari u.daftar_fungsi %}[{{ f }}]{% selesai %}"
    assert jadi(f"{teks}{{% selesai %}}") == "[a. satu;][b. dua.]"


def test_tanda_menjadi_span_dengan_ungkapannya():
    terisi = isi('{{ pagu.total | rupiah }} {{ tabel("4.1") }} {{ "x" }}', tanda=True)
    html = tandai_html(f"<p>{terisi.teks}</p>")
    assert html == (
        '<p><span class="ikatan" data-ikatan="pagu.total | rupiah">Rp 2.000.000</span> '
        '<span class="ikatan" data-ikatan="tabel(&quot;4.1&quot;)">[Tabel 4.2](dok:tabel-4-2)'
        "</span> x</p>"
    )
    assert isi("{{ pagu.total | rupiah }}").teks == "Rp 2.000.000"


def test_tanda_di_dalam_tag_dibuang():
    terisi = isi("{{ tahun }}", tanda=True)
    html = f'<img alt="{terisi.teks}" src="x%EE%80%80%EE%85%B4%EE%80%81y%EE%80%82">{terisi.teks}'
    assert tandai_html(html) == (
        '<img alt="2024" src="xy"><span class="ikatan" data-ikatan="tahun">2024</span>'
    )


def test_tanda_yang_diketik_orang_dibersihkan():
    jahat = rencana("Dinas \ue000\ue174\ue001x\ue002")
    terisi = isi("a\ue000b\ue1ffc {{ pd.nama }}", jahat, tanda=True)
    assert tandai_html(terisi.teks) == (
        'abc <span class="ikatan" data-ikatan="pd.nama">Dinas x</span>'
    )


def test_nilai_diambil_sekali():
    satu = nama()
    teks = urai("{{ pagu.total }}")
    isikan(teks, satu)
    lain = satu.dengan_rujukan(TanpaRujukan())
    assert lain.simpanan is satu.simpanan
    assert (".pagu", ".total") in satu.simpanan
