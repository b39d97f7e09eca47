"""Evidence is told by its content, named safely, and kept once under its SHA-256."""

import hashlib
import io
import stat
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest

from performance.bukti import (
    MAKS_BERKAS,
    BuktiDitolak,
    buka_berkas,
    kenali,
    letak,
    nama_bersih,
    simpan_berkas,
)
from tests.performance.berkas_bukti import PDF, docx, jpeg, kemas, png, xlsx

MULAI_PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("isi", "bentuk"),
    [
        (PDF, "pdf"),
        (png(), "png"),
        (jpeg(), "jpeg"),
        (xlsx(), "xlsx"),
        (docx(), "docx"),
    ],
)
def test_dikenali_dari_isinya(isi: bytes, bentuk: str) -> None:
    assert kenali(isi) == bentuk


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "kosong"),
        (b" \0\n", "kosong"),
        (b"MZ\x90\0" + bytes(64), "sebuah program"),
        (b"\x7fELF" + bytes(64), "sebuah program"),
        (b"#!/bin/sh\nrm\n", "sebuah program"),
        (b"<html><script>alert(1)</script></html>", "bukan PDF, PNG, JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "bukan PDF, PNG, JPEG"),
        (b"GIF89a" + bytes(32), "bukan PDF, PNG, JPEG"),
        (b"Rar!\x1a\x07" + bytes(32), "bukan PDF, PNG, JPEG"),
        (b"nama;nilai\nsatu;2\n", "bukan PDF, PNG, JPEG"),
        (b"  %PDF-1.7\n%%EOF", "bukan PDF, PNG, JPEG"),
        (b"%PDF-1.7\n1 0 obj", "rusak atau terpotong"),
        (PDF.replace(b"trailer <<", b"trailer << /Encrypt 5 0 R"), "dilindungi kata sandi"),
        (png()[:-4], "rusak atau terpotong"),
        (png() + b"<script>alert(1)</script>", "rusak atau terpotong"),
        (MULAI_PNG, "rusak atau terpotong"),
        (MULAI_PNG + struct.pack(">I4s", 2**32 - 1, b"IDAT"), "rusak atau terpotong"),
        (jpeg()[:-2], "rusak atau terpotong"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "kata sandi atau berformat Office lama"),
        (b"PK\x03\x04" + bytes(64), "rusak atau terpotong"),
        (xlsx()[:-30], "rusak atau terpotong"),
        (kemas({"a.txt": b"a"}), "bukan PDF, PNG, JPEG"),
        (kemas({"[Content_Types].xml": b"<Types/>"}), "bukan PDF, PNG, JPEG"),
        (xlsx(**{"xl/vbaProject.bin": b"x"}), "memuat makro"),
        (docx(**{"word/vbaData.xml": b"x"}), "memuat makro"),
        (xlsx(**{"xl/macrosheets/sheet1.xml": b"x"}), "memuat makro"),
        (xlsx(jenis=b"<Types macroEnabled='1'/>"), "memuat makro"),
        (xlsx(**{"xl/activeX/activeX1.bin": b"x"}), "sebuah program"),
        (docx(**{"word/embeddings/pasang.exe": b"x"}), "sebuah program"),
    ],
)
def test_yang_lain_ditolak_dengan_kalimat(isi: bytes, kata: str) -> None:
    with pytest.raises(BuktiDitolak, match=kata):
        kenali(isi)


def test_sepuluh_mib_diterima_dan_satu_bita_lebih_tidak() -> None:
    penuh = PDF.replace(b"%%EOF", b"") + bytes(MAKS_BERKAS - len(PDF)) + b"%%EOF"
    assert kenali(penuh) == "pdf"
    with pytest.raises(BuktiDitolak, match="lebih dari 10 MiB"):
        kenali(penuh + b"\n")


def test_bom_tidak_dibuka() -> None:
    nol = bytes(30 * 1024 * 1024)
    with pytest.raises(BuktiDitolak, match="jauh lebih besar"):
        kenali(xlsx(**{"xl/worksheets/sheet1.xml": nol}))
    banyak = {f"xl/a{n}.xml": b"" for n in range(2001)}
    with pytest.raises(BuktiDitolak, match="jauh lebih besar"):
        kenali(xlsx(**banyak))
    # What the list of contents holds is bounded while it is read, whatever it claims.
    assert len(zlib.compress(nol)) < 100_000


def test_bagian_bersandi_dan_ganda_ditolak() -> None:
    isi = bytearray(xlsx())
    # The flag of encryption, in the local header and in the directory.
    isi[6] |= 1
    isi[isi.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(BuktiDitolak, match="kata sandi"):
        kenali(bytes(isi))
    aliran = io.BytesIO()
    with zipfile.ZipFile(aliran, "w") as wadah:
        for nama in ("[Content_Types].xml", "xl/workbook.xml"):
            wadah.writestr(nama, b"<a/>")
        with pytest.warns(UserWarning, match="Duplicate"):
            wadah.writestr("xl/workbook.xml", b"<b/>")
    with pytest.raises(BuktiDitolak, match="rusak"):
        kenali(aliran.getvalue())


@pytest.mark.parametrize(
    ("nama", "bentuk", "hasil"),
    [
        ("Daftar hadir.pdf", "pdf", "Daftar hadir.pdf"),
        ("foto.JPEG", "jpeg", "foto.jpeg"),
        ("foto.jpg", "jpeg", "foto.jpg"),
        ("foto.pdf", "png", "foto.png"),
        ("laporan.v1.2", "pdf", "laporan.v1.2.pdf"),
        ("../../etc/passwd", "pdf", "passwd.pdf"),
        ("C:\\Users\\a\\b.xlsx", "xlsx", "b.xlsx"),
        ('a<b>:"c|?*.pdf', "pdf", "a b c.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "pdf", "aSet-Cookie x.pdf"),
        ("laporan\u202efdp.exe", "pdf", "laporanfdp.exe.pdf"),
        ("...", "pdf", "bukti.pdf"),
        ("", "docx", "bukti.docx"),
        (".pdf", "pdf", "bukti.pdf"),
        ("n" * 300 + ".pdf", "pdf", "n" * 120 + ".pdf"),
    ],
)
def test_nama_dibersihkan(nama: str, bentuk: str, hasil: str) -> None:
    assert nama_bersih(nama, bentuk) == hasil


def test_disimpan_sekali_dan_tidak_pernah_ditimpa(settings: Any, tmp_path: Path) -> None:
    settings.BUKTI_ROOT = tmp_path / "bukti"
    sidik = simpan_berkas(PDF)
    assert sidik == hashlib.sha256(PDF).hexdigest()
    tempat = tmp_path / "bukti" / sidik[:2] / sidik
    assert (letak(sidik), tempat.read_bytes()) == (tempat, PDF)
    assert stat.S_IMODE(tempat.stat().st_mode) == 0o600
    tempat.write_bytes(b"diubah di disk")
    assert simpan_berkas(PDF) == sidik
    assert tempat.read_bytes() == b"diubah di disk"
    assert [satu.name for satu in tempat.parent.iterdir()] == [sidik]


def test_yang_tidak_ada_dan_yang_bukan_sidik(settings: Any, tmp_path: Path) -> None:
    settings.BUKTI_ROOT = tmp_path
    assert buka_berkas("0" * 64) is None
    assert buka_berkas("../../etc/passwd") is None
    with pytest.raises(ValueError, match="bukan SHA-256"):
        letak("A" * 64)
