"""PDF/A-3 on request: what it says of itself, its colours, and the files it carries."""

import hashlib
import io
from datetime import UTC, datetime, timedelta, timezone

import pikepdf
import pytest

from renja.cetak import Cetakan, Lampiran
from renja.cetak.berkas import profil_srgb, tanggal_pdf
from tests.cetak.conftest import LAMPIRAN
from tests.cetak.contoh import baca, cetak


@pytest.fixture
def pdf_arsip(arsip: Cetakan) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(arsip.pdf))


def test_menyatakan_dua_bagian(pdf_arsip: pikepdf.Pdf) -> None:
    xmp = pdf_arsip.Root.Metadata.read_bytes().decode()
    for isi in ("pdfuaid:part>1<", "pdfaid:part>3<", "pdfaid:conformance>A<", "pdfaExtension"):
        assert isi in xmp
    assert "<xmp:CreateDate>2024-07-01T08:00:00+00:00</xmp:CreateDate>" in xmp
    assert "/Filter" not in pdf_arsip.Root.Metadata


def test_warna_punya_arti(pdf_arsip: pikepdf.Pdf) -> None:
    (maksud,) = pdf_arsip.Root.OutputIntents
    assert maksud.S == "/GTS_PDFA1"
    profil = maksud.DestOutputProfile.read_bytes()
    assert profil == profil_srgb()
    assert profil[12:20] == b"mntrRGB "
    assert profil[36:40] == b"acsp"


def test_lampiran(pdf_arsip: pikepdf.Pdf, arsip: Cetakan) -> None:
    assert dict(baca(arsip.pdf).attachments) == {
        "renja.json": [b'{"tahun": 2024}'],
        "a&b.xlsx": [b"PK"],
    }
    terkait = {str(satu.UF): satu for satu in pdf_arsip.Root.AF}
    assert list(terkait) == ["a&b.xlsx", "renja.json"]
    json = terkait["renja.json"]
    assert json.AFRelationship == "/Data"
    assert str(json.Desc) == "Data Renja"
    assert json.EF.F.Subtype == "/application/json"
    assert json.EF.F.Params.Size == 15
    assert str(json.EF.F.Params.ModDate) == "D:20240701080000Z"
    sidik = hashlib.md5(b'{"tahun": 2024}', usedforsecurity=False).digest()
    assert bytes(json.EF.F.Params.CheckSum) == sidik


def test_gambar_dan_catatan_memenuhi_arsip(pdf_arsip: pikepdf.Pdf) -> None:
    for objek in pdf_arsip.objects:
        if isinstance(objek, pikepdf.Stream):
            assert "/Interpolate" not in objek
            assert "/LZWDecode" not in str(objek.get("/Filter", ""))
        if isinstance(objek, pikepdf.Dictionary) and objek.get("/Subtype") == "/Link":
            assert int(objek.F) & 4


def test_halaman_sama_dengan_yang_bukan_arsip(arsip: Cetakan, cetakan: Cetakan) -> None:
    satu, dua = baca(arsip.pdf), baca(cetakan.pdf)
    assert [h.extract_text() for h in satu.pages] == [h.extract_text() for h in dua.pages]


def test_byte_sama_dan_urutan_lampiran_tidak_berarti(arsip: Cetakan) -> None:
    assert cetak(arsip=True, lampiran=LAMPIRAN[::-1]).pdf == arsip.pdf


def test_lampiran_hanya_di_arsip(cetakan: Cetakan) -> None:
    assert cetak(lampiran=LAMPIRAN).pdf == cetakan.pdf
    assert "/AF" not in baca(cetakan.pdf).trailer["/Root"]


def test_isi_lampiran_mengubah_dokumen(arsip: Cetakan) -> None:
    lain = Lampiran("renja.json", "application/json", b'{"tahun": 2025}', "Data Renja")
    assert cetak(arsip=True, lampiran=(lain, LAMPIRAN[1])).pdf != arsip.pdf


def test_tanggal() -> None:
    wib = timezone(timedelta(hours=7))
    assert tanggal_pdf(datetime(2024, 7, 1, 8, 5, 9, tzinfo=UTC)) == "D:20240701080509Z"
    assert tanggal_pdf(datetime(2024, 7, 1, 8, 5, 9, tzinfo=wib)) == "D:20240701080509+07'00'"
