"""The demo's manuscript: the outline with the agency's own prose, and an invented emblem."""

import shutil
from pathlib import Path

import pytest

from planning.models import Renja
from planning.pemuatan.berkas import BerkasKeliru
from renja.demo.muat import muat_data_demo
from renja.demo.pengguna import AKAR
from renja.dokumen.kerangka import kerangka_untuk
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
