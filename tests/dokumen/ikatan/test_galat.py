"""Every error: its place, and one sentence that says what to do."""

import pytest

from renja.dokumen.ikatan import Galat, TanpaRujukan, isikan, urai
from renja.dokumen.ikatan.isi import BESAR_TERBANYAK, LANGKAH_TERBANYAK
from tests.dokumen.ikatan.contoh import isi, nama, rencana
from tests.renja import contoh as dasar

UNTUK = "{% untuk p dari program %}"

EJAAN = [
    ("{{ tahun", (1, 1, 2), "Tutup {{ dengan }} pada baris yang sama."),
    ("{% selesai", (1, 1, 2), "Tutup {% dengan %} pada baris yang sama."),
    ("a\n\nb {{ tahun %}", (3, 12, 2), "Tutup {{ dengan }}, bukan %}."),
    ("{{ a {{ b }}", (1, 6, 1), "Tutup {{ dengan }} sebelum tanda { ini."),
    ("{{ tahun + 1 }}", (1, 10, 1), 'Tanda "+" tidak dikenal di sini; tulis nama, lalu | dan '),
    ('{{ "a }}', (1, 4, 1), "Tutup teks ini dengan tanda kutip yang sama pada baris yang sama."),
    ("{{ }}", (1, 4, 2), "Tulis nama sebuah nilai di sini, misalnya pagu.total."),
    ("{{ pagu. }}", (1, 10, 2), "Tulis nama bagian sesudah titik, misalnya pagu.total."),
    ("{{ capaian[1] }}", (1, 12, 1), "Tulis kuncinya di antara tanda kutip, misalnya capaian"),
    ('{{ capaian["IKU-1" }}', (1, 20, 2), 'Tulis "]" sesudah kunci.'),
    ("{{ tahun | }}", (1, 12, 2), "Tulis nama saringan sesudah |, misalnya terbilang."),
    ("{{ tahun | angka(x) }}", (1, 18, 1), "Tulis teks di antara tanda kutip, atau angka yang"),
    ("{{ tahun | angka(1 }}", (1, 20, 2), 'Tulis ")" sesudah isian saringan.'),
    ("{{ pagu total }}", (1, 9, 5), 'Hapus "total", atau tulis | sebelum nama saringan.'),
    ("{{ open('x') }}", (1, 4, 4), '"open(…)" tidak dikenal; pakai tabel("…") atau gambar("…").'),
    ("{{ tabel(4) }}", (1, 10, 1), 'Tulis namanya di antara tanda kutip: tabel("…").'),
    ('{{ tabel("4.1" }}', (1, 16, 2), 'Tulis ")" sesudah nama di antara tanda kutip.'),
    ("{% %}", (1, 4, 2), "Tulis perintahnya: pakai salah satu dari untuk, jika, lain, selesai,"),
    ("{% untk p dari program %}", (1, 4, 4), 'Perintah "untk" tidak dikenal; maksud Anda "untuk"?'),
    (
        "{% untuk 1 dari program %}{% selesai %}",
        (1, 10, 1),
        "Tulis nama bagi tiap isi daftar, misalnya {% ",
    ),
    (
        "{% untuk dari dari program %}{% selesai %}",
        (1, 10, 4),
        'Pilih nama lain: "dari" adalah kata bahasa ini',
    ),
    (
        "{% untuk p in program %}{% selesai %}",
        (1, 12, 2),
        'Tulis "dari" di sini, misalnya {% untuk p dari pro',
    ),
    (
        "{% jika tahun | besar %}{% selesai %}",
        (1, 15, 1),
        "Hapus saringan di sini; pakai hanya di dalam {{ … }}",
    ),
    ("{% lain %}", (1, 1, 10), "Pakai {% lain %} hanya di dalam {% jika %}."),
    ("{% selesai %}", (1, 1, 13), "Hapus {% selesai %} ini: tidak ada perulangan atau syarat"),
    (f"x\n{UNTUK}", (2, 1, 26), "Tutup {% untuk %} ini dengan {% selesai %}."),
    ("{% jika tahun %}", (1, 1, 16), "Tutup {% jika %} ini dengan {% selesai %}."),
    ("{% tabel iku %}", (1, 10, 3), 'Tulis namanya di antara tanda kutip: {% tabel "…" %}.'),
    ('x {% tabel "iku" %}', (1, 3, 17), "Tulis {% tabel %} pada baris tersendiri."),
    ("{{ tahun }} {% tanda_tangan %}", (1, 13, 18), "Tulis {% tanda_tangan %} pada baris tersend"),
    ("{% selesai sekarang %}", (1, 12, 8), 'Hapus "sekarang", atau tulis | sebelum nama saringan.'),
]
NAMA = [
    ("{{ pagu.totl }}", (1, 9, 4), '"totl" tidak ada pada pagu; maksud Anda "total"?'),
    ("{{ pagu.zzz }}", (1, 9, 3), '"zzz" tidak ada pada pagu; yang ada: total, maju, selisih_maju'),
    ("{{ jumlah_program }}", (1, 4, 14), 'Nama "jumlah_program" tidak dikenal; maksud Anda "juml'),
    ("{{ xyzzy }}", (1, 4, 5), 'Nama "xyzzy" tidak dikenal; pilih nama dari daftar nama.'),
    ("{{ pagu }}", (1, 4, 4), '"pagu" berisi beberapa nilai; tulis pagu. lalu salah satu dari tot'),
    ("{{ program }}", (1, 4, 7), '"program" adalah daftar; pakai {% untuk x dari program %} atau '),
    (
        "{{ program.nama }}",
        (1, 12, 4),
        '"program" adalah daftar; pakai {% untuk x dari program %} ',
    ),
    ("{{ perubahan }}", (1, 4, 9), '"perubahan" hanya untuk syarat; pakai {% jika perubahan %}.'),
    ("{{ capaian }}", (1, 4, 7), '"capaian" berisi nilai menurut kunci; tulis capaian["…"].'),
    (
        "{{ pagu.lapisan.dpa }}",
        (1, 17, 3),
        'Tulis kuncinya seperti ini: pagu.lapisan["indikatif"].',
    ),
    (
        '{{ pagu.lapisan["indikatip"] }}',
        (1, 17, 11),
        '"indikatip" tidak ada pada pagu.lapisan; maksud Anda "indikatif"?',
    ),
    ('{{ capaian["IKU-9"] }}', (1, 12, 7), '"IKU-9" tidak ada pada capaian; yang ada: belum ada.'),
    ('{{ pd["nama"] }}', (1, 7, 6), "Tulis bagiannya dengan titik: pd.nama."),
    ("{{ tahun.x }}", (1, 10, 1), 'Hapus "x": tahun adalah satu nilai (tahun).'),
    ("{{ tahun.__class__ }}", (1, 10, 9), 'Hapus "__class__": tahun adalah satu nilai (tahun).'),
    ("{{ pd.rencana }}", (1, 7, 7), '"rencana" tidak ada pada pd; yang ada: nama, singkatan, ala'),
    (
        "{% untuk x dari pagu.total %}{{ x.nama }}{% selesai %}",
        (1, 17, 4),
        '"pagu.total" adalah satu nilai, bukan daftar; tulis {{ pagu.total }}, atau pilih sebuah',
    ),
    ("{% untuk x dari pagu %}{% selesai %}", (1, 17, 4), '"pagu" bukan daftar; pilih sebuah daf'),
    ("{% untuk x dari progam %}{{ x.q }}{% selesai %}", (1, 17, 6), 'Nama "progam" tidak dikenal;'),
    ("{% untuk tahun dari program %}{% selesai %}", (1, 10, 5), 'Pilih nama lain: "tahun" sudah'),
    (
        f"{UNTUK}{{% untuk p dari p.kegiatan %}}{{% selesai %}}{{% selesai %}}",
        (1, 36, 1),
        'Pilih nama lain: "p" sudah dipakai.',
    ),
    (f"{UNTUK}{{{{ p }}}}{{% selesai %}}", (1, 30, 1), '"p" berisi beberapa nilai; tulis p. lalu'),
    (f"{UNTUK}{{{{ p.nma }}}}{{% selesai %}}", (1, 32, 3), '"nma" tidak ada pada p; maksud Anda "'),
    ("{% untuk u dari usulan %}{{ u.x }}{% selesai %}", (1, 31, 1), '"x" tidak ada pada u; yang'),
    ("{% jika pagu %}{% selesai %}", (1, 9, 4), '"pagu" berisi beberapa nilai; tulis pagu. lalu'),
    ('{% jika "x" %}{% selesai %}', (1, 9, 3), "Tulis nama sebuah nilai sebagai syarat."),
    ('{% tabel "9.9" %}', (1, 10, 5), 'Tabel "9.9" tidak dikenal; pilih kode dari daftar formulir'),
    ('{% tabel "tabel-4.l" %}', (1, 10, 11), 'Tabel "tabel-4.l" tidak dikenal; maksud Anda "tabel'),
    ('{{ tabel("T-C.99") }}', (1, 10, 8), 'Tabel "T-C.99" tidak dikenal; maksud Anda "T-C.'),
    ('{{ tabel("iku") }}', (1, 10, 5), 'Tabel "iku" belum ditempatkan; tulis {% tabel "iku" %} pa'),
    ('{{ gambar("x") }}', (1, 11, 3), 'Gambar "x" belum ditempatkan; tulis {% gambar "x" %} pada'),
]
SARING = [
    ("{{ tahun | terbiang }}", (1, 12, 8), 'Saringan "terbiang" tidak dikenal; maksud Anda "terb'),
    ("{{ tahun | q }}", (1, 12, 1), 'Saringan "q" tidak dikenal; yang ada: terbilang, terbilang_'),
    ("{{ pd.nama | terbilang }}", (1, 14, 9), 'Hapus saringan "terbilang": pd.nama berjenis teks,'),
    ("{{ pagu.total | besar }}", (1, 17, 5), 'Hapus saringan "besar": pagu.total berjenis uang, '),
    ("{{ program | gabung }}", (1, 14, 6), 'Sebut bagian yang diambil: gabung("nomor").'),
    ('{{ program | gabung("nm") }}', (1, 21, 4), '"nm" tidak ada pada isi program; maksud Anda "n'),
    ('{{ program | gabung("kegiatan") }}', (1, 21, 10), '"kegiatan" tidak ada pada isi program;'),
    (
        '{% untuk m dari misi %}{{ m.pendorong | gabung("x") }}{% selesai %}',
        (1, 48, 3),
        "Hapus isian ini: isi m.pendorong satu nilai saja.",
    ),
    ("{{ tahun | rupiah }}", (1, 12, 6), 'Hapus saringan "rupiah": tahun berjenis tahun, sedang'),
    ("{{ pagu.total | rupiah(2) }}", (1, 24, 1), 'Hapus isian ini: "rupiah" tanpa isian.'),
    ("{{ pagu.total | angka(1, 2) }}", (1, 26, 1), 'Hapus isian ini: "angka" paling banyak satu'),
    ("{{ pagu.total | angka(9) }}", (1, 23, 1), "Tulis angka 0 sampai 4 di sini."),
    ("{{ pagu.total | terbilang(1) }}", (1, 27, 1), "Tulis isian ini di antara tanda kutip."),
    ("{{ jumlah.usulan | romawi }}", (1, 20, 6), "Hapus saringan ini: 0 bukan bilangan bulat 1"),
    ("{{ jumlah.usulan | huruf }}", (1, 20, 5), "Hapus saringan ini: 0 bukan bilangan bulat 1 "),
]


