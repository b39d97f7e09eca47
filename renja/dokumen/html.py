"""The document as segments for the printer: cut at each chapter and where the sheet turns."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from renja.cetak.bentuk import Letak, Penomoran, Potongan
from renja.dokumen.alur import Isi, alur, tampil
from renja.dokumen.bentuk import Bagian, BlokTabel, Dokumen
from renja.dokumen.blok import KOSONG, blok_html, judul_html
from renja.dokumen.daftar import DAFTAR, daftar_html
from renja.dokumen.keabsahan import keabsahan_html
from renja.dokumen.lembar import (
    LAPANG,
    TEGAK,
    Lembar,
    aturan_lembar,
    gaya,
    gaya_tabel,
    halaman_html,
)
from renja.dokumen.naskah import JenisBab
from renja.dokumen.sampul import sampul_html

KEABSAHAN = "Keterangan Dokumen"


@dataclass(slots=True)
class _Lembaran:
    """A run of content on sheets of one kind, as it grows."""

    lembar: Lembar
    awal: bool = False
    prosa: bool = False
    tabel: bool = False
    html: list[str] = field(default_factory=list)
    css: list[str] = field(default_factory=list)

    def tambah(self, dokumen: Dokumen, isi: Isi) -> None:
        """Put headings and a block below what is there."""
        self.html += [judul_html(dokumen, satu) for satu in isi.kepala]
        if isi.blok is None:
            self.html.append(KOSONG)
            return
        potong = blok_html(dokumen, isi.bagian, isi.blok, self.lembar)
        prosa = not isinstance(isi.blok, BlokTabel)
        lepas = prosa and self.lembar.rebah
        self.html.append(f'<div class="prosa">{potong.html}</div>' if lepas else potong.html)
        self.css.append(potong.css)
        self.prosa = self.prosa or prosa
        self.tabel = self.tabel or "<table" in potong.html

    def potongan(self, kunci: str, bagian: Bagian) -> Potongan:
        """The finished segment."""
        gaya_css = gaya("dasar")
        if self.prosa or not self.lembar.rebah:
            gaya_css += gaya("dokumen")
        if self.tabel:
            gaya_css += gaya_tabel()
        kepala = "" if bagian.di_depan else bagian.lengkap
        gaya_css += aturan_lembar(self.lembar, kepala, awal=self.awal) + "".join(self.css)
        penomoran: Penomoran = "romawi" if bagian.di_depan else "arab"
        return Potongan(kunci, halaman_html(kunci, gaya_css, "".join(self.html)), penomoran)


def potongan_dokumen(dokumen: Dokumen, letak: Letak | None = None) -> list[Potongan]:
    """Every segment in order; lists name pages where `letak` is known already."""
    hasil: list[Potongan] = []
    for bagian in dokumen.bagian:
        if tampil(dokumen, bagian):
            hasil += _potongan_atas(dokumen, bagian, letak)
    hasil.append(_keabsahan(dokumen))
    return _kunci_tunggal(hasil)


def daftar_dokumen(dokumen: Dokumen, letak: Letak) -> dict[str, str]:
    """The HTML of the contents and lists by segment, with the pages that they name."""
    hasil = {}
    for bagian in dokumen.bagian:
        if bagian.jenis in DAFTAR and tampil(dokumen, bagian):
            satu = _daftar(dokumen, bagian, letak)
            hasil[satu.kunci] = satu.html
    return hasil


def potongan_bab(dokumen: Dokumen, uid: UUID, letak: Letak | None = None) -> list[Potongan]:
    """The segments of one part (with what stands below it) for a preview; [] where none is."""
    for atas in dokumen.bagian:
        if atas.uid == uid:
            return _kunci_tunggal(list(_potongan_atas(dokumen, atas, letak)))
        for bagian in atas.semua():
            if bagian.uid == uid:
                return _kunci_tunggal(list(_lembaran(dokumen, atas, bagian)))
    return []


def _kunci_tunggal(potongan: list[Potongan]) -> list[Potongan]:
    """Equal names told apart by a number."""
    hasil = []
    banyak: dict[str, int] = {}
    for satu in potongan:
        ke = banyak[satu.kunci] = banyak.get(satu.kunci, 0) + 1
        kunci = satu.kunci if ke == 1 else f"{satu.kunci} ({ke})"
        hasil.append(Potongan(kunci, satu.html, satu.penomoran))
    return hasil


def _potongan_atas(dokumen: Dokumen, bagian: Bagian, letak: Letak | None) -> Iterator[Potongan]:
    """The segments of a part that stands by itself."""
    if bagian.jenis is JenisBab.SAMPUL:
        gaya_css = gaya("dasar") + gaya("dokumen") + aturan_lembar(TEGAK, "", awal=True)
        isi = sampul_html(dokumen, bagian)
        yield Potongan("Sampul", halaman_html(dokumen.judul, gaya_css, isi), "tanpa")
    elif bagian.jenis in DAFTAR:
        yield _daftar(dokumen, bagian, letak or Letak())
    else:
        yield from _lembaran(dokumen, bagian, bagian)


def _daftar(dokumen: Dokumen, bagian: Bagian, letak: Letak) -> Potongan:
    gaya_css = gaya("dasar") + gaya("dokumen") + aturan_lembar(LAPANG, "", awal=True)
    isi = judul_html(dokumen, bagian) + daftar_html(dokumen, bagian, letak)
    return Potongan(bagian.judul, halaman_html(bagian.judul, gaya_css, isi), "romawi")


def _lembaran(dokumen: Dokumen, atas: Bagian, pokok: Bagian) -> Iterator[Potongan]:
    """A part and what is below it, cut where the sheet turns; `atas` is its chapter."""
    nama = atas.sebutan or atas.judul
    awal = pokok is atas
    for lembar, isi in alur(atas, pokok):
        tabel = isi[0].blok
        sebutan = tabel.sebutan if isinstance(tabel, BlokTabel) and lembar.rebah else ""
        kini = _Lembaran(lembar, awal=awal)
        for satu in isi:
            kini.tambah(dokumen, satu)
        yield kini.potongan(", ".join(filter(None, (nama, sebutan))), atas)
        awal = False


def _keabsahan(dokumen: Dokumen) -> Potongan:
    gaya_css = gaya("dasar") + gaya("dokumen") + gaya_tabel()
    gaya_css += aturan_lembar(TEGAK, "", awal=True)
    return Potongan(KEABSAHAN, halaman_html(KEABSAHAN, gaya_css, keabsahan_html(dokumen)), "arab")
