"""E.81: evaluation of the Renja by quarter, with its footer.

K of a program, kegiatan or sub kegiatan is that of its own indikator, never added across
indikator; Rp above a sub kegiatan is the sum of the rows below. Columns 12 to 14 come from
what stands in the row: 13 = 6 + 12 where the indikator is cumulative, 14 = 13 / 5.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from uuid import UUID

from performance.capaian import rasio
from planning.kuantitas import STRIP, Kuantitas, Rupiah
from renja.kewajiban import target_tahun, terukur
from renja.laporan.catatan import (
    catatan_belum_disetujui,
    catatan_cara_tulis,
    catatan_koreksi,
    catatan_lapisan,
    catatan_laporan,
    catatan_rata_rata,
    catatan_realisasi,
    catatan_varian,
    masa_triwulan,
    sebut_nama,
)
from renja.laporan.kaki_e81 import kaki_e81, tanda_tangan_e81
from renja.laporan.kinerja import (
    keterangan,
    nilai_triwulan,
    realisasi_periode,
    tingkat_renstra,
    uraian_bertanda,
)
from renja.laporan.penyusun import Penyusun, huruf, romawi, uang
from renja.laporan.uang import (
    jumlah,
    kelompok_sub,
    pagu_berlaku,
    pagu_renstra,
    realisasi_lalu,
    realisasi_triwulan,
)
from renja.rata_rata import capaian_tahun
from renja.rencana import (
    Indikator,
    Kegiatan,
    Program,
    Rencana,
    Sasaran,
    SubKegiatan,
    daun,
)
from renja.tabel.bentuk import Isi, Tabel, Tingkat

KODE = "e81"
# Where the inputs of a derived cell stand, by their symbol.
KOLOM_CAPAIAN = {"T": "kolom 7", "L": "kolom 7", "U": "kolom 7", "R": "kolom 12"}
KOLOM_TINGKAT = {"T": "kolom 5", "L": "kolom 5", "U": "kolom 5", "R": "kolom 13"}
RUMUS = (
    "Kolom 13 K: kolom 6 + kolom 12 bagi indikator kumulatif, selain itu nilai terakhir (atau "
    "rata-rata) menurut aturan indikatornya. Kolom 14 = kolom 13 / kolom 5 × 100 menurut "
    "formulir, juga bagi indikator makin rendah makin baik; capaian tahun ini pada kaki tabel "
    "memakai aturan indikatornya."
)


def susun(rencana: Rencana, triwulan: int) -> Tabel:
    """E.81 at the end of a quarter of the Renja's year."""
    if not rencana.program:
        return Penyusun(rencana, KODE, triwulan).tabel()
    return _Evaluasi(rencana, triwulan).susun()


@dataclass(slots=True)
class _Simpul:
    """A row of the plan: what stands before its figures, its rows of money, the sasaran above."""

    tingkat: Tingkat
    uid: UUID
    no: str
    uraian: str
    indikator: Sequence[Indikator]
    baris: Sequence[SubKegiatan]
    sasaran: str
    lanjut: tuple[str, ...] = field(default=())