@pytest.mark.parametrize(("teks", "tempat", "pesan"), [*EJAAN, *NAMA, *SARING])
def test_satu_galat_pada_tempatnya(teks, tempat, pesan):
    (galat,) = isi(teks).galat
    assert (galat.baris, galat.kolom, galat.panjang) == tempat
    assert galat.pesan.startswith(pesan)
    assert galat.pesan[-1] in ".?"


@pytest.mark.parametrize("teks", [teks for teks, *_ in EJAAN])
def test_salah_eja_sudah_diketahui_tanpa_data(teks):
    assert len(urai(teks).galat) == 1


def test_semua_galat_sekaligus_dan_selebihnya_tetap_terisi():
    terisi = isi("{{ a1 }} {{ tahun }}\n{{ pagu.x }}\n{{ tahun | y }} {{ pd.nama }}")
    assert [(satu.baris, satu.kolom) for satu in terisi.galat] == [(1, 4), (2, 9), (3, 12)]
    assert terisi.teks == ("{{ a1 }} 2024\n{{ pagu.x }}\n{{ tahun &#124; y }} Dinas Tenaga Kerja")


def test_baris_dihitung_dengan_setiap_akhir_baris():
    galat = isi("a\r\nb\rc\n{{ x1 }}").galat
    assert [(satu.baris, satu.kolom) for satu in galat] == [(4, 4)]


