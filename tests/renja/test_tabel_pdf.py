"""The PDF: tagged, with its own fonts, within limits; and what it says when it cannot be made."""

import io
import re

import pypdf
import pytest

from renja.cetak import induk
from renja.tabel import pdf
from renja.tabel.bentuk import Baris, Tingkat
from renja.tabel.kertas import KERTAS
from renja.tabel.lebar import bagi_lebar, banyak_garis
from tests.renja.tabel_contoh import KOLOM, baris, tabel, tabel_rumit

BANYAK_KEGIATAN = 12


def tabel_panjang() -> list[Baris]:
    """Kegiatan with four sub kegiatan each, of different heights."""
    isi = []
    for nomor in range(1, BANYAK_KEGIATAN + 1):
        isi.append(baris(Tingkat.KEGIATAN, nomor, None, f"Kegiatan-{nomor}", *[None] * 4))
        for letak in range(1, 5):
            teks = f"Sub-{nomor}.{letak} " + "uraian panjang " * (letak * nomor % 7 * 3)
            isi.append(Baris(Tingkat.SUB_KEGIATAN, (letak, teks, None, None, 1_000_000, None)))
    return isi


@pytest.fixture(scope="module")
def dokumen() -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf.tulis_pdf(tabel(*tabel_panjang()), "F4")))


def test_bertanda_berjudul_dan_berbahasa(dokumen: pypdf.PdfReader):
    assert dokumen.metadata is not None
    assert dokumen.metadata.title == "Tabel 9.1 Rencana <b>tebal</b> & lainnya"
    assert dokumen.metadata.author == "Dinas Uji"
    katalog = dokumen.trailer["/Root"]
    assert katalog["/Lang"] == "id"
    assert katalog["/MarkInfo"]["/Marked"]
    assert "pdfuaid:part" in dokumen.trailer["/Root"]["/Metadata"].get_data().decode()


def test_lembar_mendatar_dengan_nomor_halaman(dokumen: pypdf.PdfReader):
    banyak = len(dokumen.pages)
    assert banyak > 2
    for nomor, halaman in enumerate(dokumen.pages, start=1):
        lebar, tinggi = (float(sisi) / 72 * 25.4 for sisi in halaman.mediabox[2:])
        assert (round(lebar), round(tinggi)) == (330, 215)
        teks = halaman.extract_text()
        assert f"Halaman {nomor} dari {banyak}" in teks
        assert "Tabel 9.1 · Dinas Uji · Renja Tahun 2024 · Rancangan awal" in teks


def test_kepala_diulang_dan_tidak_ada_judul_yang_tertinggal(dokumen: pypdf.PdfReader):
    for halaman in dokumen.pages:
        teks = halaman.extract_text()
        assert "Capaian (%)" in teks
        nama = re.findall(r"Kegiatan-\d+|Sub-\d+\.\d+", teks)
        assert nama[-1].startswith("Sub-")
    semua = " ".join(halaman.extract_text() for halaman in dokumen.pages)
    assert len(re.findall(r"Sub-\d+\.\d+", semua)) == 4 * BANYAK_KEGIATAN


def test_fon_proyek_tertanam(dokumen: pypdf.PdfReader):
    nama = {
        str(fon.get_object()["/BaseFont"])
        for halaman in dokumen.pages
        for fon in halaman["/Resources"]["/Font"].values()
    }
    assert nama
    assert all("Source-Sans-3" in satu for satu in nama)


def test_judul_kolom_dan_baris_punya_arah(dokumen: pypdf.PdfReader):
    unsur = [
        objek
        for nomor in range(1, len(dokumen.xref_objStm) + len(dokumen.xref[0]))
        if isinstance(objek := dokumen.get_object(nomor), dict) and objek.get("/S") == "/TH"
    ]
    arah = [objek["/A"]["/Scope"] for objek in unsur]
    assert arah.count("/Row") == 5 * BANYAK_KEGIATAN
    assert set(arah) == {"/Row", "/Column"}


def test_teks_sangat_panjang_dipecah_halaman_dengan_kepalanya():
    isi = tabel(baris(Tingkat.BARIS, 1, 1, "kata " * 1000 + "AKHIR", *[None] * 4))
    halaman = pypdf.PdfReader(io.BytesIO(pdf.tulis_pdf(isi))).pages
    teks = [satu.extract_text() for satu in halaman]
    assert 2 <= len(teks) <= 8
    assert all("Capaian (%)" in satu for satu in teks)
    assert sum(satu.count("kata") for satu in teks) == 1000
    assert "AKHIR" in teks[-1]


def test_batas_waktu(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(induk, "DETIK_AWAL", 1)
    monkeypatch.setattr(induk, "BARIS_PER_DETIK", 10**6)
    monkeypatch.setattr(induk, "BITA_PER_DETIK", 10**9)
    with pytest.raises(pdf.PdfGagal, match="tidak selesai dibuat dalam batas waktunya"):
        pdf.tulis_pdf(tabel(*tabel_panjang() * 20))


def test_batas_memori(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture):
    monkeypatch.setattr(induk, "MEMORI_AWAL", 200 * 2**20)
    monkeypatch.setattr(induk, "MEMORI_PER_BARIS", 0)
    with pytest.raises(pdf.PdfGagal, match="melampaui kemampuan pencetak"):
        pdf.tulis_pdf(tabel(*tabel_panjang() * 10))
    assert "pencetak" in caplog.text


def test_teks_serangan_tidak_menjadi_unsur_dokumen():
    html = pdf.dokumen_html(tabel_rumit(), KERTAS["A4"])
    assert "<script" not in html
    assert "<img" not in html
    assert html.count("</style>") == 1


def test_huruf_mengecil_untuk_tabel_lebar_dan_kolom_muat_angkanya():
    sempit = pdf.dokumen_html(tabel(), KERTAS["A4"])
    assert "table{font-size:8.5pt}" in sempit
    lebar = tuple(kolom for _ in range(4) for kolom in KOLOM)
    isi = tabel(kolom=lebar)
    assert "table{font-size:7.0pt}" in pdf.dokumen_html(isi, KERTAS["A4"])


def test_lebar_dibagi_menurut_permintaan_dan_kebutuhan():
    dua = [KOLOM[0], KOLOM[1]]
    # 4 and 24 parts of 280 are 40 and 240.
    assert bagi_lebar(dua, [10, 10], 280) == [40, 240]
    # The first needs 20 more, which the second can spare.
    assert bagi_lebar(dua, [60, 10], 280) == [60, 220]
    # Not enough for both: in proportion to the needs.
    assert bagi_lebar(dua, [300, 100], 280) == [210, 70]


def test_garis_dihitung_per_kata():
    # Six lower-case letters are 3.06 em: two such words and a blank take 6.42.
    assert banyak_garis("abcdef abcdef", 7) == 1
    assert banyak_garis("abcdef abcdef", 6) == 2
    assert banyak_garis("abc\ndef", 20) == 2
    assert banyak_garis("", 5) == 1
    assert banyak_garis("x" * 100, 5.1) == 10


def test_paling_banyak_dua_pdf_sekaligus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(induk, "TUNGGU", 0)
    for _ in range(induk.SEKALIGUS):
        assert induk.TEMPAT.acquire(blocking=False)
    try:
        with pytest.raises(pdf.PdfGagal, match="Sedang banyak PDF dibuat"):
            pdf.tulis_pdf(tabel())
    finally:
        induk.TEMPAT.release(induk.SEKALIGUS)
