"""Files that prove a report: told by their content, kept under their SHA-256, never overwritten.

Only PDF, PNG, JPEG, XLSX and DOCX are taken, without macros and passwords. Nothing is unpacked
here but the list of parts of an Office file. Each refusal is one Indonesian sentence.
"""

import hashlib
import io
import os
import re
import struct
import unicodedata
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from django.conf import settings

from performance.models import BentukBukti

MAKS_BERKAS = 10 * 1024 * 1024
MAKS_PER_BARIS = 10
_OOXML = "application/vnd.openxmlformats-officedocument"
MIME = {
    BentukBukti.PDF.value: "application/pdf",
    BentukBukti.PNG.value: "image/png",
    BentukBukti.JPEG.value: "image/jpeg",
    BentukBukti.XLSX.value: f"{_OOXML}.spreadsheetml.sheet",
    BentukBukti.DOCX.value: f"{_OOXML}.wordprocessingml.document",
}
AKHIRAN = {
    "pdf": ("pdf",),
    "png": ("png",),
    "jpeg": ("jpg", "jpeg"),
    "xlsx": ("xlsx",),
    "docx": ("docx",),
}
TERLALU_BESAR = "Berkas ini lebih dari 10 MiB. Perkecil atau bagi menjadi beberapa berkas."
TAK_DIKENAL = (
    "Isi berkas ini bukan PDF, PNG, JPEG, XLSX, atau DOCX. Simpan sebagai salah satunya, "
    "lalu lampirkan lagi."
)
RUSAK = "Berkas ini rusak atau terpotong. Buka dan simpan lagi, lalu lampirkan lagi."
SANDI = "Berkas ini dilindungi kata sandi. Simpan tanpa kata sandi, lalu lampirkan lagi."
MAKRO = "Berkas ini memuat makro. Simpan sebagai xlsx atau docx tanpa makro, lalu lampirkan lagi."
MENGEMBANG = (
    "Isi berkas ini jauh lebih besar daripada dokumen biasa. Salin ke dokumen baru, "
    "lalu lampirkan lagi."
)
PROGRAM = "Isi berkas ini sebuah program, bukan dokumen. Lampirkan PDF, gambar, XLSX, atau DOCX."
FORMAT_LAMA = (
    "Berkas ini dilindungi kata sandi atau berformat Office lama. Simpan sebagai xlsx atau docx "
    "tanpa kata sandi, lalu lampirkan lagi."
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PNG = b"\x89PNG\r\n\x1a\n"
_PROGRAM = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_AKHIR_ZIP = struct.Struct("<4s4H2LH")
_MAKS_BAGIAN = 2_000
_MAKS_DIREKTORI = 1024 * 1024
_MAKS_TERURAI = 100 * 1024 * 1024
_RASIO_SEJAK, _RASIO_TERBESAR = 4 * 1024 * 1024, 200
_MAKS_JENIS = 1024 * 1024
_EKOR_PDF = 2_048
_NAMA_TERPANJANG = 120
_SIDIK = re.compile(r"[0-9a-f]{64}")
_TERLARANG = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')


class BuktiDitolak(Exception):
    """The file is not taken; the message says why and what to do."""


def kenali(isi: bytes) -> str:
    """Which of BentukBukti the content is; raises BuktiDitolak for everything else."""
    if len(isi) > MAKS_BERKAS:
        raise BuktiDitolak(TERLALU_BESAR)
    if not isi.strip(b"\0 \t\r\n"):
        raise BuktiDitolak("Berkas ini kosong. Pilih berkas yang berisi.")
    if isi.startswith(_PROGRAM):
        raise BuktiDitolak(PROGRAM)
    if isi.startswith(_OLE):
        raise BuktiDitolak(FORMAT_LAMA)
    if isi.startswith(b"%PDF-"):
        return _pdf(isi)
    if isi.startswith(_PNG):
        return _png(isi)
    if isi.startswith(b"\xff\xd8\xff"):
        return _jpeg(isi)
    if isi.startswith(b"PK\x03\x04"):
        return _office(isi)
    raise BuktiDitolak(TAK_DIKENAL)


def nama_bersih(nama: str, bentuk: str) -> str:
    """A name to save the file by: no way, no unseen marks, the ending that its content has."""
    dasar = re.split(r"[/\\]", unicodedata.normalize("NFC", nama))[-1]
    dasar = "".join(satu for satu in dasar if not unicodedata.category(satu).startswith("C"))
    dasar = " ".join(_TERLARANG.sub(" ", dasar).split())
    pokok, titik, akhiran = dasar.rpartition(".")
    if not titik or akhiran.casefold() not in {satu for isi in AKHIRAN.values() for satu in isi}:
        pokok, akhiran = dasar, ""
    pokok = pokok.strip(" .")[:_NAMA_TERPANJANG].strip(" .") or "bukti"
    milik = AKHIRAN[bentuk]
    return f"{pokok}.{akhiran.casefold() if akhiran.casefold() in milik else milik[0]}"


def letak(sidik: str) -> Path:
    """Where the bytes of that SHA-256 lie; ValueError for anything that is none."""
    if not _SIDIK.fullmatch(sidik):
        raise ValueError("bukan SHA-256")
    return Path(settings.BUKTI_ROOT) / sidik[:2] / sidik


def sidik_berkas(isi: bytes) -> str:
    """The SHA-256 under which bytes are kept, as 64 hexadecimal digits."""
    return hashlib.sha256(isi).hexdigest()


def simpan_berkas(isi: bytes) -> str:
    """Keep the bytes, whole or not at all; gives their SHA-256. What is there stays as it is."""
    sidik = sidik_berkas(isi)
    tujuan = letak(sidik)
    if tujuan.is_file():
        return sidik
    tujuan.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    sementara = tujuan.with_name(f".{uuid4().hex}.baru")
    try:
        kunci = os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(kunci, "wb") as berkas:
            berkas.write(isi)
            berkas.flush()
            os.fsync(berkas.fileno())
        # A link never replaces what another person has written in the meantime.
        with suppress(FileExistsError):
            os.link(sementara, tujuan)
    finally:
        sementara.unlink(missing_ok=True)
    return sidik


def buka_berkas(sidik: str) -> BinaryIO | None:
    """The bytes to be read, None where they are not on the disk."""
    try:
        return letak(sidik).open("rb")
    except (OSError, ValueError):
        return None


def _pdf(isi: bytes) -> str:
    if b"%%EOF" not in isi[-_EKOR_PDF:]:
        raise BuktiDitolak(RUSAK)
    if re.search(rb"/Encrypt\b", isi):
        raise BuktiDitolak(SANDI)
    return BentukBukti.PDF.value


def _png(isi: bytes) -> str:
    """Walk over the chunks: they must end the file, so that nothing hides behind the picture."""
    letak_kini, akhir = len(_PNG), False
    while letak_kini + 12 <= len(isi) and not akhir:
        panjang, jenis = struct.unpack_from(">I4s", isi, letak_kini)
        akhir = jenis == b"IEND"
        letak_kini += 12 + panjang
    if not akhir or isi[letak_kini:].strip(b"\0\r\n "):
        raise BuktiDitolak(RUSAK)
    return BentukBukti.PNG.value


def _jpeg(isi: bytes) -> str:
    if b"\xff\xd9" not in isi[4:]:
        raise BuktiDitolak(RUSAK)
    return BentukBukti.JPEG.value


def _office(isi: bytes) -> str:
    """XLSX or DOCX by its parts, which are listed and not unpacked."""
    _periksa_akhir_zip(isi)
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as wadah:
            bagian = {satu.filename: satu for satu in wadah.infolist()}
            _periksa_bagian(wadah.infolist(), bagian)
            with wadah.open("[Content_Types].xml") as aliran:
                jenis = aliran.read(_MAKS_JENIS)
    except KeyError as galat:
        raise BuktiDitolak(TAK_DIKENAL) from galat
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError) as galat:
        raise BuktiDitolak(RUSAK) from galat
    if b"macroEnabled" in jenis:
        raise BuktiDitolak(MAKRO)
    if "xl/workbook.xml" in bagian:
        return BentukBukti.XLSX.value
    if "word/document.xml" in bagian:
        return BentukBukti.DOCX.value
    raise BuktiDitolak(TAK_DIKENAL)