def test_tempat_dihitung_dalam_huruf():
    (galat,) = isi("é😀 {{ x1 }}").galat
    assert galat == Galat(1, 7, 2, galat.pesan)


def test_galat_di_dalam_perulangan_disebut_sekali():
    terisi = isi(
        "{% untuk p dari program %}{% untuk k dari p.kegiatan %}"
        '{% untuk s dari k.sub_kegiatan %}{{ tabel("iku") }}{% selesai %}{% selesai %}{% selesai %}'
    )
    assert len(terisi.galat) == 1


def test_gambar_yang_tidak_ada():
    satu = nama(gambar=("peta-kota", "bagan"))
    terisi = isikan(urai('{% gambar "peta-kot" %}\n{{ gambar("zzz") }}'), satu)
    assert [galat.pesan for galat in terisi.galat] == [
        'Gambar "peta-kot" tidak ada; maksud Anda "peta-kota"?',
        'Gambar "zzz" tidak ada; unggah dulu gambar dengan nama itu.',
    ]


def test_perulangan_lima_bersarang():
    teks = (
        "{% untuk a dari program %}{% untuk b dari program %}{% untuk c dari program %}"
        "{% untuk d dari program %}{% untuk e dari program %}x"
    ) + "{% selesai %}" * 5
    terisi = isi(teks)
    assert [galat.pesan for galat in terisi.galat] == [
        "Keluarkan perulangan ini: paling banyak 4 bersarang."
    ]
    assert terisi.teks == ""


