"""Serapan up to a quarter: per program, kegiatan and sub kegiatan, then per sumber dana.

Serapan of a group is the sum of its realisasi over the sum of its pagu, divided once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from performance.capaian import rasio
from planning.kuantitas import Rupiah
from renja.laporan.catatan import catatan_koreksi, catatan_lapisan, catatan_realisasi
from renja.laporan.penyusun import Penyusun, huruf, romawi, uang
from renja.laporan.uang import (
    BULAN_TRIWULAN,
    jumlah,
    kelompok_sub,
    pagu_berlaku,
    realisasi_triwulan,
    rencana_kas,
    selisih,
)
from renja.rencana import Kegiatan, Program, Rencana, SubKegiatan, daun
from renja.tabel.bentuk import Isi, Tabel, Tingkat

MELEBIHI = "realisasi melebihi pagu"
TANPA_SUMBER = "Sumber dana belum dirinci"
CATATAN = (
    "Sisa = pagu − realisasi. Deviasi = realisasi − rencana kas, negatif bila di bawah rencana. "
    "Serapan kelompok = jumlah realisasi / jumlah pagu × 100, dibagi sekali."
)


def susun(rencana: Rencana, triwulan: int) -> Tabel:
    """The serapan at the end of a quarter of the Renja's year."""
    if not rencana.program:
        return Penyusun(rencana, "serapan", triwulan).tabel()
    return _Serapan(rencana, triwulan).susun()


class _Serapan:
    def __init__(self, rencana: Rencana, triwulan: int) -> None:
        self.rencana, self.tw = rencana, triwulan
        self.penyusun = Penyusun(rencana, "serapan", triwulan)
        self.lapisan = rencana.pelaksanaan.lapisan_berlaku(rencana.tahun, triwulan)
        self.nomor_program, self.nomor_kegiatan, self.nomor_sub = count(1), count(1), count(1)

    def susun(self) -> Tabel:
        for program in self.rencana.program:
            self._program(program)
        semua = list(daun(self.rencana))
        self._tambah(Tingkat.JUMLAH, None, "", "Jumlah", semua)
        self._sumber(semua)
        self._catat()
        return self.penyusun.tabel()

    def _program(self, program: Program) -> None:
        no = romawi(next(self.nomor_program))
        nama = f"{program.kode} {program.nama}"
        self._tambah(Tingkat.PROGRAM, program, no, nama, list(daun(program)))
        for kegiatan in program.kegiatan:
            no = huruf(next(self.nomor_kegiatan))
            nama = f"{kegiatan.kode} {kegiatan.nama}"
            self._tambah(Tingkat.KEGIATAN, kegiatan, no, nama, kegiatan.sub_kegiatan)
            for baris in kelompok_sub(kegiatan):
                sub = baris[0]
                no = str(next(self.nomor_sub))
                self._tambah(Tingkat.SUB_KEGIATAN, sub, no, f"{sub.kode} {sub.nama}", baris)

    def _tambah(
        self,
        tingkat: Tingkat,
        simpul: Program | Kegiatan | SubKegiatan | None,
        no: str,
        nama: str,
        baris: Sequence[SubKegiatan],
    ) -> None:
        """A row of the tree, or the sum of all."""
        uid = simpul.uid if simpul is not None else None
        kas = rencana_kas(baris, self.tw)
        realisasi = realisasi_triwulan(baris, 1, self.tw)
        sel = _sel(pagu_berlaku(baris, self.lapisan), realisasi, self._keterangan(baris))
        self.penyusun.tambah(
            tingkat,
            uid,
            {
                **sel,
                "no": no,
                "uraian": nama,
                "kas": uang(kas),
                "deviasi": uang(selisih(realisasi, kas)),
            },
        )

    def _keterangan(self, baris: Sequence[SubKegiatan]) -> str:
        """What the row needs in words: over its pagu, without a report or a pagu."""
        keadaan = [self._keadaan(sub) for sub in baris]
        if len(keadaan) == 1:
            return keadaan[0]
        banyak = {satu: keadaan.count(satu) for satu in dict.fromkeys(filter(None, keadaan))}
        return "; ".join(f"{n} dari {len(keadaan)} baris {satu}" for satu, n in banyak.items())

    def _keadaan(self, sub: SubKegiatan) -> str:
        pagu = pagu_berlaku([sub], self.lapisan)
        realisasi = realisasi_triwulan([sub], 1, self.tw)
        if realisasi is None:
            return "belum ada realisasi"
        if pagu is None:
            return "realisasi tanpa pagu"
        return MELEBIHI if realisasi > pagu else ""

    def _sumber(self, semua: Sequence[SubKegiatan]) -> None:
        """The second part: a row per sumber dana, whatever is not told apart last."""
        kunci = self.lapisan.kunci if self.lapisan else ""
        menurut = menurut_sumber(semua, kunci, BULAN_TRIWULAN * self.tw)
        if not menurut:
            return
        self.penyusun.tambah(
            Tingkat.BARIS,
            None,
            {"no": "", "uraian": "Menurut sumber dana"},
            bentang=self.penyusun.bentangan("uraian", "keterangan"),
        )
        for nomor, satu in enumerate(menurut, start=1):
            pagu, realisasi = satu.pagu, satu.realisasi
            sel = _sel(pagu, realisasi, satu.keterangan)
            self.penyusun.tambah(
                Tingkat.BARIS, None, {**sel, "no": str(nomor), "uraian": satu.nama}
            )
        pagu = jumlah(satu.pagu for satu in menurut)
        realisasi = jumlah(satu.realisasi for satu in menurut)
        sel = _sel(pagu, realisasi, "")
        isi = {**sel, "no": "", "uraian": "Jumlah menurut sumber dana"}
        self.penyusun.tambah(Tingkat.JUMLAH, None, isi)

    def _catat(self) -> None:
        rencana, catatan = self.rencana, self.penyusun.catatan
        catatan.append(catatan_lapisan(self.lapisan, rencana.tahun, self.tw))
        catatan += catatan_realisasi(rencana)
        catatan.append(CATATAN)
        masa = {(rencana.tahun, q) for q in range(1, self.tw + 1)}
        catatan += catatan_koreksi(rencana, (), masa, uang=True)


