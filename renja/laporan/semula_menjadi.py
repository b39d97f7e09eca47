"""Semula–Menjadi of a Perubahan Renja: targets and pagu before and after, with totals.

No | Program/Kegiatan/Sub Kegiatan | Indikator | Target Semula | Target Menjadi | Pagu Semula | Pagu
Menjadi | Bertambah/(Berkurang) | Keterangan. Semula is the Renja of the same year: its targets,
and its indikatif pagu (its last layer where it has none). A sub kegiatan that the perubahan has no
more is listed where it stood. The wording of title and columns is custom [M].
"""

from collections.abc import Sequence
from itertools import count
from uuid import UUID

from budget.lapisan import lapisan_pada
from planning.kuantitas import STRIP, Rupiah, kosong
from planning.models.pelaporan import akhir_triwulan
from renja.laporan.penyusun import Penyusun, huruf, romawi, uang
from renja.laporan.uang import jumlah, kelompok_sub
from renja.pelaksanaan import Lapisan
from renja.rencana import (
    INDIKATIF,
    UNIT_LAIN,
    Indikator,
    Kegiatan,
    Program,
    Rencana,
    SubKegiatan,
)
from renja.tabel.bentuk import Isi, Tabel, Tingkat

KODE = "semula-menjadi"
AWAL, PERUBAHAN = "awal", "perubahan"
BUKAN_PERUBAHAN = (
    "Nihil: formulir ini milik Perubahan Renja. Renja ini adalah Renja awal, sehingga belum ada "
    "semula dan menjadi."
)
KEBIASAAN = "Judul dan kolom tabel ini menurut kebiasaan, bukan menurut lampiran peraturan."
BARU, HILANG = "sub kegiatan baru", "tidak dilanjutkan"


def susun(rencana: Rencana) -> Tabel:
    """The form of a perubahan; nihil with the reason for the Renja itself."""
    if rencana.siklus != PERUBAHAN:
        return Penyusun(rencana, KODE).tabel(nihil=BUKAN_PERUBAHAN)
    return _SemulaMenjadi(rencana).susun()


