"""Contents and lists in the DOCX: fields that the reader's program updates, filled beforehand."""

from collections.abc import Callable, Sequence

from renja.cetak.bentuk import Letak
from renja.dokumen.bentuk import Bagian, Dokumen
from renja.dokumen.daftar import daftar_isi
from renja.dokumen.lembar import TEGAK
from renja.dokumen.naskah import JenisBab
from renja.dokumen.word.xml import (
    AKHIR_BIDANG,
    TAB,
    Alinea,
    alinea,
    awal_bidang,
    bidang,
    larik,
    penanda,
    tautan_dalam,
)

ISI = r'TOC \o "1-3" \h \z \u'
# Where the title begins, in mm from the left edge, by level.
_TAB = {1: 18.0, 2: 17.0, 3: 31.0}
_LEBAR_BENDA = 25.0


def daftar_xml(
    dokumen: Dokumen, bagian: Bagian, letak: Letak, gaya: Callable[[str], str]
) -> list[str]:
    """The list that a part of the outline stands for."""
    if bagian.jenis is JenisBab.DAFTAR_ISI:
        return _daftar_isi(dokumen, letak, gaya)
    benda = dokumen.tabel if bagian.jenis is JenisBab.DAFTAR_TABEL else dokumen.gambar
    sifat = Alinea(gaya("Table of Figures"), tab=(("kiri", _LEBAR_BENDA), ("titik", TEGAK.isi)))
    return [
        alinea(_baris(f"{satu.sebutan}", satu.judul, satu.anker, letak), sifat) for satu in benda
    ]


def _daftar_isi(dokumen: Dokumen, letak: Letak, gaya: Callable[[str], str]) -> list[str]:
    """One field over all lines."""
    isi = []
    for atas in daftar_isi(dokumen):
        for satu in atas.semua():
            tingkat = min(satu.tingkat, 3)
            awal = (("kiri", _TAB[tingkat]),) if satu.nomor else ()
            sifat = Alinea(gaya(f"TOC {tingkat}"), tab=(*awal, ("titik", TEGAK.isi)))
            judul = satu.judul.upper() if tingkat == 1 else satu.judul
            isi.append((_baris(satu.nomor, judul, satu.anker, letak), sifat))
    return _dalam_bidang(isi)


def _dalam_bidang(isi: Sequence[tuple[str, Alinea]]) -> list[str]:
    hasil = [
        alinea(f"{'' if ke else awal_bidang(ISI)}{dalam}", sifat)
        for ke, (dalam, sifat) in enumerate(isi)
    ]
    # The section may end only behind the field: else its foot would count as part of it.
    return [*hasil, alinea(AKHIR_BIDANG), alinea("")]


def _baris(nomor: str, judul: str, anker: str, letak: Letak) -> str:
    awal = f"{larik(nomor)}{TAB}" if nomor else ""
    halaman = bidang(f"PAGEREF {penanda(anker)} \\h", letak.label(anker))
    return tautan_dalam(f"{awal}{larik(judul)}{TAB}{halaman}", anker)
