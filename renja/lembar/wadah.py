"""The zip around a workbook: what it claims, what it holds, and reading it with a bound.

Nothing is inflated before the directory has been looked at, and the directory is not
trusted: what comes out is counted.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from xml.parsers import expat

from renja.lembar.nilai import BATAS_TERBUKA, BATAS_UNGGAHAN, LembarDitolak

_POTONGAN = 1 << 16
_BATAS_ANGGOTA = 1_000
_BATAS_DIREKTORI = 512 * 1024
_BATAS_TAG = 4_000_000
_BATAS_SELA = 512 * 1024
_BATAS_NAMA = 5_000
_RASIO_TERBESAR = 200
_RASIO_SEJAK = 4 * 2**20
_AKHIR = struct.Struct("<4s4H2LH")
_AKHIR_BERKAS = True
_MAGIS_AKHIR = b"PK\x05\x06"
_ZIP64 = (0xFFFF, 0xFFFFFFFF)
MAGIS_ZIP = b"PK\x03\x04"
MAGIS_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SANDI = "EncryptedPackage".encode("utf-16-le")

RUSAK = (
    "Berkas ini rusak atau bukan buku kerja Excel. Buka di Excel atau LibreOffice, "
    "simpan sebagai .xlsx, lalu unggah lagi."
)
BOM = (
    "Berkas ini mengembang jauh lebih besar daripada buku kerja biasa sehingga tidak dibuka. "
    "Salin tabel rencana ke buku kerja baru, lalu unggah lagi."
)
SANDI = (
    "Buku kerja ini dilindungi kata sandi. Hapus kata sandinya di Excel "
    "(Berkas > Info > Proteksi Buku Kerja), simpan, lalu unggah lagi."
)
DTD = (
    "Berkas ini memuat deklarasi DTD atau entitas, yang tidak ada pada buku kerja Excel biasa. "
    "Salin tabel rencana ke buku kerja baru, lalu unggah lagi."
)
MAKRO = (
    "Buku kerja ini memuat makro. Simpan sebagai .xlsx tanpa makro "
    "(Berkas > Simpan Sebagai > Buku Kerja Excel), lalu unggah lagi."
)
TAUTAN = (
    "Buku kerja ini mengambil data dari berkas lain. Putuskan tautannya di Excel "
    "(Data > Edit Tautan > Putuskan Tautan), simpan, lalu unggah lagi."
)
BUKAN_XLSX = (
    'Berkas "{nama}" bukan buku kerja .xlsx, .csv, atau .tsv. Buka di Excel atau LibreOffice, '
    "simpan sebagai .xlsx, lalu unggah lagi."
)
TERLALU_BESAR = (
    "Berkas ini lebih besar dari 16 MiB. Hapus gambar dan lembar yang bukan bagian rencana, "
    "lalu unggah lagi."
)
TERLALU_PENUH = (
    "Berkas ini memuat jauh lebih banyak data daripada sebuah rencana. Salin tabel rencana ke "
    "buku kerja baru, lalu unggah lagi."
)
KOSONG = "Berkas ini kosong. Pilih berkas yang memuat rencana, lalu unggah lagi."


def periksa_luar(nama: str, isi: bytes) -> None:
    """Refuse by the first bytes: empty, too large, old Excel, password-protected."""
    if not isi.strip(b"\0 \t\r\n"):
        raise LembarDitolak(KOSONG)
    if len(isi) > BATAS_UNGGAHAN:
        raise LembarDitolak(TERLALU_BESAR)
    if isi.startswith(MAGIS_OLE):
        raise LembarDitolak(SANDI if _SANDI in isi else BUKAN_XLSX.format(nama=nama))


class Wadah:
    """An open workbook file whose directory has been found sound; reads count together."""

    def __init__(self, nama: str, isi: bytes) -> None:
        _periksa_akhir(isi)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(isi))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as galat:
            raise LembarDitolak(RUSAK) from galat
        self._terbaca = 0
        self._tag = 0
        self.anggota = _periksa_anggota(self._zip.infolist())
        _periksa_nama(nama, self.anggota)

    def potongan(self, anggota: str) -> Iterator[bytes]:
        """What a member holds, piece by piece; raises `LembarDitolak` beyond the bound."""
        info = self.anggota.get(anggota)
        if info is None:
            raise LembarDitolak(RUSAK)
        try:
            with self._zip.open(info) as aliran:
                while potongan := aliran.read(_POTONGAN):
                    self._terbaca += len(potongan)
                    if self._terbaca > BATAS_TERBUKA:
                        raise LembarDitolak(BOM)
                    yield potongan
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as galat:
            raise LembarDitolak(RUSAK) from galat

    def urai(
        self,
        anggota: str,
        mulai: Callable[[str, dict[str, str]], None] | None = None,
        akhir: Callable[[str], None] | None = None,
        teks: Callable[[str], None] | None = None,
    ) -> None:
        """Feed a member to expat with these handlers; refuses a DTD and broken XML."""
        pengurai = expat.ParserCreate()
        pengurai.buffer_text = True
        pengurai.StartDoctypeDeclHandler = _tolak_dtd
        pengurai.EntityDeclHandler = _tolak_dtd
        if mulai:
            pengurai.StartElementHandler = mulai
        if akhir:
            pengurai.EndElementHandler = akhir
        if teks:
            pengurai.CharacterDataHandler = teks
        sela = 0
        try:
            for potongan in self.potongan(anggota):
                sela = self._periksa_tag(potongan, sela, dihitung=mulai is not None)
                pengurai.Parse(potongan)
                if len(pengurai.intern) > _BATAS_NAMA:
                    raise LembarDitolak(RUSAK)
            pengurai.Parse(b"", _AKHIR_BERKAS)
        except (expat.ExpatError, ValueError) as galat:
            if isinstance(galat, LembarDitolak):
                raise
            raise LembarDitolak(RUSAK) from galat

    def _periksa_tag(self, potongan: bytes, sela: int, *, dihitung: bool) -> int:
        """Bound the tags that reach Python, and the bytes that pass without one.

        An endless tag is what makes expat slow, many of them what makes Python slow.
        """
        if dihitung:
            self._tag += potongan.count(b"<")
        terakhir = potongan.rfind(b"<")
        sela = sela + len(potongan) if terakhir < 0 else len(potongan) - terakhir
        if self._tag > _BATAS_TAG or sela > _BATAS_SELA:
            raise LembarDitolak(TERLALU_PENUH)
        return sela


def _tolak_dtd(*_: object) -> None:
    raise LembarDitolak(DTD)


def _periksa_akhir(isi: bytes) -> None:
    """The end record, read before `zipfile` makes an object of every entry."""
    letak = isi.rfind(_MAGIS_AKHIR, max(0, len(isi) - _AKHIR.size - 0xFFFF))
    if letak < 0 or len(isi) - letak < _AKHIR.size:
        raise LembarDitolak(RUSAK)
    _, _, _, _, banyak, besar, awal, _ = _AKHIR.unpack_from(isi, letak)
    if banyak == _ZIP64[0] or awal == _ZIP64[1]:
        raise LembarDitolak(RUSAK)
    if banyak > _BATAS_ANGGOTA or besar > _BATAS_DIREKTORI:
        raise LembarDitolak(BOM)


def _periksa_anggota(daftar: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """The members by name; refuses too many, too large, hidden, doubled or odd ones."""
    hasil: dict[str, zipfile.ZipInfo] = {}
    for satu in daftar:
        if satu.flag_bits & 0x1:
            raise LembarDitolak(SANDI)
        if satu.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise LembarDitolak(RUSAK)
        if satu.filename in hasil:
            raise LembarDitolak(RUSAK)
        kempes = max(satu.compress_size, 1)
        if satu.file_size > _RASIO_SEJAK and satu.file_size > _RASIO_TERBESAR * kempes:
            raise LembarDitolak(BOM)
        hasil[satu.filename] = satu
    if len(hasil) > _BATAS_ANGGOTA or sum(satu.file_size for satu in daftar) > BATAS_TERBUKA:
        raise LembarDitolak(BOM)
    return hasil


def _periksa_nama(nama: str, anggota: dict[str, zipfile.ZipInfo]) -> None:
    """Refuse by the names of the parts: no workbook, macros, links to other files."""
    if "[Content_Types].xml" not in anggota or not any(satu.startswith("xl/") for satu in anggota):
        raise LembarDitolak(BUKAN_XLSX.format(nama=nama))
    for satu in map(str.lower, anggota):
        if satu.endswith(("vbaproject.bin", "vbadata.xml")) or "/macrosheets/" in satu:
            raise LembarDitolak(MAKRO)
        if "/externallinks/" in satu or satu == "xl/connections.xml":
            raise LembarDitolak(TAUTAN)
