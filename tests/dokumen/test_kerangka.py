"""The outline of the document and its starter texts: read, checked, filled for any plan."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from planning.models import Renja
from renja.dokumen.ikatan import (
    BlokTabel,
    BlokTandaTangan,
    TanpaRujukan,
    Tujuan,
    isikan,
    nama_dokumen,
    penempatan,
    urai,
)
from renja.dokumen.kerangka import (
    KerangkaRusak,
    baca_kerangka,
    daftar_kerangka,
    kerangka_untuk,
    naskah_awal,
)
from renja.dokumen.naskah import BabNaskah, JenisBab, Naskah
from renja.pemuat import muat_rencana
from renja.rencana import Pemilik, Periode, Rencana
from tests.renja.conftest import data_demo

__all__ = ["data_demo"]

KOSONG = Rencana(
    perangkat_daerah=Pemilik("contoh", "Dinas Contoh", "Kota Contoh"),
    tahun=2024,
    siklus="awal",
    tahap="Rancangan awal",
    renstra=Periode("Renstra Dinas Contoh Tahun 2024-2026", 2024, 2026),
    program=(),
    tujuan=(),
)
BAGIAN_AWAL = [
    *("sampul", "kata-pengantar", "daftar-isi", "daftar-tabel", "daftar-gambar"),
    *("bab-1", "latar-belakang", "landasan-hukum", "maksud-tujuan", "sistematika"),
    *("bab-2", "evaluasi-renja", "kinerja-pelayanan", "isu-penting", "reviu-rkpd"),
    *("usulan-masyarakat", "bab-3", "kebijakan-nasional", "tujuan-sasaran", "program-kegiatan"),
    *("bab-4", "bab-5"),
]
TABEL = {
    "evaluasi-renja": ["iku", "tabel-2.2", "tabel-2.1", "tabel-2.3"],
    "kinerja-pelayanan": ["tc-23", "tc-24", "tc-30"],
    "isu-penting": ["tabel-2.5"],
    "reviu-rkpd": ["tabel-2.6"],
    "usulan-masyarakat": ["tc-32"],
    "tujuan-sasaran": ["tabel-3.1"],
    "program-kegiatan": ["tabel-3.2"],
    "bab-4": ["tabel-4.1"],
}


class SemuaAda:
    """References of a document in which every form is placed."""

    def tabel(self, kunci: str, /) -> Tujuan | None:
        return Tujuan("9.9", f"Tabel {kunci}", "t")

    def gambar(self, _nama: str, /) -> Tujuan | None:
        return None


@pytest.fixture
def demo(data_demo: None, db: None) -> Rencana:
    renja = Renja.objects.select_related("perangkat_daerah__pemda", "renstra").get(
        perangkat_daerah__kode="disnaker", tahun=2024
    )
    return muat_rencana(renja, pelaksanaan=True, konteks=True)


def galat(rencana: Rencana, naskah: Naskah) -> list[tuple[str, str]]:
    """What is wrong in any title or text, by the code of its part."""
    nama = nama_dokumen(rencana, SemuaAda(), set())
    return [
        (satu.kode, salah.pesan)
        for satu in naskah.semua()
        for teks in (satu.judul, satu.isi, satu.uraian)
        for salah in isikan(urai(teks), nama).galat
    ]


def bagian(naskah: Naskah, kode: str) -> BabNaskah:
    (hasil,) = [satu for satu in naskah.semua() if satu.kode == kode]
    return hasil


def isi(rencana: Rencana, kode: str) -> str:
    """The starter text of a part filled with a plan."""
    naskah = naskah_awal(kerangka_untuk(rencana.tahun, rencana.siklus))
    nama = nama_dokumen(rencana, SemuaAda(), set())
    return isikan(urai(bagian(naskah, kode).isi), nama).teks


# --- The outline ---------------------------------------------------------------------------


def test_urutan_mengikuti_sistematika() -> None:
    assert [satu.kode for satu in kerangka_untuk(2024, "awal").semua()] == BAGIAN_AWAL


def test_perubahan_menambah_satu_sub_bab_di_akhir_bab_tiga() -> None:
    kerangka = kerangka_untuk(2024, "perubahan")
    assert [satu.kode for satu in kerangka.semua()] == [
        *BAGIAN_AWAL[:20],
        "perubahan",
        *BAGIAN_AWAL[20:],
    ]


def test_bab_dan_depan_wajib_kecuali_daftar_gambar() -> None:
    tidak = [satu.kode for satu in kerangka_untuk(2024, "perubahan").semua() if not satu.wajib]
    assert tidak == ["daftar-gambar"]


@pytest.mark.parametrize("tahun", [2018, 2024, 2027])
def test_kerangka_berlaku_sejak_2018(tahun: int) -> None:
    assert kerangka_untuk(tahun, "awal").kode == "86-2017"


def test_tahun_tanpa_kerangka_disebut() -> None:
    with pytest.raises(KerangkaRusak, match="Belum ada kerangka naskah untuk Renja tahun 2017"):
        kerangka_untuk(2017, "awal")


def test_dibaca_sekali_saja() -> None:
    assert daftar_kerangka() is daftar_kerangka()
    assert kerangka_untuk(2024, "awal") is kerangka_untuk(2024, "awal")


def test_naskah_awal_selalu_sama() -> None:
    naskah = naskah_awal(kerangka_untuk(2024, "awal"))
    assert naskah == naskah_awal(kerangka_untuk(2024, "awal"))
    assert naskah.kerangka == "86-2017"
    assert len({satu.uid for satu in naskah.semua()}) == 22
    # The same for ever: manuscripts may be compared by it.
    assert bagian(naskah, "bab-4").uid == UUID("05680923-fda3-5205-80c1-3c9f15672770")


def test_yang_dibuat_program_tidak_berteks() -> None:
    naskah = naskah_awal(kerangka_untuk(2024, "perubahan"))
    kosong = {satu.kode for satu in naskah.semua() if not satu.isi}
    assert kosong == {"daftar-isi", "daftar-tabel", "daftar-gambar", "bab-1", "bab-2", "bab-3"}


# --- The texts -----------------------------------------------------------------------------


@pytest.mark.parametrize("siklus", ["awal", "perubahan"])
def test_teks_awal_terisi_tanpa_galat_bagi_renja_kosong(siklus: str) -> None:
    assert galat(replace(KOSONG, siklus=siklus), naskah_awal(kerangka_untuk(2024, siklus))) == []


@pytest.mark.django_db
@pytest.mark.parametrize("siklus", ["awal", "perubahan"])
def test_teks_awal_terisi_tanpa_galat_bagi_demo(demo: Rencana, siklus: str) -> None:
    assert galat(replace(demo, siklus=siklus), naskah_awal(kerangka_untuk(2024, siklus))) == []


@pytest.mark.django_db
def test_teks_demo_sendiri_terisi_tanpa_galat(demo: Rencana) -> None:
    awal = naskah_awal(kerangka_untuk(2024, "awal"))
    folder = Path(__file__).parents[2] / "fixtures" / "demo" / "disnaker" / "dokumen"
    sendiri = tuple(
        replace(bagian(awal, berkas.stem), isi=berkas.read_text(), anak=())
        for berkas in sorted(folder.glob("*.md"))
    )
    assert len(sendiri) == 10
    assert galat(demo, replace(awal, bab=sendiri)) == []


def tabel(rencana: Rencana) -> dict[str, list[str]]:
    """The forms that the starter texts place, by part."""
    nama = nama_dokumen(rencana, TanpaRujukan(), set())
    hasil = {}
    for satu in naskah_awal(kerangka_untuk(2024, "awal")).semua():
        blok = penempatan(urai(satu.isi), nama)
        kode = [isian.kode for isian in blok if isinstance(isian, BlokTabel)]
        if kode:
            hasil[satu.kode] = kode
    return hasil


def test_tiap_formulir_ditempatkan_sekali_di_tempatnya() -> None:
    assert tabel(KOSONG) == TABEL


@pytest.mark.django_db
def test_formulir_demo_ditempatkan_sama(demo: Rencana) -> None:
    assert tabel(demo) == TABEL


def test_tanda_tangan_pada_pengantar_dan_penutup() -> None:
    nama = nama_dokumen(KOSONG, SemuaAda(), set())
    ada = [
        satu.kode
        for satu in naskah_awal(kerangka_untuk(2024, "awal")).semua()
        if any(isinstance(b, BlokTandaTangan) for b in isikan(urai(satu.isi), nama).blok)
    ]
    assert ada == ["kata-pengantar", "bab-5"]


def test_tiap_tabel_dirujuk_pada_bagiannya() -> None:
    naskah = naskah_awal(kerangka_untuk(2024, "awal"))
    for kode, formulir in TABEL.items():
        for satu in formulir:
            assert f'{{{{ tabel("{satu}") }}}}' in bagian(naskah, kode).isi


@pytest.mark.parametrize("kode", BAGIAN_AWAL)
def test_renja_kosong_tidak_mencetak_nilai_yang_hilang(kode: str) -> None:
    teks = isi(KOSONG, kode)
    assert "–" not in teks
    assert "{" not in teks
    assert "  " not in teks.replace("\n    ", "\n")


@pytest.mark.django_db
def test_angka_demo_sama_di_semua_bagian(demo: Rencana) -> None:
    teks = isi(demo, "program-kegiatan")
    assert "terdiri atas 5 (lima) program dan 19 (sembilan belas) kegiatan" in teks
    assert "ke dalam 53 (lima puluh tiga) sub kegiatan" in teks
    uang = (
        "Rp 4.704.246.000 (empat miliar tujuh ratus empat juta dua ratus empat puluh enam ribu "
        "rupiah)"
    )
    for kode in ("kata-pengantar", "reviu-rkpd", "bab-4"):
        assert uang in isi(demo, kode)
    assert "Rp 3.535.388.000, prakiraan maju Rp 3.857.746.000;" in isi(demo, "bab-4")


@pytest.mark.django_db
def test_evaluasi_tiap_iku(demo: Rencana) -> None:
    teks = isi(demo, "evaluasi-renja")
    assert (
        "3. **Besaran Pekerja atau Buruh yang menjadi Peserta aktif BPJS Ketenagakerjaan.** "
        "Target Tahun 2022 adalah 68 % dan realisasinya 28,28 %. Capaiannya 41,59 %, termasuk "
        "kategori Kurang Berhasil. Target Tahun 2024 adalah 78 %."
    ) in teks


@pytest.mark.django_db
def test_iku_tanpa_angka_menyebut_sebabnya(demo: Rencana) -> None:
    lain = tuple(
        replace(satu, realisasi={}, riwayat={}, triwulan={}) for satu in demo.indikator_lain
    )
    teks = isi(replace(demo, indikator_lain=lain, tertulis={}), "evaluasi-renja")
    (baris,) = [satu for satu in teks.splitlines() if satu.startswith("1. **Rasio")]
    assert "Capaiannya belum dapat dihitung: " in baris


def test_usulan_nihil_disebut() -> None:
    assert (
        "Untuk Tahun 2024 tidak ada usulan program dan kegiatan masyarakat yang ditujukan kepada "
        "Dinas Contoh."
    ) in isi(KOSONG, "usulan-masyarakat")


def test_perubahan_disebut_di_mana_mana() -> None:
    perubahan = replace(KOSONG, siklus="perubahan")
    assert "**PERUBAHAN RENCANA KERJA (RENJA)**" in isi(perubahan, "sampul")
    assert "Perubahan Renja Dinas Contoh Tahun 2024 disusun" in isi(perubahan, "bab-5")
    assert "**RENCANA KERJA (RENJA)**" in isi(KOSONG, "sampul")


@pytest.mark.parametrize(
    ("tahap", "tertulis"),
    [
        ("Persiapan", "DRAF\n"),
        ("Rancangan awal", "RANCANGAN AWAL\n"),
        ("Forum perangkat daerah", "RANCANGAN\n"),
        ("Penetapan", "**RENCANA KERJA (RENJA)**\n"),
    ],
)
def test_sampul_menyebut_naskah_bukan_pekerjaannya(tahap: str, tertulis: str) -> None:
    assert isi(replace(KOSONG, tahap=tahap), "sampul").lstrip().startswith(tertulis)


def test_perubahan_tidak_meminta_perubahan_lagi() -> None:
    teks = isi(replace(KOSONG, siklus="perubahan"), "bab-5")
    assert "diusulkan melalui perubahan Renja" not in teks
    assert "perubahan RKA dan DPPA Dinas Contoh" in teks
    assert "diusulkan melalui perubahan Renja" in isi(KOSONG, "bab-5")


@pytest.mark.django_db
def test_tidak_ada_pengantar_daftar_yang_kosong(demo: Rencana) -> None:
    """A plan whose programs support no sasaran has no list of them, and says none."""
    lepas = replace(demo, program=tuple(replace(satu, sasaran=None) for satu in demo.program))
    assert "didukung oleh 4 (empat) program." in isi(demo, "evaluasi-renja")
    assert "didukung oleh" not in isi(lepas, "evaluasi-renja")
    assert "Reviu belum dilakukan, sehingga " in isi(KOSONG, "reviu-rkpd")


# --- Damaged files -------------------------------------------------------------------------

UTUH = """
kode = "uji"
nama = "Uji"
berlaku_dari = 2020

