"""T-C.24: anggaran, realisasi and ratio of five years, and the mean yearly growth.

A growth is left out after a year that is missing or zero, and across a change of agency
until the years are confirmed as "sebanding"; the notes say how many were counted.
"""

from itertools import pairwise

from performance.capaian import pertumbuhan, rasio, rata_rata
from performance.hasil import Hasil, tidak_dapat
from planning.kuantitas import Rupiah
from renja.laporan.catatan import catatan_koreksi, masa_triwulan
from renja.laporan.penyusun import Penyusun, uang
from renja.rencana import AnggaranTahunan, Program, Rencana, jumlah_pagu
from renja.tabel.bentuk import Isi, Tabel, Tingkat

JENIS = ("anggaran", "realisasi")
LINTAS = tidak_dapat("perangkat daerahnya berbeda")
DILEWATI = (
    "Rata-rata pertumbuhan tidak menghitung pertumbuhan dari atau ke tahun yang kosong "
    "dan dari tahun yang nilainya nol."
)


def susun(rencana: Rencana) -> Tabel:
    """T-C.24 by program, n-4 to n; the Renja's own year is the sum of its rows."""
    penyusun = Penyusun(rencana, "tc-24")
    tahun = tuple(range(rencana.tahun - 4, rencana.tahun + 1))
    sendiri = rencana.perangkat_daerah.nama
    lintas: set[int] = set()
    for nomor, program in enumerate(_program(rencana), start=1):
        deret = deret_anggaran(program, rencana)
        sel: dict[str, Isi] = {"no": nomor, "uraian": program.nama}
        for t in tahun:
            anggaran, realisasi = (_nilai(deret.get(t), jenis) for jenis in JENIS)
            sel[f"anggaran_{t}"] = uang(anggaran)
            sel[f"realisasi_{t}"] = uang(realisasi)
            sel[f"rasio_{t}"] = rasio(realisasi, anggaran)
        tumbuh = {jenis: pertumbuhan_tahunan(deret, tahun, jenis, sendiri) for jenis in JENIS}
        for jenis, isi in tumbuh.items():
            sel[f"pertumbuhan_{jenis}"] = rata_rata(list(isi.values()), "pertumbuhan")
        penyusun.catatan.append(_catatan(program.nama, tumbuh))
        lintas |= {t for isi in tumbuh.values() for t, satu in isi.items() if satu == LINTAS}
        penyusun.tambah(Tingkat.PROGRAM, program.uid, sel)
    if penyusun.baris:
        penyusun.catatan.append(DILEWATI)
    for t in sorted(lintas):
        penyusun.catatan.append(
            f"Pertumbuhan ke tahun {t} tidak dihitung: salah satu tahunnya milik perangkat "
            "daerah lain dan belum dinyatakan sebanding."
        )
    lalu = masa_triwulan(t for t in tahun if t < rencana.tahun)
    penyusun.catatan += catatan_koreksi(rencana, (), lalu, uang=True)
    return penyusun.tabel()


def _program(rencana: Rencana) -> tuple[Program, ...]:
    """This year's programs, and the Renstra's others where a past year had money."""
    lain = tuple(satu for satu in rencana.program_lain if satu.riwayat_anggaran)
    return (*rencana.program, *lain)


def deret_anggaran(program: Program, rencana: Rencana) -> dict[int, AnggaranTahunan]:
    """The program's years: the history, and the Renja's own year summed from its rows."""
    sendiri = AnggaranTahunan(
        jumlah_pagu(program), None, rencana.perangkat_daerah.nama, sebanding=True
    )
    return {**program.riwayat_anggaran, rencana.tahun: sendiri}


def pertumbuhan_tahunan(
    deret: dict[int, AnggaranTahunan], tahun: tuple[int, ...], jenis: str, sendiri: str
) -> dict[int, Hasil]:
    """The growth into each year after the first, in %, or why it is left out."""
    hasil = {}
    for lama, baru in pairwise(tahun):
        awal, akhir = deret.get(lama), deret.get(baru)
        if awal is not None and akhir is not None and not _sebanding(awal, akhir, sendiri):
            hasil[baru] = LINTAS
        else:
            hasil[baru] = pertumbuhan(_nilai(awal, jenis), _nilai(akhir, jenis))
    return hasil


def _sebanding(awal: AnggaranTahunan, akhir: AnggaranTahunan, sendiri: str) -> bool:
    """Years of one agency, or each the plan's own or confirmed as comparable with those."""
    return awal.milik == akhir.milik or all(
        isi.milik == sendiri or isi.sebanding for isi in (awal, akhir)
    )


def _nilai(isi: AnggaranTahunan | None, jenis: str) -> Rupiah | None:
    if isi is None:
        return None
    return isi.anggaran if jenis == "anggaran" else isi.realisasi


def _catatan(nama: str, tumbuh: dict[str, dict[int, Hasil]]) -> str:
    """How many growths each mean counts, and into which years."""
    bagian = []
    for jenis, isi in tumbuh.items():
        tahun = [str(t) for t, satu in isi.items() if satu.ada]
        rincian = f" ({', '.join(tahun)})" if tahun else ""
        hitungan = (
            f"dari {len(tahun)} pertumbuhan" if tahun else "tanpa pertumbuhan yang dapat dihitung"
        )
        bagian.append(f"{jenis} {hitungan}{rincian}")
    return f"{nama}: {'; '.join(bagian)}."