def test_syarat_bersarang_terlalu_dalam():
    teks = "{% jika tahun %}" * 200 + "x" + "{% selesai %}" * 200
    galat = urai(teks).galat
    assert galat[0].pesan == "Keluarkan syarat ini: paling banyak 16 bersarang."
    assert len(galat) == 100


def test_ungkapan_terlalu_panjang():
    (galat,) = urai("{{ a" + ".b" * 50 + " }}").galat
    assert galat.pesan == "Pakai paling banyak 20 bagian."


def test_isi_lebih_dari_2_mb_berhenti_pada_perulangannya():
    banyak = dasar.program(
        *(
            dasar.Kegiatan(dasar.uid(9000 + n), "2.07.03.2.01", "K", (), (dasar.sub(n, "S", 1, 1),))
            for n in range(1, 400)
        )
    )
    satu = rencana()
    besar = type(satu)(
        satu.perangkat_daerah, 2024, "awal", "", satu.renstra, program=(banyak,), tujuan=()
    )
    teks = (
        "{% untuk p dari program %}{% untuk k dari p.kegiatan %}{% untuk j dari p.kegiatan %}\n"
        + "isi panjang " * 10
        + "\n{% selesai %}{% selesai %}{% selesai %}"
    )
    terisi = isi(teks, besar)
    assert [galat.pesan for galat in terisi.galat] == [
        "Pendekkan bagian ini: isinya melebihi 2 MB."
    ]
    assert terisi.galat[0].kolom == 56
    assert len(terisi.teks) <= BESAR_TERBANYAK
    assert isi("x" * (BESAR_TERBANYAK + 1)).galat[0].pesan == terisi.galat[0].pesan


def test_langkah_terlalu_banyak_berhenti():
    banyak = dasar.program(
        *(
            dasar.Kegiatan(dasar.uid(9000 + n), "2.07.03.2.01", "K", (), (dasar.sub(n, "S", 1, 1),))
            for n in range(1, 100)
        )
    )
    satu = rencana()
    besar = type(satu)(
        satu.perangkat_daerah, 2024, "awal", "", satu.renstra, program=(banyak,), tujuan=()
    )
    teks = (
        "{% untuk p dari program %}{% untuk a dari p.kegiatan %}{% untuk b dari p.kegiatan %}"
        "{% untuk c dari p.kegiatan %}{% jika usulan %}x{% selesai %}"
    ) + "{% selesai %}" * 4
    (galat,) = isi(teks, besar).galat
    assert galat.pesan == "Kurangi perulangan di sini: langkah pengisiannya terlalu banyak."
    assert LANGKAH_TERBANYAK == 200_000


def test_rujukan_tanpa_dokumen():
    terisi = isikan(urai('{{ tabel("4.1") }}'), nama().dengan_rujukan(TanpaRujukan()))
    assert terisi.galat[0].pesan == (
        'Tabel "4.1" belum ditempatkan; tulis {% tabel "tabel-4.1" %} pada bagiannya.'
    )