def _sel(pagu: Rupiah | None, realisasi: Rupiah | None, keterangan: str) -> dict[str, Isi]:
    """The cells that every row has."""
    sisa = selisih(pagu, realisasi)
    lebih = [MELEBIHI] if sisa is not None and sisa < 0 and MELEBIHI not in keterangan else []
    return {
        "pagu": uang(pagu),
        "realisasi": uang(realisasi),
        "sisa": uang(sisa),
        "serapan": rasio(realisasi, pagu),
        "keterangan": "; ".join(filter(None, (*lebih, keterangan))),
    }


@dataclass(slots=True)
class SumberDana:
    """A sumber dana with what it bears and what was spent from it, in rupiah."""

    nama: str
    pagu: Rupiah | None = None
    realisasi: Rupiah | None = None
    belum_dirinci: list[str] = field(default_factory=list)

    @property
    def keterangan(self) -> str:
        """What could not be told apart."""
        return "; ".join(dict.fromkeys(self.belum_dirinci))


def menurut_sumber(
    baris: Iterable[SubKegiatan], lapisan: str, sampai_bulan: int
) -> list[SumberDana]:
    """Pagu of a layer and realisasi to a month by sumber dana, in the order of their codes.

    A pagu with one source is that source's; one with several whose parts are "belum dirinci",
    and spending that names no source where the pagu has not just one, stand apart.
    """
    hasil: dict[str, SumberDana] = {}
    for sub in baris:
        pagu = sub.pagu.get(lapisan)
        nama = {satu.kode: satu.cetak for satu in pagu.sumber} if pagu else {}
        tunggal = next(iter(nama)) if len(nama) == 1 else ""
        if pagu is not None:
            bagian = {satu.kode: satu.nilai for satu in pagu.sumber}
            _tambah_pagu(hasil, pagu.nilai, bagian, nama, tunggal)
        for bulan, isi in sub.uang.realisasi.items():
            for satu in isi if bulan <= sampai_bulan else ():
                kode = satu.kode or tunggal
                cetak = satu.cetak or nama.get(kode, "")
                sumber = _sumber(hasil, kode, cetak)
                sumber.realisasi = (sumber.realisasi or 0) + satu.nilai
    return [hasil[kode] for kode in sorted(hasil, key=lambda kode: (not kode, kode))]


def _tambah_pagu(
    hasil: dict[str, SumberDana],
    nilai: Rupiah,
    bagian: Mapping[str, Rupiah | None],
    nama: Mapping[str, str],
    tunggal: str,
) -> None:
    """Put the parts of a pagu to their sources, and what is left to the one not told apart."""
    sisa = nilai
    for kode, isi in bagian.items():
        bernilai = nilai if kode == tunggal and isi is None else isi
        if bernilai is not None:
            sumber = _sumber(hasil, kode, nama[kode])
            sumber.pagu = (sumber.pagu or 0) + bernilai
            sisa -= bernilai
    if sisa:
        sumber = _sumber(hasil, "", "")
        sumber.pagu = (sumber.pagu or 0) + sisa
        if nama:
            sumber.belum_dirinci.append(f"pagu dari {' dan '.join(nama.values())}")


def _sumber(hasil: dict[str, SumberDana], kode: str, cetak: str) -> SumberDana:
    nama = f"{kode} {cetak}".strip() if kode else TANPA_SUMBER
    return hasil.setdefault(kode, SumberDana(nama))
