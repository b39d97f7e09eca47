"""Archives hold PDF/A-3a, and the checker that says so finds each fault that is made."""

import zlib
from typing import Any

import pikepdf
import pytest

from renja.cetak import Cetakan
from tests.cetak.matterhorn import Berkas, buka
from tests.cetak.matterhorn_arsip import periksa_arsip
from tests.cetak.test_matterhorn import (
    KAMUS,
    NAMA,
    Rusak,
    bentuk,
    fon,
    gambari,
    hapus,
    kaya,
    meta,
    rusakkan,
    sandikan,
    tata,
    tautan,
)

__all__ = ["kaya"]


def keadaan(pdf: pikepdf.Pdf, **isi: Any) -> None:
    """A graphics state that the page of the contents uses."""
    pdf.pages[1].Resources.ExtGState["/Uji"] = KAMUS(**isi)
    gambari(pdf, akhir=b"/Uji gs")


def profil(pdf: pikepdf.Pdf, letak: int, isi: bytes) -> None:
    """Other bytes in the profile of colours."""
    arus = pdf.Root.OutputIntents[0].DestOutputProfile
    awal = arus.read_bytes()
    arus.write(awal[:letak] + isi + awal[letak + len(isi) :])


def lampiran(pdf: pikepdf.Pdf) -> Any:
    """The stream of an attached file."""
    return pdf.Root.AF[0].EF.F


def info(pdf: pikepdf.Pdf) -> Any:
    """The old metadata."""
    return pdf.trailer.Info


def gambar(pdf: pikepdf.Pdf) -> Any:
    """The picture of the cover."""
    return next(iter(pdf.pages[0].Resources.XObject.values()))


def catatan(pdf: pikepdf.Pdf) -> None:
    """A note that stands on a page without a look of its own."""
    tata(tautan(pdf), "/Subtype", NAMA.Text)


def arti_sendiri(pdf: pikepdf.Pdf) -> None:
    """Glyphs that mean a letter of private use."""
    arus = fon(pdf).ToUnicode
    arus.write(arus.read_bytes().replace(b"> <00", b"> <e0"))


def mampatkan(arus: Any) -> None:
    """Compress a stream that is plain."""
    arus.write(zlib.compress(arus.read_bytes()), filter=NAMA.FlateDecode)


