"""The rules by which several values become one: sums, means, quotients, the last. Pure.

Each rule takes what was reported in order of time (`Bahan`) and gives the value in its
satuan with its explanation, or a missing one whose `Hasil` says why.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from performance.hasil import Hasil, Masukan, tidak_dapat
from planning.kuantitas import Keadaan, Kuantitas, kosong

BELUM_LAPOR = "realisasi belum dilaporkan"
NOL = Decimal(0)


@dataclass(slots=True)
class Butir:
    """One reported value: its quarter or year (`kunci`), symbol and name, its unit kerja."""

    kunci: int
    simbol: str
    nama: str
    nilai: Kuantitas
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    unit: str = ""


@dataclass(slots=True)
class Bahan:
    """What a rule works with: the values in order, what is not there, and how to name it.

    `kurang` and `belum_rilis` are quarters or years without a report or with a figure to
    come; `tanpa_nilai` the unit kerja that should have a value by now and have none.
    `sebut` prints quarters or years, `belum` says what a missing one is.
    """

    butir: tuple[Butir, ...]
    satuan: str
    kurang: tuple[int, ...]
    belum_rilis: tuple[int, ...]
    sebut: Callable[[Iterable[int]], str]
    belum: str
    sebagian: tuple[str, ...] = ()
    tanpa_nilai: tuple[str, ...] = ()


Nilai = tuple[Kuantitas, Hasil]
Aturan = Callable[[Bahan, str], Nilai]


def satuan_sama(satu: str, lain: str) -> bool:
    """Whether two satuan are the same but for spaces and capitals."""
    return satu == lain or "".join(satu.split()).casefold() == "".join(lain.split()).casefold()


def jumlah(bahan: Bahan, aturan: str) -> Nilai:
    """The sum of all; none while one is missing or still to come."""
    if not bahan.butir or bahan.kurang or bahan.belum_rilis:
        return _tiada(bahan, aturan)
    return _hitung(bahan, bahan.butir, aturan)


def jumlah_terakhir(bahan: Bahan, aturan: str) -> Nilai:
    """The last value of each unit kerja, added; none while one of them has none."""
    if bahan.butir and bahan.tanpa_nilai:
        alasan = f"belum ada realisasi dari {', '.join(bahan.tanpa_nilai)}"
        return _gagal(bahan, alasan, aturan)
    return _hitung(bahan, _terakhir_per_unit(bahan.butir), aturan)


def rata_rata(bahan: Bahan, aturan: str) -> Nilai:
    """The mean of all that were reported."""
    return _hitung(bahan, bahan.butir, aturan, bagi=True)


def rata_rata_terakhir(bahan: Bahan, aturan: str) -> Nilai:
    """The last value; the mean where several unit kerja reported it."""
    return _hitung(bahan, _terakhir(bahan.butir), aturan, bagi=True)


def persentase(bahan: Bahan, aturan: str) -> Nilai:
    """Sum of pembilang over sum of penyebut where every report keeps both, else the last."""
    if _lengkap(bahan.butir):
        return _hasil_bagi(bahan, bahan.butir, aturan)
    return persentase_terakhir(bahan, "persentase: yang terakhir dilaporkan")


def persentase_terakhir(bahan: Bahan, aturan: str) -> Nilai:
    """The last value; of several unit kerja the sums of their last pembilang and penyebut."""
    butir = _terakhir_per_unit(bahan.butir)
    if len(butir) > 1 and _lengkap(butir):
        return _hasil_bagi(bahan, butir, f"{aturan}, jumlah pembilang / jumlah penyebut × 100")
    alasan = _bukan_angka(bahan, _terakhir(bahan.butir))
    return _gagal(bahan, alasan, aturan) if alasan else nilai_akhir(bahan, aturan)


def nilai_akhir(bahan: Bahan, aturan: str) -> Nilai:
    """The last value, an ordinal text too; several unit kerja have to agree on it."""
    butir = _terakhir(bahan.butir)
    if not butir:
        return _tiada(bahan, aturan)
    satu = butir[0]
    if any(_beda(satu.nilai, lain.nilai) for lain in butir):
        daftar = "; ".join(f"{isi.unit or 'tanpa unit kerja'} {isi.nilai}" for isi in butir)
        alasan = f"nilai {bahan.sebut([satu.kunci])} berbeda antarunit kerja: {daftar}"
        return _gagal(bahan, alasan, aturan)
    isi = satu.nilai.teks if satu.nilai.bawah is None else satu.nilai.angka
    if isi is None:
        return _gagal(bahan, _bukan_angka(bahan, butir), aturan)
    return satu.nilai, Hasil(
        None if isinstance(isi, str) else Decimal(isi),
        aturan=aturan,
        bentuk=satu.simbol,
        masukan=(Masukan(satu.simbol, satu.nama, isi, satu.nilai.satuan),),
    )


def _beda(satu: Kuantitas, lain: Kuantitas) -> bool:
    """Whether two values differ, spelling of the satuan aside."""
    return not satuan_sama(satu.satuan, lain.satuan) or replace(lain, satuan=satu.satuan) != satu


def _hitung(bahan: Bahan, butir: Sequence[Butir], aturan: str, *, bagi: bool = False) -> Nilai:
    """The sum of numbers of one satuan, or their mean."""
    angka = [isi for satu in butir if (isi := satu.nilai.angka) is not None]
    alasan = _tidak_terhitung(bahan, butir)
    if not butir or alasan:
        return _gagal(bahan, alasan, aturan) if alasan else _tiada(bahan, aturan)
    nilai = sum(map(Decimal, angka), NOL)
    bentuk = " + ".join(satu.simbol for satu in butir)
    if bagi and len(butir) > 1:
        nilai, bentuk = nilai / len(butir), f"({bentuk}) / {len(butir)}"
    masukan = tuple(
        Masukan(satu.simbol, satu.nama, isi, satu.nilai.satuan)
        for satu, isi in zip(butir, angka, strict=True)
    )
    hasil = Hasil(nilai, aturan=aturan, bentuk=bentuk, masukan=masukan)
    return Kuantitas(nilai, satuan=bahan.satuan), hasil


def _hasil_bagi(bahan: Bahan, butir: Sequence[Butir], aturan: str) -> Nilai:
    """Sum of pembilang over sum of penyebut x 100; every value keeps both."""
    alasan = _tidak_terhitung(bahan, butir)
    if not butir or alasan:
        return _gagal(bahan, alasan, aturan) if alasan else _tiada(bahan, aturan)
    atas = [_bagian("A", "pembilang", satu, satu.pembilang) for satu in butir]
    bawah = [_bagian("B", "penyebut", satu, satu.penyebut) for satu in butir]
    penyebut = _total(bawah)
    if penyebut == 0:
        return _gagal(bahan, "jumlah penyebut nol", aturan)
    nilai = _total(atas) / penyebut * 100
    sisi = [" + ".join(satu.simbol for satu in bagian) for bagian in (atas, bawah)]
    if len(butir) > 1:
        sisi = [f"({satu})" for satu in sisi]
    bentuk = f"{sisi[0]} / {sisi[1]} × 100"
    hasil = Hasil(nilai, aturan=aturan, bentuk=bentuk, masukan=(*atas, *bawah))
    return Kuantitas(nilai, satuan=bahan.satuan), hasil


def _bagian(huruf: str, nama: str, butir: Butir, nilai: Decimal | None) -> Masukan:
    """A pembilang or penyebut as an input: A2 beside TW2."""
    if nilai is None:
        raise ValueError(f"{nama} {butir.nama} tidak ada")
    return Masukan(f"{huruf}{butir.simbol.removeprefix('TW')}", f"{nama} {butir.nama}", nilai)


def _total(masukan: Iterable[Masukan]) -> Decimal:
    return sum((Decimal(satu.nilai) for satu in masukan), NOL)


def _lengkap(butir: Iterable[Butir]) -> bool:
    """Whether every value keeps its pembilang and penyebut."""
    return all(satu.pembilang is not None and satu.penyebut is not None for satu in butir)


def _terakhir(butir: Sequence[Butir]) -> list[Butir]:
    """The values of the last quarter or year that has any."""
    return [satu for satu in butir if satu.kunci == butir[-1].kunci]


def _terakhir_per_unit(butir: Sequence[Butir]) -> list[Butir]:
    """The last value of each unit kerja."""
    return list({satu.unit: satu for satu in butir}.values())


def _tidak_terhitung(bahan: Bahan, butir: Iterable[Butir]) -> str:
    """Why the values cannot be added, or an empty text."""
    return _bukan_angka(bahan, butir) or _sebut(
        bahan, "satuan {} berbeda", butir, lambda isi: not satuan_sama(isi.satuan, bahan.satuan)
    )


def _bukan_angka(bahan: Bahan, butir: Iterable[Butir]) -> str:
    return _sebut(bahan, "nilai {} bukan satu angka", butir, lambda isi: isi.angka is None)


def _sebut(
    bahan: Bahan, kalimat: str, butir: Iterable[Butir], salah: Callable[[Kuantitas], bool]
) -> str:
    """The phrase with the quarters or years whose value is wrong; empty where none is."""
    kunci = [nama for nama, _ in groupby(satu.kunci for satu in butir if salah(satu.nilai))]
    return kalimat.format(bahan.sebut(kunci)) if kunci else ""


def _tiada(bahan: Bahan, aturan: str) -> Nilai:
    """No value, because something is missing or still to come: what, by its name."""
    rincian = f" ({', '.join(bahan.sebagian)})" if bahan.sebagian else ""
    bagian = [f"{bahan.belum.format(bahan.sebut(bahan.kurang))}{rincian}"] if bahan.kurang else []
    if bahan.belum_rilis:
        bagian.append(f"{bahan.sebut(bahan.belum_rilis)} belum rilis")
    rilis = bool(bahan.belum_rilis) and not bahan.kurang
    return _gagal(bahan, "; ".join(bagian) or BELUM_LAPOR, aturan, belum_rilis=rilis)


def _gagal(bahan: Bahan, alasan: str, aturan: str, *, belum_rilis: bool = False) -> Nilai:
    keadaan = Keadaan.BELUM_RILIS if belum_rilis else Keadaan.KOSONG
    return kosong(bahan.satuan, keadaan), tidak_dapat(alasan, aturan, belum_rilis=belum_rilis)
