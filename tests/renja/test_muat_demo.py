"""`muat_demo`: its users, running it again, what it refuses, and damaged files."""

import hashlib
import io
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from planning import models as m
from renja.demo.pengguna import AKAR, daftar_pengguna_demo
from renja.demo.simpan import uid

DISNAKER = "disnaker"
PENGGUNA = {
    "ani": "verifikator",
    "budi": "perencana",
    "citra": "perencana",
    "dedi": "kepala_dinas",
    "eka": "apip",
    "fajar": "pelaksana",
    "gita": "kepala_bidang",
    "hadi": "penganggaran",
    "indah": "admin",
}
# SHA-256 of the two words of the name that the source prints under its signature block.
NAMA_ASLI = {
    "705301a7ca4c57fdcfd9f6312e10531025367a63d678d687a6bd4d5db4a023cf",
    "4cf3ec7bbb257fd27f232c4aa029887b2a325cb8c3dae347bc54c3526abe5b7a",
}


@pytest.fixture
def renja(data_demo: None, db: None) -> m.Renja:
    return m.Renja.objects.milik(DISNAKER, 2024).get()


def muat_demo(**pilihan: Any) -> str:
    """Run the command and give what it printed."""
    keluaran = io.StringIO()
    call_command("muat_demo", stdout=keluaran, **pilihan)
    return keluaran.getvalue()


