"""`manage.py ekspor dokumen`, and stages for every form: what is written, what is refused."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from planning import models as m
from renja import ekspor_dokumen as ekspor
from renja.cetak import Cetakan, Letak, PdfGagal
from renja.dokumen.bentuk import Dokumen
from tests.pabrik import buat_renja

pytestmark = pytest.mark.django_db
BAIK = {"nama": "dokumen", "perangkat_daerah": "dinas-uji", "tahun": "2024"}


@pytest.fixture
def renja(db: None) -> m.Renja:
    return buat_renja(2, "dinas-uji")


@pytest.fixture
def cetakan(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The printer replaced: what it was asked for."""
    diminta: list[dict[str, Any]] = []

    def cetak(dokumen: Dokumen, **lain: Any) -> Cetakan:
        diminta.append({"dokumen": dokumen, **lain})
        return Cetakan(b"%PDF-1.7 uji", 1, Letak())

    monkeypatch.setattr(ekspor, "cetak_pdf", cetak)
    return diminta


def panggil(**pilihan: Any) -> str:
    """Run the command; what it prints."""
    keluaran = io.StringIO()
    call_command("ekspor", stdout=keluaran, stderr=keluaran, **{**BAIK, **pilihan})
    return keluaran.getvalue()


def tolakan(**pilihan: Any) -> str:
    """The sentence with which the command refuses."""
    with pytest.raises(CommandError) as galat:
        panggil(**pilihan)
    assert galat.value.returncode == 2
    return str(galat.value)


@pytest.mark.parametrize(
    ("nama", "awal"), [("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!DOC"), ("xlsx", b"PK")]
)
def test_menulis_dokumen_dalam_tiap_format(
    renja: m.Renja, tmp_path: Path, cetakan: list[Any], nama: str, awal: bytes
):
    berkas = tmp_path / f"dokumen.{nama}"
    kata = panggil(format=nama, ke=str(berkas))
    assert berkas.read_bytes().startswith(awal)
    assert kata.startswith("Rencana Kerja (Renja) ")
    assert kata.endswith(f"Draf rancangan awal, belum diajukan: {berkas}\n")


def test_xlsx_berisi_satu_lembar_per_tabel(renja: m.Renja, tmp_path: Path):
    berkas = tmp_path / "tabel.xlsx"
    panggil(format="xlsx", ke=str(berkas))
    lembar = openpyxl.load_workbook(berkas).sheetnames
    assert lembar[0] == "Tabel 2.1"
    assert lembar[-1] == "Tabel 4.1"
    assert len(lembar) == 13


def test_arsip_membawa_data(renja: m.Renja, tmp_path: Path, cetakan: list[dict[str, Any]]):
    panggil(format="pdf", ke=str(tmp_path / "a.pdf"), arsip=True)
    (diminta,) = cetakan
    assert diminta["arsip"] is True
    assert [satu.nama for satu in diminta["lampiran"]] == ["data.json", "tabel.xlsx"]


@pytest.mark.parametrize(
    ("pilihan", "kalimat"),
    [
        ({"format": "csv"}, 'Format dokumen "csv" tidak dikenal. Yang ada: pdf, docx, html, xlsx.'),
        ({"kertas": "A4"}, "Dokumen tidak memakai --kertas. Hapus pilihan itu."),
        ({"triwulan": "2"}, "Dokumen tidak memakai --triwulan. Hapus pilihan itu."),
        ({"format": "docx", "arsip": True}, "Pilihan --arsip hanya untuk PDF. "),
        ({"tahap": "rancangn"}, 'Tahap "rancangn" tidak dikenal. Mungkin maksudnya rancangan. '),
        ({"versi": "2"}, "Pilihan --versi memerlukan --tahap, misalnya "),
        ({"tahap": "forum", "versi": "0"}, 'Versi "0" tidak dikenal. Tulis angka mulai 1.'),
        ({"tahap": "forum", "versi": "²"}, 'Versi "²" tidak dikenal. Tulis angka mulai 1.'),
        ({"tahap": "rancangan_awal"}, "Rancangan awal Renja 2024"),
        (
            {"nama": "tabel-4.1", "tahap": "forum", "format": "json"},
            "Forum perangkat daerah Renja 2024",
        ),
        (
            {"nama": "tabel-4.1", "arsip": True},
            "Pilihan --arsip hanya untuk dokumen: `ekspor dokumen --format pdf --arsip`.",
        ),
    ],
)
def test_masukan_keliru_tidak_menulis_apa_pun(
    renja: m.Renja, tmp_path: Path, pilihan: dict[str, Any], kalimat: str
):
    ke = tmp_path / "hasil.pdf"
    assert tolakan(**{"format": "pdf", "ke": str(ke), **pilihan}).startswith(kalimat)
    assert list(tmp_path.iterdir()) == []


def test_pencetak_yang_gagal_menjadi_kalimat(
    renja: m.Renja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def gagal(*_: object, **__: object) -> Cetakan:
        raise PdfGagal("Sedang banyak PDF dibuat.")

    monkeypatch.setattr(ekspor, "cetak_pdf", gagal)
    assert tolakan(format="pdf", ke=str(tmp_path / "x")) == "Sedang banyak PDF dibuat."
    panggil(format="docx", ke=str(tmp_path / "d.docx"))
    assert [satu.name for satu in tmp_path.iterdir()] == ["d.docx"]
