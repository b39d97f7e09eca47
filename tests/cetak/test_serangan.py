"""Documents that mean harm: they fail with a sentence or do nothing, and the next one prints."""

import base64
import struct
import time
import zlib
from pathlib import Path

import pytest

from renja.cetak import Cetakan, PdfGagal, Potongan, Simpanan, cetak_dokumen
from tests.cetak.contoh import KETERANGAN, baca, html

RAHASIA = "rahasia-yang-tidak-boleh-terbaca"


def satu(isi: str, gaya: str = "@page{size:A4}") -> Cetakan:
    bagian = [Potongan("bab-uji", html(isi, gaya))]
    return cetak_dokumen(bagian, KETERANGAN, simpanan=Simpanan())


def png(lebar: int, tinggi: int) -> str:
    """A picture of one colour, however large it says it is, as an address."""
    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 1, 0, 0, 0, 0)
    baris = zlib.compress(b"\0" * (((lebar + 7) // 8 + 1) * min(tinggi, 10)))
    isi = b"\x89PNG\r\n\x1a\n"
    for nama, badan in ((b"IHDR", kepala), (b"IDAT", baris), (b"IEND", b"")):
        isi += struct.pack(">I", len(badan)) + nama + badan
        isi += struct.pack(">I", zlib.crc32(nama + badan))
    return "data:image/png;base64," + base64.b64encode(isi).decode()


@pytest.fixture
def berkas(tmp_path: Path) -> str:
    jalur = tmp_path / "rahasia.txt"
    jalur.write_text(RAHASIA)
    return jalur.as_uri()


@pytest.mark.parametrize(
    "bentuk",
    [
        '<img src="{}" alt="gambar">',
        '<object data="{}">isi</object>',
        '<embed src="{}">',
        '<link rel="stylesheet" href="{}">',
        '<link rel="attachment" href="{}">',
        '<a rel="attachment" href="{}">ambil</a>',
        '<style>@import url("{}");</style>',
        '<p style="background:url({})">x</p>',
        '<p style="content:url({})">x</p>',
        '<ul style="list-style-image:url({})"><li>x</ul>',
        '<svg width="9" height="9"><image href="{0}" xlink:href="{0}" width="9" height="9"/></svg>',
        '<svg width="9" height="9"><use xlink:href="{}#a"/></svg>',
        '<style>@font-face{{font-family:X;src:url("{}")}}p{{font-family:X}}</style><p>x',
    ],
)
def test_tidak_ada_alamat_yang_dibuka(bentuk: str, berkas: str) -> None:
    hasil = satu(f"<p>Isi</p>{bentuk.format(berkas)}")
    pembaca = baca(hasil.pdf)
    assert "Isi" in pembaca.pages[0].extract_text()
    assert RAHASIA.encode() not in hasil.pdf
    assert not pembaca.attachments
    assert all(bagian == "bab-uji" for bagian, _ in hasil.ditolak)
    assert {alamat for _, alamat in hasil.ditolak} <= {berkas, f"{berkas}#a"}


@pytest.mark.parametrize("alamat", ["http://127.0.0.1:1/x.png", "ftp://127.0.0.1/x", "huruf:x.ttf"])
def test_alamat_jaringan_ditolak_dan_disebut(alamat: str) -> None:
    assert satu(f'<p>Isi</p><img src="{alamat}" alt="x">').ditolak == (("bab-uji", alamat),)


def test_gambar_dalam_dokumen_dicetak() -> None:
    hasil = satu(f'<img src="{png(8, 8)}" alt="Lambang">')
    assert hasil.ditolak == ()
    assert len(baca(hasil.pdf).pages[0].images) == 1


@pytest.mark.parametrize(
    "alamat",
    [
        "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
        "data:text/css,p{color:red}",
        "data:image/png;base64,PHN2Zy8+",
        "data:image/png;base64,***",
        "data:image/png,<svg/>",
    ],
)
def test_data_selain_png_dan_jpeg_ditolak(alamat: str) -> None:
    assert len(satu(f'<p>Isi</p><img src="{alamat}" alt="x">').ditolak) == 1


def test_bom_gambar_ditolak_dengan_kalimat() -> None:
    with pytest.raises(PdfGagal) as galat:
        satu(f'<img src="{png(60_000, 60_000)}" alt="x">')
    assert str(galat.value) == (
        'Bagian "bab-uji" memuat gambar yang terlalu besar untuk dicetak. '
        "Ganti dengan gambar paling besar 25 megapiksel."
    )


def test_sejuta_kolom(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("renja.cetak.induk.DETIK_AWAL", 1)
    mulai = time.monotonic()
    with pytest.raises(PdfGagal, match='Bagian "bab-uji" tidak'):
        satu('<table><tr><td colspan="1000000">x</td></tr></table>')
    assert time.monotonic() - mulai < 10
    assert satu("<p>Masih hidup</p>").banyak_halaman == 1


def test_tiga_ratus_ribu_huruf_dalam_satu_sel() -> None:
    hasil = satu(f"<table><tr><td>{'kata ' * 60_000}AKHIR</td></tr></table>")
    assert "AKHIR" in baca(hasil.pdf).pages[-1].extract_text()
    assert hasil.banyak_halaman > 10


def test_bersarang_sangat_dalam_cepat_ditolak() -> None:
    mulai = time.monotonic()
    with pytest.raises(PdfGagal, match="melampaui kemampuan pencetak"):
        satu("<div>" * 20_000)
    assert time.monotonic() - mulai < 3


def test_skrip_dan_formulir_tidak_menjadi_apa_pun() -> None:
    hasil = satu(
        "<script>app.alert(1)</script><p onclick='x()'>Isi</p>"
        '<a href="javascript:alert(1)">a</a><form><input name="a"></form>'
    )
    assert b"/JavaScript" not in hasil.pdf
    assert "/AcroForm" not in baca(hasil.pdf).trailer["/Root"]