[[bagian]]
kode = "sampul"
jenis = "sampul"
judul = "Sampul"
wajib = true

[[bagian]]
kode = "daftar-isi"
jenis = "daftar_isi"
judul = "Daftar Isi"
wajib = true

[[bagian]]
kode = "bab-1"
jenis = "bab"
judul = "Pendahuluan"
wajib = true

[[bagian.anak]]
kode = "latar"
jenis = "sub_bab"
judul = "Latar"
wajib = true
"""


@pytest.fixture
def tulis(tmp_path: Path) -> Callable[[str], Path]:
    """Write a data file with the texts of its parts beside it."""

    def kerja(teks: str) -> Path:
        folder = tmp_path / "uji"
        folder.mkdir()
        for nama in ("sampul", "bab-1", "latar"):
            (folder / f"{nama}.md").write_text("Teks.\n")
        berkas = tmp_path / "uji.toml"
        berkas.write_text(teks)
        return berkas

    return kerja


def test_berkas_utuh_terbaca(tulis: Callable[[str], Path]) -> None:
    kerangka = baca_kerangka(tulis(UTUH))
    assert [satu.jenis for satu in kerangka.semua()] == [
        JenisBab.SAMPUL,
        JenisBab.DAFTAR_ISI,
        JenisBab.BAB,
        JenisBab.SUB_BAB,
    ]
    latar = kerangka.ambil("latar")
    assert latar is not None
    assert latar.isi == "Teks.\n"
    assert kerangka.ambil("lain") is None


@pytest.mark.parametrize(
    ("lama", "baru", "kata"),
    [
        ('kode = "latar"', 'kode = "sampul"', 'kode bagian "sampul" dipakai dua kali'),
        ('jenis = "sub_bab"', 'jenis = "subbab"', 'jenis "subbab" pada bagian "latar"'),
        ('jenis = "sub_bab"', 'jenis = "bab"', 'bagian "latar" harus sub bab langsung di bawah'),
        ("[[bagian.anak]]", "[[bagian]]", 'sub bab "latar" tidak berada di bawah bab'),
        ('judul = "Latar"', 'judul = ""', 'kunci "judul" pada bagian "latar" kosong'),
        ('judul = "Latar"\nwajib = true', 'judul = "Latar"', 'kunci "wajib" pada bagian "latar"'),
        ('kode = "latar"', 'kode = "tanpa"', "teks awal uji/tanpa.md tidak ada"),
        ('kode = "latar"', 'kode = "../latar"', 'kode "../latar" pada anak ke-1 bagian "bab-1"'),
        ('judul = "Latar"', 'judul = "Latar"\nsiklus = "x"', 'siklus "x" pada bagian "latar"'),
        ('judul = "Latar"', 'judul = "Latar"\nwarna = "x"', 'kunci "warna" pada bagian "latar"'),
        ('judul = "Latar"', 'judul = "Latar"\nuraian = 3', 'kunci "uraian" pada bagian "latar"'),
        (
            'judul = "Pendahuluan"\nwajib = true',
            'judul = "Pendahuluan"\nwajib = false',
            'tidak ada bagian wajib berjenis "bab"',
        ),
        (
            'judul = "Pendahuluan"',
            'judul = "Pendahuluan"\nsiklus = "awal"',
            'siklus "latar" lebih luas daripada bab "bab-1"',
        ),
        ('jenis = "daftar_isi"', 'jenis = "daftar_tabel"', 'wajib berjenis "daftar_isi"'),
        ("berlaku_dari = 2020", 'berlaku_dari = "2020"', 'kunci "berlaku_dari" pada bagian atas'),
        ("[[bagian]]", "[bagian]", "tidak terbaca"),
        ("berlaku_dari = 2020", "", 'kunci "berlaku_dari" pada bagian atas berkas'),
    ],
)
def test_berkas_rusak_menyebut_tempatnya(
    tulis: Callable[[str], Path], lama: str, baru: str, kata: str
) -> None:
    assert lama in UTUH
    with pytest.raises(KerangkaRusak) as galat:
        baca_kerangka(tulis(UTUH.replace(lama, baru, 1)))
    assert "uji.toml" in str(galat.value)
    assert kata in str(galat.value)


def test_bagian_depan_mendahului_bab(tulis: Callable[[str], Path]) -> None:
    pengantar = '[[bagian]]\nkode = "latar"\njenis = "pengantar"\njudul = "P"\nwajib = true\n'
    teks = UTUH[: UTUH.index("[[bagian.anak]]")] + pengantar
    with pytest.raises(KerangkaRusak, match='bagian "latar" terlalu belakang'):
        baca_kerangka(tulis(teks))


def test_berkas_hilang_disebut(tmp_path: Path) -> None:
    with pytest.raises(KerangkaRusak, match=r"Berkas kerangka hilang\.toml tidak terbaca"):
        baca_kerangka(tmp_path / "hilang.toml")
