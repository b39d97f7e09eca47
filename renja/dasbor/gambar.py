"""Bullet graphs, sparklines and the S-curve as inline SVG: plain strings, for page and paper.

Nothing here needs a style sheet: shapes take the colour of the text (`currentColor`) in
graded strength, so that they read in light, dark and black and white; static/css/dasbor.css
colours them by class. Numbers inside are unlocalised, titles and descriptions Indonesian.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from itertools import pairwise

from planning.kuantitas import bulatkan, tampil_angka

Angka = int | Decimal
BULAN = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
# The bullet graph ends here; a longer bar gets a point.
PERSEN_TERBESAR = 120
# A bullet graph is 240 x 24, two units to a percent.
LEBAR_BULLET, TINGGI_BULLET = 240, 24


@dataclass(frozen=True, slots=True)
class Nama:
    """What a picture is called, and what it shows in a sentence; `kunci` makes its ids unique."""

    kunci: str
    judul: str
    uraian: str


def bullet(
    nama: Nama, nilai: Decimal | None, tanda: Decimal | None, batas: Sequence[Decimal]
) -> str:
    """A capaian in % as a bar over the classes of a scale, with a mark for the target to date.

    `batas` are the lower bounds of the classes. Without a value there is no bar.
    """
    isi = [*_pita(batas)]
    if nilai is not None:
        isi.append(_batang(nilai))
    if tanda is not None:
        x = _angka(_di_bullet(tanda))
        isi.append(f'<path class="g-tanda" d="M{x} 2V22" stroke="currentColor" stroke-width="3"/>')
    return _svg(nama, "g-bullet", (LEBAR_BULLET, TINGGI_BULLET), isi)


def _pita(batas: Sequence[Decimal]) -> Iterator[str]:
    """The classes as bands, the lowest the darkest."""
    tepi = sorted({Decimal(0), *(satu for satu in batas if 0 < satu < PERSEN_TERBESAR)})
    tepi.append(Decimal(PERSEN_TERBESAR))
    banyak = len(tepi) - 1
    for letak, (kiri, kanan) in enumerate(pairwise(tepi)):
        pekat = bulatkan(Decimal("0.06") * (banyak - letak), 2)
        x, lebar = _di_bullet(kiri), _di_bullet(kanan) - _di_bullet(kiri)
        yield (
            f'<rect class="g-pita" x="{_angka(x)}" y="0" width="{_angka(lebar)}" '
            f'height="{TINGGI_BULLET}" fill="currentColor" fill-opacity="{pekat}"/>'
        )
        if letak:
            yield (
                f'<path class="g-batas" d="M{_angka(x)} 0V{TINGGI_BULLET}" stroke="currentColor" '
                'stroke-opacity="0.45" stroke-width="0.75"/>'
            )


def _batang(nilai: Decimal) -> str:
    x = _angka(_di_bullet(nilai))
    if nilai > PERSEN_TERBESAR:
        return '<path class="g-batang" d="M0 8H230L240 12L230 16H0Z" fill="currentColor"/>'
    return f'<rect class="g-batang" x="0" y="8" width="{x}" height="8" fill="currentColor"/>'


def _di_bullet(persen: Decimal) -> Decimal:
    return min(max(persen, Decimal(0)), Decimal(PERSEN_TERBESAR)) * 2


# --- Sparkline -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TitikGaris:
    """A year's number; `sambung` joins it with the point before, `kosong` draws it hollow."""

    tahun: int
    nilai: Angka
    sambung: bool = True
    kosong: bool = False


def percik(nama: Nama, titik: Sequence[TitikGaris]) -> str:
    """The years of an indikator as a line of 96 x 28; nothing for less than two."""
    if len(titik) <= 1:
        return ""
    letak = list(_letak_percik(titik))
    isi = [
        f'<path class="g-garis" d="M{_angka(a[0])} {_angka(a[1])}L{_angka(b[0])} {_angka(b[1])}" '
        'fill="none" stroke="currentColor" stroke-width="1.5"/>'
        for (a, b), satu in zip(pairwise(letak), titik[1:], strict=True)
        if satu.sambung
    ]
    isi += [
        f'<circle class="{"g-kosong" if satu.kosong else "g-titik"}" cx="{_angka(x)}" '
        f'cy="{_angka(y)}" r="2.5" {_isi_titik(kosong=satu.kosong)}/>'
        for (x, y), satu in zip(letak, titik, strict=True)
    ]
    return _svg(nama, "g-percik", (96, 28), isi)


def _letak_percik(titik: Sequence[TitikGaris]) -> Iterator[tuple[Decimal, Decimal]]:
    awal, akhir = titik[0].tahun, titik[-1].tahun
    rendah, tinggi = min(satu.nilai for satu in titik), max(satu.nilai for satu in titik)
    for satu in titik:
        x = 5 + Decimal(satu.tahun - awal) / (akhir - awal) * 86
        bagian = Decimal(satu.nilai - rendah) / (tinggi - rendah) if tinggi > rendah else None
        yield x, Decimal(14) if bagian is None else 23 - bagian * 18


def _isi_titik(*, kosong: bool) -> str:
    if kosong:
        return 'fill="none" stroke="currentColor" stroke-width="1.25"'
    return 'fill="currentColor"'


# --- S-curve -------------------------------------------------------------------------------

# The drawing: 420 x 250 with the axes at 44 and 222.
LEBAR_KURVA, TINGGI_KURVA = 420, 250
KIRI, KANAN, ATAS, BAWAH = 44, 412, 22, 222
Deret = Sequence[tuple[int, Angka]]