def _periksa_akhir_zip(isi: bytes) -> None:
    """The end record, read before an object is made of every part that it promises."""
    awal = isi.rfind(b"PK\x05\x06", max(0, len(isi) - _AKHIR_ZIP.size - 0xFFFF))
    if awal < 0 or len(isi) - awal < _AKHIR_ZIP.size:
        raise BuktiDitolak(RUSAK)
    _, _, _, _, banyak, besar, _, _ = _AKHIR_ZIP.unpack_from(isi, awal)
    if banyak > _MAKS_BAGIAN or besar > _MAKS_DIREKTORI:
        raise BuktiDitolak(MENGEMBANG)


def _periksa_bagian(daftar: list[zipfile.ZipInfo], bagian: dict[str, zipfile.ZipInfo]) -> None:
    if any(satu.flag_bits & 1 for satu in daftar):
        raise BuktiDitolak(SANDI)
    if len(daftar) != len(bagian):
        raise BuktiDitolak(RUSAK)
    if len(daftar) > _MAKS_BAGIAN or sum(satu.file_size for satu in daftar) > _MAKS_TERURAI:
        raise BuktiDitolak(MENGEMBANG)
    for satu in daftar:
        kempes = max(satu.compress_size, 1)
        if satu.file_size > _RASIO_SEJAK and satu.file_size > _RASIO_TERBESAR * kempes:
            raise BuktiDitolak(MENGEMBANG)
    for nama in map(str.casefold, bagian):
        if nama.endswith(("vbaproject.bin", "vbadata.xml")) or "/macrosheets/" in nama:
            raise BuktiDitolak(MAKRO)
        if "/activex/" in nama or nama.endswith((".exe", ".dll", ".js", ".vbs", ".bat")):
            raise BuktiDitolak(PROGRAM)
