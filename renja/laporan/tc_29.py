"""Tabel 2.1 / T-C.29: evaluation of last year's Renja and what the Renstra has reached.

Column 8 = 7/6; column 11 = 10/4. Column 10 is 5 + 7 + perkiraan for a cumulative
indikator and the perkiraan itself for any other. Where the years lie outside the
Renstra, the perkiraan is printed as written and column 11 has no number.
"""

from collections.abc import Sequence
from functools import partial

from performance.capaian import capaian_positif
from performance.hasil import tidak_dapat
from planning.kuantitas import Kuantitas, kosong
from renja.laporan.penyusun import Penyusun, Sel, kuantitas
from renja.rencana import Indikator, Kegiatan, Program, Rencana
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
        self.tercakup = rencana.renstra.memuat(self.n - 2, self.n - 1)
        self.pengganti: list[str] = []

    def susun(self) -> Tabel:
        urusan = bidang = None
        for program in (*self.rencana.program, *self.rencana.program_lain):
            if program.urusan != urusan:
                urusan = program.urusan
                self._judul(Tingkat.URUSAN, urusan.kode, urusan.nama)
            if program.bidang_urusan not in (bidang, urusan):
                bidang = program.bidang_urusan
                self._judul(Tingkat.BIDANG_URUSAN, bidang.kode, bidang.nama)
            self._program(program)
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
                    "target_n2": satu.target_dari(self.n - 2, "perubahan", "renja"),
                    "realisasi_n2": satu.realisasi.get(self.n - 2, kosong(satu.satuan)),
                    "target_n1": satu.target_dari(self.n - 1, "perubahan", "renja"),
                    "perkiraan": satu.perkiraan.get(self.n - 1, kosong(satu.satuan)),
                },
                turunan=partial(self._turunan, satu, kode),
                lanjut=("kode", "uraian") if letak else (),
            )

    def _dievaluasi(self, satu: Indikator) -> bool:
        return (
            ("akhir", self.rencana.renstra.tahun_akhir) in satu.target
            or any(("renja", tahun) in satu.target for tahun in (self.n - 2, self.n - 1))
            or self.n - 2 in satu.realisasi
            or self.n - 1 in satu.perkiraan
        )

    def _turunan(self, satu: Indikator, kode: str, sel: Sel) -> Sel:
        """Columns 8, 10 and 11 from the cells as they are printed in the row."""
        tingkat = capaian_positif(kuantitas(sel["target_n2"]), kuantitas(sel["realisasi_n2"]))
        if not self.tercakup:
            periode = f"{self.rencana.renstra.tahun_awal}–{self.rencana.renstra.tahun_akhir}"
            alasan = f"belum dapat dihitung: {self.n - 2}–{self.n - 1} di luar Renstra {periode}"
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

    def _sampai_berjalan(self, satu: Indikator, kode: str, sel: Sel) -> tuple[Kuantitas, str]:
        """Column 10 inside the Renstra, or missing with the years that are not there."""
        perkiraan = kuantitas(sel["perkiraan"])
        if not perkiraan.ada:
            perkiraan = kuantitas(sel["target_n1"])
            if perkiraan.ada:
                self.pengganti.append(kode)
        if satu.agregasi != KUMULATIF or not perkiraan.ada:
            return perkiraan, ""
        tahun = range(self.rencana.renstra.tahun_awal, self.n - 2)
        nilai = [satu.realisasi.get(lalu, kosong()) for lalu in tahun]
        nilai += [kuantitas(sel["realisasi_n2"]), perkiraan]
        hilang = [
            str(lalu)
            for lalu, isi in zip((*tahun, self.n - 2), nilai, strict=False)
            if isi.angka is None
        ]
        if hilang:
            return kosong(satu.satuan), f"realisasi tahun {', '.join(hilang)} belum ada"
        return Kuantitas(sum(isi.angka or 0 for isi in nilai), satuan=satu.satuan), ""

    def _sampai_n3(self, satu: Indikator) -> Isi:
        """Column 5: what the Renstra had reached before n-2; missing outside the period."""
        tahun = range(self.rencana.renstra.tahun_awal, self.n - 2)
        nilai = [satu.realisasi.get(t, kosong()).angka for t in tahun]
        if not nilai or None in nilai:
            return kosong(satu.satuan)
        terakhir = nilai[-1] if satu.agregasi != KUMULATIF else sum(n or 0 for n in nilai)
        return Kuantitas(terakhir, satuan=satu.satuan)

    def _catat(self) -> None:
        if not self.tercakup:
            renstra = self.rencana.renstra
            self.penyusun.catatan.append(
                f"Target pada kolom 4 berasal dari {renstra.nama} ({renstra.tahun_awal}–"
                f"{renstra.tahun_akhir}), yang tidak mencakup {self.n - 2}–{self.n - 1}; "
                "tingkat capaian terhadapnya belum dapat dihitung."
            )
        if self.pengganti:
            self.penyusun.catatan.append(
                f"Perkiraan realisasi {self.n - 1} belum diisi pada {', '.join(self.pengganti)}; "
                f"dipakai target {self.n - 1}."
            )
