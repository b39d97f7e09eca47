"""Evaluation of the Renstra over its years: target, realisasi and capaian of each, and money.

A year before the Renja's own is read from its quarters where there are any, else as stored;
the Renja's own year as far as it was reported. What lies ahead stays blank.
"""

from collections.abc import Sequence
from itertools import count
from uuid import UUID

from performance.agregasi import Terhitung
from performance.capaian import capaian, capaian_terhitung
from planning.kuantitas import Rupiah, kosong
from renja.kewajiban import target_tahun, terukur
from renja.laporan.catatan import (
    catatan_belum_disetujui,
    catatan_koreksi,
    catatan_realisasi,
    catatan_varian,
    masa_triwulan,
)
from renja.laporan.kinerja import (
    berlapor,
    realisasi_periode,
    sebut_triwulan,
    tingkat_renstra,
)
from renja.laporan.penyusun import Penyusun, huruf, romawi, uang
from renja.laporan.uang import kelompok_sub, pagu_renstra, realisasi_lalu, realisasi_triwulan
from renja.rencana import (
    ASAL_TAHUN_LALU,
    Indikator,
    Kegiatan,
    Program,
    Rencana,
    SubKegiatan,
)
from renja.tabel.bentuk import Isi, Tabel, Tingkat

AKHIR = 4
RUMUS = (
    "Realisasi s/d tahun ini: jumlah tahun bagi indikator kumulatif, selain itu nilai terakhir "
    "(atau rata-rata) menurut aturan indikatornya. Tingkat capaian Renstra = realisasi s/d tahun "
    "ini / target akhir periode × 100."
)


def susun(rencana: Rencana) -> Tabel:
    """The whole tree of the Renstra, this year's rows first."""
    return _Evaluasi(rencana).susun()


