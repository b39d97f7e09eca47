"""Small manuscripts made by hand, over the very small plan of the language's tests."""

from uuid import UUID

from renja.dokumen.bentuk import Dokumen
from renja.dokumen.naskah import BabNaskah, GambarNaskah, JenisBab, Naskah
from renja.dokumen.susun import susun_dokumen
from tests.dokumen.ikatan.contoh import rencana

PETA = GambarNaskah("peta", "Peta wilayah", "a" * 64, "png", 400, 200, "Peta kota", "Bappeda")
ISI_PETA = b"\x89PNG\r\n\x1a\n isi"


def uid(nomor: int) -> UUID:
    """A part's identity that a reader can recognise."""
    return UUID(int=nomor)


def bab(nomor: int, judul: str, isi: str = "", *anak: BabNaskah) -> BabNaskah:
    """A chapter."""
    return BabNaskah(uid(nomor), f"bab-{nomor}", JenisBab.BAB, judul, isi, anak)


def sub(nomor: int, judul: str, isi: str = "") -> BabNaskah:
    """A part of a chapter."""
    return BabNaskah(uid(nomor), f"sub-{nomor}", JenisBab.SUB_BAB, judul, isi)


def depan(nomor: int, jenis: JenisBab, judul: str, isi: str = "") -> BabNaskah:
    """A part before the chapters."""
    return BabNaskah(uid(nomor), jenis.value.replace("_", "-"), jenis, judul, isi)


def naskah(*bagian: BabNaskah, gambar: bool = False) -> Naskah:
    """A manuscript of these parts."""
    return Naskah("uji", bagian, {"peta": PETA} if gambar else {})


def dokumen(*bagian: BabNaskah, tanda: bool = False, gambar: bool = False) -> Dokumen:
    """The document of these parts over the small plan."""
    return susun_dokumen(
        rencana(),
        naskah(*bagian, gambar=gambar),
        tanda=tanda,
        gambar=lambda sidik: ISI_PETA if gambar and sidik == PETA.sidik else None,
    )