class _Evaluasi:
    def __init__(self, rencana: Rencana, triwulan: int) -> None:
        self.rencana, self.n, self.tw = rencana, rencana.tahun, triwulan
        self.penyusun = Penyusun(rencana, KODE, triwulan)
        self.lapisan = rencana.pelaksanaan.lapisan_berlaku(self.n, triwulan)
        self.terukur = terukur(rencana)
        self.menurut_uid = {satu.indikator.uid: satu for satu in self.terukur}
        self.nama_unit = {satu.uid: satu.nama for satu in rencana.pelaksanaan.unit}
        self.lalu = range(rencana.renstra.tahun_awal, self.n)
        self.periode = range(rencana.renstra.tahun_awal, rencana.renstra.tahun_akhir + 1)
        self.nomor_program, self.nomor_kegiatan, self.nomor_sub = count(1), count(1), count(1)
        self.tercetak: list[Indikator] = []
        self.sasaran_tercetak: set[UUID] = set()
        self.kurang: dict[str, list[str]] = {}

    def susun(self) -> Tabel:
        sasaran = {x.uid: x for tujuan in self.rencana.tujuan for x in tujuan.sasaran}
        for program in self.rencana.program:
            satu = sasaran.get(program.sasaran) if program.sasaran is not None else None
            self._sasaran(satu)
            self._program(program, satu.uraian if satu is not None else STRIP)
        for satu in sasaran.values():
            self._sasaran(satu)
        self._jumlah()
        self._catat()
        p, rencana = self.penyusun, self.rencana
        p.kaki += kaki_e81(rencana, self.terukur, self.tw, self._serapan_program())
        p.tanda_tangan += tanda_tangan_e81(rencana, self.tw)
        return p.tabel()

    # --- Rows --------------------------------------------------------------------------

    def _sasaran(self, sasaran: Sasaran | None) -> None:
        """The rows of a sasaran's own indikator, before the first program that serves it.

        Money stands with the programs.
        """
        if sasaran is None or sasaran.uid in self.sasaran_tercetak:
            return
        self.sasaran_tercetak.add(sasaran.uid)
        bentang = self.penyusun.bentangan("sasaran", "indikator")
        for letak, satu in enumerate(self._tampil(sasaran.indikator)):
            sel: dict[str, Isi] = {"no": "", "sasaran": sasaran.uraian, **self._kinerja(satu)}
            self.penyusun.tambah(
                Tingkat.SASARAN,
                satu.uid,
                {**sel, "unit": self._unit(satu, ())},
                bentang=bentang,
                lanjut=("no", "sasaran") if letak else (),
            )

    def _program(self, program: Program, sasaran: str) -> None:
        no = romawi(next(self.nomor_program))
        baris = list(daun(program))
        uraian = f"{program.kode} {program.nama}"
        dasar = (Tingkat.PROGRAM, program.uid, no, uraian, program.indikator, baris, sasaran)
        self._simpul(_Simpul(*dasar))
        for kegiatan in program.kegiatan:
            self._kegiatan(kegiatan, sasaran)

    def _kegiatan(self, kegiatan: Kegiatan, sasaran: str) -> None:
        """A kegiatan with its sub kegiatan; the sasaran stands beside it once more."""
        no = huruf(next(self.nomor_kegiatan))
        uraian = f"{kegiatan.kode} {kegiatan.nama}"
        atas = (Tingkat.KEGIATAN, kegiatan.uid, no, uraian, kegiatan.indikator)
        self._simpul(_Simpul(*atas, kegiatan.sub_kegiatan, sasaran))
        for baris in kelompok_sub(kegiatan):
            sub = baris[0]
            no = str(next(self.nomor_sub))
            dasar = (Tingkat.SUB_KEGIATAN, sub.uid, no, f"{sub.kode} {sub.nama}", sub.indikator)
            self._simpul(_Simpul(*dasar, baris, sasaran, ("sasaran",)))

    def _simpul(self, simpul: _Simpul) -> None:
        """A row per indikator: the first with everything, the others without money."""
        sel: dict[str, Isi] = {
            "no": simpul.no,
            "sasaran": simpul.sasaran,
            "uraian": simpul.uraian,
            **self._uang(simpul.baris),
        }
        tingkat, lanjut = simpul.tingkat, simpul.lanjut
        uid: UUID | None = simpul.uid
        tampil: list[Indikator | None] = [*self._tampil(simpul.indikator)]
        for satu in tampil or [None]:
            isi = dict(sel)
            if satu is not None:
                isi |= self._kinerja(satu)
            isi["unit"] = self._unit(satu, simpul.baris)
            self.penyusun.tambah(tingkat, uid, isi, lanjut=lanjut)
            sel = {kunci: sel[kunci] for kunci in ("no", "sasaran", "uraian")}
            tingkat, uid, lanjut = Tingkat.INDIKATOR, None, ("no", "sasaran", "uraian")

    def _tampil(self, indikator: Sequence[Indikator]) -> list[Indikator]:
        """Those measured or reported this year; the first one where none is."""
        tampil = [
            satu
            for satu in indikator
            if satu.uid in self.menurut_uid or any(t == self.n for t, _ in satu.triwulan)
        ]
        return tampil or list(indikator[:1])

    def _unit(self, satu: Indikator | None, baris: Sequence[SubKegiatan]) -> str:
        """Who answers for a row: those who report its indikator, else those who have its rows."""
        terukur = self.menurut_uid.get(satu.uid) if satu is not None else None
        nama = terukur.nama_unit if terukur is not None else [sub.unit_kerja for sub in baris]
        return ", ".join(dict.fromkeys(filter(None, nama)))

    # --- Cells -------------------------------------------------------------------------

    def _kinerja(self, satu: Indikator) -> dict[str, Isi]:
        """The K of all columns for one indikator."""
        self.tercetak.append(satu)
        terukur = self.menurut_uid.get(satu.uid)
        unit = terukur.nama_unit if terukur is not None else ()
        target = satu.target_dari(self.rencana.renstra.tahun_akhir, "akhir")
        berjalan = satu.berjalan(self.n, self.tw, unit)
        lalu = realisasi_periode(satu, self.lalu)
        renstra = realisasi_periode(satu, self.lalu, (self.n, berjalan))
        if self.lalu and lalu.alasan:
            self.kurang.setdefault(lalu.alasan, []).append(satu.uraian)
        hasil = capaian_tahun(self.rencana, terukur, self.tw) if terukur is not None else None
        return {
            "indikator": uraian_bertanda(satu),
            "target_renstra_k": target,
            "realisasi_lalu_k": lalu.nilai,
            "target_k": target_tahun(self.rencana, satu),
            **self._triwulan(satu, unit),
            "realisasi_k": berjalan.nilai,
            "capaian_k": hasil.di(KOLOM_CAPAIAN) if hasil is not None else None,
            "renstra_k": renstra.nilai,
            "tingkat_k": tingkat_renstra(satu, target, renstra).di(KOLOM_TINGKAT),
            "keterangan": keterangan(self.rencana, terukur, satu, self.tw),
        }

    def _triwulan(self, satu: Indikator, unit: Sequence[str]) -> dict[str, Kuantitas]:
        """Columns 8 to 11: quarters after the chosen one stay blank."""
        return {f"tw_{q}_k": nilai_triwulan(satu, self.n, q, unit) for q in range(1, self.tw + 1)}

    def _uang(self, baris: Sequence[SubKegiatan]) -> dict[str, Isi]:
        """The Rp of all columns for the rows below a node."""
        target = pagu_renstra(baris, self.periode)
        lalu = realisasi_lalu(baris, self.lalu)
        pagu = pagu_berlaku(baris, self.lapisan)
        kini = realisasi_triwulan(baris, 1, self.tw)
        renstra = jumlah((lalu, kini))
        triwulan: dict[str, Isi] = {
            f"tw_{q}_rp": uang(realisasi_triwulan(baris, q, q)) for q in range(1, self.tw + 1)
        }
        return {
            "target_renstra_rp": uang(target),
            "realisasi_lalu_rp": uang(lalu),
            "target_rp": uang(pagu),
            **triwulan,
            "realisasi_rp": uang(kini),
            "capaian_rp": rasio(kini, pagu).di({"R": "kolom 12", "A": "kolom 7"}),
            "renstra_rp": uang(renstra),
            "tingkat_rp": rasio(renstra, target, ("realisasi", "pagu Renstra")).di(
                {"R": "kolom 13", "A": "kolom 5"}
            ),
        }

    def _jumlah(self) -> None:
        semua = list(daun(self.rencana))
        sel: dict[str, Isi] = {"no": "", "uraian": "Jumlah", **self._uang(semua)}
        self.penyusun.tambah(Tingkat.JUMLAH, None, sel)

    def _serapan_program(self) -> list[tuple[Rupiah | None, Rupiah | None]]:
        """Realisasi and pagu of each program, for the mean of the serapan."""
        baris = [list(daun(program)) for program in self.rencana.program]
        return [
            (realisasi_triwulan(isi, 1, self.tw), pagu_berlaku(isi, self.lapisan)) for isi in baris
        ]

    # --- Notes -------------------------------------------------------------------------

    def _catat(self) -> None:
        rencana, catatan = self.rencana, self.penyusun.catatan
        catatan.append(catatan_lapisan(self.lapisan, self.n, self.tw))
        catatan += catatan_laporan(rencana, self.tw)
        catatan += catatan_realisasi(rencana)
        catatan += catatan_cara_tulis(self.tercetak)
        catatan.append(RUMUS)
        catatan.append(catatan_rata_rata(rencana))
        catatan += catatan_varian(rencana, self.tercetak)
        catatan += self._catatan_renstra()
        catatan += catatan_belum_disetujui(self.tercetak, self.n, self.tw)
        masa = {(t, q) for t, q in masa_triwulan((*self.lalu, self.n)) if (t, q) <= self._kini}
        catatan += catatan_koreksi(rencana, self.tercetak, masa, uang=True)

    @property
    def _kini(self) -> tuple[int, int]:
        return self.n, self.tw

    def _catatan_renstra(self) -> list[str]:
        """What columns 5 and 6 cover, what is missing in them, and what they leave out."""
        renstra = self.rencana.renstra
        hasil = []
        lepas = [satu.kode for satu in self.rencana.program if satu.sasaran is None]
        if lepas:
            hasil.append(
                f"Program {sebut_nama(lepas)} belum ditautkan ke sasaran Renstra; kolom 2 bertanda "
                f"{STRIP}."
            )
        if not self.lalu:
            hasil.append(
                f"Kolom 6 kosong karena {self.n} adalah tahun pertama Renstra "
                f"{renstra.tahun_awal}–{renstra.tahun_akhir}."
            )
        hasil += [
            f"Kolom 6: {alasan} pada {len(nama)} indikator ({sebut_nama(nama)})."
            for alasan, nama in self.kurang.items()
        ]
        luar = [
            sub
            for program in (*self.rencana.program, *self.rencana.program_lain)
            for kegiatan in (*program.kegiatan, *program.kegiatan_lain)
            for sub in kegiatan.sub_lain
            if sub.uang.pagu_renstra or sub.uang.realisasi_lalu
        ]
        if luar:
            hasil.append(
                f"Kolom 5, 6, dan 13 tidak memuat {len(luar)} sub kegiatan Renstra yang tidak "
                f"ada pada Renja {self.n}; lihat Evaluasi Renstra."
            )
        return hasil