def potret() -> dict[str, list[tuple[Any, ...]]]:
    """Everything the database holds, to see whether anything changed."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values_list())
        for aplikasi in ("planning", "budget", "performance")
        for model in apps.get_app_config(aplikasi).get_models(include_auto_created=True)
    }


# --- People ------------------------------------------------------------------------------


def test_para_pengguna_dan_perannya(renja: m.Renja) -> None:
    tugas = m.Penugasan.objects.values_list("pengguna__username", "peran")
    assert dict(tugas) == PENGGUNA
    mitra = m.Penugasan.objects.get(pengguna__username="ani").mitra
    assert sorted(mitra.values_list("kode", flat=True)) == ["dinsos", DISNAKER]
    assert list(m.Pengguna.objects.filter(is_staff=True).values_list("username", flat=True)) == [
        "indah"
    ]


def test_kata_sandi_yang_ditunjukkan_dapat_dipakai(renja: m.Renja) -> None:
    for username, sandi, nama, _ in daftar_pengguna_demo():
        orang = m.Pengguna.objects.get(username=username)
        assert orang.nama == nama
        assert orang.check_password(sandi)


def test_daftar_pengguna_tanpa_basis_data() -> None:
    daftar = daftar_pengguna_demo()
    assert [satu[0] for satu in daftar] == list(PENGGUNA)
    assert ("budi", "kapuas-pagi", "Budi Perencana", "Perencana (disnaker)") in daftar


def test_tidak_ada_nama_orang_dan_nip_dari_sumber(renja: m.Renja) -> None:
    berteks = (satu for satu in AKAR.rglob("*") if satu.is_file() and satu.suffix != ".png")
    teks = "\n".join(berkas.read_text() for berkas in berteks)
    teks += repr(potret())
    assert not re.search(r"\b(19|20)\d{6} ?\d{6} ?\d ?\d{3}\b", teks)
    kata = {hashlib.sha256(satu.encode()).hexdigest() for satu in re.findall(r"\w+", teks.lower())}
    assert not kata & NAMA_ASLI
    assert not m.Penandatangan.objects.exclude(nip="").exists()


# --- Running it again ---------------------------------------------------------------------


def test_dijalankan_lagi_tidak_mengubah_apa_pun(
    renja: m.Renja, django_assert_max_num_queries: Any
) -> None:
    m.Program.objects.filter(nomenklatur__kode="2.07.02").update(nama="Disunting Budi")
    sebelum = potret()
    # One question, and the savepoints of the command and of the loader.
    with django_assert_max_num_queries(5):
        keluaran = muat_demo()
    assert potret() == sebelum
    assert keluaran.startswith("Data demo sudah ada: Renja 2024 Dinas Tenaga Kerja Kota Pontianak.")
    assert "--ulang" in keluaran


def test_ulang_mengembalikan_isi_dengan_pengenal_yang_sama(renja: m.Renja) -> None:
    pengenal = set(m.Indikator.objects.values_list("uid", flat=True))
    renja.usulan.create(
        perangkat_daerah=renja.perangkat_daerah,
        urutan=1,
        kegiatan="Pelatihan las",
        sumber="musrenbang",
    )
    m.Program.objects.filter(nomenklatur__kode="2.07.02").update(nama="Disunting Budi")
    muat_demo(ulang=True)
    kembali = m.Renja.objects.milik(DISNAKER, 2024).get()
    program = m.Program.objects.get(nomenklatur__kode="2.07.02")
    assert kembali.uid == renja.uid
    assert (kembali.baris.count(), kembali.usulan.count()) == (53, 0)
    assert program.nama == "PROGRAM PERENCANAAN TENAGA KERJA (RTK)"
    assert program.uid == uid(DISNAKER, "program", "2.07.02")
    assert set(m.Indikator.objects.values_list("uid", flat=True)) == pengenal
    assert m.Pengguna.objects.count() == m.Penugasan.objects.count() == 9


def test_renja_yang_dihapus_orang_tidak_ditimpa_diam_diam(renja: m.Renja) -> None:
    m.Renja.objects.filter(pk=renja.pk).update(tahun=2023)
    sebelum = potret()
    with pytest.raises(CommandError, match="sudah punya Renstra") as galat:
        muat_demo()
    assert galat.value.returncode == 2
    assert potret() == sebelum


# --- Refusals -----------------------------------------------------------------------------


def test_ditolak_bila_data_demo_tidak_diizinkan(renja: m.Renja, settings: Any) -> None:
    m.Penugasan.objects.all().delete()
    m.Pengguna.objects.all().delete()
    settings.DEMO_DIIZINKAN = False
    with pytest.raises(CommandError, match="DEBUG=on") as galat:
        muat_demo(ulang=True)
    assert galat.value.returncode == 2
    assert m.Pengguna.objects.count() == 0


def test_ditolak_bila_nomenklatur_belum_dimuat(renja: m.Renja) -> None:
    m.EdisiNomenklatur.objects.filter(kode="900-2023").update(kode="edisi-lain")
    with pytest.raises(CommandError, match="muat_nomenklatur") as galat:
        muat_demo(ulang=True)
    assert galat.value.returncode == 2


KERUSAKAN = {
    "TOML yang terpotong": ("organisasi.toml", "[pemda]", "[pemda", "organisasi.toml"),
    "bagian TOML yang hilang": (
        "disnaker/rencana.toml",
        "[penandatangan]",
        "[penanda]",
        "penandatangan",
    ),
    "kunci TOML yang hilang": ("rpjmd.toml", "visi =", "misi_lama =", "rpjmd, visi"),
    "tanda kutip yang tidak ditutup": (
        "disnaker/pohon.csv",
        'kegiatan,A,X.XX.01.2.01,"',
        'kegiatan,A,X.XX.01.2.01,x"',
        "pohon.csv",
    ),
    "kolom yang hilang": ("wilayah.csv", "jenis,kode,nama,induk", "jenis,kode,nama", "induk"),
    "sel yang kurang": ("pengguna.csv", "eka,cermin-terang,", "eka,", "pengguna.csv"),
    "kode nomenklatur yang tidak dikenal": (
        "disnaker/pohon.csv",
        "2.07.05.2.02.0005",
        "2.07.05.2.02.9999",
        "2.07.05.2.02.9999",
    ),
    "kode di bawah induk yang lain": (
        "disnaker/pohon.csv",
        "2.07.05.2.02.0005",
        "2.07.04.2.01.0005",
        "bukan bagian 2.07.05.2.02",
    ),
    "sumber dana yang tidak dikenal": (
        "disnaker/rencana_2024.csv",
        "8.160.000,1.2.01.01.01",
        "8.160.000,9.9",
        '"9.9"',
    ),
    "angka Inggris": ("disnaker/rencana_2024.csv", "8.160.000", '"8,160"', "rencana_2024.csv"),
    "rupiah dengan tiga angka di belakang koma": (
        "disnaker/anggaran.csv",
        "9.589.454.559",
        '"9.589.454.559,0001"',
        "anggaran",
    ),
    "nilai yang tidak terbaca": (
        "disnaker/evaluasi_tc29.csv",
        "3 Dokumen",
        "tiga",
        "evaluasi_tc29.csv",
    ),
    "pilihan yang tidak ada": ("disnaker/indikator.csv", ",negatif,", ",menurun,", "arah"),
    "indikator yang tidak dikenal": (
        "disnaker/tertulis_di.csv",
        "tc-23,program II/1",
        "tc-23,program XI/1",
        "program XI/1",
    ),
    "baris yang ganda": (
        "disnaker/dasar_hukum.csv",
        "2,uu-27-1959",
        "1,uu-27-1959",
        "dasar_hukum.csv",
    ),
    "peran yang tidak dikenal": ("pengguna.csv", ",apip,", ",auditor,", "auditor"),
}


@pytest.mark.parametrize("kerusakan", KERUSAKAN)
def test_berkas_rusak_disebut_dan_tidak_mengubah_apa_pun(
    renja: m.Renja, tmp_path: Path, kerusakan: str
) -> None:
    berkas, semula, menjadi, disebut = KERUSAKAN[kerusakan]
    salinan = shutil.copytree(AKAR, tmp_path / "demo")
    isi = (salinan / berkas).read_text()
    assert semula in isi
    (salinan / berkas).write_text(isi.replace(semula, menjadi, 1))
    sebelum = potret()
    with pytest.raises(CommandError) as galat:
        muat_demo(dari=salinan, ulang=True)
    assert galat.value.returncode == 2
    assert disebut in str(galat.value)
    assert str(galat.value).endswith(".")
    assert potret() == sebelum


def test_berkas_yang_hilang_disebut(renja: m.Renja, tmp_path: Path) -> None:
    salinan = shutil.copytree(AKAR, tmp_path / "demo")
    (salinan / DISNAKER / "layanan.csv").unlink()
    sebelum = potret()
    with pytest.raises(CommandError, match=r"layanan\.csv") as galat:
        muat_demo(dari=salinan, ulang=True)
    assert galat.value.returncode == 2
    assert potret() == sebelum
