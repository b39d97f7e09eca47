"""The demo's manuscript: the outline with the agency's own prose, and an invented emblem."""

import shutil
from pathlib import Path

import pytest

from planning.models import Renja
from planning.pemuatan.berkas import BerkasKeliru
from renja.demo.muat import muat_data_demo
from renja.demo.pengguna import AKAR
from renja.dokumen.bentuk import Prosa
from renja.dokumen.kerangka import kerangka_untuk
from renja.dokumen.pemuat import dokumen_dari
from renja.models import Bab, Gambar
from tests.renja.conftest import data_demo

__all__ = ["data_demo"]
pytestmark = pytest.mark.django_db
SENDIRI = {
    *("kata-pengantar", "latar-belakang", "evaluasi-renja", "kinerja-pelayanan", "isu-penting"),
    *("reviu-rkpd", "usulan-masyarakat", "kebijakan-nasional", "bab-4", "bab-5"),
}


@pytest.fixture
def renja(data_demo: None, db: None) -> Renja:
    return Renja.objects.milik("disnaker", 2024).get()


@pytest.fixture
def salinan(tmp_path: Path) -> Path:
    """A copy of the demo's files, to damage."""
    return Path(shutil.copytree(AKAR, tmp_path / "demo"))


def test_naskah_demo_lengkap_menurut_kerangka(renja: Renja) -> None:
    bab = Bab.objects.filter(renja=renja)
    kerangka = kerangka_untuk(2024, "awal")
    assert {satu.kode for satu in bab} == {satu.kode for satu in kerangka.semua()}
    atas = bab.filter(induk=None).order_by("urutan").values_list("kode", flat=True)
    assert list(atas) == [satu.kode for satu in kerangka.bagian]
    bab_dua = bab.filter(induk__kode="bab-2").order_by("urutan").values_list("kode", flat=True)
    assert list(bab_dua) == [
        "evaluasi-renja",
        "kinerja-pelayanan",
        "isu-penting",
        "reviu-rkpd",
        "usulan-masyarakat",
    ]


def test_selain_uraian_sendiri_memakai_teks_awal(renja: Renja) -> None:
    awal = {satu.kode: satu.isi for satu in kerangka_untuk(2024, "awal").semua()}
    beda = {satu.kode for satu in Bab.objects.filter(renja=renja) if satu.isi != awal[satu.kode]}
    assert beda == SENDIRI


def test_dokumen_demo_bernomor_sekali_dan_tanpa_galat(renja: Renja) -> None:
    dokumen = dokumen_dari(renja)
    assert dokumen.galat == ()
    assert dokumen.lambang is not None
    assert [(satu.nomor, satu.tabel.formulir) for satu in dokumen.tabel] == [
        ("2.1", "iku"),
        ("2.2", "tabel-2.2"),
        ("2.3", "tabel-2.1"),
        ("2.4", "tabel-2.3"),
        ("2.5", "tc-23"),
        ("2.6", "tc-24"),
        ("2.7", "tc-30"),
        ("2.8", "tabel-2.5"),
        ("2.9", "tabel-2.6"),
        ("2.10", "tc-32"),
        ("3.1", "tabel-3.1"),
        ("3.2", "tabel-3.2"),
        ("4.1", "tabel-4.1"),
    ]
    (isu,) = [satu for satu in dokumen.semua() if satu.kode == "isu-penting"]
    judul = [j.nomor for blok in isu.blok if isinstance(blok, Prosa) for j in blok.judul]
    assert (isu.nomor, judul) == ("2.3", ["2.3.1", "2.3.2", "2.3.3"])


def test_uraian_sendiri_tidak_mengetik_angka_rencana(renja: Renja) -> None:
    """Neither the counts nor the money of the plan stand in the prose by hand."""
    for satu in Bab.objects.filter(renja=renja):
        for angka in ("4.704.246", "53", "54", "2022", "2023", "2024", "2025"):
            assert angka not in satu.isi, (satu.kode, angka)


def test_lambang_contoh_menyebut_dirinya_contoh(renja: Renja) -> None:
    satu = Gambar.objects.get(renja=renja)
    assert (satu.nama, satu.bentuk, satu.lebar, satu.tinggi) == ("lambang", "png", 380, 420)
    assert satu.alternatif == "Lambang contoh, bukan lambang resmi"
    assert satu.ukuran == len(satu.isi.isi) < 30_000


def test_teks_bagian_yang_tidak_ada_disebut(renja: Renja, salinan: Path) -> None:
    (salinan / "disnaker" / "dokumen" / "bab-9.md").write_text("Teks.\n")
    with pytest.raises(BerkasKeliru, match=r"disnaker/dokumen/bab-9\.md.*tidak ada pada kerangka"):
        muat_data_demo(salinan, ulang=True)


def test_lambang_rusak_disebut(renja: Renja, salinan: Path) -> None:
    (salinan / "lambang-contoh.png").write_bytes(b"bukan gambar")
    with pytest.raises(BerkasKeliru, match=r'Berkas "lambang-contoh\.png" tidak dapat dipakai'):
        muat_data_demo(salinan, ulang=True)
