"""Small files of each kind, for the tests of evidence."""

import io
import struct
import zipfile
import zlib

PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"


def _potong(jenis: bytes, isi: bytes) -> bytes:
    return struct.pack(">I4s", len(isi), jenis) + isi + struct.pack(">I", zlib.crc32(jenis + isi))


def png() -> bytes:
    """One black dot."""
    kepala = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    isi = _potong(b"IHDR", kepala) + _potong(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + isi + _potong(b"IEND", b"")


def jpeg() -> bytes:
    """Start and end of a picture."""
    return b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(9) + b"\xff\xd9"


def kemas(bagian: dict[str, bytes]) -> bytes:
    """A zip of these parts."""
    aliran = io.BytesIO()
    with zipfile.ZipFile(aliran, "w", zipfile.ZIP_DEFLATED) as wadah:
        for nama, isi in bagian.items():
            wadah.writestr(nama, isi)
    return aliran.getvalue()


def xlsx(jenis: bytes = b"<Types/>", **lain: bytes) -> bytes:
    """A workbook by its parts."""
    return kemas({"[Content_Types].xml": jenis, "xl/workbook.xml": b"<workbook/>"} | lain)


def docx(**lain: bytes) -> bytes:
    """A document by its parts."""
    isi = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"}
    return kemas(isi | lain)
