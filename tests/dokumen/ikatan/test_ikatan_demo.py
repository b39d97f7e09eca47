"""Names on the demo's Renja 2024, against figures worked by hand and the forms' own cells."""

import pytest

from planning.models import Renja
from renja.dokumen.ikatan import Nama, TanpaRujukan, daftar_nama, isikan, nama_dokumen, urai
from renja.laporan import FORMULIR
from renja.pemuat import muat_rencana
from renja.rencana import Rencana
from renja.tabel.sel import teks_sel

pytestmark = pytest.mark.django_db

SKALA = (
    "85 ke atas: Sangat Berhasil; 70 sampai kurang dari 85: Berhasil; "
    "55 sampai kurang dari 70: Cukup Berhasil; kurang dari 55: Kurang Berhasil; "
)


@pytest.fixture
def rencana(data_demo: None) -> Rencana:
    renja = Renja.objects.milik("disnaker", 2024)
    satu = renja.select_related("perangkat_daerah__pemda", "renstra").get()
    return muat_rencana(satu, pelaksanaan=True, konteks=True)


@pytest.fixture
def nama(rencana: Rencana) -> Nama:
    return nama_dokumen(rencana, TanpaRujukan())


def _jadi(teks: str, nama: Nama) -> str:
    terisi = isikan(urai(teks), nama)
    assert terisi.galat == ()
    return terisi.teks


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("{{ jumlah.program }}/{{ jumlah.kegiatan }}/{{ jumlah.sub_kegiatan }}", "5/19/53"),
        ("{{ jumlah.sub_kegiatan | terbilang }}", "lima puluh tiga"),
        ("{{ pagu.total }}", "4.704.246.000"),
        ("{{ pagu.total | rupiah }}", "Rp 4.704.246.000"),
        (
            "{{ pagu.total | terbilang_rupiah }}",
            "empat miliar tujuh ratus empat juta dua ratus empat puluh enam ribu rupiah",
        ),
        ("{{ pagu.maju }} {{ pagu.selisih_maju }}", "5.228.746.000 524.500.000"),
        ("{{ jumlah.iku }} {{ jumlah.tujuan }} {{ jumlah.sasaran }}", "3 1 1"),
        ("{{ jumlah.permasalahan }} {{ jumlah.dasar_hukum }} {{ jumlah.layanan }}", "9 22 17"),
        ("{{ jumlah.misi }} {{ jumlah.usulan }}", "5 0"),
        ('{{ target["IKU-1"] }}', "89,3–89,98 %"),
        ('{{ realisasi["IKU-1"] }} {{ capaian["IKU-1"] }}', "90,87 % 100,99"),
        ('{{ target["IKU-2"] }} {{ realisasi["IKU-2"] }}', "52 % 59,45 %"),
        ('{{ capaian["IKU-2"] | persen }} {{ kategori["IKU-2"] }}', "114,33 % Sangat Berhasil"),
        ('{{ capaian["IKU-3"] }} {{ kategori["IKU-3"] }}', "41,59 Kurang Berhasil"),
        ('{{ alasan["IKU-2"] }}', "–"),
        ("{{ tahun }} {{ tahun_evaluasi }} {{ siklus }}", "2024 2022 awal"),
        ("{{ pd.nama }}, {{ pd.singkatan }}", "Dinas Tenaga Kerja Kota Pontianak, Disnaker"),
        ("{{ pd.alamat }}", "Jalan Letjen Sutoyo Nomor 1 Pontianak"),
        ("{{ pemda.nama }} {{ pemda.kepala_daerah }}", "Kota Pontianak Wali Kota"),
        (
            "{{ renstra.periode }} {{ rpjmd.jenis }} {{ rpjmd.periode }}",
            "2024-2026 RPJMD 2020-2024",
        ),
        ("{{ penanda_tangan.nama }}", "Dedi Kepala"),
        ("{{ penanda_tangan.jabatan }}", "Kepala Dinas Tenaga Kerja Kota Pontianak"),
        ("{{ nama_skala }}", "Skala LAN"),
        (
            "{{ rpjmd.visi }}",
            "Pontianak Kota Khatulistiwa, Berwawasan Lingkungan, Cerdas dan Bermartabat",
        ),
        ('{{ tujuan | pertama("uraian") }}', "Meningkatkan Kesempatan Kerja"),
        ('{{ sasaran | pertama("uraian") | kecil }}', "meningkatnya produktivitas tenaga kerja"),
        (
            "{% untuk k dari skala %}{{ k.rentang }}: {{ k.nama }}; {% selesai %}",
            SKALA,
        ),
        (
            "{% untuk p dari program %}{{ p.nomor }} {{ p.pagu }};{% selesai %}",
            "I 3.535.388.000;II 38.000.000;III 556.000.000;IV 284.000.000;V 290.858.000;",
        ),
        (
            "{% untuk p dari program %}{{ p.jumlah_kegiatan }} {% selesai %}",
            "7 1 5 4 2 ",
        ),
        (
            "{% untuk m dari misi %}{{ m.nomor }}:{{ m.pendorong | jumlah }} {% selesai %}",
            "1:0 2:0 3:0 4:4 5:0 ",
        ),
        ('{{ pagu.lapisan["indikatif"] }}', "4.704.246.000"),
    ],
)
def test_angka_demo(teks, hasil, nama):
    assert _jadi(teks, nama) == hasil