class _Evaluasi:
    def __init__(self, rencana: Rencana) -> None:
        self.rencana, self.n = rencana, rencana.tahun
        self.penyusun = Penyusun(rencana, "evaluasi-renstra")
        renstra = rencana.renstra
        self.tahun = range(renstra.tahun_awal, renstra.tahun_akhir + 1)
        self.lalu = range(renstra.tahun_awal, min(self.n, renstra.tahun_akhir + 1))
        self.unit = {satu.indikator.uid: satu.nama_unit for satu in terukur(rencana)}
        self.nomor_program, self.nomor_kegiatan, self.nomor_sub = count(1), count(1), count(1)
        self.tercetak: list[Indikator] = []
        self.sampai = triwulan_terakhir(rencana)

    def susun(self) -> Tabel:
        for tujuan in self.rencana.tujuan:
            atas = (Tingkat.TUJUAN, tujuan.uid, str(tujuan.nomor), f"Tujuan: {tujuan.uraian}")
            self._simpul(*atas, tujuan.indikator)
            for sasaran in tujuan.sasaran:
                no = f"{tujuan.nomor}.{sasaran.nomor}"
                atas = (Tingkat.SASARAN, sasaran.uid, no, f"Sasaran: {sasaran.uraian}")
                self._simpul(*atas, sasaran.indikator)
        for program in (*self.rencana.program, *self.rencana.program_lain):
            self._program(program)
        if self.penyusun.baris:
            semua = [*self.rencana.program, *self.rencana.program_lain]
            baris = [sub for satu in semua for sub in semua_sub(satu)]
            sel: dict[str, Isi] = {"no": "", "uraian": "Jumlah", **self._uang(baris)}
            self.penyusun.tambah(Tingkat.JUMLAH, None, sel)
            self._catat()
        return self.penyusun.tabel()

    def _program(self, program: Program) -> None:
        no = romawi(next(self.nomor_program))
        atas = (Tingkat.PROGRAM, program.uid, no, f"{program.kode} {program.nama}")
        self._simpul(*atas, program.indikator, semua_sub(program))
        for kegiatan in (*program.kegiatan, *program.kegiatan_lain):
            no = huruf(next(self.nomor_kegiatan))
            atas = (Tingkat.KEGIATAN, kegiatan.uid, no, f"{kegiatan.kode} {kegiatan.nama}")
            self._simpul(*atas, kegiatan.indikator, sub_kegiatan(kegiatan))
            for baris in kelompok_sub(kegiatan, lain=True):
                sub = baris[0]
                no = str(next(self.nomor_sub))
                atas = (Tingkat.SUB_KEGIATAN, sub.uid, no, f"{sub.kode} {sub.nama}")
                self._simpul(*atas, sub.indikator, baris)

    def _simpul(
        self,
        tingkat: Tingkat,
        uid: UUID,
        no: str,
        uraian: str,
        indikator: Sequence[Indikator],
        baris: Sequence[SubKegiatan] = (),
    ) -> None:
        """A row per indikator: the first with the money, the others without."""
        sel: dict[str, Isi] = {"no": no, "uraian": uraian}
        if baris:
            sel |= self._uang(baris)
        lanjut: tuple[str, ...] = ()
        kunci: UUID | None = uid
        for satu in indikator or (None,):
            isi = dict(sel)
            if satu is not None:
                isi |= self._kinerja(satu)
            nama = self.unit.get(satu.uid, ()) if satu is not None else ()
            isi["unit"] = ", ".join(nama) or _unit(baris)
            self.penyusun.tambah(tingkat, kunci, isi, lanjut=lanjut)
            sel = {"no": no, "uraian": uraian}
            tingkat, kunci, lanjut = Tingkat.INDIKATOR, None, ("no", "uraian")

    # --- Cells -------------------------------------------------------------------------

    def _kinerja(self, satu: Indikator) -> dict[str, Isi]:
        self.tercetak.append(satu)
        target = satu.target_dari(self.tahun[-1], "akhir")
        berjalan = satu.berjalan(self.n, self.sampai, self.unit.get(satu.uid, ()))
        ada_kini = self.n in self.tahun and berlapor(satu, self.n)
        kini = (self.n, berjalan) if ada_kini else None
        realisasi = realisasi_periode(satu, self.lalu, kini)
        sel: dict[str, Isi] = {
            "indikator": satu.uraian,
            "target_akhir": target,
            "realisasi": realisasi.nilai,
            "tingkat": tingkat_renstra(satu, target, realisasi),
        }
        for t in self.tahun:
            sel |= self._tahun(satu, t, berjalan)
        return sel

    def _tahun(self, satu: Indikator, t: int, berjalan: Terhitung) -> dict[str, Isi]:
        """Target, realisasi and capaian of one year; the realisasi of years ahead stays blank."""
        if t == self.n:
            target = target_tahun(self.rencana, satu)
        else:
            target = satu.target_dari(t, *ASAL_TAHUN_LALU, "renstra")
        sel: dict[str, Isi] = {f"target_{t}": target}
        if t > self.n:
            return sel
        aturan = (satu.arah, self.rencana.varian_negatif, satu.skala_ordinal)
        if t == self.n:
            sel[f"realisasi_{t}"] = berjalan.nilai
            sel[f"capaian_{t}"] = capaian_terhitung(target, berjalan, *aturan)
        else:
            asing = t in satu.milik_lain and not berlapor(satu, t)
            nilai = kosong(satu.satuan) if asing else satu.realisasi_dari(t)
            sel[f"realisasi_{t}"] = nilai
            sel[f"capaian_{t}"] = capaian(target, nilai, *aturan)
        return sel

    def _uang(self, baris: Sequence[SubKegiatan]) -> dict[str, Isi]:
        sel: dict[str, Isi] = {}
        for t in self.tahun:
            sel[f"pagu_{t}"] = uang(pagu_renstra(baris, (t,)))
            if t <= self.n:
                sel[f"uang_{t}"] = uang(self._realisasi(baris, t))
        return sel

    def _realisasi(self, baris: Sequence[SubKegiatan], t: int) -> Rupiah | None:
        if t == self.n:
            return realisasi_triwulan(baris, 1, AKHIR)
        return realisasi_lalu(baris, (t,))

    def _catat(self) -> None:
        rencana, catatan = self.rencana, self.penyusun.catatan
        catatan.append(RUMUS)
        if self.sampai < AKHIR:
            catatan.append(
                f"Realisasi kinerja tahun {self.n} baru s/d {sebut_triwulan([self.sampai])}; "
                "capaiannya terhadap target setahun."
            )
        catatan += catatan_realisasi(rencana)
        catatan += catatan_varian(rencana, self.tercetak)
        catatan += catatan_belum_disetujui(self.tercetak, self.n, AKHIR)
        masa = masa_triwulan((*self.lalu, self.n))
        catatan += catatan_koreksi(rencana, self.tercetak, masa, uang=True)


def triwulan_terakhir(rencana: Rencana) -> int:
    """The last quarter of the Renja's year that anyone reported; the whole year where none is."""
    terlapor = [
        q
        for satu in rencana.semua_indikator()
        for (tahun, q), isi in satu.triwulan.items()
        if tahun == rencana.tahun and any(lapor.berlaku for lapor in isi)
    ]
    return max(terlapor, default=AKHIR)


def sub_kegiatan(kegiatan: Kegiatan) -> list[SubKegiatan]:
    """The rows of a kegiatan, also those of the Renstra that are not in this year's plan."""
    return [*kegiatan.sub_kegiatan, *kegiatan.sub_lain]


def semua_sub(program: Program) -> list[SubKegiatan]:
    """The rows below a program, also those that are not in this year's plan."""
    semua = (*program.kegiatan, *program.kegiatan_lain)
    return [sub for kegiatan in semua for sub in sub_kegiatan(kegiatan)]


def _unit(baris: Sequence[SubKegiatan]) -> str:
    return ", ".join(dict.fromkeys(sub.unit_kerja for sub in baris if sub.unit_kerja))
