"""A very small plan with names that try to be Markdown, and a document that numbers."""

from datetime import date

from renja.dokumen.ikatan import Nama, Terisi, Tujuan, isikan, nama_dokumen, urai
from renja.konteks import Jangka, Konteks, Misi, Penetapan, Peraturan, Unit
from renja.rencana import (
    BarisPermasalahan,
    Kegiatan,
    Pemilik,
    Periode,
    Rencana,
)
from tests.renja import contoh as dasar

DIBUAT = Konteks(
    jangka=Jangka(
        "RPJMD",
        "RPJMD Kota",
        "Maju",
        2020,
        2024,
        (Misi(dasar.uid(71), 4, "Sejahtera", ("Pasar ramai", "Iklim baik"), ()),),
    ),
    dasar_hukum=(
        Peraturan(
            dasar.uid(81),
            "Peraturan Menteri",
            "Menteri Dalam Negeri",
            "86",
            2017,
            "Tata Cara",
            "Berita Negara Tahun 2017 Nomor 1312",
        ),
    ),
    unit=(Unit("Sekretariat", "Sekretariat", 1, "Mengelola.", "a. satu;\n\nb. dua."),),
    penetapan=Penetapan("12", date(2023, 11, 24)),
)


class Bernomor:
    """A document in which Tabel 4.1 became Tabel 4.2, and the picture `peta` Gambar 2.1."""

    def tabel(self, kunci: str, /) -> Tujuan | None:
        """Tabel 4.1 by any of its names."""
        if kunci in {"4.1", "tabel-4.1", "T-C.33"}:
            return Tujuan("4.2", "Tabel 4.2", "tabel-4-2")
        return None

    def gambar(self, nama: str, /) -> Tujuan | None:
        """The one picture."""
        return Tujuan("2.1", "Gambar 2.1", "gambar-2-1") if nama == "peta" else None


def rencana(nama: str = "Dinas Tenaga Kerja", **lain: object) -> Rencana:
    """A plan of one program, one kegiatan and two sub kegiatan."""
    kegiatan = Kegiatan(
        dasar.uid(200),
        "2.07.03.2.01",
        "Pelatihan",
        (),
        (
            dasar.sub(1, "Sub satu", 1_500_000, 2_000_000),
            dasar.sub(2, "Sub dua", 500_000, None),
        ),
    )
    isian = {
        "konteks": DIBUAT,
        "permasalahan": (
            BarisPermasalahan(dasar.uid(61), "Pokok A", "Masalah 1", "Akar x"),
            BarisPermasalahan(dasar.uid(62), "Pokok A", "Masalah 1", "Akar y"),
            BarisPermasalahan(dasar.uid(63), "Pokok A", "Masalah 2", "Akar z"),
            BarisPermasalahan(dasar.uid(64), "Pokok B", "Masalah 3", ""),
        ),
        **lain,
    }
    return Rencana(
        Pemilik("disnaker", nama, "Kota Pontianak"),
        2024,
        "awal",
        "Rancangan awal",
        Periode("Renstra 2024-2026", 2024, 2026),
        (dasar.program(kegiatan),),
        (),
        **isian,
    )


def nama(satu: Rencana | None = None, **lain: object) -> Nama:
    """The names of a small plan."""
    return nama_dokumen(satu or rencana(), Bernomor(), **lain)


def isi(teks: str, satu: Rencana | None = None, *, tanda: bool = False) -> Terisi:
    """A text filled from the small plan."""
    return isikan(urai(teks), nama(satu), tanda=tanda)


def jadi(teks: str, satu: Rencana | None = None) -> str:
    """The Markdown that a text without errors becomes."""
    terisi = isi(teks, satu)
    assert terisi.galat == ()
    return terisi.teks