def test_iku_prosa_sama_dengan_sel_tabelnya(rencana, nama):
    tabel = FORMULIR["iku"].susun(rencana)
    kolom = {satu.kunci: satu for satu in tabel.daun}
    letak = {satu.kunci: n for n, satu in enumerate(tabel.daun)}
    assert len(tabel.baris) == 3
    for nomor, baris in enumerate(tabel.baris, start=1):
        for kunci in ("target", "realisasi", "capaian", "kategori"):
            sel = teks_sel(baris.sel[letak[kunci]], kolom[kunci].jenis)
            assert _jadi(f'{{{{ {kunci}["IKU-{nomor}"] }}}}', nama) == sel


def test_nomor_dan_pagu_prosa_sama_dengan_tabel_4_1(rencana, nama):
    tabel = FORMULIR["tabel-4.1"].susun(rencana)
    kunci = [satu.kunci for satu in tabel.daun]
    letak = kunci.index("no"), kunci.index("nama"), kunci.index("pagu")
    dari_tabel = [
        " ".join(teks_sel(baris.sel[n], tabel.daun[n].jenis) for n in letak)
        for baris in tabel.baris
        if baris.tingkat in {"program", "kegiatan", "sub_kegiatan"}
    ]
    teks = (
        "{% untuk p dari program %}\n{{ p.nomor }} {{ p.nama }} {{ p.pagu }}\n"
        "{% untuk k dari p.kegiatan %}\n{{ k.huruf }} {{ k.nama }} {{ k.pagu }}\n"
        "{% untuk s dari k.sub_kegiatan %}\n{{ s.nomor }} {{ s.nama }} {{ s.pagu }}\n"
        "{% selesai %}\n{% selesai %}\n{% selesai %}\n"
    )
    prosa = _jadi(teks, nama).replace("\\", "").splitlines()
    assert len(prosa) == 5 + 19 + 53
    assert prosa == dari_tabel


def test_serapan_prosa_sama_dengan_jumlah_tabelnya(rencana, nama):
    tabel = FORMULIR["serapan"].susun(rencana, 2)
    kolom = [satu.kunci for satu in tabel.daun]
    (jumlah,) = [b for b in tabel.baris if b.tingkat == "jumlah" and b.sel[1] == "Jumlah"]
    for kunci, bagian in (("pagu", "pagu"), ("realisasi", "realisasi"), ("serapan", "persen")):
        n = kolom.index(kunci)
        tercetak = teks_sel(jumlah.sel[n], tabel.daun[n].jenis)
        assert _jadi(f'{{{{ serapan["TW II"].{bagian} }}}}', nama) == tercetak
        assert tercetak != "–"