def kurva(nama: Nama, kas: Deret, realisasi: Deret, pagu: Angka | None) -> str:
    """Sums since January by month: planned cash dashed, realised with points, pagu as a line."""
    terbesar = max([satu for _, satu in (*kas, *realisasi)] + [pagu or 0], default=0)
    if terbesar <= 0:
        return ""
    tepi, langkah = skala_sumbu(terbesar)
    isi = [*_sumbu(tepi, langkah)]
    if pagu is not None:
        y = _y(pagu, tepi)
        isi.append(
            f'<path class="g-pagu" d="M{KIRI} {_angka(y)}H{KANAN}" stroke="currentColor" '
            'stroke-width="1" stroke-dasharray="1 3"/>'
        )
        isi.append(_tulisan(KIRI + 4, y - 5, "pagu", "start"))
    if kas:
        isi.append(_garis(kas, tepi, "g-kas", 'stroke-width="1.75" stroke-dasharray="6 4"'))
        x, y = _x(kas[-1][0]), _y(kas[-1][1], tepi)
        isi.append(_tulisan(x, y + 32, "anggaran kas", "end"))
    if realisasi:
        isi.append(_garis(realisasi, tepi, "g-realisasi", 'stroke-width="3"'))
        isi += _titik_kurva(realisasi, tepi)
        x, y = _x(realisasi[-1][0]), _y(realisasi[-1][1], tepi)
        isi.append(_tulisan(x, min(y + 18, Decimal(BAWAH - 4)), "realisasi", "middle"))
    return _svg(nama, "g-kurva", (LEBAR_KURVA, TINGGI_KURVA), isi)


def skala_sumbu(terbesar: Angka) -> tuple[Decimal, Decimal]:
    """The end of an axis that holds `terbesar`, and its step: 1, 2 or 5 at some power of ten."""
    kasar = Decimal(terbesar) / 4
    pangkat = Decimal(1).scaleb(kasar.adjusted())
    langkah = next(satu * pangkat for satu in (1, 2, 5, 10) if satu * pangkat >= kasar)
    banyak = -(-Decimal(terbesar) // langkah)
    if banyak * langkah < terbesar:
        banyak += 1
    return banyak * langkah, langkah


def satuan_sumbu(terbesar: Angka) -> tuple[Decimal, str]:
    """In what the numbers of an axis are printed: miliar, juta or plain rupiah."""
    if terbesar >= 10**9:
        return Decimal(10**9), "miliar rupiah"
    if terbesar >= 10**6:
        return Decimal(10**6), "juta rupiah"
    return Decimal(1), "rupiah"


def _sumbu(tepi: Decimal, langkah: Decimal) -> Iterator[str]:
    per, nama = satuan_sumbu(tepi)
    nilai = Decimal(0)
    while nilai <= tepi:
        y = _y(nilai, tepi)
        yield (
            f'<path class="g-sumbu" d="M{KIRI} {_angka(y)}H{KANAN}" stroke="currentColor" '
            'stroke-opacity="0.25" stroke-width="0.75"/>'
        )
        yield _tulisan(KIRI - 5, y + 4, tampil_angka(nilai / per), "end")
        nilai += langkah
    yield _tulisan(2, Decimal(10), nama, "start")
    for ke, bulan in enumerate(BULAN, start=1):
        yield _tulisan(_x(ke), Decimal(BAWAH + 16), bulan, "middle")


def _garis(deret: Deret, tepi: Decimal, kelas: str, lain: str) -> str:
    letak = " ".join(
        f"{_angka(_x(bulan))},{_angka(_y(nilai, tepi))}" for bulan, nilai in ((0, 0), *deret)
    )
    return f'<polyline class="{kelas}" points="{letak}" fill="none" stroke="currentColor" {lain}/>'


def _titik_kurva(deret: Deret, tepi: Decimal) -> list[str]:
    return [
        f'<circle class="g-realisasi-titik" cx="{_angka(_x(bulan))}" '
        f'cy="{_angka(_y(nilai, tepi))}" r="3.5" fill="currentColor"/>'
        for bulan, nilai in deret
    ]


def _x(bulan: int) -> Decimal:
    return KIRI + Decimal(bulan) / 12 * (KANAN - KIRI - 8)


def _y(nilai: Angka, tepi: Decimal) -> Decimal:
    return BAWAH - Decimal(nilai) / tepi * (BAWAH - ATAS)


def _tulisan(x: Angka, y: Decimal, teks: str, rata: str) -> str:
    return (
        f'<text class="g-teks" x="{_angka(x)}" y="{_angka(y)}" font-size="11" '
        f'text-anchor="{rata}" fill="currentColor">{escape(teks)}</text>'
    )


# --- Frame ---------------------------------------------------------------------------------


def _svg(nama: Nama, kelas: str, ukuran: tuple[int, int], isi: Sequence[str]) -> str:
    lebar, tinggi = ukuran
    judul, uraian = f"{nama.kunci}-j", f"{nama.kunci}-u"
    return (
        f'<svg class="gambar {kelas}" viewBox="0 0 {lebar} {tinggi}" width="{lebar}" '
        f'height="{tinggi}" role="img" aria-labelledby="{judul} {uraian}">'
        f'<title id="{judul}">{escape(nama.judul)}</title>'
        f'<desc id="{uraian}">{escape(nama.uraian)}</desc>{"".join(isi)}</svg>'
    )


def _angka(nilai: Angka) -> str:
    """A coordinate: one place at most, with a point."""
    teks = f"{bulatkan(Decimal(nilai), 1):f}"
    return teks.removesuffix(".0")
