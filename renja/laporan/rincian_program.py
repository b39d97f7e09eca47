"""Tabel 3.2 and Tabel 4.1 (T-C.33): program, kegiatan and sub kegiatan with target and pagu.

4.1 adds the prakiraan maju of n+1. Levels are numbered I (program), A (kegiatan, running
through all programs) and 1 (sub kegiatan, running). Every sum is worked out here.
"""

from collections.abc import Sequence
from itertools import count
from uuid import UUID

from planning.kuantitas import Rupiah
from renja.laporan.penyusun import Penyusun, huruf, menurut_urusan, romawi, uang
from renja.rencana import (
    INDIKATIF,
    Indikator,
    Kegiatan,
    Program,
    Rencana,
    SubKegiatan,
    jumlah_maju,
    jumlah_pagu,
)
from renja.tabel.bentuk import Isi, Tabel, Tingkat


def susun_3_2(rencana: Rencana) -> Tabel:
    """Tabel 3.2, rumusan program, kegiatan, dan sub kegiatan."""
    return _susun(rencana, "tabel-3.2")


def susun_4_1(rencana: Rencana) -> Tabel:
    """Tabel 4.1 / T-C.33, with the prakiraan maju of the next year."""
    return _susun(rencana, "tabel-4.1")


def _susun(rencana: Rencana, kode: str) -> Tabel:
    if not rencana.program:
        return Penyusun(rencana, kode).tabel()
    return _Rincian(rencana, kode).susun()


class _Rincian:
    def __init__(self, rencana: Rencana, kode: str) -> None:
        self.penyusun = Penyusun(rencana, kode)
        self.rencana = rencana
        self.bentang = self.penyusun.bentangan("nama", "pagu")
        self.nomor_program, self.nomor_kegiatan, self.nomor_sub = count(1), count(1), count(1)

    def susun(self) -> Tabel:
        for kepala, urusan, program in menurut_urusan(self.rencana.program):
            self._induk(kepala, urusan.nama, program)
            if kepala is Tingkat.BIDANG_URUSAN or urusan == program[0].bidang_urusan:
                for satu in program:
                    self._program(satu)
        self._induk(Tingkat.JUMLAH, "Jumlah", self.rencana.program)
        return self.penyusun.tabel()

    def _induk(self, tingkat: Tingkat, nama: str, program: Sequence[Program]) -> None:
        self._tambah(tingkat, None, "", nama, jumlah_pagu(program), jumlah_maju(program))

    def _tambah(
        self,
        tingkat: Tingkat,
        uid: UUID | None,
        nomor: str,
        nama: str,
        pagu: Rupiah | None,
        maju: Rupiah | None,
    ) -> None:
        self.penyusun.tambah(
            tingkat,
            uid,
            {"no": nomor, "nama": nama, "pagu": uang(pagu), "pagu_maju": uang(maju)},
            bentang=self.bentang,
        )

    def _program(self, program: Program) -> None:
        nomor = romawi(next(self.nomor_program))
        self._tambah(
            Tingkat.PROGRAM,
            program.uid,
            nomor,
            program.nama,
            jumlah_pagu(program),
            jumlah_maju(program),
        )
        ukuran = self._bertarget(program.indikator)
        for kegiatan in program.kegiatan:
            self._kegiatan(kegiatan, ukuran)

    def _kegiatan(self, kegiatan: Kegiatan, program: Sequence[Indikator]) -> None:
        self._tambah(
            Tingkat.KEGIATAN,
            kegiatan.uid,
            huruf(next(self.nomor_kegiatan)),
            kegiatan.nama,
            jumlah_pagu(kegiatan),
            jumlah_maju(kegiatan),
        )
        hasil = self._bertarget(kegiatan.indikator)
        for sub in kegiatan.sub_kegiatan:
            self._sub(sub, program, hasil)

    def _sub(
        self, sub: SubKegiatan, program: Sequence[Indikator], hasil: Sequence[Indikator]
    ) -> None:
        """A row per indikator: the first with everything, the others with their indikator only."""
        keluaran = self._bertarget(sub.indikator)
        pagu = sub.pagu.get(INDIKATIF)
        sel: dict[str, Isi] = {
            "no": str(next(self.nomor_sub)),
            "nama": sub.nama,
            "lokasi": sub.teks_lokasi,
            "pagu": uang(pagu.nilai if pagu else None),
            "sumber_dana": sub.teks_sumber_dana,
            "pagu_maju": uang(sub.prakiraan_maju),
        }
        tingkat = Tingkat.SUB_KEGIATAN
        uid: UUID | None = sub.uid
        for letak in range(max(1, len(program), len(hasil), len(keluaran))):
            sel |= self._ukuran("program", program, letak)
            sel |= self._ukuran("keluaran", keluaran, letak)
            sel |= self._ukuran("hasil", hasil, letak)
            sel |= self._maju(program, letak)
            self.penyusun.tambah(tingkat, uid, sel)
            sel, tingkat, uid = {}, Tingkat.INDIKATOR, None

    def _bertarget(self, indikator: Sequence[Indikator]) -> Sequence[Indikator]:
        """The indikator planned for the year; all of them where none has a target yet."""
        return self.rencana.direncanakan(indikator) or indikator

    def _ukuran(self, jenis: str, indikator: Sequence[Indikator], letak: int) -> dict[str, Isi]:
        if letak >= len(indikator):
            return {}
        satu = indikator[letak]
        return {
            f"ind_{jenis}": satu.uraian,
            f"t_{jenis}": self.rencana.target_tahun_ini(satu),
        }

    def _maju(self, program: Sequence[Indikator], letak: int) -> dict[str, Isi]:
        if letak >= len(program):
            return {}
        satu = program[letak]
        return {
            "tolok_ukur": satu.uraian,
            "t_maju": satu.target_dari(self.rencana.tahun + 1, "maju"),
        }