def test_dasar_hukum_dalam_bunyi_daftar(nama):
    teks = "{% untuk d dari dasar_hukum %}\n{{ d.bunyi }}\n{% selesai %}\n"
    baris = _jadi(teks, nama).splitlines()
    assert len(baris) == 22
    assert baris[0] == (
        "Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"
    )
    assert baris[2] == (
        "Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional "
        "(Lembaran Negara Republik Indonesia Tahun 2004 Nomor 104, Tambahan Lembaran Negara "
        "Republik Indonesia Nomor 4421)"
    )
    assert baris[4].endswith(
        "Nomor 5587) sebagaimana telah diubah beberapa kali terakhir dengan Undang-Undang Nomor 9 "
        "Tahun 2015 tentang Perubahan Kedua Atas Undang-Undang Nomor 23 Tahun 2014 tentang "
        "Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2015 Nomor 58, Tambahan "
        "Lembaran Negara Republik Indonesia Nomor 5679)"
    )
    assert baris[8].startswith(
        "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017 tentang Tata Cara Perencanaan,"
    )
    assert baris[11].startswith("Peraturan Daerah Provinsi Kalimantan Barat Nomor 2 Tahun 2019")
    assert baris[16].startswith("Keputusan Menteri Dalam Negeri Nomor 050-3708 Tahun 2020 tentang")
    assert baris[17].startswith("Instruksi Menteri Dalam Negeri Nomor 52 Tahun 2022 tentang")
    assert baris[18].startswith("Peraturan Walikota Pontianak Nomor 19 Tahun 2011 tentang")
    assert baris[21] == (
        "Peraturan Walikota Pontianak Nomor … Tahun 2023 tentang Rencana Kerja Pemerintah "
        "Daerah Kota Pontianak Tahun 2024"
    )


def test_setiap_nama_dapat_dipakai(nama):
    """Every name of the table prints on the demo, those of lists inside their loops."""
    for satu in daftar_nama():
        teks = _pemakaian(satu.nama, satu.jenis, nama)
        terisi = isikan(urai(teks), nama)
        assert terisi.galat == (), (satu.nama, teks, terisi.galat)


def _pemakaian(jalur: str, jenis: str, nama: Nama) -> str:
    """A template that uses a name of the table."""
    *luar, dalam = jalur.split("[].")
    buka, awal = "", ""
    for ke, satu in enumerate(luar):
        buka += f"{{% untuk x{ke} dari {awal}{satu} %}}"
        awal = f"x{ke}."
    pakai = f"{awal}{dalam}".replace('["…"]', '["TW III"]')
    if jenis == "menurut kunci":
        pakai += '["TW III"]' if dalam == "serapan" else ""
        pakai += '["indikatif"]' if dalam.endswith("lapisan") else ""
        pakai += '["IKU-1"]' if "[" not in pakai else ""
    if jenis in {"daftar", "ya/tidak"}:
        isi = f"{{% jika {pakai} %}}a{{% selesai %}}"
    else:
        isi = "" if jenis == "kumpulan nilai" or dalam == "serapan" else f"{{{{ {pakai} }}}}"
    return buka + isi + "{% selesai %}" * len(luar)


def test_contoh_pada_keterangan_adalah_nilai_demo(nama):
    """What the documentation gives as an example is what the demo prints."""
    contoh = {
        satu.nama: satu.contoh
        for satu in daftar_nama()
        if satu.contoh and "…" not in satu.contoh + satu.nama and "[]" not in satu.nama
    }
    menurut_kunci = ("target", "realisasi", "capaian", "kategori", "target_tahun_ini")
    lewat = {"penetapan.tanggal", "alasan", "penanda_tangan.pangkat", *menurut_kunci}
    tercetak = {satu: _jadi(f"{{{{ {satu} }}}}", nama) for satu in contoh if satu not in lewat}
    assert tercetak == {satu: isi for satu, isi in contoh.items() if satu not in lewat}
    iku = {satu: _jadi(f'{{{{ {satu}["IKU-2"] }}}}', nama) for satu in menurut_kunci}
    assert iku == {satu: contoh[satu] for satu in menurut_kunci}