LAPIS = b"q " * 40 + b"Q " * 40
FAULT: list[tuple[str, Rusak]] = [
    ("6.1.7.1", lambda p: tata(lampiran(p), "/F", b"di luar")),
    ("6.1.7.2", lambda p: gambar(p).write(b"\x80\x0b\x60", filter=NAMA.LZWDecode)),
    ("6.1.13", lambda p: tata(p.Root, "/AA", KAMUS())),
    ("6.1.13", lambda p: tata(p.pages[0], "/MediaBox", [0, 0, 2, 842])),
    ("6.1.13", lambda p: gambari(p, akhir=LAPIS)),
    ("6.1.13", lambda p: tata(info(p), f"/{'x' * 128}", b"")),
    ("6.1.13", lambda p: tata(tautan(p), "/Contents", b"x" * 32768)),
    ("6.2.3", lambda p: hapus(p.Root.OutputIntents[0], "/DestOutputProfile")),
    ("6.2.3", lambda p: tata(p.Root.OutputIntents[0].DestOutputProfile, "/N", 4)),
    ("6.2.3", lambda p: profil(p, 36, b"xxxx")),
    ("6.2.3", lambda p: profil(p, 0, b"\0\0\0\1")),
    ("6.2.3", lambda p: p.Root.OutputIntents.append(p.Root.OutputIntents[0])),
    ("6.2.4.3", lambda p: hapus(p.Root, "/OutputIntents")),
    ("6.2.4.3", lambda p: profil(p, 16, b"CMYK")),
    ("6.2.4.3", lambda p: gambari(p, akhir=b"0 0 0 1 k")),
    ("6.2.4.3", lambda p: tata(gambar(p), "/ColorSpace", NAMA.DeviceCMYK)),
    ("6.2.5", lambda p: keadaan(p, TR=NAMA.Identity)),
    ("6.2.8", lambda p: tata(gambar(p), "/Interpolate", bool(1))),
    ("6.2.9", lambda p: bentuk(p, Ref=KAMUS())),
    ("6.2.10", lambda p: keadaan(p, BM=NAMA.Aneh)),
    ("6.2.11.7", arti_sendiri),
    ("6.3.2", lambda p: tata(tautan(p), "/F", 6)),
    ("6.3.2", lambda p: hapus(tautan(p), "/F")),
    ("6.3.3", catatan),
    ("6.5.1", lambda p: tata(tautan(p).A, "/S", NAMA.Launch)),
    ("6.5.2", lambda p: tata(tautan(p), "/AA", KAMUS())),
    ("6.6.2", lambda p: hapus(p.Root, "/Metadata")),
    ("6.6.2", lambda p: mampatkan(p.Root.Metadata)),
    ("6.6.2", lambda p: meta(p, b' id="W5M0', b' encoding="UTF-8" id="W5M0')),
    ("6.6.2.3", lambda p: meta(p, b"pdfaSchema:namespaceURI", b"pdfaSchema:lain")),
    ("6.6.3", lambda p: tata(info(p), "/Title", b"Lain")),
    ("6.6.3", lambda p: tata(info(p), "/Producer", b"Lain")),
    ("6.6.3", lambda p: tata(info(p), "/CreationDate", b"D:20240701080001Z")),
    ("6.6.3", lambda p: hapus(info(p), "/ModDate")),
    ("6.6.3", lambda p: tata(info(p), "/Keywords", b"x")),
    ("6.6.4", lambda p: meta(p, b"<pdfaid:part>3", b"<pdfaid:part>2")),
    ("6.6.4", lambda p: meta(p, b"conformance>A", b"conformance>B")),
    ("6.8", lambda p: hapus(p.Root, "/AF")),
    ("6.8", lambda p: hapus(p.Root.AF[0], "/F")),
    ("6.8", lambda p: hapus(p.Root.AF[0], "/AFRelationship")),
    ("6.8", lambda p: hapus(lampiran(p), "/Subtype")),
    ("6.8", lambda p: hapus(lampiran(p).Params, "/ModDate")),
    ("6.8", lambda p: tata(lampiran(p).Params, "/Size", 1)),
    ("6.10", lambda p: tata(p.Root.Names, "/JavaScript", KAMUS())),
]


def temuan(isi: bytes, berkas: Berkas | None = None) -> set[str]:
    """The codes of what does not hold."""
    return {satu.kode for satu in periksa_arsip(berkas or buka(isi), isi)}


def test_arsip_memenuhi_pdf_a(kaya: bytes, arsip: Cetakan) -> None:
    for isi in (kaya, arsip.pdf):
        assert periksa_arsip(buka(isi), isi) == []


@pytest.mark.parametrize(("kode", "ubah"), FAULT, ids=lambda x: x if isinstance(x, str) else "")
def test_kesalahan_ditemukan(kaya: bytes, kode: str, ubah: Rusak) -> None:
    assert kode in temuan(kaya, rusakkan(kaya, ubah))


def test_bukan_arsip_ditemukan(cetakan: Cetakan) -> None:
    assert temuan(cetakan.pdf) == {"6.2.4.3", "6.6.2.3", "6.6.4"}


@pytest.mark.parametrize(
    ("kode", "lama", "baru"),
    [
        ("6.1.2", b"%PDF-1.7\n", b"%PDF-1.7\n% tiada\n"),
        ("6.1.2", b"%PDF-1.7\n", b"%PDF-2.0\n"),
        ("6.1.3", b"%%EOF\n", b"%%EOF\nlebih"),
        ("6.1.3", b"/ID [", b"/IX ["),
    ],
)
def test_bita_yang_salah_ditemukan(kaya: bytes, kode: str, lama: bytes, baru: bytes) -> None:
    assert lama in kaya
    assert kode in temuan(kaya.replace(lama, baru))


def test_sandi_ditemukan(kaya: bytes) -> None:
    assert "6.1.3" in temuan(sandikan(kaya, R=4))