class _SemulaMenjadi:
    def __init__(self, rencana: Rencana) -> None:
        self.rencana, self.n = rencana, rencana.tahun
        self.penyusun = Penyusun(rencana, KODE)
        self.lapisan = lapisan_semula(rencana)
        self.nomor_program, self.nomor_kegiatan, self.nomor_sub = count(1), count(1), count(1)

    def susun(self) -> Tabel:
        semua: list[SubKegiatan] = []
        for program in (*self.rencana.program, *self.rencana.program_lain):
            isi = [
                (kegiatan, baris)
                for kegiatan in (*program.kegiatan, *program.kegiatan_lain)
                if (baris := self._baris(kegiatan))
            ]
            if isi:
                semua += self._program(program, isi)
        if semua:
            nilai = self._uang(semua)
            sel: dict[str, Isi] = {"uraian": "Jumlah", **nilai}
            bentang = self.penyusun.bentangan("uraian", "pagu_semula")
            self.penyusun.tambah(Tingkat.JUMLAH, None, sel, bentang=bentang)
            self._catat(semua)
        return self.penyusun.tabel()

    # --- Rows --------------------------------------------------------------------------

    def _baris(self, kegiatan: Kegiatan) -> list[tuple[SubKegiatan, ...]]:
        """The sub kegiatan of either cycle, each with the rows of its units."""
        return [
            baris
            for baris in kelompok_sub(kegiatan, lain=True)
            if baris[0] in kegiatan.sub_kegiatan or self._ada_semula(baris)
        ]

    def _ada_semula(self, baris: Sequence[SubKegiatan]) -> bool:
        """Whether the Renja had money for a sub kegiatan, in any of its layers."""
        return any(kunci.startswith(f"{AWAL}/") for sub in baris for kunci in sub.pagu)

    def _program(
        self, program: Program, isi: Sequence[tuple[Kegiatan, list[tuple[SubKegiatan, ...]]]]
    ) -> list[SubKegiatan]:
        """A program with what stands below it; gives its rows."""
        semua = [sub for _, baris in isi for satu in baris for sub in satu]
        no = romawi(next(self.nomor_program))
        self._tambah(Tingkat.PROGRAM, program, no, semua)
        for kegiatan, baris in isi:
            no = huruf(next(self.nomor_kegiatan))
            self._tambah(Tingkat.KEGIATAN, kegiatan, no, [sub for satu in baris for sub in satu])
            for satu in baris:
                no = str(next(self.nomor_sub))
                ket = self._keadaan(kegiatan, satu)
                self._tambah(Tingkat.SUB_KEGIATAN, satu[0], no, satu, ket)
        return semua

    def _keadaan(self, kegiatan: Kegiatan, baris: Sequence[SubKegiatan]) -> str:
        """Whether a sub kegiatan is in one of the two cycles only."""
        if baris[0] not in kegiatan.sub_kegiatan:
            return HILANG
        return "" if self._ada_semula(baris) else BARU

    def _tambah(
        self,
        tingkat: Tingkat,
        simpul: Program | Kegiatan | SubKegiatan,
        no: str,
        baris: Sequence[SubKegiatan],
        keadaan: str = "",
    ) -> None:
        """A row of the tree with its first indikator, the others below it."""
        uid: UUID | None = simpul.uid
        indikator = self._bertarget(simpul.indikator)
        sel: dict[str, Isi] = {
            "no": no,
            "uraian": f"{simpul.kode} {simpul.nama}",
            **self._uang(baris),
        }
        for satu in indikator or (None,):
            target, beda = self._target(satu, hilang=keadaan == HILANG)
            catatan = keadaan or ("target berubah" if beda else "")
            self.penyusun.tambah(tingkat, uid, {**sel, **target, "keterangan": catatan})
            sel, tingkat, uid, keadaan = {}, Tingkat.INDIKATOR, None, ""

    # --- Cells -------------------------------------------------------------------------

    def _bertarget(self, indikator: Sequence[Indikator]) -> Sequence[Indikator]:
        """The indikator that either cycle plans; all of them where neither does."""
        kunci = {(asal, self.n) for asal in ("renja", "perubahan")}
        return [satu for satu in indikator if kunci & satu.target.keys()] or indikator

    def _target(self, satu: Indikator | None, *, hilang: bool) -> tuple[dict[str, Isi], bool]:
        """The cells of an indikator, and whether its target differs."""
        if satu is None:
            return {"indikator": STRIP}, False
        semula = satu.target_dari(self.n, "renja")
        menjadi = satu.target_dari(self.n, "perubahan", "renja")
        if hilang:
            menjadi = kosong(satu.satuan)
        sel: dict[str, Isi] = {
            "indikator": satu.uraian,
            "target_semula": semula,
            "target_menjadi": menjadi,
        }
        return sel, not hilang and semula != menjadi

    def _uang(self, baris: Sequence[SubKegiatan]) -> dict[str, Isi]:
        semula = self._semula(baris)
        menjadi = jumlah(
            sub.pagu[INDIKATIF].nilai if INDIKATIF in sub.pagu else None for sub in baris
        )
        beda = None if semula is None and menjadi is None else (menjadi or 0) - (semula or 0)
        return {"pagu_semula": uang(semula), "pagu_menjadi": uang(menjadi), "selisih": uang(beda)}

    def _semula(self, baris: Sequence[SubKegiatan]) -> Rupiah | None:
        """The pagu of the Renja, that of units that have the sub kegiatan no more included."""
        if self.lapisan is None:
            return None
        kunci = self.lapisan.kunci
        return jumlah(
            sub.pagu[satu].nilai if satu in sub.pagu else None
            for sub in baris
            for satu in (kunci, f"{kunci}{UNIT_LAIN}")
        )

    def _catat(self, semua: Sequence[SubKegiatan]) -> None:
        catatan = self.penyusun.catatan
        if self.lapisan is None:
            catatan.append("Pagu semula kosong: Renja awal tahun ini belum memuat pagu.")
        else:
            catatan.append(f"Pagu semula: {self.lapisan.sebutan} Renja {self.n}.")
        catatan.append(f"Pagu menjadi: Pagu indikatif Perubahan Renja {self.n}.")
        if self.lapisan is not None:
            kunci = f"{self.lapisan.kunci}{UNIT_LAIN}"
            lepas = [sub for sub in semua if kunci in sub.pagu]
            if lepas:
                catatan.append(
                    f"Pagu semula {len(lepas)} sub kegiatan termasuk unit kerja yang tidak lagi "
                    f"mengampunya ({', '.join(sub.kode for sub in lepas[:5])})."
                )
        catatan.append(KEBIASAAN)


def lapisan_semula(rencana: Rencana) -> Lapisan | None:
    """The layer of the Renja that a perubahan starts from: indikatif, else the last one."""
    awal = [satu for satu in rencana.pelaksanaan.lapisan if satu.siklus == AWAL]
    indikatif = next((satu for satu in awal if satu.jenis == INDIKATIF), None)
    return indikatif or lapisan_pada(awal, akhir_triwulan(rencana.tahun, 4))
