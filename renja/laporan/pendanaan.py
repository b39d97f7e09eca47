"""T-C.24: anggaran, realisasi and ratio of five years, and the mean yearly growth.

A growth is left out after a year that is missing or zero, and across a change of agency
until the years are confirmed as "sebanding"; the notes say how many were counted.
"""

from itertools import pairwise

from performance.capaian import pertumbuhan, rasio, rata_rata
from performance.hasil import Hasil, tidak_dapat
from renja.laporan.penyusun import Penyusun, uang
from renja.rencana import AnggaranTahunan, Program, Rencana, Rupiah, jumlah_pagu
from renja.tabel.bentuk import Isi, Tabel, Tingkat


def susun(rencana: Rencana) -> Tabel:
    """T-C.24 by program, n-4 to n; the Renja's own year is the sum of its rows."""
    penyusun = Penyusun(rencana, "tc-24")
    tahun = tuple(range(rencana.tahun - 4, rencana.tahun + 1))
    for nomor, program in enumerate(rencana.program, start=1):
        deret = deret_anggaran(program, rencana)
        sel: dict[str, Isi] = {"no": nomor, "uraian": program.nama}
        for t in tahun:
            isi = deret.get(t)
            sel[f"anggaran_{t}"] = uang(isi.anggaran if isi else None)
            sel[f"realisasi_{t}"] = uang(isi.realisasi if isi else None)
            sel[f"rasio_{t}"] = rasio(isi.realisasi if isi else None, isi.anggaran if isi else None)
        for jenis in ("anggaran", "realisasi"):
            tumbuh = pertumbuhan_tahunan(deret, tahun, jenis)
            sel[f"pertumbuhan_{jenis}"] = rata_rata(list(tumbuh.values()), "pertumbuhan")
            penyusun.catatan.append(_catatan(program.nama, jenis, tumbuh))
        penyusun.tambah(Tingkat.PROGRAM, program.uid, sel)
    return penyusun.tabel()


def deret_anggaran(program: Program, rencana: Rencana) -> dict[int, AnggaranTahunan]:
    """The program's years: the history, and the Renja's own year summed from its rows."""
    sendiri = AnggaranTahunan(
        jumlah_pagu(program), None, rencana.perangkat_daerah.nama, sebanding=True
    )
    return {**program.riwayat_anggaran, rencana.tahun: sendiri}


def pertumbuhan_tahunan(
    deret: dict[int, AnggaranTahunan], tahun: tuple[int, ...], jenis: str
) -> dict[int, Hasil]:
    """The growth into each year after the first, in %, or why it is left out."""
    hasil = {}
    for lama, baru in pairwise(tahun):
        awal, akhir = deret.get(lama), deret.get(baru)
        if awal is not None and akhir is not None and not _sebanding(awal, akhir):
            hasil[baru] = tidak_dapat("perangkat daerahnya berbeda")
        else:
            hasil[baru] = pertumbuhan(_nilai(awal, jenis), _nilai(akhir, jenis))
    return hasil


def _sebanding(awal: AnggaranTahunan, akhir: AnggaranTahunan) -> bool:
    return awal.milik == akhir.milik or awal.sebanding


def _nilai(isi: AnggaranTahunan | None, jenis: str) -> Rupiah | None:
    return None if isi is None else getattr(isi, jenis)


def _catatan(nama: str, jenis: str, tumbuh: dict[int, Hasil]) -> str:
    """How many growths the mean counts, and which are left out and why."""
    dihitung = [str(tahun) for tahun, isi in tumbuh.items() if isi.ada]
    luar = [f"{tahun} ({isi.alasan})" for tahun, isi in tumbuh.items() if not isi.ada]
    teks = f"{nama}, {jenis}: rata-rata dari {len(dihitung)} pertumbuhan"
    teks += f" ({', '.join(dihitung)})" if dihitung else ""
    return teks + (f"; tidak dihitung {', '.join(luar)}." if luar else ".")
