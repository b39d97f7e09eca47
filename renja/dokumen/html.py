"""The document as segments for the printer: cut at each chapter and where the sheet turns."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from uuid import UUID

from renja.cetak.bentuk import Letak, Potongan
from renja.dokumen.bentuk import Bagian, Blok, BlokTabel, Dokumen, Prosa
from renja.dokumen.blok import KOSONG, blok_html, judul_html, kosong, lembar_blok, tampil
from renja.dokumen.daftar import DAFTAR, daftar_html
from renja.dokumen.keabsahan import keabsahan_html
from renja.dokumen.lembar import TEGAK, Lembar, aturan_lembar, gaya, gaya_tabel, halaman_html
from renja.dokumen.naskah import JenisBab
from renja.dokumen.sampul import sampul_html

KEABSAHAN = "Keterangan Dokumen"
# Signs of prose that may stand on a lying sheet between two of its tables.
PROSA_PENDEK = 900


@dataclass(slots=True)
class _Lembaran:
    """A run of content on sheets of one kind, as it grows."""

    lembar: Lembar
    nama: str
    awal: bool = False
    prosa: bool = False
    tabel: bool = False
    html: list[str] = field(default_factory=list)
    css: list[str] = field(default_factory=list)

    def tambah(self, dokumen: Dokumen, isi: "_Isi") -> None:
        """Put a block below what is there."""
        self.html += isi.kepala
        if isi.blok is None:
            return
        potong = blok_html(dokumen, isi.bagian, isi.blok, self.lembar)
        prosa = self.lembar.rebah and not isinstance(isi.blok, BlokTabel)
        self.html.append(f'<div class="prosa">{potong.html}</div>' if prosa else potong.html)
        self.css.append(potong.css)
        self.prosa = self.prosa or not isinstance(isi.blok, BlokTabel)
        self.tabel = self.tabel or "<table" in potong.html

    def potongan(self, kunci: str, bagian: Bagian) -> Potongan:
        """The finished segment."""
        gaya_css = gaya("dasar")
        if self.prosa or not self.lembar.rebah:
            gaya_css += gaya("dokumen")
        if self.tabel:
            gaya_css += gaya_tabel()
        kepala = "" if bagian.di_depan else bagian.lengkap.replace(" ", " · ", 0)
        gaya_css += aturan_lembar(self.lembar, kepala, awal=self.awal) + "".join(self.css)
        penomoran = "romawi" if bagian.di_depan else "arab"
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
    gaya_css = gaya("dasar") + gaya("dokumen") + aturan_lembar(TEGAK, "", awal=True)
    isi = judul_html(dokumen, bagian) + daftar_html(dokumen, bagian, letak)
    return Potongan(bagian.judul, halaman_html(bagian.judul, gaya_css, isi), "romawi")


@dataclass(frozen=True, slots=True)
class _Isi:
    """What stands on a sheet in one go: the headings that wait for it, and the block."""

    bagian: Bagian
    kepala: tuple[str, ...]
    blok: Blok | None
    lembar: Lembar


def _lembaran(dokumen: Dokumen, atas: Bagian, pokok: Bagian) -> Iterator[Potongan]:
    """A part and what is below it, cut where the sheet turns; `atas` is its chapter."""
    nama = atas.sebutan or atas.judul
    kini: _Lembaran | None = None
    for isi in _rapatkan(_urutan(dokumen, pokok)):
        if kini is None or kini.lembar != isi.lembar:
            if kini is not None:
                yield kini.potongan(kini.nama, atas)
            sebutan = isi.blok.sebutan if isinstance(isi.blok, BlokTabel) else ""
            lain = f"{nama}, {sebutan}" if isi.lembar.rebah and sebutan else nama
            kini = _Lembaran(isi.lembar, lain, awal=kini is None and pokok is atas)
        kini.tambah(dokumen, isi)
    if kini is not None:
        yield kini.potongan(kini.nama, atas)


def _urutan(dokumen: Dokumen, pokok: Bagian) -> list[_Isi]:
    """The blocks of a part and those below it with their sheets.

    Headings wait for the content below them, so that none stands alone on another sheet.
    """
    hasil = []
    tunggu: tuple[str, ...] = ()
    for bagian in pokok.semua():
        tunggu = (*tunggu, judul_html(dokumen, bagian))
        if kosong(bagian):
            hasil.append(_Isi(bagian, (*tunggu, KOSONG), None, TEGAK))
            tunggu = ()
        for blok in bagian.blok:
            hasil.append(_Isi(bagian, tunggu, blok, lembar_blok(blok)))
            tunggu = ()
    return [*hasil, _Isi(pokok, tunggu, None, TEGAK)] if tunggu else hasil


def _rapatkan(isi: list[_Isi]) -> list[_Isi]:
    """Put a few lines between two lying tables on their sheet: a page of its own is too much."""
    hasil = list(isi)
    for letak in range(1, len(isi) - 1):
        satu, lembar = isi[letak], hasil[letak - 1].lembar
        di_antara = lembar.rebah and isi[letak + 1].lembar == lembar
        if di_antara and isinstance(satu.blok, Prosa) and _pendek(satu.blok):
            hasil[letak] = replace(satu, lembar=lembar)
    return hasil


def _pendek(prosa: Prosa) -> bool:
    return sum(len(satu.content) for satu in prosa.token) <= PROSA_PENDEK


def _keabsahan(dokumen: Dokumen) -> Potongan:
    gaya_css = gaya("dasar") + gaya("dokumen") + gaya_tabel()
    gaya_css += aturan_lembar(TEGAK, "", awal=True)
    return Potongan(KEABSAHAN, halaman_html(KEABSAHAN, gaya_css, keabsahan_html(dokumen)), "arab")
