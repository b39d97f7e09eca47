"""Tabel 2.1 / T-C.29: evaluation of last year's Renja and what the Renstra has reached.

Column 8 = 7/6; column 11 = 10/4. Column 10 is 5 + 7 + perkiraan for a cumulative
indikator and the perkiraan itself for any other. Where the years lie outside the
Renstra, the perkiraan is printed as written and column 11 has no number.
"""

from collections.abc import Sequence
from functools import partial

from performance.agregasi import jumlah_tahun
from performance.capaian import capaian_positif
from performance.hasil import tidak_dapat
from planning.kuantitas import Kuantitas, kosong
from renja.laporan.catatan import catatan_asal
from renja.laporan.kinerja import berlapor
from renja.laporan.penyusun import Penyusun, Sel, kuantitas, menurut_urusan
from renja.rencana import ASAL_TAHUN_LALU, Indikator, Kegiatan, Program, Rencana
from renja.tabel.bentuk import Isi, Tabel, Tingkat

KUMULATIF = "kumulatif"


def susun(rencana: Rencana) -> Tabel:
    """T-C.29 over the whole tree of the Renstra, this year's rows first."""
    return _Evaluasi(rencana).susun()


class _Evaluasi:
    def __init__(self, rencana: Rencana) -> None:
        self.rencana = rencana
        self.penyusun = Penyusun(rencana, "tabel-2.1")
        self.n = rencana.tahun
        self.di_luar = [t for t in (self.n - 2, self.n - 1) if not rencana.renstra.memuat(t)]
        self.pengganti: list[str] = []
        self.tercetak: list[Indikator] = []

    def susun(self) -> Tabel:
        semua = (*self.rencana.program, *self.rencana.program_lain)
        for tingkat, urusan, program in menurut_urusan(semua):
            self._judul(tingkat, urusan.kode, urusan.nama)
            if tingkat is Tingkat.BIDANG_URUSAN or urusan == program[0].bidang_urusan:
                for satu in program:
                    self._program(satu)
        self._catat()
        return self.penyusun.tabel()

    def _judul(self, tingkat: Tingkat, kode: str, nama: str) -> None:
        akhir = self.penyusun.kunci[-1]
        bentang = self.penyusun.bentangan("uraian", akhir)
        bentang = {letak: lebar + 1 for letak, lebar in bentang.items()}
        self.penyusun.tambah(
            tingkat, None, {"kode": "" if kode == "X" else kode, "uraian": nama}, bentang=bentang
        )

    def _program(self, program: Program) -> None:
        self._baris(Tingkat.PROGRAM, program.kode, program.nama, program.indikator)
        for kegiatan in (*program.kegiatan, *program.kegiatan_lain):
            self._kegiatan(kegiatan)

    def _kegiatan(self, kegiatan: Kegiatan) -> None:
        self._baris(Tingkat.KEGIATAN, kegiatan.kode, kegiatan.nama, kegiatan.indikator)
        sudah = set()
        for sub in (*kegiatan.sub_kegiatan, *kegiatan.sub_lain):
            if sub.uid_renstra not in sudah:
                sudah.add(sub.uid_renstra)
                self._baris(Tingkat.SUB_KEGIATAN, sub.kode, sub.nama, sub.indikator)

    def _baris(
        self, tingkat: Tingkat, kode: str, nama: str, indikator: Sequence[Indikator]
    ) -> None:
        tampil = [satu for satu in indikator if self._dievaluasi(satu)] or indikator[:1]
        self.tercetak += tampil
        if not tampil:
            self.penyusun.tambah(tingkat, None, {"kode": kode, "uraian": nama})
        for letak, satu in enumerate(tampil):
            self.penyusun.tambah(
                tingkat if letak == 0 else Tingkat.INDIKATOR,
                satu.uid,
                {
                    "kode": kode,
                    "uraian": nama,
                    "indikator": satu.uraian,
                    "target_renstra": satu.target_dari(self.rencana.renstra.tahun_akhir, "akhir"),
                    "realisasi_n3": self._sampai_n3(satu),
                    "target_n2": satu.target_dari(self.n - 2, *ASAL_TAHUN_LALU),
                    "realisasi_n2": satu.realisasi_dari(self.n - 2),
                    "target_n1": satu.target_dari(self.n - 1, *ASAL_TAHUN_LALU),
                    "perkiraan": satu.perkiraan.get(self.n - 1, kosong(satu.satuan)),
                },
                turunan=partial(self._turunan, satu, kode),
                lanjut=("kode", "uraian") if letak else (),
            )

    def _dievaluasi(self, satu: Indikator) -> bool:
        return (
            ("akhir", self.rencana.renstra.tahun_akhir) in satu.target
            or any(
                (asal, tahun) in satu.target
                for asal in ASAL_TAHUN_LALU
                for tahun in (self.n - 2, self.n - 1)
            )
            or satu.realisasi_dari(self.n - 2).ada
            or self.n - 1 in satu.perkiraan
        )

    def _turunan(self, satu: Indikator, kode: str, sel: Sel) -> Sel:
        """Columns 8, 10 and 11 from the cells as they are printed in the row."""
        tingkat = capaian_positif(kuantitas(sel["target_n2"]), kuantitas(sel["realisasi_n2"]))
        if self.n - 1 in self.di_luar:
            periode = f"{self.rencana.renstra.tahun_awal}–{self.rencana.renstra.tahun_akhir}"
            alasan = f"belum dapat dihitung: {self._tahun_di_luar()} di luar Renstra {periode}"
            return {"tingkat_realisasi": tingkat, "tingkat_capaian": tidak_dapat(alasan)}
        perkiraan, alasan = self._sampai_berjalan(satu, kode, sel)
        capaian = (
            tidak_dapat(alasan)
            if alasan
            else capaian_positif(kuantitas(sel["target_renstra"]), perkiraan)
        )
        return {
            "tingkat_realisasi": tingkat,
            "perkiraan": perkiraan,
            "tingkat_capaian": capaian,
        }

    def _tahun_di_luar(self) -> str:
        return "–".join(map(str, self.di_luar))

    def _sampai_berjalan(self, satu: Indikator, kode: str, sel: Sel) -> tuple[Kuantitas, str]:
        """Column 10 inside the Renstra, or missing with what is not there."""
        perkiraan = kuantitas(sel["perkiraan"])
        if not perkiraan.ada:
            perkiraan = kuantitas(sel["target_n1"])
            if perkiraan.ada:
                self.pengganti.append(kode)
        if not perkiraan.ada:
            return perkiraan, f"perkiraan realisasi {self.n - 1} belum ada"
        if satu.agregasi != KUMULATIF:
            return perkiraan, ""
        nilai = {t: satu.realisasi_dari(t) for t in self._tahun_renstra()}
        if self.n - 2 in nilai:
            nilai[self.n - 2] = kuantitas(sel["realisasi_n2"])
        asing = [str(t) for t in nilai if t in satu.milik_lain and not berlapor(satu, t)]
        if asing:
            return kosong(satu.satuan), f"realisasi tahun {', '.join(asing)} milik instansi lain"
        return jumlah_tahun({**nilai, self.n - 1: perkiraan}, satu.satuan)

    def _tahun_renstra(self) -> range:
        """The years of the period before n-1."""
        return range(self.rencana.renstra.tahun_awal, self.n - 1)

    def _sampai_n3(self, satu: Indikator) -> Isi:
        """Column 5: what the Renstra had reached before n-2; missing outside the period."""
        nilai = {t: satu.realisasi_dari(t) for t in self._tahun_renstra() if t < self.n - 2}
        if not nilai:
            return kosong(satu.satuan)
        if satu.agregasi != KUMULATIF:
            return nilai[self.n - 3]
        return jumlah_tahun(nilai, satu.satuan)[0]

    def _catat(self) -> None:
        if self.n - 1 in self.di_luar:
            renstra = self.rencana.renstra
            self.penyusun.catatan.append(
                f"Target pada kolom 4 berasal dari {renstra.nama} ({renstra.tahun_awal}–"
                f"{renstra.tahun_akhir}), yang tidak mencakup {self._tahun_di_luar()}; "
                "tingkat capaian terhadapnya belum dapat dihitung."
            )
        self.penyusun.catatan += catatan_milik_realisasi(self.rencana, self.n - 2)
        lalu = {*self._tahun_renstra(), self.n - 2}
        self.penyusun.catatan += catatan_asal(self.rencana, self.tercetak, sorted(lalu))
        if self.pengganti:
            self.penyusun.catatan.append(
                f"Perkiraan realisasi {self.n - 1} belum diisi pada {', '.join(self.pengganti)}; "
                f"dipakai target {self.n - 1}."
            )


def catatan_milik_realisasi(rencana: Rencana, tahun: int) -> list[str]:
    """A note that names the agency that a year's realisasi belongs to, where it is another."""
    milik = {
        satu.milik_lain[tahun]
        for satu in rencana.semua_indikator()
        if tahun in satu.milik_lain and not berlapor(satu, tahun)
    }
    return [f"Realisasi tahun {tahun} adalah data {nama}." for nama in sorted(milik)]
